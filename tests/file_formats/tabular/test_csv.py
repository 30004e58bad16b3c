import csv
import io
import json
import pathlib
import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import attrs
import frictionless
import jsonschema
import pytest
import referencing
import referencing.jsonschema

import belarus_statement as bs
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.file_formats.tabular.csv import LONGEST_CELL, decode, encode
from belarus_statement.tables import relational

Refused = Callable[..., list[tuple[str, str]]]
TAKEN_BACK = r"((?:^|[;\t\r\n])\"*)'"
"""As the documentation says: the apostrophe goes, and what stands before it stays."""


@pytest.fixture(name="folder")
def fixture_folder(either: bs.Statement, tmp_path: pathlib.Path) -> pathlib.Path:
    return written(either, tmp_path)


def written(statement: bs.Statement, folder: pathlib.Path) -> pathlib.Path:
    for name, content in encode(statement).items():
        (folder / name).write_bytes(content)
    return folder


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def package(folder: pathlib.Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return descriptor


def test_frictionless_accepts_the_data_package(folder: pathlib.Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    assert len(report.tasks) == len(relational())


def test_frictionless_reads_what_went_in_cell_by_cell(
    folder: pathlib.Path, either: bs.Statement
) -> None:
    found: Any = frictionless.Package(str(folder / "datapackage.json"))
    for table in relational():
        read = [row.to_list() for row in found.get_resource(table.name).read_rows()]
        assert [
            [re.sub(TAKEN_BACK, r"\1", cell) if isinstance(cell, str) else cell for cell in row]
            for row in read
        ] == [[*row] for row in table.rows(either)]


def test_frictionless_notices_a_link_that_leads_nowhere(
    with_dangling_link: bs.Statement, tmp_path: pathlib.Path
) -> None:
    written(with_dangling_link, tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["type"]) == [["foreign-key"]]


def test_frictionless_notices_one_among_several_links_that_leads_nowhere(
    statement: bs.Statement, tmp_path: pathlib.Path
) -> None:
    demand = attrs.evolve(statement.demands[0], addressees=("state-atlantis",))
    written(attrs.evolve(statement, demands=(demand, *statement.demands[1:])), tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["type"]) == [["foreign-key"]]


@pytest.mark.parametrize("profile", ["datapackage", "dataresource", "tableschema"])
def test_the_official_profiles_of_version_2_accept_the_descriptors(
    folder: pathlib.Path, profile: str
) -> None:
    profiles = files("dplib") / "profiles" / "2.0"
    empty: Any = referencing.Registry()
    registry = empty.with_resources(
        (
            f"https://datapackage.org/profiles/2.0/{name}.json",
            referencing.jsonschema.DRAFT7.create_resource(
                json.loads((profiles / f"{name}.json").read_text("utf-8"))
            ),
        )
        for name in ("datapackage", "dataresource", "tableschema", "tabledialect")
    )
    descriptor = package(folder)
    subjects = {
        "datapackage": [descriptor],
        "dataresource": descriptor["resources"],
        "tableschema": [resource["schema"] for resource in descriptor["resources"]],
    }[profile]
    schema = json.loads((profiles / f"{profile}.json").read_text("utf-8"))
    for subject in subjects:
        validator: Any = jsonschema.Draft7Validator(schema, registry=registry)
        validator.validate(subject)


def test_there_is_a_table_for_every_class_with_a_row_for_every_record(
    statement: bs.Statement, tmp_path: pathlib.Path
) -> None:
    counts = {
        resource["name"]: len(rows((written(statement, tmp_path) / resource["path"]).read_bytes()))
        for resource in package(written(statement, tmp_path))["resources"]
    }
    assert counts["states"] == 53
    assert counts["parties"] == 53
    assert counts["blocks"] == 16
    assert counts["sentences"] == 22
    assert counts["entities"] == len(statement.entities)
    assert counts["annotations"] == len(statement.annotations)
    assert counts["entity_external_ids"] == 57
    assert counts["lines"] == statement.text.count("\n") + 1
    assert {*counts} >= {"statement", "source", "demands", "allegations", "right_provisions"}


def test_a_row_holds_what_the_record_holds(statement: bs.Statement) -> None:
    made = encode(statement)
    (row,) = (r for r in rows(made["demands.csv"]) if r["id"] == "demand-cease-intimidation")
    assert (row["start"], row["end"]) == ("3694", "3808")
    assert row["speech_act"] == "speech-act-p5-s3-urge"
    assert row["addressee_explicit"] == "true"
    assert [
        (each["position"], each["value"])
        for each in rows(made["demand_beneficiaries.csv"])
        if each["demand"] == "demand-cease-intimidation"
    ] == [
        ("1", "group-opposition-leaders"),
        ("2", "group-journalists"),
        ("3", "group-human-rights-defenders"),
        ("4", "group-peaceful-protesters"),
    ]
    (albania,) = (row for row in rows(made["states.csv"]) if row["alpha_2"] == "AL")
    assert albania["numeric"] == "008"
    assert albania["eu_member"] == "false"


def test_every_link_is_a_foreign_key(statement: bs.Statement, tmp_path: pathlib.Path) -> None:
    keys = {
        (resource["name"], key["fields"][0]): key["reference"]["resource"]
        for resource in package(written(statement, tmp_path))["resources"]
        for key in resource["schema"].get("foreignKeys", [])
    }
    assert keys == {
        (table.name, column.name): column.references
        for table in relational()
        for column in table.columns
        if column.references
    }
    assert keys["mentions", "target"] == "entities"
    assert keys["allegations", "event"] == "events"
    assert keys["demand_addressees", "demand"] == "demands"
    assert keys["demand_addressees", "value"] == "entities"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'"])
def test_what_a_spreadsheet_would_run_is_made_text_that_can_be_taken_back(
    statement: bs.Statement, start: str
) -> None:
    formula = f"{start}HYPERLINK('x')"
    person = attrs.evolve(statement.persons[0], name=formula)
    made = encode(attrs.evolve(statement, persons=(person,)))
    assert rows(made["persons.csv"])[0]["name"] == f"'{formula}"
    decoded = decode(FilesInMemory(made))
    assert decoded.persons[0].name == formula


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "name",
    [
        "x;=1+1;y",
        "x;\t=1+1",
        "x\t@SUM(1)\ty",
        "x\n=1+1;y",
        'x;"=1+1;"',
        '"=1+1"',
        "x;-1;+1;'=1",
        "x;'';=1",
        '""""=1',
    ],
)
def test_nothing_is_run_where_cells_are_separated_at_other_signs(
    statement: bs.Statement, separator: str, name: str
) -> None:
    person = attrs.evolve(statement.persons[0], name=name)
    made = encode(attrs.evolve(statement, persons=(person, *statement.persons[1:])))
    shown = csv.reader(io.StringIO(made["persons.csv"].decode(), newline=""), delimiter=separator)
    for cell in (cell for row in shown for cell in row):
        assert not cell.startswith(("=", "+", "-", "@")), cell
    assert re.sub(TAKEN_BACK, r"\1", rows(made["persons.csv"])[0]["name"]) == name


def test_empty_text_is_told_from_no_text(statement: bs.Statement) -> None:
    state = attrs.evolve(statement.states[0], iso_name="", alpha_2=None)
    made = encode(attrs.evolve(statement, states=(state, *statement.states[1:])))
    row = rows(made["states.csv"])[0]
    assert (row["iso_name"], row["alpha_2"]) == ("'", "")
    assert decode(FilesInMemory(made)).states[0] == state


def test_a_cell_that_readers_do_not_take_is_refused(statement: bs.Statement) -> None:
    longest = attrs.evolve(statement.persons[0], name="'" * (LONGEST_CELL - 1))
    fits = attrs.evolve(statement, persons=(longest,), mentions=())
    assert decode(FilesInMemory(encode(fits))) == fits
    longer = attrs.evolve(longest, name="a" * LONGEST_CELL)
    with pytest.raises(bs.FormatError, match="found a value of 131072 code points"):
        encode(attrs.evolve(statement, persons=(longer,)))


def changed(statement: bs.Statement, name: str, before: str, after: str) -> dict[str, bytes]:
    """The files, with the first of some words of one of them replaced by others."""
    made = dict(encode(statement))
    assert before.encode() in made[name]
    made[name] = made[name].replace(before.encode(), after.encode("utf-8", "surrogatepass"), 1)
    return made


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        ("persons.csv", "id,", "key,", ("table-columns", "persons.csv")),
        ("persons.csv", "id,", "id,id,", ("table-columns", "persons.csv")),
        ("persons.csv", "id,", "id|", ("table-columns", "persons.csv")),
        ("persons.csv", "person-", "more,person-", ("table-columns", "persons[0]")),
        ("persons.csv", "person-", '"person-', ("csv-syntax", "persons.csv")),
        ("persons.csv", "person-", '"a"b', ("csv-syntax", "persons.csv")),
        ("persons.csv", "person-", "\ud800", ("csv-syntax", "persons.csv")),
        ("source.csv", "statement.txt", "", ("wrong-type", "source[0].file")),
        ("demands.csv", ",true\r\n", ",yes\r\n", ("wrong-type", "demands[0].addressee_explicit")),
        ("parties.csv", ",1\r\n", ",1.5\r\n", ("wrong-type", "parties[0].position")),
        ("parties.csv", ",1\r\n", ",01\r\n", ("wrong-type", "parties[0].position")),
        ("parties.csv", ",1\r\n", ", 1\r\n", ("wrong-type", "parties[0].position")),
        ("parties.csv", ",1\r\n", ",1 000\r\n", ("wrong-type", "parties[0].position")),
        ("parties.csv", ",1\r\n", ",9999999999999999\r\n", ("wrong-type", "parties[0].position")),
        ("parties.csv", ",lead,", ",Lead,", ("unknown-value", "$.parties[0].role")),
        ("lines.csv", "1,0,", "1,1,", ("table-disagrees", "lines[0].start")),
        ("groups.csv", ",journalists", ",reporters", ("table-disagrees", "entities[84].name")),
    ],
)
def test_files_that_were_changed_are_refused_where_it_was(
    statement: bs.Statement,
    refused: Refused,
    name: str,
    before: str,
    after: str,
    expected: tuple[str, str],
) -> None:
    assert refused("csv", changed(statement, name, before, after)) == [expected]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("persons.csv", "id,", "\ufeffid,"),
        ("persons.csv", "person-", ",,\r\n\r\nperson-"),
        ("demands.csv", ",true\r\n", ",True\r\n"),
        ("demands.csv", ",true\r\n", ",TRUE\r\n"),
        ("demands.csv", ",true\r\n", ",1\r\n"),
        ("demands.csv", ",false\r\n", ",0\r\n"),
        ("parties.csv", ",1\r\n", ",1.0\r\n"),
    ],
)
def test_what_other_programs_write_for_the_same_is_read(
    statement: bs.Statement, name: str, before: str, after: str
) -> None:
    assert decode(FilesInMemory(changed(statement, name, before, after))) == statement


