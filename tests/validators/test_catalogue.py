"""The catalogue of rules, and the report of a validation."""

import re
from typing import Any, Literal

import attrs
import pytest

import belarus_statement as bs

# A code is what programs hold on to: one that changes or goes is a breaking change.
CODES = [
    "source-size-differs",
    "source-digest-differs",
    "header-differs",
    "id-not-slug",
    "id-repeated",
    "reference-dangling",
    "reference-wrong-class",
    "reference-in-circle",
    "inferred-unknown",
    "span-empty",
    "span-outside",
    "span-white-space",
    "quote-differs",
    "blocks-do-not-tile",
    "sentences-do-not-tile",
    "order",
    "numbering",
    "speech-act-outside-sentence",
    "demand-outside-sentence",
    "parties-differ-from-list",
    "entity-without-mention",
    "sentence-untyped",
    "name-not-in-text",
    "date-malformed",
    "date-differs",
    "quantity-differs",
    "evidence-without-words",
    "correction-changes-nothing",
    "corrections-overlap",
    "country-code-malformed",
    "country-codes-disagree",
    "enrichment-without-source",
]
each_rule = pytest.mark.parametrize("rule", bs.rules(), ids=lambda rule: rule.code)


def finding(severity: Literal["error", "warning"], path: str = "$") -> bs.Finding:
    return bs.Finding("some-code", severity, path, "a message")


def test_the_codes_of_the_rules_stay_what_they_are() -> None:
    assert set(CODES) <= {rule.code for rule in bs.rules()}


@each_rule
def test_a_rule_has_a_slug_for_a_code(rule: bs.Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)


@each_rule
def test_a_rule_explains_itself(rule: bs.Rule) -> None:
    assert rule.severity in {"error", "warning"}
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.explanation.endswith(".")
    assert rule.example.strip() == rule.example != ""


def test_no_two_rules_say_the_same() -> None:
    for field in ("code", "title", "explanation", "example"):
        said = [getattr(rule, field) for rule in bs.rules()]
        assert len(set(said)) == len(said), field


def test_a_rule_that_only_warns_leaves_the_report_ok() -> None:
    assert bs.Report(findings=()).ok
    assert bs.Report(findings=(finding("warning"), finding("warning"))).ok
    assert not bs.Report(findings=(finding("warning"), finding("error"))).ok
    assert not bs.Report(findings=(finding("error"),)).ok


def test_a_report_reads_as_a_line_for_each_finding() -> None:
    assert str(bs.Report(findings=())) == "no findings"
    assert str(bs.Report(findings=(finding("error", "$.id"), finding("warning")))) == (
        "$.id: error: a message [some-code]\n$: warning: a message [some-code]"
    )


def test_findings_come_in_the_order_of_the_text(statement: bs.Statement) -> None:
    quotes = {"corrections": 17, "parties": 0, "demands": 3, "mentions": 75, "blocks": 6}
    changed = attrs.evolve(statement, title="Another title")
    for name, index in quotes.items():
        records: list[Any] = list(getattr(changed, name))
        records[index] = attrs.evolve(records[index], quote="other words")
        fields: dict[str, Any] = {name: tuple(records)}
        changed = attrs.evolve(changed, **fields)
    first, *others = changed.persons
    changed = attrs.evolve(changed, persons=(attrs.evolve(first, aliases=("Minsk",)), *others))
    report = bs.validate(changed)
    assert [each.path for each in report.findings] == [
        "$.title",
        "$.persons[0].aliases[0]",
        "$.parties[0].quote",
        "$.blocks[6].quote",
        "$.mentions[75].quote",
        "$.demands[3].quote",
        "$.corrections[17].quote",
    ]


def test_a_finding_has_the_code_and_the_severity_of_its_rule(statement: bs.Statement) -> None:
    severities = {rule.code: rule.severity for rule in bs.rules()}
    broken = attrs.evolve(statement, text="", blocks=(), states=())
    found = bs.validate(broken).findings
    assert len({each.code for each in found}) > 3
    for each in found:
        assert each.severity == severities[each.code]


@pytest.mark.parametrize(
    ("start", "end", "quote", "hint"),
    [
        (44, 51, "Belarus", "The quoted words stand from 49 to 56"),
        (177, 184, "Belarus", "The quoted words stand from 179 to 186"),
        (49, 56, "Atlantis", "The quoted words are nowhere in the text"),
        (49, 56, "", "The quoted words are nowhere in the text"),
    ],
)
def test_a_quote_that_differs_is_answered_with_where_its_words_stand(
    statement: bs.Statement, start: int, end: int, quote: str, hint: str
) -> None:
    first, second, *others = statement.mentions
    second = attrs.evolve(second, start=start, end=end, quote=quote)
    changed = attrs.evolve(statement, mentions=(first, second, *others))
    (message,) = (
        each.message for each in bs.validate(changed).findings if each.code == "quote-differs"
    )
    words = statement.text[start:end]
    assert f"found the quote {quote!r}; expected {words!r}, the words from {start}" in message
    assert hint in message


def test_the_message_names_the_record_what_was_found_and_what_was_expected(
    statement: bs.Statement,
) -> None:
    first, *others = statement.parties
    changed = attrs.evolve(statement, parties=(attrs.evolve(first, role="joining"), *others))
    (found,) = bs.validate(changed).findings
    assert found == bs.Finding(
        "parties-differ-from-list",
        "error",
        "$.parties[0].role",
        f"{first.id}: found 'joining'; expected 'lead', by the words behind it",
    )
