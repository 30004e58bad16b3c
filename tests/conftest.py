"""What every test may use: the packaged statement, and the files of the checkout."""

import pathlib
from collections.abc import Callable

import pytest

import belarus_statement as bs

CHECKOUT = pathlib.Path(__file__).parents[1]
GOLDEN = CHECKOUT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the files that are generated (golden files, schema, digests) instead of "
        "comparing them",
    )


@pytest.fixture(scope="session")
def statement() -> bs.Statement:
    return bs.load()


@pytest.fixture(scope="session")
def checkout() -> pathlib.Path:
    """The folder of the checkout, with README.md, pyproject.toml and docs."""
    return CHECKOUT


@pytest.fixture
def generated(request: pytest.FixtureRequest) -> Callable[[pathlib.Path, bytes], None]:
    """Asserts that a file of the checkout is what the code generates; `--regenerate` writes it."""

    def check(path: pathlib.Path, expected: bytes) -> None:
        if request.config.getoption("--regenerate"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(expected)
        found = path.read_bytes() if path.exists() else b""
        assert found == expected, (
            f"{path.relative_to(CHECKOUT)} is not what the code generates: run "
            "`pytest --regenerate` and review the difference"
        )

    return check


@pytest.fixture
def golden(generated: Callable[[pathlib.Path, bytes], None]) -> Callable[[str, bytes], None]:
    """Asserts that content equals a golden file, named relative to tests/golden."""

    def check(name: str, content: bytes) -> None:
        generated(GOLDEN / name, content)

    return check
