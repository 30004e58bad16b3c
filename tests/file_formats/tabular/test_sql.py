"""The SQL of a table, which SQLite takes as it is."""

import sqlite3

from belarus_statement.file_formats.tabular import sql
from belarus_statement.tables import Column, Table

TABLE = Table(
    name="end",
    description="A table named by a word of the language.",
    columns=(
        Column(name="id", description="", type="string", required=True, references="all"),
        Column(name="group", description="", type="string", required=False, values=("it's", "b")),
    ),
    key=("id",),
    of_class=str,
    rows=lambda _: (),
)
TYPES = {"string": "TEXT"}


def test_a_table_has_its_keys_its_links_and_its_permitted_values() -> None:
    assert sql.create(TABLE, TYPES) == (  # type: ignore[arg-type]
        'CREATE TABLE "end" (\n'
        '  "id" TEXT NOT NULL REFERENCES "all" (id),\n'
        "  \"group\" TEXT CHECK (\"group\" IN ('it''s', 'b')),\n"
        '  PRIMARY KEY ("id")\n'
        ")"
    )


def test_what_is_inserted_is_selected_in_that_order() -> None:
    database = sqlite3.connect(":memory:")
    database.execute(sql.create(TABLE, TYPES))  # type: ignore[arg-type]
    rows = [("z", "it's"), ("a", None), ("é", "b")]
    database.executemany(sql.insert(TABLE), rows)
    assert database.execute(sql.select(TABLE)).fetchall() == rows
    database.close()


def test_a_text_is_quoted() -> None:
    assert sql.literal("it's") == "'it''s'"
