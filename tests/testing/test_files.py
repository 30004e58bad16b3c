"""Files to test with."""

from pathlib import Path

import pytest

import belarus_statement as bs
from belarus_statement.testing import statement_file, statement_workspace


@pytest.mark.parametrize("format", bs.formats())
def test_a_copy_in_any_format_is_that_of_the_export_and_read_only(
    format: str, tmp_path: Path
) -> None:
    exported = bs.export(bs.load(), format, tmp_path / "exported")
    path = statement_file(format, tmp_path)
    copies = [path] if path.is_file() else [*path.iterdir()]
    assert path.is_file() == (len(exported) == 1)
    # DuckDB never writes the same bytes twice.
    assert {copy.name: format == "duckdb" or copy.read_bytes() for copy in copies} == {
        each.name: format == "duckdb" or each.read_bytes() for each in exported
    }
    assert not any(copy.stat().st_mode & 0o222 for copy in copies)


def test_a_copy_is_of_the_statement_that_is_given(
    full_statement: bs.Statement, tmp_path: Path
) -> None:
    assert bs.load(statement_file("json", tmp_path, full_statement)) == full_statement
    folder = statement_workspace(tmp_path / "workspace", full_statement)
    assert bs.load(folder / "statement.json") == full_statement
    assert (folder / "statement.txt").read_text("utf-8") == full_statement.text


def test_an_unknown_format_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(bs.FormatError, match="there is no format 'papyrus'"):
        statement_file("papyrus", tmp_path)
    assert not [*tmp_path.iterdir()]


def test_a_workspace_has_copies_that_may_be_changed(tmp_path: Path) -> None:
    folder = statement_workspace(tmp_path / "new" / "workspace")
    assert {path.name for path in folder.iterdir()} == {
        "statement.json",
        "statement.schema.json",
        "statement.txt",
    }
    for path in folder.iterdir():
        assert path.read_bytes() == (bs.files() / path.name).read_bytes()
        path.write_bytes(b"changed")
    assert bs.verify().ok
