"""The canonical JSON form: what the package itself ships."""

from belarus_statement.codec import dumps, loads
from belarus_statement.file_formats.format import Files, Format, Reader
from belarus_statement.model import Statement

FILE = "statement.json"


def encode(statement: Statement) -> Files:
    return {FILE: dumps(statement).encode("utf-8")}


def decode(files: Reader) -> Statement:
    return loads(files.read(FILE), source=FILE)


FORMAT = Format(
    name="json",
    suffix=".json",
    media_type="application/json",
    file=FILE,
    description="the canonical form: everything, by the JSON Schema that the package ships",
    encode=encode,
    decode=decode,
)
