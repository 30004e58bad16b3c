"""The formats that a statement can be written in, and the registry of them.

A format is one module of its family with a constant ``FORMAT``, and one line in
`BUILT_IN`. Other distributions add theirs by the entry-point group
`ENTRY_POINT_GROUP`, each as the name of the format and the place of its `Format`.
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
    "akn": "documents.akn",
    "bibtex": "citations.bibtex",
    "brat": "standoff.brat",
    "cff": "citations.cff",
    "conll": "standoff.conll",
    "csl-json": "citations.csl_json",
    "csv": "tabular.csv",
    "duckdb": "tabular.duckdb",
    "html": "documents.html",
    "json": "native.json",
    "jsonl": "native.jsonl",
    "markdown": "documents.markdown",
    "parquet": "tabular.parquet",
    "ris": "citations.ris",
    "spacy": "standoff.spacy",
    "sqlite": "tabular.sqlite",
    "tei": "documents.tei",
    "uima-cas": "standoff.uima_cas",
    "web-annotation": "standoff.web_annotation",
    "xlsx": "tabular.xlsx",
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
    ours = {
        name: EntryPoint(name, f"{__name__}.{module}:FORMAT", ENTRY_POINT_GROUP)
        for name, module in BUILT_IN.items()
    }
    return theirs | ours
