"""The statement that this distribution ships, by the functions that everybody calls."""

from typing import TYPE_CHECKING

from belarus_statement.data_package import DataPackage

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

    from belarus_statement.loaders import Loadable
    from belarus_statement.model import Statement
    from belarus_statement.validators import Report

PACKAGED = DataPackage("belarus_statement_data", trusted=True)


def load(source: "Loadable | None" = None) -> "Statement":
    """Return the packaged statement, or one of your own.

    Without ``source``, the packaged statement: the same object for the whole
    process, whichever thread asks first. Otherwise ``source`` is the path of a
    file or folder, an entry of a package's resources or of a zip
    (`Traversable`, `zipfile.Path`), or an open text or binary file, in any
    format that carries a whole statement. The format is known by the file's
    first bytes, by its suffix in any case, or by the main file of the folder; a
    file that gzip compressed is read as what is in it.

    Raises `LoadError` with every fault and its path, also where the file is
    missing (it is a `FileNotFoundError` then too), cannot be read or is of a
    format that carries no whole statement, and `MissingExtraError` where its
    format needs a library that is not installed.
    """
    if source is None:
        return PACKAGED.load()
    from belarus_statement import loaders

    return loaders.load(source)


def text() -> str:
    """Return the text of the packaged statement, without loading its annotations."""
    return PACKAGED.text()


def files() -> "Traversable":
    """Return the folder of the package's data files, also where it lies inside a zip."""
    return PACKAGED.files()


def verify() -> "Report":
    """Compare the installed data files with the SHA-256 recorded for each at release.

    The path of a finding is the name of the file.
    """
    return PACKAGED.verify()
