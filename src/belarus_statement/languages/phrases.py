"""Finding the words and phrases of a table in a text."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

V = TypeVar("V")


def any_of(phrases: Iterable[str]) -> str:
    """Return the expression of any of these phrases, the longest first.

    Between the words of a phrase stands white space or a hyphen, of any kind;
    an apostrophe is straight or curly.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    joined = (
        r"[\s\u2010\u2011-]+".join(map(re.escape, phrase.split(" "))) for phrase in longest_first
    )
    return "|".join(joined).replace("'", "['\u2019]")


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of these phrases as whole words."""
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})(?!\w)", re.IGNORECASE)


@cache
def beginnings(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of words that begin as one of these do."""
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})", re.IGNORECASE)


def plain(words: str) -> str:
    """Return words as a table has them: in lower case, with single spaces for all between.

    Apostrophes are straight.
    """
    return _BETWEEN.sub(" ", words.lower().replace("\u2019", "'"))


def directly_before(words: str, phrases: Mapping[str, tuple[V, ...]]) -> frozenset[V]:
    """Return the values of the phrases that words end with, one before the other."""
    found: set[V] = set()
    while last := _at_the_end(tuple(phrases)).search(words[-_furthest(tuple(phrases)) :]):
        found.update(phrases.get(plain(last[1]), ()))
        words = words[: len(words) - len(last[0])]
    return frozenset(found)


def directly_behind(words: str, phrases: Mapping[str, tuple[V, ...]]) -> frozenset[V]:
    """Return the values of the phrase that words begin with."""
    first = _at_the_start(tuple(phrases)).match(words)
    return frozenset(phrases.get(plain(first[1]), ()) if first else ())


_BETWEEN = re.compile(r"(?<=\w)[\s\u2010\u2011-]+(?=\w)")


@cache
def _at_the_end(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(phrases)})\s*\Z", re.IGNORECASE)


@cache
def _at_the_start(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*({any_of(phrases)})(?!\w)", re.IGNORECASE)


@cache
def _furthest(phrases: tuple[str, ...]) -> int:
    """Return how far from its end a phrase may begin, with room for white space between."""
    return max(map(len, phrases)) + 10
