"""A SQLite database: STRICT tables with keys and links, and a full-text index of the sentences.

https://www.sqlite.org/
"""

import contextlib
from collections.abc import Generator
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from belarus_statement.errors import FormatError, refusal
from belarus_statement.file_formats.format import Files, Format, Reader
from belarus_statement.file_formats.tabular import sql
from belarus_statement.model import Statement
from belarus_statement.preconditions import SOUND_LINKS, UNIQUE_IDS
from belarus_statement.tables import (
    ColumnType,
    Table,
    expect_columns,
    relational,
    rows_of,
    statement_of,
)

if TYPE_CHECKING:
    import sqlite3

FILE = "statement.sqlite"
_MAGIC = b"SQLite format 3\0"
_TYPES: MappingProxyType[ColumnType, str] = MappingProxyType(
    {"string": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
)
_SEARCH = """
CREATE VIRTUAL TABLE sentences_search USING fts5 (id UNINDEXED, quote);
INSERT INTO sentences_search SELECT id, quote FROM sentences;
CREATE VIEW text AS
SELECT group_concat(text, char(10)) AS text FROM (SELECT text FROM lines ORDER BY number);
"""
# The marks of a database that this format wrote: "BYst" in ASCII, and the number of its layout.
_APPLICATION_ID = 0x42597374
_LAYOUT = 1


def encode(statement: Statement) -> Files:
    with _database() as database:
        try:
            _fill(database, statement)
        except database.Error as error:
            raise FormatError(
                f"the SQLite of this Python cannot make the database: {error}; expected SQLite "
                "3.37 or newer with FTS5"
            ) from error
        return {FILE: database.serialize()}


def decode(files: Reader) -> Statement:
    content = files.read(FILE)
    if not content.startswith(_MAGIC):
        message = f"found {content[:16]!r} at its start; expected {_MAGIC!r}, as every database has"
        raise refusal(FILE, "sqlite-unreadable", message, FILE)
    with _database() as database:
        try:
            database.deserialize(content)
            rows = rows_of(relational(), lambda table: _rows(database, table), FILE)
        except (database.Error, UnicodeDecodeError, OverflowError) as error:
            message = f"found a database that cannot be read: {error}"
            raise refusal(FILE, "sqlite-unreadable", message, FILE) from error
    return statement_of(relational(), rows, FILE)


@contextlib.contextmanager
def _database() -> Generator["sqlite3.Connection"]:
    """Open an empty database in memory that keeps to its links."""
    import sqlite3

    database = sqlite3.connect(":memory:")
    try:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA trusted_schema = OFF")
        yield database
    finally:
        database.close()


def _fill(database: "sqlite3.Connection", statement: Statement) -> None:
    database.executescript(
        f"PRAGMA application_id = {_APPLICATION_ID}; PRAGMA user_version = {_LAYOUT};"
    )
    for table in relational():
        database.execute(f"{sql.create(table, _TYPES)} STRICT")
        database.executemany(sql.insert(table), table.rows(statement))
    database.executescript(_SEARCH)
    database.commit()


def _rows(database: "sqlite3.Connection", table: Table) -> list[list[Any]]:
    found = database.execute(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (table.name,)
    ).fetchone()
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({sql.quote(table.name)})")]
    expect_columns(table, columns if found else [], table.name)
    booleans = [index for index, column in enumerate(table.columns) if column.type == "boolean"]
    rows = [list(row) for row in database.execute(sql.select(table))]
    for row in rows:
        for index in booleans:
            row[index] = {0: False, 1: True}.get(row[index], row[index])
    return rows


FORMAT = Format(
    name="sqlite",
    suffix=".sqlite",
    media_type="application/vnd.sqlite3",
    description="a database: STRICT tables with foreign keys, and a full-text index of sentences",
    file=FILE,
    magic=(0, _MAGIC),
    requires=(UNIQUE_IDS, SOUND_LINKS),
    encode=encode,
    decode=decode,
)
