"""The statements that the page is tried with, and what reads it."""

import os
import pathlib
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import belarus_statement as bs
from belarus_statement.testing import hostile_statement

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A browser of its own, without a sandbox, which root cannot have, and without calls of its own.
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module", params=["packaged", "hostile", "odd"])
def given(
    request: pytest.FixtureRequest, statement: bs.Statement, odd_in_xml: bs.Statement
) -> bs.Statement:
    return {"packaged": statement, "hostile": hostile_statement(), "odd": odd_in_xml}[request.param]


@pytest.fixture(scope="session")
def node_modules() -> pathlib.Path:
    """The folder with packages from npm, by the variable by which Node.js itself finds it."""
    folder = os.environ.get("NODE_PATH")
    if folder is None:
        pytest.skip("NODE_PATH names no folder with the npm packages axe-core and vnu-jar")
    return pathlib.Path(folder)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: the group dev has it"
    )
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed: the Debian package of that name has it")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()
