"""The citation of a statement: its header, in the parts that citation formats ask for."""

import itertools
import re
from typing import TypeAlias

import attrs

from belarus_statement.file_formats.addresses import http_address
from belarus_statement.model import Statement
from belarus_statement.model.edtf import is_edtf, parts

DateParts: TypeAlias = tuple[int, ...]
"""Year; year and month; or year, month and day."""

_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9._:-]+")


@attrs.frozen(kw_only=True)
class Citation:
    """A statement as a catalogue has it; every value is one line, and "" where it is not known.

    ``author`` is the institution that issued the document, whose name has no
    family and given parts; ``note`` has what no other field has a place for: the
    parties in their own words, who are too many for a bibliography, and where
    the text was published, if that is no address. ``date`` is EDTF, and
    ``dates`` holds what it consists of: one date, two for an interval, none
    where the statement's date is not a date.
    """

    key: str
    title: str
    author: str
    place: str
    date: str
    dates: tuple[DateParts, ...]
    url: str
    language: str
    note: str

    @property
    def shared(self) -> DateParts:
        """The parts of the date that hold from its first day to its last."""
        pairs = itertools.takewhile(
            lambda each: len(set(each)) == 1, zip(*self.dates, strict=False)
        )
        return tuple(first for first, *_ in pairs)

    @property
    def years(self) -> str:
        """The year, or the two of an interval over a turn of the year with a slash between."""
        return "/".join(dict.fromkeys(f"{year:04}" for year, *_ in self.dates))


def citation(statement: Statement) -> Citation:
    """Return the citation of a statement, from its header alone."""
    url = http_address(statement.source.published_at)
    notes = (
        ("Parties", "; ".join(_line(party.quote) for party in statement.parties)),
        ("Published at", "" if url else _line(statement.source.published_at or "")),
    )
    date = statement.date or "" if is_edtf(statement.date) else ""
    return Citation(
        key=_NOT_IN_KEYS.sub("-", statement.id).strip("-") or "statement",
        title=_line(statement.title),
        author=_line(statement.issuer or ""),
        place=_line(statement.place or ""),
        date=date,
        dates=tuple(map(_date_parts, date.split("/"))) if date else (),
        url=url,
        language=_line(statement.language),
        note=". ".join(f"{label}: {value}" for label, value in notes if value),
    )


def _date_parts(date: str) -> DateParts:
    return tuple(part for part in parts(date) or () if part is not None)


def _line(text: str) -> str:
    """Text on one line, with single spaces; a space that must not break stays one."""
    return _BREAKS.sub(" ", text).strip(" ")
