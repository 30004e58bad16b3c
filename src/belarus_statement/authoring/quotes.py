"""Finding where quoted words stand in a text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from belarus_statement.errors import QuoteError
from belarus_statement.model.spans import spans_of

Span: TypeAlias = tuple[int, int]

_MOST_SHOWN = 60
_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
_INVISIBLE = ("Cf", "Mn")
# Scripts in which letters have two cases write words apart; in others a name may touch the next.
_OF_WORDS = ("Lu", "Ll", "Lt", "Lm", "Nd", "Mn", "Pc")


def span_of(text: str, quote: str, *, nth: int | None, within: Span | None) -> Span:
    """Return the one span that a quote means; ``nth`` counts from 1.

    Raises `QuoteError` where it stands nowhere, or at several places and
    neither ``nth`` nor ``within`` says which.
    """
    first, end = within or (0, len(text))
    places = [(first + start, first + last) for start, last in spans_of(text[first:end], quote)]
    there = " there" if within else ""
    if not places:
        raise _not_found(text, quote, (first, end), there)
    if nth is None and len(places) > 1:
        raise QuoteError(
            f"found {_shown(quote)} {len(places)} times{there}, at {_listed(places)}: give nth=1 "
            f"to {len(places)}, or within=",
            tuple(places),
        )
    if nth is not None and not 1 <= nth <= len(places):
        raise QuoteError(
            f"found {_shown(quote)} {len(places)} times{there}, at {_listed(places)}; expected "
            f"nth=1 to {len(places)}, not {nth}",
            tuple(places),
        )
    return places[(nth or 1) - 1]


def spans_of_names(text: str, names: Sequence[str]) -> Iterator[Span]:
    """Yield the spans of names as whole words, the longest first where several begin."""
    longest_first = sorted(names, key=len, reverse=True)
    for found in re.finditer("|".join(map(re.escape, longest_first)), text):
        if not (_joined(text, found.start()) or _joined(text, found.end())):
            yield found.span()


def _joined(text: str, at: int) -> bool:
    """Return True where one word goes on across an offset."""
    return 0 < at < len(text) and all(
        unicodedata.category(each) in _OF_WORDS for each in text[at - 1 : at + 1]
    )


def _not_found(text: str, quote: str, within: Span, there: str) -> QuoteError:
    """Return the refusal of words that stand nowhere, with the nearest reading if there is one."""
    if not quote:
        return QuoteError("found an empty quote; expected words of the text", ())
    places = tuple(_alike(text[: within[1]], quote, within[0]))
    if not places:
        return QuoteError(
            f"found {_shown(quote)} nowhere{there}; expected words of the text, to the letter", ()
        )
    start, end = places[0]
    return QuoteError(
        f"found {_shown(quote)} nowhere{there}; the text has {_shown(text[start:end])} at {start} "
        f"to {end}: quote that",
        places,
    )


def _alike(text: str, quote: str, first: int) -> Iterator[Span]:
    """Yield where a quote stands but for apostrophes, dashes, white space, accents and case."""
    folded, offsets = _folded(text, first)
    wanted = _folded(quote, 0)[0].strip()
    for start, end in spans_of(folded, wanted):
        yield offsets[start], offsets[end - 1] + 1


def _folded(text: str, first: int) -> tuple[str, list[int]]:
    """Return a text from an offset on, all alike made one, and the offset of each character."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset in range(first, len(text)):
        for each in unicodedata.normalize("NFKD", text[offset]):
            plain = " " if each.isspace() else _ALIKE.get(each, each).casefold()
            if unicodedata.category(each) in _INVISIBLE or (plain == " " and folded[-1:] == [" "]):
                continue
            folded.extend(plain)
            offsets.extend([offset] * len(plain))
    return "".join(folded), offsets


def _shown(words: str) -> str:
    return repr(words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…")


def _listed(places: Sequence[Span], most: int = 5) -> str:
    starts = ", ".join(str(start) for start, _ in places[:most])
    return f"{starts} and {len(places) - most} more" if len(places) > most else starts
