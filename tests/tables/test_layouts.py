"""The tables are derived from the classes: every field is in them, and every link leads on."""

from collections.abc import Callable

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.model.fields import fields_of
from belarus_statement.model.statement import collection_fields
from belarus_statement.tables import Table, nested, relational

both = pytest.mark.parametrize("layout", [nested, relational])
Layout = Callable[[], tuple[Table, ...]]


def named(layout: Layout) -> dict[str, Table]:
    return {table.name: table for table in layout()}


def columns(table: Table) -> list[str]:
    return [column.name for column in table.columns]


@both
def test_every_field_of_every_class_is_a_column_or_a_table(layout: Layout) -> None:
    owned = {(table.of_class, table.field.name) for table in layout() if table.field}
    for collection in collection_fields():
        cls = collection.value_type
        held = {name for owner, name in owned if issubclass(cls, owner)}
        assert {*columns(named(layout)[collection.name])} | held == {
            field.name for field in fields_of(cls)
        }


def test_the_nested_layout_has_one_table_a_class_with_the_text_in_the_header() -> None:
    assert [*named(nested)] == [
        *("statement", "source", "entities", "annotations"),
        *(field.name for field in collection_fields()),
        *("entity_external_ids", "right_provisions"),
    ]
    assert "text" in columns(named(nested)["statement"])


def test_the_relational_layout_has_no_arrays_and_no_long_text() -> None:
    tables = named(relational)
    assert all(column.type != "array" for table in tables.values() for column in table.columns)
    assert "text" not in columns(tables["statement"])
    assert columns(tables["lines"]) == ["number", "start", "end", "text"]
    assert columns(tables["demand_addressees"]) == ["demand", "position", "value"]


@both
def test_every_row_has_a_cell_for_every_column_and_a_key_of_its_own(
    layout: Layout, either: bs.Statement
) -> None:
    for table in layout():
        rows = table.rows(either)
        keys = [tuple(row[columns(table).index(name)] for name in table.key) for row in rows]
        assert {len(row) for row in rows} <= {len(table.columns)}
        assert len({*keys}) == len(keys)


@both
def test_every_reference_leads_to_a_row_of_the_table_that_its_column_names(
    layout: Layout, statement: bs.Statement
) -> None:
    tables = named(layout)
    ids = {name: {row[0] for row in table.rows(statement)} for name, table in tables.items()}
    for table in tables.values():
        for index, column in enumerate(table.columns):
            if column.references:
                for row in table.rows(statement):
                    cell = row[index]
                    held = cell if isinstance(cell, tuple) else () if cell is None else (cell,)
                    assert {*held} <= ids[column.references]


@both
def test_a_table_comes_after_those_that_it_refers_to(layout: Layout) -> None:
    before: set[str] = set()
    for table in layout():
        assert {each.references for each in table.columns if each.references} <= before
        before.add(table.name)


def test_every_reference_of_a_class_is_one_of_a_column() -> None:
    expected = sum(
        bool(field.refers)
        for collection in collection_fields()
        for field in fields_of(collection.value_type)
    )
    for layout in (nested, relational):
        links = [
            column
            for table in layout()
            for column in table.columns
            if column.references
            and column.name != "id"
            and column.name
            in {"value"} | {field.name for field in fields_of(table.of_class) if field.refers}
            and not (table.field and attrs.has(table.field.value_type))
        ]
        assert len(links) == expected


def test_the_lines_are_the_text(either: bs.Statement) -> None:
    lines = named(relational)["lines"].rows(either)
    assert [each[3] for each in lines] == either.text.split("\n")
    words = [either.text[int(str(start)) : int(str(end))] for _, start, end, _ in lines]
    assert words == [line for *_, line in lines]


@both
def test_a_table_is_shown_without_the_function_that_reads_its_rows(layout: Layout) -> None:
    assert not any("rows=" in repr(table) for table in layout())
