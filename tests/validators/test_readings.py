"""What words say: read where it is sure, and else nothing said of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.languages import LANGUAGES, english
from belarus_statement.languages.dates import dates_in
from belarus_statement.languages.numbers import numbers_in

ENGLISH = LANGUAGES["en"]


def own(text: str, language: str = "en", **fields: Any) -> bs.Statement:
    """A statement of one paragraph, which is one sentence."""
    span: dict[str, Any] = {"start": 0, "end": len(text), "quote": text}
    return bs.Statement(
        id="own",
        title="Own",
        language=language,
        source=bs.Source(file="own.txt", bytes=0, sha256="", rights="ours"),
        text=text,
        blocks=(bs.Block(id="p1", kind="paragraph", number=1, **span),),
        sentences=(bs.Sentence(id="s1", block="p1", number=1, **span),),
        **fields,
    )


def found(statement: bs.Statement, code: str) -> list[str]:
    return [each.message for each in bs.validate(statement, [code]).findings]


def quantity(words: str, comparator: Any, value: int | None, upper: int | None = None) -> list[str]:
    """What the rule says of a quantity that is the whole text."""
    counted = bs.Quantity(
        id="q",
        start=0,
        end=len(words),
        quote=words,
        comparator=comparator,
        value=value,
        upper_value=upper,
        unit="cases",
    )
    return found(own(words, quantities=(counted,)), "quantity-differs")


def date(words: str, value: str, inferred: tuple[str, ...] = ()) -> list[str]:
    """What the rule says of a date that is the whole text."""
    said = bs.DateExpression(
        id="d", start=0, end=len(words), quote=words, value=value, inferred=inferred
    )
    return found(own(words, dates=(said,)), "date-differs")


def event(name: str, value: str) -> list[str]:
    return found(own(name, events=(bs.Event(id="e", name=name, date=value),)), "date-differs")


def allegation(sentence: str, words: str, footing: Any, *acts: str) -> list[str]:
    """What the rule says of an allegation of these words of a sentence."""
    start = sentence.index(words)
    made = bs.Allegation(
        id="a",
        start=start,
        end=start + len(words),
        quote=words,
        acts=acts or (words,),
        evidence=footing,
    )
    return found(own(sentence, allegations=(made,)), "evidence-without-words")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("0 cases", 0),
        ("twelve cases", 12),
        ("twenty-five cases", 25),
        ("twenty five cases", 25),
        ("Ninety\N{NON-BREAKING HYPHEN}nine cases", 99),
        ("one hundred cases", 100),
        ("a hundred cases", 100),
        ("one hundred and fifty cases", 150),
        ("nine hundred ninety-nine cases", 999),
        ("twenty-five hundred cases", 2500),
        ("two thousand and five cases", 2005),
        ("three hundred thousand cases", 300_000),
        ("one million two hundred thousand and three cases", 1_200_003),
        ("2.5 million cases", 2_500_000),
        ("15 thousand cases", 15_000),
        ("1,500 cases", 1500),
        ("1 500 cases", 1500),
        ("1\N{NO-BREAK SPACE}500 cases", 1500),
        ("1\N{NARROW NO-BREAK SPACE}500\N{NARROW NO-BREAK SPACE}000 cases", 1_500_000),
        ("1'500 cases", 1500),
        ("1\N{RIGHT SINGLE QUOTATION MARK}500 cases", 1500),
        ("12,345,678 cases", 12_345_678),
        ("(12) cases", 12),
    ],
)
def test_a_number_is_read_whole(words: str, number: int) -> None:
    assert quantity(words, "exactly", number) == []
    assert quantity(words, "exactly", number + 1) == [
        f"q: found {number + 1}; expected {number}, by {words!r}"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "two thirds of cases",
        "half of the 50 cases",
        "two and a half million cases",
        "a dozen cases",
        "two or three cases",
        "2 to 3 million cases",
        "1.5 cases",
        "1,5 million cases",
        "1,00,000 cases",
        "60% of cases",
        "60 per cent of cases",
        "5bn cases",
        "several hundred cases",
        "18-year-old cases",
        "the 47th cases",
        "A/75/1 cases",
        "twenty twenty cases",
        "2019 500 cases",
        "\u00bd of cases",
        "$5 cases",
        "9" * 5000 + " cases",
    ],
)
def test_of_a_number_that_is_not_sure_nothing_is_said(words: str) -> None:
    for value in (1, 2, 500):
        for comparator in ("exactly", "at_least", "about"):
            assert quantity(words, comparator, value) == []


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("more than 600 cases", "more_than"),
        ("over 600 cases", "more_than"),
        ("above 600 cases", "more_than"),
        ("exceeding 600 cases", "more_than"),
        ("in excess of 600 cases", "more_than"),
        ("at least 600 cases", "at_least"),
        ("no fewer than 600 cases", "at_least"),
        ("not less than 600 cases", "at_least"),
        ("600 or more cases", "at_least"),
        ("600+ cases", "at_least"),
        ("fewer than 600 cases", "fewer_than"),
        ("under 600 cases", "fewer_than"),
        ("at most 600 cases", "at_most"),
        ("up to 600 cases", "at_most"),
        ("no more than 600 cases", "at_most"),
        ("about 600 cases", "about"),
        ("some 600 cases", "about"),
        ("an estimated 600 cases", "about"),
        ("approximately\n600 cases", "about"),
    ],
)
def test_the_comparator_is_that_of_the_words_beside_the_number(words: str, comparator: str) -> None:
    assert quantity(words, comparator, 600) == []
    for other in ("exactly", "fewer_than" if comparator != "fewer_than" else "at_least"):
        (message,) = quantity(words, other, 600)
        assert message.startswith(f"q: found {other}; expected ")
        assert comparator in message


def test_a_number_without_such_words_is_exact() -> None:
    assert quantity("600 cases", "exactly", 600) == []
    assert quantity("600 cases", "more_than", 600) == [
        "q: found more_than; expected exactly, by '600 cases'"
    ]


def test_words_that_no_table_knows_may_say_of_a_number_what_they_like() -> None:
    assert quantity("north of 600 cases", "more_than", 600) == []
    assert quantity("over the years 600 cases", "exactly", 600) == []


def test_words_before_the_quote_may_belong_to_it_or_not() -> None:
    text = "Our concern over 600 cases"
    for comparator, said in (("exactly", 0), ("more_than", 0), ("at_most", 1)):
        counted = bs.Quantity(
            id="q",
            start=17,
            end=26,
            quote="600 cases",
            comparator=comparator,  # type: ignore[arg-type] # the values are of the vocabulary
            value=600,
            unit="cases",
        )
        assert len(found(own(text, quantities=(counted,)), "quantity-differs")) == said


@pytest.mark.parametrize(
    "words",
    [
        "80,000\N{EN DASH}120,000 cases",
        "80,000-120,000 cases",
        "80,000 to 120,000 cases",
        "between 80,000 and 120,000 cases",
        "eighty thousand to one hundred and twenty thousand cases",
    ],
)
def test_of_a_range_both_ends_are_read(words: str) -> None:
    assert quantity(words, "between", 80_000, 120_000) == []
    assert quantity(words, "exactly", 80_000, 120_000) != []
    assert quantity(words, "between", 80_000, 120_001) == [
        f"q: found 80000 to 120001; expected 80000 to 120000, by {words!r}"
    ]


@pytest.mark.parametrize("words", ["hundreds of cases", "a number of cases", "many cases"])
def test_vague_words_are_some(words: str) -> None:
    assert quantity(words, "some", None) == []
    assert quantity(words, "exactly", None) != []


def test_several_is_several() -> None:
    assert quantity("several cases", "several", None) == []
    assert quantity("several cases", "some", None) != []


def test_a_number_that_is_called_vague_is_said() -> None:
    assert quantity("600 cases", "some", None) == ["q: found None; expected 600, by '600 cases'"]


@pytest.mark.parametrize(
    ("comparator", "value", "upper", "fault"),
    [
        ("exactly", 5, None, None),
        ("several", None, None, None),
        ("between", 5, 9, None),
        ("exactly", None, None, "found None; expected a number with exactly"),
        ("some", 5, None, "found 5; expected none with some"),
        ("between", 5, None, "found None; expected a number with between"),
        ("at_most", 5, 9, "found 9; expected none with at_most"),
        ("between", 9, 5, "found 5; expected a number above 9"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "zh-Hans"])
def test_what_is_free_of_language_is_asked_in_any(
    comparator: Any, value: int | None, upper: int | None, fault: str | None, language: str
) -> None:
    counted = bs.Quantity(
        id="q",
        start=0,
        end=3,
        quote="cas",
        comparator=comparator,
        value=value,
        upper_value=upper,
        unit="cas",
    )
    said = found(own("cas", language, quantities=(counted,)), "quantity-unclear")
    assert said == ([f"q: {fault}"] if fault else [])


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2020-10-26", "2020-10-26"),
        ("2020/10/26", "2020-10-26"),
        ("27/10/2020", "2020-10-27"),
        ("10/27/2020", "2020-10-27"),
        ("27.10.2020", "2020-10-27"),
        ("10/11/2020", "2020-11-10"),
        ("10/11/2020", "2020-10-11"),
        ("28 Oct. 2020", "2020-10-28"),
        ("Sept 17, 2020", "2020-09-17"),
        ("26 October 2020", "2020-10-26"),
        ("October 26th, 2020", "2020-10-26"),
        ("Monday, 26 October 2020", "2020-10-26"),
        ("the 26th day of October, 2020", "2020-10-26"),
        ("the twenty-sixth of October 2019", "2019-10-26"),
        ("the first of May 2020", "2020-05-01"),
        ("MAY 2020", "2020-05"),
        ("2020", "2020"),
        ("9 to 11 August 2020", "2020-08-09/2020-08-11"),
        ("from 9 to 11 August 2020", "2020-08-09/2020-08-11"),
        ("between 9 and 11 August 2020", "2020-08-09/2020-08-11"),
        ("12\N{EN DASH}14 August 2020", "2020-08-12/2020-08-14"),
        ("August 12-14, 2020", "2020-08-12/2020-08-14"),
        ("30 July to 2 August 2020", "2020-07-30/2020-08-02"),
        ("August\N{EN DASH}October 2020", "2020-08/2020-10"),
        ("28 December 2020 \N{EM DASH} 3 January 2021", "2020-12-28/2021-01-03"),
        ("2019\N{EN DASH}2021", "2019/2021"),
    ],
)
def test_a_date_is_read_in_the_ways_it_is_written(words: str, value: str) -> None:
    assert date(words, value) == []
    assert date(words, value.replace("20", "18", 1)) != []


@pytest.mark.parametrize(
    "words",
    [
        "nineteen ninety-four",
        "the 1990s",
        "9 August 2020, 10:30",
        "9 and 10 August 2020",
        "28 December to 3 January 2021",
        "99/99/2020",
        "9/10/20",
        "the 75th session",
        "second half of 2020",
        "9 August and 11 September 2020",
    ],
)
@pytest.mark.parametrize("value", ["1994", "2020-08-09", "2020-08-09/2020-08-10"])
def test_of_a_date_that_is_not_sure_nothing_is_said(words: str, value: str) -> None:
    assert date(words, value) == []


def test_what_the_words_leave_out_is_inferred() -> None:
    assert date("18 September", "2020-09-18", ("value",)) == []
    assert date("18 September", "2020-09-18") == [
        (
            "d: found a year, which the words do not give; expected value among inferred, by "
            "'18 September'"
        )
    ]
    assert date("last Sunday", "2020-08-09", ("value",)) == []
    assert len(date("last Sunday", "2020-08-09")) == 3


def test_a_range_is_two_dates_and_a_day_is_one() -> None:
    assert date("9 to 11 August 2020", "2020-08-09") == [
        "d: found 2020-08-09; expected two dates with a slash between, by '9 to 11 August 2020'"
    ]
    assert date("9 August 2020", "2020-08-09/2020-08-11") == [
        "d: found 2020-08-09/2020-08-11; expected a single date, by '9 August 2020'"
    ]
    assert date("August 2020", "2020-08-01/2020-08-31") == []
    assert date("the night of 9 to 10 August 2020", "2020-08-09") == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("the 9 August 2020 Presidential election", "2020-08-09"),
        ("the August 9 Presidential election", "2020-08-09"),
        ("47th session of June 2021", "2021-06"),
        ("COVID-19 pandemic", "2020-03"),
        ("the first 100 days", "2020-11-03/2021-02-10"),
        ("the G20 summit of November 2020", "2020-11-21"),
        ("protests of 9\N{EN DASH}11 August 2020", "2020-08-09/2020-08-11"),
    ],
)
def test_a_number_in_the_name_of_an_event_is_a_day_only_beside_a_month(
    name: str, value: str
) -> None:
    assert event(name, value) == []


def test_an_event_has_the_date_of_its_name() -> None:
    assert event("the 9 August 2020 election", "2020-08-10") == [
        "e: found the day 10; expected 9, by 'the 9 August 2020 election'"
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "footing"),
    [
        ("There are reports of torture.", "torture", "reported"),
        ("There were reported cases of torture.", "torture", "reported"),
        ("Torture was reportedly widespread.", "Torture", "reported"),
        ("There are credible reports of torture.", "torture", "credibly_reported"),
        ("There are credible accounts of torture.", "torture", "credibly_reported"),
        ("There is reliable evidence of torture.", "torture", "credibly_reported"),
        ("Witnesses said that there was torture.", "torture", "reported"),
        ("According to the Observatory, there was torture.", "torture", "reported"),
        ("We deplore alleged torture.", "torture", "alleged"),
        ("We deplore the allegations of torture.", "torture", "alleged"),
        ("The Commission concluded that there was torture.", "torture", "found"),
        ("The assessment is that torture is widespread.", "torture", "found"),
        ("The torture must stop.", "torture", "presupposed"),
        ("Those who reported torture were arrested.", "torture", "presupposed"),
        ("There was torture.", "torture", "asserted"),
    ],
)
def test_words_carry_the_evidence_that_is_claimed(sentence: str, words: str, footing: str) -> None:
    assert allegation(sentence, words, footing) == []


@pytest.mark.parametrize(
    ("sentence", "footing", "expected"),
    [
        ("The torture must stop.", "reported", "asserted or presupposed"),
        ("There are reports of torture.", "asserted", "credibly_reported or reported"),
        ("There are credible reports of torture.", "reported", "credibly_reported"),
        ("There are reports of torture.", "credibly_reported", "asserted or presupposed"),
        ("The torture must stop.", "alleged", "asserted or presupposed"),
        ("The torture must stop.", "found", "asserted or presupposed"),
        ("We deplore alleged torture.", "asserted", "alleged or credibly_reported or reported"),
        ("We deplore the reported torture.", "presupposed", "credibly_reported or reported"),
    ],
)
def test_another_evidence_than_the_words_carry_is_said(
    sentence: str, footing: str, expected: str
) -> None:
    (message,) = allegation(sentence, "torture", footing)
    assert message.startswith(f"a: found {footing}")
    assert f"expected {expected}" in message


def test_a_word_of_evidence_before_an_act_inside_the_quote_counts() -> None:
    sentence = "There were several reported deaths."
    assert allegation(sentence, "several reported deaths", "reported", "deaths") == []
    assert len(allegation(sentence, "several reported deaths", "asserted", "deaths")) == 1


def test_a_list_may_have_its_word_of_evidence_before_it() -> None:
    item = bs.Allegation(
        id="a", start=0, end=7, quote="torture", acts=("torture",), evidence="reported"
    )
    (block,) = own("torture").blocks
    listed = bs.Block(id="p1", kind="list_item", start=0, end=7, quote="torture")
    assert block.kind == "paragraph"
    paragraph = own("torture", allegations=(item,))
    assert len(found(paragraph, "evidence-without-words")) == 1
    of_a_list = bs.Statement(
        id="own",
        title="Own",
        language="en",
        source=paragraph.source,
        text="torture",
        blocks=(listed,),
        sentences=paragraph.sentences,
        allegations=(item,),
    )
    assert found(of_a_list, "evidence-without-words") == []


def test_in_a_language_without_a_table_no_words_are_read() -> None:
    words = "plus de 500 cas"
    counted = bs.Quantity(
        id="q", start=0, end=15, quote=words, comparator="at_most", value=7, unit="cas"
    )
    for language, said in (("tlh", 0), ("en", 1)):
        assert len(found(own(words, language, quantities=(counted,)), "quantity-differs")) == said
    for rule in bs.rules():
        if rule.code in {"date-differs", "quantity-differs", "evidence-without-words"}:
            assert rule.languages == tuple(LANGUAGES)


def test_a_rule_reads_by_the_table_of_the_statement() -> None:
    words = "plus de 500 cas"
    counted = bs.Quantity(
        id="q", start=0, end=15, quote=words, comparator="at_most", value=500, unit="cas"
    )
    assert found(own(words, "fr-CA", quantities=(counted,)), "quantity-differs") == [
        "q: found at_most; expected more_than, by 'plus de 500 cas'"
    ]


@given(st.integers(min_value=0, max_value=10**12))
def test_every_way_of_writing_figures_gives_the_number(number: int) -> None:
    plain, grouped = str(number), f"{number:,}"
    for figures in (plain, grouped, grouped.replace(",", " "), grouped.replace(",", "\u202f")):
        read = numbers_in(f"{figures} cases", ENGLISH.numbers)
        assert [each.value for each in read or ()] == [number]


@given(st.text(alphabet="0129 ,.-aoné andtwofhumlAug/'\n\u2013\u2019\u00bd", max_size=60))
def test_no_words_stop_a_reading(words: str) -> None:
    for each in numbers_in(words, ENGLISH.numbers) or ():
        assert 0 <= each.start < each.end <= len(words)
    dates_in(words, ENGLISH.dates)
    dates_in(words, ENGLISH.dates, name=True)


def test_the_table_of_english_is_in_lower_case_with_single_spaces() -> None:
    table = english.ENGLISH
    tables: tuple[Any, ...] = (
        *(table.numbers.below_hundred, table.numbers.comparators, table.numbers.vague),
        *(table.numbers.comparators_behind, table.numbers.unsure, table.dates.fillers),
        *(table.dates.months, table.dates.ordinals, table.evidence.directly_before),
    )
    for phrases in tables:
        for phrase in phrases:
            assert phrase == " ".join(phrase.lower().split())
            assert "-" not in phrase.strip("-")
