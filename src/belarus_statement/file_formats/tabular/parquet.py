"""Tables as Apache Parquet files, one a class, with lists where a field has several values.

https://parquet.apache.org/
"""

# pyarrow is only partly typed.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

import io
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from belarus_statement.errors import refusal
from belarus_statement.file_formats.format import Files, Format, Reader
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

FILE = "statement.parquet"
_TYPES: MappingProxyType[ColumnType, str] = MappingProxyType(
    {"string": "string", "integer": "int64", "boolean": "bool_"}
)


def encode(statement: Statement) -> Files:
    return {f"{table.name}.parquet": _table(table, statement) for table in nested()}


def decode(files: Reader) -> Statement:
    rows = rows_of(nested(), lambda table: _rows(table, files), FILE)
    return statement_of(nested(), rows, FILE)


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
    import pyarrow
    import pyarrow.parquet

    name = f"{table.name}.parquet"
    content = files.read(name)
    try:
        found = pyarrow.parquet.read_table(io.BytesIO(content))
        columns = [found.column(index).to_pylist() for index in range(found.num_columns)]
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        message = f"found a file that is not Parquet: {error}"
        raise refusal(name, "parquet-unreadable", message, name) from error
    expect_columns(table, found.column_names, name)
    return [list(row) for row in zip(*columns, strict=True)]


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
