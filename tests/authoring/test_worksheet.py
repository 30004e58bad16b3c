"""Annotating in a spreadsheet: lines of quotes and names."""

import csv
import io
import pathlib
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement import cli
from belarus_statement.authoring.worksheet import apply_worksheet, columns, worksheet_of
from belarus_statement.testing import synthesize

TEXT = (
    "Joint Statement\n\nWe deplore reports that keepers were dismissed. We urge the Ruritanian "
    "authorities to let the keepers return.\n"
)


def sheet(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, columns(), delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig")


@pytest.fixture
def drafted() -> bs.Statement:
    return bs.draft(TEXT, rights="ours")


FILLED = (
    {
        "place": "p1-s2",
        "record": "Demand",
        "words": "return",
        "action": "return",
        "addressees": "Ruritanian authorities",
        "beneficiaries": "keepers",
    },
    {"record": "organization", "words": "Ruritanian authorities", "kind": "authority"},
    {"record": "group", "words": "keepers"},
    {
        "place": "p1-s1",
        "record": "allegation",
        "words": "keepers were dismissed",
        "acts": "dismissed; keepers",
        "evidence": "Reported",
        "alleged_victims": "keepers",
        "speech_act": "deplore",
        "sources_complete": "no",
    },
)


def test_a_filled_in_worksheet_makes_what_it_says(drafted: bs.Statement) -> None:
    made = apply_worksheet(drafted, sheet(*FILLED))
    (demand,), (allegation,) = made.demands, made.allegations
    assert demand.addressees == ("organization-ruritanian-authorities",)
    assert (demand.beneficiaries, demand.speech_act) == (
        ("group-keepers",),
        "speech-act-p1-s2-urge",
    )
    assert (allegation.acts, allegation.evidence) == (("dismissed", "keepers"), "reported")
    assert allegation.speech_act == "speech-act-p1-s1-deplore"
    assert allegation.sources_complete is False
    assert len(made.mentions_of("group-keepers")) == 2
    assert bs.validate(made).findings == ()


@pytest.mark.parametrize("turn", [1, -1])
def test_the_order_of_the_lines_does_not_matter(drafted: bs.Statement, turn: int) -> None:
    assert apply_worksheet(drafted, sheet(*FILLED[::turn])) == apply_worksheet(
        drafted, sheet(*FILLED)
    )


def test_a_worksheet_that_is_applied_twice_changes_nothing_more(drafted: bs.Statement) -> None:
    once = apply_worksheet(drafted, sheet(*FILLED))
    assert apply_worksheet(once, sheet(*FILLED)) == once


@pytest.mark.parametrize("name", ["packaged", "invented", "full"])
def test_a_worksheet_as_it_was_written_changes_nothing(
    name: str, statement: bs.Statement, checkout: pathlib.Path
) -> None:
    given = {
        "packaged": lambda: statement,
        "invented": lambda: synthesize(annotations=300, seed=5),
        "full": lambda: bs.load(checkout / "tests" / "full_statement.json"),
    }[name]()
    assert apply_worksheet(given, worksheet_of(given)) == bs.Editor(given).statement()


def test_a_changed_cell_changes_the_record(statement: bs.Statement) -> None:
    text = worksheet_of(statement).decode("utf-8-sig")
    rows: list[Any] = [*csv.DictReader(io.StringIO(text))]
    for row in rows:
        if row["record"] == "demand":
            row["action"] = "other"
    changed = apply_worksheet(statement, sheet(*rows))
    assert {demand.action for demand in changed.demands} == {"other"}
    assert [difference.id for difference in bs.diff(statement, changed)] == [
        demand.id for demand in statement.demands
    ]


def test_every_fault_is_told_by_line_and_column(drafted: bs.Statement) -> None:
    rows = (
        {"record": "group", "words": "keeprs"},
        {"record": "demnd", "words": "return"},
        {"record": "demand", "words": "return", "action": "return", "addressees": "nobody"},
        {"record": "demand", "words": "return", "addressees": ""},
        {"record": "allegation", "words": "dismissed", "evidence": "reportd", "acts": "dismissed"},
        {"record": "allegation", "words": "dismissed", "action": "x"},
        {"record": "demand", "words": "keepers", "action": "x"},
        {"record": "demand", "words": "return", "action": "x", "nth": "two"},
        {"record": "demand", "action": "x", "addressee_explicit": "perhaps"},
        {"record": "", "words": "passed over"},
    )
    with pytest.raises(bs.LoadError) as caught:
        apply_worksheet(drafted, sheet(*rows), "my.csv")
    assert caught.value.source == "my.csv"
    told = [(each.path, each.message) for each in caught.value.findings]
    assert [path for path, _ in told] == [
        "line 2, words",
        "line 3, record",
        "line 4, addressees",
        "line 5, record",
        "line 6, evidence",
        "line 7, action",
        "line 8, words",
        "line 9, nth",
        "line 10, addressee_explicit",
        "line 10, words",
    ]
    messages = dict(told)
    assert "did you mean 'demand'?" in messages["line 3, record"]
    assert "found nothing in action" in messages["line 5, record"]
    assert "did you mean 'reported'?" in messages["line 6, evidence"]
    assert "give nth=1 to 2" in messages["line 8, words"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_file_is_as_spreadsheets_save_it(drafted: bs.Statement, delimiter: str) -> None:
    data = sheet(*FILLED, delimiter=delimiter)
    assert apply_worksheet(drafted, data) == apply_worksheet(drafted, sheet(*FILLED))
    assert apply_worksheet(drafted, data.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")) == (
        apply_worksheet(drafted, sheet(*FILLED))
    )


def test_no_cell_is_a_formula() -> None:
    statement = bs.draft("Joint Statement\n\n=SUM(A1) We urge all to go on with it at once.\n")
    assert ",'=SUM(A1)" in worksheet_of(statement).decode("utf-8-sig")
    assert apply_worksheet(statement, worksheet_of(statement)) == statement


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "found no column record"),
        (b"a,b\n1,2\n", "found the columns a, b"),
        (b"record,words\n\xff", "not UTF-8"),
        (b'record,words\n"' + b"x" * 200_000, "no CSV"),
    ],
)
def test_what_is_no_worksheet_is_refused(drafted: bs.Statement, data: bytes, said: str) -> None:
    with pytest.raises(bs.LoadError, match=said):
        apply_worksheet(drafted, data)


def test_the_command_goes_from_a_text_to_a_statement(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    pathlib.Path("own.txt").write_text(TEXT, encoding="utf-8")
    assert cli.main(["draft", "own.txt"]) == 0
    worksheet = pathlib.Path("own.worksheet.csv")
    rows: list[Any] = [*csv.DictReader(io.StringIO(worksheet.read_text("utf-8-sig")))]
    worksheet.write_bytes(sheet(*rows, {"record": "group", "words": "keeprs"}))
    before = pathlib.Path("own.json").read_bytes()
    assert cli.main(["annotate", "own.worksheet.csv", "own.json"]) == 3
    assert f"line {len(rows) + 2}, words" in capsys.readouterr().err
    assert pathlib.Path("own.json").read_bytes() == before
    worksheet.write_bytes(sheet(*rows, *FILLED))
    assert cli.main(["annotate", "own.worksheet.csv", "own.json"]) == 0
    printed = capsys.readouterr().out
    assert "demand-return" in printed
    assert "nothing is left to annotate" in printed
    assert bs.validate(bs.load("own.json")).findings == ()
    assert cli.main(["annotate", "none.csv", "own.json"]) == 3
