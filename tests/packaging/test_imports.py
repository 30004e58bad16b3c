"""What is imported when, each time in a fresh process."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Modules = Callable[[str], set[str]]


@pytest.fixture
def modules_after(run: Run, environment: Path) -> Modules:
    """Runs statements in a fresh process; returns the names of all modules that are loaded then."""

    def modules_after(statements: str) -> set[str]:
        listing = f"{statements}\nimport sys\nprint(*sys.modules, sep='\\n')"
        return set(run(environment, "-c", listing).stdout.splitlines())

    return modules_after


def third_party(modules: set[str]) -> set[str]:
    tops = {name.split(".")[0] for name in modules}
    return {
        name
        for name in tops - {"__main__", "belarus_statement", "belarus_statement_data"}
        if name not in sys.stdlib_module_names
    }


def test_importing_the_package_loads_no_other_module_of_ours_or_of_third_parties(
    modules_after: Modules,
) -> None:
    modules = modules_after("import belarus_statement")
    assert {name for name in modules if name.startswith("belarus")} == {"belarus_statement"}
    assert third_party(modules) == set()


def test_asking_for_the_names_loads_nothing_either(modules_after: Modules) -> None:
    modules = modules_after("import belarus_statement as bs\ndir(bs), bs.__all__, bs.__version__")
    assert {name for name in modules if name.startswith("belarus")} == {"belarus_statement"}
    assert third_party(modules) == set()


def test_the_text_is_read_without_third_parties(modules_after: Modules) -> None:
    modules = modules_after("import belarus_statement as bs\nbs.text()")
    assert "belarus_statement_data" in modules
    assert third_party(modules) == set()


def test_an_error_is_caught_by_name_without_third_parties(modules_after: Modules) -> None:
    modules = modules_after("import belarus_statement as bs\nbs.StatementError, bs.LoadError")
    assert third_party(modules) == set()


def test_loading_the_statement_needs_attrs_and_nothing_else(
    modules_after: Modules,
) -> None:
    modules = modules_after("import belarus_statement as bs\nbs.load()")
    assert third_party(modules) == {"attr", "attrs"}


def test_a_document_of_ones_own_is_read_with_cattrs(modules_after: Modules) -> None:
    modules = modules_after("import belarus_statement as bs\nbs.loads(bs.dumps(bs.load()))")
    assert {"attrs", "cattrs"} <= third_party(modules)
    assert not {"importlib_resources", "rich"} & third_party(modules)
