import io
import pathlib
from collections.abc import Callable
from typing import Any

import attrs
import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest

import belarus_statement as bs
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.file_formats.tabular.parquet import decode, encode
from belarus_statement.tables import nested

Refused = Callable[..., list[tuple[str, str]]]


def listed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple([*cell] if isinstance(cell, tuple) else cell for cell in row)


@pytest.fixture(name="expected")
def fixture_expected(either: bs.Statement) -> dict[str, list[tuple[Any, ...]]]:
    return {
        f"{table.name}.parquet": [listed(row) for row in table.rows(either)] for table in nested()
    }


def test_pyarrow_gives_back_what_went_in(
    either: bs.Statement, expected: dict[str, list[tuple[Any, ...]]]
) -> None:
    for name, content in encode(either).items():
        read = pyarrow.parquet.read_table(io.BytesIO(content))
        read.validate(full=True)
        assert [tuple(row.values()) for row in read.to_pylist()] == expected[name]


def test_polars_gives_back_what_went_in(
    either: bs.Statement, expected: dict[str, list[tuple[Any, ...]]]
) -> None:
    for name, content in encode(either).items():
        assert polars.read_parquet(io.BytesIO(content)).rows() == expected[name]


def test_duckdb_gives_back_what_went_in(
    either: bs.Statement, expected: dict[str, list[tuple[Any, ...]]], tmp_path: pathlib.Path
) -> None:
    for name, content in encode(either).items():
        (tmp_path / name).write_bytes(content)
        with duckdb.connect() as database:
            rows = database.execute(f"FROM '{tmp_path / name}'").fetchall()
        assert rows == expected[name]


def test_columns_have_the_types_and_the_descriptions_of_their_fields(
    statement: bs.Statement,
) -> None:
    made = encode(statement)
    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "array": pyarrow.list_(pyarrow.field("item", pyarrow.string(), nullable=False)),
    }
    for table in nested():
        schema = pyarrow.parquet.read_schema(io.BytesIO(made[f"{table.name}.parquet"]))
        assert schema.metadata[b"description"].decode() == table.description
        for column in table.columns:
            field: Any = schema.field(column.name)
            assert field.type == types[column.type]
            assert field.nullable != column.required
            assert field.metadata[b"description"].decode() == column.description
            assert field.metadata.get(b"references", b"").decode() == (column.references or "")


def test_a_table_without_rows_keeps_its_columns(statement: bs.Statement) -> None:
    bare = attrs.evolve(statement, corrections=())
    made = encode(bare)
    assert polars.read_parquet(io.BytesIO(made["corrections.parquet"])).width == 8
    assert decode(FilesInMemory(made)) == bare


def resaved(content: bytes, change: Callable[[Any], Any]) -> bytes:
    written = io.BytesIO()
    pyarrow.parquet.write_table(change(pyarrow.parquet.read_table(io.BytesIO(content))), written)
    return written.getvalue()


def by_polars(content: bytes) -> bytes:
    written = io.BytesIO()
    frame = polars.read_parquet(io.BytesIO(content))
    frame.with_columns(polars.col(r"^(start|end)$").cast(polars.UInt16)).write_parquet(written)
    return written.getvalue()


def by_polars_with_categories(content: bytes) -> bytes:
    written = io.BytesIO()
    frame = polars.read_parquet(io.BytesIO(content))
    frame.with_columns(polars.col(polars.String).cast(polars.Categorical)).write_parquet(written)
    return written.getvalue()


def by_pandas(content: bytes) -> bytes:
    written = io.BytesIO()
    pandas.read_parquet(io.BytesIO(content), dtype_backend="numpy_nullable").to_parquet(
        written, index=False
    )
    return written.getvalue()


@pytest.mark.parametrize("save", [by_polars, by_polars_with_categories, by_pandas])
def test_what_another_library_saved_with_the_same_values_is_read(
    either: bs.Statement, save: Callable[[bytes], bytes]
) -> None:
    assert (
        decode(FilesInMemory({name: save(content) for name, content in encode(either).items()}))
        == either
    )


CHANGES: list[tuple[Callable[[Any], Any], tuple[str, str]]] = [
    (lambda table: table.drop_columns(["position"]), ("table-columns", "parties.parquet")),
    (
        lambda table: table.append_column("more", table["id"]),
        ("table-columns", "parties.parquet"),
    ),
    (
        lambda table: table.append_column("id", table["id"]),
        ("parquet-unreadable", "parties.parquet"),
    ),
    (
        lambda table: table.select(table.column_names[::-1]),
        ("table-columns", "parties.parquet"),
    ),
    (
        lambda table: table.set_column(7, "position", table["position"].cast("float64")),
        ("wrong-type", "parties[0].position"),
    ),
    (
        lambda table: table.set_column(7, "position", table["position"].cast("string")),
        ("wrong-type", "parties[0].position"),
    ),
    (
        lambda table: table.set_column(3, "quote", table["quote"].cast("binary")),
        ("wrong-type", "parties[0].quote"),
    ),
    (
        lambda table: table.set_column(7, "position", pyarrow.nulls(table.num_rows)),
        ("wrong-type", "parties[0].position"),
    ),
    (lambda table: table.slice(1), ("table-disagrees", "annotations")),
    (
        lambda table: pyarrow.concat_tables([table, table]),
        ("table-id-repeated", "parties[53].id"),
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_files_that_were_changed_are_refused_where_it_was(
    statement: bs.Statement,
    refused: Refused,
    change: Callable[[Any], Any],
    expected: tuple[str, str],
) -> None:
    made = dict(encode(statement))
    made["parties.parquet"] = resaved(made["parties.parquet"], change)
    assert refused("parquet", made)[0] == expected


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1PAR1", b"\xff" * 500, b"{}"])
def test_what_is_no_such_file_is_refused(
    statement: bs.Statement, refused: Refused, content: bytes
) -> None:
    made = {**encode(statement), "persons.parquet": content}
    assert refused("parquet", made) == [("parquet-unreadable", "persons.parquet")]


def test_a_truncated_file_is_refused(statement: bs.Statement, refused: Refused) -> None:
    made = dict(encode(statement))
    made["persons.parquet"] = made["persons.parquet"][:-9]
    assert refused("parquet", made) == [("parquet-unreadable", "persons.parquet")]


def test_every_file_that_is_missing_is_named(statement: bs.Statement, refused: Refused) -> None:
    made = dict(encode(statement))
    del made["persons.parquet"], made["source.parquet"]
    assert refused("parquet", made) == [
        ("missing-file", "source.parquet"),
        ("missing-file", "persons.parquet"),
    ]
