"""Rules that hold what an annotation claims against the words that it stands on."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from belarus_statement.model import (
    Annotation,
    Entity,
    Statement,
)
from belarus_statement.model.edtf import MONTHS, is_edtf, parts
from belarus_statement.validators.rule import (
    Fault,
    Node,
    nodes_in,
    nodes_of,
    rule,
    words_of,
)

# In ASCII: in Unicode the long s (U+017F) is an s in the other case, and "August" may have one.
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b", re.IGNORECASE | re.ASCII)
_YEAR = re.compile(r"\b\d{4}\b")
_DAY = re.compile(r"\b\d{1,2}(?=st\b|nd\b|rd\b|th\b|\b)")
_NUMBER = re.compile(r"\d[\d,]*")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_IN_WORDS = {word: value for value, word in enumerate(_SMALL.split(" "))}
_WORD = re.compile(rf"\b({'|'.join(_IN_WORDS)})\b(?!-)")
_REPORTED = re.compile(r"\breported\b")
_REPORTS_OF = re.compile(r"\b(reports of|reported) $")
# What the pattern takes, and the character before it, which makes the word's boundary.
_LONGEST_BEFORE = len("?reports of ")
_COMPARATORS = {"more_than": "more than", "at_least": "at least", "several": "several"}
_VAGUE = ("several", "some")
_WORDS_IN_QUOTE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "speech_acts": ("degree", "addition", "modifiers"),
        "allegations": ("acts",),
        "demands": ("modifiers",),
    }
)
_REPORTING = ("reported", "credibly_reported")
_REPORT = re.compile(r"\breport", re.IGNORECASE)
_CREDIBLE = re.compile(r"\bcredibl[ey]\b", re.IGNORECASE)


@rule(
    "name-not-in-text",
    title="An entity has a name that the text does not give it",
    explanation="Names and aliases are words of the text, to the letter; what others call the "
    "entity has its place in the enrichment fields.",
    example="the High Commissioner for Human Rights under the name of a person",
)
def name_not_in_text(statement: Statement) -> Iterator[Fault]:
    for each in nodes_of(statement, Entity):
        names = [("name", each.record.name)]
        names += [(f"aliases[{i}]", alias) for i, alias in enumerate(each.record.aliases)]
        for field, name in names:
            if not name.strip() or name not in statement.text:
                yield each.fault(f"found {name!r}; expected words of the text", field)


@rule(
    "words-not-in-quote",
    title="A record claims words that its quote does not have",
    explanation="The acts of an allegation, the modifiers of a speech act (also those of degree "
    "and addition) and those of a demand are words of the record's own quote, to the letter; an "
    "allegation names at least one act.",
    example='the act "arrest" in the allegation "internet blockages"',
)
def words_not_in_quote(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("allegations", statement.allegations):
        if not each.record.acts:
            yield each.fault("found no act; expected the words that name what was done", "acts")
    for collection, fields in _WORDS_IN_QUOTE.items():
        for each in nodes_in(collection, getattr(statement, collection)):
            yield from _words_not_in_quote(statement, each, fields)


def _words_not_in_quote(
    statement: Statement, each: Node[Annotation], fields: Iterable[str]
) -> Iterator[Fault]:
    quote = _words_or_quote(statement, each.record)
    for field in fields:
        for index, words in enumerate(getattr(each.record, field)):
            if not words.strip() or words not in quote:
                yield each.fault(
                    f"found {words!r}; expected words of {quote!r}", f"{field}[{index}]"
                )


@rule(
    "name-not-in-quote",
    title="A party or a mention stands on words that do not name its entity",
    explanation="The words of a party have the name of its actor or one of its aliases in them, "
    "and so have those of a mention, of its target.",
    example='a mention "Belarus" with the target state-albania',
)
def name_not_in_quote(statement: Statement) -> Iterator[Fault]:
    for party in nodes_in("parties", statement.parties):
        yield from _find_unnamed(statement, party, "actor")
    for mention in nodes_in("mentions", statement.mentions):
        yield from _find_unnamed(statement, mention, "target")


def _find_unnamed(statement: Statement, each: Node[Annotation], field: str) -> Iterator[Fault]:
    entity = statement.get(getattr(each.record, field))
    if isinstance(entity, Entity):
        names, words = (entity.name, *entity.aliases), _words_or_quote(statement, each.record)
        if not any(name in words for name in names):
            yield each.fault(
                f"found {entity.id!r}, called {' or '.join(map(repr, names))}; expected an entity "
                f"that {words!r} names",
                field,
            )


def _words_or_quote(statement: Statement, annotation: Annotation) -> str:
    """Return the words that an annotation stands on; its quote where it is not in the text."""
    words = words_of(statement, annotation)
    return annotation.quote if words is None else words


@rule(
    "date-differs",
    languages=("en",),
    title="A date differs from its words",
    explanation="Day, month and year of the value are those of the words; what the words leave "
    "out is in the value only where inferred says so.",
    example='"September 18" with the value 2020-09-18 and nothing inferred',
)
def date_differs(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("dates", statement.dates):
        inferred = "value" in each.record.inferred
        value, quote = each.record.value, each.record.quote
        for message in _differences(value, quote, given_alone=not inferred):
            yield each.fault(message, "value")
    for event in nodes_in("events", statement.events):
        if event.record.date is not None and "/" not in event.record.date:
            for message in _differences(event.record.date, event.record.name, given_alone=False):
                yield event.fault(message, "date")


def _differences(value: str, words: str, *, given_alone: bool) -> Iterator[str]:
    """Yield how a date differs from its words; ``given_alone``: it has nothing but from them."""
    written = _date_in_words(words)
    # An interval has no parts of its own, and no words that give one whole day mean it.
    dated = parts(value) or (None, None, None)
    if not is_edtf(value) or ("/" in value and None in written):
        return
    for name, in_value, in_words in zip(("year", "month", "day"), dated, written, strict=True):
        if in_words is None and in_value is not None and given_alone:
            yield f"found a {name} that {words!r} does not give; expected value among inferred"
        elif in_words is not None and in_words != in_value:
            yield f"found the {name} {in_value}; expected {in_words}, by {words!r}"


@rule(
    "quantity-differs",
    languages=("en",),
    title="A quantity differs from its words",
    explanation="The value is the number in the words; 'more than', 'at least' and 'several' have "
    "comparators of their own; vague words ('several', 'hundreds') have no value; the unit is "
    "among the words unless it is inferred.",
    example='"more than 500 cases" with the comparator exactly',
)
def quantity_differs(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("quantities", statement.quantities):
        quantity, words = each.record, each.record.quote.lower()
        by_words = next((name for name, said in _COMPARATORS.items() if said in words), None)
        number = _number(words)
        if by_words != (quantity.comparator if quantity.comparator in _COMPARATORS else None):
            expected = by_words or "exactly or some"
            field, message = "comparator", f"found {quantity.comparator}; expected {expected}"
        elif (quantity.value is None) != (quantity.comparator in _VAGUE):
            expected = "none" if quantity.comparator in _VAGUE else "a number"
            field, message = (
                "value",
                f"found {quantity.value}; expected {expected} with {quantity.comparator}",
            )
        elif number is not None and quantity.value != number:
            field, message = "value", f"found {quantity.value}; expected {number}"
        elif not quantity.unit or (
            quantity.unit.lower() not in words and "unit" not in quantity.inferred
        ):
            field, message = (
                "unit",
                f"found {quantity.unit!r}; expected words of the quote, or unit among inferred",
            )
        else:
            continue
        yield each.fault(f"{message}, by {quantity.quote!r}", field)


@rule(
    "evidence-without-words",
    languages=("en",),
    title="The words do not carry the evidence that is claimed",
    explanation="'reported' asks for a word of reporting in the sentence, 'credibly_reported' for "
    "one of credible reporting; and what has 'reported' in it or before it, or 'reports of' before "
    "it, is one of the two.",
    example='"The violence must stop" as reported',
)
def evidence_without_words(statement: Statement) -> Iterator[Fault]:
    # Many allegations may stand in one long sentence, which is read but once.
    carried = cache(_evidence_in)
    for each in nodes_in("allegations", statement.allegations):
        allegation = each.record
        needed = allegation.evidence in _REPORTING
        around = statement.sentence_of(allegation)
        words = around.quote if around else allegation.quote
        if needed and allegation.evidence not in carried(words):
            yield each.fault(
                f"found {allegation.evidence}, but no word of it in the sentence; expected "
                "asserted or presupposed",
                "evidence",
            )
        before = statement.text[
            max(allegation.start - _LONGEST_BEFORE, 0) : max(allegation.start, 0)
        ]
        if not needed and (_REPORTED.search(allegation.quote) or _REPORTS_OF.search(before)):
            yield each.fault(
                f"found {allegation.evidence}, but words of reporting; expected reported or "
                "credibly_reported",
                "evidence",
            )


def _evidence_in(words: str) -> tuple[str, ...]:
    """Return the evidence of reports that words carry."""
    credible = _CREDIBLE.search(words)
    if credible and _REPORT.search(words, credible.end()):
        return _REPORTING
    return ("reported",) if _REPORT.search(words) else ()


@rule(
    "correction-changes-nothing",
    title="A correction changes nothing",
    explanation="The proposed reading differs from the words that it is to replace.",
    example='"that" corrected to "that"',
)
def correction_changes_nothing(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("corrections", statement.corrections):
        if each.record.proposed == each.record.quote:
            yield each.fault(
                f"found the words themselves, {each.record.quote!r}; expected another reading",
                "proposed",
            )


@rule(
    "corrections-overlap",
    title="Two corrections of severity error overlap",
    explanation="corrected_text() applies every correction of severity error; two of them cannot "
    "both replace the same words.",
    example="one correction of a word and another of the phrase around it",
)
def corrections_overlap(statement: Statement) -> Iterator[Fault]:
    end: float = -math.inf
    for each in nodes_in("corrections", statement.corrections):
        if each.record.severity == "error":
            if each.record.start < end:
                yield each.fault("found it overlapping the correction before: merge the two")
            end = max(end, each.record.end)


def _number(words: str) -> int | None:
    """Return the number that words give, in figures or as a word up to twenty."""
    if figures := _NUMBER.search(words):
        # A value has 15 digits at most, so sixteen differ from every one, as would all of them.
        return int(figures[0].replace(",", "")[:16])
    word = _WORD.search(words)
    return _IN_WORDS[word[0]] if word else None


def _date_in_words(words: str) -> tuple[int | None, int | None, int | None]:
    year, month = _YEAR.search(words), _MONTH.search(words)
    day = _DAY.search(words)
    return (
        int(year[0]) if year else None,
        MONTHS.index(month[0].capitalize()) + 1 if month else None,
        int(day[0]) if day else None,
    )
