"""What errors show of what they were given."""

import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.errors import printable
from belarus_statement.testing import edit

HOSTILE = "a\x1b]0;b\x07\r\u202eb\u2066\n::error file=x::from the data\n##[error]x\x9bc\ud800"
RAW = ("\x1b", "\x07", "\r", "\u202e", "\u2066", "\x9b", "\n::", "\n##", "\ud800")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The violence must stop. é שבת 👍🏽", "The violence must stop. é שבת 👍🏽"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\rb\tc\nd", "a\\rb\\tc\\nd"),
        ("\u202e\u2066\u200f\u061c", "\\u202e\\u2066\\u200f\\u061c"),
        ("\u2028\x85\ufeff", "\\u2028\\x85\\ufeff"),
        ("::error x", "\\x3a:error x"),
        ("  ##[error] x", "  \\x23#[error] x"),
        ("a::b", "a::b"),
    ],
)
def test_nothing_that_is_shown_acts_on_a_terminal_or_a_log(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_lines_that_are_meant_stay_lines() -> None:
    assert printable("a\n::b\x1b\nc", lines=True) == "a\n\\x3a:b\\x1b\nc"


@pytest.mark.parametrize("error", [bs.FormatError, bs.WriteError, bs.RuleError, bs.StatementError])
def test_an_error_shows_what_it_quotes_escaped(error: type[bs.StatementError]) -> None:
    assert not any(raw in str(error(HOSTILE)) for raw in RAW)


def test_a_load_error_shows_its_source_and_its_findings_escaped() -> None:
    finding = bs.Finding("wrong-type", "error", f"$.{HOSTILE}", HOSTILE)
    shown = str(bs.LoadError(HOSTILE, (finding, finding)))
    assert not any(raw in shown for raw in RAW)
    assert len(shown.splitlines()) == 3
    assert finding.message == HOSTILE


@pytest.mark.parametrize("path", ["$.groups[0].id", "$.title", "$.mentions[0].quote", "$.issuer"])
@pytest.mark.parametrize("command", [("validate",), ("show",), ("diff",), ("find", "Albania")])
def test_the_command_prints_nothing_of_a_statement_raw(
    statement: bs.Statement, tmp_path: Path, path: str, command: tuple[str, ...]
) -> None:
    hostile = "a\u202e\u2066\n::error file=x::from the data\n##[error]x"
    file = tmp_path / f"{hostile.replace('/', '')}.json"
    bs.dump(edit(statement, path, hostile), file)
    done = subprocess.run(
        (sys.executable, "-m", "belarus_statement", *command, file),
        capture_output=True,
        check=False,
    )
    printed = (done.stdout + done.stderr).decode("utf-8")
    assert printed
    assert not any(raw in printed for raw in RAW)


def test_ids_that_are_unknown_are_shown_escaped(statement: bs.Statement) -> None:
    with pytest.raises(bs.UnknownIdError) as unknown:
        statement[HOSTILE]
    assert not any(raw in str(unknown.value) for raw in RAW)
    assert attrs.asdict(statement)["id"] == statement.id
