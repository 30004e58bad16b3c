"""From the rows of tables back to a statement, strictly."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from belarus_statement.codec import structure
from belarus_statement.errors import Finding, LoadError, listed, refusal
from belarus_statement.model import Statement
from belarus_statement.model.statement import collection_fields
from belarus_statement.tables.layouts import LINES, ColumnType, Table

Rows: TypeAlias = Mapping[str, Sequence[Sequence[Any]]]
"""The rows of every table, by its name: a cell for each column, an array as a list."""

_Record: TypeAlias = dict[str, Any]

_CELL_TYPES: MappingProxyType[ColumnType, tuple[type[Any], str]] = MappingProxyType(
    {
        "string": (str, "text"),
        "integer": (int, "an integer"),
        "boolean": (bool, "true or false"),
        "array": (list, "an array"),
    }
)


def rows_of(
    tables: Iterable[Table], read: Callable[[Table], Sequence[Sequence[Any]]], source: str
) -> Rows:
    """Read table after table; raise `LoadError` with the faults of all that have some."""
    rows: dict[str, Sequence[Sequence[Any]]] = {}
    faults: list[Finding] = []
    for table in tables:
        try:
            rows[table.name] = read(table)
        except LoadError as error:
            faults += error.findings
    if faults:
        raise LoadError(source, tuple(faults))
    return rows


def expect_columns(table: Table, found: Sequence[str], path: str) -> None:
    """Raise `LoadError` where a table has not its very columns, in their order."""
    expected = [column.name for column in table.columns]
    if [*found] == expected:
        return
    differences = (
        ("lacks", [each for each in expected if each not in found]),
        ("has", [each for each in found if each not in expected]),
        ("repeats", [each for each, times in Counter(found).items() if times > 1]),
    )
    said = " and ".join(
        f"{verb} {', '.join(map(repr, names)):.200}" for verb, names in differences if names
    )
    message = (
        f"found a header that {said or 'has its columns in another order'}; expected the columns "
        f"{', '.join(expected)}"
    )
    raise refusal(path, "table-columns", message, path)


def statement_of(tables: Sequence[Table], rows: Rows, source: str) -> Statement:
    """Return the statement that tables of one layout hold.

    Raises `LoadError` with every fault: a cell of another type than its column,
    a header of no row or of several, a row of a record that is not there,
    positions that do not count up from 1, and all that loading JSON refuses.
    """
    wrong = (fault for table in tables for fault in _cell_faults(table, rows[table.name]))
    if faults := listed(wrong, source):
        raise LoadError(source, faults)
    records = {
        table.name: [
            dict(zip((column.name for column in table.columns), row, strict=True))
            for row in rows[table.name]
        ]
        for table in tables
    }
    owned = [table for table in tables if table.field]
    unclear = itertools.chain(
        _header_faults(records), _repeated_ids(records), _owned_faults(owned, records)
    )
    if faults := listed(unclear, source):
        raise LoadError(source, faults)
    statement = structure(_data(owned, records), source)
    if faults := listed(_derived_faults(tables, rows, statement), source):
        raise LoadError(source, faults)
    return statement


def _cell_faults(table: Table, rows: Sequence[Sequence[Any]]) -> Iterator[Finding]:
    for index, row in enumerate(rows):
        for column, cell in zip(table.columns, row, strict=True):
            cls, expected = _CELL_TYPES[column.type]
            if type(cell) is not cls and (cell is not None or column.required):
                found = "nothing" if cell is None else f"{cell!r:.60}"
                message = f"found {found}; expected {expected}"
                if not column.required:
                    message += ", or nothing"
                path = f"{table.name}[{index}].{column.name}"
                yield Finding("wrong-type", "error", path, message)


def _header_faults(records: Mapping[str, list[_Record]]) -> Iterator[Finding]:
    for name in ("statement", "source"):
        if len(records[name]) != 1:
            message = f"found {len(records[name])} rows; expected one"
            yield Finding("table-rows", "error", name, message)


def _repeated_ids(records: Mapping[str, list[_Record]]) -> Iterator[Finding]:
    """Ids of which nobody could say whose the rows of the owned tables are."""
    seen: set[str] = set()
    for collection in collection_fields():
        for index, record in enumerate(records[collection.name]):
            if record["id"] in seen:
                message = f"found the id {record['id']!r:.60} again; expected one of its own"
                path = f"{collection.name}[{index}].id"
                yield Finding("table-id-repeated", "error", path, message)
            seen.add(record["id"])


def _owned_faults(
    owned: Iterable[Table], records: Mapping[str, list[_Record]]
) -> Iterator[Finding]:
    """Rows that would be lost, since their record is not there or their position unclear."""
    for table in owned:
        owner = table.columns[0].name
        owners = _owners(table, records)
        counted: Counter[str] = Counter()
        for index, row in enumerate(records[table.name]):
            counted[row[owner]] += 1
            expected = counted[row[owner]]
            if row[owner] not in owners:
                message = f"found the id {row[owner]!r}, which no such record has"
                yield Finding("table-orphan", "error", f"{table.name}[{index}].{owner}", message)
            elif row["position"] != expected:
                message = f"found the position {row['position']}; expected {expected}"
                yield Finding("table-position", "error", f"{table.name}[{index}].position", message)


def _derived_faults(tables: Iterable[Table], rows: Rows, statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each cell that repeats one of another table and says something else."""
    for table in tables:
        if table.derived and [*map(tuple, rows[table.name])] != [*table.rows(statement)]:
            yield from _differences(table, rows[table.name], statement)


