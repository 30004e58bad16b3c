"""Where bytes go: files that are written whole or not at all."""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Generator
from pathlib import Path

from belarus_statement.codec import dumps
from belarus_statement.errors import FormatError, WriteError
from belarus_statement.file_formats import format_named
from belarus_statement.file_formats.format import Files
from belarus_statement.model import Statement

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


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

    All files are written whole, or none is: where one fails, those that stood
    there before are put back. A symbolic link in the place of a file is
    replaced itself, never followed. Returns the paths written.

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
    with _refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return _write(folder, files)


def _write(folder: Path, files: Files) -> tuple[Path, ...]:
    """Write all of the files or none: what stands there already is put back if one fails."""
    targets = {folder / name: content for name, content in files.items()}
    with contextlib.ExitStack() as litter, contextlib.ExitStack() as undo:
        staged = {target: _beside(target, litter) for target in targets}
        kept = {target: _beside(target, litter) for target in targets}
        for target, content in targets.items():
            with _refusing(target):
                _write_through(staged[target], content)
                if os.path.lexists(target):
                    shutil.copy2(target, kept[target], follow_symlinks=False)
        for target in targets:
            undo.callback(_put_back, kept[target], target)
            with _refusing(target):
                os.replace(staged[target], target)
        undo.pop_all()
    return tuple(targets)


def _beside(target: Path, litter: contextlib.ExitStack) -> Path:
    """The name of a temporary file in the same folder, gone when the stack is left."""
    path = target.with_name(f".{secrets.token_hex(8)}.part")
    litter.callback(_remove, path)
    return path


def _write_through(path: Path, content: bytes) -> None:
    """Make a new file, following no link, and see its content safely to the disk."""
    with open(path, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_back(kept: Path, target: Path) -> None:
    """Restore what stood at a target, or that nothing did."""
    if os.path.lexists(kept):
        os.replace(kept, target)
    else:
        _remove(target)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        path.unlink()


@contextlib.contextmanager
def _refusing(path: Path) -> Generator[None]:
    """What the system refuses, as an error of ours that names the path."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise WriteError(
            f"{path} cannot be written: {reason}; what was there before is still there"
        ) from error
