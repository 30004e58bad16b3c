"""A statement as tables for people: names where records hold ids, and the words around."""

from collections.abc import Iterable
from functools import cache, partial
from typing import Any

from belarus_statement.model import Annotation, Entity, ExternalId, Provision, Statement
from belarus_statement.model.annotations import Block
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.statement import collection_fields
from belarus_statement.tables import Cell, Column, ColumnType, Row, Table
from belarus_statement.wording import listed

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
_LAST = ("inferred", "external_ids", "enrichment_sources")
_WHERE = ("sentence", "block")
"""Fields that say by an id what the columns of the place say in words."""


@cache
def readable() -> tuple[Table, ...]:
    """Return a table for each collection of records, whose cells are text, numbers and truth.

    Several values stand in one cell, a semicolon between. An annotation has the
    paragraph and the sentence that it stands in, and no offsets.
    """
    return tuple(map(_table, collection_fields()))


def _table(collection: Field) -> Table:
    cls = collection.value_type
    shown = [each for each in fields_of(cls) if _is_shown(cls, each)]
    fields = sorted(shown, key=lambda each: each.name in _LAST)
    placed = (_WORDS, _PARAGRAPH, _SENTENCE) if issubclass(cls, Annotation) else ()
    return Table(
        name=collection.name,
        description=collection.description,
        columns=(*placed, *map(_column, fields)),
        key=(),
        of_class=cls,
        derived=True,
        rows=partial(_rows, collection=collection.name, fields=fields),
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


def _rows(statement: Statement, collection: str, fields: Iterable[Field]) -> Iterable[Row]:
    for record in getattr(statement, collection):
        cells = (_cell(statement, record, field) for field in fields)
        yield (*_place(statement, record), *cells)


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
    values = field.values_in(record)
    if not field.many and not field.refers and field.value_type in (int, bool):
        found: Cell = values[0] if values else None
        return found
    if field.refers:
        words = [listed(statement, (each,)) for each in values]
    elif field.values:
        words = [each.replace("_", " ") for each in values]
    else:
        words = [*map(_written, values)]
    return "; ".join(words) if words else None


def _written(value: Any) -> str:
    """Return a value as text, of a record what names it: wikidata Q184, ICCPR 19."""
    if isinstance(value, ExternalId):
        return f"{value.scheme} {value.value}"
    return f"{value.instrument} {value.article}" if isinstance(value, Provision) else str(value)
