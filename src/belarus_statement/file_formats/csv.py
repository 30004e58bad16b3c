"""Tables as CSV files (RFC 4180), described by a Data Package v2 (Frictionless).

https://datapackage.org/standard/data-package/
"""

import csv
import hashlib
import io
import json
from typing import Any

from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Statement
from belarus_statement.tables import Cell, Column, Table, tables_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
PROFILES = "https://datapackage.org/profiles/2.0"


def encode(statement: Statement) -> Files:
    tables = tables_of(statement)
    files = {f"{table.name}.csv": _table(table) for table in tables}
    package = _package(statement, tables, files)
    return {
        "datapackage.json": (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode(),
        **files,
    }


def _table(table: Table) -> bytes:
    written = io.StringIO(newline="")
    # The RFC's own line ends: with any other, the writer leaves "\r" in a cell unquoted.
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(_cell, row) for row in table.rows)
    return written.getvalue().encode("utf-8")


def _cell(cell: Cell) -> str | int | None:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return json.dumps(cell, ensure_ascii=False)
    # A spreadsheet runs what starts so; an apostrophe before it makes it text. Text that starts
    # with an apostrophe gets another, so that taking one off gives back every cell.
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


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
        if column.references and column.type != "array"
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
    description="one table a class, with a Data Package v2 (Frictionless) that describes them",
    encode=encode,
)
