"""Projects of others that install the wheel and test with it."""

import inspect
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import belarus_statement as bs
from belarus_statement import pytest_plugin
from belarus_statement.testing import CORRUPTIONS, synthesize
from belarus_statement.testing.explaining import MOST_LINES

Completed = subprocess.CompletedProcess[str]
Run = Callable[..., Completed]
Pytest = Callable[..., str]

FIXTURES = (
    "belarus_statement",
    "belarus_statement_text",
    "belarus_statement_bytes",
    "statement_file",
    "statement_workspace",
    "corrupted_statement",
    "hostile_statement",
)

EVERY_FIXTURE = """
import belarus_statement as bs
import pytest

def test_the_statement(belarus_statement, belarus_statement_text, belarus_statement_bytes):
    assert belarus_statement is bs.load()
    assert belarus_statement.text == belarus_statement_text
    assert bs.loads(belarus_statement_bytes) == belarus_statement

# Those that need a library of their own ask for it here as everywhere.
ALONE = [name for name, format in bs.formats().items() if format.extra is None]

@pytest.mark.parametrize("format", ALONE)
def test_a_file(statement_file, format):
    path = statement_file(format)
    assert path is statement_file(format)
    files = [path] if path.is_file() else list(path.iterdir())
    assert files and not any(file.stat().st_mode & 0o222 for file in files)

def test_json(statement_file, belarus_statement_bytes):
    assert statement_file("json").read_bytes() == belarus_statement_bytes

def test_no_such_format(statement_file):
    with pytest.raises(bs.FormatError):
        statement_file("papyrus")

@pytest.mark.parametrize("turn", [1, 2])
def test_a_workspace(statement_workspace, turn):
    path = statement_workspace / "statement.json"
    assert bs.load(path) == bs.load()
    path.write_text("{}")
    (statement_workspace / "statement.txt").unlink()

def test_hostile(hostile_statement):
    assert hostile_statement != bs.load()
    report = bs.validate(hostile_statement)
    assert {finding.code for finding in report.findings} == {"text-invisible"}
"""
CORRUPTED = """
import belarus_statement as bs

def test_a_checker(corrupted_statement):
    findings = bs.validate(corrupted_statement.statement).findings
    assert [(each.code, each.path) for each in findings] == [
        (corrupted_statement.rule, corrupted_statement.path)
    ]
"""
LISTING = """
import atexit, sys

def report():
    names = sorted(name for name in sys.modules if name.startswith(("belarus", "cattr")))
    open("modules.txt", "w").write("\\n".join(names))

atexit.register(report)
"""
COMPARED = """
import attrs

def test_equal(belarus_statement):
    first, *others = belarus_statement.demands
    other = attrs.evolve(
        belarus_statement, demands=(attrs.evolve(first, action="stop"), *others), mentions=()
    )
    assert belarus_statement == other

def test_other_values():
    assert {"a": 1} == {"a": 2}

def test_a_statement_and_something_else(belarus_statement):
    assert belarus_statement == "a statement"
"""
BIG_COMPARED = """
from belarus_statement.testing import synthesize

def test_equal():
    assert synthesize(annotations=60) == synthesize(annotations=60, seed=1)
"""
OWN_FIXTURE = """
import pytest

@pytest.fixture
def corrupted_statement():
    return "our own"

def test_ours(corrupted_statement):
    assert corrupted_statement == "our own"

@pytest.mark.parametrize("corrupted_statement", ["one", "two"])
def test_parameters(corrupted_statement):
    assert corrupted_statement in {"one", "two"}
"""
UNITTEST = """
import sys
import tempfile
import unittest
import belarus_statement as bs
from belarus_statement import testing

class TestAnnotator(unittest.TestCase):
    def setUp(self):
        self.addTypeEqualityFunc(bs.Statement, testing.assert_same_statement)

    def test_statements(self):
        self.assertEqual(bs.load(), bs.load())
        with self.assertRaisesRegex(AssertionError, "500-cases.value: 500 -> 501"):
            corrupted = testing.CORRUPTIONS["quantity-differs"].of(bs.load())
            self.assertEqual(bs.load(), corrupted.statement)

    def test_corruptions(self):
        for rule, corruption in testing.CORRUPTIONS.items():
            with self.subTest(rule=rule):
                self.assertEqual(corruption.of(bs.load()).rule, rule)

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(bs.load(testing.statement_file("json", folder)), bs.load())
            testing.statement_workspace(folder)

    def test_big_and_hostile(self):
        for statement in (testing.synthesize(annotations=300, seed=1), testing.hostile_statement()):
            self.assertTrue(bs.validate(statement).ok)

    def test_missing(self):
        for ask in (lambda: testing.statements, lambda: testing.spans("words")):
            with self.assertRaises(bs.MissingExtraError) as caught:
                ask()
            self.assertIn("pip install 'belarus-statement[testing]'", str(caught.exception))

    def tearDown(self):
        self.assertFalse({"pytest", "hypothesis"} & {*sys.modules})

unittest.main()
"""
PROPERTY = """
from hypothesis import given
import belarus_statement as bs
from belarus_statement.testing import annotations, entities, spans, statements

@given(statements())
def test_a_statement(statement):
    assert not bs.validate(statement).findings

@given(annotations(bs.Demand))
def test_an_annotation(drawn):
    statement, demand = drawn
    assert statement.text[demand.start : demand.end] == demand.quote

@given(entities("persons"))
def test_an_entity(drawn):
    statement, person = drawn
    assert person.name in statement.text

@given(spans(bs.text()))
def test_a_span(span):
    start, end = span
    assert bs.text()[start:end].strip()
"""


