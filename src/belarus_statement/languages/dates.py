"""The dates that words give, in figures, in words or in both."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple, TypeAlias

import attrs

from belarus_statement.languages.phrases import any_of, pattern, plain


@attrs.frozen(kw_only=True, eq=False)
class DateWords:
    """The words of a language that give dates, in lower case."""

    months: Mapping[str, int]
    """The names of months, full and short, without a full stop."""
    also_words: tuple[str, ...]
    """The names of months that are other words where they begin with a small letter: may."""
    ordinals: Mapping[str, int]
    """The ordinals of days in words, a hyphen written as a space."""
    ordinal_endings: tuple[str, ...]
    """What stands behind the figure of a day: st, nd, rd, th."""
    fillers: tuple[str, ...]
    """What stands between the parts of a date and says nothing: of, the, Monday."""
    ranges: Mapping[str, str]
    """What stands between the ends of a range, and the word that must be there too, if any."""
    unsure: tuple[str, ...]
    """What may give a year or a day in other words: nineteen ninety-four."""


Parts: TypeAlias = tuple[int | None, int | None, int | None]
"""Year, month and day, None for what words leave out."""


class DateReading(NamedTuple):
    """A date, or the first and the last of a range; ``whole`` where the words say nothing else."""

    first: Parts
    last: Parts | None
    whole: bool


NO_PARTS: Parts = (None, None, None)


def dates_in(words: str, table: DateWords, *, name: bool = False) -> tuple[DateReading, ...]:
    """Return each thing that the words of a date may mean; nothing where that is not sure.

    The ``name`` of something may have numbers beside its date, which say
    nothing of it. Words with neither a number nor a month give no part of a date.
    """
    ranges = _ranges_in(words, table)
    all_tokens = (_token(found, table, ranges) for found in _tokens(table).finditer(words))
    tokens = [token for token in all_tokens if token.kind != _FILLER]
    kinds = "".join(token.kind for token in tokens)
    shapes = [*_SHAPES.finditer(kinds)]
    beside = _NUMERALS.search(_SHAPES.sub("", kinds))
    if not shapes and not beside:
        return (DateReading(NO_PARTS, None, whole=False),)
    if len(shapes) != 1 or (beside and not name):
        return ()
    start, end = shapes[0].span()
    return tuple(_read(tokens[start:end], whole=end - start == len(tokens)))


def spans_of_dates(words: str, table: DateWords) -> Iterator[tuple[int, int]]:
    """Yield the spans of the dates in a sentence, without what may be another word."""
    ranges = _ranges_in(words, table)
    tokens = [
        (token, found)
        for found in _tokens(table).finditer(words)
        if (token := _token(found, table, ranges)).kind != _FILLER
    ]
    for shape in _SHAPES.finditer("".join(token.kind for token, _ in tokens)):
        first, last = tokens[shape.start()][1], tokens[shape.end() - 1][1]
        if shape[0] != _MONTH or plain(first[0]) not in table.also_words:
            yield first.start(), last.end()


def edtf(reading: DateReading, year: int | None = None) -> str | None:
    """Return a reading as EDTF writes it, with this year where the words give none.

    None where a part before others is left out.
    """
    ends = [each for each in (reading.first, reading.last) if each is not None]
    written = [_written((parts[0] or year, *parts[1:])) for parts in ends]
    return None if None in written else "/".join(each for each in written if each)


def _written(parts: Parts) -> str | None:
    given = [part for part in parts if part is not None]
    if not given or parts[: len(given)] != tuple(given):
        return None
    return "-".join(f"{part:02}" for part in given)


# Tokens are letters, so that the shapes of dates are an expression.
_DAY, _MONTH, _YEAR, _DATE, _RANGE, _FILLER, _UNSURE, _OTHER = "DMYI-,QX"
_SHAPES = re.compile(
    "D-DMY?|MD-DY?|DMY?-DMY?|MDY?-MDY?|MY?-MY|Y-Y|I-I|DMY?|MDY?|YMD?|MY?|Y|I".replace("-", _RANGE)
)
_NUMERALS = re.compile(f"[{_DAY}{_YEAR}{_DATE}{_UNSURE}]")
_MOST_DAYS = 31
_YEARS = range(1583, 2200)
"""From the first whole year of the Gregorian calendar on, so that other numbers are no years."""


def _ranges_in(words: str, table: DateWords) -> set[str]:
    """Return what joins the ends of a range in these words."""
    return {
        word
        for word, needed in table.ranges.items()
        if not needed or pattern((needed,)).search(words)
    }


class _Token(NamedTuple):
    """A token; a date in figures may be several (10/11/2020), any other is one of its parts."""

    kind: str
    dates: tuple[Parts, ...] = ()


@cache
def _tokens(table: DateWords) -> re.Pattern[str]:
    known = (table.months, table.ordinals, table.fillers, table.ranges, table.unsure)
    phrases = any_of(phrase for each in known for phrase in each)
    return re.compile(
        r"(?<![^\W_])(?:(?P<ymd>[0-9]{4}([-/.])[0-9]{1,2}\2[0-9]{1,2})"
        r"|(?P<dmy>[0-9]{1,2}([-/.])[0-9]{1,2}\4[0-9]{4}))(?![^\W_]|[-/:])"
        rf"|(?P<figure>[0-9]+)(?P<ending>\w*)|(?<!\w)(?P<phrase>{phrases})(?!\w)|[^\W0-9]+|\S",
        re.IGNORECASE,
    )


def _token(found: re.Match[str], table: DateWords, ranges: Container[str]) -> _Token:
    if found["ymd"] or found["dmy"]:
        return _in_figures(*(int(part) for part in re.split("[-/.]", found[0])))
    if found["figure"]:
        return _figure(found["figure"], found["ending"].lower() in ("", *table.ordinal_endings))
    words = plain(found[0])
    if words in table.months and not (words in table.also_words and found[0].islower()):
        return _Token(_MONTH, ((None, table.months[words], None),))
    if words in table.ordinals:
        return _Token(_DAY, ((None, None, table.ordinals[words]),))
    for kind, known in ((_RANGE, ranges), (_FILLER, table.fillers), (_UNSURE, table.unsure)):
        if words in known:
            return _Token(kind)
    return _Token(_OTHER)


def _in_figures(first: int, second: int, third: int) -> _Token:
    """Read a date in figures: the year first, or day and month in the order that they allow."""
    in_order = [(third, second, first), (third, first, second)]
    options = in_order if third > _MOST_DAYS else [(first, second, third)]
    dates = tuple(
        each for each in options if each[1] in range(1, 13) and each[2] in range(1, _MOST_DAYS + 1)
    )
    return _Token(_DATE, dates) if dates else _Token(_UNSURE)


def _figure(figures: str, alone: bool) -> _Token:  # noqa: FBT001
    number = int(figures) if len(figures) <= len("2020") else 0
    if number in range(1, _MOST_DAYS + 1) and alone:
        return _Token(_DAY, ((None, None, number),))
    if number in _YEARS and alone:
        return _Token(_YEAR, ((number, None, None),))
    return _Token(_UNSURE)


def _read(tokens: Sequence[_Token], *, whole: bool) -> Iterator[DateReading]:
    """Yield what the tokens of one shape may mean."""
    kinds = [token.kind for token in tokens]
    at = kinds.index(_RANGE) if _RANGE in kinds else len(tokens)
    for first in _dates(tokens[:at]):
        if at == len(tokens):
            yield DateReading(first, None, whole)
        for last in _dates(tokens[at + 1 :]) if at < len(tokens) else ():
            begun, ended = _filled(first, last), _filled(last, first)
            if _in_order(begun, ended):
                yield DateReading(begun, ended, whole)


def _dates(tokens: Sequence[_Token]) -> Iterator[Parts]:
    for parts in product(*(token.dates for token in tokens)):
        years, months, days = zip(*parts, strict=True)
        yield _given(years), _given(months), _given(days)


def _given(parts: Iterable[int | None]) -> int | None:
    return next((part for part in parts if part is not None), None)


def _filled(one: Parts, other: Parts) -> Parts:
    """Give one end of a range the year and the month that only the other end has."""
    return one[0] or other[0], one[1] or other[1], one[2]


def _in_order(first: Parts, last: Parts) -> bool:
    # Of 28 December to 3 January 2021 the first year is the one before, which no word says.
    return [part or 0 for part in first] <= [part or 0 for part in last]
