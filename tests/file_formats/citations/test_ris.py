# rispy has no types.
# pyright: reportMissingTypeStubs=false

from collections.abc import Callable
from typing import Any

import attrs
import pytest
import rispy  # type: ignore[import-untyped]

import belarus_statement as bs


def ris(statement: bs.Statement) -> str:
    return bs.formats()["ris"].encode(statement)["statement.ris"].decode("utf-8")


def read(source: str) -> dict[str, Any]:
    (entry,) = rispy.loads(source, newline="\r\n")
    assert "unknown_tag" not in entry
    return dict(entry)


def test_the_citation_is_as_it_was(
    statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    golden("ris/statement.ris", ris(statement).encode("utf-8"))


def test_a_reader_finds_what_the_header_says(statement: bs.Statement) -> None:
    found = read(ris(statement))
    (note,) = found.pop("notes")
    assert note.count("; ") == 52
    assert found == {
        "type_of_reference": "GEN",
        "id": statement.id,
        "title": statement.title,
        "authors": [statement.issuer],
        "year": "2020",
        "date": "2020/10/26/",
        "place_published": statement.place,
        "urls": [statement.source.published_at],
        "language": "en",
    }


def test_awkward_values_are_read_to_the_letter(awkward: bs.Statement, awkward_value: str) -> None:
    found = read(ris(awkward))
    assert found["title"] == awkward_value
    assert found["authors"] == [awkward_value]
    assert found["place_published"] == awkward_value
    assert found["notes"] == [f"Parties: {awkward_value}"]
    assert found["urls"] == ["https://example.org/a%20b?c=d_e&f=%7Bg%7D#h~%23%5Ci%25"]


def test_every_line_is_a_tag_with_its_value_from_the_first_to_the_last(
    awkward: bs.Statement,
) -> None:
    lines = ris(awkward).split("\r\n")
    assert lines.pop() == ""
    assert lines[0] == "TY  - GEN"
    assert lines[-1] == "ER  - "
    for line in lines:
        assert line[2:6] == "  - "
        assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020", {"year": "2020", "date": "2020///"}),
        ("2020-10", {"year": "2020", "date": "2020/10//"}),
        ("0987-01-02", {"year": "0987", "date": "0987/01/02/"}),
        ("2020-10-26/2021-01", {"year": "2020", "date": "2020/10/26/to 2021-01"}),
        ("soon", {}),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(
    date: str, expected: dict[str, str], statement: bs.Statement
) -> None:
    found = read(ris(attrs.evolve(statement, date=date)))
    assert {name: found[name] for name in ("year", "date") if name in found} == expected


def test_what_is_not_known_has_no_line(terse: bs.Statement) -> None:
    assert set(read(ris(terse))) == {"type_of_reference", "id", "title", "year", "date"}
