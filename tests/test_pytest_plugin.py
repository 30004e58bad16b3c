"""What the pytest plugin gives, asked in this very session; projects of others try it installed."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement import pytest_plugin, testing
from belarus_statement.testing import CORRUPTIONS, CorruptedStatement, explain


def config(verbosity: int = 0) -> Any:
    return SimpleNamespace(getoption={"verbose": verbosity}.__getitem__)


def test_the_statement_its_text_and_its_bytes_are_those_that_are_packaged(
    belarus_statement: bs.Statement, belarus_statement_text: str, belarus_statement_bytes: bytes
) -> None:
    assert belarus_statement is bs.load()
    assert belarus_statement_text == bs.text()
    assert belarus_statement_bytes == (bs.files() / "statement.json").read_bytes()


def test_a_file_is_made_once_and_a_workspace_for_each_test(
    statement_file: Callable[[str], Path], statement_workspace: Path, tmp_path: Path
) -> None:
    assert statement_file("json") is statement_file("json")
    assert bs.load(statement_file("jsonl")) == bs.load()
    assert statement_file("csv").is_dir()
    assert statement_workspace.parent == tmp_path
    assert bs.load(statement_workspace / "statement.json") == bs.load()


def test_every_corruption_comes_in_its_turn(
    corrupted_statement: CorruptedStatement, request: pytest.FixtureRequest
) -> None:
    rule = corrupted_statement.rule
    assert request.node.name.endswith(f"[{rule}]")
    assert corrupted_statement == CORRUPTIONS[rule].of(bs.load())


def test_the_hostile_statement_is_that_of_testing(hostile_statement: bs.Statement) -> None:
    assert hostile_statement == testing.hostile_statement()


def test_two_statements_that_are_not_equal_are_compared_by_id_and_field(
    statement: bs.Statement,
) -> None:
    other = attrs.evolve(statement, mentions=())
    compare = pytest_plugin.pytest_assertrepr_compare
    for verbosity in (0, 1):
        assert compare(config(verbosity), "==", statement, other) == explain(statement, other)
    assert compare(config(2), "==", statement, other) == explain(statement, other, None)


@pytest.mark.parametrize("operator", ["!=", "in", "is"])
def test_another_comparison_is_left_to_pytest(statement: bs.Statement, operator: str) -> None:
    other = attrs.evolve(statement, title="")
    assert pytest_plugin.pytest_assertrepr_compare(config(), operator, statement, other) is None


def test_a_statement_and_something_else_are_left_to_pytest(statement: bs.Statement) -> None:
    for pair in ((statement, ""), ("", statement), ("", "")):
        assert pytest_plugin.pytest_assertrepr_compare(config(), "==", *pair) is None


def test_where_the_model_was_never_imported_nothing_of_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "belarus_statement.model")
    assert pytest_plugin.pytest_assertrepr_compare(config(), "==", 1, 2) is None
    assert "belarus_statement.model" not in sys.modules


@pytest.mark.parametrize(
    ("version", "warned"), [("6.2.5", True), ("7.0.0", False), ("8.4.2", False), ("10.0", False)]
)
def test_a_pytest_that_is_too_old_is_told_so(
    monkeypatch: pytest.MonkeyPatch, version: str, *, warned: bool
) -> None:
    warnings: list[str] = []

    def warn(warning: UserWarning, stacklevel: int) -> None:
        warnings.append(str(warning))

    monkeypatch.setattr(pytest, "__version__", version)
    old: Any = SimpleNamespace(issue_config_time_warning=warn)
    pytest_plugin.pytest_configure(old)
    found = f"found pytest {version}; expected 7 or newer"
    said = f"the fixtures of belarus-statement may not work: {found}"
    assert warnings == [said] * warned
