"""The code of the pages, as one who copies it has it checked."""

import doctest
import pathlib
import subprocess
import sys

import pytest

CHECKOUT = pathlib.Path(__file__).parents[2]
# The libraries of this page are not among those of the tests.
GET_THE_TEXT = CHECKOUT / "docs" / "how-to" / "get-the-text.md"
PAGES = [
    CHECKOUT / "README.md",
    *sorted((CHECKOUT / "docs" / "tutorial").glob("*.md")),
    *sorted(set((CHECKOUT / "docs" / "how-to").glob("*.md")) - {GET_THE_TEXT}),
]
BIN = pathlib.Path(sys.executable).parent
SETTINGS = """{
  "typeCheckingMode": "strict",
  "reportUnusedExpression": false,
  "reportUnknownMemberType": false,
  "reportMissingImports": false,
  "reportMissingModuleSource": false,
  "extraPaths": [%s]
}"""


def code_of(page: pathlib.Path) -> str:
    """The examples of a page in their order, without what they print."""
    return "".join(
        each.source for each in doctest.DocTestParser().get_examples(page.read_text("utf-8"))
    )


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("pages")
    for page in PAGES:
        (folder / f"{page.stem.replace('-', '_')}.py").write_text(code_of(page), encoding="utf-8")
    return folder


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_the_code_of_tutorial_how_to_and_readme_has_no_fault_of_types(
    checker: str, modules: pathlib.Path
) -> None:
    sources = ", ".join(f'"{CHECKOUT / name}"' for name in ("src", "data"))
    (modules / "pyrightconfig.json").write_text(SETTINGS % sources)
    options = {
        "mypy": [
            *("--strict", "--config-file=", "--no-incremental", "--allow-redefinition"),
            *("--ignore-missing-imports", *map(str, modules.glob("*.py"))),
        ],
        "pyright": ["--pythonpath", sys.executable, "--project", str(modules)],
    }
    command = BIN / checker
    if not command.exists():
        pytest.skip(f"{checker} is not installed")
    done = subprocess.run(
        [command, *options[checker]], capture_output=True, text=True, check=False, cwd=modules
    )
    assert done.returncode == 0, done.stdout
