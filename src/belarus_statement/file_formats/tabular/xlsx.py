"""A spreadsheet (Office Open XML): sheets for people first, those with the ids behind them.

https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

# xlsxwriter is only partly typed.
# pyright: reportMissingTypeStubs=false
# pyright: reportUnknownMemberType=false

import io
from collections.abc import Iterator
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from belarus_statement.errors import FormatError
from belarus_statement.file_formats.addresses import http_address
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Annotation, Entity, Source, Statement
from belarus_statement.preconditions import UNIQUE_IDS
from belarus_statement.readable_tables import readable
from belarus_statement.tables import Cell, Row, nested, relational

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as Style
    from xlsxwriter.worksheet import Worksheet

FILE = "statement.xlsx"
MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
"""UTF-16 code units, as spreadsheets count them."""
LONGEST_ADDRESS = 2_079
"""Code units of a link, beyond which spreadsheets take none."""
MOST_LINKS = 65_530
"""Links of one sheet; cells beyond it hold their id without one."""

_COVER = "cover"
_WITH_IDS = " (ids)"
"""What is added to the name of a sheet that has the ids of another."""
_WIDEST = 70
_WIDEST_FOR_PEOPLE = 32
"""So that a printed page, which has all columns, can be read."""
_NARROWEST = 8
_LINE_HEIGHT = 15
_HIGHEST = 409
# A file says when it was made; the same statement is to give the same bytes.
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001  # the format knows no time zones


@attrs.frozen(kw_only=True)
class Sheet:
    """A sheet: its columns, and for each whether its ids are links to their records."""

    name: str
    description: str
    columns: tuple[str, ...]
    links: tuple[bool, ...]
    rows: tuple[Row, ...]
    widest: int = _WIDEST


def encode(statement: Statement) -> Files:
    import xlsxwriter

    sheets = (
        *_readable_sheets(statement),
        *_class_sheets(statement),
        _values_sheet(statement),
        _lines_sheet(statement),
    )
    places = {
        row[0]: f"internal:'{sheet.name}'!A{number}"
        for sheet in sheets
        if sheet.columns[0] == "id"
        for number, row in enumerate(sheet.rows, 2)
    }
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": _require_fitting(statement.title), "created": _CREATED})
        styles = _styles(workbook)
        _write_cover(workbook.add_worksheet(_COVER), statement, sheets, styles)
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, places, styles)
    return {FILE: written.getvalue()}


def _readable_sheets(statement: Statement) -> Iterator[Sheet]:
    """Yield a sheet a class, with names for ids; what each row's own id is links to its record."""
    for table in readable():
        names = tuple(column.name for column in table.columns)
        yield Sheet(
            name=table.name,
            description=table.description,
            columns=names,
            links=tuple(name == "id" for name in names),
            rows=table.rows(statement),
            widest=_WIDEST_FOR_PEOPLE,
        )


def _class_sheets(statement: Statement) -> Iterator[Sheet]:
    for table in nested():
        if table.of_class not in (Statement, Source, Entity, Annotation) or table.field:
            yield Sheet(
                name=table.name if table.field else f"{table.name}{_WITH_IDS}",
                description=table.description,
                columns=tuple(column.name for column in table.columns),
                links=tuple(
                    bool(column.references) and column.type == "string" and column.name != "id"
                    for column in table.columns
                ),
                rows=table.rows(statement),
            )


def _values_sheet(statement: Statement) -> Sheet:
    """Every value of every field with several, one a row, since a cell has but one link."""
    return Sheet(
        name="values",
        description="Every value of the fields that have several, one a row.",
        columns=("record", "field", "position", "value"),
        links=(True, False, False, True),
        rows=tuple(
            (row[0], table.field.name, row[1], row[2])
            for table in relational()
            if table.field and not attrs.has(table.field.value_type)
            for row in table.rows(statement)
        ),
    )


def _lines_sheet(statement: Statement) -> Sheet:
    table = next(each for each in relational() if each.name == "lines")
    return Sheet(
        name=table.name,
        description=table.description,
        columns=tuple(column.name for column in table.columns),
        links=(False,) * len(table.columns),
        rows=table.rows(statement),
    )


