"""The shape that every format has."""

import contextlib
from collections.abc import Callable, Generator, Mapping
from typing import TypeAlias

import attrs

from belarus_statement.errors import Finding, FormatError, LoadError, MissingExtraError
from belarus_statement.model import Statement

Files: TypeAlias = Mapping[str, bytes]
"""The files that a format consists of: name to content."""


def content_of(files: Files, name: str) -> bytes:
    """The content of a file of a format; raises `LoadError` where it is not there."""
    try:
        return files[name]
    except KeyError:
        finding = Finding("missing-file", "error", name, "found no such file; expected it")
        raise LoadError(name, (finding,)) from None


@attrs.frozen(kw_only=True)
class Format:
    """A format: how it is called, and how a statement becomes files of it.

    ``suffix`` is that of its main file, ``file`` the name of that file, by
    which `load` knows a folder of the format; ``extra`` names the extra of
    belarus-statement that installs what it needs, None where it needs nothing.
    ``encode`` makes its files of a statement; ``decode`` makes an equal
    statement of them, and is None where the format cannot carry a whole one.
    Neither opens a file that others can see.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    file: str | None = None
    extra: str | None = None
    encode: Callable[[Statement], Files] = attrs.field(repr=False)
    decode: Callable[[Files], Statement] | None = attrs.field(default=None, repr=False)


def encoded(format: Format, statement: Statement) -> Files:
    """The files of a format; raises `MissingExtraError` where a library is not installed."""
    with _naming_what_is_missing(format):
        return format.encode(statement)


def decoded(format: Format, files: Files) -> Statement:
    """The statement that files of a format hold.

    Raises `LoadError` with every fault, `MissingExtraError` where a library is
    not installed, and `FormatError` where the format carries no whole statement.
    """
    if format.decode is None:
        raise FormatError(f"the format {format.name!r} carries no whole statement to load")
    with _naming_what_is_missing(format):
        return format.decode(files)


@contextlib.contextmanager
def _naming_what_is_missing(format: Format) -> Generator[None]:
    """A library that is not installed, as an error of ours.

    It may be a part of Python itself that this Python was built without.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        name = error.name or "?"
        if format.extra is None:
            raise FormatError(
                f"the format {format.name!r} needs the module {name!r}, which this Python lacks"
            ) from error
        raise MissingExtraError(f"the format {format.name!r}", format.extra, name) from error
