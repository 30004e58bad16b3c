"""Where bytes go: files that are written whole or not at all."""

import contextlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Generator, Mapping
from hashlib import sha256
from pathlib import Path

import attrs

from belarus_statement.codec import load_faults
from belarus_statement.errors import FormatError, LoadError, MissingExtraError, WriteError
from belarus_statement.file_formats import format_named, formats
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.format import encoded as encode_in
from belarus_statement.model import Statement

ALL = "all"
MANIFEST = "manifest.json"

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


@attrs.frozen(kw_only=True)
class Export:
    """What was written in every format: the paths, and why a format was left out, by its name."""

    paths: tuple[Path, ...]
    left_out: Mapping[str, str]


def dump(statement: Statement, path: str | os.PathLike[str]) -> None:
    """Write the canonical JSON form of a statement to a file, whole or not at all.

    A file of that name is replaced; a symbolic link of that name is replaced
    itself, never followed. Raises `WriteError`, and `LoadError` where the
    statement, made in Python, could not be read back.
    """
    target = _path(path)
    (content,) = encoded(statement, "json").values()
    _write({target: content})


def export(
    statement: Statement, format: str, directory: str | os.PathLike[str]
) -> tuple[Path, ...]:
    """Write a statement in a format into a folder, which is made if need be.

    The format ``all`` stands for every one that is installed, as `export_all`
    writes them. All files are written whole, or none is: where one fails, those
    that stood there before are put back. A symbolic link in the place of a file
    is replaced itself, never followed. Returns the paths written.

    Raises `FormatError` for an unknown format or a statement that it cannot
    carry, `MissingExtraError` where it needs a library that is not installed,
    `LoadError` where the statement, made in Python, could not be read back, and
    `WriteError`; where a file could not be put back, a note of the error names
    what it is in.
    """
    if format == ALL:
        return export_all(statement, directory).paths
    return _write_into(_path(directory), encoded(statement, format))


def export_all(
    statement: Statement,
    directory: str | os.PathLike[str],
    *,
    begin: Callable[[str], object] = lambda _: None,
) -> Export:
    """Write a statement in every format, each into a folder of its name, with a manifest.

    A format whose library is not installed, or that cannot carry the statement,
    is left out. ``manifest.json`` lists the size and the SHA-256 of every file,
    and what was left out and why. ``begin`` is called with the name of each
    format before it is encoded.

    Raises what `export` does, but for what one format alone is left out for.
    """
    refuse_unreadable(statement)
    files: dict[str, bytes] = {}
    left_out: dict[str, str] = {}
    for name, format in formats().items():
        begin(name)
        try:
            encoded = _encoded(statement, format)
        except (FormatError, MissingExtraError) as error:
            left_out[name] = str(error)
        else:
            files |= {f"{name}/{file}": content for file, content in encoded.items()}
    manifest = json.dumps(_manifest(statement, files, left_out), ensure_ascii=False, indent=2)
    files[MANIFEST] = f"{manifest}\n".encode()
    return Export(paths=_write_into(_path(directory), files), left_out=left_out)


def encoded(statement: Statement, format: str) -> Files:
    """The files of a format, by their names; raises what `export` does but for `WriteError`."""
    chosen = format_named(format)
    refuse_unreadable(statement)
    return _encoded(statement, chosen)


def _path(path: str | os.PathLike[str]) -> Path:
    try:
        return Path(path)
    except TypeError as error:
        raise WriteError(
            f"found a path of type {type(path).__name__}; expected a str or an os.PathLike of str"
        ) from error


def _encoded(statement: Statement, format: Format) -> Files:
    files = encode_in(format, statement)
    for name in (format.name, *files):
        if not _FILE_NAME.fullmatch(name):
            raise FormatError(
                f"the format {format.name!r} names a file {name!r}; expected letters, digits, '.', "
                "'_' and '-', the first of them no '.' or '-'"
            )
    return files


def refuse_unreadable(statement: Statement) -> None:
    """Raise `LoadError` where a statement, made in Python, could not be read back."""
    if faults := load_faults(statement):
        raise LoadError("the statement", faults)


def _manifest(statement: Statement, files: Files, left_out: Mapping[str, str]) -> dict[str, object]:
    return {
        "statement": statement.id,
        "files": [
            {"path": path, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for path, content in files.items()
        ],
        "left_out": [{"format": name, "reason": reason} for name, reason in left_out.items()],
    }


def _write_into(folder: Path, files: Files) -> tuple[Path, ...]:
    """Write files into a folder and the folders in it; those that had to be made go if it fails."""
    targets = {folder / name: content for name, content in files.items()}
    folders = dict.fromkeys((folder, *(target.parent for target in targets)))
    made = {each for one in folders for each in (one, *one.parents) if not os.path.lexists(each)}
    try:
        for each in folders:
            _make(each, may_be_link=each == folder)
        return _write(targets)
    except BaseException:
        for each in sorted(made, reverse=True):
            with contextlib.suppress(OSError, ValueError):
                each.rmdir()
        raise


def _make(folder: Path, *, may_be_link: bool) -> None:
    if not may_be_link and folder.is_symlink():
        raise WriteError(f"{folder} cannot be written into: it is a symbolic link, expected none")
    with _refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)


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