def _differences(
    table: Table, rows: Sequence[Sequence[Any]], statement: Statement
) -> Iterator[Finding]:
    found = {row[0]: (index, row) for index, row in enumerate(rows)}
    expected = {row[0]: row for row in table.rows(statement)}
    for key, row in expected.items():
        others = _repeated_by(statement, key)
        if key not in found:
            message = f"found no row for {key!r}, which {others} has; expected one, or none there"
            yield _disagreement(table.name, message)
            continue
        index, given = found[key]
        for column, one, other in zip(table.columns, given, row, strict=True):
            if one != other:
                message = (
                    f"found {one!r:.60} for {key!r}; expected {other!r:.60}, as in {others}: "
                    "change both alike"
                )
                yield _disagreement(f"{table.name}[{index}].{column.name}", message)
    for key, (index, _) in found.items():
        if key not in expected:
            message = f"found {key!r:.60}, which no other table has; expected it there too"
            yield _disagreement(f"{table.name}[{index}].{table.columns[0].name}", message)
    if len(found) < len(rows):
        message = f"found {len(rows)} rows of which some are there twice; expected {len(found)}"
        yield _disagreement(table.name, message)


def _disagreement(path: str, message: str) -> Finding:
    return Finding("table-disagrees", "error", path, message)


def _repeated_by(statement: Statement, key: Any) -> str:
    """Return the name of the table that a row of a derived one repeats."""
    cls = type(statement.get(key)) if isinstance(key, str) else str
    return next(
        (each.name for each in collection_fields() if each.value_type is cls),
        "the text of the lines",
    )


def _data(owned: Iterable[Table], records: Mapping[str, list[_Record]]) -> _Record:
    """Return the plain data of a statement, in the shape of its JSON form."""
    data = dict(records["statement"][0])
    if LINES in records:
        data["text"] = "\n".join(line["text"] for line in records[LINES])
    data["source"] = records["source"][0]
    data |= {collection.name: records[collection.name] for collection in collection_fields()}
    for table in owned:
        _hand_over(table, records)
    return data


def _hand_over(table: Table, records: Mapping[str, list[_Record]]) -> None:
    """Give the rows of an owned table to the records that they belong to."""
    field = table.field
    if field is None:
        return
    owners = _owners(table, records)
    for record in owners.values():
        record[field.name] = []
    owner, _, *parts = (column.name for column in table.columns)
    for row in records[table.name]:
        value = {name: row[name] for name in parts} if attrs.has(field.value_type) else row["value"]
        owners[row[owner]][field.name].append(value)


def _owners(table: Table, records: Mapping[str, list[_Record]]) -> dict[str, _Record]:
    """Return the records that the rows of an owned table may belong to, by their ids."""
    return {
        record["id"]: record for name in _collections_of(table.of_class) for record in records[name]
    }


def _collections_of(cls: type[Any]) -> list[str]:
    """Return the names of the collections with records of a class or of one derived from it."""
    return [each.name for each in collection_fields() if issubclass(each.value_type, cls)]
