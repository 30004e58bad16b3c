"""The formats that a statement can be written in, and the registry of them.

A format is one module of this package with a constant ``FORMAT``, and one line
in `BUILT_IN`. Other distributions add theirs by the entry-point group
`ENTRY_POINT_GROUP`, whose values are of the same form as those of `BUILT_IN`.
"""

import warnings
from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType

from belarus_statement.errors import FormatError
from belarus_statement.file_formats.format import Format

__all__ = ["Format", "format_named", "formats"]

ENTRY_POINT_GROUP = "belarus_statement.formats"
BUILT_IN = {
    "akn": "belarus_statement.file_formats.akn:FORMAT",
    "bibtex": "belarus_statement.file_formats.bibtex:FORMAT",
    "brat": "belarus_statement.file_formats.brat:FORMAT",
    "cff": "belarus_statement.file_formats.cff:FORMAT",
    "conll": "belarus_statement.file_formats.conll:FORMAT",
    "csl-json": "belarus_statement.file_formats.csl_json:FORMAT",
    "csv": "belarus_statement.file_formats.csv:FORMAT",
    "duckdb": "belarus_statement.file_formats.duckdb:FORMAT",
    "html": "belarus_statement.file_formats.html:FORMAT",
    "json": "belarus_statement.file_formats.json:FORMAT",
    "jsonl": "belarus_statement.file_formats.jsonl:FORMAT",
    "markdown": "belarus_statement.file_formats.markdown:FORMAT",
    "parquet": "belarus_statement.file_formats.parquet:FORMAT",
    "ris": "belarus_statement.file_formats.ris:FORMAT",
    "spacy": "belarus_statement.file_formats.spacy:FORMAT",
    "sqlite": "belarus_statement.file_formats.sqlite:FORMAT",
    "tei": "belarus_statement.file_formats.tei:FORMAT",
    "uima-cas": "belarus_statement.file_formats.uima_cas:FORMAT",
    "web-annotation": "belarus_statement.file_formats.web_annotation:FORMAT",
    "xlsx": "belarus_statement.file_formats.xlsx:FORMAT",
}


@cache
def formats() -> Mapping[str, Format]:
    """Every format that is installed, by name, in alphabetical order.

    One that another distribution registered wrongly is left out, with a
    `RuntimeWarning` that says why: it must not stop the others.
    """
    found: dict[str, Format] = {}
    for name in sorted(_registered()):
        try:
            found[name] = format_named(name)
        except FormatError as error:
            warnings.warn(str(error), RuntimeWarning, stacklevel=2)
    return MappingProxyType(found)


def format_named(name: str) -> Format:
    """The format of this name, loading no other.

    Raises `FormatError` where there is none, or where it is registered wrongly.
    """
    # Compared, not looked up, so that what cannot be hashed is unknown too.
    entry = next((entry for known, entry in _registered().items() if known == name), None)
    if entry is None:
        raise FormatError(
            f"there is no format {name!r}; there are {', '.join(sorted(_registered()))}"
        )
    try:
        format = entry.load()
    except Exception as error:  # a module of others' may fail in any way
        raise FormatError(
            f"the format {name!r} ({entry.value}) cannot be loaded: {error}"
        ) from error
    if not isinstance(format, Format) or format.name != name:
        raise FormatError(
            f"the format {name!r} ({entry.value}) is {format!r}; "
            f"expected a Format with the name {name!r}"
        )
    return format


@cache
def _registered() -> Mapping[str, EntryPoint]:
    """What is registered, by name; nobody else's entry takes the name of a built-in format."""
    theirs = {entry.name: entry for entry in entry_points(group=ENTRY_POINT_GROUP)}
    ours = {name: EntryPoint(name, value, ENTRY_POINT_GROUP) for name, value in BUILT_IN.items()}
    return theirs | ours
