"""A rule, the faults that it yields, and the report of a validation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count, repeat, starmap
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar

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


LEFT_TO_ANNOTATE = "sentence-untyped"
"""The code of the warnings that say what is left to be annotated."""

Check: TypeAlias = Callable[[Statement], Iterable[Fault]]


@attrs.frozen(kw_only=True)
class Rule:
    """A rule: a stable code, how grave a breach is, words for readers, and the check itself.

    ``explanation`` says what is asked and why, ``example`` shows a breach.
    ``languages`` are the languages (primary subtags of BCP 47) whose words it
    reads, none where it reads no words: a statement in another language is not
    asked. ``check`` yields the faults of a statement, whatever other rules it
    breaks; it is None where loading asks, or `verify`, as ``asked_by`` says.
    ``distribution`` is the one that added the rule, empty for ours.
    """

    code: str
    severity: Severity = "error"
    title: str
    explanation: str
    example: str
    languages: tuple[str, ...] = ()
    asked_by: Literal["load", "validate", "verify"] = "validate"
    distribution: str = ""
    check: Check | None = attrs.field(default=None, repr=False)

    def reads(self, statement: Statement) -> bool:
        """Return True where the statement is in a language that the rule reads."""
        return not self.languages or primary_language(statement) in self.languages


def primary_language(statement: Statement) -> str:
    """Return the language of a statement without script, region and variants (BCP 47)."""
    return statement.language.partition("-")[0].lower()


def rule(code: str, **about: Any) -> Callable[[Check], Rule]:
    """Make a rule of the function that checks it; ``about`` are the other fields of `Rule`."""
    return lambda check: Rule(code=code, check=check, **about)


@attrs.frozen(kw_only=True, repr=False)
class Report:
    """The findings of a validation or verification, in the order of the text."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """True where there is no finding of severity error."""
        return all(finding.severity != "error" for finding in self.findings)

    @property
    def todo(self) -> tuple[Finding, ...]:
        """The warnings of sentences that are left to annotate, in the order of the text."""
        return tuple(finding for finding in self.findings if finding.code == LEFT_TO_ANNOTATE)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings)) or "no findings"

    def __repr__(self) -> str:
        return f"<Report: {', '.join(f'{number} {name}' for name, number in self.__rich_repr__())}>"

    def __rich_repr__(self) -> Iterator[tuple[str, int]]:
        errors = sum(finding.severity == "error" for finding in self.findings)
        yield "errors", errors
        yield "warnings", len(self.findings) - errors


class Node(NamedTuple, Generic[R_co]):
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
        """Return a fault of this record, or of one of its fields."""
        return Fault(
            path=f"{self.path}.{field}" if field else self.path,
            message=f"{self.record.id}: {message}",
            start=self.record.start if isinstance(self.record, Annotation) else -1,
        )


def words_of(statement: Statement, annotation: Annotation) -> str | None:
    """Return the words that an annotation stands on; None where its span is not in the text."""
    if 0 <= annotation.start < annotation.end <= len(statement.text):
        return statement.text[annotation.start : annotation.end]
    return None


def collections(
    statement: Statement,
) -> Iterator[tuple[str, Sequence[Entity | Annotation]]]:
    """Every collection of a statement with the name of its field."""
    for field in collection_fields():
        yield field.name, getattr(statement, field.name)


def all_nodes(statement: Statement) -> Iterator[Node[Entity | Annotation]]:
    """Every entity and annotation of a statement, collection after collection, with its path."""
    return chain.from_iterable(starmap(nodes_in, collections(statement)))


def nodes_of(statement: Statement, cls: type[R_co]) -> Iterator[Node[R_co]]:
    """Yield the records of the collections of a class or subclasses of it, each with its path."""
    for field in collection_fields():
        if issubclass(field.value_type, cls):
            yield from nodes_in(field.name, getattr(statement, field.name))


def nodes_in(name: str, records: Iterable[R_co]) -> Iterator[Node[R_co]]:
    """Return the records of one collection, each with its path."""
    return map(Node, repeat(name), count(), records)
