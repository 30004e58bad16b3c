"""The shape that every format has."""

import contextlib
import re
from collections.abc import Callable, Generator, Mapping
from typing import TypeAlias

import attrs

from belarus_statement.errors import Finding, FormatError, LoadError, MissingExtraError
from belarus_statement.model import Statement
from belarus_statement.preconditions import Requirement

Files: TypeAlias = Mapping[str, bytes]
"""The files that a format consists of: name to content."""

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


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
    ``requires`` is what `encode` asks of a statement before it calls the
    function of this name that the format was made of; ``decode`` makes an equal
    statement of the files, and is None where the format cannot carry a whole
    one. Neither opens a file that others can see.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    file: str | None = None
    extra: str | None = None
    requires: tuple[Requirement, ...] = ()
    _encode: Callable[[Statement], Files] = attrs.field(repr=False, alias="encode")
    decode: Callable[[Files], Statement] | None = attrs.field(default=None, repr=False)

    def encode(self, statement: Statement) -> Files:
        """Make the files of a statement, each under its name.

        Raises `FormatError` where the format cannot carry the statement or
        gives a file a name that is not plain, and `MissingExtraError` where a
        library is not installed.
        """
        for requirement in self.requires:
            requirement.check(statement)
        with _naming_what_is_missing(self):
            files = self._encode(statement)
        for name in (self.name, *files):
            if not _FILE_NAME.fullmatch(name):
                raise FormatError(
                    f"the format {self.name!r} names a file {name!r}; expected letters, digits, "
                    "'.', '_' and '-', the first of them no '.' or '-'"
                )
        return files


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
