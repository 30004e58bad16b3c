"""Files to test with: copies that stay as they are, and copies that a test may change."""

import os
from pathlib import Path

from belarus_statement.exporters import export
from belarus_statement.packaged import files, load

_READ_ONLY = 0o444


def statement_file(format: str, directory: str | os.PathLike[str]) -> Path:
    """Write the packaged statement in a format, read-only, into a new folder in a directory.

    Returns the path of the file, or that of the folder where the format consists
    of several files. Raises what `export` raises, and leaves nothing then.
    """
    folder = Path(directory) / format
    paths = export(load(), format, folder)
    for path in paths:
        path.chmod(_READ_ONLY)
    return paths[0] if len(paths) == 1 else folder


def statement_workspace(directory: str | os.PathLike[str]) -> Path:
    """Copy the packaged data files into a directory, where a test may change them.

    The directory, which is made if need be, is returned: it has
    ``statement.txt``, ``statement.json`` and ``statement.schema.json``.
    """
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("statement.txt", "statement.json", "statement.schema.json"):
        (folder / name).write_bytes((files() / name).read_bytes())
    return folder
