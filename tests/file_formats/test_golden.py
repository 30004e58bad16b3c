"""What every format makes of one invented statement that uses every field and every value.

The golden files are for reading: of a format that is not text, they have what a reader of it finds.
"""

import io
import pathlib
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
import duckdb
import openpyxl
import pyarrow.parquet
import pytest
import spacy
from spacy.tokens import DocBin

import belarus_statement as bs
from belarus_statement.file_formats import BUILT_IN, format_named
from belarus_statement.file_formats.documents.html import highlighted
from belarus_statement.model.fields import fields_of

# The form that the statement itself is kept in, and the same records line by line.
OTHERWISE_HELD = {"json", "jsonl"}
STYLE_OR_SCRIPT = re.compile(r"(<style>|<script>).*?(</)", re.DOTALL)


def text(content: bytes) -> str:
    return content.decode("utf-8")


def html(content: bytes) -> str:
    """The page, an element a line, without its style and its script."""
    shown = STYLE_OR_SCRIPT.sub(r"\1\2", text(content))
    return re.sub(r"script-src '[^']+'", "script-src '…'", shown).replace("><", ">\n<")


def spacy_doc(content: bytes) -> str:
    (doc,) = DocBin().from_bytes(content).get_docs(spacy.blank("en").vocab)
    tokens = [f"{each.idx} {each.text!r} {each.is_sent_start}" for each in doc]
    spans = [
        f"{group} {each.start}-{each.end} {each.label_} {each.kb_id_!r} {each.id_!r}"
        for group, listed in [*doc.spans.items(), ("ents", doc.ents)]
        for each in listed
    ]
    records = [f"{key}: {value}" for key, value in doc.user_data["records"].items()]
    return "\n".join([*tokens, *spans, str(doc.user_data["statement"]), *records])


def sqlite_schema(content: bytes) -> str:
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    asked = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%search\\_%' "
    found = [row[0] for row in database.execute(asked + "ESCAPE '\\'")]
    for pragma in ("application_id", "user_version", "page_size"):
        found += [f"{pragma} {value}" for value in database.execute(f"PRAGMA {pragma}").fetchone()]
    found += [str(row) for row in database.execute("SELECT * FROM sentences_search")]
    database.close()
    return "\n".join(found)


def duckdb_schema(content: bytes, folder: pathlib.Path) -> str:
    path = folder / "statement.duckdb"
    path.write_bytes(content)
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() "
        "WHERE NOT internal ORDER BY table_oid, column_index"
    )
    keys = (
        "SELECT table_name, constraint_type, constraint_column_names, referenced_table "
        "FROM duckdb_constraints() ORDER BY ALL"
    )
    with duckdb.connect(path, read_only=True) as database:
        rows = (row for sql in (columns, keys) for row in database.execute(sql).fetchall())
        return "\n".join(map(str, rows))


def parquet_schema(content: bytes) -> str:
    if content.startswith(b"---"):
        # The card of the data set.
        return text(content)
    file = pyarrow.parquet.ParquetFile(io.BytesIO(content))
    schema = file.schema_arrow
    codec = file.metadata.row_group(0).column(0).compression
    lines = [f"{file.metadata.num_rows} rows, {codec}, {schema.metadata}"]
    lines += [f"{each}, nullable {each.nullable}, {each.metadata}" for each in schema]
    return "\n".join(lines)


def sheets(content: bytes) -> Iterator[str]:
    """What a spreadsheet program shows: the cells, where they lead, how large and how marked."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    yield f"{book.properties.title}, made {book.properties.created}"
    for sheet in book:
        setup = f"{sheet.page_setup.orientation} {sheet.page_setup.fitToHeight}"
        widths = {key: round(each.width) for key, each in sheet.column_dimensions.items()}
        yield f"--- {sheet.title}: {sheet.freeze_panes} {sheet.auto_filter.ref} {setup} {widths}"
        for number, row in enumerate(sheet.iter_rows(), 1):
            height = sheet.row_dimensions[number].height
            yield f"{number} ({height}): " + " | ".join(map(cell, row))


def cell(found: Any) -> str:
    marks = (
        f"{found.font.size:g}{' bold' * bool(found.font.bold)}",
        "wrap" * bool(found.alignment.wrap_text),
        found.number_format.replace("General", ""),
        found.hyperlink.location if found.hyperlink else "",
    )
    shown = ", ".join(filter(None, marks))
    return f"{found.value!r} <{shown}>" if found.value is not None else ""


@pytest.fixture
def readers(tmp_path: pathlib.Path) -> Mapping[str, Callable[[bytes], str]]:
    return {
        "duckdb": lambda content: duckdb_schema(content, tmp_path),
        "html": html,
        "parquet": parquet_schema,
        "spacy": spacy_doc,
        "sqlite": sqlite_schema,
        "xlsx": lambda content: "\n".join(sheets(content)),
    }


@pytest.mark.parametrize("name", sorted({*BUILT_IN} - OTHERWISE_HELD))
def test_a_format_makes_of_a_statement_with_every_field_what_it_did(
    name: str,
    full_statement: bs.Statement,
    readers: Mapping[str, Callable[[bytes], str]],
    golden: Callable[[str, bytes], None],
) -> None:
    files = format_named(name).encode(full_statement)
    show = readers.get(name, text)
    shown = [f"=== {file} ===\n{show(content)}\n" for file, content in files.items()]
    golden(f"every_field/{name}.txt", "".join(shown).encode("utf-8"))


def test_the_highlighted_text_for_a_notebook_is_what_it_was(
    full_statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    shown = html(highlighted(full_statement).encode("utf-8"))
    golden("every_field/notebook.txt", f"{shown}\n".encode())


def records_in(found: Any) -> Iterator[Any]:
    """A record, and every record that it holds."""
    yield found
    for field in fields_of(type(found)):
        if attrs.has(field.value_type):
            for each in field.values_in(found):
                yield from records_in(each)


def test_it_has_a_value_in_each_field_and_each_permitted_value(
    full_statement: bs.Statement,
) -> None:
    values: dict[tuple[type[Any] | None, str], set[Any]] = {}
    fields = {}
    for record in records_in(full_statement):
        for field in fields_of(type(record)):
            key = (None if field.inherited else type(record), field.name)
            fields[key] = field
            values.setdefault(key, set()).update(field.values_in(record))
    assert {key for key, found in values.items() if not found} == set()
    assert {key for key, found in values.items() if not {*fields[key].values} <= found} == set()


def test_the_canonical_form_of_a_statement_with_every_field_is_its_file(
    full_statement: bs.Statement, checkout: pathlib.Path
) -> None:
    assert bs.dumps(full_statement) == (checkout / "tests" / "full_statement.json").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("name", [name for name in sorted(BUILT_IN) if format_named(name).decode])
def test_a_statement_with_every_field_is_loaded_back_from_every_format_that_carries_it(
    name: str, full_statement: bs.Statement, tmp_path: pathlib.Path
) -> None:
    bs.export(full_statement, name, tmp_path)
    assert bs.load(tmp_path) == full_statement
