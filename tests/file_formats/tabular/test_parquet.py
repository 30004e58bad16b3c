import decimal
import io
import pathlib
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import attrs
import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
import yaml

import belarus_statement as bs
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.file_formats.tabular.parquet import CARD, decode, encode
from belarus_statement.tables import nested

Refused = Callable[..., list[tuple[str, str]]]


def listed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple([*cell] if isinstance(cell, tuple) else cell for cell in row)


@pytest.fixture(name="expected")
def fixture_expected(either: bs.Statement) -> dict[str, list[tuple[Any, ...]]]:
    return {
        f"{table.name}.parquet": [listed(row) for row in table.rows(either)] for table in nested()
    }


def tables_of(statement: bs.Statement) -> dict[str, bytes]:
    return {name: content for name, content in encode(statement).items() if name != CARD}


def test_pyarrow_gives_back_what_went_in(
    either: bs.Statement, expected: dict[str, list[tuple[Any, ...]]]
) -> None:
    for name, content in tables_of(either).items():
        read = pyarrow.parquet.read_table(io.BytesIO(content))
        read.validate(full=True)
        assert [tuple(row.values()) for row in read.to_pylist()] == expected[name]


def test_polars_gives_back_what_went_in(
    either: bs.Statement, expected: dict[str, list[tuple[Any, ...]]]
) -> None:
    for name, content in tables_of(either).items():
        assert polars.read_parquet(io.BytesIO(content)).rows() == expected[name]


def test_duckdb_gives_back_what_went_in(
    either: bs.Statement, expected: dict[str, list[tuple[Any, ...]]], tmp_path: pathlib.Path
) -> None:
    for name, content in tables_of(either).items():
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
        decode(FilesInMemory({name: save(content) for name, content in tables_of(either).items()}))
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
        ("table-columns", "parties.parquet"),
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
    (lambda table: table.slice(1), ("table-disagrees", "annotations[18].id")),
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


def with_column(statement: bs.Statement, column: Any) -> dict[str, bytes]:
    """The files, with another column of names in groups.parquet."""
    made = dict(encode(statement))
    table = pyarrow.parquet.read_table(io.BytesIO(made["groups.parquet"]))
    index = table.column_names.index("name")
    changed = table.set_column(index, pyarrow.field("name", column.type), [column])
    written = io.BytesIO()
    pyarrow.parquet.write_table(changed, written)
    return {**made, "groups.parquet": written.getvalue()}


MAP = pyarrow.map_(pyarrow.string(), pyarrow.string())


def deep(count: int, depth: int) -> Any:
    column: Any = pyarrow.array(["x"] * count)
    for _ in range(depth):
        offsets = pyarrow.array(range(count + 1), pyarrow.int32())
        column = pyarrow.ListArray.from_arrays(offsets, column)
    return column


OTHER_TYPES: list[Callable[[int], Any]] = [
    lambda n: pyarrow.array([1] * n, pyarrow.timestamp("ns")),
    lambda n: pyarrow.array([2**62] * n, pyarrow.timestamp("us")),
    lambda n: pyarrow.array([2**31 - 1] * n, pyarrow.int32()).view(pyarrow.date32()),
    lambda n: pyarrow.array([2**62] * n, pyarrow.duration("s")),
    lambda n: pyarrow.array([1] * n, pyarrow.time64("ns")),
    lambda n: pyarrow.array([decimal.Decimal("1.5")] * n),
    lambda n: pyarrow.array([[("a", "b")]] * n, MAP),
    lambda n: pyarrow.array([{"x": "a"}] * n),
    lambda n: deep(n, 2),
]


@pytest.mark.parametrize("make", OTHER_TYPES)
def test_a_column_of_a_type_that_no_column_has_is_refused_before_it_is_read(
    statement: bs.Statement, refused: Refused, make: Callable[[int], Any]
) -> None:
    files = with_column(statement, make(len(statement.groups)))
    assert refused("parquet", files) == [("wrong-type", "groups.name")]


def test_lists_that_are_deeper_than_the_library_reads_are_refused(
    statement: bs.Statement, refused: Refused
) -> None:
    ((code, path),) = refused("parquet", with_column(statement, deep(len(statement.groups), 200)))
    assert path.startswith("groups.")
    assert code in {"wrong-type", "parquet-unreadable"}


@pytest.mark.parametrize("kind", [pyarrow.large_string(), pyarrow.string()])
@pytest.mark.parametrize("encoded", [False, True])
def test_text_of_another_encoding_is_text(
    statement: bs.Statement,
    kind: Any,
    encoded: bool,  # noqa: FBT001  # a parameter
) -> None:
    column: Any = pyarrow.array([each.name for each in statement.groups], kind)
    files = with_column(statement, column.dictionary_encode() if encoded else column)
    assert decode(FilesInMemory(files)) == statement


def test_rows_that_take_no_room_are_not_all_read(statement: bs.Statement, refused: Refused) -> None:
    made = dict(encode(statement))
    names = pyarrow.parquet.read_table(io.BytesIO(made["groups.parquet"])).column_names
    empty = pyarrow.table({name: pyarrow.nulls(5_000_000, pyarrow.string()) for name in names})
    written = io.BytesIO()
    pyarrow.parquet.write_table(empty, written, compression="zstd")
    assert written.tell() < 200_000
    made["groups.parquet"] = written.getvalue()
    assert len(refused("parquet", made)) < 10_000


def test_text_that_grows_without_end_is_refused(statement: bs.Statement, refused: Refused) -> None:
    made = dict(encode(statement))
    names = pyarrow.parquet.read_table(io.BytesIO(made["groups.parquet"])).column_names
    same = pyarrow.DictionaryArray.from_arrays(
        pyarrow.array([0] * 100_000, pyarrow.int32()), pyarrow.array(["x" * 1000])
    )
    written = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(dict.fromkeys(names, same)), written)
    made["groups.parquet"] = written.getvalue()
    (code, _), *_ = refused("parquet", made)
    assert code == "too-large"


def test_the_card_makes_a_configuration_of_every_table(either: bs.Statement) -> None:
    _, header, words = encode(either)[CARD].decode().split("---\n")
    configurations = yaml.safe_load(header)["configs"]
    assert {each["config_name"]: each["data_files"] for each in configurations} == {
        name.removesuffix(".parquet"): name for name in tables_of(either)
    }
    assert " ".join(either.source.rights.split()) in words


def test_datasets_loads_a_table_by_its_name_without_a_network(
    statement: bs.Statement, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("datasets", reason="datasets is not installed")
    bs.export(statement, "parquet", tmp_path / "parquet")
    script = (
        "import datasets, sys\n"
        "found = datasets.load_dataset(sys.argv[1], 'demands')['train']\n"
        "print(found.num_rows, found[0]['action'])"
    )
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "cache"))
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "parquet"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[0] == f"{len(statement.demands)} not use"
