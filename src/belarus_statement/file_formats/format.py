"""The shape that every format has."""

import contextlib
import re
from collections.abc import Callable, Generator, Mapping
from typing import Protocol, TypeAlias, cast

import attrs

from belarus_statement.errors import (
    FormatError,
    LoadError,
    MissingExtraError,
    missing_file,
    refusal,
)
from belarus_statement.model import Statement
from belarus_statement.preconditions import Requirement

Files: TypeAlias = Mapping[str, bytes]
"""The files that a format consists of: name to content."""

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


class Reader(Protocol):
    """The files of a format that are to be loaded, each read when it is asked for."""

    def read(self, name: str) -> bytes:
        """Return the content of a file by its name in the format.

        Raises `LoadError` where it is missing, cannot be read or is too large.
        """
        ...


@attrs.frozen
class FilesInMemory:
    """The reader of files whose content is at hand."""

    files: Files

    def read(self, name: str) -> bytes:
        """Return the content of a file; raises `LoadError` where there is none of this name."""
        try:
            return self.files[name]
        except KeyError:
            raise LoadError(name, (missing_file(name).findings[0]._replace(path=name),)) from None


@attrs.frozen(kw_only=True)
class Format:
    """A format: how it is called, and how a statement becomes files of it.

    ``suffix`` is that of its main file, ``file`` the name of that file, by
    which `load` knows a folder of the format; ``folder`` says that it consists
    of several files; ``magic`` is an offset and the bytes that stand there in
    every file of the format, where it has such. ``journal`` is the suffix, added
    to the whole name, of the file beside it in which programs keep changes that
    the main file does not have yet. ``extra`` names the extra of
    belarus-statement that installs what it needs, None where it needs nothing.
    ``requires`` is what `encode` asks of a statement before it calls the
    function of this name that the format was made of; ``decode`` makes an equal
    statement of what a `Reader` gives, and is None where the format cannot
    carry a whole one. Neither opens a file that others can see.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    file: str | None = None
    folder: bool = False
    magic: tuple[int, bytes] | None = None
    journal: str | None = None
    extra: str | None = None
    requires: tuple[Requirement, ...] = ()
    _encode: Callable[[Statement], Files] = attrs.field(repr=False, alias="encode")
    decode: Callable[[Reader], Statement] | None = attrs.field(default=None, repr=False)

    def encode(self, statement: Statement) -> Files:
        """Make the files of a statement, each under its name.

        Raises `FormatError` where the format cannot carry the statement or
        gives a file a name that is not plain, and `MissingExtraError` where a
        library is not installed.
        """
        for requirement in self.requires:
            requirement.check(statement)
        with _name_missing_module(self):
            files = self._encode(statement)
        _refuse_other_files(self, files)
        for name in (self.name, *files):
            if not _FILE_NAME.fullmatch(name):
                raise FormatError(
                    f"the format {self.name!r} names a file {name!r}; expected letters, digits, "
                    "'.', '_' and '-', the first of them no '.' or '-'"
                )
        return files


def _refuse_other_files(format: Format, files: object) -> None:
    """Raise `FormatError` where a format gives anything but files."""
    if not isinstance(files, Mapping) or not files:
        found = f"gave {files!r:.60}; expected a mapping of file names to bytes, with one at least"
        raise FormatError(f"the format {format.name!r} {found}")
    for name, content in cast("Mapping[object, object]", files).items():
        if not isinstance(name, str) or not isinstance(content, bytes):
            found = f"gave {name!r:.60} with {type(content).__name__}; expected a name with bytes"
            raise FormatError(f"the format {format.name!r} {found}")


def decode_files(format: Format, files: Reader | Files, source: str) -> Statement:
    """Return the statement that files of a format hold; ``source`` is what messages call them.

    Raises `LoadError` with every fault, also where the format carries no whole
    statement, and `MissingExtraError` where a library is not installed.
    """
    if format.decode is None:
        message = (
            f"{format.name} carries no whole statement to load; expected a format that does: "
            "`belarus-statement formats` lists them"
        )
        raise refusal(source, "format-not-loadable", message)
    reader = FilesInMemory(files) if isinstance(files, Mapping) else files
    with _name_missing_module(format):
        try:
            return format.decode(reader)
        except LoadError as error:
            raise LoadError(source, error.findings) from error


@contextlib.contextmanager
def _name_missing_module(format: Format) -> Generator[None]:
    """Turn a missing module into `MissingExtraError`, or `FormatError` where no extra has it.

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
