"""Every format at once: each in its folder, with a manifest of what was written and left out."""

import hashlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement import exporters

WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(("duckdb", "pyarrow", "spacy", "xlsxwriter")))
import belarus_statement as bs
bs.export(bs.load(), "all", sys.argv[1])
"""


@pytest.fixture(scope="module")
def exported(statement: bs.Statement, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("all")
    bs.export(statement, "all", folder)
    return folder


def manifest(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return read


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_every_format_is_written_into_a_folder_of_its_name(exported: Path) -> None:
    assert {path.name for path in exported.iterdir()} == {*bs.formats(), "manifest.json"}


def test_each_folder_holds_what_the_format_alone_writes(
    exported: Path, statement: bs.Statement, tmp_path: Path
) -> None:
    for name in set(bs.formats()) - {"duckdb"}:
        for path in bs.export(statement, name, tmp_path / name):
            assert (exported / name / path.name).read_bytes() == path.read_bytes()


def test_the_manifest_lists_size_and_digest_of_every_file(
    exported: Path, statement: bs.Statement
) -> None:
    assert manifest(exported)["statement"] == statement.id
    listed = {each["path"]: each for each in manifest(exported)["files"]}
    assert set(listed) == files(exported) - {"manifest.json"}
    for name, each in listed.items():
        content = (exported / name).read_bytes()
        assert each["bytes"] == len(content)
        assert each["sha256"] == hashlib.sha256(content).hexdigest()
    assert manifest(exported)["left_out"] == []


def test_the_paths_are_returned_in_the_order_of_the_manifest(
    statement: bs.Statement, tmp_path: Path
) -> None:
    *paths, last = bs.export(statement, "all", tmp_path)
    assert last == tmp_path / "manifest.json"
    assert paths == [tmp_path / each["path"] for each in manifest(tmp_path)["files"]]


def test_a_format_without_its_library_is_named_with_its_install_line_and_stops_no_other(
    tmp_path: Path,
) -> None:
    subprocess.run((sys.executable, "-W", "error", "-c", WITHOUT, tmp_path), check=True)
    left_out = {each["format"]: each["reason"] for each in manifest(tmp_path)["left_out"]}
    assert set(left_out) == {"duckdb", "parquet", "spacy", "xlsx"}
    for name, reason in left_out.items():
        assert f"pip install 'belarus-statement[{name}]'" in reason
        assert not (tmp_path / name).exists()
    assert (tmp_path / "sqlite" / "statement.sqlite").is_file()


def test_a_format_that_cannot_carry_the_statement_is_named_and_stops_no_other(
    statement: bs.Statement, tmp_path: Path
) -> None:
    repeated = attrs.evolve(statement, persons=statement.persons[:1] * 2)
    written = exporters.export_all(repeated, tmp_path)
    assert "found the id" in written.left_out["csv"]
    assert (tmp_path / "jsonl" / "statement.jsonl").is_file()


def test_a_statement_that_cannot_be_read_back_is_refused_before_anything_is_made(
    statement: bs.Statement, tmp_path: Path
) -> None:
    with pytest.raises(bs.LoadError):
        bs.export(attrs.evolve(statement, title=chr(0xD800)), "all", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_write_that_fails_leaves_nothing_behind(
    statement: bs.Statement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replace(source: str, target: str, **folders: int | None) -> None:
        if target == "manifest.json":
            raise OSError(28, "No space left on device")
        real(source, target, **folders)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(bs.WriteError, match=r"manifest\.json cannot be written: No space left"):
        bs.export(statement, "all", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_link_in_the_place_of_a_folder_of_a_format_is_not_followed(
    statement: bs.Statement, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "csv").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(bs.WriteError, match="csv cannot be written into: it is a symbolic link"):
        bs.export(statement, "all", tmp_path / "out")
    assert [*(tmp_path / "elsewhere").iterdir()] == []
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["csv"]


def command(*arguments: str | Path) -> tuple[str, str]:
    completed = subprocess.run(
        (sys.executable, "-m", "belarus_statement", *arguments),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return completed.stdout, completed.stderr


def test_the_command_prints_the_paths_and_shows_no_progress_in_a_pipe(tmp_path: Path) -> None:
    printed, errors = command("export", "all", "--output", tmp_path)
    assert errors == ""
    assert {Path(line) for line in printed.splitlines()} == {
        tmp_path / name for name in files(tmp_path)
    }


def test_the_command_shows_its_progress_on_a_terminal(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        (sys.executable, "-m", "belarus_statement", "export", "all", "--output", tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: read_to_end(ours), b""))
    os.close(ours)
    assert process.returncode == 0
    assert b"exporting" in shown


def read_to_end(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        # So Linux says that the other side of a terminal is closed.
        return b""


def test_standard_output_takes_no_more_than_one_format() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        command("export", "all", "--output", "-")
    assert "expected a folder" in failed.value.stderr
