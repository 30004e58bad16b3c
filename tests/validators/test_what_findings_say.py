"""What a finding says beyond its path: the numbers in its message, and its place in the report."""

from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.validators import Fault


def small(text: str, **fields: Any) -> bs.Statement:
    """A statement with little but a header, over a text of its own."""
    header: dict[str, Any] = {"title": "A", "issuer": "A", "place": "A", "date": "2020"}
    header |= {"id": "a", "language": "en", **fields}
    source = bs.Source(file="a.txt", bytes=0, sha256="", rights="none")
    return bs.Statement(**header, source=source, text=text)


def messages(statement: bs.Statement, code: str) -> list[str]:
    return [each.message for each in bs.validate(statement).findings if each.code == code]


def block(start: int, end: int, kind: Any = "heading") -> bs.Block:
    return bs.Block(id=f"block-{start}", start=start, end=end, quote="", kind=kind)


def test_what_no_block_covers_at_the_end_is_quoted() -> None:
    assert messages(small("one\ntwo\n", blocks=(block(0, 3),)), "blocks-do-not-tile") == [
        "the text: found '\\ntwo…'; expected all of it covered"
    ]


def test_a_block_that_ends_beyond_the_text_is_said_to() -> None:
    assert messages(small("one", blocks=(block(0, 5),)), "blocks-do-not-tile") == [
        "the text: found parts to 5, beyond its end 3; expected all of it covered"
    ]


@pytest.mark.parametrize("kind", ["preamble", "paragraph"])
def test_a_block_of_the_body_without_a_sentence_is_quoted(kind: str) -> None:
    assert messages(small("one", blocks=(block(0, 3, kind),)), "sentences-do-not-tile") == [
        "block-0: its words: found 'one'; expected all of it covered"
    ]


def test_line_ends_around_the_blocks_are_not_missed() -> None:
    blocks = (block(1, 4), block(6, 9))
    assert messages(small("\none\n\ntwo\n", blocks=blocks), "blocks-do-not-tile") == []


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        pytest.param("abce\u0301", 3, id="a letter that comes before the composed one"),
        pytest.param("abc\u212b", 3, id="a sign that comes behind the letter it stands for"),
        pytest.param("e\u0301", 0, id="the first"),
    ],
)
def test_the_first_sequence_that_is_not_normal_is_named_by_its_offset(
    text: str, offset: int
) -> None:
    assert messages(small(text), "text-not-normal") == [
        f"found a sequence at {offset} that normal form C changes: search with care"
    ]


@pytest.mark.parametrize(
    ("value", "start", "expected"),
    [
        pytest.param("2020", 3, [], id="the same date"),
        pytest.param("2021", 3, ["$.date"], id="another date, not first in its block"),
        pytest.param("2021", 7, [], id="another date, behind the block"),
    ],
)
def test_the_date_of_the_header_is_the_one_in_the_block_of_the_date(
    value: str, start: int, expected: list[str]
) -> None:
    date = bs.DateExpression(id="d", start=start, end=start + 4, quote="2020", value=value)
    statement = small("In 20202020", blocks=(block(0, 7, "date"),), dates=(date,))
    found = bs.validate(statement).findings
    assert [each.path for each in found if each.code == "header-differs"] == expected


@pytest.mark.parametrize(
    ("start", "quote", "stretch"),
    [(7, "ab cd ", "0 to 6"), (11, "ab cd ", "15 to 21")],
)
def test_of_the_places_of_quoted_words_the_one_that_starts_nearest_is_named(
    start: int, quote: str, stretch: str
) -> None:
    # The words start at 0 and at 15; by their ends, 6 and 21, the answer to 11 would differ.
    mention = bs.Mention(id="m", start=start, end=start + 1, quote=quote, target="x")
    statement = small("ab cd ---------ab cd ", mentions=(mention,))
    (message,) = messages(statement, "quote-differs")
    assert f"The quoted words stand from {stretch}:" in message


@pytest.mark.parametrize(
    ("start", "hint"),
    [
        (10_002, "The quoted words stand from 2 to 4:"),
        (10_003, "The quoted words are nowhere in the text within 10000 code points of that"),
        (19_998, "The quoted words are nowhere in the text within 10000 code points of that"),
        (19_999, "The quoted words stand from 29999 to 30001:"),
    ],
)
def test_quoted_words_are_looked_for_no_further_than_they_are_likely_to_be(
    start: int, hint: str
) -> None:
    text = "--ab".ljust(29_999, "-") + "ab--"
    mention = bs.Mention(id="m", start=start, end=start + 2, quote="ab", target="x")
    (message,) = messages(small(text, mentions=(mention,)), "quote-differs")
    assert hint in message


