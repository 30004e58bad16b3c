"""The tables that a statement consists of, derived from the classes.

There are two layouts, for formats that have lists and for those that have none:

* `nested` has one table a class; a field with several values is a column of
  arrays, and the text stands in the header.
* `relational` has a table of its own for every field with several values, named
  after the class and the field, with the id of the record, the position of the
  value, and the value, which may be a link. The text is a table of its lines,
  since readers of such formats limit what one cell may hold.

Records that entities own (external ids, provisions) have tables of their own in
both. ``entities`` and ``annotations`` index the records of all their classes,
so that a link that may go to several classes has one table to point at. A new
field of a class reaches all of this by itself.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import attrs

from belarus_statement.model import Annotation, Entity, Source, Statement
from belarus_statement.model.fields import Field, fields_of, snake_case
from belarus_statement.model.statement import collection_fields

ColumnType = Literal["string", "integer", "boolean", "array"]
Cell: TypeAlias = str | int | bool | tuple[str, ...] | None
Row: TypeAlias = tuple[Cell, ...]

_COLUMN_TYPES: MappingProxyType[type[Any], ColumnType] = MappingProxyType(
    {str: "string", int: "integer", bool: "boolean"}
)
_INDEXES = (
    (Entity, "entities", "Every entity of every class."),
    (Annotation, "annotations", "Every annotation of every class."),
)
LINES = "lines"


@attrs.frozen(kw_only=True)
class Column:
    """A column; ``references`` names the table whose first column its cells hold.

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
    """A table: its columns, and how its rows are read from a statement.

    ``key`` are the columns that identify a row, ``of_class`` the class of the
    record that a row holds or belongs to, and ``field`` the field of that class
    that the rows hold the values of, where they are not whole records.
    ``derived`` says that the rows repeat what other tables have.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    of_class: type[Any]
    field: Field | None = None
    derived: bool = False
    _rows: Callable[[Statement], Iterable[Row]] = attrs.field(repr=False, alias="rows")

    def rows(self, statement: Statement) -> tuple[Row, ...]:
        """Return the rows of a statement in the order of the text, with a cell for each column."""
        return tuple(self._rows(statement))


@cache
def nested() -> tuple[Table, ...]:
    """Return the tables of the layout with arrays: a table comes after those that it refers to."""
    return (
        _header("statement", "The header of the statement, and its text.", Statement),
        _header("source", "The file that the text was read from.", Source),
        *map(_index, _INDEXES),
        *map(_collection, collection_fields()),
        *(
            _value_table(owner, field)
            for owner, field in _fields_of_many()
            if attrs.has(field.value_type)
        ),
    )


@cache
def relational() -> tuple[Table, ...]:
    """Return the tables of the layout without arrays, each after those that it refers to."""
    header, *others = nested()
    return (
        _drop(header, {"text"}),
        _lines(),
        *(_drop(each, {c.name for c in each.columns if c.type == "array"}) for each in others),
        *(
            _value_table(owner, field)
            for owner, field in _fields_of_many()
            if not attrs.has(field.value_type)
        ),
    )


def _header(name: str, description: str, cls: type[Any]) -> Table:
    fields = _plain_fields(cls, arrays=False)
    names = [each.name for each in fields]

    def rows(statement: Statement) -> Iterator[Row]:
        yield _row(statement if cls is Statement else statement.source, fields)

    return Table(
        name=name,
        description=description,
        columns=tuple(map(_column, fields)),
        key=("id" if "id" in names else names[0],),
        of_class=cls,
        rows=rows,
    )


def _index(index: tuple[type[Any], str, str]) -> Table:
    base, name, description = index
    fields = [each for each in fields_of(base) if each.span or each.name in ("id", "name")]
    key, *others = map(_column, fields)
    classes = Column(
        name="class", description="The class of the record.", type="string", required=True
    )

    def rows(statement: Statement) -> Iterator[Row]:
        for record in getattr(statement, name):
            yield record.id, type(record).__name__, *_row(record, fields[1:])

    return Table(
        name=name,
        description=description,
        columns=(key, classes, *others),
        key=("id",),
        of_class=base,
        derived=True,
        rows=rows,
    )


def _collection(collection: Field) -> Table:
    fields = _plain_fields(collection.value_type, arrays=True)
    base = next(name for cls, name, *_ in _INDEXES if issubclass(collection.value_type, cls))

    def column(field: Field) -> Column:
        made = _column(field)
        # Rows may refer to later ones of their own table, which databases do not all take.
        in_index = field.name == "id" or field.refers == (collection.value_type,)
        return attrs.evolve(made, references=base) if in_index else made

    return Table(
        name=collection.name,
        description=collection.description,
        columns=tuple(map(column, fields)),
        key=("id",),
        of_class=collection.value_type,
        rows=lambda statement: (_row(each, fields) for each in getattr(statement, collection.name)),
    )


def _value_table(owner_class: type[Any], field: Field) -> Table:
    """Return the table of a field with several values: owner's id, position from 1, value."""
    singular = snake_case(owner_class)
    owner = Column(
        name=singular,
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
    parts = fields_of(field.value_type) if attrs.has(field.value_type) else None
    value = attrs.evolve(_column(field), name="value", type="string", required=True)

    def rows(statement: Statement) -> Iterator[Row]:
        for record in _records_of(statement, owner_class):
            for number, each in enumerate(getattr(record, field.name), 1):
                yield record.id, number, *(_row(each, parts) if parts else (each,))

    return Table(
        name=f"{singular}_{field.name}",
        description=field.description,
        columns=(owner, position, *(map(_column, parts) if parts else (value,))),
        key=(owner.name, position.name),
        of_class=owner_class,
        field=field,
        rows=rows,
    )


def _lines() -> Table:
    def column(name: str, type: ColumnType, description: str) -> Column:
        return Column(name=name, description=description, type=type, required=True)

    def rows(statement: Statement) -> Iterator[Row]:
        start = 0
        for number, line in enumerate(statement.text.split("\n"), 1):
            yield number, start, start + len(line), line
            start += len(line) + 1

    return Table(
        name=LINES,
        description="The text, line by line, without its line ends.",
        columns=(
            column("number", "integer", "The number of the line, counted from 1."),
            column("start", "integer", "The offset of its first code point in the text."),
            column("end", "integer", "The offset after its last code point."),
            column("text", "string", "The line itself."),
        ),
        key=("number",),
        of_class=str,
        derived=True,
        rows=rows,
    )


def _drop(table: Table, names: set[str]) -> Table:
    """Yield a table without some of its columns."""
    kept = [index for index, column in enumerate(table.columns) if column.name not in names]

    def rows(statement: Statement) -> Iterator[Row]:
        for row in table.rows(statement):
            yield tuple(row[index] for index in kept)

    return attrs.evolve(table, columns=tuple(table.columns[index] for index in kept), rows=rows)


def _fields_of_many() -> Iterator[tuple[type[Any], Field]]:
    """Every field of a record that holds several values, with the class that declares it."""
    owners: tuple[type[Any], ...] = (
        *(base for base, *_ in _INDEXES),
        *(each.value_type for each in collection_fields()),
    )
    for owner in owners:
        for field in fields_of(owner):
            if field.many and not field.inherited:
                yield owner, field


def _plain_fields(cls: type[Any], *, arrays: bool) -> list[Field]:
    """Return the fields of a class whose values fit in a cell."""
    return [
        field
        for field in fields_of(cls)
        if not attrs.has(field.value_type) and (arrays or not field.many)
    ]


def _records_of(statement: Statement, cls: type[Any]) -> Iterable[Entity | Annotation]:
    """Yield the records of a class, or of a base, collection after collection."""
    for collection in collection_fields():
        if issubclass(collection.value_type, cls):
            yield from getattr(statement, collection.name)


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
    """Return the table that holds the ids of all these classes."""
    if len(classes) == 1:
        for collection in collection_fields():
            if collection.value_type is classes[0]:
                return collection.name
    return next(
        name for base, name, *_ in _INDEXES if all(issubclass(each, base) for each in classes)
    )


def _row(record: object, fields: Iterable[Field]) -> Row:
    return tuple(getattr(record, field.name) for field in fields)