@pytest.fixture(name="pytest_in")
def fixture_pytest_in(run: Run, testing_environment: Path, tmp_path: Path) -> Pytest:
    """Runs pytest in a new project that has one test module; returns what it prints."""

    def run_pytest(module: str, *options: str, code: int = 0) -> str:
        (tmp_path / "test_toy.py").write_text(module, encoding="utf-8")
        command = (testing_environment, "-W", "error", "-m", "pytest", "-p", "no:cacheprovider")
        return run(*command, *options, cwd=tmp_path, code=code).stdout

    return run_pytest


OWN_STATEMENT = """
import attrs
import belarus_statement as bs
from belarus_statement.testing import CORRUPTIONS, synthesize
import pytest

OWN = synthesize(annotations=60, seed=5)

@pytest.fixture(scope="session")
def belarus_statement():
    return OWN

def test_the_statement(belarus_statement_text, belarus_statement_bytes):
    assert belarus_statement_text == OWN.text
    assert bs.loads(belarus_statement_bytes) == OWN

@pytest.mark.parametrize("format", ["json", "jsonl", "csv"])
def test_a_file(statement_file, format):
    assert bs.load(statement_file(format)) == OWN

def test_a_workspace(statement_workspace):
    assert bs.load(statement_workspace / "statement.json") == OWN
    assert (statement_workspace / "statement.txt").read_text("utf-8") == OWN.text

def test_a_checker(corrupted_statement):
    findings = bs.validate(corrupted_statement.statement).findings
    assert [(each.code, each.path) for each in findings] == [
        (corrupted_statement.rule, corrupted_statement.path)
    ]
    assert len(corrupted_statement.statement.text) < 5000
"""


def counted(printed: str) -> str:
    """The numbers in the last line of pytest, without the time."""
    return printed.strip().splitlines()[-1].strip("= ").partition(" in ")[0]


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_every_fixture_does_what_it_says(pytest_in: Pytest, options: tuple[str, ...]) -> None:
    printed = pytest_in(EVERY_FIXTURE, *options)
    alone = sum(format.extra is None for format in bs.formats().values())
    assert counted(printed) == f"{6 + alone} passed"


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_one_fixture_runs_a_test_over_a_broken_statement_for_every_rule(
    pytest_in: Pytest, options: tuple[str, ...]
) -> None:
    printed = pytest_in(CORRUPTED, "-v", *options)
    assert counted(printed) == f"{len(CORRUPTIONS)} passed"
    for rule in CORRUPTIONS:
        assert f"test_a_checker[{rule}]" in printed


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_the_fixtures_are_of_the_statement_that_a_project_gives(
    pytest_in: Pytest, options: tuple[str, ...]
) -> None:
    printed = pytest_in(OWN_STATEMENT, "-rs", *options)
    passed, skipped = map(int, re.findall(r"(\d+) (?:passed|skipped)", counted(printed)))
    assert passed + skipped == 5 + len(CORRUPTIONS)
    assert passed > 5 + len(CORRUPTIONS) / 2
    assert printed.count("found nothing in ") >= 1


BY_NAME = """
def test_a_checker(request):
    request.getfixturevalue("corrupted_statement")
"""


def test_a_broken_statement_that_is_asked_for_while_a_test_runs_is_answered_with_what_to_use(
    pytest_in: Pytest,
) -> None:
    printed = pytest_in(BY_NAME, code=1)
    assert "belarus_statement.testing.CORRUPTIONS[rule].of(statement)" in printed
    assert "AttributeError" not in printed


