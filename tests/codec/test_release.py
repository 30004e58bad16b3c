"""The digests recorded at release are those of the data files."""

import hashlib
import json
import pathlib
import re
from collections.abc import Callable

import belarus_statement as bs
from belarus_statement.codec.schema import line_schema, schema
from belarus_statement.release import SHA256

DATA = "data/belarus_statement_data"
RELEASE = "src/belarus_statement/release.py"


def digest(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest_to_be(path: pathlib.Path) -> str:
    """The digest of a data file; of a schema as generated, whether it was written yet or not."""
    generated = {"statement.schema.json": schema, "statement.jsonl.schema.json": line_schema}
    if path.name not in generated:
        return digest(path)
    content = json.dumps(generated[path.name](), ensure_ascii=False, indent=2) + "\n"
    return hashlib.sha256(content.encode()).hexdigest()


def test_the_release_records_the_digests_of_the_data_files(
    generated: Callable[[pathlib.Path, bytes], None], checkout: pathlib.Path
) -> None:
    content = (checkout / RELEASE).read_text(encoding="utf-8")
    for name in SHA256:
        entry = f'"{name}": "{digest_to_be(checkout / DATA / name)}"'
        content, count = re.subn(rf'"{re.escape(name)}": "[0-9a-f]*"', entry, content)
        assert count == 1, name
    generated(checkout / RELEASE, content.encode())


def test_every_data_file_but_code_has_a_digest(checkout: pathlib.Path) -> None:
    files = {path.name for path in (checkout / DATA).iterdir() if path.is_file()}
    assert set(SHA256) == files - {"__init__.py"}


def test_the_source_text_is_the_one_that_was_published(checkout: pathlib.Path) -> None:
    published = "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c"
    assert digest(checkout / DATA / "statement.txt") == SHA256["statement.txt"] == published


def test_the_installed_data_files_are_those_released() -> None:
    assert bs.verify().findings == ()
