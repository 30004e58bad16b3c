"""One collection of a statement, as a table for people, as JSON or as CSV."""

import csv
import json
import sys

from belarus_statement.cli.page import Table, write
from belarus_statement.errors import did_you_mean, printable, refusal
from belarus_statement.model import Statement
from belarus_statement.readable_tables import readable
from belarus_statement.tables import Cell
from belarus_statement.wording import cut

FORMATS = ("table", "json", "csv")
_WIDEST = 40


def names() -> list[str]:
    """Return the names of the sections."""
    return [table.name for table in readable()]


def show_section(statement: Statement, name: str, format: str) -> None:
    """Print a section; raises `LoadError` where a statement has none of this name."""
    tables = {table.name: table for table in readable()}
    if name not in tables:
        known = ", ".join(tables) + did_you_mean(name, tables)
        message = f"found {name!r:.80}; expected one of {known}"
        raise refusal("the section", "section-unknown", message)
    columns = [column.name for column in tables[name].columns]
    rows = tables[name].rows(statement)
    if format == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        print(json.dumps(records, indent=2))
    elif format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([[_guarded(cell) for cell in row] for row in rows])
    else:
        filled = [at for at in range(len(columns)) if any(row[at] is not None for row in rows)]
        head = tuple(columns[at] for at in filled)
        write((Table((head, *(tuple(_clipped(row[at]) for at in filled) for row in rows))),))


def _clipped(cell: Cell) -> str:
    return cut(" ".join(_word(cell).split()), _WIDEST)


def _guarded(cell: Cell) -> str:
    """Return a cell that no spreadsheet takes for a formula, and no terminal for a command."""
    words = printable(_word(cell), lines=True)
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words


def _word(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)
