import csv
import io
import pathlib
import shutil
import subprocess
from typing import Any

import attrs
import openpyxl
import pytest
from openpyxl.cell import MergedCell

import belarus_statement as bs
from belarus_statement.file_formats.tabular.xlsx import LONGEST_CELL, encode
from belarus_statement.model.statement import collection_fields
from belarus_statement.readable_tables import readable
from belarus_statement.tables import nested, relational

CLASSES = [field.name for field in collection_fields()]
OWNED = ["entity_external_ids", "right_provisions"]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def workbook(statement: bs.Statement) -> Any:
    return openpyxl.load_workbook(io.BytesIO(encode(statement)["statement.xlsx"]))


def cells(sheet: Any) -> list[list[Any]]:
    """The values of a sheet below its header; of what XML escapes, openpyxl leaves some so."""
    return [
        [
            cell.replace("_xFFFE_", "\ufffe").replace("_xFFFF_", "\uffff")
            if isinstance(cell, str)
            else cell
            for cell in row
        ]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]


def shown(row: tuple[Any, ...]) -> list[Any]:
    """What a sheet shows of a row: lists line by line, and nothing for empty text."""
    joined = ["\n".join(cell) if isinstance(cell, tuple) else cell for cell in row]
    return [None if cell == "" else cell for cell in joined]


def test_there_is_a_cover_and_two_sheets_a_class(either: bs.Statement) -> None:
    with_ids = [f"{name} (ids)" for name in CLASSES]
    expected = ["cover", *CLASSES, *with_ids, *OWNED, "values", "lines"]
    assert workbook(either).sheetnames == expected


def test_the_sheets_for_people_hold_the_readable_tables(either: bs.Statement) -> None:
    book = workbook(either)
    for table in readable():
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert cells(sheet) == [shown(row) for row in table.rows(either)]


def test_openpyxl_gives_back_every_cell(either: bs.Statement) -> None:
    book = workbook(either)
    for table in nested():
        if table.name in {*CLASSES, *OWNED}:
            sheet = book[table.name if table.field else f"{table.name} (ids)"]
            assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
            assert cells(sheet) == [shown(row) for row in table.rows(either)]


def test_the_values_of_fields_with_several_stand_one_a_row(either: bs.Statement) -> None:
    assert cells(workbook(either)["values"]) == [
        shown((row[0], table.field.name, row[1], row[2]))
        for table in relational()
        if table.field and not attrs.has(table.field.value_type)
        for row in table.rows(either)
    ]


def test_the_text_stands_line_by_line(either: bs.Statement) -> None:
    lines = [row[3] or "" for row in cells(workbook(either)["lines"])]
    assert "\n".join(lines) == either.text


def test_every_link_leads_to_the_row_of_its_record(either: bs.Statement) -> None:
    book = workbook(either)
    links = 0
    for sheet in book.worksheets[1:]:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.hyperlink:
                links += 1
                name, place = cell.hyperlink.location.split("!")
                assert cell.hyperlink.target is None
                assert book[name.strip("'")][place].value == cell.value
    expected = sum(
        sum(row[index] in either for row in table.rows(either))
        for table in relational()
        for index, column in enumerate(table.columns)
        if column.references and column.name != "id"
    )
    expected += sum(len(getattr(either, name)) for name in CLASSES)
    assert links == expected


def test_the_cover_names_the_statement_and_leads_to_every_sheet(statement: bs.Statement) -> None:
    book = workbook(statement)
    cover = book["cover"]
    assert cover["A1"].value == statement.title
    values = {row[0]: row[1] for row in cover.iter_rows(values_only=True) if row[0]}
    assert values["id"] == statement.id
    assert values["sha256"] == statement.source.sha256
    (source,) = (row[1] for row in cover.iter_rows() if row[1].hyperlink)
    assert source.value == source.hyperlink.target == statement.source.published_at
    linked = [row[0] for row in cover.iter_rows() if row[0].hyperlink]
    assert [cell.value for cell in linked] == book.sheetnames[1:]
    for cell in linked:
        assert cell.hyperlink.location == f"'{cell.value}'!A1"
        assert cover.cell(cell.row, 3).value == book[cell.value].max_row - 1


def test_headers_are_frozen_and_columns_as_wide_as_can_be_read(statement: bs.Statement) -> None:
    for sheet in workbook(statement).worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        for column in sheet.column_dimensions.values():
            assert 8 <= column.width <= 72


def test_no_text_becomes_a_formula_a_date_or_a_number(either: bs.Statement) -> None:
    for sheet in workbook(either).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in {"s", "n", "b"}
            assert isinstance(cell, MergedCell) or not cell.is_date
            assert isinstance(cell.value, {"s": str, "n": int | None, "b": bool}[cell.data_type])


def test_a_cell_that_spreadsheets_do_not_take_is_refused(statement: bs.Statement) -> None:
    longest = attrs.evolve(statement.persons[0], name="\N{GRINNING FACE}" * (LONGEST_CELL // 2))
    encode(attrs.evolve(statement, persons=(longest,), mentions=()))
    longer = attrs.evolve(longest, name=f"{longest.name}aa")
    with pytest.raises(bs.FormatError, match="found a value of 32768 UTF-16 code units"):
        encode(attrs.evolve(statement, persons=(longer,)))


def test_a_link_that_leads_nowhere_is_plain_text(with_dangling_link: bs.Statement) -> None:
    sheet = workbook(with_dangling_link)["mentions (ids)"]
    (target,) = (cell for cell in sheet[2] if cell.value == "state-atlantis")
    assert target.hyperlink is None


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_spreadsheet_and_gives_back_every_cell(
    either: bs.Statement, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "statement.xlsx").write_bytes(encode(either)["statement.xlsx"])
    # Comma, quote, UTF-8, from line 1, no formats, text quoted, values as they are, all sheets.
    to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1"
    subprocess.run(
        [
            *(str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", to, "--outdir", tmp_path, tmp_path / "statement.xlsx"),
        ],
        check=True,
        capture_output=True,
    )
    for sheet in workbook(either).worksheets[1:]:
        text = (tmp_path / f"statement-{sheet.title}.csv").read_bytes().decode("utf-8")
        _, *rows = csv.reader(io.StringIO(text, newline=""))
        assert rows == [
            [
                "" if cell is None else str(cell).upper() if isinstance(cell, bool) else str(cell)
                for cell in row
            ]
            for row in cells(sheet)
        ], sheet.title
