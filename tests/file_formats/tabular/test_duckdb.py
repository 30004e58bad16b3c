import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

import belarus_statement as bs
from belarus_statement.file_formats.tabular.duckdb import FORMAT
from belarus_statement.tables import relational

Database = duckdb.DuckDBPyConnection


@pytest.fixture(name="database")
def fixture_database(either: bs.Statement, tmp_path: pathlib.Path) -> Iterator[Database]:
    yield from opened(either, tmp_path)


@pytest.fixture(name="packaged")
def fixture_packaged(statement: bs.Statement, tmp_path: pathlib.Path) -> Iterator[Database]:
    yield from opened(statement, tmp_path)


def opened(statement: bs.Statement, folder: pathlib.Path) -> Iterator[Database]:
    path = folder / "statement.duckdb"
    path.write_bytes(FORMAT.encode(statement)["statement.duckdb"])
    with duckdb.connect(path, read_only=True) as database:
        yield database


def test_duckdb_gives_back_what_went_in(database: Database, either: bs.Statement) -> None:
    for table in relational():
        assert database.execute(f"FROM {table.name}").fetchall() == [*table.rows(either)]


def test_columns_have_the_types_of_their_fields(packaged: Database) -> None:
    names = {"VARCHAR": "string", "BIGINT": "integer", "BOOLEAN": "boolean"}
    for table in relational():
        described = packaged.execute(f"DESCRIBE {table.name}").fetchall()
        assert [(name, names[type], null == "NO") for name, type, null, *_ in described] == [
            (column.name, column.type, column.required) for column in table.columns
        ]


def test_every_link_is_a_foreign_key_and_every_table_has_a_primary_one(packaged: Database) -> None:
    found = packaged.execute(
        "SELECT table_name, constraint_type, constraint_column_names, constraint_text "
        "FROM duckdb_constraints()"
    ).fetchall()
    assert {(table, *columns) for table, kind, columns, _ in found if kind == "PRIMARY KEY"} == {
        (table.name, *table.key) for table in relational()
    }
    links = {
        (table, *columns): text for table, kind, columns, text in found if kind == "FOREIGN KEY"
    }
    expected = {
        (table.name, column.name): column.references
        for table in relational()
        for column in table.columns
        if column.references
    }
    assert links.keys() == expected.keys()
    assert all(
        f"REFERENCES {expected[key]}" in text.replace('"', "") for key, text in links.items()
    )


def test_the_text_is_the_text(database: Database, either: bs.Statement) -> None:
    assert database.execute("SELECT text FROM text").fetchall() == [(either.text,)]


def test_every_quote_is_the_words_that_its_offsets_give(database: Database) -> None:
    wrong = 'FROM annotations, text WHERE quote <> substring(text, start + 1, "end" - start)'
    assert database.execute(wrong).fetchall() == []


def test_the_storage_is_the_oldest_that_there_is(packaged: Database) -> None:
    (tags,) = packaged.execute(
        "SELECT tags FROM duckdb_databases() WHERE database_name = 'statement'"
    ).fetchall()[0]
    assert tags["storage_version"].startswith("v1.0.0")


def test_a_link_that_leads_nowhere_is_refused(with_dangling_link: bs.Statement) -> None:
    with pytest.raises(bs.FormatError, match="links to 'state-atlantis', which is not a record"):
        FORMAT.encode(with_dangling_link)


def test_a_folder_for_temporary_files_of_any_name_will_do(
    statement: bs.Statement, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "it's a 'folder'"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert FORMAT.encode(statement)
    assert [*folder.iterdir()] == []


def test_nothing_is_fetched_to_make_a_database(
    statement: bs.Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, configured = duckdb.connect, []

    def connect(**given: Any) -> Database:
        configured.append(given["config"])
        return real(**given)

    monkeypatch.setattr(duckdb, "connect", connect)
    FORMAT.encode(statement)
    assert configured == [{"autoinstall_known_extensions": False}]


WITH_A_LARGEST_FILE = """
import resource, signal, sys
import belarus_statement as bs

_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), hard))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    bs.export(bs.load(), "duckdb", sys.argv[2])
except bs.WriteError as error:
    print(error)
"""


@pytest.mark.parametrize("size", [0, 4096, 65536])
def test_a_full_folder_for_temporary_files_is_an_error_that_names_it(
    tmp_path: pathlib.Path, size: int
) -> None:
    # In a process of its own, since the limit is also one for what pytest writes.
    printed = subprocess.run(
        (sys.executable, "-c", WITH_A_LARGEST_FILE, str(size), str(tmp_path / "out")),
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    assert "DuckDB could not make its file in the folder for temporary files (" in printed
    assert "TMPDIR" in printed
    assert not (tmp_path / "out").exists()


def test_a_folder_for_temporary_files_that_is_not_there_is_an_error(
    statement: bs.Statement, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(bs.WriteError, match="nowhere"):
        bs.export(statement, "duckdb", tmp_path / "out")
    assert not (tmp_path / "out").exists()
