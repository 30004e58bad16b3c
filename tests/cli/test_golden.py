"""What every command prints, word for word: of the statement with every field, and as help."""

import pathlib
import re
from collections.abc import Callable

import pytest

from belarus_statement import cli

FILE = "tests/full_statement.json"
COMMANDS = (
    *("show", "export", "validate", "verify", "find", "draft", "annotate", "diff"),
    *("upgrade", "formats", "rules"),
)
Run = Callable[..., str]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], checkout: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Runs a command in this process, in the folder of the checkout."""
    monkeypatch.chdir(checkout)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str) -> str:
        try:
            code = cli.main(arguments)
        except SystemExit as exit:
            code = int(exit.code or 0)
        printed = capsys.readouterr()
        told = f"exit code {code}\n{printed.out}{printed.err}"
        return f"$ belarus-statement {' '.join(arguments)}\n{told}\n"

    return run


def test_every_command_prints_what_it_did(
    run: Run, golden: Callable[[str, bytes], None], tmp_path: pathlib.Path
) -> None:
    changed = tmp_path / "changed.json"
    text = pathlib.Path(FILE).read_text("utf-8")
    changed.write_text(text.replace('"evidence": "asserted"', '"evidence": "reported"'))
    runs = (
        ("show", FILE),
        ("validate", FILE, "--rule", "order", "--rule", "quote-differs"),
        ("validate", FILE, "--rule", "quote-differs"),
        ("validate", FILE, "--rule", "quote-differs", "--rule", "id-repeated"),
        ("validate", FILE, "--rule", "order", "--json"),
        ("validate", "--rule", "no-such-rule"),
        ("verify",),
        ("find", "the", FILE),
        ("find", "beyond every", FILE),
        ("find", "no such words", FILE),
        ("diff", FILE, str(changed)),
        ("export", "csv", FILE, "--output", "-"),
        ("export", "all", FILE, "--output", "-"),
        ("export", "no-such-format", FILE, "--output", "-"),
        ("formats",),
        ("formats", "--json"),
        ("rules", "quote-differs"),
        ("rules", "name-not-in-quote"),
        ("rules", "quote-differs", "--json"),
        ("rules", "no-such-rule"),
    )
    told = "".join(run(*each) for each in runs).replace(str(tmp_path), "FOLDER")
    golden("cli/commands.txt", told.encode("utf-8"))


def test_the_help_of_every_command_is_what_it_was(
    run: Run, golden: Callable[[str, bytes], None]
) -> None:
    told = "".join(run(*command, "--help") for command in ((), *((each,) for each in COMMANDS)))
    # Pythons break the lines in different places, and some give both names of an option its value.
    told = re.sub(r"(-\w) [A-Z]+, (--\w+ [A-Z]+)", r"\1, \2", re.sub(r"\n* +", " ", told))
    golden("cli/help.txt", told.encode("utf-8"))
