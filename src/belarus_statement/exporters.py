"""Writing a statement in one format, or in all of them."""

import json
import os
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import attrs

from belarus_statement.codec import refuse_unreadable
from belarus_statement.errors import FormatError, MissingExtraError, WriteError
from belarus_statement.file_formats import ALL, BUILT_IN, foreign, format_named, formats
from belarus_statement.file_formats.format import Files
from belarus_statement.file_writer import write_file, write_files
from belarus_statement.model import Statement

MANIFEST = "manifest.json"

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@attrs.frozen(kw_only=True)
class Export:
    """The paths that were written in every format, and why a format was left out, by its name."""

    paths: tuple[Path, ...]
    left_out: Mapping[str, str]


def dump(statement: Statement, path: str | os.PathLike[str]) -> None:
    """Write the canonical JSON form of a statement to a file, whole or not at all.

    A file of that name is replaced; a symbolic link of that name is replaced
    itself, never followed; a device, a FIFO or a socket is refused. Raises
    `WriteError`, and `LoadError` where the
    statement, made in Python, could not be read back.
    """
    target = local_path(path)
    (content,) = encode(statement, "json").values()
    write_file(target, content)


def export(
    statement: Statement, format: str, directory: str | os.PathLike[str]
) -> tuple[Path, ...]:
    """Write a statement in a format into a folder, which is made if need be.

    A path that ends in the suffix of a format of one file, in any case, and is
    not a folder, is that file (``my.xlsx``). The format ``all`` stands for every
    one that is installed, as `export_all` writes them. All files are written whole,
    or none is: where one fails, those that stood there before are put back. A
    symbolic link in the place of a file is replaced itself, never followed. Returns
    the paths written.

    Raises `FormatError` for an unknown format or a statement that it cannot
    carry, `MissingExtraError` where it needs a library that is not installed,
    `LoadError` where the statement, made in Python, could not be read back, and
    `WriteError`; where a file could not be put back, a note of the error names
    what it is in.
    """
    if format == ALL:
        return export_all(statement, directory).paths
    target, files = local_path(directory), encode(statement, format)
    suffix = format_named(format).suffix.lower()
    if len(files) == 1 and target.name.lower().endswith(suffix) and not target.is_dir():
        (content,) = files.values()
        return write_file(target, content)
    return write_files(target, files)


def export_all(
    statement: Statement,
    directory: str | os.PathLike[str],
    *,
    begin: Callable[[str], object] = lambda _: None,
) -> Export:
    """Write a statement in every format, each into a folder of its name, with a manifest.

    A format whose library is not installed, or that cannot carry the statement,
    is left out, as is one of another distribution that does not end.
    ``manifest.json`` lists the size and the SHA-256 of every file, and what was
    left out and why. ``begin`` is called with the name of each format before it
    is encoded.

    Raises what `export` does, but for what one format alone is left out for.
    """
    refuse_unreadable(statement)
    files: dict[str, bytes] = {}
    left_out: dict[str, str] = {}
    for name, format in formats().items():
        begin(name)
        try:
            ours = name in BUILT_IN
            made = format.encode(statement) if ours else foreign.encode(format, statement)
        except (FormatError, MissingExtraError) as error:
            left_out[name] = str(error)
        else:
            files |= {f"{name}/{file}": content for file, content in made.items()}
    manifest = json.dumps(_manifest(statement, files, left_out), ensure_ascii=False, indent=2)
    files[MANIFEST] = f"{manifest}\n".encode()
    return Export(paths=write_files(local_path(directory), files), left_out=left_out)


def encode(statement: Statement, format: str) -> Files:
    """Make the files of a format; raises what `export` does but for `WriteError`."""
    chosen = format_named(format)
    refuse_unreadable(statement)
    return chosen.encode(statement)


def local_path(path: str | os.PathLike[str]) -> Path:
    """Return the path on this machine's disk that is meant.

    Raises `WriteError` for what is not one: ``os.fspath`` of a path in a cloud
    is that of a local copy, which nothing would upload.
    """
    try:
        name = os.fspath(path)
        local = Path(name)
    except Exception as error:  # a class of anyone's may fail in any way
        kind = type(path).__name__
        raise WriteError(
            f"found a path of type {kind}; expected a str or a pathlib.Path"
        ) from error
    shown = name if isinstance(path, os.DirEntry) else str(path)
    if shown != name or _ADDRESS.match(name):
        raise WriteError(
            f"{shown} is not a path of this machine: write into a local folder and copy its files"
        )
    return local


def _manifest(statement: Statement, files: Files, left_out: Mapping[str, str]) -> dict[str, object]:
    return {
        "statement": statement.id,
        "files": [
            {"path": path, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for path, content in files.items()
        ],
        "left_out": [{"format": name, "reason": reason} for name, reason in left_out.items()],
    }
