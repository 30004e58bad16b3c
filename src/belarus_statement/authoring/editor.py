"""Edits of a statement by the words that they are about: no offset is ever typed."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import attrs

from belarus_statement.authoring.layers import Layers, Record
from belarus_statement.authoring.making import free_id, make_annotation, make_entity
from belarus_statement.authoring.quotes import Span, span_of, spans_of_names
from belarus_statement.errors import EditError, UnknownIdError, did_you_mean
from belarus_statement.languages import language_of
from belarus_statement.languages.lists import with_article
from belarus_statement.model import Annotation, Entity, Mention, State, Statement
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.spans import SpanIndex
from belarus_statement.model.statement import text_order

E = TypeVar("E", bound=Entity)
A = TypeVar("A", bound=Annotation)

_MOST_LISTED = 5
_LONGEST_SMALL_WORD = 4
"""Letters of a preposition or an article, whatever the language: of, from, aux, los."""


class Editor:
    """A statement in the making: entities by their names, annotations by their words.

    The statement that it is made of stays as it is. Fields that refer to others
    take records or their ids, one or several.
    """

    def __init__(self, statement: Statement) -> None:
        """Begin with the records of a statement; raises `EditError` where two have one id."""
        self.layers = Layers(statement)
        """The records as they are now."""

    def name(self, cls: type[E], *names: str, id: str | None = None, **fields: Any) -> E:
        """Make an entity, and a mention of it at every place where the text has one of its names.

        The first name is its name, others are its aliases. A name is taken as a
        whole word, of several the longest, and not where it is a part of a
        longer name of the same class (Guinea in Equatorial Guinea), unless small
        words lead to it there (strikers in "families of strikers"). A mention
        has the article before the name, in languages that have words for it.

        Raises `QuoteError` for a name that the text does not have, and
        `EditError` where an entity of the class has the name already.
        """
        if not names:
            raise TypeError(f"found no name for a {cls.__name__}; expected one or more")
        named = {
            name: each.id for each in self.layers.of(cls) for name in (each.name, *each.aliases)
        }
        for name in names:
            span_of(self.layers.header.text, name, nth=1, within=None)
            if name in named:
                raise EditError(
                    f"found {name!r:.80} as a name of {named[name]} already; expected another: "
                    "change that one, or add a mention of it"
                )
        given = self._checked(cls, {"name": names[0], "aliases": names[1:], **fields})
        entity = make_entity(self.layers, cls, given.pop("name"), given, id)
        self._mention(entity, names)
        return entity

    def add(
        self,
        cls: type[A],
        quote: str,
        *,
        nth: int | None = None,
        within: Annotation | str | None = None,
        id: str | None = None,
        **fields: Any,
    ) -> A:
        """Make an annotation of these words of the text.

        ``nth``, counted from 1, or ``within``, an annotation or its id, says
        which where the words stand at several places. What the place and the
        words say for sure is filled in: the sentence, the block, numbers, the
        speech act, the actor of a party, the value of a date or a quantity,
        whether a demand names those who are to do it.

        Raises `QuoteError`, whose ``places`` are those to choose from;
        `UnknownIdError` for a reference to nothing or to another class; and
        `EditError` where what the annotation needs is not there.
        """
        span = self.place_of(quote, nth=nth, within=within)
        return make_annotation(self.layers, cls, span, self._checked(cls, fields), id)

    def change(
        self,
        record: Record | str,
        *,
        quote: str | None = None,
        nth: int | None = None,
        within: Annotation | str | None = None,
        **fields: Any,
    ) -> Record:
        """Change fields of a record, or the words that it stands on; return the changed one.

        A new ``id`` is given to all that refer to it as well.
        """
        old = self.layers.record(_id(record))
        given = self._checked(type(old), fields)
        if quote is not None:
            start, end = self.place_of(quote, nth=nth, within=within)
            given |= {"start": start, "end": end, "quote": quote}
        if given.get("id", old.id) != old.id:
            self._rename(old.id, given["id"])
        new = attrs.evolve(old, **given)
        self.layers.put(new)
        return new

    def drop(self, record: Record | str) -> None:
        """Take a record away.

        Raises `EditError` while another refers to it, and says which: the
        mentions of an entity, for one.
        """
        id = self.layers.record(_id(record)).id
        references = [*self.layers.references_to(id)]
        others = [each for each in references if each.record.id != id]
        if others:
            named = ", ".join(f"{each.record.id} ({each.field})" for each in others[:_MOST_LISTED])
            more = f" and {len(others) - _MOST_LISTED} more" if len(others) > _MOST_LISTED else ""
            raise EditError(
                f"found {len(others)} references to {id!r:.80}, of {named}{more}; expected none: "
                "drop or change these first"
            )
        self.layers.remove(id)

    def statement(self) -> Statement:
        """Return the statement as it is now, in canonical order, with its parts numbered anew.

        What is wrong with it, `validate` says.
        """
        return self.layers.statement()

    def _mention(self, entity: Entity, names: Sequence[str]) -> None:
        """Mention an entity at its names; of others of its class, shorter mentions inside go."""
        others = SpanIndex(
            sorted(
                (
                    mention
                    for mention in self.layers.of(Mention)
                    if type(self.layers.records.get(mention.target)) is type(entity)
                ),
                key=text_order,
            )
        )
        text, language = self.layers.header.text, language_of(self.layers.header.language)
        for start, end in spans_of_names(text, names):
            longer = [each.start for each in others.at(start) if each.end >= end]
            if not all(_is_named_within(text, first, start, entity) for first in longer):
                continue
            for each in [*others.within(start, end)]:
                if not _is_named_within(text, start, each.start, entity):
                    self.layers.remove(each.id)
            begin = with_article(text, start, language.lists) if language else start
            make_annotation(self.layers, Mention, (begin, end), {"target": entity.id})

    def place_of(
        self, quote: str, *, nth: int | None = None, within: Annotation | str | None = None
    ) -> Span:
        """Return the span, as start and end, that a quote means; raises `QuoteError` as `add`."""
        around: Span | None = None
        if within is not None:
            record = self.layers.record(_id(within))
            if not isinstance(record, Annotation):
                raise UnknownIdError(record.id, type(record).__name__, Annotation.__name__)
            around = (record.start, record.end)
        return span_of(self.layers.header.text, quote, nth=nth, within=around)

    def _checked(self, cls: type[Record], fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return fields as the class has them; references are held against their classes."""
        known = {field.name: field for field in fields_of(cls)}
        for name in fields:
            if name not in known:
                hint = did_you_mean(name, known) or f"; it has {', '.join(known)}"
                raise TypeError(f"{cls.__name__} has no field {name!r:.80}{hint}")
        return {name: self._value(known[name], value) for name, value in fields.items()}

    def _value(self, field: Field, value: Any) -> Any:
        several = value
        if not field.many or isinstance(value, str | Entity | Annotation):
            several = () if value is None else (value,)
        if field.refers:
            several = [self._reference(field, each) for each in several]
        if field.many:
            return tuple(several)
        return next(iter(several), None)

    def _reference(self, field: Field, record: Record | str) -> str:
        found = self.layers.record(_id(record))
        if not isinstance(found, field.refers):
            expected = " or ".join(each.__name__ for each in field.refers)
            raise UnknownIdError(found.id, type(found).__name__, expected)
        return str(found.id)

    def _rename(self, old: str, new: str) -> None:
        """Give another id to a record, and to all that refer to it."""
        free_id(self.layers, new)
        for record, name in [*self.layers.references_to(old)]:
            value = getattr(record, name)
            renamed = new if value == old else tuple(new if each == old else each for each in value)
            fields: dict[str, Any] = {name: renamed}
            self.layers.put(attrs.evolve(record, **fields))
        self.layers.remove(old)


def _is_named_within(text: str, first: int, start: int, entity: Entity) -> bool:
    """Return whether a name that begins at ``start`` is one of its own in a longer one.

    It is behind two words or more, the last of them small: "families of" strikers.
    States have such names too (Democratic Republic of the Congo), and mean one.
    """
    before = text[first:start].split()
    small = len(before) > 1 and before[-1].islower() and len(before[-1]) <= _LONGEST_SMALL_WORD
    return small and not isinstance(entity, State)


def _id(record: Record | str) -> str:
    return record if isinstance(record, str) else record.id
