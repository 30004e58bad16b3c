"""`load` takes every format that carries a whole statement, by file or folder."""

import subprocess
import sys
from pathlib import Path

import pytest

import belarus_statement as bs
from belarus_statement import codec

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


def test_any_table_of_a_folder_stands_for_the_whole(
    exported: Path, statement: bs.Statement
) -> None:
    assert bs.load(exported / "csv" / "demands.csv") == statement


def test_a_folder_with_several_formats_is_refused_with_their_names(
    statement: bs.Statement, tmp_path: Path
) -> None:
    bs.export(statement, "json", tmp_path)
    bs.export(statement, "jsonl", tmp_path)
    with pytest.raises(bs.LoadError, match=r"statement\.json and statement\.jsonl"):
        bs.load(tmp_path)


def test_a_folder_with_no_format_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(bs.LoadError, match=r"found none .* datapackage\.json, statement\.json"):
        bs.load(tmp_path)


def test_a_format_that_does_not_load_back_is_refused(exported: Path) -> None:
    with pytest.raises(bs.LoadError):
        bs.load(exported / "markdown" / "statement.md")
    with pytest.raises(bs.LoadError):
        bs.load(exported / "duckdb")


def test_a_table_that_is_missing_is_named(
    exported: Path, statement: bs.Statement, tmp_path: Path
) -> None:
    bs.export(statement, "csv", tmp_path)
    (tmp_path / "demands.csv").unlink()
    with pytest.raises(bs.LoadError) as refused:
        bs.load(tmp_path)
    (finding,) = refused.value.findings
    assert finding.code == "unreadable-file"
    assert "demands.csv" in finding.message
    assert refused.value.source == str(tmp_path / "datapackage.json")


def test_a_link_out_of_the_folder_is_read_as_the_file_that_it_is(
    exported: Path, statement: bs.Statement, tmp_path: Path
) -> None:
    (tmp_path / "statement.jsonl").symlink_to(exported / "jsonl" / "statement.jsonl")
    assert bs.load(tmp_path) == statement


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


@pytest.mark.parametrize(("larger", "taken"), [(-1, True), (0, True), (1, False), (2, False)])
def test_a_file_of_another_format_is_taken_up_to_the_largest_size_and_no_further(
    exported: Path,
    statement: bs.Statement,
    monkeypatch: pytest.MonkeyPatch,
    larger: int,
    taken: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    path = exported / "jsonl" / "statement.jsonl"
    monkeypatch.setattr(codec, "LARGEST_DOCUMENT", path.stat().st_size - larger)
    if taken:
        assert bs.load(path) == statement
    else:
        with pytest.raises(bs.LoadError) as refused:
            bs.load(path)
        assert [each.code for each in refused.value.findings] == ["too-large"]
