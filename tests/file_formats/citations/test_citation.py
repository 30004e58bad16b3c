import attrs
import pytest

import belarus_statement as bs
from belarus_statement.file_formats.citations.citation import citation


def dated(statement: bs.Statement, date: str) -> bs.Statement:
    return attrs.evolve(statement, date=date)


def test_the_issuer_is_the_author_and_the_parties_are_for_a_note(statement: bs.Statement) -> None:
    cited = citation(statement)
    assert cited.author == "U.S. Mission to the United Nations"
    assert cited.note.startswith("Parties: the United States; Albania; ")
    assert cited.note.count("; ") == 52


@pytest.mark.parametrize(
    ("date", "dates", "shared", "years"),
    [
        ("2020", ((2020,),), (2020,), "2020"),
        ("2020-10", ((2020, 10),), (2020, 10), "2020"),
        ("2020-10-26", ((2020, 10, 26),), (2020, 10, 26), "2020"),
        ("2020-10-26/2020-10-28", ((2020, 10, 26), (2020, 10, 28)), (2020, 10), "2020"),
        ("2020-10/2020-10-28", ((2020, 10), (2020, 10, 28)), (2020, 10), "2020"),
        ("2020-10-26/2020-11-26", ((2020, 10, 26), (2020, 11, 26)), (2020,), "2020"),
        ("2020-10-26/2021-10-26", ((2020, 10, 26), (2021, 10, 26)), (), "2020/2021"),
        ("0987-10", ((987, 10),), (987, 10), "0987"),
        ("", (), (), ""),
        ("October 2020", (), (), ""),
        ("2020-02-30", (), (), ""),
    ],
)
def test_a_date_is_known_as_far_as_it_is_said(
    date: str,
    dates: tuple[tuple[int, ...], ...],
    shared: tuple[int, ...],
    years: str,
    statement: bs.Statement,
) -> None:
    cited = citation(dated(statement, date))
    assert (cited.dates, cited.shared, cited.years) == (dates, shared, years)
    assert cited.date == (date if dates else "")


def test_every_value_is_one_line_and_a_space_that_must_not_break_stays(
    awkward_header: bs.Statement,
) -> None:
    for name, value in attrs.asdict(citation(awkward_header), recurse=False).items():
        if isinstance(value, str):
            assert len(value.splitlines()) == 1, name
    assert citation(awkward_header).title == "Droits de l’homme\u00a0: 𐍈 שבת"


@pytest.fixture
def awkward_header(statement: bs.Statement) -> bs.Statement:
    title = "\n Droits\r\nde\u2028l’homme\u00a0:\x85\x0b\x0c\x1c𐍈\t\x00שבת\n"
    party = attrs.evolve(statement.parties[0], quote="a\nb")
    return attrs.evolve(statement, title=title, issuer="a\n\nb", place="\ta", parties=(party,))


def test_only_an_address_of_the_web_is_one_and_what_else_is_there_is_noted(
    address: tuple[str, str], statement: bs.Statement
) -> None:
    text, url = address
    source = attrs.evolve(statement.source, published_at=text)
    cited = citation(attrs.evolve(statement, source=source, parties=()))
    assert cited.url == url
    assert cited.note == (f"Published at: {text}" if text and not url else "")


def test_what_is_not_known_is_empty(terse: bs.Statement) -> None:
    cited = citation(attrs.evolve(terse, issuer=" ", date=""))
    assert [cited.author, cited.place, cited.date, cited.note, cited.url] == [""] * 5


@pytest.mark.parametrize(
    ("id", "key"), [("a b{c},d", "a-b-c-d"), ("дело-7", "7"), ("", "statement")]
)
def test_the_key_is_the_id_of_what_every_format_takes(
    id: str, key: str, statement: bs.Statement
) -> None:
    assert citation(attrs.evolve(statement, id=id)).key == key
