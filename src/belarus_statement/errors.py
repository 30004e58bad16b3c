"""Everything that can go wrong, under one root, and the `Finding` that says where.

Standard library only, so that the cheapest call (`text()`) stays cheap.
"""

import errno
import re
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Literal, NamedTuple

from belarus_statement.names import DISTRIBUTION

Severity = Literal["error", "warning"]

# What acts on a terminal, or turns the direction of what is shown, or is no character.
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# What systems of continuous integration take for a command at the start of a line of a log.
_COMMAND = re.compile(r"^(\s*)([:#])(?=\2)", re.MULTILINE)


_LONGEST_NAME = 200
_ENDLESS = re.compile(rf"\S{{{2 * _LONGEST_NAME},}}")

MOST_LISTED = 200
"""Faults of one kind in one file that are listed; what is behind them is not asked."""

_MOST_COMPARED = 20_000
MOST_PRINTED = 100
"""Findings that are printed one by one; of the rest the number is."""


def printable(text: str, *, lines: bool = False) -> str:
    """Return a text in which nothing acts on a terminal or a log: controls are shown escaped.

    Line ends are escaped too, unless ``lines`` says that it is several lines.
    """
    parts = text.split("\n") if lines else [text]
    shown = "\n".join(
        _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), part)
        for part in parts
    )
    return _COMMAND.sub(lambda found: f"{found[1]}\\x{ord(found[2]):02x}", shown)


def told(message: str) -> str:
    """Return a message as it is printed: as `printable` does, and no name in it without end."""
    return _ENDLESS.sub(lambda found: f"{found[0][:_LONGEST_NAME]}…", printable(message))


class Finding(NamedTuple):
    """One fault, found while loading, validating or verifying.

    ``code`` is stable and made for programs; ``path`` is a JSONPath into the
    statement's JSON form (``$.demands[3].quote``), or the name of a file;
    ``message`` says what was found, what was expected and what to do.
    """

    code: str
    severity: Severity
    path: str
    message: str

    def __str__(self) -> str:
        return told(f"{self.path}: {self.severity}: {self.message} [{self.code}]")


class StatementError(Exception):
    """The root of every error that this package raises on purpose."""

    def __str__(self) -> str:
        return told(super().__str__())


class LoadError(StatementError):
    """Something cannot be read as a statement; ``findings`` lists every fault at once."""

    def __init__(self, source: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(source, findings)
        self.source = source
        self.findings = findings

    def __str__(self) -> str:
        count = f"{len(self.findings)} fault{'s' if len(self.findings) != 1 else ''}"
        lines = "\n".join(f"  {finding}" for finding in self.findings[:MOST_PRINTED])
        if len(self.findings) > MOST_PRINTED:
            lines += f"\n  and {len(self.findings) - MOST_PRINTED} more, in `findings`"
        return f"{told(self.source)} cannot be read as a statement ({count}):\n{lines}"


class MissingFileError(LoadError, FileNotFoundError):
    """A file to load is not there."""

    def __init__(self, source: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(source, findings)
        self.errno = errno.ENOENT
        self.filename = source

    def __reduce__(self) -> tuple[type[LoadError], tuple[str, tuple[Finding, ...]]]:
        # That of OSError adds the name of the file.
        return (type(self), (self.source, self.findings))


def listed(faults: Iterable[Finding], path: str) -> tuple[Finding, ...]:
    """Return the first `MOST_LISTED` findings, and one at ``path`` where there are more."""
    remaining = iter(faults)
    first = tuple(islice(remaining, MOST_LISTED))
    if next(remaining, None) is None:
        return first
    message = (
        f"found more faults after the first {len(first)}; expected fewer: mend those and load "
        "again, then the rest is asked"
    )
    return (*first, Finding("faults-left-out", "error", path, message))


class UnknownIdError(StatementError, KeyError):
    """The statement has no record of this id, or one of another class than was asked for."""

    def __init__(self, unknown: str, found: str = "", expected: str = "") -> None:
        super().__init__(unknown, found, expected)
        self.unknown = unknown
        self.found = found
        self.expected = expected
        self.known: Collection[str] = ()

    def __str__(self) -> str:
        if self.found:
            return told(
                f"found the id {self.unknown!r:.80}, which is of class {self.found}; expected "
                f"one of class {self.expected}"
            )
        hint = (
            did_you_mean(self.unknown, self.known)
            or ": `statement.entities` and `statement.annotations` list them all"
        )
        return told(f"no record of the statement has the id {self.unknown!r:.80}{hint}")


def nearest(word: object, known: Iterable[str]) -> str:
    """Return the one of some words that is most like another, or ""; of very many the first."""
    # Here, since nothing cheap asks for it.
    from difflib import get_close_matches  # noqa: PLC0415

    few = [*islice(known, _MOST_COMPARED)]
    return next(iter(get_close_matches(word, few, n=1)), "") if isinstance(word, str) else ""


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Return what ends a message on an unknown word: the known one that is nearest, or nothing."""
    near = nearest(word, known)
    return f": did you mean {near!r}?" if near else ""


class QuoteError(StatementError):
    """Words to annotate stand nowhere in the text, or at several places.

    ``places`` are the spans, as start and end, at which they stand or, where
    they stand nowhere, at which words stand that differ from them in
    apostrophes, dashes, white space, accents or case alone.
    """

    def __init__(self, message: str, places: tuple[tuple[int, int], ...]) -> None:
        super().__init__(message, places)
        self.message = message
        self.places = places

    def __str__(self) -> str:
        return told(self.message)


class EditError(StatementError):
    """An edit cannot be made as the statement is."""


class FormatError(StatementError):
    """A format is unknown, is not well registered, or cannot carry what it was given."""


class RuleError(StatementError):
    """A rule is unknown, or what should name one does not."""


class MissingExtraError(StatementError, ImportError):
    """A library that an optional part needs is not installed."""

    def __init__(self, part: str, extra: str, module: str) -> None:
        super().__init__(part, extra, module)
        self.part = part
        self.extra = extra
        self.module = module

    def __str__(self) -> str:
        return told(
            f"{self.part} needs the module {self.module!r}, which is not installed: "
            f"pip install '{DISTRIBUTION}[{self.extra}]'"
        )


class WriteError(StatementError):
    """A file or folder cannot be written; what was there before is still there."""


def refusal(source: str, code: str, message: str, path: str = "$") -> LoadError:
    """Return the refusal of a document or file, which messages call ``source``, for one fault."""
    # Also for those who catch what `open` raises.
    kind = MissingFileError if code == "missing-file" else LoadError
    return kind(source, (Finding(code, "error", path, message),))


def missing_file(source: str) -> LoadError:
    """Return the refusal of a file that is not there."""
    return refusal(source, "missing-file", "found no such file; expected one: check the path")


def unreadable(source: str, reason: object) -> LoadError:
    """Return the refusal of a file that is there and cannot be read."""
    return refusal(source, "unreadable-file", f"{reason}")


def too_large(source: str, most: int) -> LoadError:
    """Return the refusal of what has more bytes, or code points of a text, than are taken."""
    return refusal(source, "too-large", f"found more than {most} bytes; expected no more")
