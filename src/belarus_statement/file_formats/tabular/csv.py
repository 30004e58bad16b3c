"""Tables as CSV files (RFC 4180), described by a Data Package v2 (Frictionless).

https://datapackage.org/standard/data-package/
"""

import csv
import hashlib
import io
import json
import re
from typing import Any

from belarus_statement.errors import Finding, FormatError, LoadError, listed, refusal
from belarus_statement.file_formats.format import Files, Format, Reader
from belarus_statement.model import Statement
from belarus_statement.preconditions import UNIQUE_IDS
from belarus_statement.tables import (
    Cell,
    Column,
    Row,
    Table,
    expect_columns,
    relational,
    rows_of,
    statement_of,
)

FILE = "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
LONGEST_CELL = 131_072
"""Code points; readers that are built on Python's csv module take no more by default."""

_SEPARATORS = (",", ";", "\t")
# What begins a cell, also where a program separates cells at other signs, and what is in it then.
_FORMULA = re.compile(r"((?:^|[;\t\r\n])\"*)(?=[=+\-@\t\r'])")
_GUARDED = re.compile(r"((?:^|[;\t\r\n])\"*)'")
_INTEGER = re.compile(r"(0|-?[1-9][0-9]{0,14})(\.0)?")  # as data frames write one with gaps
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def encode(statement: Statement) -> Files:
    tables = relational()
    files = {f"{table.name}.csv": _table(table, table.rows(statement)) for table in tables}
    package = _package(statement, tables, files)
    return {FILE: (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode(), **files}


def decode(files: Reader) -> Statement:
    """Read the tables by their names; what the Data Package says of them is not asked."""
    rows = rows_of(relational(), lambda table: _rows(table, files), FILE)
    return statement_of(relational(), rows, FILE)


def _table(table: Table, rows: tuple[Row, ...]) -> bytes:
    written = io.StringIO(newline="")
    # The RFC's own line ends: with any other, the writer leaves "\r" in a cell unquoted.
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(_write_cell, row) for row in rows)
    return written.getvalue().encode("utf-8")


def _write_cell(cell: Cell) -> str | int | None:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell if isinstance(cell, int) else None
    if len(cell) >= LONGEST_CELL:
        raise FormatError(
            f"found a value of {len(cell)} code points ({cell!r:.40}…); expected less than "
            f"{LONGEST_CELL}, which readers of CSV take"
        )
    # A spreadsheet runs what starts so; an apostrophe before it makes it text. Text that starts
    # with an apostrophe gets another, and empty text, which would not be a value at all, becomes
    # one: taking one off gives back every cell.
    return _FORMULA.sub(r"\1'", cell) if cell else "'"


def _rows(table: Table, files: Reader) -> list[list[Any]]:
    name = f"{table.name}.csv"
    content = files.read(name)
    try:
        text = content.decode("utf-8-sig")  # spreadsheets write a byte order mark, and ask for it
        lines = csv.reader(
            io.StringIO(text, newline=""), delimiter=_separator(text, table), strict=True
        )
        # A row of empty cells is one that somebody cleared, not a record.
        header, *rows = [row for row in lines if any(row)] or [[]]
    except (UnicodeDecodeError, csv.Error) as error:
        message = (
            f"found a file that is not CSV in UTF-8: {error}; expected it saved as CSV in UTF-8"
        )
        raise refusal(name, "csv-syntax", message, name) from None
    expect_columns(table, header, name)
    wrong = (
        Finding(
            "table-columns",
            "error",
            f"{table.name}[{index}]",
            f"found {len(row)} cells; expected {len(header)}",
        )
        for index, row in enumerate(rows)
        if len(row) != len(header)
    )
    if faults := listed(wrong, name):
        raise LoadError(name, faults)
    return [
        [_read_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)]
        for row in rows
    ]


def _separator(text: str, table: Table) -> str:
    """Return the sign that stands between the cells of the header; a comma where it is unknown."""
    header = text.splitlines()[0].replace('"', "") if text else ""
    names = [column.name for column in table.columns]
    return next((each for each in _SEPARATORS if header.split(each) == names), ",")


def _read_cell(cell: str, column: Column) -> Any:
    """Return the value of a cell; the cell itself where it is not of the column's type."""
    if not cell:
        return None
    if column.type == "boolean":
        return _BOOLEANS.get(cell.lower(), cell)
    if column.type == "integer":
        number = _INTEGER.fullmatch(cell)
        return int(number[1]) if number else cell
    return _GUARDED.sub(r"\1", cell)


def _package(statement: Statement, tables: tuple[Table, ...], files: Files) -> dict[str, Any]:
    source = {"title": statement.title}
    if statement.source.published_at is not None:
        source["path"] = statement.source.published_at
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": statement.id,
        "title": statement.title,
        "description": "A statement annotated in standoff form, one table a class. Offsets count "
        f"Unicode code points, half-open. Rights in the text: {statement.source.rights}",
        "sources": [source],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    foreign_keys = [
        {"fields": [column.name], "reference": {"resource": column.references, "fields": ["id"]}}
        for column in table.columns
        if column.references
    ]
    # The profile refuses an empty list.
    return {**schema, "foreignKeys": foreign_keys} if foreign_keys else schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }


FORMAT = Format(
    name="csv",
    suffix=".csv",
    media_type="text/csv",
    description="tables with keys and links, with a Data Package v2 (Frictionless) that describes "
    "them",
    file=FILE,
    folder=True,
    requires=(UNIQUE_IDS,),
    encode=encode,
    decode=decode,
)
