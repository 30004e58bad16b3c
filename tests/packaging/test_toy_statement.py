"""A second statement in a distribution of its own, as a how-to page has it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from belarus_statement.testing import CORRUPTIONS

Run = Callable[..., subprocess.CompletedProcess[str]]
TOY = Path(__file__).parent / "toy_statement"
DATA = ("SHA256SUMS", "statement.json", "statement.txt")

ASK = """
import belarus_statement as bs
import river_statement

statement = river_statement.load()
assert statement is river_statement.load()
assert statement != bs.load()
print(statement.title, len(statement.parties), bs.validate(statement), bs.verify())
print(river_statement.text().splitlines()[-1])
print(sorted(each.name for each in river_statement.files().iterdir() if each.is_file()))
print(river_statement.verify())
"""


@pytest.fixture(scope="module")
def python(new_environment: Callable[..., Path], build: Callable[..., Path], wheel: Path) -> Path:
    """The Python of an environment with both wheels, and what a project tests with."""
    (toy,) = build(TOY, "--wheel", umask=0o022).glob("*.whl")
    return new_environment(wheel, toy, beside=("pytest",))


def test_a_second_statement_is_loaded_and_verified_beside_the_packaged_one(
    run: Run, python: Path
) -> None:
    assert run(python, "-W", "error", "-c", ASK).stdout.splitlines() == [
        "Statement on the River 2 no findings no findings",
        "We welcome the new bridge. We urge the Harbour Guild to keep the river clean.",
        "['SHA256SUMS', '__init__.py', 'py.typed', 'statement.json', 'statement.txt']",
        "no findings",
    ]


@pytest.mark.parametrize("name", ["statement.json", "statement.txt"])
def test_a_file_of_it_that_was_changed_is_found(
    run: Run, python: Path, tmp_path: Path, name: str
) -> None:
    changed = shutil.copytree(TOY / "river_statement", tmp_path / "river_statement")
    content = (changed / name).read_bytes()
    (changed / name).write_bytes(content.replace(b"bridge", b"brigde"))
    verify = "import river_statement; print(river_statement.verify())"
    printed = run(python, "-c", verify, env={"PYTHONPATH": str(tmp_path)}).stdout
    assert re.fullmatch(rf"{name}: error: found a file .* \[data-file-changed\]\n", printed)


def test_its_own_tests_pass_with_our_fixtures_over_it(
    run: Run, python: Path, tmp_path: Path
) -> None:
    tests = shutil.copytree(TOY / "tests", tmp_path / "tests")
    printed = run(python, "-W", "error", "-m", "pytest", "-rs", "-p", "no:cacheprovider", tests)
    counts = {
        what: int(number)
        for number, what in re.findall(r"(\d+) (passed|skipped|failed)", printed.stdout)
    }
    assert counts.keys() == {"passed", "skipped"}
    assert sum(counts.values()) == 2 + len(CORRUPTIONS)
    assert counts["passed"] > counts["skipped"]


def test_its_own_tests_are_clean_in_mypy(run: Run, python: Path, tmp_path: Path) -> None:
    tests = shutil.copytree(TOY / "tests", tmp_path / "tests")
    mypy = ("-m", "mypy", "--strict", "--python-executable", python, "--cache-dir", tmp_path)
    assert "Success" in run(sys.executable, *mypy, tests, cwd=tmp_path).stdout


def test_the_digests_are_those_of_its_files() -> None:
    folder = TOY / "river_statement"
    recorded = dict(
        line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    )
    for name, digest in recorded.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest
    assert sorted(recorded) == ["statement.json", "statement.txt"]


def test_the_page_shows_every_file_of_code_as_it_is(checkout: Path) -> None:
    page = (checkout / "docs" / "how-to" / "ship-a-statement.md").read_text("utf-8")
    shown = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```\n", page, re.DOTALL))
    code = {
        path.relative_to(TOY).as_posix(): path.read_text("utf-8")
        for path in TOY.rglob("*")
        if path.suffix in {".py", ".toml"}
    }
    assert shown == code
    for name in DATA:
        assert f"        {name}\n" in page
