"""Data frames hold the rows of the tables, in the types of their columns."""

import subprocess
import sys

import attrs
import pandas
import polars
import pytest

import belarus_statement as bs
from belarus_statement.tables import nested


def test_there_is_a_frame_for_every_table(statement: bs.Statement) -> None:
    names = [table.name for table in nested()]
    assert [*bs.frames(statement, "polars")] == names
    assert [*bs.frames(statement, "pandas")] == names


def test_polars_holds_what_went_in(either: bs.Statement) -> None:
    made = bs.frames(either, "polars")
    for table in nested():
        frame = made[table.name]
        assert frame.columns == [column.name for column in table.columns]
        assert frame.rows() == [
            tuple([*cell] if isinstance(cell, tuple) else cell for cell in row)
            for row in table.rows(either)
        ]


def test_pandas_holds_what_went_in(either: bs.Statement) -> None:
    made = bs.frames(either, "pandas")
    for table in nested():
        frame = made[table.name]
        assert [*frame.columns] == [column.name for column in table.columns]
        cells = [
            [None if not isinstance(cell, tuple) and pandas.isna(cell) else cell for cell in column]
            for column in (frame[name].tolist() for name in frame.columns)
        ]
        assert [*zip(*cells, strict=True)] == [*table.rows(either)]


def test_polars_has_the_types_of_the_columns(statement: bs.Statement) -> None:
    types = {"string": polars.String, "integer": polars.Int64, "boolean": polars.Boolean}
    made = bs.frames(statement, "polars")
    for table in nested():
        for column in table.columns:
            found = made[table.name].schema[column.name]
            if column.type == "array":
                one = polars.Enum(column.values) if column.values else polars.String
                assert found == polars.List(one)
            elif column.values:
                assert found == polars.Enum(column.values)
            else:
                assert found == types[column.type]


def test_pandas_has_the_types_of_the_columns(statement: bs.Statement) -> None:
    types = {"string": "string", "integer": "Int64", "boolean": "boolean", "array": "object"}
    made = bs.frames(statement, "pandas")
    for table in nested():
        for column in table.columns:
            found = made[table.name].dtypes[column.name]
            if column.values and column.type != "array":
                assert found == pandas.CategoricalDtype([*column.values])
            else:
                assert found == types[column.type]


def test_what_is_not_there_is_null(statement: bs.Statement) -> None:
    first, *others = statement.states
    ungrouped = attrs.evolve(
        statement, states=(attrs.evolve(first, un_regional_group=None), *others)
    )
    blank = [True, *[False] * len(others)]
    states = bs.frames(ungrouped, "polars")["states"]
    assert states["un_regional_group"].is_null().to_list() == blank
    frame = bs.frames(ungrouped, "pandas")["states"]
    assert frame["un_regional_group"].isna().to_list() == blank
    numbers = bs.frames(statement, "pandas")["blocks"]["number"]
    assert numbers.isna().to_list() == [block.number is None for block in statement.blocks]


def test_an_unknown_library_is_refused(statement: bs.Statement) -> None:
    for library in ("dask", "", ["polars"]):
        with pytest.raises(bs.FormatError, match="expected one of pandas, polars"):
            bs.frames(statement, library)  # type: ignore[arg-type]


def test_two_records_of_one_id_are_refused(statement: bs.Statement) -> None:
    import attrs

    repeated = attrs.evolve(statement, persons=statement.persons[:1] * 2)
    with pytest.raises(bs.FormatError, match="twice"):
        bs.frames(repeated, "polars")


def test_the_frames_cannot_be_changed_for_others(statement: bs.Statement) -> None:
    with pytest.raises(TypeError):
        bs.frames(statement, "polars")["more"] = polars.DataFrame()  # type: ignore[index]


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_library_that_is_not_installed_is_named_with_its_extra(library: str) -> None:
    script = f"""
import sys
sys.modules[{library!r}] = None
import belarus_statement as bs
try:
    bs.frames(bs.load(), {library!r})
except bs.MissingExtraError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert f"pip install 'belarus-statement[{library}]'" in done.stdout


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_readable_frames_hold_names_and_words_and_the_id_last(
    statement: bs.Statement, library: str
) -> None:
    made = bs.frames(statement, library, readable=True)
    # The kind of a block may be its id.
    ids = {record.id for record in statement if not isinstance(record, bs.Block)}
    for name, frame in made.items():
        assert len(frame) == len(getattr(statement, name))
        assert frame["id"].to_list() == [each.id for each in getattr(statement, name)]
        for column in frame.columns[:-1]:
            assert not ids & {*map(str, frame[column].to_list())}, (name, column)


def test_a_readable_row_says_what_a_person_wants_to_know(statement: bs.Statement) -> None:
    made = bs.frames(statement, "polars", readable=True)
    demand = made["demands"].to_dicts()[0]
    assert demand["words"] == statement.demands[0].quote
    assert demand["sentence"] == statement.sentences[7].quote
    assert (demand["paragraph"], demand["speech_act"]) == ("3", "urge")
    assert demand["addressees"] == "Belarusian authorities"
    assert demand["addressee_explicit"] is True
    state = made["states"].to_dicts()[2]
    assert (state["name"], state["numeric"], state["alpha_3"]) == ("Albania", "008", "ALB")
    assert state["external_ids"] == "wikidata Q222"
    evidence = {row["evidence"] for row in made["allegations"].to_dicts()}
    assert "credibly reported" in evidence
    assert made["dates"]["value"].to_list()[0] == "2020-10-26"
    assert made["mentions"].row(0)[:3] == (statement.mentions[0].quote, "heading", None)


def test_frames_print_as_a_table_of_contents(statement: bs.Statement) -> None:
    for readable in (False, True):
        made = bs.frames(statement, "pandas", readable=readable)
        lines = repr(made).splitlines()
        assert len(lines) == len(made)
        assert f"demands: {len(statement.demands)} rows, " in repr(made)
        assert len(repr(made)) < 2000
