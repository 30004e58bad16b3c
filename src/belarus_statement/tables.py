"""A statement as flat tables, derived from the classes: one table a class.

Every format that writes tables writes these; a new field of a class is a new
column of each by itself. ``entities`` and ``annotations`` index the records of
all their classes, so that a link that may go to several classes has one table
to point at.
"""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Literal

import attrs

from belarus_statement.model import Annotation, Entity, Source, Statement
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.statement import collection_fields

ColumnType = Literal["string", "integer", "boolean", "array"]
Cell = str | int | bool | tuple[str, ...] | None

_COLUMN_TYPES: MappingProxyType[type[Any], ColumnType] = MappingProxyType(
    {str: "string", int: "integer", bool: "boolean"}
)
_INDEXES = (
    (Entity, "entities", "Every entity of every class.", ("id", "name")),
    (
        Annotation,
        "annotations",
        "Every annotation of every class.",
        ("id", "start", "end", "quote"),
    ),
)


@attrs.frozen(kw_only=True)
class Column:
    """A column; ``references`` names the table whose id its cells hold.

    An ``array`` holds a tuple of strings; its elements are what ``references``
    and ``values`` speak of.
    """

    name: str
    description: str
    type: ColumnType
    required: bool
    values: tuple[str, ...] = ()
    references: str | None = None


@attrs.frozen(kw_only=True)
class Table:
    """A table: ``rows`` hold one cell for each column, ``key`` the columns that identify a row."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(statement: Statement) -> tuple[Table, ...]:
    """The tables of a statement: its header, the indexes, each collection, and what these own."""
    return (
        _header("statement", "The header of the statement.", statement),
        _header("source", "The file that the text was read from.", statement.source),
        *_index_tables(statement),
        *_collection_tables(statement),
        *_owned_tables(statement),
    )


def _header(name: str, description: str, record: Statement | Source) -> Table:
    fields = [field for field in fields_of(type(record)) if not attrs.has(field.value_type)]
    return Table(
        name=name,
        description=description,
        columns=tuple(map(_column, fields)),
        key=(fields[0].name,),
        rows=(_row(record, fields),),
    )


def _index_tables(statement: Statement) -> Iterator[Table]:
    for base, name, description, names in _INDEXES:
        fields = [field for field in fields_of(base) if field.name in names]
        key, *others = map(_column, fields)
        classes = Column(
            name="class", description="The class of the record.", type="string", required=True
        )
        records: Iterable[Entity | Annotation] = getattr(statement, name)
        yield Table(
            name=name,
            description=description,
            columns=(key, classes, *others),
            key=("id",),
            rows=tuple(
                (record.id, type(record).__name__, *_row(record, fields[1:])) for record in records
            ),
        )


def _collection_tables(statement: Statement) -> Iterator[Table]:
    for collection in collection_fields():
        fields = [
            field for field in fields_of(collection.value_type) if not attrs.has(field.value_type)
        ]
        yield Table(
            name=collection.name,
            description=collection.description,
            columns=tuple(map(_column, fields)),
            key=("id",),
            rows=tuple(_row(record, fields) for record in getattr(statement, collection.name)),
        )


def _owned_tables(statement: Statement) -> Iterator[Table]:
    """Tables of the records that entities own, each row with its owner and its position there."""
    owner_classes: list[type[Any]] = [Entity, *(each.value_type for each in collection_fields())]
    for owner_class in owner_classes:
        for field in fields_of(owner_class):
            if attrs.has(field.value_type) and not field.inherited:
                yield _owned_table(statement, owner_class, field)


def _owned_table(statement: Statement, owner_class: type[Any], field: Field) -> Table:
    fields = fields_of(field.value_type)
    owner = Column(
        name=owner_class.__name__.lower(),
        description="The record that it belongs to.",
        type="string",
        required=True,
        references=_table_of((owner_class,)),
    )
    position = Column(
        name="position",
        description="Its position there, counted from 1.",
        type="integer",
        required=True,
    )
    return Table(
        name=field.name,
        description=field.description,
        columns=(owner, position, *map(_column, fields)),
        key=(owner.name, position.name),
        rows=tuple(
            (record.id, number, *_row(owned, fields))
            for record in (*statement.entities, *statement.annotations)
            if isinstance(record, owner_class)
            for number, owned in enumerate(getattr(record, field.name), 1)
        ),
    )


def _column(field: Field) -> Column:
    return Column(
        name=field.name,
        description=field.description,
        type="array" if field.many else _COLUMN_TYPES[field.value_type],
        required=not field.optional,
        values=field.values,
        references=_table_of(field.refers) if field.refers else None,
    )


def _table_of(classes: tuple[type[Any], ...]) -> str:
    """The table that holds the ids of all these classes."""
    if len(classes) == 1:
        for collection in collection_fields():
            if collection.value_type is classes[0]:
                return collection.name
    return next(
        name for base, name, *_ in _INDEXES if all(issubclass(each, base) for each in classes)
    )


def _row(record: object, fields: Iterable[Field]) -> tuple[Cell, ...]:
    return tuple(getattr(record, field.name) for field in fields)
