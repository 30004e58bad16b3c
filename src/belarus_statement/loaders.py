"""Where bytes come from: the package's data files, and files of anyone's.

What a call does not need is imported inside it: `text` costs one read, and
attrs is loaded by the first call that makes a statement, cattrs by the first
that reads one of anyone's.
"""

import os
import pkgutil
import threading
from typing import IO, TYPE_CHECKING, Any

from belarus_statement.errors import Finding, LoadError
from belarus_statement.release import SHA256

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importlib_resources.abc import Traversable

    from belarus_statement.file_formats import Format
    from belarus_statement.model import Statement
    from belarus_statement.validators import Report

DATA_PACKAGE = "belarus_statement_data"
_PIECE = 1024 * 1024

_packaged: "Statement | None" = None
_packaged_lock = threading.Lock()


def load(source: "str | os.PathLike[str] | IO[str] | IO[bytes] | None" = None) -> "Statement":
    """The packaged statement, or one of your own.

    Without ``source``, the packaged statement: the same object for the whole
    process, whichever thread asks first. Otherwise ``source`` is the path of a
    JSON file in the canonical form, or an open text or binary file with one; or
    the path of a file or folder of another format that carries a whole
    statement, known by the file's suffix or the names of the folder's files.

    Raises `LoadError` with every fault and its path, also where the file is
    missing or cannot be read, and `MissingExtraError` where its format needs a
    library that is not installed.
    """
    if source is None:
        return _load_packaged()
    if isinstance(source, str | os.PathLike):
        found = _in_other_format(_path_name(source))
        if found is not None:
            return found.statement()
    from belarus_statement.codec import LARGEST_DOCUMENT, loads

    # One byte more than is taken, so that what is larger is known to be.
    data, name = _read(source, LARGEST_DOCUMENT + 1)
    return loads(data, source=name)


def text() -> str:
    """The text of the packaged statement, without loading its annotations."""
    name = "statement.txt"
    try:
        return _read_packaged(name).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(f"the packaged {name}", error) from error


def files() -> "Traversable":
    """The folder of the package's data files, also where it lies inside a zip."""
    import importlib_resources

    # Before version 7, the library does not say what this is.
    folder: Traversable = importlib_resources.files(DATA_PACKAGE)
    return folder


def verify() -> "Report":
    """Compare the installed data files with the SHA-256 recorded for each at release.

    The path of a finding is the name of the file.
    """
    from hashlib import sha256

    from belarus_statement.validators import Report

    def findings() -> "Iterator[Finding]":
        for name, expected in SHA256.items():
            try:
                found = sha256(_read_packaged(name)).hexdigest()
            except LoadError as error:
                yield error.findings[0]._replace(path=name)
                continue
            if found != expected:
                yield Finding(
                    "data-file-changed",
                    "error",
                    name,
                    f"found a file with the SHA-256 {found}; expected {expected}: "
                    "reinstall belarus-statement",
                )

    return Report(findings=tuple(findings()))


def _load_packaged() -> "Statement":
    global _packaged
    if _packaged is None:
        with _packaged_lock:
            if _packaged is None:
                _packaged = _structured("statement.json")
    return _packaged


def _structured(name: str) -> "Statement":
    """The statement in a data file: at once where its digest proves it, else checked in full."""
    from hashlib import sha256

    data = _read_packaged(name)
    if sha256(data).hexdigest() == SHA256[name]:
        from belarus_statement.trusted import statement_of

        return statement_of(data)
    from belarus_statement.codec import loads

    return loads(data, source=f"the packaged {name}")


def _read_packaged(name: str) -> bytes:
    """The bytes of a data file, through whatever loader the data package was imported by."""
    try:
        data = pkgutil.get_data(DATA_PACKAGE, name)
    except (OSError, ImportError) as error:
        raise _unreadable(f"the packaged {name}", error) from error
    if data is None:
        raise _unreadable(f"the packaged {name}", "its package was imported without its files")
    return data


def _in_other_format(path: str) -> "_Beside | None":
    """What a path that is no JSON file leads to, where that is a statement in another format."""
    _, suffix = os.path.splitext(path)
    if suffix == ".json":
        return None
    from belarus_statement.file_formats import formats

    decodable = [format for format in formats().values() if format.decode and format.file]
    if not os.path.isdir(path):
        named = (_Beside(format, path) for format in decodable if format.suffix == suffix)
        return next(named, None)
    mains = [(format, os.path.join(path, str(format.file))) for format in decodable]
    there = [(format, main) for format, main in mains if os.path.lexists(main)]
    if len(there) != 1:
        expected = ", ".join(str(format.file) for format in decodable)
        names = " and ".join(str(format.file) for format, _ in there) or "none"
        raise _unreadable(path, f"found {names} in this folder; expected one of {expected}")
    return _Beside(*there[0])


class _Beside(dict[str, bytes]):
    """The files of a format: the main one and those beside it, each read when it is asked for."""

    def __init__(self, format: "Format", main: str) -> None:
        super().__init__()
        self.format = format
        self.main = main

    def __missing__(self, name: str) -> bytes:
        from belarus_statement.codec import LARGEST_DOCUMENT

        beside = os.path.join(os.path.dirname(self.main), name)
        path = self.main if name == self.format.file else beside
        data, _ = _read(path, LARGEST_DOCUMENT + 1)
        if len(data) > LARGEST_DOCUMENT:
            message = f"found a larger file; expected at most {LARGEST_DOCUMENT} bytes"
            raise LoadError(path, (Finding("too-large", "error", name, message),))
        return bytes(data)

    def statement(self) -> "Statement":
        from belarus_statement.file_formats.format import decoded

        try:
            return decoded(self.format, self)
        except LoadError as error:
            raise LoadError(self.main, error.findings) from None


def _read(source: "str | os.PathLike[str] | IO[str] | IO[bytes]", most: int) -> tuple[Any, str]:
    """What a path or an open file holds, up to so much of it, and what to call it."""
    if isinstance(source, str | os.PathLike):
        name = _path_name(source)
        try:
            with open(name, "rb") as file:
                return _taken(file, most), name
        except (OSError, ValueError) as error:
            raise _unreadable(name, error) from error
    if not hasattr(source, "read"):
        raise _unreadable(
            "the source",
            f"found an object of type {type(source).__name__}; expected a path or an open file",
        )
    name = "the open file"
    try:
        name = str(getattr(source, "name", name))
        return _taken(source, most), name
    except Exception as error:
        # Whatever an object of anyone's raises: a cut gzip file EOFError, a broken one zlib.error.
        raise _unreadable(name, str(error) or type(error).__name__) from error


def _taken(file: "IO[Any]", most: int) -> Any:
    """All that a file gives, which may be a piece at a time, up to so much of it.

    What is neither text nor bytes comes back as it is, for decoding to refuse.
    """
    pieces: list[Any] = []
    left = most
    piece: Any = None
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        if not isinstance(piece, str | bytes | bytearray):
            return piece
        pieces.append(piece)
        left -= len(piece)
    return pieces[0][:0].join(pieces) if pieces else piece


def _path_name(path: "str | os.PathLike[str]") -> str:
    """The name that a path stands for, which one of a class of anyone's may fail to give."""
    try:
        return os.fsdecode(path)
    except Exception as error:
        raise _unreadable("the source", str(error)) from error


def _unreadable(name: str, reason: object) -> LoadError:
    return LoadError(name, (Finding("unreadable-file", "error", "$", f"{reason}"),))