def _styles(workbook: "Workbook") -> MappingProxyType[str, "Style"]:
    return MappingProxyType(
        {
            "title": workbook.add_format({"bold": True, "font_size": 16, "text_wrap": True}),
            "head": workbook.add_format(
                {"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "top"}
            ),
            "text": workbook.add_format({"text_wrap": True, "valign": "top", "align": "left"}),
            # LibreOffice shows some as 0 and 1 otherwise.
            "boolean": workbook.add_format(
                {"valign": "top", "num_format": '"TRUE";"TRUE";"FALSE"', "align": "left"}
            ),
            "link": workbook.add_format(
                {"text_wrap": True, "valign": "top", "font_color": "#0563C1", "underline": 1}
            ),
        }
    )


def _write_cover(
    worksheet: "Worksheet",
    statement: Statement,
    sheets: tuple[Sheet, ...],
    styles: MappingProxyType[str, "Style"],
) -> None:
    header = [
        (column.name, cell)
        for table in relational()
        if table.of_class in (Statement, Source)
        for column, cell in zip(table.columns, table.rows(statement)[0], strict=True)
    ]
    _fit_to_paper(worksheet)
    worksheet.set_column(0, 0, 28)
    worksheet.set_column(1, 1, _WIDEST)
    worksheet.set_column(2, 2, _NARROWEST)
    title = _require_fitting(statement.title)
    worksheet.merge_range(0, 0, 0, 2, "", styles["title"])
    worksheet.write_string(0, 0, title, styles["title"])
    worksheet.set_row(0, min(2 * _height((title,), [_WIDEST]), _HIGHEST))
    row = 2
    for name, cell in header:
        worksheet.write_string(row, 0, name, styles["head"])
        worksheet.set_row(row, _height((cell,), [_WIDEST]))
        address = http_address(str(cell)) if name == "published_at" else ""
        if address and len(address) <= LONGEST_ADDRESS:
            _write_link(worksheet, (row, 1), cell, address, styles["link"])
        else:
            _write_cell(worksheet, row, 1, cell, styles["text"])
        row += 1
    row += 1
    for column, title in enumerate(("sheet", "what it holds", "rows")):
        worksheet.write_string(row, column, title, styles["head"])
    for sheet in sheets:
        row += 1
        place = f"internal:'{sheet.name}'!A1"
        worksheet.write_url(row, 0, place, styles["link"], sheet.name)
        worksheet.write_string(row, 1, sheet.description, styles["text"])
        worksheet.write_number(row, 2, len(sheet.rows), styles["text"])


def _write_sheet(
    worksheet: "Worksheet",
    sheet: Sheet,
    places: dict[Cell, str],
    styles: MappingProxyType[str, "Style"],
) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise FormatError(
            f"found {len(sheet.rows)} rows for the sheet {sheet.name!r}; expected at most "
            f"{MOST_ROWS}, which spreadsheets take"
        )
    worksheet.freeze_panes(1, 1)
    worksheet.repeat_rows(0)
    _fit_to_paper(worksheet)
    worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    widths = [_width(sheet, index) for index in range(len(sheet.columns))]
    for index, name in enumerate(sheet.columns):
        worksheet.write_string(0, index, name, styles["head"])
        worksheet.set_column(index, index, widths[index])
    links = 0
    for number, row in enumerate(sheet.rows, 1):
        worksheet.set_row(number, _height(row, widths))
        for index, cell in enumerate(row):
            place = places.get(cell) if sheet.links[index] else None
            if place and links < MOST_LINKS:
                links += 1
                _write_link(worksheet, (number, index), cell, place, styles["link"])
            else:
                style = styles["boolean" if isinstance(cell, bool) else "text"]
                _write_cell(worksheet, number, index, cell, style)


def _width(sheet: Sheet, index: int) -> int:
    """Return the width of a column, in characters: that of its longest line, within limits."""
    lines = (line for row in sheet.rows for line in _show_cell(row[index]).split("\n"))
    longest = max((len(sheet.columns[index]) + 3, *(len(line) + 1 for line in lines)))
    return min(max(longest, _NARROWEST), sheet.widest)


def _height(row: Row, widths: list[int]) -> int:
    """Return the height of a row in points: not every spreadsheet fits it to wrapped text."""
    lines = max(
        sum(len(line) // (width - 3) + 1 for line in _show_cell(cell).split("\n"))
        for cell, width in zip(row, widths, strict=True)
    )
    return min(lines * _LINE_HEIGHT, _HIGHEST)


def _fit_to_paper(worksheet: "Worksheet") -> None:
    """Have all columns on one page, on whatever length of paper."""
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)


def _write_cell(worksheet: "Worksheet", row: int, column: int, cell: Cell, style: "Style") -> None:
    if isinstance(cell, bool):
        worksheet.write_boolean(row, column, cell, style)
    elif isinstance(cell, int):
        worksheet.write_number(row, column, cell, style)
    elif cell:
        # As a string, whatever it starts with: a formula stays the text that it is.
        worksheet.write_string(row, column, _require_fitting(_show_cell(cell)), style)


def _write_link(
    worksheet: "Worksheet", at: tuple[int, int], cell: Cell, place: str, style: "Style"
) -> None:
    # Two calls, since the library escapes the text of a cell, but not that of a link.
    worksheet.write_url(*at, place, style, "record")
    _write_cell(worksheet, *at, cell, style)


def _show_cell(cell: Cell) -> str:
    """Return a cell as text; the values of an array each on a line of its own."""
    if isinstance(cell, tuple):
        return "\n".join(cell)
    return "" if cell is None else str(cell)


def _require_fitting(text: str) -> str:
    if (length := len(text.encode("utf-16-le")) // 2) > LONGEST_CELL:
        raise FormatError(
            f"found a value of {length} UTF-16 code units ({text!r:.40}…); expected at most "
            f"{LONGEST_CELL}, which the cell of a spreadsheet takes"
        )
    return text


FORMAT = Format(
    name="xlsx",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    description="a spreadsheet: a sheet a class for people, and those with ids behind",
    extra="xlsx",
    file=FILE,
    magic=(30, b"[Content_Types].xml"),
    requires=(UNIQUE_IDS,),
    encode=encode,
)
