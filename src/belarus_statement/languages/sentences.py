"""The sentences of a paragraph."""

import re
from collections.abc import Iterator
from functools import cache

import attrs

from belarus_statement.languages.phrases import any_of


@attrs.frozen(kw_only=True, eq=False)
class SentenceWords:
    """The words of a language that matter for where a sentence ends."""

    abbreviations: tuple[str, ...]
    """Behind whose full stop a sentence goes on, whatever follows: Mr."""
    may_end: tuple[str, ...]
    """Abbreviations behind which one may begin, with one of the words of ``openings``: U.S."""
    openings: tuple[str, ...]
    """The words, with their capital, by which a sentence often begins: We, The."""
    months: tuple[str, ...]
    """Before which a number with a full stop is a day: 17. August."""


NO_WORDS = SentenceWords(abbreviations=(), may_end=(), openings=(), months=())

_CLOSING = "\"'\u2019\u201d\u00bb)\\]\u300d\u300f"
_OPENING = "\"'\u2018\u201c\u00ab(\\[\u00a1\u00bf\u300c\u300e"
_END = re.compile(
    rf"[.!?\u2026\u061f\u0964]+[{_CLOSING}]*(?=\s)|[\u3002\uff01\uff1f]+[{_CLOSING}]*|:(?=\s*\n)"
)
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_a-z]\.\Z")
_NUMBER = re.compile(r"(?<!\S)[(\[]?\d{1,3}\.\Z")


def sentences_in(words: str, table: SentenceWords) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of a block, with their closing punctuation."""
    start = 0
    for found in _END.finditer(words):
        following = words[found.end() : found.end() + 80].lstrip()
        if following and _ends(words, found, following, table):
            yield _stripped(words, start, found.end())
            start = found.end()
    if words[start:].strip():
        yield _stripped(words, start, len(words))


def _stripped(words: str, start: int, end: int) -> tuple[int, int]:
    start += len(words[start:end]) - len(words[start:end].lstrip())
    return start, start + len(words[start:end].rstrip())


def _ends(words: str, found: re.Match[str], following: str, table: SentenceWords) -> bool:
    """Return True where a sentence ends with a full stop or the like."""
    first = following.lstrip(_OPENING.replace("\\", ""))[:1]
    if not found[0].startswith("."):
        return not first.islower()
    before = words[max(found.start() - 40, 0) : found.start() + 1]
    if first.islower() or not first.isalnum():
        return False
    if _before(table.abbreviations).search(before) or (
        _NUMBER.search(before)
        and (not before[:-1].strip("0123456789([ \t\n") or _begins(table.months, following))
    ):
        return False
    if _before(table.may_end).search(before) or _INITIAL.search(before):
        return _begins(table.openings, following)
    return True


def _begins(words: tuple[str, ...], following: str) -> bool:
    return bool(words) and re.match(rf"(?:{any_of(words)})\b", following) is not None


@cache
def _before(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    if not abbreviations:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{any_of(abbreviations)})\Z")
