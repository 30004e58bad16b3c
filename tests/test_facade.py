"""The package's front: which names it has, and that type checkers and users see the same."""

import ast
import pydoc
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest

import belarus_statement as bs

# Every submodule is bound as an attribute of the package when it is imported: none may take the
# place of a public name.
AFTER_ALL_SUBMODULES = """
import importlib, pkgutil, types
import belarus_statement as bs

for each in pkgutil.walk_packages(bs.__path__, "belarus_statement."):
    # The hook of PyInstaller is run by that alone.
    if "__pyinstaller" not in each.name:
        importlib.import_module(each.name)
assert isinstance(bs.file_formats, types.ModuleType)
print(*(name for name in bs.__all__ if isinstance(getattr(bs, name), types.ModuleType)))
print(*sorted(bs.formats()))
"""


def names_for_type_checkers() -> list[str]:
    """The names that are imported where only type checkers look."""
    assert bs.__file__ is not None
    tree = ast.parse(Path(bs.__file__).read_text(encoding="utf-8"))
    return [
        alias.asname or alias.name
        for block in tree.body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    ]


def test_the_public_names_are_sorted_and_named_once() -> None:
    assert bs.__all__ == sorted(set(bs.__all__))


def test_dir_lists_the_public_names() -> None:
    assert dir(bs) == bs.__all__


@pytest.mark.parametrize("name", bs.__all__)
def test_a_public_name_is_something_of_ours(name: str) -> None:
    value = getattr(bs, name)
    assert not isinstance(value, ModuleType)
    if name != "__version__":
        assert value.__name__ == name
        assert value.__module__.startswith("belarus_statement.")


@pytest.mark.parametrize(
    "name",
    [
        *("load", "loads", "dump", "dumps", "text", "files", "verify", "validate", "export"),
        *("formats", "StatementError", "LoadError", "Statement", "Format", "Report", "Finding"),
    ],
)
def test_a_promised_name_is_public(name: str) -> None:
    assert name in bs.__all__


def test_type_checkers_see_every_public_name_and_no_other() -> None:
    assert sorted([*names_for_type_checkers(), "__version__"]) == bs.__all__


def test_a_star_import_gives_every_public_name() -> None:
    names: dict[str, object] = {}
    exec("from belarus_statement import *", names)  # noqa: S102  # only legal at module level
    assert names.keys() - {"__builtins__"} == {*bs.__all__}


@pytest.mark.parametrize("name", ["nope", "Load", "model_", "__wrapped__"])
def test_an_unknown_name_is_an_attribute_error_that_says_which(name: str) -> None:
    message = f"^module 'belarus_statement' has no attribute '{name}'$"
    with pytest.raises(AttributeError, match=message):
        getattr(bs, name)


def test_a_name_is_the_same_object_each_time() -> None:
    assert bs.Statement is bs.Statement
    assert bs.LoadError is bs.LoadError


def test_no_submodule_takes_the_place_of_a_public_name() -> None:
    command = (sys.executable, "-c", AFTER_ALL_SUBMODULES)
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    hidden, formats = printed.splitlines()
    assert hidden == ""
    assert {"csv", "json", "markdown"} <= {*formats.split()}


def test_the_version_is_that_of_the_installed_distribution() -> None:
    assert bs.__version__ == version("belarus-statement")


@pytest.mark.parametrize("name", bs.__all__)
def test_help_shows_no_address_of_an_object(name: str) -> None:
    # Those of Python and attrs are not ours to name.
    shown = pydoc.render_doc(f"belarus_statement.{name}")
    assert not re.search(r"<belarus_statement\S* object at 0x", shown)


def test_a_mistyped_name_brings_the_one_that_was_meant() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import belarus_statement as bs; bs.Demnad"],
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    assert told.endswith("Did you mean: 'Demand'?\n")
