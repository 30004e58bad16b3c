"""Tables as Apache Parquet files, one a class, with lists where a field has several values.

https://parquet.apache.org/
"""

# pyarrow is only partly typed.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

import io
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from belarus_statement.errors import LoadError, refusal
from belarus_statement.file_formats.format import Files, Format, Reader
from belarus_statement.file_formats.languages import primary_language
from belarus_statement.model import Statement
from belarus_statement.preconditions import UNIQUE_IDS
from belarus_statement.tables import (
    Column,
    ColumnType,
    Table,
    expect_columns,
    nested,
    rows_of,
    statement_of,
)

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

FILE = "statement.parquet"
CARD = "README.md"
# Not every pyarrow knows views. What is of no type of the column's is found by its row.
_TAKEN = (
    *("string", "large_string", "string_view"),
    *("boolean", "integer", "floating", "null", "binary"),
)
_AT_ONCE = 1_000
_LEAST_ROOM = 1_000_000
_MOST_EXPANDED = 100
"""How many times its size a table may have, in cells and characters; text has some 15."""
_TYPES: MappingProxyType[ColumnType, str] = MappingProxyType(
    {"string": "string", "integer": "int64", "boolean": "bool_"}
)


def encode(statement: Statement) -> Files:
    tables = {f"{table.name}.parquet": _table(table, statement) for table in nested()}
    return {**tables, CARD: _card(statement)}


def decode(files: Reader) -> Statement:
    rows = rows_of(nested(), lambda table: _rows(table, files), FILE)
    return statement_of(nested(), rows, FILE)


def _card(statement: Statement) -> bytes:
    """Return the card by which libraries for data sets know each table as one configuration.

    https://huggingface.co/docs/hub/datasets-manual-configuration
    """
    language, title = primary_language(statement.language), " ".join(statement.title.split())
    header = {
        "pretty_name": title,
        **({"language": [language]} if language else {}),
        "configs": [
            {"config_name": table.name, "data_files": f"{table.name}.parquet"} for table in nested()
        ],
    }
    tables = (f"- `{table.name}`: {table.description}" for table in nested())
    rights = " ".join(statement.source.rights.split())
    # JSON is YAML too.
    lines = ("---", json.dumps(header, indent=2), "---", "", f"# {title}", "", *tables, "")
    return "\n".join((*lines, f"Rights in the text: {rights}", "")).encode("utf-8", "replace")


def _table(table: Table, statement: Statement) -> bytes:
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema(
        [_field(column) for column in table.columns], metadata={"description": table.description}
    )
    columns = [*zip(*table.rows(statement), strict=True)] or [()] * len(table.columns)
    arrays = [
        pyarrow.array(cells, type=field.type) for cells, field in zip(columns, schema, strict=True)
    ]
    written = io.BytesIO()
    pyarrow.parquet.write_table(
        pyarrow.Table.from_arrays(arrays, schema=schema), written, compression="zstd"
    )
    return written.getvalue()


def _field(column: Column) -> "pyarrow.Field[Any]":
    import pyarrow

    metadata = {"description": column.description}
    if column.references:
        metadata["references"] = column.references
    return pyarrow.field(
        column.name, _type(column), nullable=not column.required, metadata=metadata
    )


def _type(column: Column) -> "pyarrow.DataType":
    import pyarrow

    if column.type == "array":
        return pyarrow.list_(pyarrow.field("item", pyarrow.string(), nullable=False))
    made: pyarrow.DataType = getattr(pyarrow, _TYPES[column.type])()
    return made


def _rows(table: Table, files: Reader) -> list[list[Any]]:
    import pyarrow.parquet

    name = f"{table.name}.parquet"
    content = files.read(name)
    try:
        # What the libraries of others say of a file that anyone made may be anything.
        file = pyarrow.parquet.ParquetFile(
            io.BytesIO(content),
            thrift_string_size_limit=len(content),
            thrift_container_size_limit=len(content),
        )
        expect_columns(table, file.schema_arrow.names, name)
        _refuse_other_types(table, file.schema_arrow)
        return _read(table, file, _LEAST_ROOM + _MOST_EXPANDED * len(content))
    except LoadError:
        raise
    except Exception as error:
        message = f"found a file that is not Parquet, or is damaged: {error}"
        raise refusal(name, "parquet-unreadable", message, name) from error


def _refuse_other_types(table: Table, schema: "pyarrow.Schema") -> None:
    """Raise `LoadError` for types that no column of ours has, such as dates and maps."""
    import pyarrow

    for field in schema:
        plain = field.type
        if pyarrow.types.is_list(plain) or pyarrow.types.is_large_list(plain):
            plain = plain.value_type
        if pyarrow.types.is_dictionary(plain):
            plain = plain.value_type
        tests = (getattr(pyarrow.types, f"is_{kind}", None) for kind in _TAKEN)
        if not any(is_taken and is_taken(plain) for is_taken in tests):
            path = f"{table.name}.{field.name}"
            message = f"found a column of type {field.type}; expected text, integers or booleans"
            raise refusal(path, "wrong-type", message, path)


def _read(table: Table, file: "pyarrow.parquet.ParquetFile", room: int) -> list[list[Any]]:
    """Read the rows, a few at a time; raises `LoadError` where there is no room for so many.

    A few bytes may stand for millions of rows without a value.
    """
    chunks = (file.metadata.row_group(index) for index in range(file.metadata.num_row_groups))
    needed = [column.name for column in table.columns if column.required]
    too_many = refusal(table.name, "too-large", "found more rows than such a file has", table.name)
    if sum(chunk.total_byte_size for chunk in chunks) > room:
        raise too_many
    rows: list[list[Any]] = []
    # pyarrow 18 fails over a table that was saved without a row group.
    batches = file.iter_batches(batch_size=_AT_ONCE) if file.metadata.num_row_groups else ()
    for batch in batches:
        columns = {name: batch.column(name).to_pylist() for name in file.schema_arrow.names}
        room -= sum(map(_room_of, columns.values()))
        if room < 0:
            raise too_many
        rows += [list(row) for row in zip(*columns.values(), strict=True)]
        # What is wrong with it is said of the rows so far.
        if any(None in columns[name] for name in needed):
            break
    return rows


def _room_of(cells: list[Any]) -> int:
    return len(cells) + sum(
        len(cell) if isinstance(cell, str | bytes) else sum(map(len, filter(None, cell)))
        for cell in cells
        if isinstance(cell, str | bytes | list)
    )


FORMAT = Format(
    name="parquet",
    suffix=".parquet",
    media_type="application/vnd.apache.parquet",
    description="typed columns, one file a class, with lists, for data frames and engines",
    extra="parquet",
    file=FILE,
    magic=(0, b"PAR1"),
    folder=True,
    requires=(UNIQUE_IDS,),
    encode=encode,
    decode=decode,
)
