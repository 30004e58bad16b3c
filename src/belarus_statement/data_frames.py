"""A statement as data frames, one for each table, for notebooks."""

import html
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, overload

from belarus_statement.errors import FormatError, MissingExtraError
from belarus_statement.model import Statement
from belarus_statement.preconditions import UNIQUE_IDS
from belarus_statement.readable_tables import readable as readable_tables
from belarus_statement.tables import Cell, Column, ColumnType, Table, nested

if TYPE_CHECKING:
    import pandas
    import polars

_PANDAS_TYPES: MappingProxyType[ColumnType, str] = MappingProxyType(
    {"string": "string", "integer": "Int64", "boolean": "boolean", "array": "object"}
)
_POLARS_TYPES: MappingProxyType[ColumnType, str] = MappingProxyType(
    {"string": "String", "integer": "Int64", "boolean": "Boolean"}
)


F = TypeVar("F")


class Frames(Mapping[str, F]):
    """Data frames by the names of their tables; printed, it is their table of contents."""

    def __init__(self, frames: Mapping[str, F]) -> None:
        """Hold frames, each of which has rows by its length, and columns."""
        self._frames = MappingProxyType(dict(frames))

    def __getitem__(self, name: str) -> F:
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def __repr__(self) -> str:
        return "\n".join(
            f"{name}: {len(frame)} rows, {len(frame.columns)} columns"
            for name, frame in cast("Mapping[str, Any]", self._frames).items()
        )

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{html.escape(name)}</th><td>{len(frame)}</td>"
            f"<td>{html.escape(', '.join(map(str, frame.columns)))}</td></tr>"
            for name, frame in cast("Mapping[str, Any]", self._frames).items()
        )
        return (
            "<table><thead><tr><th>table</th><th>rows</th><th>columns</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )


@overload
def frames(
    statement: Statement, library: Literal["polars"], *, readable: bool = False
) -> Mapping[str, "polars.DataFrame"]: ...
@overload
def frames(
    statement: Statement, library: Literal["pandas"], *, readable: bool = False
) -> Mapping[str, "pandas.DataFrame"]: ...
@overload
def frames(statement: Statement, library: str, *, readable: bool = False) -> Mapping[str, Any]: ...
def frames(statement: Statement, library: str, *, readable: bool = False) -> Mapping[str, Any]:
    """Return a statement as data frames of polars or pandas, one for each class, by its name.

    The columns are those of the `parquet` format. An enumeration is an `Enum`
    of polars or a categorical of pandas; a field with several values is a list
    of strings of polars, and in pandas an object column of tuples; what is not
    there is null or `<NA>`.

    ``readable`` gives tables for people instead: names where these hold ids,
    the paragraph and the sentence of each annotation, and several values in one
    cell, a semicolon between. What is printed is the table of contents.

    Raises `FormatError` for another library, or where two records share an id,
    and `MissingExtraError` where the library is not installed.
    """
    makers: dict[str, Callable[[tuple[Column, ...], list[list[Cell]]], Any]] = {
        "pandas": _pandas_frame,
        "polars": _polars_frame,
    }
    if library not in [*makers]:
        raise FormatError(f"found the library {library!r:.80}; expected one of {', '.join(makers)}")
    UNIQUE_IDS.check(statement)
    try:
        return Frames(
            {
                table.name: makers[library](table.columns, _columns(table.rows(statement), table))
                for table in (readable_tables() if readable else nested())
            }
        )
    except ModuleNotFoundError as error:
        raise MissingExtraError("data frames", library, error.name or library) from error


def _columns(rows: tuple[tuple[Cell, ...], ...], table: Table) -> list[list[Cell]]:
    return [[row[index] for row in rows] for index in range(len(table.columns))]


def _polars_frame(columns: tuple[Column, ...], cells: list[list[Cell]]) -> "polars.DataFrame":
    import polars

    def type_of(column: Column) -> Any:
        if column.type == "array":
            return polars.List(polars.Enum(column.values) if column.values else polars.String)
        if column.values:
            return polars.Enum(column.values)
        return getattr(polars, _POLARS_TYPES[column.type])

    return polars.DataFrame(
        [
            polars.Series(
                column.name,
                [list(cell) if isinstance(cell, tuple) else cell for cell in values],
                dtype=type_of(column),
            )
            for column, values in zip(columns, cells, strict=True)
        ]
    )


def _pandas_frame(columns: tuple[Column, ...], cells: list[list[Cell]]) -> "pandas.DataFrame":
    import pandas

    def type_of(column: Column) -> Any:
        if column.values and column.type != "array":
            return pandas.CategoricalDtype([*column.values])
        return _PANDAS_TYPES[column.type]

    return pandas.DataFrame(
        {
            column.name: pandas.Series(values, dtype=type_of(column))
            for column, values in zip(columns, cells, strict=True)
        }
    )
