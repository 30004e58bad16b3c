"""The numbers that words give, in figures, in words or in both."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

import attrs

from belarus_statement.languages.phrases import (
    any_of,
    directly_before,
    directly_behind,
    pattern,
    plain,
)
from belarus_statement.model.annotations import Comparator


@attrs.frozen(kw_only=True, eq=False)
class NumberWords:
    """The words of a language that count, in lower case."""

    below_hundred: Mapping[str, int]
    hundreds: Mapping[str, int]
    """What multiplies the number before it, and a smaller one may follow: hundred."""
    scales: Mapping[str, int]
    """What multiplies all since the last greater scale: thousand, million."""
    whole_hundreds: Mapping[str, int]
    """Hundreds in one word, behind which a smaller number may follow: doscientos."""
    alone: tuple[str, ...]
    """What multiplies, and is a number where none stands before it: mille."""
    ones: tuple[str, ...]
    """The articles that are a one before hundreds and scales: a, an."""
    joiners: tuple[str, ...]
    """What stands between hundreds or a scale and a smaller number: and."""
    ranges: Mapping[str, str]
    """What stands between the ends of a range, and the word that must come first, if any."""
    alternatives: tuple[str, ...]
    """What stands between two numbers that are not sure to be a range: or."""
    unsure: tuple[str, ...]
    """What makes a number another one: half, third, dozen."""
    decimal_mark: str
    grouping_marks: str
    """What may stand between groups of three digits, beside white space."""
    comparators: Mapping[str, tuple[Comparator, ...]]
    """Phrases directly before a number, with the comparators that each allows."""
    comparators_behind: Mapping[str, tuple[Comparator, ...]]
    vague: Mapping[str, tuple[Comparator, ...]]
    """Phrases that count without a number, with the comparators that each allows."""
    countables: tuple[str, ...]
    """The nouns of those whom and what statements count: people, cases."""
    not_units: tuple[str, ...]
    """What stands between a number and its noun and is no part of it: of, reported."""


class Number(NamedTuple):
    """A number, of a range both ends, and where its words stand."""

    value: int
    upper: int | None
    start: int
    end: int


def numbers_in(words: str, table: NumberWords) -> tuple[Number, ...] | None:
    """Return the numbers that words give, in their order; None where that is not sure."""
    if pattern(table.unsure).search(words) or _OTHER_NUMERALS.search(words):
        return None
    try:
        tokens = [_token(found, table) for found in _tokens(table).finditer(words)]
        return tuple(_read(tokens, table))
    except _NotSureError:
        return None


def counted_in(words: str, table: NumberWords) -> Iterator[tuple[int, int, str]]:
    """Yield the span of each number with its noun, and the noun with its modifiers."""
    counted = 0
    for noun in pattern(table.countables).finditer(words):
        first = max(noun.start() - _NEAR, counted)
        before = words[first : noun.start()]
        number = _last_number(before, table)
        if number is None or not _MODIFIERS.fullmatch(before, number[1]):
            continue
        start = number[0] - _length_before(before[: number[0]], table)
        unit = words[first + number[1] : noun.end()].strip()
        while left_out := pattern(table.not_units).match(unit):
            unit = unit[left_out.end() :].lstrip()
        yield first + start, noun.end(), unit
        counted = noun.end()


def _last_number(words: str, table: NumberWords) -> tuple[int, int] | None:
    """Return the span of the last number, or vague phrase, of words."""
    spans = [found.span() for found in pattern(tuple(table.vague)).finditer(words)]
    if numbers := numbers_in(words, table):
        spans.append((numbers[-1].start, numbers[-1].end))
    return max(spans, key=lambda span: span[1], default=None)


def _length_before(words: str, table: NumberWords) -> int:
    """Return how long the comparator at the end of words is."""
    found = re.search(rf"(?<!\w)(?:{any_of(table.comparators)})\s+\Z", words, re.IGNORECASE)
    return len(found[0]) if found else 0


_MODIFIERS = re.compile(r"(?:\s+[^\W\d]+(?:-[^\W\d]+)*){0,4}\s+")


def vague_in(words: str, table: NumberWords) -> tuple[Comparator, ...]:
    """Return the comparators that vague words allow, the usual one first; none without these."""
    found = pattern(tuple(table.vague)).search(words)
    return table.vague.get(plain(found[0]), ()) if found else ()


def comparators_of(words: str, number: Number, table: NumberWords) -> frozenset[Comparator]:
    """Return the comparators that the words around a number allow; nothing where any."""
    if number.upper is not None:
        return frozenset({"between"})
    before = words[max(number.start - _NEAR, 0) : number.start]
    behind = words[number.end : number.end + _NEAR]
    said = directly_before(before, table.comparators) | directly_behind(
        behind, table.comparators_behind
    )
    # Words that the table does not know may say of the number what it is.
    return said or frozenset(() if before.strip() else {"exactly"})


_NEAR = 60
"""How far a phrase may reach from what it stands beside, in code points."""
_Kind: TypeAlias = Literal["figure", "small", "whole", "hundred", "scale", "one", "other"]
_MULTIPLIERS = ("hundred", "scale")
_FIGURE = r"[0-9]{1,3}(?:[^\S\n][0-9]{3}){1,5}(?![.,]?[0-9])|[0-9]+(?:[.,'\u2019\u00b7][0-9]+)*"
_OTHER_NUMERALS = re.compile(r"[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218b\u2460-\u249b%‰°$€£¥]")
# Part of a name or of another word: COVID-19, 47th, 18-year-old, A/75/100, 10:30.
_GLUED_BEFORE = re.compile(r"[^\W0-9]-?\Z|[/.:]\Z")
_GLUED_BEHIND = re.compile(r"[^\W0-9]|[/:]|-[^\W0-9]")
_TOO_GREAT = 10**15
"""A value has fewer digits, so that every reader of JSON keeps it."""


class _Token(NamedTuple):
    kind: _Kind
    value: Fraction
    words: str
    start: int
    end: int


class _NotSureError(Exception):
    """The words may mean another number."""


@cache
def _tokens(table: NumberWords) -> re.Pattern[str]:
    known = (
        *(table.below_hundred, table.whole_hundreds, table.hundreds, table.scales, table.ones),
        *(table.joiners, table.alone),
    )
    phrases = any_of([*(one for each in known for one in each), *table.ranges, *table.alternatives])
    return re.compile(
        rf"(?P<figure>{_FIGURE})|(?<!\w)(?P<phrase>{phrases})(?!\w)|(?P<other>[^\W0-9]+|\S)",
        re.IGNORECASE,
    )


def _token(found: re.Match[str], table: NumberWords) -> _Token:
    words = plain(found[0])
    kind: _Kind = "other"
    value = Fraction(0)
    if found["figure"]:
        kind, value = "figure", _figure(found, table)
    elif words in table.ones:
        kind = "one"
    else:
        tables: tuple[tuple[_Kind, Mapping[str, int]], ...] = (
            ("small", table.below_hundred),
            ("whole", table.whole_hundreds),
            ("hundred", table.hundreds),
            ("scale", table.scales),
        )
        for each, values in tables:
            if words in values:
                kind, value = each, Fraction(values[words])
    return _Token(kind, value, words, found.start(), found.end())


def _figure(found: re.Match[str], table: NumberWords) -> Fraction:
    words, (start, end) = found.string, found.span()
    if _GLUED_BEFORE.search(words, max(start - 2, 0), start) or _GLUED_BEHIND.match(words, end):
        raise _NotSureError
    whole, _, decimals = found[0].partition(table.decimal_mark)
    marks = {mark for mark in whole if not mark.isdigit()}
    groups = re.split(r"[^0-9]", whole)
    grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])  # noqa: PLR2004
    known = all(mark.isspace() or mark in table.grouping_marks for mark in marks)
    # A longer one is greater than every value, and slow to read.
    if (marks and not (grouped and known and len(marks) == 1)) or len(found[0]) > 2 * 15:
        raise _NotSureError
    if decimals and not decimals.isdigit():
        raise _NotSureError
    return Fraction("".join(groups) + (f".{decimals}" if decimals else ""))


def _read(tokens: Sequence[_Token], table: NumberWords) -> Iterator[Number]:
    """Yield the numbers and the ranges of tokens."""
    at = 0
    while at < len(tokens):
        value, behind = _number(tokens, at, table)
        if value is None:
            at += 1
            continue
        first, upper, at = at, None, behind
        if at < len(tokens) and (tokens[at].words in {*table.ranges, *table.alternatives}):
            upper, behind = _number(tokens, at + 1, table)
        if upper is not None:
            opening = table.ranges.get(tokens[at].words)
            before = tokens[first - 1].words if first else ""
            if opening not in {"", before} or upper <= value or _scaled(tokens, first, at, behind):
                raise _NotSureError
            at = behind
        yield Number(value, upper, tokens[first].start, tokens[at - 1].end)


def _scaled(tokens: Sequence[_Token], first: int, at: int, behind: int) -> bool:
    """Return True where only the upper end has a scale, which may hold for both: 2 to 3 million."""
    lower, upper = (
        {each.kind for each in tokens[start:end]} & {*_MULTIPLIERS}
        for start, end in ((first, at), (at + 1, behind))
    )
    return bool(upper) and not lower


class _Count(NamedTuple):
    """A number as far as it was read: what is behind the last scale is ``current``."""

    total: Fraction = Fraction(0)
    current: Fraction | None = None
    scale: Fraction | None = None
    room: bool = False
    """For a smaller number, behind hundreds."""


def _counted(count: _Count, token: _Token, *, opens: bool, alone: bool) -> _Count:
    """Return a number with one token more; raises where that begins another number."""
    kind, value = token.kind, token.value
    total, current, scale, room = count
    before = current or (Fraction(1) if alone and current is None else None)
    if (kind == "figure" and opens) or (kind == "small" and (current is None or room)):
        return _Count(total, (current or 0) + value, scale)
    if kind == "whole" and current is None:
        return _Count(total, value, scale, room=True)
    if kind == "hundred" and before is not None and not room and before < value:
        return _Count(total, before * value, scale, room=True)
    if kind == "scale" and before is not None and (scale is None or value < scale):
        return _Count(total + before * value, None, value)
    raise _NotSureError


def _number(tokens: Sequence[_Token], at: int, table: NumberWords) -> tuple[int | None, int]:
    """Return the number that begins at a token, None where none does, and the token behind it."""
    count = _Count()
    first = at
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1].kind if at + 1 < len(tokens) else "other"
        if token.kind == "one" and at == first and following in _MULTIPLIERS:
            count = count._replace(current=Fraction(1))
        elif token.kind not in {"one", "other"}:
            count = _counted(count, token, opens=at == first, alone=token.words in table.alone)
        elif not (
            token.words in table.joiners
            and (count.room or (count.current is None and count.scale))
            and following == "small"
        ):
            break
        at += 1
    if at == first:
        return None, at
    number = count.total + (count.current or 0)
    if number.denominator != 1 or number >= _TOO_GREAT:
        raise _NotSureError
    return int(number), at
