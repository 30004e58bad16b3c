"""The records of a statement while it is edited, and the statement that they make."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

import attrs

from belarus_statement.errors import EditError, UnknownIdError
from belarus_statement.model import Annotation, Block, Entity, Mention, Party, Sentence, Statement
from belarus_statement.model.fields import fields_of
from belarus_statement.model.spans import SpanIndex
from belarus_statement.model.statement import Reference, collection_fields, text_order

Record: TypeAlias = Entity | Annotation
R = TypeVar("R", bound=Record)
A = TypeVar("A", bound=Annotation)


class Layers:
    """The records of a statement by id, made quick to find by where they stand."""

    def __init__(self, statement: Statement) -> None:
        """Take the records of a statement; raises `EditError` where two have one id."""
        self.header = statement
        self.records: dict[str, Record] = {}
        self._indexes: dict[type[Annotation], SpanIndex[Any]] = {}
        for record in statement:
            if record.id in self.records:
                raise EditError(f"found two records with the id {record.id!r:.80}; expected one")
            self.records[record.id] = record

    def put(self, record: Record) -> None:
        """Add a record, or put it in the place of the one that has its id."""
        self.records[record.id] = record
        self._indexes.pop(type(record), None)  # type: ignore[arg-type] # no entity is indexed

    def remove(self, id: str) -> None:
        """Take a record away."""
        self._indexes.pop(type(self.records.pop(id)), None)  # type: ignore[arg-type] # as above

    def record(self, id: str) -> Record:
        """Return the record of an id; raises `UnknownIdError`."""
        if id not in self.records:
            error = UnknownIdError(id)
            error.known = self.records.keys()
            raise error
        return self.records[id]

    def of(self, cls: type[R]) -> Iterator[R]:
        """Yield the records of a class or subclasses of it."""
        return (record for record in self.records.values() if isinstance(record, cls))

    def innermost(self, cls: type[A], offset: int) -> A | None:
        """Return the record of a class that covers an offset, of several the last to start."""
        return next(self._index(cls).innermost(offset), None)

    def within(self, cls: type[A], start: int, end: int) -> Sequence[A]:
        """Return the records of a class inside a span, in the order of the text."""
        return [*self._index(cls).within(start, end)]

    def _index(self, cls: type[A]) -> SpanIndex[A]:
        if cls not in self._indexes:
            self._indexes[cls] = SpanIndex(sorted(self.of(cls), key=text_order))
        return self._indexes[cls]

    def references_to(self, id: str) -> Iterator[Reference]:
        """Yield every reference to a record."""
        for record in self.records.values():
            for field in fields_of(type(record)):
                if field.refers and id in field.values_in(record):
                    yield Reference(record, field.name)

    def statement(self) -> Statement:
        """Return the statement in canonical order, what is numbered numbered anew."""
        first_mention: dict[str, int] = {}
        for mention in self.of(Mention):
            first_mention[mention.target] = min(
                mention.start, first_mention.get(mention.target, mention.start)
            )

        def order(record: Record) -> tuple[int, int]:
            if isinstance(record, Annotation):
                return text_order(record)
            return first_mention.get(record.id, -1), 0

        by_class: dict[type[Record], list[Record]] = {}
        for record in self.records.values():
            by_class.setdefault(type(record), []).append(record)
        collections: dict[str, Any] = {
            field.name: _numbered(sorted(by_class.get(field.value_type, ()), key=order))
            for field in collection_fields()
        }
        return attrs.evolve(self.header, **collections)


def _numbered(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records of one class with numbers from 1 on: paragraphs, sentences, parties."""
    counted: Counter[str] = Counter()

    def number(record: Record) -> Record:
        if isinstance(record, Block):
            counted[record.kind] += 1
            found = counted[record.kind] if record.kind == "paragraph" else None
            return attrs.evolve(record, number=found)
        if isinstance(record, Sentence):
            counted[record.block] += 1
            return attrs.evolve(record, number=counted[record.block])
        if isinstance(record, Party):
            counted[""] += 1
            return attrs.evolve(record, position=counted[""])
        return record

    return tuple(map(number, records))
