"""The lists of those who make a statement."""

import re
from functools import cache

import attrs

from belarus_statement.languages.phrases import (
    any_of,
    beginnings,
    directly_before,
    pattern,
)


@attrs.frozen(kw_only=True, eq=False)
class ListWords:
    """The words of a language around and between the names of a list, in lower case."""

    articles: tuple[str, ...]
    """What stands before a name and belongs to it as written: the."""
    joiners: tuple[str, ...]
    """What stands between two names: and, as well as."""
    leading: tuple[str, ...]
    """What stands behind the one that leads, before those who join it: with."""
    openings: tuple[str, ...]
    """What stands before a list of those who make a statement: on behalf of."""
    final: tuple[str, ...]
    """What stands before the last name of a list: and."""
    on_behalf: tuple[str, ...]
    """What stands before those for whom a speaker speaks, and before nobody else."""
    speakers: tuple[str, ...]
    """The beginnings of sentences whose subject is such a list: We, the Foreign Ministers of."""
    delivering: tuple[str, ...]
    """The words of a line that says who delivers the statement: delivered."""
    aligning: tuple[str, ...]
    """The words of a sentence of those who align themselves: aligns itself."""
    not_behind: tuple[str, ...]
    """What stands before the name of what a statement is about, and of no party: in, on."""


_MARKS = r"[\s,;:/\u2013\u2014\u2022\u00b7*-]*(?:[(\[]?\d{1,3}[.)\]]\s*)?"


@cache
def between(table: ListWords | None) -> re.Pattern[str]:
    """Return the pattern of what stands between one name of a list and the next."""
    if table is None:
        return re.compile(_MARKS)
    joiners, articles = _words(table.joiners + table.leading), _words(table.articles)
    return re.compile(
        rf"{_MARKS}(?:(?:\b(?:{joiners})|&){_MARKS})*(?:\b(?:{articles})\s*)?", re.IGNORECASE
    )


def _words(phrases: tuple[str, ...]) -> str:
    """Return the expression of phrases as whole words, but for those with an apostrophe: l'."""
    elided = tuple(each for each in phrases if each.endswith("'"))
    whole = any_of(each for each in phrases if each not in elided)
    return rf"(?:{whole})(?!\w)" + (f"|{any_of(elided)}" if elided else "")


def speaks(text: str, at: int, table: ListWords) -> bool:
    """Return True where a sentence begins whose subject is a list of those who speak."""
    return beginnings(table.speakers).match(text, at) is not None


def aligns(sentence: str, table: ListWords) -> bool:
    """Return True for a sentence of those who align themselves."""
    return pattern(table.aligning).search(sentence) is not None


def names_between(gap: str, table: ListWords | None) -> list[str]:
    """Return the names in what stands between two names, where it is names and their joiners."""
    names: list[str] = []
    at = 0
    while joiner := between(table).match(gap, at):
        if joiner.end() == len(gap):
            return names if joiner[0].strip() else []
        name = _NAME.match(gap, joiner.end())
        if name is None or not joiner[0].strip():
            return []
        names.append(name[0])
        at = name.end()
    return []


_CAPITAL = r"[^\W\d_a-z][\w'\u2019-]*"
_NAME = re.compile(
    rf"{_CAPITAL}(?:(?: (?:of|and|the|de|du|des|del|la|y|et)){{0,2}} {_CAPITAL}){{0,4}}"
)


def opens(text: str, at: int, table: ListWords) -> bool:
    """Return True where the words before an offset open a list."""
    return bool(directly_before(_before(text, at, table), _as_table(table.openings)))


def opens_for_others(text: str, at: int, table: ListWords) -> bool:
    """Return True where the words before an offset say that one speaks for others."""
    return bool(directly_before(_before(text, at, table), _as_table(table.on_behalf)))


def goes_on(text: str, at: int, table: ListWords | None) -> bool:
    """Return True where what stands behind an offset joins another name."""
    joiner = between(table).match(text, at)
    return joiner is not None and bool(joiner[0].strip())


def ends_by_comma(before: str, gap: str, table: ListWords) -> bool:
    """Return True where a comma ends a list: what joins its last name has the word for that."""
    joined = pattern(table.joiners + table.leading).search(gap) or set(gap) & {";", "\n"}
    return not joined and pattern(table.final).search(before) is not None


def is_of_another(text: str, at: int, posts: tuple[str, ...]) -> bool:
    """Return True behind a name that says of what follows whose it is, and not of a post."""
    return _WHOSE.match(text, at) is not None and not _post(posts).match(text, at)


_WHOSE = re.compile(r"['\u2019]s?(?!\w)|[-\u2010\u2011]\w|[ \u00a0][A-Z]")


@cache
def _post(posts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[A-Z]\w+\s+){{0,3}}?(?i:{any_of(posts)})(?!\w)")


def tells_the_topic(text: str, at: int, table: ListWords) -> bool:
    """Return True where the words before an offset say what a statement is about."""
    return bool(directly_before(_before(text, at, table), _as_table(table.not_behind)))


def leads(text: str, at: int, table: ListWords) -> bool:
    """Return True where the words behind an offset say that others join the one before."""
    return _leading(table).match(text, at) is not None


_NEAR = 60
"""How far the words before a name may reach, in code points."""


def with_article(text: str, at: int, table: ListWords) -> int:
    """Return where a noun phrase begins whose name begins at an offset: at its article, if any."""
    before = text[max(at - _NEAR, 0) : at]
    found = _article(table).search(before)
    return at - len(found[0]) if found else at


def _before(text: str, at: int, table: ListWords) -> str:
    """Return the words before an offset, without an article."""
    return _article(table).sub("", text[max(at - _NEAR, 0) : at])


@cache
def _article(table: ListWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table.articles)})\s*\Z", re.IGNORECASE)


@cache
def _as_table(phrases: tuple[str, ...]) -> dict[str, tuple[bool, ...]]:
    return dict.fromkeys(phrases, (True,))


@cache
def _leading(table: ListWords) -> re.Pattern[str]:
    return re.compile(rf"[\s,]*(?:{any_of(table.leading)})(?!\w)", re.IGNORECASE)
