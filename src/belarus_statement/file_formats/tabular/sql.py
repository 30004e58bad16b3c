"""The tables of the relational layout as SQL, for every database alike."""

from collections.abc import Iterator, Mapping

from belarus_statement.tables.layouts import Column, ColumnType, Table


def create(table: Table, types: Mapping[ColumnType, str]) -> str:
    """Return the SQL that creates a table with its keys, its links and its permitted values."""
    parts = [
        *(_definition(column, types) for column in table.columns),
        f"PRIMARY KEY ({', '.join(map(quote, table.key))})",
    ]
    return f"CREATE TABLE {quote(table.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def insert(table: Table) -> str:
    """Return the statement that inserts a row, with a placeholder for each column."""
    return f"INSERT INTO {quote(table.name)} VALUES ({', '.join('?' for _ in table.columns)})"


def select(table: Table) -> str:
    """Return the query for all rows of a table in the order in which they were inserted."""
    columns = ", ".join(quote(column.name) for column in table.columns)
    return f"SELECT {columns} FROM {quote(table.name)} ORDER BY rowid"


def quote(name: str) -> str:
    """Return a name as SQL has it, also where it is a word of the language, such as end."""
    return f'"{name}"'


def literal(text: str) -> str:
    """Return a text as SQL has it."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _definition(column: Column, types: Mapping[ColumnType, str]) -> str:
    return " ".join((quote(column.name), types[column.type], *_constraints(column)))


def _constraints(column: Column) -> Iterator[str]:
    if column.required:
        yield "NOT NULL"
    if column.values:
        yield f"CHECK ({quote(column.name)} IN ({', '.join(map(literal, column.values))}))"
    if column.references:
        yield f"REFERENCES {quote(column.references)} (id)"
