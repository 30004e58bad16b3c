import pathlib
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import attrs
import pytest
import ruamel.yaml
import yaml

import belarus_statement as bs


def cff(statement: bs.Statement) -> str:
    return bs.formats()["cff"].encode(statement)["CITATION.cff"].decode("utf-8")


def by_yaml_1_1(source: str) -> Any:
    return yaml.safe_load(source)


def by_yaml_1_2(source: str) -> Any:
    return ruamel.yaml.YAML(typ="safe", pure=True).load(source)


READERS = (by_yaml_1_1, by_yaml_1_2)
PARTLY_DATED = ("2020", "2020-10", "2020-10-26/2020-10-28", "2020/2021-01", "soon")


def test_the_citation_is_as_it_was(
    statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    golden("cff/CITATION.cff", cff(statement).encode("utf-8"))


def test_the_schema_accepts_it(
    statement: bs.Statement, awkward: bs.Statement, terse: bs.Statement, tmp_path: pathlib.Path
) -> None:
    # The format demands an issuer.
    least = attrs.evolve(terse, issuer=statement.issuer, date="")
    dated = [attrs.evolve(statement, date=date) for date in PARTLY_DATED]
    files: list[pathlib.Path] = []
    for each in (statement, awkward, least, *dated):
        path = tmp_path / str(len(files)) / "CITATION.cff"
        path.parent.mkdir()
        path.write_text(cff(each), "utf-8", newline="")
        files.append(path)
    schema = ("--builtin-schema", "vendor.citation-file-format")
    command = [sys.executable, "-m", "check_jsonschema", *schema, *map(str, files)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("read", READERS)
def test_a_reader_finds_what_the_header_says(
    read: Callable[[str], Any], statement: bs.Statement
) -> None:
    found = read(cff(statement))
    work = found.pop("preferred-citation")
    assert work.pop("notes").count("; ") == 52
    named = {"title": statement.title, "authors": [{"name": statement.issuer}]}
    assert work == {
        "type": "generic",
        **named,
        "date-published": "2020-10-26",
        "location": {"name": statement.place},
        "url": statement.source.published_at,
        "languages": ["en"],
    }
    del found["message"]
    assert found == {"cff-version": "1.2.0", "type": "dataset", **named}


@pytest.mark.parametrize("read", READERS)
def test_awkward_values_are_read_to_the_letter(
    read: Callable[[str], Any], awkward: bs.Statement, awkward_value: str
) -> None:
    found = read(cff(awkward))
    work = found["preferred-citation"]
    for each in (found, work):
        assert each["title"] == awkward_value
        assert each["authors"] == [{"name": awkward_value}]
    assert work["location"] == {"name": awkward_value}
    assert work["notes"] == f"Parties: {awkward_value}"


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("title", ["\x00\x7f\x85\ufffe\uffff\ufeff.", "no", "2020-10-26", "~"])
def test_a_title_is_a_string_whatever_yaml_would_make_of_it(
    title: str, read: Callable[[str], Any], statement: bs.Statement
) -> None:
    found = read(cff(attrs.evolve(statement, title=title)))
    assert found["title"] == title.lstrip("\x00\x7f\x85")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020", {"year": 2020}),
        ("2020-10", {"year": 2020, "month": 10}),
        ("2020-10-26/2020-10-26", {"date-published": "2020-10-26"}),
        ("2020-10-26/2020-10-28", {"year": 2020, "month": 10}),
        ("2020/2021-01", {"year": "2020/2021"}),
        ("soon", {}),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(
    date: str, expected: dict[str, Any], statement: bs.Statement
) -> None:
    work = by_yaml_1_2(cff(attrs.evolve(statement, date=date)))["preferred-citation"]
    assert {name: work[name] for name in ("date-published", "year", "month") if name in work} == (
        expected
    )


@pytest.mark.parametrize(
    ("language", "expected"), [("be-Latn", ["be"]), ("be", ["be"]), ("x-own", None), ("", None)]
)
def test_a_language_is_given_by_its_first_subtag(
    language: str, expected: list[str] | None, statement: bs.Statement
) -> None:
    work = by_yaml_1_2(cff(attrs.evolve(statement, language=language)))["preferred-citation"]
    assert work.get("languages") == expected


@pytest.mark.parametrize("address", [None, "", "urn:nbn:de:7", "on paper"])
def test_what_is_no_address_on_the_web_is_left_out(
    address: str | None, statement: bs.Statement
) -> None:
    source = attrs.evolve(statement.source, published_at=address)
    work = by_yaml_1_2(cff(attrs.evolve(statement, source=source)))["preferred-citation"]
    assert "url" not in work


def test_a_statement_without_what_the_format_demands_is_refused(statement: bs.Statement) -> None:
    with pytest.raises(bs.FormatError, match=r"the title ''.*needs one.*give"):
        cff(attrs.evolve(statement, title=" \n"))
    with pytest.raises(bs.FormatError, match=r"the issuer ''.*needs one.*give"):
        cff(attrs.evolve(statement, issuer=""))
