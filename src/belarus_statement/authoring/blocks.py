"""The blocks of a plain text: its lines, told by their place, their form and a few words."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from belarus_statement.languages.dates import DateReading, dates_in
from belarus_statement.languages.language import Language
from belarus_statement.languages.layout import NO_WORDS
from belarus_statement.languages.phrases import beginnings, pattern
from belarus_statement.languages.sentences import sentences_in
from belarus_statement.model.annotations import BlockKind

_SHORT = 100
_LONG = 60
_FEW = 8
_NAME = 4
"""The words of a name with its post: H.E. A. Berg, Ph.D."""
_NARROWEST = 50
_PROSE_END = re.compile(r"[.!?:;\u2026\u3002\uff01\uff1f\u0964][\"'\u2019\u201d\u00bb)\]\u300d]*\Z")
_MARK = re.compile(
    r"(?:[-*\u2010-\u2015\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043]|[(\[]?\d{1,2}[.)\]]"
    r"|[(\[]?[a-z][.)\]]|[(\[]?[ivx]{1,4}[.)\]])\s+"
)
_FOOTNOTE = re.compile(r"(?:\d{1,2}|\*+|\[\d{1,2}\]|[\u00b9\u00b2\u00b3\u2020\u2021])\s+[^\W\d_]")
_END_MARK = re.compile(r"[#*_=~\u2013\u2014-]{2,}|[#*](?:\s+[#*]){0,4}")
_TIME = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?)?(?:\s*[A-Z]{2,4}\b)?", re.IGNORECASE
)


class Line(NamedTuple):
    """A line without its indentation, or several where a text is broken to a width."""

    start: int
    end: int
    words: str


def blocks_in(text: str, language: Language | None) -> list[tuple[Line, BlockKind]]:
    """Return the lines that tile a text, each with the kind of block that it most likely is."""
    lines = _lines(text)
    kinds: list[BlockKind | None] = [_kind_anywhere(line.words, language) for line in lines]
    body = [at for at, line in enumerate(lines) if kinds[at] is None and _is_prose(line.words)]
    if not body:
        body = [at for at, kind in enumerate(kinds) if kind is None][1:]
    first, last = (body[0], body[-1]) if body else (len(lines), len(lines))
    for at, line in enumerate(lines):
        if kinds[at] is None:
            if at < first:
                kinds[at] = _kind_in_header(line.words, lines[:at], kinds[:at], language)
            elif at > last:
                kinds[at] = "note" if _FOOTNOTE.match(line.words) else "signatories"
            else:
                kinds[at] = _kind_in_body(line.words)
    return [
        (line, kind or "paragraph")
        for line, kind in zip(lines, _settled(lines, kinds, language), strict=True)
    ]


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    chunk: list[Line] = []
    for found in re.finditer(r"[^\n]*\n|[^\n]+\Z", text):
        words = found[0].strip()
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        if words:
            chunk.append(Line(start, start + len(words), words))
        else:
            lines += _unbroken(text, chunk)
            chunk = []
    return lines + _unbroken(text, chunk)


def _unbroken(text: str, chunk: Sequence[Line]) -> list[Line]:
    """Return lines as one where each is so long that the next word would not have fitted in."""
    width = max((len(line.words) for line in chunk), default=0)
    broken = width >= _NARROWEST and all(
        len(line.words) + len(following.words.split()[0]) >= width
        and not _MARK.match(following.words)
        for line, following in pairwise(chunk)
    )
    # Lines of a header, which no full stop ends, may be as long by chance.
    speaks = chunk[1:] and (_PROSE_END.search(chunk[-1].words) or chunk[1].words[0].islower())
    if not (broken and speaks):
        return [*chunk]
    start, end = chunk[0].start, chunk[-1].end
    return [Line(start, end, text[start:end])]


def _is_prose(words: str) -> bool:
    """Return True for what speaks: a sentence and no line of a header."""
    ends = _PROSE_END.search(words) is not None
    # In bytes: in scripts of few spaces a letter says more, and has more.
    long = len(words.encode()) >= _LONG or len(words.split()) >= _FEW
    # Lines of a header end in no full stop, or are a name.
    sentence = words.endswith((".", "!", "?")) and len(words.split()) > _NAME
    return ends and (long or sentence or _MARK.match(words) is not None)


def _kind_anywhere(words: str, language: Language | None) -> BlockKind | None:
    """Return the kind of a line that says of itself what it is, wherever it stands."""
    layout = language.layout if language else NO_WORDS
    short = len(words) <= _SHORT
    if _END_MARK.fullmatch(words) or (short and words.strip("-#* ").lower() in layout.ends):
        return "end_mark"
    if short and _begins(words, layout.salutations) and words[-1] in ",:!;":
        return "salutation"
    if short and _begins(words, layout.closings):
        return "closing"
    if _begins(words, layout.notes):
        return "note"
    if _begins(words, layout.signatories):
        return "signatories"
    return None


def _kind_in_header(
    words: str,
    before: Sequence[Line],
    kinds: Sequence[BlockKind | None],
    language: Language | None,
) -> BlockKind:
    layout = language.layout if language else NO_WORDS
    titled = "title" in kinds or "heading" in kinds
    behind_title = not kinds or kinds[-1] == "title"
    date = _date_in(words, language)
    named = "," in words and _has(words.partition(",")[2], layout.posts)
    likely: tuple[tuple[BlockKind, bool], ...] = (
        ("title", any(line.words == words for line in before)),
        ("date", date is not None and date.whole),
        ("dateline", date is not None),
        ("byline", titled and _begins(words, layout.bylines)),
        ("title", _has(words, layout.titles) and (behind_title or not titled)),
        ("subheading", _has(words, layout.titles)),
        ("byline", named),
        ("issuer", _has(words, layout.issuers) and len(words) <= _SHORT),
        ("place", titled and _is_place(words)),
        ("title", behind_title or not titled),
    )
    for kind, holds in likely:
        if holds:
            return kind
    return "subheading"


def _kind_in_body(words: str) -> BlockKind | None:
    if _MARK.match(words):
        return "list_item"
    return None if _is_prose(words) or len(words) > _SHORT else "subheading"


def _settled(
    lines: Sequence[Line], kinds: Sequence[BlockKind | None], language: Language | None
) -> list[BlockKind | None]:
    """Return the kinds with what only the lines around tell: headings, preamble, footnotes."""
    settled: list[BlockKind | None] = [*kinds]
    titles = [line.words for line, kind in zip(lines, kinds, strict=True) if kind == "title"]
    body = [at for at, kind in enumerate(kinds) if kind in (None, "list_item")]
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "title" and line.words in titles[titles.index(line.words) + 1 :]:
            settled[at] = "heading"
            titles.remove(line.words)
        if kind is None and body[-1:] == [at] and at and _FOOTNOTE.match(line.words):
            settled[at] = "note"
    for at in body:
        if kinds[at] is not None or not _is_preamble(lines[at].words, language):
            break
        settled[at] = "preamble"
    return settled


def _is_preamble(words: str, language: Language | None) -> bool:
    """Return True for what only says who makes the statement."""
    if language is None:
        return False
    openings = language.layout.preambles
    begins = _begins(words.lstrip("([\"'\u201c"), openings)
    if begins and words.endswith(":"):
        return True
    spans = sentences_in(words, language.sentences)
    return begins and all(_begins(words[start:end].lstrip("(["), openings) for start, end in spans)


def _date_in(words: str, language: Language | None) -> DateReading | None:
    """Return the date of a line that gives little else, ``whole`` where it gives nothing else."""
    if language is None or len(words) > _SHORT or _has(words, language.layout.titles):
        return None
    plain = _TIME.sub("", words).strip("()[] \t,;-")
    readings = dates_in(plain, language.dates)
    if len(readings) > 0 and readings[0].first[1:] != (None, None):
        whole = readings[0].whole
        return readings[0] if whole or len(plain.split()) <= _FEW else None
    return None


def _is_place(words: str) -> bool:
    """Return True for a few words with capitals: New York, New York."""
    parts = words.split()
    capitals = all(part[0].isupper() or len(part) <= len("the") for part in parts)
    return capitals and words[-1].isalpha() and len(parts) < _FEW


def _begins(words: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and beginnings(phrases).match(words) is not None


def _has(words: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and pattern(phrases).search(words) is not None
