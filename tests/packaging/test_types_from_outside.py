"""What type checkers see of the installed wheel."""

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import belarus_statement as bs

Run = Callable[..., subprocess.CompletedProcess[str]]
Check = Callable[[Path, int], str]
CONSUMER = Path(__file__).parent / "consumer.py"

MISUSE = """\
import belarus_statement as bs

statement = bs.load()
party = statement.parties[0]
print(party.role, party.actor)
print(party.rolle)  # wrong
print(statement.partys)  # wrong
print(bs.lode())  # wrong
bs.Block(id="a", start=0, end=1, quote="a", kind="heading")
bs.Block(id="a", start=0, end=1, quote="a", kind="chapter")  # wrong
bs.Block(id="a", start="0", end=1, quote="a", kind="heading")  # wrong
bs.Block(id="a", start=0, end=1, quote="a")  # wrong
bs.Block("a", 0, 1, "a", (), "heading")  # wrong
party.role = "lead"  # wrong
bs.load(5)  # wrong
bs.export(statement, "csv")  # wrong
bs.export(statement, "csv", "out")
"""


@pytest.fixture(params=["mypy", "pyright"])
def check(request: pytest.FixtureRequest, run: Run, environment: Path, tmp_path: Path) -> Check:
    """Runs a type checker over a module beside the wheel; returns what it says."""
    name: str = request.param
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed: it is in the dependency group lint")
    options = {
        "mypy": ("--strict", "--config-file=", "--python-executable", environment),
        "pyright": ("--pythonpath", environment, "--project", tmp_path),
    }
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')

    def check(module: Path, code: int) -> str:
        # Pyright takes either a project or files: the module is the one file of the project.
        (tmp_path / module.name).write_bytes(module.read_bytes())
        files = (module.name,) if name == "mypy" else ()
        checker = (sys.executable, "-m", name)
        return run(*checker, *options[name], *files, cwd=tmp_path, code=code).stdout

    return check


def test_the_consumer_uses_every_public_name() -> None:
    tree = ast.parse(CONSUMER.read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "bs"
    }
    assert used == set(bs.__all__)


def test_a_type_checker_sees_the_type_of_every_public_name(check: Check) -> None:
    check(CONSUMER, 0)


def test_a_type_checker_refuses_every_misuse_and_nothing_else(
    check: Check, tmp_path_factory: pytest.TempPathFactory
) -> None:
    misuse = tmp_path_factory.mktemp("misuse") / "misuse.py"
    misuse.write_text(MISUSE)
    said = check(misuse, 1)
    refused = {int(line) for line in re.findall(r"misuse\.py:(\d+):", said)}
    wrong = {
        number for number, line in enumerate(MISUSE.splitlines(), 1) if line.endswith("# wrong")
    }
    assert refused == wrong, said
