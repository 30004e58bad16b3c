"""A statement as tables for people: names where records hold ids, and the words around."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from belarus_statement.model import (
    Allegation,
    Annotation,
    Demand,
    Entity,
    ExternalId,
    Party,
    Provision,
    SpeechAct,
    State,
    Statement,
)
from belarus_statement.model.annotations import Block
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.statement import collection_fields
from belarus_statement.tables import Cell, Column, ColumnType, Row, Table
from belarus_statement.wording import name, words

_WORDS = Column(
    name="words", description="The words that it stands on.", type="string", required=True
)
_PARAGRAPH = Column(
    name="paragraph",
    description="The number of the paragraph that it stands in, or the kind of another block.",
    type="string",
    required=False,
)
_SENTENCE = Column(
    name="sentence", description="The sentence that it stands in.", type="string", required=False
)
_ID = Column(
    name="id",
    description="The id of the record, by which `statement[id]` has it.",
    type="string",
    required=True,
)
_LAST = ("inferred", "external_ids", "enrichment_sources")
_OF_STATES = ("alpha_2", "alpha_3", "un_regional_group", "eu_member")
"""What a table of parties tells of those of them that are States."""
_WHERE = ("sentence", "block")
"""Fields that say by an id what the columns of the place say in words."""


_Added: TypeAlias = tuple[Column, Callable[[Statement, Any], Cell]]


@cache
def readable() -> tuple[Table, ...]:
    """Return a table for each collection of records, whose cells are text, numbers and truth.

    Several values stand in one cell, a semicolon between. An annotation has the
    paragraph and the sentence that it stands in, and no offsets; a party has what
    it is and the codes of its State, an allegation and a demand the verb of the
    act by which it is put. The id stands last.
    """
    return tuple(map(_table, collection_fields()))


def _table(collection: Field) -> Table:
    cls = collection.value_type
    shown = [each for each in fields_of(cls) if _is_shown(cls, each)]
    fields = sorted(shown, key=lambda each: each.name in _LAST)
    more = _ADDED.get(cls, ())
    placed = (_WORDS, _PARAGRAPH, _SENTENCE) if issubclass(cls, Annotation) else ()
    return Table(
        name=collection.name,
        description=collection.description,
        columns=(
            *placed,
            *map(_column, fields),
            *(column for column, _ in more),
            _ID,
        ),
        key=(),
        of_class=cls,
        derived=True,
        rows=partial(_rows, collection=collection.name, fields=fields, more=more),
    )


def _is_shown(cls: type[Any], field: Field) -> bool:
    where = issubclass(cls, Annotation) and field.name in _WHERE
    return not (field.name == "id" or field.span or where)


def _column(field: Field) -> Column:
    several = field.many or field.refers or field.value_type not in (int, bool)
    number: ColumnType = "integer" if field.value_type is int else "boolean"
    return Column(
        name=field.name,
        description=field.description,
        type="string" if several else number,
        required=not field.optional and not field.many,
    )


def _rows(
    statement: Statement, collection: str, fields: Iterable[Field], more: Iterable[_Added]
) -> Iterable[Row]:
    for record in getattr(statement, collection):
        cells = (_cell(statement, record, field) for field in fields)
        added = (find(statement, record) for _, find in more)
        yield (*_place(statement, record), *cells, *added, record.id)


def _place(statement: Statement, record: Entity | Annotation) -> Row:
    if not isinstance(record, Annotation):
        return ()
    block, sentence = statement.block_of(record), statement.sentence_of(record)
    return record.quote, _paragraph(block), sentence.quote if sentence else None


def _paragraph(block: Block | None) -> str | None:
    if block is None:
        return None
    return str(block.number) if block.number is not None else block.kind.replace("_", " ")


def _cell(statement: Statement, record: object, field: Field) -> Cell:
    if not field.many and not field.refers and field.value_type in (int, bool):
        found: Cell = next(iter(field.values_in(record)), None)
        return found
    told = in_words(statement, record, field)
    return "; ".join(told) if told else None


def in_words(statement: Statement, record: object, field: Field) -> list[str]:
    """Return the values of a field as people read them: names for ids, words for terms."""
    values = field.values_in(record)
    if field.refers:
        return [name(statement, each) for each in values]
    return [*map(words if field.values else _written, values)]


def _written(value: Any) -> str:
    """Return a value as text, of a record what names it: wikidata Q184, ICCPR 19."""
    if isinstance(value, ExternalId):
        return f"{value.scheme} {value.value}"
    return f"{value.instrument} {value.article}" if isinstance(value, Provision) else str(value)


def _verb(statement: Statement, record: Allegation | Demand) -> Cell:
    act = statement.get(record.speech_act) if record.speech_act else None
    return act.verb if isinstance(act, SpeechAct) else None


def _kind(statement: Statement, party: Party) -> Cell:
    actor = statement.get(party.actor)
    return type(actor).__name__ if actor else None


def _of_state(statement: Statement, party: Party, field: str) -> Cell:
    actor = statement.get(party.actor)
    found: Cell = getattr(actor, field) if isinstance(actor, State) else None
    return found


def _state_columns() -> Iterator[_Added]:
    for field in fields_of(State):
        if field.name in _OF_STATES:
            yield attrs.evolve(_column(field), required=False), partial(_of_state, field=field.name)


_VERB = Column(
    name="verb",
    description="The verb of the speech act by which it is put.",
    type="string",
    required=False,
)
_KIND = Column(
    name="kind",
    description="What the party is: State, Organization, Group.",
    type="string",
    required=False,
)
_ADDED: MappingProxyType[type[Any], tuple[_Added, ...]] = MappingProxyType(
    {
        Party: ((_KIND, _kind), *_state_columns()),
        Allegation: ((_VERB, _verb),),
        Demand: ((_VERB, _verb),),
    }
)
"""The columns that the tables of some classes have beside their fields."""
