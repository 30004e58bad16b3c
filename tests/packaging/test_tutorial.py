"""The tutorial on testing an annotator, done as it is written."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from belarus_statement.testing import CORRUPTIONS

Run = Callable[..., subprocess.CompletedProcess[str]]
PYTEST = ".venv/bin/python -m pytest"


def steps(page: str) -> Iterator[tuple[str, str, str]]:
    """The code blocks of a page: language, the file last named before it, content."""
    file = ""
    for prose, block in zip(*[iter(page.split("```")[:-1])] * 2, strict=True):
        named = re.findall(r"`(\w+\.py)`", prose)
        file = named[-1] if named else file
        language, _, content = block.partition("\n")
        yield language, file, content


def test_the_tutorial_comes_out_as_it_says(
    run: Run, testing_environment: Path, project: Path, checkout: Path
) -> None:
    page = (checkout / "docs" / "tutorial" / "test-an-annotator.md").read_text("utf-8")
    printed, runs = "", 0
    for language, file, content in steps(page):
        match language:
            case "python":
                (project / file).write_text(content, encoding="utf-8")
            case "sh" if content.strip() == PYTEST:
                # The next block says what comes of it: the first run fails, as it should.
                command = (testing_environment, "-m", "pytest", "-p", "no:cacheprovider")
                printed, runs = run(*command, cwd=project, code=int(runs == 0)).stdout, runs + 1
            case "text":
                for line in content.splitlines():
                    assert line in printed
            case _:
                # How to install the package, which the environment of the test has already.
                assert "pip install 'belarus-statement[testing]'" in content
    assert runs == 4
    assert f"{3 + len(CORRUPTIONS)} passed" in printed
