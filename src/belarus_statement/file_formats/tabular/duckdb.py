"""A DuckDB database: tables with keys and links, readable by DuckDB from 1.1 on.

https://duckdb.org/
"""

import json
import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from belarus_statement.errors import WriteError
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.tabular import sql
from belarus_statement.model import Statement
from belarus_statement.preconditions import SOUND_LINKS, UNIQUE_IDS
from belarus_statement.tables import ColumnType, Table, relational

if TYPE_CHECKING:
    import duckdb

FILE = "statement.duckdb"
# The oldest storage there is, and small blocks, which DuckDB reads from 1.1 on: a table takes some
# blocks of its own, however few its rows.
_STORAGE = "STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 16384"
_TYPES: MappingProxyType[ColumnType, str] = MappingProxyType(
    {"string": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN"}
)
_TEXT = "CREATE VIEW text AS SELECT string_agg(text, chr(10) ORDER BY number) AS text FROM lines"


def encode(statement: Statement) -> Files:
    import duckdb

    try:
        # DuckDB writes files only, so this one is made in a folder of its own and read back.
        with tempfile.TemporaryDirectory() as folder:
            _fill(Path(folder), statement)
            return {FILE: Path(folder, FILE).read_bytes()}
    except (OSError, duckdb.Error) as error:
        raise WriteError(
            f"DuckDB could not make its file in the folder for temporary files ({error}): make "
            "room there, or name another one by TMPDIR"
        ) from error


def _fill(folder: Path, statement: Statement) -> None:
    import duckdb

    with duckdb.connect(config={"autoinstall_known_extensions": False}) as database:
        database.execute(f"ATTACH {sql.literal(str(folder / FILE))} AS made ({_STORAGE})")
        database.execute("USE made")
        for table in relational():
            database.execute(sql.create(table, _TYPES))
        for table in relational():
            _insert(database, table, statement, folder)
        database.execute(_TEXT)
        database.execute("USE memory")
        database.execute("DETACH made")


def _insert(
    database: "duckdb.DuckDBPyConnection", table: Table, statement: Statement, folder: Path
) -> None:
    """Insert the rows of a table by way of JSON Lines, since row by row is slow."""
    names = [column.name for column in table.columns]
    lines = [json.dumps(dict(zip(names, row, strict=True))) for row in table.rows(statement)]
    if not lines:
        return
    path = folder / f"{table.name}.jsonl"
    path.write_text("\n".join(lines), encoding="ascii")
    columns = ", ".join(
        f"{sql.literal(column.name)}: {sql.literal(_TYPES[column.type])}"
        for column in table.columns
    )
    database.execute(
        f"INSERT INTO {sql.quote(table.name)} SELECT * FROM read_json({sql.literal(str(path))}, "
        f"format = 'newline_delimited', columns = {{{columns}}}, "
        f"maximum_object_size = {max(map(len, lines)) + 2})"
    )


FORMAT = Format(
    name="duckdb",
    suffix=".duckdb",
    media_type="application/vnd.duckdb",
    description="a database for analysis: tables with keys and links",
    extra="duckdb",
    file=FILE,
    magic=(8, b"DUCK"),
    requires=(UNIQUE_IDS, SOUND_LINKS),
    encode=encode,
)
