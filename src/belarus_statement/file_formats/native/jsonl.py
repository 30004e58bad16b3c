"""JSON Lines: one record a line, each with the name of its class.

https://jsonlines.org/
"""

import json
from typing import Any

from belarus_statement.codec import loads_lines, records_of, statement_of_records
from belarus_statement.file_formats.format import Files, Format, Reader
from belarus_statement.model import Statement

FILE = "statement.jsonl"


def encode(statement: Statement) -> Files:
    return {FILE: "".join(map(_line, records_of(statement))).encode("utf-8")}


def decode(files: Reader) -> Statement:
    return statement_of_records(loads_lines(files.read(FILE), source=FILE), FILE)


def _line(record: dict[str, Any]) -> str:
    line = json.dumps(record, ensure_ascii=False)
    # Line ends by Unicode, at which some readers split, though the format knows but one.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


FORMAT = Format(
    name="jsonl",
    suffix=".jsonl",
    media_type="application/jsonl",
    description="one record a line, each with the name of its class, for pipelines",
    file=FILE,
    magic=(0, b'{"class": "Statement"'),
    encode=encode,
    decode=decode,
)
