"""Rules that read the words of a language: numbers, dates and words of evidence."""

from collections.abc import Iterator, Sequence
from functools import cache, partial

from belarus_statement.languages import LANGUAGES
from belarus_statement.languages.dates import NO_PARTS, DateReading, dates_in
from belarus_statement.languages.evidence import EvidenceWords, carries
from belarus_statement.languages.language import Language
from belarus_statement.languages.numbers import (
    Number,
    NumberWords,
    comparators_of,
    numbers_in,
    vague_in,
)
from belarus_statement.languages.phrases import directly_before
from belarus_statement.model import Allegation, Quantity, Statement
from belarus_statement.model.annotations import Comparator, Evidence
from belarus_statement.model.edtf import is_edtf, parts
from belarus_statement.validators.rule import Fault, nodes_in, primary_language, rule
from belarus_statement.validators.structure import VAGUE

_READ = tuple(LANGUAGES)
_NEAR = 60
"""How far a phrase may reach from what it stands beside, in code points."""


@rule(
    "date-differs",
    languages=_READ,
    title="A date differs from its words",
    explanation="Day, month and year of the value are those of the words, of a range those of both "
    "ends; what the words leave out is in the value only where inferred says so. Read are figures, "
    "names of months, full or short, days in words, and ranges; words that are not sure are not "
    "asked. A number in the name of an event is a day only beside a month.",
    example='"September 18" with the value 2020-09-18 and nothing inferred',
)
def date_differs(statement: Statement) -> Iterator[Fault]:
    table = _words_read(statement).dates
    for each in nodes_in("dates", statement.dates):
        readings = dates_in(each.record.quote, table)
        inferred = "value" in each.record.inferred
        words = each.record.quote
        for message in _differences(each.record.value, readings, words, inferred=inferred):
            yield each.fault(message, "value")
    for event in nodes_in("events", statement.events):
        if event.record.date is not None:
            readings = dates_in(event.record.name, table, name=True)
            words = event.record.name
            for message in _differences(event.record.date, readings, words, inferred=True):
                yield event.fault(message, "date")


def _differences(
    value: str, readings: Sequence[DateReading], words: str, *, inferred: bool
) -> Sequence[str]:
    """Return how a date differs from the reading of its words that comes nearest."""
    if not readings or not is_edtf(value):
        return ()
    of_each = [[*_differences_of(value, reading, inferred=inferred)] for reading in readings]
    return [f"{found}, by {words!r}" for found in min(of_each, key=len)]


def _differences_of(value: str, reading: DateReading, *, inferred: bool) -> Iterator[str]:
    """Yield how a date differs from a reading; ``inferred``: it may have more than the words."""
    dates = value.split("/")
    read = [each for each in (reading.first, reading.last) if each is not None]
    if len(dates) != len(read):
        # Words that are about a day or a range may mean the other: the night of 9 to 10 August.
        if reading.whole and None not in reading.first:
            expected = "a single date" if len(read) == 1 else "two dates with a slash between"
            yield f"found {value}; expected {expected}"
        return
    for date, written in zip(dates, read, strict=True):
        named = zip(("year", "month", "day"), parts(date) or NO_PARTS, written, strict=True)
        for name, in_value, in_words in named:
            if in_words is None and in_value is not None and not inferred:
                yield f"found a {name}, which the words do not give; expected value among inferred"
            elif in_words is not None and in_words != in_value:
                yield f"found the {name} {in_value}; expected {in_words}"


@rule(
    "quantity-differs",
    languages=_READ,
    title="A quantity differs from its words",
    explanation="The value is a number in the words, in figures, in words or in both, and of a "
    "range both ends are; the comparator is that of the words directly before or behind it: more "
    "than, at least, nearly. Words that are not sure, such as a third of, are not asked.",
    example='"more than 500 cases" with the comparator exactly',
)
def quantity_differs(statement: Statement) -> Iterator[Fault]:
    table = _words_read(statement).numbers
    for each in nodes_in("quantities", statement.quantities):
        quantity, quote = each.record, each.record.quote
        numbers = numbers_in(quote, table)
        if numbers is None:
            continue
        number, vague = _meant(quantity, numbers), vague_in(quote, table)
        counted = quantity.value is not None or (quantity.comparator in VAGUE and not vague)
        if number is None and numbers and counted:
            expected = " or ".join(map(_written, numbers))
            found = _written(quantity)
            yield each.fault(f"found {found}; expected {expected}, by {quote!r}", "value")
            continue
        allowed = _comparators(statement, quantity, number, table) if number else vague
        if allowed and quantity.comparator not in allowed:
            expected = " or ".join(sorted(allowed))
            found = quantity.comparator
            yield each.fault(f"found {found}; expected {expected}, by {quote!r}", "comparator")


