import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

import belarus_statement as bs
from belarus_statement.cli import main

COMMAND = [sys.executable, "-m", "belarus_statement"]


def completed(line: str, tmp_path: pathlib.Path) -> list[str]:
    """What argcomplete answers a shell in which this much of a line was typed."""
    answer = tmp_path / "answer"
    environment = {
        **os.environ,
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }
    subprocess.run(COMMAND, env=environment, check=False, timeout=60)
    return answer.read_text("utf-8").split("\n")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("belarus-statement val", "validate"),
        ("belarus-statement export web", "web-annotation"),
        ("belarus-statement export al", "all"),
        ("belarus-statement show --section dem", "demands"),
        ("belarus-statement show --form", "--format"),
        ("belarus-statement rules quote-d", "quote-differs"),
        ("belarus-statement show --section demands --format c", "csv"),
    ],
)
def test_a_shell_completes_commands_formats_sections_and_rules(
    typed: str, expected: str, tmp_path: pathlib.Path
) -> None:
    assert expected in completed(typed, tmp_path)


def test_a_page_goes_through_the_pager_of_the_reader_unless_it_is_told_not_to(
    on_terminal: Callable[..., str],
) -> None:
    pager = "sed -e s/Belarus/PAGED/"
    assert "PAGED" in on_terminal("show", keyboard=True, PAGER=pager)
    assert "PAGED" not in on_terminal("show", "--no-pager", keyboard=True, PAGER=pager)


def test_into_a_pipe_nothing_is_paged() -> None:
    piped = subprocess.run(
        [*COMMAND, "show"],
        env={**os.environ, "PAGER": "sed -e s/Belarus/PAGED/"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "PAGED" not in piped.stdout


def test_upgrade_reads_standard_input_and_writes_standard_output(
    statement: bs.Statement,
) -> None:
    done = subprocess.run(
        [*COMMAND, "upgrade", "-"],
        input=bs.dumps(statement).encode(),
        capture_output=True,
        check=True,
    )
    assert bs.loads(done.stdout) == statement


def test_the_words_of_completion_are_those_that_the_commands_take(
    capsys: pytest.CaptureFixture[str], tmp_path: pathlib.Path
) -> None:
    for name in completed("belarus-statement show --section ", tmp_path):
        assert main(["show", "--section", name.strip(), "--format", "csv"]) == 0
    assert capsys.readouterr().out
