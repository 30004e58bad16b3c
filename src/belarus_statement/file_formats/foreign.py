"""Formats of other distributions, whose code may fail in any way."""

from collections.abc import Callable
from functools import partial

import attrs

from belarus_statement import plugins
from belarus_statement.errors import (
    FormatError,
    LoadError,
    MissingExtraError,
    unreadable,
)
from belarus_statement.file_formats.format import Files, Format, Reader
from belarus_statement.model import Statement


def guard(format: Format) -> Format:
    """Return a format whose failures are errors of ours, whatever its own code raises."""
    decode = partial(_decode, format, format.decode) if format.decode else None
    write = partial(encode, format, patient=True)
    return attrs.evolve(format, encode=write, decode=decode)


def encode(format: Format, statement: Statement, *, patient: bool = False) -> Files:
    """Encode a statement as `Format.encode` does; gives up what does not end, unless ``patient``.

    Raises `FormatError`, whatever the format raises, and `MissingExtraError`.
    """
    try:
        return plugins.call(partial(format.encode, statement), patient=patient)
    except plugins.PluginError as error:
        if isinstance(error.__cause__, FormatError | MissingExtraError):
            raise error.__cause__ from None
        raise FormatError(f"the format {format.name!r} failed to write: {error}") from error


def _decode(format: Format, decode: Callable[[Reader], object], files: Reader) -> Statement:
    try:
        statement = plugins.call(partial(decode, files), patient=True)
    except plugins.PluginError as error:
        if isinstance(error.__cause__, LoadError | MissingExtraError):
            raise error.__cause__ from None
        raise unreadable(format.name, f"the format {format.name!r} failed: {error}") from error
    if not isinstance(statement, Statement):
        found = f"the format {format.name!r} gave {type(statement).__name__}; expected a Statement"
        raise unreadable(format.name, found)
    return statement
