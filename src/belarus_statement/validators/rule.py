"""What a rule is, what it yields, and what a validation reports."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count, repeat, starmap
from typing import Generic, NamedTuple, TypeVar

import attrs

from belarus_statement.errors import Finding, Severity
from belarus_statement.model import Annotation, Entity, Statement
from belarus_statement.model.statement import collection_fields

R_co = TypeVar("R_co", bound=Entity | Annotation, covariant=True)


@attrs.frozen(kw_only=True)
class Fault:
    """A place where a rule does not hold.

    ``path`` is a JSONPath into the statement's JSON form; ``start`` is the
    offset in the text, by which findings are ordered, -1 for what has none.
    """

    path: str
    message: str
    start: int = -1


@attrs.frozen(kw_only=True)
class Rule:
    """A rule: a stable code, how grave a breach is, words for readers, and the check itself.

    ``explanation`` says what is asked and why, ``example`` shows a breach.
    ``check`` yields the faults of a statement, whatever other rules it breaks.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    example: str
    check: Callable[[Statement], Iterable[Fault]] = attrs.field(repr=False)


def rule(
    code: str, *, title: str, explanation: str, example: str, severity: Severity = "error"
) -> Callable[[Callable[[Statement], Iterable[Fault]]], Rule]:
    """Make a rule of the function that checks it."""

    def made(check: Callable[[Statement], Iterable[Fault]]) -> Rule:
        return Rule(
            code=code,
            severity=severity,
            title=title,
            explanation=explanation,
            example=example,
            check=check,
        )

    return made


@attrs.frozen(kw_only=True)
class Report:
    """What a validation or verification found, in the order of the text."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether there is no finding of severity error."""
        return all(finding.severity != "error" for finding in self.findings)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings)) or "no findings"


class Located(NamedTuple, Generic[R_co]):
    """A record of a statement and where it stands in the JSON form.

    A tuple, and its path made when asked for: rules make one of every record,
    and nearly all of them find no fault.
    """

    collection: str
    number: int
    record: R_co

    @property
    def path(self) -> str:
        """The JSONPath of the record."""
        return f"$.{self.collection}[{self.number}]"

    def fault(self, message: str, field: str = "") -> Fault:
        """A fault of this record, or of one of its fields."""
        return Fault(
            path=f"{self.path}.{field}" if field else self.path,
            message=f"{self.record.id}: {message}",
            start=self.record.start if isinstance(self.record, Annotation) else -1,
        )


def words_of(statement: Statement, annotation: Annotation) -> str | None:
    """The words of the text that an annotation stands on; None where its span is none in it."""
    if 0 <= annotation.start < annotation.end <= len(statement.text):
        return statement.text[annotation.start : annotation.end]
    return None


def collections(
    statement: Statement,
) -> Iterator[tuple[str, Sequence[Entity | Annotation]]]:
    """Every collection of a statement with the name of its field."""
    for field in collection_fields():
        yield field.name, getattr(statement, field.name)


def located(statement: Statement) -> Iterator[Located[Entity | Annotation]]:
    """Every entity and annotation of a statement, collection after collection, with its path."""
    return chain.from_iterable(starmap(located_in, collections(statement)))


def located_of(statement: Statement, cls: type[R_co]) -> Iterator[Located[R_co]]:
    """The records of the collections that hold a class or subclasses of it, each with its path."""
    for field in collection_fields():
        if issubclass(field.value_type, cls):
            yield from located_in(field.name, getattr(statement, field.name))


def located_in(name: str, records: Iterable[R_co]) -> Iterator[Located[R_co]]:
    """The records of one collection, each with its path."""
    return map(Located, repeat(name), count(), records)
