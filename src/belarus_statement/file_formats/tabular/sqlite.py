"""A SQLite database: STRICT tables with keys and links, and a full-text index of the sentences.

https://www.sqlite.org/
"""

import contextlib
import itertools
import re
from collections.abc import Generator, Sequence
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
# What this format writes and does not read: it is never opened, whatever it says.
_NOT_READ = {("table", "sentences_search"), ("view", "text")}
_PLAIN_TABLE = re.compile(r"CREATE\s+TABLE\b", re.IGNORECASE)
_STEPS_AT_ONCE = 10_000
_LEAST_STEPS = 1_000
_STEPS_A_BYTE = 16
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
        found = f"found a file that does not start with {_MAGIC!r}; expected it, as of any database"
        raise refusal(FILE, "sqlite-unreadable", found, FILE)
    with _database() as database:
        try:
            database.deserialize(_without_log(content))
            _refuse_other_objects(database)
            _let_read_only(database, len(content))
            room = _Room(len(content))
            rows = rows_of(relational(), lambda table: _rows(database, table, room), FILE)
        except (database.Error, UnicodeDecodeError, OverflowError) as error:
            message = f"found a database that cannot be read: {error}"
            raise refusal(FILE, "sqlite-unreadable", message, FILE) from error
    return statement_of(relational(), rows, FILE)


def _without_log(content: bytes) -> bytes:
    """Return a database of another mode of journal as one of the usual, with all that is in it.

    https://www.sqlite.org/fileformat2.html#file_format_version_numbers
    """
    return content[:18] + b"\1\1" + content[20:] if content[18:20] == b"\2\2" else content


def _refuse_other_objects(database: "sqlite3.Connection") -> None:
    """Raise `LoadError` for what would run SQL of the file when it is read."""
    ours = {table.name for table in relational()}
    for kind, name, root, definition in database.execute(
        "SELECT type, name, rootpage, sql FROM sqlite_schema"
    ):
        plain = kind in {"table", "index"} and root
        if (kind, name) in _NOT_READ or (plain and name not in ours):
            continue
        if not plain or not _PLAIN_TABLE.match(str(definition)):
            found = f"found the {kind} {name!r:.60}, which is not a plain table"
            raise refusal(FILE, "sqlite-unreadable", f"{found}; expected no other", FILE)
        if any(hidden for *_, hidden in database.execute(f"PRAGMA table_xinfo({sql.quote(name)})")):
            found = f"found a generated column in {name!r:.60}; expected plain columns"
            raise refusal(FILE, "sqlite-unreadable", found, FILE)


def _let_read_only(database: "sqlite3.Connection", size: int) -> None:
    """Let nothing but tables be read from now on, in a number of steps that the size allows."""
    import sqlite3

    readable = {table.name for table in relational()}

    def authorize(action: int, first: str | None, _: object, __: object, inside: object) -> int:
        allowed = action == sqlite3.SQLITE_SELECT or (
            action == sqlite3.SQLITE_READ and first in readable and inside is None
        )
        allowed = allowed or (action == sqlite3.SQLITE_PRAGMA and first == "table_info")
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    steps = itertools.count()
    most = _LEAST_STEPS + size * _STEPS_A_BYTE // _STEPS_AT_ONCE
    database.set_authorizer(authorize)
    database.set_progress_handler(lambda: next(steps) > most, _STEPS_AT_ONCE)


@contextlib.contextmanager
def _database() -> Generator["sqlite3.Connection"]:
    """Open an empty database in memory that keeps to its links."""
    import sqlite3

    database = sqlite3.connect(":memory:")
    try:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA cell_size_check = ON")
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


class _Room:
    """The room in a file, of which what is read of it takes some; no more can be in it.

    A damaged tree may lead to the same page again and again, in one table or in several.
    """

    def __init__(self, size: int) -> None:
        self._left = size

    def take(self, row: Sequence[object]) -> None:
        """Take the room of a row; raises `OverflowError` where there is none left."""
        self._left -= 1 + sum(len(cell) for cell in row if isinstance(cell, str | bytes))
        if self._left < 0:
            raise OverflowError("it leads to more rows than the file can hold")


def _rows(database: "sqlite3.Connection", table: Table, room: _Room) -> list[list[Any]]:
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({sql.quote(table.name)})")]
    expect_columns(table, columns, table.name)
    booleans = [index for index, column in enumerate(table.columns) if column.type == "boolean"]
    rows: list[list[Any]] = []
    for row in database.execute(sql.select(table)):
        room.take(row)
        cells = [*row]
        for index in booleans:
            cells[index] = {0: False, 1: True}.get(cells[index], cells[index])
        rows.append(cells)
    return rows


FORMAT = Format(
    name="sqlite",
    suffix=".sqlite",
    media_type="application/vnd.sqlite3",
    description="a database: STRICT tables with foreign keys, and a full-text index of sentences",
    file=FILE,
    magic=(0, _MAGIC),
    journal="-wal",
    requires=(UNIQUE_IDS, SOUND_LINKS),
    encode=encode,
    decode=decode,
)
