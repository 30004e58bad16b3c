import pathlib
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

import belarus_statement as bs
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.file_formats.tabular import sql, sqlite
from belarus_statement.file_formats.tabular.sqlite import FORMAT, decode
from belarus_statement.tables import relational

Refused = Callable[..., list[tuple[str, str]]]


@pytest.fixture(name="database")
def fixture_database(either: bs.Statement) -> Iterator[sqlite3.Connection]:
    yield from opened(either)


@pytest.fixture(name="packaged")
def fixture_packaged(statement: bs.Statement) -> Iterator[sqlite3.Connection]:
    yield from opened(statement)


def opened(statement: bs.Statement) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(":memory:")
    database.deserialize(FORMAT.encode(statement)["statement.sqlite"])
    yield database
    database.close()


def test_sqlite_finds_the_database_whole(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA encoding").fetchone() == ("UTF-8",)


def test_sqlite_gives_back_what_went_in(database: sqlite3.Connection, either: bs.Statement) -> None:
    for table in relational():
        assert database.execute(sql.select(table)).fetchall() == [*table.rows(either)]


def test_every_table_is_strict(packaged: sqlite3.Connection) -> None:
    tables = {row[1]: row[5] for row in packaged.execute("PRAGMA table_list")}
    assert all(tables[table.name] for table in relational())
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        packaged.execute("UPDATE sentences SET start = 'one'")


def test_every_link_is_a_foreign_key_that_is_kept(packaged: sqlite3.Connection) -> None:
    for table in relational():
        keys = {
            key[3]: key[2] for key in packaged.execute(f"PRAGMA foreign_key_list({table.name})")
        }
        assert keys == {c.name: c.references for c in table.columns if c.references}
    packaged.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        packaged.execute("UPDATE mentions SET target = 'state-atlantis'")


def test_an_enumeration_takes_only_its_words(packaged: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        packaged.execute("UPDATE blocks SET kind = 'chapter'")


def test_sentences_are_found_by_their_words(packaged: sqlite3.Connection) -> None:
    query = "SELECT id FROM sentences_search WHERE sentences_search MATCH ? ORDER BY rowid"
    found = packaged.execute(query, ("arrested AND detained",)).fetchall()
    sentences = packaged.execute("SELECT id, quote FROM sentences").fetchall()
    assert found == [
        (id,) for id, quote in sentences if "arrested" in quote and "detained" in quote
    ]
    assert found


def test_the_text_is_the_text(database: sqlite3.Connection, either: bs.Statement) -> None:
    assert database.execute("SELECT text FROM text").fetchall() == [(either.text,)]


def test_the_database_says_what_it_is(packaged: sqlite3.Connection) -> None:
    assert packaged.execute("PRAGMA application_id").fetchone() == (0x42597374,)
    assert packaged.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_link_that_leads_nowhere_is_refused(with_dangling_link: bs.Statement) -> None:
    with pytest.raises(bs.FormatError, match="links to 'state-atlantis', which is not a record"):
        FORMAT.encode(with_dangling_link)


def changed(statement: bs.Statement, script: str) -> dict[str, bytes]:
    database = sqlite3.connect(":memory:")
    database.deserialize(FORMAT.encode(statement)["statement.sqlite"])
    database.executescript(script)
    content = database.serialize()
    database.close()
    return {"statement.sqlite": content}


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("DROP TABLE persons", ("table-columns", "persons")),
        ("ALTER TABLE persons RENAME COLUMN name TO title", ("table-columns", "persons")),
        ("ALTER TABLE persons DROP COLUMN name", ("table-columns", "persons")),
        ("ALTER TABLE persons ADD COLUMN more TEXT", ("table-columns", "persons")),
        (
            "ALTER TABLE lines RENAME TO old; CREATE VIEW lines AS SELECT * FROM old",
            ("sqlite-unreadable", "statement.sqlite"),
        ),
        (
            "INSERT INTO statement SELECT '1', 'b', 't', issuer, place, date, 'en' FROM statement",
            ("table-rows", "statement"),
        ),
        ("DELETE FROM source", ("table-rows", "source")),
        (
            "UPDATE demands SET addressee_explicit = 2 WHERE rowid = 1",
            ("wrong-type", "demands[0].addressee_explicit"),
        ),
        (
            "UPDATE sentences SET start = 1000000000000000 WHERE rowid = 1",
            ("wrong-type", "$.sentences[0].start"),
        ),
        (
            "UPDATE right_provisions SET right = 'r' WHERE rowid = 1",
            ("table-orphan", "right_provisions[0].right"),
        ),
        (
            "UPDATE right_provisions SET position = 9 WHERE rowid = 1",
            ("table-position", "right_provisions[0].position"),
        ),
        (
            "UPDATE persons SET id = 'state-albania' WHERE rowid = 1",
            ("table-id-repeated", "persons[0].id"),
        ),
        ("DELETE FROM entities WHERE rowid = 1", ("table-disagrees", "entities")),
        (
            "UPDATE annotations SET quote = 'else' WHERE rowid = 1",
            ("table-disagrees", "annotations[0].quote"),
        ),
        (
            "UPDATE source SET rights = CAST(x'ff' AS TEXT)",
            ("sqlite-unreadable", "statement.sqlite"),
        ),
        ("UPDATE source SET rights = 'a' || char(7)", ("control-character", "$.source.rights")),
    ],
)
def test_a_database_that_was_changed_is_refused_where_it_was(
    statement: bs.Statement, refused: Refused, script: str, expected: tuple[str, str]
) -> None:
    assert refused("sqlite", changed(statement, script))[0] == expected


