"""The differences between two statements, record by record and field by field."""

from collections.abc import Iterator

import attrs

from belarus_statement.codec import refuse_malformed
from belarus_statement.model import Annotation, Entity, Statement
from belarus_statement.model.fields import fields_of
from belarus_statement.model.printing import clipped
from belarus_statement.model.statement import collection_fields

Record = Entity | Annotation


@attrs.frozen(kw_only=True, repr=False)
class Difference:
    """A value that two statements do not share.

    ``id`` is that of the record, or of the statement for its header; ``field``
    is empty where only one of the statements has the record. ``before`` and
    ``after`` are the values, None where there is none.
    """

    id: str
    field: str
    before: object
    after: object

    def __str__(self) -> str:
        if self.field:
            return f"{self.id}.{self.field}: {clipped(self.before)} -> {clipped(self.after)}"
        sign, words = ("+", self.after) if self.before is None else ("-", self.before)
        return f"{sign} {self.id}: {words!s:.200}"

    def __repr__(self) -> str:
        return f"<Difference {self}>"


def diff(before: Statement, after: Statement) -> tuple[Difference, ...]:
    """Every difference between two statements: the header, then the records in field order.

    Records are matched by collection and id; what moved without a change of
    its fields shows where the order of a collection differs.

    Raises `LoadError` where fields of one, made in Python, hold what cannot be compared.
    """
    with refuse_malformed(before, after):
        return tuple(_differences(before, after))


def _differences(before: Statement, after: Statement) -> Iterator[Difference]:
    yield from _fields(before.id, before, after)
    yield from _fields(before.id, before.source, after.source, "source.")
    for field in collection_fields():
        old, new = getattr(before, field.name), getattr(after, field.name)
        yield from _collection(field.name, old, new)


def _collection(
    name: str, before: tuple[Record, ...], after: tuple[Record, ...]
) -> Iterator[Difference]:
    old = {each.id: each for each in before}
    new = {each.id: each for each in after}
    for id, record in old.items():
        if id not in new:
            yield Difference(id=id, field="", before=_words(record), after=None)
    for id, record in new.items():
        if id in old:
            yield from _fields(id, old[id], record)
        else:
            yield Difference(id=id, field="", before=None, after=_words(record))
    kept = [each.id for each in before if each.id in new]
    order = [each.id for each in after if each.id in old]
    if kept != order:
        yield Difference(id=name, field="order", before=tuple(kept), after=tuple(order))


def _fields(id: str, before: object, after: object, prefix: str = "") -> Iterator[Difference]:
    for field in fields_of(type(before)):
        old, new = getattr(before, field.name), getattr(after, field.name, None)
        nested = isinstance(before, Statement) and attrs.has(field.value_type)
        if old != new and not nested:
            yield Difference(id=id, field=f"{prefix}{field.name}", before=old, after=new)


def _words(record: Record) -> str:
    return record.quote if isinstance(record, Annotation) else record.name
