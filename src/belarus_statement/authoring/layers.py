"""The records of a statement while it is edited, and the statement that they make."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

import attrs

from belarus_statement.errors import EditError, UnknownIdError, nearest
from belarus_statement.model import Annotation, Block, Entity, Mention, Party, Sentence, Statement
from belarus_statement.model.fields import fields_of
from belarus_statement.model.spans import SpanIndex
from belarus_statement.model.statement import Reference, collection_fields, text_order

Record: TypeAlias = Entity | Annotation
R = TypeVar("R", bound=Record)
A = TypeVar("A", bound=Annotation)
E = TypeVar("E", bound=Entity)

_MOST_LISTED = 5


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

    def of(self, cls: type[R] | tuple[type[R], ...]) -> Iterator[R]:
        """Yield the records of a class, or of several, or of subclasses of these."""
        return (record for record in self.records.values() if isinstance(record, cls))

    def named(self, cls: type[E], name: str) -> E | None:
        """Return the entity of a class that has a name or an alias, or None."""
        return next((each for each in self.of(cls) if name in (each.name, *each.aliases)), None)

    def on(self, cls: type[A], start: int, end: int) -> A | None:
        """Return the annotation of a class that stands on this very span, or None."""
        known = self.of(cls)
        return next((each for each in known if (each.start, each.end) == (start, end)), None)

    def meant(self, word: str, classes: tuple[type[Record], ...]) -> str:
        """Return the id of the record of these classes that an id, a name or a quote means.

        Raises ValueError where none or several are meant.
        """
        found = [record for record in self.of(classes) if word in _words_of(record)]
        if len(found) == 1:
            return found[0].id
        if found:
            several = ", ".join(each.id for each in found[:_MOST_LISTED])
            raise ValueError(f"found {len(found)} called {word!r:.80}; expected an id: {several}")
        near = nearest(word, [each for record in self.of(classes) for each in _words_of(record)])
        kinds = " or ".join(each.__name__ for each in classes)
        hint = f"did you mean {near!r}?" if near else f"the name or id of a record of class {kinds}"
        raise ValueError(f"found no record called {word!r:.80}; expected {hint}")

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

        by_class: dict[type[Record], list[Record]] = {}
        for record in self.records.values():
            by_class.setdefault(type(record), []).append(record)
        collections: dict[str, Any] = {
            field.name: _numbered(_in_order(by_class.get(field.value_type, ()), first_mention))
            for field in collection_fields()
        }
        return attrs.evolve(self.header, **collections)


def _in_order(records: Iterable[Record], first_mention: Mapping[str, int]) -> list[Record]:
    """Return records of one class in canonical order; what nothing mentions keeps its place."""
    places: dict[str, tuple[int, int]] = {}
    before = (-1, 0)
    for record in records:
        if isinstance(record, Annotation):
            places[record.id] = text_order(record)
        else:
            before = (first_mention.get(record.id, before[0]), 0)
            places[record.id] = before
    return sorted(records, key=lambda each: places[each.id])


def _words_of(record: Record) -> tuple[str, ...]:
    if isinstance(record, Entity):
        return record.id, record.name, *record.aliases
    return record.id, record.quote


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