@pytest.mark.parametrize("cell", ["X'61'", "1.0", "'1'", "NULL"])
def test_a_table_that_is_not_strict_holds_no_other_types(
    statement: bs.Statement, refused: Refused, cell: str
) -> None:
    # Without the plus, the new column would have an affinity, which makes integers of 1.0 and '1'.
    script = f"""
        CREATE TABLE loose AS
        SELECT file, +bytes AS bytes, sha256, published_at, rights FROM source;
        DROP TABLE source;
        ALTER TABLE loose RENAME TO source;
        UPDATE source SET bytes = {cell};
    """  # noqa: S608  # the cells are those above
    assert refused("sqlite", changed(statement, script)) == [("wrong-type", "source[0].bytes")]


def test_every_table_that_is_not_as_it_should_be_is_named(
    statement: bs.Statement, refused: Refused
) -> None:
    files = changed(statement, "DROP TABLE persons; ALTER TABLE lines RENAME TO old")
    assert refused("sqlite", files) == [("table-columns", "lines"), ("table-columns", "persons")]


def test_a_database_that_another_tool_packed_anew_is_read(statement: bs.Statement) -> None:
    assert decode(FilesInMemory(changed(statement, "VACUUM"))) == statement


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"SQLite format 3\0", b"\xff" * 5000, b"no database at all" * 500],
)
def test_what_is_no_such_file_is_refused(refused: Refused, content: bytes) -> None:
    ((code, _),) = refused("sqlite", {"statement.sqlite": content})
    assert code in {"sqlite-unreadable", "table-columns"}


@pytest.mark.parametrize("kept", [100, 512, 4096, 40_000])
def test_a_truncated_database_is_refused(
    statement: bs.Statement, refused: Refused, kept: int
) -> None:
    content = FORMAT.encode(statement)["statement.sqlite"][:kept]
    ((code, _),) = refused("sqlite", {"statement.sqlite": content})
    assert code in {"sqlite-unreadable", "table-columns"}


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"


@pytest.mark.parametrize(
    "script",
    [
        "ALTER TABLE groups RENAME TO g; CREATE VIRTUAL TABLE groups USING fts5 (id, name)",
        (
            f"CREATE VIEW v AS {ENDLESS}; ALTER TABLE groups RENAME TO g;"
            "CREATE VIRTUAL TABLE groups USING fts5 (x, content='v', content_rowid='x')"
        ),
        "CREATE VIRTUAL TABLE another USING fts5 (id)",
        f"CREATE VIEW another AS {ENDLESS}",
        "CREATE TRIGGER t AFTER INSERT ON groups BEGIN DELETE FROM groups; END",
        "ALTER TABLE groups ADD COLUMN added TEXT AS (name || name)",
        "ALTER TABLE groups RENAME TO g; CREATE TABLE groups (id TEXT, name AS (hex(id)))",
        (
            "PRAGMA writable_schema = ON;"
            "UPDATE sqlite_schema SET sql = 'CREATE /**/ TABLE groups (id)' WHERE name = 'groups'"
        ),
    ],
)
def test_no_sql_of_a_file_is_run(statement: bs.Statement, refused: Refused, script: str) -> None:
    files = changed(statement, f"PRAGMA foreign_keys = OFF; {script}")
    assert refused("sqlite", files) == [("sqlite-unreadable", "statement.sqlite")]


