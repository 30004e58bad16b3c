"""Rules of another distribution, well and badly behaved, beside the wheel."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
GROUP = "belarus_statement.rules"
GOOD = """
import belarus_statement as bs

def check(statement):
    if "exclamation!" in statement.text or statement.title.isupper():
        return
    yield bs.Fault(path="$.title", message=f"found {statement.title!r}; expected capitals")

RULE = bs.Rule(
    code="title-not-in-capitals",
    severity="warning",
    title="The title is not in capitals",
    explanation="So it is here.",
    example="a title in small letters",
    check=check,
)
RULES = (RULE,)
"""


@pytest.fixture(scope="module")
def python(new_environment: Callable[..., Path], wheel: Path) -> Path:
    """The Python of an environment with the wheel alone."""
    return new_environment(wheel)


@pytest.mark.parametrize("name", ["RULE", "RULES"])
def test_a_rule_of_another_distribution_is_asked_and_listed(
    run: Run, python: Path, register: Callable[..., dict[str, str]], name: str
) -> None:
    env = register(GROUP, f"others = others:{name}", GOOD)
    command = ("-W", "error", "-m", "belarus_statement")
    found = json.loads(run(python, *command, "validate", "--json", env=env).stdout)["findings"]
    assert [(each["code"], each["path"]) for each in found] == [
        ("title-not-in-capitals", "$.title")
    ]
    (listed,) = json.loads(
        run(python, *command, "rules", "title-not-in-capitals", "--json", env=env).stdout
    )
    assert (listed["distribution"], listed["asked_by"]) == ("others", "validate")
    chosen = ("validate", "--rule", "quote-differs")
    assert run(python, *command, *chosen, env=env).stdout == "ok: 1 rule holds\n"


@pytest.mark.parametrize(
    "module",
    [
        pytest.param("raise SystemExit(3)", id="exits"),
        pytest.param("raise KeyboardInterrupt", id="interrupts"),
        pytest.param("import no_such_library", id="missing library"),
        pytest.param("this is not Python", id="not Python"),
        pytest.param("RULE = 'a string'", id="not a rule"),
        pytest.param("RULE = None", id="nothing"),
        pytest.param(GOOD.replace("title-not-in-capitals", "quote-differs"), id="code of ours"),
    ],
)
def test_a_rule_that_cannot_be_loaded_is_left_out_with_a_warning(
    run: Run, python: Path, register: Callable[..., dict[str, str]], module: str
) -> None:
    env = register(GROUP, "others = others:RULE", module)
    validate = ("-W", "error", "-m", "belarus_statement", "validate", "--json")
    report = json.loads(run(python, *validate, env=env).stdout)
    ((code, severity, message),) = (
        (each["code"], each["severity"], each["message"]) for each in report["findings"]
    )
    assert report["ok"]
    assert (code, severity) == ("rule-failed", "warning")
    assert "'others' of others" in message


def test_rules_of_others_are_not_imported_where_none_of_them_is_asked_for(
    run: Run, python: Path, register: Callable[..., dict[str, str]]
) -> None:
    env = register(GROUP, "others = others:RULE", "print('imported')")
    script = (
        "import belarus_statement as bs;"
        "print(bs.validate(bs.load(), ['quote-differs']), bs.verify())"
    )
    assert run(python, "-c", script, env=env).stdout == "no findings no findings\n"
