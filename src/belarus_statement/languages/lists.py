"""The lists of those who make a statement."""

import re
from functools import cache

import attrs

from belarus_statement.languages.phrases import any_of


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
    joiners, articles = any_of(table.joiners + table.leading), any_of(table.articles)
    return re.compile(
        rf"{_MARKS}(?:(?:\b(?:{joiners})(?!\w)|&){_MARKS})*(?:\b(?:{articles})(?!\w)\s*)?",
        re.IGNORECASE,
    )
