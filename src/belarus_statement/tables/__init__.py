"""A statement as flat tables: `layouts` says which there are, `reading` is the way back."""

from belarus_statement.tables.layouts import (
    Cell,
    Column,
    ColumnType,
    Row,
    Table,
    nested,
    relational,
)
from belarus_statement.tables.reading import Rows, expect_columns, rows_of, statement_of

__all__ = [
    "Cell",
    "Column",
    "ColumnType",
    "Row",
    "Rows",
    "Table",
    "expect_columns",
    "nested",
    "relational",
    "rows_of",
    "statement_of",
]
