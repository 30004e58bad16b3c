"""Rows are read back strictly: what does not add up is refused with its table and row."""

from collections.abc import Callable
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement.tables import Table, nested, relational, statement_of

both = pytest.mark.parametrize("layout", [nested, relational])
Layout = Callable[[], tuple[Table, ...]]
Rows = dict[str, list[list[Any]]]


def rows_of(layout: Layout, statement: bs.Statement) -> Rows:
    return {
        table.name: [
            [[*cell] if isinstance(cell, tuple) else cell for cell in row]
            for row in table.rows(statement)
        ]
        for table in layout()
    }


def refused(rows: Rows, layout: Layout = relational) -> list[tuple[str, str]]:
    with pytest.raises(bs.LoadError) as error:
        statement_of(layout(), rows, "the tables")
    assert error.value.source == "the tables"
    return [(finding.code, finding.path) for finding in error.value.findings]


@pytest.fixture(name="rows")
def fixture_rows(odd_statement: bs.Statement) -> Rows:
    return rows_of(relational, odd_statement)


@both
def test_the_rows_of_a_statement_are_that_statement(layout: Layout, either: bs.Statement) -> None:
    assert statement_of(layout(), rows_of(layout, either), "the tables") == either


@pytest.mark.parametrize("cell", ["0", 0.0, True, b"0", None, [0]])
def test_a_cell_of_another_type_is_refused(rows: Rows, cell: Any) -> None:
    rows["sentences"][0][1] = cell
    assert refused(rows) == [("wrong-type", "sentences[0].start")]


@pytest.mark.parametrize("cell", [0, 1, "true", None])
def test_what_is_no_boolean_is_refused(rows: Rows, cell: Any) -> None:
    rows["demands"][0][6] = cell
    assert refused(rows) == [("wrong-type", "demands[0].addressee_explicit")]


def test_elements_of_an_array_are_strings(odd_statement: bs.Statement) -> None:
    rows = rows_of(nested, odd_statement)
    rows["states"][0][2] = ["a", None]
    assert refused(rows, nested) == [("wrong-type", "$.states[0].aliases[1]")]


@both
@pytest.mark.parametrize("table", ["statement", "source"])
def test_a_header_has_one_row(layout: Layout, table: str, odd_statement: bs.Statement) -> None:
    for change in ([], [0, 0]):
        rows = rows_of(layout, odd_statement)
        rows[table] = [rows[table][index] for index in change]
        assert refused(rows, layout) == [("table-rows", table)]


def test_a_row_of_a_record_that_is_not_there_is_refused(rows: Rows) -> None:
    rows["right_provisions"][0][0] = "state"
    assert refused(rows) == [("table-orphan", "right_provisions[0].right")]


@pytest.mark.parametrize("position", [0, 2, -1])
def test_a_position_counts_up_from_one(rows: Rows, position: int) -> None:
    rows["right_provisions"][0][1] = position
    assert refused(rows) == [("table-position", "right_provisions[0].position")]


def test_rows_in_another_order_than_their_positions_are_refused(rows: Rows) -> None:
    rows["demand_addressees"].reverse()
    assert refused(rows) == [
        ("table-position", "demand_addressees[0].position"),
        ("table-position", "demand_addressees[1].position"),
    ]


@both
def test_an_id_that_two_records_have_is_refused(
    layout: Layout, odd_statement: bs.Statement
) -> None:
    rows = rows_of(layout, odd_statement)
    rows["sentences"][0][0] = "state"
    assert ("table-id-repeated", "sentences[0].id") in refused(rows, layout)


@pytest.mark.parametrize(
    ("table", "column", "cell", "place"),
    [
        ("annotations", 4, "other words", "annotations[0].quote"),
        ("annotations", 1, "Sentence", "annotations[0].class"),
        ("annotations", 2, 7, "annotations[0].start"),
        ("entities", 2, "another name", "entities[0].name"),
        ("lines", 1, 7, "lines[0].start"),
    ],
)
def test_a_table_that_repeats_others_must_agree_with_them(
    rows: Rows, table: str, column: int, cell: Any, place: str
) -> None:
    rows[table][0][column] = cell
    assert refused(rows) == [("table-disagrees", place)]


def test_a_line_must_have_its_number_and_its_ends(rows: Rows) -> None:
    rows["lines"][0][0] = 70
    assert refused(rows) == [("table-disagrees", "lines"), ("table-disagrees", "lines[0].number")]
    rows["lines"][0][0] = 1
    rows["lines"][0][3] = "a\nb"
    assert ("table-disagrees", "lines[0].text") in refused(rows)


@pytest.mark.parametrize("table", ["annotations", "entities", "lines"])
def test_a_table_that_repeats_others_must_be_whole(rows: Rows, table: str) -> None:
    whole = rows[table]
    count = len({row[0] for row in whole}) if table != "lines" else 1
    rows[table] = []
    assert refused(rows) == [("table-disagrees", table)] * count
    rows[table] = [*whole, whole[0]]
    assert ("table-disagrees", table) in refused(rows)


@pytest.mark.parametrize("table", ["annotations", "entities"])
def test_a_table_that_repeats_others_may_be_sorted(rows: Rows, table: str) -> None:
    expected = statement_of(relational(), rows, "the tables")
    rows[table].reverse()
    assert statement_of(relational(), rows, "the tables") == expected


def test_what_loading_json_refuses_is_refused_at_the_same_path(rows: Rows) -> None:
    rows["sentences"][0][3] = "lone \ud800"
    rows["blocks"][0][4] = "chapter"
    rows["quantities"][0][5] = 10**15
    assert sorted(refused(rows)) == [
        ("control-character", "$.sentences[0].quote"),
        ("unknown-value", "$.blocks[0].kind"),
        ("wrong-type", "$.quantities[0].value"),
    ]


def test_every_fault_is_listed_at_once(rows: Rows) -> None:
    rows["sentences"][0][1] = "0"
    rows["sentences"][0][2] = "1"
    rows["source"][0][1] = None
    assert len(refused(rows)) == 3


def test_a_message_says_what_was_found_and_what_was_expected(rows: Rows) -> None:
    rows["sentences"][0][1] = "0"
    with pytest.raises(bs.LoadError, match="found '0'; expected an integer"):
        statement_of(relational(), rows, "the tables")
