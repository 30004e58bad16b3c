import attrs

import belarus_statement as bs
from belarus_statement.model.fields import fields_of
from belarus_statement.tables import tables_of


def test_every_field_of_every_class_is_a_column_of_its_table(statement: bs.Statement) -> None:
    tables = {table.name: table for table in tables_of(statement)}
    for collection in fields_of(bs.Statement):
        if collection.many:
            columns = {column.name for column in tables[collection.name].columns}
            owned = {f.name for f in fields_of(collection.value_type) if attrs.has(f.value_type)}
            assert columns | owned == {field.name for field in fields_of(collection.value_type)}
            assert owned <= set(tables)


def test_every_row_has_a_cell_for_every_column_and_a_key_of_its_own(
    statement: bs.Statement,
) -> None:
    for table in tables_of(statement):
        names = [column.name for column in table.columns]
        keys = [tuple(row[names.index(name)] for name in table.key) for row in table.rows]
        assert {len(row) for row in table.rows} <= {len(names)}
        assert len(set(keys)) == len(keys)


def test_every_reference_leads_to_a_row_of_the_table_that_its_column_names(
    statement: bs.Statement,
) -> None:
    tables = {table.name: table for table in tables_of(statement)}
    ids = {name: {row[0] for row in table.rows} for name, table in tables.items()}
    for table in tables.values():
        for index, column in enumerate(table.columns):
            if column.references:
                for row in table.rows:
                    cell = row[index]
                    held = cell if isinstance(cell, tuple) else () if cell is None else (cell,)
                    assert set(held) <= ids[column.references]
