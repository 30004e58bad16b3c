"""Which rules are asked of a statement: those that are chosen, and those that others add."""

import itertools
import threading
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement import plugins
from belarus_statement.testing import edit
from belarus_statement.validators import catalogue

Register = Callable[..., None]


def giving(result: Any) -> Any:
    """A check that gives this, which may be anything."""

    def check(_: bs.Statement) -> Any:
        return result

    return check


def fault(_: bs.Statement) -> Iterable[bs.Fault]:
    yield bs.Fault(path="$.title", message="found it", start=7)


def own_rule(check: Any = fault, code: str = "own-rule") -> bs.Rule:
    return bs.Rule(code=code, title="Own", explanation="Own.", example="own", check=check)


@pytest.fixture
def broken(statement: bs.Statement) -> bs.Statement:
    """A statement with three faults: in its title, in the order of the text, of a source."""
    demand, *others = statement.demands
    return attrs.evolve(
        statement,
        title="Another",
        demands=(attrs.evolve(demand, quote="Other words"), *others),
        source=attrs.evolve(statement.source, bytes=7),
    )


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """Registers what an entry point leads to, or raises when it is imported."""
    theirs: dict[str, Any] = {}

    class Entry(EntryPoint):
        def load(self) -> Any:
            given = theirs[self.name]
            if isinstance(given, type) and issubclass(given, BaseException):
                raise given
            return given

    def register(**rules: Any) -> None:
        theirs.update(rules)
        group = catalogue.ENTRY_POINT_GROUP
        entries = tuple(Entry(name, "others:RULE", group) for name in theirs)

        def registered(_: str) -> tuple[Entry, ...]:
            return entries

        monkeypatch.setattr(plugins, "registered", registered)
        catalogue.rules_of_others.cache_clear()

    yield register
    catalogue.rules_of_others.cache_clear()


def codes(report: bs.Report) -> list[str]:
    return [each.code for each in report.findings]


def test_only_the_rules_that_are_chosen_are_asked(broken: bs.Statement) -> None:
    assert {"header-differs", "quote-differs", "source-size-differs"} <= {
        *codes(bs.validate(broken))
    }
    assert codes(bs.validate(broken, ["quote-differs"])) == ["quote-differs"]
    assert codes(bs.validate(broken, rules=())) == []
    chosen = [rule for rule in bs.rules() if rule.code.startswith("source-")]
    assert codes(bs.validate(broken, chosen)) == ["source-size-differs"]
    mixed: list[str | bs.Rule] = ["order", *chosen]
    assert codes(bs.validate(broken, iter(mixed))) == ["source-size-differs"]


def test_all_rules_that_there_are_may_be_chosen(broken: bs.Statement) -> None:
    assert bs.validate(broken, bs.rules()) == bs.validate(broken)
    assert bs.validate(broken, [rule.code for rule in bs.rules()]) == bs.validate(broken)


def test_a_rule_of_ones_own_is_asked_without_being_registered(statement: bs.Statement) -> None:
    report = bs.validate(statement, [own_rule()])
    assert report.findings == (bs.Finding("own-rule", "error", "$.title", "found it"),)


def test_a_rule_of_ones_own_fails_as_it_does(statement: bs.Statement) -> None:
    def fail(_: bs.Statement) -> Iterable[bs.Fault]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bs.validate(statement, [own_rule(fail)])


@pytest.mark.parametrize("code", ["quote-difers", "", "QUOTE-DIFFERS", 5, None, ["order"]])
def test_what_is_not_the_code_of_a_rule_is_refused(statement: bs.Statement, code: Any) -> None:
    with pytest.raises(bs.RuleError, match=r"there is no rule .* lists them all"):
        bs.validate(statement, [code])


def test_a_code_that_is_misspelt_is_answered_with_the_nearest(statement: bs.Statement) -> None:
    with pytest.raises(bs.RuleError, match="did you mean 'quote-differs'"):
        bs.validate(statement, ["quote-difers"])


def test_one_code_by_itself_is_answered_with_what_to_do(statement: bs.Statement) -> None:
    with pytest.raises(bs.RuleError, match="put it into a list"):
        bs.validate(statement, "quote-differs")