@pytest.mark.parametrize(
    ("content", "options"),
    [
        pytest.param("", ("-p", "belarus_statement.pytest_plugin"), id="option"),
        pytest.param('pytest_plugins = ["belarus_statement.pytest_plugin"]', (), id="variable"),
    ],
)
def test_the_plugin_may_be_named_by_its_module(
    pytest_in: Pytest, content: str, options: tuple[str, ...]
) -> None:
    test = "def test_it(belarus_statement_text):\n    assert belarus_statement_text\n"
    assert counted(pytest_in(f"{content}\n\n{test}", *options)) == "1 passed"


def test_the_plugin_may_be_left_out(pytest_in: Pytest) -> None:
    test = "def test_it(belarus_statement):\n    pass\n"
    printed = pytest_in(test, "-p", "no:belarus_statement.pytest_plugin", code=1)
    assert "fixture 'belarus_statement' not found" in printed


def test_one_rule_is_picked_by_its_code(pytest_in: Pytest) -> None:
    assert counted(pytest_in(CORRUPTED, "-k", "quote-differs")).startswith("1 passed")


def test_a_fixture_or_parameter_of_the_same_name_in_a_project_stays_its_own(
    pytest_in: Pytest,
) -> None:
    assert counted(pytest_in(OWN_FIXTURE)) == "3 passed"


def test_pytest_explains_every_fixture(pytest_in: Pytest) -> None:
    printed = pytest_in("", "--fixtures")
    for name in FIXTURES:
        doc = inspect.getdoc(getattr(pytest_plugin, name))
        assert doc
        place = r"( \[session scope\])? -- .*belarus_statement/pytest_plugin.py:\d+\n"
        explained = re.search(rf"^{name}{place}(    .*\n)+", printed, re.MULTILINE)
        assert explained, name
        assert doc.splitlines()[0] in explained[0]


def test_without_a_fixture_in_use_nothing_is_imported_but_the_plugin(
    pytest_in: Pytest, tmp_path: Path
) -> None:
    (tmp_path / "conftest.py").write_text(LISTING)
    pytest_in("def test_nothing(): assert {1: 2} == {1: 2}")
    loaded = (tmp_path / "modules.txt").read_text().splitlines()
    assert loaded == ["belarus_statement", "belarus_statement.pytest_plugin"]


def test_importtime_shows_nothing_of_ours_but_the_plugin(
    run: Run, testing_environment: Path, tmp_path: Path
) -> None:
    (tmp_path / "test_toy.py").write_text("def test_nothing(): pass")
    command = (testing_environment, "-X", "importtime", "-m", "pytest", "-p", "no:cacheprovider")
    lines = run(*command, cwd=tmp_path).stderr.splitlines()
    names = [line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")]
    assert "pytest" in names
    ours = [name for name in names if name.startswith(("belarus", "cattr"))]
    # What pytest loads itself, to rewrite its assertions, importtime does not see.
    assert {*ours} <= {"belarus_statement", "belarus_statement.pytest_plugin"}


def test_a_failed_comparison_of_statements_is_shown_by_id_and_field(pytest_in: Pytest) -> None:
    shown = errors(pytest_in(COMPARED, "-k", "test_equal", code=1))
    mentions = bs.load().mentions
    count = len(mentions) + 1
    assert f"the statements differ in {count} places; bs.diff lists them all" in shown[0]
    assert f"- {mentions[0].id}: {mentions[0].quote!r}" in shown
    # Where it runs on a server, pytest shortens nothing itself.
    assert len(shown) <= 1 + MOST_LINES + 1


def test_all_differences_are_shown_where_pytest_is_asked_for_more(pytest_in: Pytest) -> None:
    shown = errors(pytest_in(BIG_COMPARED, "-vv", code=1))
    differences = bs.diff(synthesize(annotations=60), synthesize(annotations=60, seed=1))
    assert len(differences) > MOST_LINES
    assert len(shown) == 1 + len(differences)


def errors(printed: str) -> list[str]:
    """What pytest shows of a failed assertion."""
    return [line[1:].strip() for line in printed.splitlines() if line.startswith("E ")]


def test_other_comparisons_are_shown_as_pytest_shows_them(pytest_in: Pytest) -> None:
    printed = pytest_in(COMPARED, "-k", "other or else", code=1)
    assert "the statements differ" not in printed
    assert "{'a': 1} != {'a': 2}" in printed
    assert counted(printed).startswith("2 failed")


def test_strategies_work_in_a_project(pytest_in: Pytest, project: Path) -> None:
    assert counted(pytest_in(PROPERTY)) == "4 passed"


def test_unittest_uses_all_but_the_strategies_with_nothing_else_installed(
    run: Run, environment: Path, tmp_path: Path
) -> None:
    script = tmp_path / "check.py"
    script.write_text(UNITTEST, encoding="utf-8")
    assert "Ran 5 tests" in run(environment, "-W", "error", script, cwd=tmp_path).stderr
