"""The Citation File Format 1.2.0: a data set whose preferred citation is the document.

https://citation-file-format.github.io/
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from belarus_statement.errors import FormatError
from belarus_statement.file_formats.citations.citation import Citation, citation
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.languages import primary_language
from belarus_statement.model import Statement

FILE = "CITATION.cff"
_NOT_PRINTABLE = re.compile(r"[\ufffe\uffff]")  # by YAML, of what a value of one line may hold


def encode(statement: Statement) -> Files:
    cited = citation(statement)
    for name, value in (("title", cited.title), ("issuer", cited.author)):
        if not value:
            raise FormatError(
                f"found a statement with the {name} {value!r}; the format 'cff' needs one: give "
                "the statement its own, or cite it by another format"
            )
    work = {"title": cited.title, "authors": [{"name": cited.author}]}
    root = {
        "cff-version": "1.2.0",
        "message": "Please cite the document by the metadata of 'preferred-citation'.",
        "type": "dataset",
        **work,
    }
    preferred = {"type": "generic", **work, **dict(_details(cited))}
    lines = (*_lines(root), "preferred-citation:", *(f"  {line}" for line in _lines(preferred)))
    return {FILE: "".join(f"{line}\n" for line in lines).encode("utf-8")}


def _details(cited: Citation) -> Iterator[tuple[str, Any]]:
    year, month, day = (*cited.shared, None, None, None)[:3]
    if day:
        yield "date-published", f"{year:04}-{month:02}-{day:02}"
    elif cited.dates:
        yield "year", year or cited.years
        if month:
            yield "month", month
    if cited.place:
        yield "location", {"name": cited.place}
    if cited.url:
        yield "url", cited.url
    if language := primary_language(cited.language):
        yield "languages", [language]
    if cited.note:
        yield "notes", cited.note


def _lines(mapping: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a mapping in YAML, each value in JSON, which YAML takes as it is."""
    for key, value in mapping.items():
        written = json.dumps(value, ensure_ascii=False)
        printable = _NOT_PRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
        yield f"{key}: {printable}"


FORMAT = Format(
    name="cff",
    suffix=".cff",
    media_type="application/yaml",
    description="a citation of the document as a CITATION.cff, for repositories",
    file=FILE,
    encode=encode,
)
