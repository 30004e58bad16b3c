"""Where bytes go: files that are written whole or not at all."""

import contextlib
import os
import re
import tempfile
from collections.abc import Generator
from pathlib import Path

from belarus_statement.codec import dumps
from belarus_statement.errors import FormatError, WriteError
from belarus_statement.file_formats import format_named
from belarus_statement.file_formats.format import Files
from belarus_statement.model import Statement

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_NEW_FILE_MODE = 0o666


def dump(statement: Statement, path: str | os.PathLike[str]) -> None:
    """Write the canonical JSON form of a statement to a file, whole or not at all.

    A file of that name is replaced; a symbolic link of that name is replaced
    itself, never followed. Raises `WriteError`.
    """
    target = Path(path)
    _write(target.parent, {target.name: dumps(statement).encode("utf-8")})


def export(
    statement: Statement, format: str, directory: str | os.PathLike[str]
) -> tuple[Path, ...]:
    """Write a statement in a format into a folder, which is made if need be.

    Every file is written whole or not at all, and none takes its old one's
    place before all are on the disk. Returns the paths written.

    Raises `FormatError` for an unknown format, `MissingExtraError` where it
    needs a library that is not installed, and `WriteError`.
    """
    files = format_named(format).encode(statement)
    for name in files:
        if not _FILE_NAME.fullmatch(name):
            raise FormatError(
                f"the format {format!r} names a file {name!r}; expected letters, digits, '.', "
                "'_' and '-', the first of them no '.' or '-'"
            )
    folder = Path(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return _write(folder, files)


def _write(folder: Path, files: Files) -> tuple[Path, ...]:
    with contextlib.ExitStack() as staged:
        try:
            ready = [
                (staged.enter_context(_staged(folder, name, content)), folder / name)
                for name, content in files.items()
            ]
            for temporary, target in ready:
                os.replace(temporary, target)
        except OSError as error:
            raise _unwritable(folder, error) from error
    return tuple(target for _, target in ready)


@contextlib.contextmanager
def _staged(folder: Path, name: str, content: bytes) -> Generator[str]:
    """A temporary file beside its target with the content safely on the disk, gone afterwards."""
    handle, temporary = tempfile.mkstemp(prefix=f".{name}.", suffix=".part", dir=folder)
    try:
        with open(handle, "wb") as file:
            # mkstemp makes files for the owner's eyes only; a new file has what the umask leaves.
            os.fchmod(file.fileno(), _NEW_FILE_MODE & ~_umask())
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


def _unwritable(path: Path, error: OSError) -> WriteError:
    return WriteError(
        f"{error.filename or path} cannot be written: {error.strerror or error}; what was there "
        "before is still there"
    )