def test_what_is_never_read_may_say_anything(statement: bs.Statement) -> None:
    text = f"DROP VIEW text; CREATE VIEW text AS {ENDLESS}"
    own = "CREATE TABLE own (a); CREATE INDEX i ON own (a)"
    assert decode(FilesInMemory(changed(statement, f"{text}; {own}"))) == statement


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_a_tree_that_leads_to_the_same_page_again_and_again_is_refused(
    statement: bs.Statement, refused: Refused, levels: int
) -> None:
    content = bytearray(FORMAT.encode(statement)["statement.sqlite"])
    with sqlite3.connect(":memory:") as database:
        database.deserialize(bytes(content))
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'mentions'"
        ((root,),) = database.execute(query)
        ((size,),) = database.execute("PRAGMA page_size")
    database.close()

    def page_of(child: int) -> bytes:
        cells = (size - 12) // 7
        page = bytearray(size)
        page[:12] = struct.pack(">BHHHBI", 5, 0, cells, size - 5 * cells, 0, child)
        for cell in range(cells):
            at = size - 5 * (cell + 1)
            page[at : at + 5] = struct.pack(">IB", child, 1)
            page[12 + 2 * cell : 14 + 2 * cell] = struct.pack(">H", at)
        return bytes(page)

    child = len(content) // size + 1
    first_leaf = content[(root - 1) * size : root * size]
    while first_leaf[0] == 5:
        (leaf,) = struct.unpack(">I", first_leaf[8:12])
        first_leaf = content[(leaf - 1) * size : leaf * size]
    content += first_leaf
    for _ in range(levels - 1):
        content += page_of(child)
        child += 1
    content[(root - 1) * size : root * size] = page_of(child)
    content[28:32] = struct.pack(">I", len(content) // size)
    assert refused("sqlite", {"statement.sqlite": bytes(content)}) == [
        ("sqlite-unreadable", "statement.sqlite")
    ]


def test_a_database_of_another_mode_of_journal_is_read(statement: bs.Statement) -> None:
    content = bytearray(FORMAT.encode(statement)["statement.sqlite"])
    content[18:20] = b"\2\2"
    assert decode(FilesInMemory({"statement.sqlite": bytes(content)})) == statement


def test_nothing_of_a_file_that_is_no_database_is_shown() -> None:
    with pytest.raises(bs.LoadError) as refused:
        decode(FilesInMemory({"statement.sqlite": b"root:x:0:0:secret"}))
    assert "root" not in str(refused.value)


def test_a_missing_file_is_named(refused: Refused) -> None:
    assert refused("sqlite", {}) == [("missing-file", "statement.sqlite")]


WITHOUT_SQLITE = """
import sys
sys.modules["sqlite3"] = None
import belarus_statement as bs
for call in (lambda: bs.export(bs.load(), "sqlite", "out"), lambda: bs.load("statement.sqlite")):
    try:
        call()
    except bs.FormatError as error:
        print(error)
"""


def test_a_python_without_sqlite_is_told_so(
    statement: bs.Statement, tmp_path: pathlib.Path
) -> None:
    bs.export(statement, "sqlite", tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_SQLITE],
        capture_output=True,
        check=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.stdout.count("the format 'sqlite' needs the module 'sqlite3'") == 2


def test_a_sqlite_without_full_text_search_is_told_with_what_is_needed(
    statement: bs.Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_SEARCH", "CREATE VIRTUAL TABLE made USING fts0 (id)")
    with pytest.raises(bs.FormatError, match=r"no such module: fts0; expected SQLite 3\.37 or new"):
        FORMAT.encode(statement)