@pytest.mark.parametrize(
    ("words", "carried"),
    [
        ("a report", {"reported"}),
        ("a report, credible", {"reported"}),
        ("credible, as reported", {"reported", "credibly_reported"}),
        ("a report, credibly; reports", {"reported", "credibly_reported"}),
        ("incredible reports", {"reported"}),
        ("credible unreported", set()),
        ("credible " * 100_000, set()),
    ],
)
def test_words_carry_the_evidence_of_reports_in_their_order(words: str, carried: set[str]) -> None:
    for evidence in ("reported", "credibly_reported"):
        allegation: Any = {"id": "a", "start": 0, "end": 1, "quote": words, "acts": ("a",)}
        made = bs.Allegation(**allegation, evidence=evidence)
        found = messages(small("a", allegations=(made,)), "evidence-without-words")
        assert (not found) == (evidence in carried)


def test_each_of_many_allegations_in_one_long_sentence_is_held_against_it() -> None:
    text = "word " * 20_000 + "reports"
    sentence = bs.Sentence(id="s", start=0, end=len(text), quote=text, block="b", number=1)
    allegations = tuple(
        bs.Allegation(
            id=f"a-{start}",
            start=start,
            end=start + 4,
            quote="word",
            acts=("word",),
            evidence="reported" if start else "credibly_reported",
        )
        for start in range(0, len(text) - 7, 5)
    )
    statement = small(text, sentences=(sentence,), allegations=allegations)
    assert len(messages(statement, "evidence-without-words")) == 1


@pytest.mark.parametrize(
    ("quote", "comparator", "value", "code", "message"),
    [
        (
            "more than 5 cases",
            "exactly",
            5,
            "quantity-differs",
            "found exactly; expected more_than, by 'more than 5 cases'",
        ),
        (
            "5 cases",
            "more_than",
            5,
            "quantity-differs",
            "found more_than; expected exactly, by '5 cases'",
        ),
        (
            "more than 5 cases",
            "more_than",
            None,
            "quantity-unclear",
            "found None; expected a number with more_than",
        ),
        (
            "several cases",
            "several",
            5,
            "quantity-unclear",
            "found 5; expected none with several",
        ),
        (
            "5,000 cases",
            "exactly",
            5,
            "quantity-differs",
            "found 5; expected 5000, by '5,000 cases'",
        ),
    ],
)
def test_a_quantity_is_told_what_its_words_ask_for(
    quote: str, comparator: Any, value: int | None, code: str, message: str
) -> None:
    quantity = bs.Quantity(
        id="q", start=0, end=9, quote=quote, comparator=comparator, value=value, unit="cases"
    )
    assert messages(small(quote, quantities=(quantity,)), code) == [f"q: {message}"]


def test_dates_behind_one_that_is_none_are_still_compared() -> None:
    first = bs.DateExpression(id="first", start=0, end=4, quote="2020", value="2020/2021")
    second = bs.DateExpression(id="second", start=5, end=9, quote="2021", value="2022")
    assert messages(small("2020 2021", dates=(first, second)), "date-differs") == [
        "second: found the year 2022; expected 2021, by '2021'"
    ]


def test_codes_that_are_missing_are_all_named_at_the_first() -> None:
    state = bs.State(id="state-belarus", name="Belarus", alpha_2="BY")
    (found,) = (
        each
        for each in bs.validate(small("Belarus", states=(state,))).findings
        if each.code == "country-codes-disagree"
    )
    assert found.path == "$.states[0].alpha_3"
    assert "expected alpha_3, numeric too, or none" in found.message


def test_the_codes_of_a_state_are_refused_to_one_far_behind_it() -> None:
    known: dict[str, Any] = {"alpha_2": "AL", "alpha_3": "ALB", "numeric": "008"}
    states = [bs.State(id=f"state-{index}", name="A") for index in range(11)]
    states[2], states[10] = (attrs.evolve(states[index], **known) for index in (2, 10))
    found = bs.validate(small("A", states=tuple(states))).findings
    assert [each.path for each in found if each.code == "country-codes-disagree"] == [
        "$.states[10].alpha_2",
        "$.states[10].alpha_3",
        "$.states[10].numeric",
    ]


SCALARS = {
    "iso_name": "Belarus",
    "alpha_2": "BY",
    "alpha_3": "BLR",
    "numeric": "112",
    "un_regional_group": "EEG",
    "eu_member": False,
}


@pytest.mark.parametrize(("field", "value"), SCALARS.items())
def test_enrichment_by_one_field_alone_asks_for_a_source(field: str, value: object) -> None:
    known: dict[str, Any] = {field: value}
    state = bs.State(id="state-belarus", name="Belarus", **known)
    assert messages(small("Belarus", states=(state,)), "enrichment-without-source") == [
        f"state-belarus: found {field} without a source; expected where they were checked"
    ]


