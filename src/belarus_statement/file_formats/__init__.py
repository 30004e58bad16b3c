"""The formats that a statement can be written in, and the registry of them.

A format is one module of its family with a constant ``FORMAT``, and one line in
`BUILT_IN`. Other distributions add theirs by the entry-point group
`ENTRY_POINT_GROUP`, each as the name of the format and the place of its `Format`.
"""

import warnings
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.metadata import EntryPoint
from pathlib import PurePath
from types import MappingProxyType

from belarus_statement import plugins
from belarus_statement.errors import FormatError, nearest
from belarus_statement.file_formats import foreign
from belarus_statement.file_formats.format import Format, Reader

__all__ = ["ALL", "Format", "Reader", "format_named", "format_of", "formats", "formats_of_folder"]

ALL = "all"
"""Stands for every format, so that none may have this name."""

ENTRY_POINT_GROUP = "belarus_statement.formats"
_USUAL_WORDS = {
    "database": "sqlite",
    "excel": "xlsx",
    "spreadsheet": "xlsx",
    "jsonlines": "jsonl",
    "ndjson": "jsonl",
    "md": "markdown",
    "akoma ntoso": "akn",
    "xmi": "uima-cas",
}
"""What people call a format whose name is not like it."""
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
    found = {**_built_in(), **formats_of_others()}
    return MappingProxyType({name: found[name] for name in sorted(found)})


def format_named(name: str) -> Format:
    """Return the format of this name, loading no other.

    Raises `FormatError` where there is none, or where it is registered wrongly.
    """
    # Compared, not looked up, so that what cannot be hashed is unknown too.
    entry = next((entry for known, entry in registered().items() if known == name), None)
    if entry is None:
        names = sorted(registered())
        word = str(name).lower().removesuffix(" file")
        near = _USUAL_WORDS.get(word) or nearest(word, names)
        hint = f" (did you mean {near!r}?)" if near else ""
        raise FormatError(f"there is no format {name!r:.80}{hint}; there are {', '.join(names)}")
    if name in BUILT_IN:
        built_in: Format = entry.load()
        return built_in
    try:
        format = plugins.call(entry.load)
    except plugins.PluginError as error:
        raise FormatError(
            f"the format {name!r} ({entry.value}) cannot be loaded: {error}"
        ) from error
    if not isinstance(format, Format) or format.name != name or name == ALL:
        raise FormatError(
            f"the format {name!r} ({entry.value}) is {format!r}; expected a Format with the name "
            f"{name!r}, which is not {ALL!r}"
        )
    return foreign.guard(format)


def format_of(file: str, start: bytes) -> Format | None:
    """Find the format of a file, by its first bytes, its name or its whole suffix in any case.

    What others add is imported only where no format of ours takes the file.
    """
    return _match(_built_in().values(), file, start) or _match(
        formats_of_others().values(), file, start
    )


def formats_of_folder(files: Collection[str]) -> tuple[Format, ...]:
    """Return the formats whose main file is among these; those of others where none of ours is."""
    for known in (_built_in, formats_of_others):
        if found := tuple(each for each in known().values() if each.file in files):
            return found
    return ()


def _match(known: Iterable[Format], file: str, start: bytes) -> Format | None:
    name, longest = PurePath(file).name.lower(), 0
    found: Format | None = None
    for each in known:
        if each.magic and start.startswith(each.magic[1], each.magic[0]):
            return each
        end = each.file if each.file and name == each.file.lower() else each.suffix
        if end and name.endswith(end.lower()) and len(end) > longest:
            found, longest = each, len(end)
    return found


@cache
def _built_in() -> Mapping[str, Format]:
    return {name: format_named(name) for name in BUILT_IN}


@cache
def formats_of_others() -> Mapping[str, Format]:
    found: dict[str, Format] = {}
    for name in registered().keys() - BUILT_IN.keys():
        try:
            found[name] = format_named(name)
        except FormatError as error:
            warnings.warn(str(error), RuntimeWarning, stacklevel=3)
    return found


@cache
def registered() -> Mapping[str, EntryPoint]:
    """Return the entry points by name; nobody else's takes the name of a built-in format."""
    ours = {
        name: EntryPoint(name, f"{__name__}.{module}:FORMAT", ENTRY_POINT_GROUP)
        for name, module in BUILT_IN.items()
    }
    return {**{entry.name: entry for entry in plugins.registered(ENTRY_POINT_GROUP)}, **ours}