def test_what_loading_refuses_is_chosen_by_its_code_too(statement: bs.Statement) -> None:
    changed = attrs.evolve(statement, date="26 October 2020")
    assert "date-malformed" in codes(bs.validate(changed))
    assert codes(bs.validate(changed, ["date-malformed"])) == ["date-malformed"]
    assert codes(bs.validate(changed, ["order"])) == []


def test_a_date_that_is_malformed_is_found_once(statement: bs.Statement) -> None:
    first, *others = statement.dates
    changed = attrs.evolve(statement, dates=(attrs.evolve(first, value="9 August"), *others))
    assert codes(bs.validate(changed)).count("date-malformed") == 1


def test_of_wrong_types_there_is_a_report_whatever_is_chosen(statement: bs.Statement) -> None:
    wrong: Any = 5
    changed = attrs.evolve(statement, title=wrong)
    assert codes(bs.validate(changed, ["order"])) == ["wrong-type"]


@pytest.mark.parametrize(
    ("language", "asked"),
    [("en", True), ("en-GB", True), ("EN", True)]
    + [(tag, False) for tag in ("tlh", "de-CH", "it", "und", "enm", "")],
)
def test_rules_that_read_words_are_asked_of_their_languages_alone(
    statement: bs.Statement,
    language: str,
    asked: bool,  # noqa: FBT001  # a parameter
) -> None:
    changed = attrs.evolve(
        statement,
        language=language,
        dates=tuple(attrs.evolve(each, value="1999-01-01") for each in statement.dates),
        quantities=tuple(attrs.evolve(each, value=7) for each in statement.quantities),
        allegations=tuple(
            attrs.evolve(each, evidence="credibly_reported") for each in statement.allegations
        ),
    )
    read = {rule.code for rule in bs.rules() if rule.languages}
    assert {"date-differs", "quantity-differs", "evidence-without-words"} <= read
    assert (read & {*codes(bs.validate(changed))}) == (read if asked else set())


def test_the_words_between_parties_are_read_in_languages_that_have_words(
    statement: bs.Statement,
) -> None:
    lead, *joining = statement.parties
    counted = tuple(attrs.evolve(each, position=at) for at, each in enumerate(joining, 1))
    for language, found in (("tlh", 0), ("en", 1)):
        changed = attrs.evolve(statement, parties=counted, language=language)
        report = bs.validate(changed, ["parties-differ-from-list"])
        assert [lead.quote in each.message for each in report.findings] == [True] * found


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *(("$.title", "a\u202eb"), ("$.source.rights", "\u2066"), ("$.groups[0].id", "a\u200fb")),
        *(("$.states[3].external_ids[0].value", "\u061c"), ("$.demands[0].action", "\u202a")),
    ],
)
def test_bidirectional_controls_are_found_in_every_field(
    statement: bs.Statement, path: str, value: str
) -> None:
    (found,) = bs.validate(edit(statement, path, value), ["text-bidirectional"]).findings
    assert (found.severity, found.path) == ("warning", path)


def test_bidirectional_controls_in_a_list_are_found_at_their_place(
    statement: bs.Statement,
) -> None:
    changed = edit(statement, "$.persons[0].aliases", ("plain", "שבת", "a\u202eb"))
    (found,) = bs.validate(changed, ["text-bidirectional"]).findings
    assert found.path == "$.persons[0].aliases[2]"


def test_rules_of_others_are_asked_and_listed_after_ours(
    register: Register, statement: bs.Statement
) -> None:
    register(one=own_rule(), more=(own_rule(code="rule-two"), own_rule(code="rule-three")))
    assert [rule.code for rule in bs.rules()][-3:] == ["own-rule", "rule-two", "rule-three"]
    assert codes(bs.validate(statement)) == ["own-rule", "rule-two", "rule-three"]
    assert codes(bs.validate(statement, ["rule-two"])) == ["rule-two"]


