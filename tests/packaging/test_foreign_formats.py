"""Formats of other distributions, well and badly registered, beside the wheel."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
TOY = Path(__file__).parent / "toy_format"
GROUP = "belarus_statement.formats"

LISTING = """
import json, warnings
import belarus_statement as bs

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    names = list(bs.formats())
print(json.dumps([names, [[each.category.__name__, str(each.message)] for each in caught]]))
"""

NAMED_BY_THE_ENVIRONMENT = """
import json, os
import belarus_statement as bs

def encode(statement):
    return dict.fromkeys(json.loads(os.environ["FILE_NAMES"]), b"written")

FORMAT = bs.Format(name="named", suffix="", media_type="", description="", encode=encode)
"""
EXPORT = """
import sys
import belarus_statement as bs

try:
    print(*(path.name for path in bs.export(bs.load(), "named", sys.argv[1])))
except bs.FormatError as error:
    print(f"refused: {error}")
"""


@pytest.fixture(scope="module")
def python(new_environment: Callable[..., Path], build: Callable[..., Path], wheel: Path) -> Path:
    """The Python of an environment with the wheel and the toy distribution."""
    (toy,) = build(TOY, "--wheel", umask=0o022).glob("*.whl")
    return new_environment(wheel, toy)


def test_a_format_of_another_distribution_is_listed_by_the_library(run: Run, python: Path) -> None:
    names, warned = json.loads(run(python, "-c", LISTING).stdout)
    assert {"csv", "json", "markdown", "toy"} <= {*names}
    assert names == sorted(names)
    assert not warned


def test_a_format_of_another_distribution_is_listed_by_the_command(run: Run, python: Path) -> None:
    listed = json.loads(run(python, "-m", "belarus_statement", "formats", "--json").stdout)
    toy = {
        "name": "toy",
        "suffix": ".toy",
        "media_type": "text/x-toy",
        "description": "one line a party",
        "extra": "",
        "loads": False,
    }
    assert toy in listed


def test_a_format_of_another_distribution_is_exported_by_the_command(
    run: Run, python: Path, tmp_path: Path
) -> None:
    command = python.with_name("belarus-statement")
    printed = run(command, "export", "toy", "--output", tmp_path).stdout
    assert printed == f"{tmp_path}/parties.toy\n"
    lines = (tmp_path / "parties.toy").read_text(encoding="utf-8").splitlines()
    assert (len(lines), lines[0], lines[-1]) == (53, "the United States", "the European Union")


@pytest.fixture(
    params=[
        pytest.param(("no_such_module:FORMAT", ""), id="no such module"),
        pytest.param(("others:FORMAT", ""), id="no such name"),
        pytest.param(("others:FORMAT", "FORMAT = 'a string'"), id="no Format"),
        pytest.param(("belarus_statement_toy:FORMAT", ""), id="name of another"),
        pytest.param(("others:FORMAT", "import no_such_library"), id="missing library"),
        pytest.param(("others:FORMAT", "raise ValueError('at import')"), id="fails"),
        pytest.param(("others:FORMAT", "this is no Python"), id="no Python"),
        pytest.param(("no reference at all", ""), id="no reference"),
    ]
)
def broken(
    request: pytest.FixtureRequest, register: Callable[..., dict[str, str]]
) -> dict[str, str]:
    """The environment variable by which a format named broken is registered, but badly."""
    reference, module = request.param
    return register(GROUP, f"broken = {reference}", module)


def test_a_badly_registered_format_is_left_out_with_a_warning(
    run: Run, python: Path, broken: dict[str, str]
) -> None:
    names, warned = json.loads(run(python, "-c", LISTING, env=broken).stdout)
    assert {"csv", "json", "markdown", "toy"} <= {*names}
    assert "broken" not in names
    ((category, message),) = warned
    assert category == "RuntimeWarning"
    assert "'broken'" in message


@pytest.mark.parametrize(("name", "file"), [("json", "statement.json"), ("toy", "parties.toy")])
def test_a_badly_registered_format_does_not_concern_the_others(
    run: Run, python: Path, broken: dict[str, str], name: str, file: str
) -> None:
    out = Path(broken["PYTHONPATH"]) / "out"
    export = ("-m", "belarus_statement", "export", name, "--output", out)
    assert not run(python, "-W", "error", *export, env=broken).stderr
    assert [path.name for path in out.iterdir()] == [file]


def test_asking_for_a_badly_registered_format_is_refused_by_its_name(
    run: Run, python: Path, broken: dict[str, str]
) -> None:
    refused = run(python, "-m", "belarus_statement", "export", "broken", env=broken, code=3)
    assert "'broken'" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_nobody_else_takes_the_name_of_a_built_in_format(
    run: Run, python: Path, register: Callable[..., dict[str, str]]
) -> None:
    env = register(GROUP, "json = belarus_statement_toy:FORMAT")
    exported = run(python, "-m", "belarus_statement", "export", "json", "-o", "-", env=env).stdout
    assert json.loads(exported)["title"].startswith("Joint Statement")


@pytest.fixture
def export_named(
    run: Run, python: Path, register: Callable[..., dict[str, str]], tmp_path: Path
) -> Callable[..., tuple[str, Path]]:
    """Exports in a format whose files have these names.

    Returns what the export said, and the folder that it was given.
    """
    folder = tmp_path / "base" / "out"
    folder.mkdir(parents=True)
    env = register(GROUP, "named = others:FORMAT", NAMED_BY_THE_ENVIRONMENT)

    def export_named(*names: str) -> tuple[str, Path]:
        completed = run(python, "-c", EXPORT, folder, env=env | {"FILE_NAMES": json.dumps(names)})
        return completed.stdout, folder

    return export_named


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "/abs", "a/b", "", ".", "..", ".x", "-x", "a\\b", "a b", "a\nb", "x\n"),
        *("a\0b", "é", "c:d", "x/", "~"),
    ],
)
def test_a_file_name_that_leads_elsewhere_is_refused_before_anything_is_written(
    export_named: Callable[..., tuple[str, Path]], name: str
) -> None:
    said, folder = export_named("fine.txt", name)
    assert said.startswith("refused: the format 'named' names a file")
    assert repr(name) in said
    assert [*folder.parent.rglob("*")] == [folder]


def test_a_plain_file_name_is_written(export_named: Callable[..., tuple[str, Path]]) -> None:
    said, folder = export_named("fine.txt", "_a-1.tar.gz", "B")
    assert said.split() == ["fine.txt", "_a-1.tar.gz", "B"]
    assert {path.name for path in folder.iterdir()} == {*said.split()}
    assert {path.read_bytes() for path in folder.iterdir()} == {b"written"}