def _meant(quantity: Quantity, numbers: Sequence[Number]) -> Number | None:
    """Return the number that a quantity has for its value."""
    ends = (quantity.value, quantity.upper_value)
    return next((each for each in numbers if (each.value, each.upper) == ends), None)


def _written(numbers: Number | Quantity) -> str:
    upper = numbers.upper if isinstance(numbers, Number) else numbers.upper_value
    return f"{numbers.value}" if upper is None else f"{numbers.value} to {upper}"


def _comparators(
    statement: Statement, quantity: Quantity, number: Number, table: NumberWords
) -> frozenset[Comparator]:
    """Return the comparators that the words of a quantity allow, also those before it."""
    allowed = comparators_of(quantity.quote, number, table)
    if "exactly" not in allowed:
        return allowed
    # "concern over 500 cases" is no comparator, and "over" may have been left out of the quote.
    start = max(quantity.start, 0)
    outside = statement.text[max(start - _NEAR, 0) : start]
    return allowed | directly_before(outside, table.comparators)


@rule(
    "evidence-without-words",
    languages=_READ,
    title="The words do not carry the evidence that is claimed",
    explanation="What is reported, credibly reported, alleged or found has a word of it in its "
    "sentence, in the sentence of the list's head or, as an item of a list, before the list; and "
    "what 'reported', 'alleged', 'reports of' or 'allegations of' stands directly before, or "
    "before one of its acts, is put on that footing.",
    example='"The violence must stop" as reported',
)
def evidence_without_words(statement: Statement) -> Iterator[Fault]:
    table = _words_read(statement).evidence
    # Many allegations may stand in one long sentence, which is read but once.
    carried = cache(partial(carries, table=table))
    for each in nodes_in("allegations", statement.allegations):
        allegation = each.record
        around = _sentences_of(statement, allegation)
        if around and not any(carried(words, allegation.evidence) for words in around):
            yield each.fault(
                f"found {allegation.evidence}, but no word of it in the sentence; expected "
                "asserted or presupposed",
                "evidence",
            )
        said = _evidence_before(statement, allegation, table)
        if said and allegation.evidence not in {*said, "found"}:
            expected = " or ".join(sorted(said))
            yield each.fault(
                f"found {allegation.evidence}; expected {expected}, by the words before it",
                "evidence",
            )


def _sentences_of(statement: Statement, allegation: Allegation) -> Sequence[str]:
    """Return where a word of evidence may stand; nothing where that may be anywhere."""
    block = statement.block_of(allegation)
    if block is not None and block.kind == "list_item":
        return ()
    head = statement.get(allegation.part_of) if allegation.part_of is not None else None
    records = [allegation, head] if isinstance(head, Allegation) else [allegation]
    sentences = [statement.sentence_of(record) for record in records]
    return [one.quote if one else allegation.quote for one in sentences]


def _evidence_before(
    statement: Statement, allegation: Allegation, table: EvidenceWords
) -> frozenset[Evidence]:
    """Return the evidence that the words directly before an allegation or its acts allow."""
    start = max(allegation.start, 0)
    before = [statement.text[max(start - _NEAR, 0) : start]]
    for act in allegation.acts:
        at = allegation.quote.find(act)
        if act.strip() and at >= 0:
            before.append(allegation.quote[max(at - _NEAR, 0) : at])
    said = [directly_before(words, table.directly_before) for words in before]
    return frozenset[Evidence]().union(*said)


def _words_read(statement: Statement) -> Language:
    return LANGUAGES[primary_language(statement)]