@pytest.mark.parametrize("separator", [";", "\t"])
def test_tables_saved_with_another_separator_are_read(
    odd_statement: bs.Statement, separator: str
) -> None:
    made: dict[str, bytes] = {}
    for name, content in encode(odd_statement).items():
        saved = io.StringIO(newline="")
        cells = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
        csv.writer(saved, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(cells)
        made[name] = saved.getvalue().encode("utf-8-sig")
    assert decode(FilesInMemory(made)) == odd_statement


def test_a_name_changed_in_one_of_two_tables_is_named_with_both_values_and_both_tables(
    statement: bs.Statement,
) -> None:
    made = changed(statement, "groups.csv", ",journalists", ",reporters")
    with pytest.raises(bs.LoadError) as refused:
        decode(FilesInMemory(made))
    (finding,) = refused.value.findings
    for part in ("'journalists'", "'group-journalists'", "'reporters'", "as in groups"):
        assert part in finding.message


def test_of_very_many_cells_that_are_wrong_the_rest_is_not_asked(
    statement: bs.Statement, refused: Refused
) -> None:
    made = encode(statement)
    rows = b"x,y,z,w,v,u\r\n" * 50_000
    *listed, last = refused("csv", {**made, "lines.csv": b"number,start,end,text\r\n" + rows})
    assert len(listed) == 200
    assert last == ("faults-left-out", "lines.csv")


@pytest.mark.parametrize("content", [b"", b"\r\n", b"\0\0\0", b"\xff\xfe", b"PK\3\4"])
def test_what_is_no_such_file_is_refused(
    statement: bs.Statement, refused: Refused, content: bytes
) -> None:
    ((code, path),) = refused("csv", {**encode(statement), "persons.csv": content})
    assert path == "persons.csv"
    assert code in {"csv-syntax", "table-columns"}


def test_two_headers_are_refused(statement: bs.Statement, refused: Refused) -> None:
    made = dict(encode(statement))
    made["statement.csv"] += made["statement.csv"].split(b"\r\n", 1)[1]
    assert refused("csv", made) == [("table-rows", "statement")]


def test_every_file_that_is_missing_is_named(statement: bs.Statement, refused: Refused) -> None:
    made = dict(encode(statement))
    del made["persons.csv"], made["lines.csv"]
    assert refused("csv", made) == [
        ("missing-file", "lines.csv"),
        ("missing-file", "persons.csv"),
    ]


def test_what_the_data_package_says_is_not_asked(statement: bs.Statement) -> None:
    assert decode(FilesInMemory({**encode(statement), "datapackage.json": b"?"})) == statement
