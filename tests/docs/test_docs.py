import ast
import doctest
import inspect
import pathlib
import re
import shlex
import sqlite3
import tomllib
from collections.abc import Callable

import attrs
import pytest

import belarus_statement as bs
from belarus_statement import pytest_plugin, testing
from belarus_statement.cli import main
from belarus_statement.file_formats import BUILT_IN

CHECKOUT = pathlib.Path(__file__).parents[2]
PAGES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
COMMANDS = ("show", "export", "validate", "verify", "find", "diff", "formats", "rules")


def name_of(path: pathlib.Path) -> str:
    return str(path.relative_to(CHECKOUT))


def fenced(page: pathlib.Path, language: str) -> list[str]:
    """The contents of the code blocks of a page in a language."""
    return [
        block.partition("\n")[2]
        for block in page.read_text("utf-8").split("```")[1::2]
        if block.startswith(f"{language}\n")
    ]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_python_examples_do_what_the_page_says(page: pathlib.Path) -> None:
    examples = "\n".join(fenced(page, "python"))
    parsed = doctest.DocTestParser().get_doctest(examples, {}, name_of(page), str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    assert runner.run(parsed).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_commands_of_a_page_are_called_rightly(
    page: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for block in fenced(page, "sh"):
        for line in block.splitlines():
            if line.startswith("belarus-statement "):
                command = shlex.split(line.split(" | ")[0])[1]
                assert command in COMMANDS
                with pytest.raises(SystemExit):
                    main([*shlex.split(line.split(" | ")[0])[1:], "--help"])
    assert "error" not in capsys.readouterr().err


def test_the_printed_output_is_that_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    shown = 0
    for page in PAGES:
        for part in page.read_text("utf-8").split("<!-- output of: ")[1:]:
            command, output = part.split(" -->\n```text\n")
            output = output.partition("```")[0]
            main(shlex.split(command))
            assert capsys.readouterr().out == output
            shown += 1
    assert shown


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_to_another_page_leads_there(page: pathlib.Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_page_of_the_docs_is_reached_from_the_index() -> None:
    index = (CHECKOUT / "docs" / "index.md").read_text("utf-8")
    for page in PAGES[1:]:
        if page.name != "index.md":
            assert str(page.relative_to(CHECKOUT / "docs")) in index


def test_every_public_name_is_in_the_reference() -> None:
    reference = (CHECKOUT / "docs" / "reference" / "api.md").read_text("utf-8")
    for name in bs.__all__:
        assert f"`{name}`" in reference, name


def test_every_view_of_a_statement_is_in_the_reference() -> None:
    reference = (CHECKOUT / "docs" / "reference" / "api.md").read_text("utf-8")
    fields = {field.name for field in attrs.fields(bs.Statement)}
    for name in vars(bs.Statement):
        if not name.startswith("_") and name not in fields:
            assert f"`statement.{name}" in reference, name


def test_every_command_is_in_the_reference() -> None:
    reference = (CHECKOUT / "docs" / "reference" / "command.md").read_text("utf-8")
    for command in COMMANDS:
        assert f"`belarus-statement {command}" in reference, command


def test_the_queries_find_what_the_page_says() -> None:
    page = CHECKOUT / "docs" / "reference" / "formats.md"
    database = sqlite3.connect(":memory:")
    database.deserialize(bs.formats()["sqlite"].encode(bs.load())["statement.sqlite"])
    queries, results = fenced(page, "sql"), fenced(page, "text")
    assert len(queries) == 5
    for query, result in zip(queries, results, strict=True):
        rows = database.execute(query)
        found = [tuple(column[0] for column in rows.description), *rows]
        assert "".join(" | ".join(map(str, row)) + "\n" for row in found) == result
    database.close()


def test_every_format_and_every_extra_is_in_the_reference() -> None:
    reference = (CHECKOUT / "docs" / "reference" / "formats.md").read_text("utf-8")
    pyproject = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    extras = pyproject["project"]["optional-dependencies"]
    assert "all" in extras
    for name in (*bs.formats(), *extras):
        assert f"`{name}`" in reference, name


def test_what_formats_require_is_in_the_reference_as_they_declare_it() -> None:
    reference = (CHECKOUT / "docs" / "reference" / "formats.md").read_text("utf-8")
    section = reference.split("\n## What a format requires\n")[1].split("\n## ")[0]
    requirements = {each: None for name in BUILT_IN for each in bs.formats()[name].requires}
    rows = {
        f"| `{each.name}` | {each.description} | "
        + ", ".join(f"`{name}`" for name in BUILT_IN if each in bs.formats()[name].requires)
        + " |"
        for each in requirements
    }
    assert {line for line in section.splitlines() if line.startswith("| `")} == rows


def test_every_rule_is_in_the_reference_as_the_catalogue_has_it(
    generated: Callable[[pathlib.Path, bytes], None],
) -> None:
    lines = [
        "# The rules",
        "",
        "`validate` asks all of these of a statement, also where others fail, and gives the",
        "findings in the order of the text; `validate(statement, rules=[...])` asks those that it",
        "is given, by their codes or as `Rule` objects. `load` asks some before, `verify` those",
        "of the data files. A rule that reads words is asked of statements in its languages only.",
        "This page is generated from the catalogue, `bs.rules()`; `belarus-statement rules CODE`",
        "shows the same.",
        "",
        "Other distributions add rules by the entry point group `belarus_statement.rules`: each is",
        "the place of a `Rule` or of a tuple of them. The `check` of a rule yields a `Fault`, with",
        "its `path`, `message` and `start`, for each place where the rule does not hold.",
    ]
    for rule in bs.rules():
        about = f"{rule.severity}, asked by `{rule.asked_by}`"
        about += f", of statements in {', '.join(rule.languages)}" if rule.languages else ""
        lines += ["", f"## {rule.code}", "", f"{rule.title} ({about}).", ""]
        lines += [rule.explanation, "", f"Example: {rule.example}."]
    page = CHECKOUT / "docs" / "reference" / "rules.md"
    generated(page, ("\n".join(lines) + "\n").encode("utf-8"))


def test_the_changelog_has_a_section_for_the_version() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{bs.__version__}]" in changelog


def test_the_citation_names_the_version() -> None:
    assert f"\nversion: {bs.__version__}\n" in (CHECKOUT / "CITATION.cff").read_text("utf-8")


def test_every_test_that_a_page_names_is_there() -> None:
    tests = "\n".join(path.read_text("utf-8") for path in (CHECKOUT / "tests").rglob("test_*.py"))
    for page in PAGES:
        for name in re.findall(r"`(test_\w+)`", page.read_text("utf-8")):
            assert f"def {name}(" in tests, name


def test_every_code_that_is_raised_is_in_the_catalogue_and_on_the_page_of_refusals() -> None:
    page = (CHECKOUT / "docs" / "reference" / "refusals.md").read_text("utf-8")
    package = CHECKOUT / "src" / "belarus_statement"
    raising = (
        *(package / "codec").rglob("*.py"),
        *(package / "file_formats").rglob("*.py"),
        *(package / "tables").rglob("*.py"),
        *package.glob("*.py"),
    )
    sources = [path.read_text("utf-8") for path in raising]
    source = "\n".join(each for each in sources if "LoadError" in each or "refusal(" in each)
    codes = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)",', source)) - {"utf-8"}
    assert codes == {rule.code for rule in bs.rules() if rule.asked_by != "validate"}
    for code in codes:
        assert f"`{code}`" in page, code


def test_every_fixture_and_every_name_to_test_with_is_in_the_reference() -> None:
    reference = (CHECKOUT / "docs" / "reference" / "fixtures.md").read_text("utf-8")
    source = inspect.getsource(pytest_plugin)
    fixtures = {*re.findall(r"@pytest\.fixture.*\ndef ([a-z]\w+)\(", source)}
    assert {"belarus_statement", "corrupted_statement"} <= fixtures
    for name in fixtures:
        assert f"| `{name}` |" in reference, name
    for name in testing.__all__:
        assert re.search(rf"^\| `{name}(\([a-z, _]*\))?` \|", reference, re.MULTILINE), name


def test_no_docstring_opens_with_a_word_that_leaves_it_to_the_reader_what_it_is() -> None:
    opening = {"What", "Whether", "Where", "How", "Who", "Whom", "Those", "Which", "When", "Why"}
    documented = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)
    for path in (CHECKOUT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, documented) and (docstring := ast.get_docstring(node)):
                first, *_ = re.findall(r"\w+", docstring)
                assert first not in opening, f"{path}: {docstring}"
