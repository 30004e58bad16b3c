"""The statement: its header, its text, what was annotated in it, and views of these."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib import import_module
from typing import Annotated, Literal, NamedTuple, TypeAlias, TypeVar

import attrs

from belarus_statement.errors import UnknownIdError
from belarus_statement.model.annotations import (
    Allegation,
    Annotation,
    Block,
    Correction,
    DateExpression,
    Demand,
    Mention,
    Party,
    Quantity,
    Sentence,
    SpeechAct,
)
from belarus_statement.model.corrected import CorrectedText
from belarus_statement.model.entities import (
    Document,
    Entity,
    Event,
    Group,
    Organization,
    Person,
    Place,
    Right,
    State,
)
from belarus_statement.model.fields import Edtf, Field, fields_of
from belarus_statement.model.printing import clipped
from belarus_statement.model.source import Source
from belarus_statement.model.spans import SpanIndex, spans_of

SchemaVersion = Literal["1"]
SCHEMA_VERSION: SchemaVersion = "1"
"""The version of the schema of these classes; documents of others are refused by name."""

Actor: TypeAlias = State | Organization | Person | Group
"""Those who can act, be acted upon or be spoken to."""

_ACTORS = (State, Organization, Person, Group)
R = TypeVar("R", bound=Entity | Annotation)


class Reference(NamedTuple):
    """A record that refers to another, and the field in which it does."""

    record: Entity | Annotation
    field: str


class _Provable:
    """A place for the mark of `mark_proven`, which is not a field: a copy does not have it."""

    __slots__ = ("_proven",)


@attrs.frozen(kw_only=True, repr=False)
class Statement(_Provable):
    """A document with its annotations.

    Each collection is a tuple in the order of the text: annotations by start,
    then longest first; entities by their first mention. The views below the
    fields are computed from them on first use and kept; they take no part in
    comparison, hashing or pickling.
    """

    schema_version: SchemaVersion = SCHEMA_VERSION
    """The version of the schema that the document is written in."""
    id: str
    """A readable, stable slug for the document."""
    title: str
    """The title, as written; of several lines, all of them."""
    issuer: str | None = None
    """Who issued the document, as written."""
    place: str | None = None
    """Where it was issued, as written."""
    date: Annotated[str | None, Edtf] = None
    """The date of issue (EDTF)."""
    language: str
    """The language of the text (BCP 47)."""
    source: Source
    """The file that the text was read from."""
    text: str
    """The text, never normalised; offsets count its code points."""
    states: tuple[State, ...] = ()
    """The States that the text names."""
    organizations: tuple[Organization, ...] = ()
    """The bodies, authorities, mechanisms, offices and media that the text names."""
    persons: tuple[Person, ...] = ()
    """The people whom the text names."""
    groups: tuple[Group, ...] = ()
    """The people who are meant without a name of their own."""
    places: tuple[Place, ...] = ()
    """The places that the text names."""
    events: tuple[Event, ...] = ()
    """The events that the text refers to."""
    documents: tuple[Document, ...] = ()
    """The texts that the text refers to."""
    rights: tuple[Right, ...] = ()
    """The rights, freedoms and principles that the text invokes."""
    blocks: tuple[Block, ...] = ()
    """The parts that tile the text."""
    sentences: tuple[Sentence, ...] = ()
    """The sentences of the preamble, the paragraphs and other blocks."""
    parties: tuple[Party, ...] = ()
    """Those who make the statement, a lead first."""
    mentions: tuple[Mention, ...] = ()
    """Every naming of every entity."""
    dates: tuple[DateExpression, ...] = ()
    """Every date, part or whole."""
    quantities: tuple[Quantity, ...] = ()
    """Every number that counts people, cases or deaths."""
    speech_acts: tuple[SpeechAct, ...] = ()
    """What the speakers do by saying what they say."""
    allegations: tuple[Allegation, ...] = ()
    """Every wrong that is said or implied to have been done."""
    demands: tuple[Demand, ...] = ()
    """Everything that someone is asked to do or to stop."""
    corrections: tuple[Correction, ...] = ()
    """The slips and inconsistencies of the text."""

    def __repr__(self) -> str:
        """Return the id and how many records of each kind there are, on one line."""
        counts = [f"{len(self.entities)} entities" for _ in self.entities[:1]]
        counts += [
            f"{len(found)} {field.name.replace('_', ' ')}"
            for field in annotation_fields()
            if (found := getattr(self, field.name))
        ]
        return f"<Statement {clipped(self.id)}: {', '.join(counts) or 'nothing annotated'}>"

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        yield "id", self.id
        for field in collection_fields():
            if found := getattr(self, field.name):
                yield field.name, len(found)

    def _ipython_key_completions_(self) -> list[str]:
        return [*self._by_id]

    def _repr_html_(self) -> str | None:
        # By its name: pages are made of statements, on floors above this one.
        page: str | None = import_module("belarus_statement.notebook").overview(self)
        return page

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Every entity, class after class in the order of the fields."""
        return self._entities

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        return (
            *self.states,
            *self.organizations,
            *self.persons,
            *self.groups,
            *self.places,
            *self.events,
            *self.documents,
            *self.rights,
        )

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Every annotation in the order of the text: by start, then longest first."""
        return self._annotations

    @cached_property
    def _annotations(self) -> tuple[Annotation, ...]:
        return tuple(sorted(self._layers, key=text_order))

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks that are numbered paragraphs."""
        return self._paragraphs

    @cached_property
    def _paragraphs(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == "paragraph")

    def __getitem__(self, id: str) -> Entity | Annotation:
        """Return the entity or annotation with this id.

        Raises `UnknownIdError`, which is also a KeyError. Where ids are not
        unique, which validation reports, the first in the order of the fields.
        """
        try:
            return self._by_id[id]
        except (KeyError, TypeError):
            error = UnknownIdError(id)
            error.known = self._by_id.keys()
            raise error from None

    def record(self, id: str, cls: type[R]) -> R:
        """Return the record of this id and class, typed as such.

        Raises `UnknownIdError` where the statement has no record of this id, or
        one of another class.
        """
        found = self[id]
        if not isinstance(found, cls):
            raise UnknownIdError(id, type(found).__name__, cls.__name__)
        return found

    def actors(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        """Return the States, organizations, persons and groups of these ids, in their order.

        Raises `UnknownIdError` for an id of none, or of a record of another class.
        """
        return tuple(map(self._actor, ids))

    def _actor(self, id: str) -> Actor:
        found = self[id]
        if not isinstance(found, _ACTORS):
            expected = ", ".join(each.__name__ for each in _ACTORS)
            raise UnknownIdError(id, type(found).__name__, expected)
        return found

    def named(self, name: str) -> tuple[Entity, ...]:
        """Return the entities of this name: a name, an alias, a code of ISO 3166-1, an external id.

        Upper and lower case are one (``"belarus"``, ``"by"``, ``"Q184"``); where
        nothing has the name there are none.
        """
        return self._by_name.get(name.casefold(), ())

    def referring_to(self, record: Entity | Annotation | str) -> tuple[Reference, ...]:
        """Return every reference to a record, given as itself or by its id, class after class.

        Raises `UnknownIdError` where the statement has no record of that id.
        """
        id = record if isinstance(record, str) else record.id
        return self._references.get(self[id].id, ())

    def get(self, id: str) -> Entity | Annotation | None:
        """Return the entity or annotation with this id, or None."""
        try:
            return self._by_id.get(id)
        except TypeError:
            return None

    def __contains__(self, id: object) -> bool:
        """Return True where an entity or annotation has this id."""
        return isinstance(id, str) and id in self._by_id

    def __iter__(self) -> Iterator[Entity | Annotation]:
        """Every entity, then every annotation."""
        yield from self.entities
        yield from self.annotations

    def find(self, quote: str) -> tuple[tuple[int, int], ...]:
        """Return the spans, as start and end, at which these very words stand in the text."""
        return spans_of(self.text, quote)

    def at(self, offset: int) -> tuple[Annotation, ...]:
        """Return the annotations that cover the code point at an offset, in the order of the text.

        An offset outside the text is covered by nothing.
        """
        return self._spans.at(offset) if 0 <= offset < len(self.text) else ()

    def sentence_of(self, annotation: Annotation) -> Sentence | None:
        """Return the sentence in which an annotation starts, or None; of a sentence, itself."""
        return next(self._sentence_spans.innermost(annotation.start), None)

    def block_of(self, annotation: Annotation) -> Block | None:
        """Return the block in which an annotation starts, or None; of a block, itself."""
        return next(self._block_spans.innermost(annotation.start), None)

    def within(self, annotation: Annotation) -> tuple[Annotation, ...]:
        """Return the other annotations inside the span of this one, in the order of the text."""
        return tuple(
            each
            for each in self._spans.within(annotation.start, annotation.end)
            if each is not annotation and each.id != annotation.id
        )

    def mentions_of(self, entity: Entity | str) -> tuple[Mention, ...]:
        """Return the mentions of an entity, given as itself or by its id, in the order of the text.

        Raises `UnknownIdError` where the statement has no entity of that id.
        """
        id = entity if isinstance(entity, str) else entity.id
        self.record(id, Entity)
        return self._mentions_by_target.get(id, ())

    def corrected_text(self) -> CorrectedText:
        """Return the text with its corrections of severity error, and a map of its offsets."""
        return self._corrected

    @cached_property
    def _corrected(self) -> CorrectedText:
        return CorrectedText.of(
            self.text, tuple(each for each in self.corrections if each.severity == "error")
        )

    @cached_property
    def _layers(self) -> tuple[Annotation, ...]:
        """Every annotation, class after class in the order of the fields."""
        return (
            *self.blocks,
            *self.sentences,
            *self.parties,
            *self.mentions,
            *self.dates,
            *self.quantities,
            *self.speech_acts,
            *self.allegations,
            *self.demands,
            *self.corrections,
        )

    @cached_property
    def _by_id(self) -> dict[str, Entity | Annotation]:
        records: tuple[Entity | Annotation, ...] = (*self.entities, *self._layers)
        return {each.id: each for each in reversed(records)}

    @cached_property
    def _spans(self) -> SpanIndex[Annotation]:
        return SpanIndex(self.annotations)

    @cached_property
    def _sentence_spans(self) -> SpanIndex[Sentence]:
        return SpanIndex(sorted(self.sentences, key=text_order))

    @cached_property
    def _block_spans(self) -> SpanIndex[Block]:
        return SpanIndex(sorted(self.blocks, key=text_order))

    @cached_property
    def _by_name(self) -> dict[str, tuple[Entity, ...]]:
        found: dict[str, dict[str, Entity]] = {}
        for entity in self.entities:
            for name in _names_of(entity):
                found.setdefault(name.casefold(), {})[entity.id] = entity
        return {name: tuple(entities.values()) for name, entities in found.items()}

    @cached_property
    def _references(self) -> dict[str, tuple[Reference, ...]]:
        found: dict[str, list[Reference]] = {}
        for collection in collection_fields():
            fields = [each for each in fields_of(collection.value_type) if each.refers]
            for record in getattr(self, collection.name) if fields else ():
                for field in fields:
                    for id in field.values_in(record):
                        found.setdefault(id, []).append(Reference(record, field.name))
        return {id: tuple(references) for id, references in found.items()}

    @cached_property
    def _mentions_by_target(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.target, []).append(mention)
        return {target: tuple(mentions) for target, mentions in found.items()}


def _names_of(entity: Entity) -> Iterator[str]:
    yield entity.name
    yield from entity.aliases
    for external in entity.external_ids:
        yield external.value
    if isinstance(entity, State):
        yield from (
            each
            for each in (entity.iso_name, entity.alpha_2, entity.alpha_3, entity.numeric)
            if each
        )


def mark_proven(statement: Statement) -> None:
    """Remember that a statement, all through, holds the very types that its classes declare.

    Since these are frozen, it holds them for good.
    """
    object.__setattr__(statement, "_proven", True)


def is_proven(statement: Statement) -> bool:
    """Return whether a statement was marked by `mark_proven`, which nothing else ever is."""
    return type(statement) is Statement and getattr(statement, "_proven", False)


def collection_fields() -> tuple[Field, ...]:
    """Return the fields of a statement that hold entities and annotations, class after class."""
    return tuple(field for field in fields_of(Statement) if field.many)


def annotation_fields() -> tuple[Field, ...]:
    """Return the fields of a statement that hold its annotations, class after class."""
    return tuple(each for each in collection_fields() if issubclass(each.value_type, Annotation))


def text_order(annotation: Annotation) -> tuple[int, int]:
    """Return the sort key of the order of the text: by start, then longest first."""
    return annotation.start, -annotation.end