def test_what_has_no_place_in_the_text_comes_before_its_first_word(
    statement: bs.Statement,
) -> None:
    """Though the rules on the header's date and on enrichment are asked later."""
    heading = attrs.evolve(statement.blocks[0], quote="Another heading")
    belarus = attrs.evolve(statement.states[0], enrichment_sources=())
    changed = attrs.evolve(
        statement,
        date="today",
        blocks=(heading, *statement.blocks[1:]),
        states=(belarus, *statement.states[1:]),
    )
    assert [each.path for each in bs.validate(changed).findings] == [
        "$.date",
        "$.date",
        "$.states[0].enrichment_sources",
        "$.blocks[0].quote",
    ]


def test_faults_rules_and_reports_are_made_with_names_only() -> None:
    rule = bs.rules()[0]
    makers: list[tuple[Any, tuple[Any, ...]]] = [
        (Fault, ("$.id", "a message")),
        (bs.Rule, (rule.code, rule.severity, rule.title, rule.explanation, rule.example, id)),
        (bs.Report, ((),)),
    ]
    for make, values in makers:
        with pytest.raises(TypeError):
            make(*values)


def test_a_rule_is_shown_by_its_words_alone() -> None:
    for rule in bs.rules():
        assert rule.code in repr(rule)
        assert "function" not in repr(rule)


def test_white_space_at_both_ends_of_a_span_is_found_at_both(statement: bs.Statement) -> None:
    first, second, *others = statement.mentions
    start, end = second.start - 1, second.end + 1
    wide = attrs.evolve(second, start=start, end=end, quote=statement.text[start:end])
    report = bs.validate(attrs.evolve(statement, mentions=(first, wide, *others)))
    assert [each.path for each in report.findings if each.code == "span-white-space"] == [
        "$.mentions[1].start",
        "$.mentions[1].end",
    ]


def test_every_organization_of_a_circle_is_found_and_none_that_leads_to_it(
    statement: bs.Statement,
) -> None:
    first, second, third, fourth, *others = statement.organizations
    turned = (
        attrs.evolve(first, parent=second.id),
        attrs.evolve(second, parent=third.id),
        attrs.evolve(third, parent=second.id),
        attrs.evolve(fourth, parent=fourth.id),
    )
    report = bs.validate(attrs.evolve(statement, organizations=(*turned, *others)))
    assert [(each.code, each.path) for each in report.findings] == [
        ("reference-in-circle", f"$.organizations[{index}].parent") for index in (1, 2, 3)
    ]


def test_every_state_with_the_codes_of_two_countries_is_found(statement: bs.Statement) -> None:
    """The message names the country of the first code, the path the first that is not its."""
    first, second, third, *others = statement.states
    codes: dict[str, Any] = {"alpha_3": "AAA", "numeric": "000"}
    changed = (first, attrs.evolve(second, **codes), attrs.evolve(third, **codes), *others)
    report = bs.validate(attrs.evolve(statement, states=changed))
    assert [(each.code, each.path) for each in report.findings] == [
        ("country-codes-disagree", "$.states[1].alpha_3"),
        ("country-codes-disagree", "$.states[2].alpha_3"),
    ]
    assert "found AL, AAA, 000; expected codes of one country, and AL is that of AL, ALB, 008" in (
        report.findings[1].message
    )


def test_codes_that_a_state_before_has_are_found_in_the_second(statement: bs.Statement) -> None:
    first, second, third, *others = statement.states
    codes = {name: getattr(second, name) for name in ("alpha_2", "alpha_3", "numeric")}
    changed = (first, second, attrs.evolve(third, **codes), *others)
    report = bs.validate(attrs.evolve(statement, states=changed))
    assert [each.path for each in report.findings] == [f"$.states[2].{name}" for name in codes]
    assert all("which $.states[1] has" in each.message for each in report.findings)


@pytest.mark.parametrize(("inferred", "said"), [((), ""), (("addressees",), ", inferred")])
def test_whether_addressees_are_inferred_is_said(
    statement: bs.Statement, inferred: tuple[str, ...], said: str
) -> None:
    first, *others = statement.demands
    explicit = bool(inferred)
    changed = attrs.evolve(first, inferred=inferred, addressee_explicit=explicit)
    (message,) = messages(attrs.evolve(statement, demands=(changed, *others)), "addressee-unclear")
    count = len(first.addressees)
    assert f"found {explicit} with {count} addressees{said}; expected {not explicit}" in message


def test_a_span_before_the_text_has_no_words_before_it_and_overlaps_nothing() -> None:
    where: dict[str, Any] = {"start": -1, "end": 1, "quote": "r"}
    allegation = bs.Allegation(id="b", **where, acts=("r",), evidence="asserted")
    error = bs.Correction(id="c", **where, kind="spelling", severity="error", proposed="x")
    statement = small("reported x", allegations=(allegation,), corrections=(error,))
    codes = {each.code for each in bs.validate(statement).findings}
    assert "span-outside" in codes
    assert not {"evidence-without-words", "corrections-overlap"} & codes