@pytest.mark.parametrize(
    "theirs",
    [
        *(SystemExit, KeyboardInterrupt, GeneratorExit, ImportError, RecursionError, MemoryError),
        *("a string", None, own_rule, (own_rule(), 5), attrs.evolve(own_rule(), check=None)),
        own_rule(code="quote-differs"),
        own_rule(code="json-syntax"),
        own_rule(check="no function"),
        attrs.evolve(own_rule(), severity="fatal"),  # type: ignore[arg-type]  # what a plugin may do
        attrs.evolve(own_rule(), languages="en"),  # type: ignore[arg-type]  # what a plugin may do
        attrs.evolve(own_rule(), example=5),  # type: ignore[arg-type]  # what a plugin may do
        own_rule(code=5),  # type: ignore[arg-type]  # what a plugin may do
        own_rule(code=["order"]),  # type: ignore[arg-type]  # what a plugin may do
    ],
)
def test_what_is_registered_badly_is_left_out_with_a_warning(
    register: Register, broken: bs.Statement, theirs: Any
) -> None:
    expected = bs.validate(broken)
    register(good=own_rule(code="rule-two"), bad=theirs)
    report = bs.validate(broken)
    (failed,) = (each for each in report.findings if each.code == "rule-failed")
    assert (failed.severity, failed.path) == ("warning", "$")
    assert "'bad' of others:RULE" in failed.message
    kept = [each for each in report.findings if each.code not in {"rule-failed", "rule-two"}]
    assert kept == [*expected.findings]
    assert "rule-two" in codes(report)


def test_entry_points_of_one_name_do_not_hide_one_another(
    register: Register, statement: bs.Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(rules=own_rule())
    (entry,) = plugins.registered(catalogue.ENTRY_POINT_GROUP)
    twice = (entry, entry)

    def registered(_: str) -> tuple[EntryPoint, ...]:
        return twice

    monkeypatch.setattr(plugins, "registered", registered)
    catalogue.rules_of_others.cache_clear()
    assert codes(bs.validate(statement)) == ["rule-failed", "own-rule"]


def test_a_code_that_two_of_others_have_is_that_of_the_first(
    register: Register, statement: bs.Statement
) -> None:
    register(first=own_rule(), second=own_rule(giving(())))
    assert codes(bs.validate(statement)) == ["rule-failed", "own-rule"]


class WordlessError(Exception):
    """An exception that cannot be shown."""

    def __str__(self) -> str:
        raise SystemExit


def raising(error: type[BaseException]) -> Any:
    def check(_: bs.Statement) -> Iterable[bs.Fault]:
        yield bs.Fault(path="$", message="before it")
        raise error

    return check


@pytest.mark.parametrize(
    "check",
    [
        *map(raising, (ValueError, SystemExit, KeyboardInterrupt, GeneratorExit, MemoryError)),
        giving(5),
        giving(None),
        lambda: (),
        raising(WordlessError),
        giving([bs.Fault(path=5, message="")]),  # type: ignore[arg-type]
        giving([bs.Fault(path="$", message=None)]),  # type: ignore[arg-type]
        giving("faults"),
        giving([{"path": "$"}]),
        giving([bs.Fault(path="$", message="", start="first")]),  # type: ignore[arg-type]
    ],
)
def test_a_rule_of_others_that_fails_is_reported_and_stops_no_other(
    register: Register, broken: bs.Statement, check: Any
) -> None:
    expected = bs.validate(broken)
    register(bad=own_rule(check))
    report = bs.validate(broken)
    (failed,) = (each for each in report.findings if each.code == "rule-failed")
    assert (failed.severity, failed.path) == ("error", "$")
    assert "'own-rule' of others:RULE could not be asked" in failed.message
    assert [each for each in report.findings if each is not failed] == [*expected.findings]


def test_a_rule_of_others_that_does_not_end_is_given_up(
    register: Register, statement: bs.Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugins, "PATIENCE", 0.01)
    ended = threading.Event()

    def wait(_: bs.Statement) -> Iterable[bs.Fault]:
        ended.wait()
        return ()

    register(slow=own_rule(wait))
    assert codes(bs.validate(statement)) == ["rule-failed"]
    ended.set()


def test_of_endless_faults_so_many_are_taken(
    register: Register, statement: bs.Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "MOST_FAULTS", 10)
    register(endless=own_rule(giving(itertools.repeat(bs.Fault(path="$", message="again")))))
    assert codes(bs.validate(statement)) == ["own-rule"] * 10
