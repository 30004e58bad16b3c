"""The commands that make statements of plain texts."""

import io
import pathlib
import sys

import pytest

import belarus_statement as bs
from belarus_statement import cli

TEXT = (
    "Joint Statement\n\nDark lamps all over the coast. We thank all keepers of Norway for them.\n"
)


@pytest.fixture
def text_file(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "lamps.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_draft_is_written_beside_its_text_and_says_what_is_left(
    text_file: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["draft", "lamps.txt", "--rights", "ours", "--language", "en-GB"]) == 0
    statement = bs.load(text_file.with_suffix(".json"))
    assert statement == bs.draft(TEXT, file="lamps.txt", rights="ours", language="en-GB")
    printed = capsys.readouterr().out.splitlines()
    assert printed[:2] == ["lamps.json", "lamps.worksheet.csv"]
    assert printed[2].split()[:3] == ["p1-s1", "p1", "1"]
    assert printed[2].endswith("Dark lamps all over the coast.")
    assert len(printed) == 3


def test_nothing_that_is_there_is_replaced_unless_it_is_said(
    text_file: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text_file.with_suffix(".json").write_text("mine")
    assert cli.main(["draft", "lamps.txt"]) == 3
    assert "lamps.json is there already" in capsys.readouterr().err
    assert text_file.with_suffix(".json").read_text() == "mine"
    assert cli.main(["draft", "lamps.txt", "--output", "other.json"]) == 0
    assert cli.main(["draft", "lamps.txt", "--force"]) == 0
    assert bs.load("lamps.json") == bs.load("other.json")


def test_a_text_that_no_statement_may_have_is_refused_and_can_be_cleaned(
    text_file: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text_file.write_bytes(("\ufeff" + TEXT.replace("\n", "\r\n")).encode())
    assert cli.main(["draft", "lamps.txt"]) == 3
    refused = capsys.readouterr().err
    assert "U+000D at offset 16" in refused
    assert "draft --clean" in refused
    assert cli.main(["draft", "lamps.txt", "--clean"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[:4] == [
        "1 of byte order mark (U+FEFF): taken out",
        "3 of line end of Windows (carriage return, newline): made a newline",
        "lamps.cleaned.txt",
        "lamps.cleaned.json",
    ]
    assert pathlib.Path("lamps.cleaned.txt").read_bytes() == TEXT.encode()
    cleaned = bs.load("lamps.cleaned.json")
    assert (cleaned.text, cleaned.source.file) == (TEXT, "lamps.cleaned.txt")


def test_a_text_comes_from_standard_input_too(
    text_file: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text_file.read_bytes())))
    assert cli.main(["draft", "-", "--output", "own.json"]) == 0
    assert bs.load("own.json").text == TEXT


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.txt", None, "found no such file"),
        ("latin.txt", b"caf\xe9", "found a byte at 3 that is not UTF-8"),
        (".", None, "Is a directory"),
    ],
)
def test_what_is_no_text_file_is_refused(
    text_file: pathlib.Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    said: str,
) -> None:
    if content is not None:
        text_file.with_name(name).write_bytes(content)
    assert cli.main(["draft", name]) == 3
    assert said in capsys.readouterr().err


def test_words_are_found_in_a_bare_text(
    text_file: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["find", "Norway", str(text_file)]) == 0
    start = TEXT.index("Norway")
    assert capsys.readouterr().out.split()[:3] == [str(start), str(start + 6), "-"]
    assert cli.main(["find", "Sweden", str(text_file)]) == 3
