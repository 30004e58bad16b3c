# citeproc-py has no types.
# pyright: reportMissingTypeStubs=false

import json
import pathlib
from collections.abc import Callable
from typing import Any

import attrs
import jsonschema
import pytest
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

import belarus_statement as bs


def csl(statement: bs.Statement) -> str:
    return bs.formats()["csl-json"].encode(statement)["statement.csl.json"].decode("utf-8")


def rendered(source: str) -> str:
    """The entry of a bibliography, by the style that citeproc-py carries."""
    items = json.loads(source)
    style = CitationStylesStyle("harvard-cite-them-right")
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    (entry,) = bibliography.bibliography()
    return str(entry)


@pytest.fixture(scope="module")
def schema(official: Callable[[str], pathlib.Path]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(official("csl-data.json").read_text("utf-8"))
    return loaded


def test_the_citation_is_as_it_was(
    statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    golden("csl-json/statement.csl.json", csl(statement).encode("utf-8"))


@pytest.mark.parametrize("date", ["2020", "2020-10", "2020-10-26", "2020/2021-01", "soon"])
def test_the_schema_accepts_it(
    date: str, schema: dict[str, Any], statement: bs.Statement, awkward: bs.Statement
) -> None:
    for each in (statement, awkward):
        jsonschema.validate(json.loads(csl(attrs.evolve(each, date=date))), schema)


def test_the_schema_accepts_a_header_that_says_little(
    schema: dict[str, Any], terse: bs.Statement
) -> None:
    (item,) = json.loads(csl(terse))
    assert set(item) == {"id", "type", "title", "issued"}
    jsonschema.validate([item], schema)


def test_it_says_what_the_header_says(statement: bs.Statement) -> None:
    (item,) = json.loads(csl(statement))
    assert item.pop("annote").count("; ") == 52
    assert item == {
        "id": statement.id,
        "type": "document",
        "title": statement.title,
        "author": [{"literal": statement.issuer}],
        "issued": {"date-parts": [[2020, 10, 26]]},
        "publisher-place": statement.place,
        "URL": statement.source.published_at,
        "language": "en",
    }


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020", [[2020]]),
        ("2020-10", [[2020, 10]]),
        ("2020-10-26/2021", [[2020, 10, 26], [2021]]),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(
    date: str, expected: list[list[int]], statement: bs.Statement
) -> None:
    (item,) = json.loads(csl(attrs.evolve(statement, date=date)))
    assert item["issued"] == {"date-parts": expected}


def test_a_date_that_is_none_is_left_out(statement: bs.Statement) -> None:
    (item,) = json.loads(csl(attrs.evolve(statement, date="soon")))
    assert "issued" not in item


def test_a_processor_cites_the_issuer_the_year_the_title_and_the_address(
    statement: bs.Statement,
) -> None:
    shown = rendered(csl(statement))
    assert shown.startswith("U.S. Mission to the United Nations (2020)")
    assert statement.title in shown
    assert statement.source.published_at is not None
    assert statement.source.published_at in shown


def test_markup_in_a_title_is_shown_and_not_obeyed(
    awkward: bs.Statement, awkward_value: str
) -> None:
    assert awkward_value in rendered(csl(awkward))


@pytest.mark.parametrize("tag", ["<i>", "</B>", "<sc>", "<Sub>", "</sup>", '<span class="nocase">'])
def test_no_sign_that_begins_a_tag_is_left_alone(tag: str, statement: bs.Statement) -> None:
    (item,) = json.loads(csl(attrs.evolve(statement, title=tag)))
    assert item["title"] == f'<span class="nocase"><</span>{tag[1:]}'


def test_a_sign_that_begins_no_tag_is_left_alone(statement: bs.Statement) -> None:
    (item,) = json.loads(csl(attrs.evolve(statement, title="1 < 2 <em> <ib>")))
    assert item["title"] == "1 < 2 <em> <ib>"
