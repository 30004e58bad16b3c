"""`load` takes every format that carries a whole statement, by file or folder."""

import io
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement import loaders
from belarus_statement.file_formats import BUILT_IN, format_of

DECODABLE = sorted(name for name, format in bs.formats().items() if format.decode)
WITHOUT = """
import sys
sys.modules["pyarrow"] = None
import belarus_statement as bs
try:
    bs.load(sys.argv[1])
except bs.MissingExtraError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def exported(statement: bs.Statement, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    for name in bs.formats():
        bs.export(statement, name, folder / name)
    return folder


def test_these_formats_load_back() -> None:
    assert {"csv", "json", "jsonl", "parquet", "sqlite"} <= set(DECODABLE)


@pytest.mark.parametrize("name", DECODABLE)
def test_a_folder_of_a_format_loads_to_an_equal_statement(
    exported: Path, statement: bs.Statement, name: str
) -> None:
    assert bs.load(exported / name) == statement
    assert bs.load(str(exported / name)) == statement


@pytest.mark.parametrize("name", ["jsonl", "sqlite", "parquet"])
def test_the_main_file_of_a_format_loads_to_an_equal_statement(
    exported: Path, statement: bs.Statement, name: str
) -> None:
    main = bs.formats()[name].file
    assert main is not None
    assert bs.load(exported / name / main) == statement


@pytest.mark.parametrize("name", ["jsonl", "sqlite"])
def test_a_format_of_one_file_loads_under_any_name_with_its_suffix(
    exported: Path, statement: bs.Statement, tmp_path: Path, name: str
) -> None:
    format = bs.formats()[name]
    renamed = tmp_path / f"my own{format.suffix}"
    renamed.write_bytes((exported / name / str(format.file)).read_bytes())
    assert bs.load(renamed) == statement


@pytest.mark.parametrize("path", ["csv/demands.csv", "parquet/demands.parquet"])
def test_any_table_of_a_folder_stands_for_the_whole(
    exported: Path, statement: bs.Statement, path: str
) -> None:
    assert bs.load(exported / path) == statement


@pytest.mark.parametrize("path", ["csv/other.csv", "csv/DEMANDS2.csv", "parquet/none.parquet"])
def test_a_table_that_is_not_there_does_not_load_because_others_are(
    exported: Path, path: str
) -> None:
    assert refusal(exported / path).code == "missing-file"


def refusal(source: object) -> bs.Finding:
    """The one finding of what is refused."""
    given: Any = source
    with pytest.raises(bs.LoadError) as refused:
        bs.load(given)
    (finding,) = refused.value.findings
    return finding


def test_one_open_file_of_several_is_refused_with_what_to_give(exported: Path) -> None:
    with (exported / "parquet" / "demands.parquet").open("rb") as file:
        finding = refusal(file)
    assert finding.code == "missing-file"
    assert "folder" in finding.message


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_the_main_file_of_a_format_has_the_name_that_the_format_says(
    exported: Path, name: str
) -> None:
    files = {each.name for each in (exported / name).iterdir()}
    format = bs.formats()[name]
    assert format.file in files
    assert format.folder == (len(files) > 1)


@pytest.mark.parametrize("name", sorted({*BUILT_IN} - {*DECODABLE}))
def test_a_format_that_does_not_load_back_is_refused_by_its_name(exported: Path, name: str) -> None:
    folder = exported / name
    for path in (folder, folder / str(bs.formats()[name].file)):
        finding = refusal(path)
        assert finding.code == "format-not-loadable"
        assert f"{name} carries no whole statement" in finding.message


@pytest.mark.parametrize("name", sorted(name for name, each in bs.formats().items() if each.magic))
def test_a_format_is_known_by_its_first_bytes_whatever_the_file_is_called(
    exported: Path, statement: bs.Statement, tmp_path: Path, name: str
) -> None:
    format = bs.formats()[name]
    content = (exported / name / str(format.file)).read_bytes()
    path = tmp_path / "statement.json"
    path.write_bytes(content)
    for source in (path, io.BytesIO(content)):
        if format.decode and not format.folder:
            assert bs.load(source) == statement
        else:
            assert name in refusal(source).message


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.AKN.XML", "akn"),
        ("a.akn.xml", "akn"),
        ("a.xml", "tei"),
        ("a.b.XML", "tei"),
        ("akn.xml", "tei"),
        ("x.csl.json", "csl-json"),
        ("x.JSON", "json"),
        ("citation.CFF", "cff"),
        ("A.JsonLD", "web-annotation"),
        ("datapackage.json", "csv"),
        ("other/DataPackage.JSON", "csv"),
        ("my datapackage.json", "json"),
    ],
)
def test_a_format_is_known_by_its_whole_suffix_in_any_case(name: str, format: str) -> None:
    found = format_of(name, b"")
    assert found is not None
    assert found.name == format


@pytest.mark.parametrize("name", ["notes.txt", "statement", "x.jso", "json", ".JSO"])
def test_what_is_of_no_format_is_answered_with_the_suffixes_there_are(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"We, the States listed below,")
    finding = refusal(path)
    assert finding.code == "format-unknown"
    for each in DECODABLE:
        assert bs.formats()[each].suffix in finding.message


def test_a_json_object_is_loaded_whatever_its_file_is_called(
    exported: Path, statement: bs.Statement, tmp_path: Path
) -> None:
    path = tmp_path / "statement.txt"
    path.write_bytes(b"\n" + (exported / "json" / "statement.json").read_bytes())
    assert bs.load(path) == statement


def test_an_archive_is_answered_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "statement.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("statement.json", "{}")
    finding = refusal(path)
    assert "unpack" in finding.message


def test_an_open_text_file_of_another_format_is_loaded(
    exported: Path, statement: bs.Statement
) -> None:
    with (exported / "jsonl" / "statement.jsonl").open(encoding="utf-8") as file:
        assert bs.load(file) == statement


def test_a_folder_with_several_formats_is_refused_with_their_names(
    statement: bs.Statement, tmp_path: Path
) -> None:
    bs.export(statement, "json", tmp_path)
    bs.export(statement, "jsonl", tmp_path)
    assert "statement.json and statement.jsonl" in refusal(tmp_path).message


def test_a_folder_is_loaded_whatever_stands_beside_the_statement_that_does_not_load_back(
    statement: bs.Statement, tmp_path: Path
) -> None:
    for name in ("json", "cff", "markdown"):
        bs.export(statement, name, tmp_path)
    assert bs.load(tmp_path) == statement


def test_a_folder_with_no_format_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    finding = refusal(tmp_path)
    assert finding.code == "format-unknown"
    assert "datapackage.json, statement.json" in finding.message


def test_a_table_that_is_missing_is_named(statement: bs.Statement, tmp_path: Path) -> None:
    bs.export(statement, "csv", tmp_path)
    (tmp_path / "demands.csv").unlink()
    finding = refusal(tmp_path)
    assert (finding.code, finding.path) == ("missing-file", "demands.csv")


@pytest.mark.parametrize("name", ["demands.csv", "lines.csv"])
def test_what_leads_out_of_a_folder_is_not_read_and_nothing_of_it_is_shown(
    statement: bs.Statement, tmp_path: Path, name: str
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret line,\n", "utf-8")
    folder = tmp_path / "packed"
    bs.export(statement, "csv", folder)
    (folder / name).unlink()
    (folder / name).symlink_to("../secret")
    finding = refusal(folder)
    assert (finding.code, finding.path) == ("unreadable-file", name)
    assert "link" in finding.message
    assert "secret line" not in finding.message


def test_a_link_within_a_folder_is_followed(statement: bs.Statement, tmp_path: Path) -> None:
    bs.export(statement, "csv", tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "demands.csv").rename(tmp_path / "parts" / "demands")
    (tmp_path / "demands.csv").symlink_to("parts/demands")
    assert bs.load(tmp_path) == statement


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_what_would_not_answer_is_refused_at_once(statement: bs.Statement, tmp_path: Path) -> None:
    bs.export(statement, "csv", tmp_path)
    (tmp_path / "demands.csv").unlink()
    os.mkfifo(tmp_path / "demands.csv")
    finding = refusal(tmp_path)
    assert (finding.code, finding.path) == ("unreadable-file", "demands.csv")


def test_a_path_that_leads_to_a_link_is_read_as_the_file_that_it_is(
    exported: Path, statement: bs.Statement, tmp_path: Path
) -> None:
    (tmp_path / "my.jsonl").symlink_to(exported / "jsonl" / "statement.jsonl")
    assert bs.load(tmp_path / "my.jsonl") == statement
    (tmp_path / "folder").symlink_to(exported / "csv")
    assert bs.load(tmp_path / "folder") == statement


def test_a_library_that_is_missing_is_named_with_its_install_line(exported: Path) -> None:
    printed = subprocess.run(
        (sys.executable, "-W", "error", "-c", WITHOUT, exported / "parquet"),
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    assert "pip install 'belarus-statement[parquet]'" in printed


def test_a_path_that_no_disk_takes_is_refused() -> None:
    for path in ("a\0b", "\ud800", "x" * 300, ""):
        with pytest.raises(bs.LoadError):
            bs.load(path)


@pytest.mark.parametrize("name", ["csv", "jsonl"])
@pytest.mark.parametrize(("larger", "taken"), [(-1, True), (0, True), (1, False), (2, False)])
def test_what_is_read_of_a_statement_has_a_largest_size_and_no_more(
    exported: Path,
    statement: bs.Statement,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    larger: int,
    taken: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    files = [each for each in (exported / name).iterdir() if each.name != "datapackage.json"]
    size = sum(each.stat().st_size for each in files)
    monkeypatch.setattr(loaders, "LARGEST_DOCUMENT", size - larger)
    if taken:
        assert bs.load(exported / name) == statement
    else:
        assert refusal(exported / name).code == "too-large"


def test_a_database_whose_changes_stand_in_a_file_beside_it_is_refused(
    statement: bs.Statement, tmp_path: Path
) -> None:
    (path,) = bs.export(statement, "sqlite", tmp_path)
    changing = sqlite3.connect(path)
    try:
        changing.execute("PRAGMA journal_mode = WAL")
        changing.execute("UPDATE source SET rights = 'none'")
        changing.commit()
        with pytest.raises(bs.LoadError, match=r"found statement\.sqlite-wal beside it"):
            bs.load(path)
        changing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert bs.load(path).source.rights == "none"
    finally:
        changing.close()
