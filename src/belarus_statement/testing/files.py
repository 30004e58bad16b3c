"""Files to test with: copies that stay as they are, and copies that a test may change."""

import os
from pathlib import Path

from belarus_statement.codec import dumps
from belarus_statement.exporters import export
from belarus_statement.model import Statement
from belarus_statement.packaged import files, load

_READ_ONLY = 0o444
_SCHEMA = "statement.schema.json"


def statement_file(
    format: str, directory: str | os.PathLike[str], statement: Statement | None = None
) -> Path:
    """Write a statement in a format, read-only, into a new folder in a directory.

    It is the packaged one unless another is given. Returns the path of the
    file, or that of the folder where the format consists of several files.
    Raises what `export` raises, and leaves nothing then.
    """
    folder = Path(directory) / format
    paths = export(load() if statement is None else statement, format, folder)
    for path in paths:
        path.chmod(_READ_ONLY)
    return paths[0] if len(paths) == 1 else folder


def statement_workspace(
    directory: str | os.PathLike[str], statement: Statement | None = None
) -> Path:
    """Write a statement's text and JSON into a directory, where a test may change them.

    It is the packaged one unless another is given. The directory, which is made
    if need be, is returned: it has ``statement.txt``, ``statement.json`` and
    ``statement.schema.json``.
    """
    written = load() if statement is None else statement
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "statement.txt").write_bytes(written.text.encode("utf-8"))
    (folder / "statement.json").write_bytes(dumps(written).encode("utf-8"))
    (folder / _SCHEMA).write_bytes((files() / _SCHEMA).read_bytes())
    return folder
