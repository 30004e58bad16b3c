"""JSON Lines: one record a line, each with the name of its class.

https://jsonlines.org/
"""

import json
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, cast

from belarus_statement.codec import loads_lines, structure, unstructure
from belarus_statement.codec.schema import CLASS
from belarus_statement.errors import Finding, LoadError
from belarus_statement.file_formats.format import Files, Format, content_of
from belarus_statement.model import Statement
from belarus_statement.model.statement import collection_fields

FILE = "statement.jsonl"
_NAMES = MappingProxyType({each.value_type.__name__: each.name for each in collection_fields()})


def encode(statement: Statement) -> Files:
    data = unstructure(statement)
    header = {name: value for name, value in data.items() if name not in _NAMES.values()}
    lines = [
        _line(Statement, header),
        *(
            _line(each.value_type, record)
            for each in collection_fields()
            for record in data[each.name]
        ),
    ]
    return {FILE: "".join(lines).encode("utf-8")}


def decode(files: Files) -> Statement:
    lines = loads_lines(content_of(files, FILE), source=FILE)
    if faults := tuple(_class_faults(lines)):
        raise LoadError(FILE, faults)
    header, *records = lines
    del header[CLASS]
    for name in _NAMES.values():
        header[name] = []
    for record in records:
        header[_NAMES[record.pop(CLASS)]].append(record)
    return structure(header, FILE)


def _class_faults(lines: list[Any]) -> Iterator[Finding]:
    """Lines of which no class is known, and what the header must leave to other lines."""
    for index, line in enumerate(lines):
        expected = [*_NAMES] if index else [Statement.__name__]
        record = cast("dict[str, Any]", line) if isinstance(line, dict) else {}
        found = record.get(CLASS)
        if found not in expected:
            message = f"found the class {found!r:.60}; expected one of {', '.join(expected)}"
            yield Finding("unknown-value", "error", f"$[{index}].{CLASS}", message)
        elif index == 0:
            for name in record.keys() & _NAMES.values():
                message = "found a collection in the header; expected a line for each record"
                yield Finding("unknown-field", "error", f"$[0].{name}", message)


def _line(cls: type[Any], record: dict[str, Any]) -> str:
    line = json.dumps({CLASS: cls.__name__, **record}, ensure_ascii=False)
    # Line ends by Unicode, at which some readers split, though the format knows but one.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


FORMAT = Format(
    name="jsonl",
    suffix=".jsonl",
    media_type="application/jsonl",
    description="one record a line, each with the name of its class, for pipelines",
    file=FILE,
    encode=encode,
    decode=decode,
)
