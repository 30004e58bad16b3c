"""The pytest plugin: fixtures for the tests of other projects, and readable comparisons.

pytest loads it wherever belarus-statement is installed. It imports nothing of
the package until a test uses a fixture.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from belarus_statement.model import Statement
    from belarus_statement.testing import CorruptedStatement, Corruption

_MODEL = "belarus_statement.model"
_CORRUPTION = "_belarus_statement_corruption"
_OLDEST_PYTEST = 7


@pytest.fixture(scope="session")
def belarus_statement() -> "Statement":
    """Return the packaged statement: one frozen object for the whole session.

    Override it in a conftest.py, with this scope, and the fixtures below are of your statement.
    """
    from belarus_statement.packaged import load

    return load()


@pytest.fixture(scope="session")
def belarus_statement_text(belarus_statement: "Statement") -> str:
    """Return the text of the statement: 5,408 code points, curly apostrophes and slips in it."""
    return belarus_statement.text


@pytest.fixture(scope="session")
def belarus_statement_bytes(belarus_statement: "Statement") -> bytes:
    """Return the canonical JSON form of the statement, in UTF-8: the bytes of statement.json."""
    from belarus_statement.codec import dumps

    return dumps(belarus_statement).encode("utf-8")


@pytest.fixture(scope="session")
def statement_file(
    belarus_statement: "Statement", tmp_path_factory: "pytest.TempPathFactory"
) -> Callable[[str], Path]:
    """Return a function: called with a format's name, it gives a read-only copy in that format.

    It gives the path, of the folder where the format consists of several files.
    A copy is made once a session; with pytest-xdist, each worker has its own.
    """
    from belarus_statement.testing import statement_file

    made: dict[str, Path] = {}

    def path_of(format: str) -> Path:
        if format not in made:
            folder = tmp_path_factory.mktemp("statement_file")
            made[format] = statement_file(format, folder, belarus_statement)
        return made[format]

    return path_of


@pytest.fixture
def statement_workspace(belarus_statement: "Statement", tmp_path: Path) -> Path:
    """Return a folder with statement.txt, statement.json and its schema, to change at will."""
    from belarus_statement.testing import statement_workspace

    return statement_workspace(tmp_path / "statement_workspace", belarus_statement)


@pytest.fixture
def corrupted_statement(
    belarus_statement: "Statement", _belarus_statement_corruption: "Corruption"
) -> "CorruptedStatement":
    """Return the statement broken in one known way; the test runs once for every rule there is.

    It has `statement`, the `rule` that it breaks, and the `path` of the finding.
    A rule that your own statement has nothing to break by is skipped.
    """
    from belarus_statement.testing import CorruptionError

    try:
        return _belarus_statement_corruption.of(belarus_statement)
    except CorruptionError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def hostile_statement() -> "Statement":
    """Return the packaged statement with hostile text in its words and names; it keeps every rule.

    There are astral, right-to-left and combining characters, markup, formulas and
    newlines in it.
    """
    from belarus_statement.testing import hostile_statement

    return hostile_statement()


@pytest.fixture
def _belarus_statement_corruption(request: "pytest.FixtureRequest") -> "Corruption":
    corruption: Corruption | None = getattr(request, "param", None)
    if corruption is None:
        pytest.fail(
            "corrupted_statement was asked for by its name while the test ran; expected it among "
            "the arguments of a test function, which then runs once for every rule: elsewhere use "
            "belarus_statement.testing.CORRUPTIONS[rule].of(statement)",
            pytrace=False,
        )
    return corruption


def pytest_configure(config: "pytest.Config") -> None:
    """Say which pytest the fixtures need, where this one is older."""
    if int(pytest.__version__.partition(".")[0]) < _OLDEST_PYTEST:
        found = f"found pytest {pytest.__version__}; expected {_OLDEST_PYTEST} or newer"
        message = f"the fixtures of belarus-statement may not work: {found}"
        config.issue_config_time_warning(UserWarning(message), stacklevel=2)


def pytest_generate_tests(metafunc: "pytest.Metafunc") -> None:
    """Run a test with `corrupted_statement` once for every rule."""
    # A fixture's params would be needed, and the package imported, as soon as pytest starts. That
    # the fixture has this other behind it keeps one of the same name in a user's project as it is.
    if _CORRUPTION in metafunc.fixturenames:
        from belarus_statement.testing import CORRUPTIONS

        metafunc.parametrize(_CORRUPTION, CORRUPTIONS.values(), ids=CORRUPTIONS, indirect=True)


def pytest_assertrepr_compare(
    config: "pytest.Config", op: str, left: object, right: object
) -> list[str] | None:
    """Show how two statements differ, by id and field, where they were asserted to be equal."""
    # Where the model was never imported, neither value is a statement.
    if op != "==" or _MODEL not in sys.modules:
        return None
    from belarus_statement.model import Statement

    if not (isinstance(left, Statement) and isinstance(right, Statement)):
        return None
    from belarus_statement.testing.explaining import MOST_LINES, explain

    verbosity = int(config.getoption("verbose") or 0)
    most = None if verbosity > 1 else MOST_LINES
    return explain(left, right, most)
