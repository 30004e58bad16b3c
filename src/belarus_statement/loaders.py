"""Statements of anyone's: from a path, an entry of a package's resources or an open file.

What is read is bounded, and what stands in a folder is read in that folder alone.
"""

import contextlib
import gzip
import io
import os
import stat
import zlib
from collections.abc import Callable, Collection, Generator
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from belarus_statement.codec import LARGEST_DOCUMENT, loads, loads_earlier
from belarus_statement.errors import LoadError, missing_file, refusal, too_large, unreadable
from belarus_statement.file_formats import (
    Format,
    format_named,
    format_of,
    formats,
    formats_of_folder,
)
from belarus_statement.file_formats.format import decode_files

if TYPE_CHECKING:
    import zipfile

    from importlib_resources.abc import Traversable

    from belarus_statement.model import Statement

    Loadable: TypeAlias = str | os.PathLike[str] | Traversable | zipfile.Path | IO[str] | IO[bytes]

_PIECE = 1024 * 1024
_GZIP = b"\x1f\x8b"
_GZIP_SUFFIX = ".gz"
_ZIP = b"PK\x03\x04"
_MOST_EXPANDED = 100
"""How many times its size a compressed file may have; statements have some 15."""
_LEAST_EXPANDED = 16 * _PIECE
_UPGRADED = ("json", "jsonl")
_START = 64
"""So many first bytes are asked what format they are of."""


def load(source: "Loadable") -> "Statement":
    """Return the statement in a file or folder of any format that carries a whole one.

    Raises `LoadError` and `MissingExtraError` as `belarus_statement.load` says.
    """
    if isinstance(source, str | os.PathLike):
        return _load_path(_path_name(source))
    if hasattr(source, "iterdir"):
        return _load_entry(source)
    if hasattr(source, "read"):
        return _load_open(source)
    kind = type(source).__name__
    hint = ": call `loads` with text or bytes" if kind in {"bytes", "bytearray"} else ""
    raise unreadable(
        "the source", f"found an object of type {kind}; expected a path or an open file{hint}"
    )


def load_earlier(source: "str | os.PathLike[str] | IO[bytes]") -> "tuple[Statement, str]":
    """Return the statement in a file of JSON or JSON Lines of any schema, and the format's name.

    Raises `LoadError`.
    """
    if isinstance(source, str | os.PathLike):
        name = _path_name(source)
        with _refuse(name), open(name, "rb") as file:
            content = _content(file, name)
    else:
        name, content = _read_open(source)
    data, plain_name = _decompress(content, name)
    format = _format(plain_name, data)
    if format is None or format.name not in _UPGRADED:
        found = f"found {format.name if format else 'a file of no known format'}"
        message = f"{found}; expected json or jsonl: an earlier release can export to these"
        raise refusal(name, "format-not-loadable", message)
    return loads_earlier(data, lines=format.name == "jsonl", source=name), format.name


def _load_path(path: str) -> "Statement":
    if path.lstrip().startswith(("{", "[")) and not os.path.lexists(path):
        raise unreadable("the source", "found JSON text; expected a path: call `loads` with text")
    if os.path.isdir(path):
        return _load_folder(_folder_on_disk(path))
    with _refuse(path), open(path, "rb") as file:
        data = _content(file, path)
    _refuse_unsaved(path, data)
    return _load_file(data, path, _folder_on_disk(os.path.dirname(path) or os.curdir))


def _refuse_unsaved(path: str, data: str | bytes) -> None:
    """Raise `LoadError` where a program has changes of a file in another one beside it."""
    format = _format(path, data)
    journal = f"{path}{format.journal}" if format and format.journal else ""
    if journal and os.path.exists(journal) and os.path.getsize(journal):
        name = os.path.basename(journal)
        message = (
            f"found {name} beside it, in which changes stand that it does not have; expected all "
            "in one file: close the program that has it open, or run PRAGMA "
            "wal_checkpoint(TRUNCATE)"
        )
        raise unreadable(path, message)


def _load_entry(entry: Any) -> "Statement":
    name = str(entry)
    with _refuse(name):
        is_folder = entry.is_dir()
    if is_folder:
        return _load_folder(
            _Folder(
                name,
                names=lambda: [each.name for each in entry.iterdir()],
                open_file=lambda file: entry.joinpath(file).open("rb"),
            )
        )
    with _refuse(name), entry.open("rb") as file:
        data = _content(file, name)
    return _load_file(data, name)


def _load_open(file: Any) -> "Statement":
    name, data = _read_open(file)
    return _load_file(data, name, default="json")


def _read_open(file: Any) -> tuple[str, str | bytes]:
    """Return the name and the content of an open file."""
    name = "the open file"
    with _refuse(name):
        name = str(getattr(file, "name", name))
    with _refuse(name):
        return name, _content(file, name)


def _load_folder(folder: "_Folder") -> "Statement":
    with _refuse(folder.path):
        names = folder.names()
    found = formats_of_folder(names)
    if not found:
        known = ", ".join(str(each.file) for each in formats().values() if each.decode)
        message = f"found no file by which a folder is known; expected one of {known}"
        raise refusal(folder.path, "format-unknown", message)
    loadable = [each for each in found if each.decode]
    if len(loadable) > 1:
        both = " and ".join(str(each.file) for each in loadable)
        message = f"found {both}; expected one of them: give the path of the one that is meant"
        raise unreadable(folder.path, message)
    return decode_files((*loadable, *found)[0], folder, folder.path)


