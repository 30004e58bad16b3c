"""Where bytes go: files that are written whole or not at all."""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Generator, Mapping
from pathlib import Path

from belarus_statement.codec import load_faults
from belarus_statement.errors import FormatError, LoadError, MissingExtraError, WriteError
from belarus_statement.file_formats import format_named
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Statement

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


def dump(statement: Statement, path: str | os.PathLike[str]) -> None:
    """Write the canonical JSON form of a statement to a file, whole or not at all.

    A file of that name is replaced; a symbolic link of that name is replaced
    itself, never followed. Raises `WriteError`, and `LoadError` where the
    statement, made in Python, could not be read back.
    """
    target = _path(path)
    (content,) = _encoded(statement, format_named("json")).values()
    _write({target: content})


def export(
    statement: Statement, format: str, directory: str | os.PathLike[str]
) -> tuple[Path, ...]:
    """Write a statement in a format into a folder, which is made if need be.

    All files are written whole, or none is: where one fails, those that stood
    there before are put back. A symbolic link in the place of a file is
    replaced itself, never followed. Returns the paths written.

    Raises `FormatError` for an unknown format, `MissingExtraError` where it
    needs a library that is not installed, `LoadError` where the statement, made
    in Python, could not be read back, and `WriteError`; where a file could not
    be put back, a note of the error names what it is in.
    """
    files = _encoded(statement, format_named(format))
    for name in files:
        if not _FILE_NAME.fullmatch(name):
            raise FormatError(
                f"the format {format!r} names a file {name!r}; expected letters, digits, '.', "
                "'_' and '-', the first of them no '.' or '-'"
            )
    folder = _path(directory)
    made = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    try:
        with _refusing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        return _write({folder / name: content for name, content in files.items()})
    except BaseException:
        for each in made:
            with contextlib.suppress(OSError, ValueError):
                each.rmdir()
        raise


def _path(path: str | os.PathLike[str]) -> Path:
    try:
        return Path(path)
    except TypeError as error:
        raise WriteError(
            f"found a path of type {type(path).__name__}; expected a str or an os.PathLike of str"
        ) from error


def _encoded(statement: Statement, format: Format) -> Files:
    """The files of a format, of a statement that can be read back."""
    if faults := load_faults(statement):
        raise LoadError("the statement", faults)
    try:
        return format.encode(statement)
    except ModuleNotFoundError as error:
        if format.extra is None:
            raise
        raise MissingExtraError(
            f"the format {format.name!r}", format.extra, error.name or "?"
        ) from error


def _write(targets: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write all of the files or none: what stands there already is put back if one fails."""
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for target, content in targets.items():
            with _refusing(target):
                staged[target], kept[target] = _beside(target), _beside(target)
                _write_through(staged[target], content)
                if os.path.lexists(target):
                    _keep(target, kept[target], staged[target])
        for target in targets:
            replaced.append(target)
            with _refusing(target):
                os.replace(staged[target], target)
    except BaseException as error:
        _put_back({target: kept.pop(target) for target in replaced}, error)
        raise
    finally:
        for temporary in (*staged.values(), *kept.values()):
            _remove(temporary)
    return tuple(targets)


def _beside(target: Path) -> Path:
    """The name of a temporary file in the same folder."""
    return target.with_name(f".{secrets.token_hex(8)}.part")


def _write_through(path: Path, content: bytes) -> None:
    """Make a new file, following no link, and see its content safely to the disk."""
    with open(path, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(target: Path, kept: Path, staged: Path) -> None:
    """Give what stands at a target a second name, and its permissions to what comes."""
    if not target.is_symlink():
        shutil.copymode(target, staged)
    try:
        os.link(target, kept, follow_symlinks=False)
    except OSError:
        # Not every disk has links.
        shutil.copy2(target, kept, follow_symlinks=False)


def _put_back(kept: Mapping[Path, Path], error: BaseException) -> None:
    """Restore what stood at each target, or that nothing did; what cannot be, is left and named."""
    for target, old in kept.items():
        try:
            if os.path.lexists(old):
                os.replace(old, target)
                # Two names of one file: replacing one by the other leaves both.
                old.unlink(missing_ok=True)
            else:
                # No file has a name that is no name, as one with NUL.
                with contextlib.suppress(ValueError):
                    target.unlink(missing_ok=True)
        except OSError as failure:
            error.add_note(
                f"{target} could not be put back ({failure}): its old content is in {old}"
            )


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
