"""The digests recorded beside the data files are those of the files."""

import hashlib
import json
import pathlib
from collections.abc import Callable

import belarus_statement as bs
from belarus_statement.codec.schema import line_schema, schema
from belarus_statement.data_package import DIGESTS

DATA = "data/belarus_statement_data"


def digest(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest_to_be(path: pathlib.Path) -> str:
    """The digest of a data file; of a schema as generated, whether it was written yet or not."""
    generated = {"statement.schema.json": schema, "statement.jsonl.schema.json": line_schema}
    if path.name not in generated:
        return digest(path)
    content = json.dumps(generated[path.name](), ensure_ascii=False, indent=2) + "\n"
    return hashlib.sha256(content.encode()).hexdigest()


def test_every_data_file_but_code_has_its_digest_recorded(
    generated: Callable[[pathlib.Path, bytes], None], checkout: pathlib.Path
) -> None:
    folder = checkout / DATA
    names = {path.name for path in folder.iterdir() if path.is_file()} - {"__init__.py", DIGESTS}
    lines = (f"{digest_to_be(folder / name)}  {name}\n" for name in sorted(names))
    generated(folder / DIGESTS, "".join(lines).encode())


def test_the_source_text_is_the_one_that_was_published(checkout: pathlib.Path) -> None:
    published = "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c"
    assert digest(checkout / DATA / "statement.txt") == published
    assert f"{published}  statement.txt" in (checkout / DATA / DIGESTS).read_text("utf-8")


def test_the_installed_data_files_are_those_released() -> None:
    assert bs.verify().findings == ()