def _load_file(
    data: str | bytes, name: str, folder: "_Folder | None" = None, default: str = ""
) -> "Statement":
    """Load what a file holds, or its folder where it is one file of several."""
    plain, plain_name = _decompress(data, name)
    format = _format(plain_name, plain)
    if isinstance(plain, bytes) and plain.startswith(_ZIP) and not (format and not format.decode):
        raise unreadable(name, "found a zip archive; expected a file or a folder: unpack it")
    if format is None and default:
        format = format_named(default)
    if format is None:
        suffixes = ", ".join(each.suffix for each in formats().values() if each.decode)
        message = f"found no format by its suffix or its first bytes; expected one of {suffixes}"
        raise refusal(name, "format-unknown", message)
    if format.folder and format.decode:
        if folder is None or format.file not in folder.names():
            message = f"found one file of {format.name}, which has several; expected their folder"
            raise refusal(name, "missing-file", message)
        return decode_files(format, folder, name)
    if isinstance(plain, str):
        if format.name == "json":
            return loads(plain, source=name)
        plain = plain.encode("utf-8", "surrogatepass")
    return decode_files(format, {str(format.file): plain}, name)


def _format(name: str, data: str | bytes) -> Format | None:
    """Find the format of a file; one that starts as a JSON object is JSON by any name."""
    found = format_of(name, data[:_START] if isinstance(data, bytes) else b"")
    if found is None and data.lstrip()[:1] in {"{", b"{"}:
        return format_named("json")
    return found


class _Folder:
    """The files of a folder, which are read in that folder alone, and all of them to one limit."""

    def __init__(
        self,
        path: str,
        names: Callable[[], Collection[str]],
        open_file: Callable[[str], IO[bytes]],
    ) -> None:
        self.path = path
        self.names = names
        self._open_file = open_file
        self._left = LARGEST_DOCUMENT

    def read(self, name: str) -> bytes:
        """Return the content of a file; raises `LoadError` with its name as the path."""
        try:
            if os.path.basename(name) != name or name in {"", os.curdir, os.pardir}:
                raise missing_file(name)
            with _refuse(name), self._open_file(name) as file:
                data = _content(file, name, self._left)
        except LoadError as error:
            findings = tuple(each._replace(path=name) for each in error.findings)
            raise type(error)(error.source, findings) from error
        self._left -= len(data)
        return data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")


def _folder_on_disk(path: str) -> _Folder:
    def open_file(name: str) -> IO[bytes]:
        real, base = os.path.realpath(os.path.join(path, name)), os.path.realpath(path)
        if os.path.commonpath((real, base)) != base:
            raise OSError("found a link that leads out of the folder; expected a file in it")
        # Opening anything but a regular file may wait forever.
        if not stat.S_ISREG(os.stat(real).st_mode):
            raise OSError("found a folder, a FIFO, a socket or a device; expected a file")
        return open(real, "rb")  # whoever asked for it closes it

    return _Folder(path, names=lambda: os.listdir(path), open_file=open_file)


def _decompress(data: str | bytes, name: str) -> tuple[str | bytes, str]:
    """Return the content and the name of a file without the compression and the suffix of gzip."""
    if isinstance(data, str) or not data.startswith(_GZIP):
        return data, name
    # A small file must not become a large one.
    most = min(LARGEST_DOCUMENT, max(_LEAST_EXPANDED, _MOST_EXPANDED * len(data)))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            plain = _content(file, name, most)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(name, f"found a gzip file that is cut or broken: {error}") from error
    return plain, name[: -len(_GZIP_SUFFIX)] if name.lower().endswith(_GZIP_SUFFIX) else name


@contextlib.contextmanager
def _refuse(name: str) -> Generator[None]:
    """Turn what fails over a file into a `LoadError`: one of anyone's class may fail in any way."""
    try:
        yield
    except LoadError:
        raise
    except FileNotFoundError as error:
        raise missing_file(name) from error
    except Exception as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise unreadable(name, reason) from error


def _content(file: Any, name: str, most: int | None = None) -> str | bytes:
    """Return the text or the bytes that a file gives, a piece at a time.

    Raises `LoadError` where it gives more than so much, or anything else.
    """
    most = LARGEST_DOCUMENT if most is None else most
    pieces: list[Any] = []
    # One more than is taken, so that what is larger is known to be.
    left = most + 1
    while left > 0:
        piece = file.read(min(_PIECE, left))
        if not isinstance(piece, str | bytes | bytearray):
            found = f"found an object of type {type(piece).__name__}; expected text or bytes"
            raise unreadable(name, found)
        pieces.append(piece)
        left -= len(piece)
        if not piece:
            content = pieces[0][:0].join(pieces)
            return content if isinstance(content, str) else bytes(content)
    raise too_large(name, most)


def _path_name(path: "str | os.PathLike[str]") -> str:
    """Return the name that a path stands for, which one of a class of anyone's may fail to give."""
    with _refuse("the source"):
        return os.fsdecode(path)
