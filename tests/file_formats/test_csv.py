import csv
import io
import json
import pathlib
from importlib.resources import files
from typing import Any

import attrs
import frictionless
import jsonschema
import pytest
import referencing
import referencing.jsonschema

import belarus_statement as bs

HOSTILE = 'a "quoted", cell\nwith a line end, <b>markup</b>, =1+1, 𐍈 and עברית'


@pytest.fixture(scope="module")
def folder(statement: bs.Statement, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("csv")
    bs.export(statement, "csv", folder)
    return folder


def rows(folder: pathlib.Path, table: str) -> list[dict[str, str]]:
    text = (folder / f"{table}.csv").read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def package(folder: pathlib.Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return descriptor


def test_frictionless_accepts_the_data_package(folder: pathlib.Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    assert len(report.tasks) == 24


def test_frictionless_notices_a_link_that_leads_nowhere(
    statement: bs.Statement, tmp_path: pathlib.Path
) -> None:
    mention = attrs.evolve(statement.mentions[0], target="state-atlantis")
    bs.export(attrs.evolve(statement, mentions=(mention, *statement.mentions[1:])), "csv", tmp_path)
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
    folder: pathlib.Path, statement: bs.Statement
) -> None:
    counts = {
        resource["name"]: len(rows(folder, resource["name"]))
        for resource in package(folder)["resources"]
    }
    assert counts["states"] == 53
    assert counts["parties"] == 53
    assert counts["blocks"] == 16
    assert counts["sentences"] == 22
    assert counts["entities"] == len(statement.entities)
    assert counts["annotations"] == len(statement.annotations)
    assert counts["external_ids"] == 55
    assert set(counts) >= {"statement", "source", "demands", "allegations", "provisions"}


def test_a_row_holds_what_the_record_holds(folder: pathlib.Path) -> None:
    (row,) = (row for row in rows(folder, "demands") if row["id"] == "demand-cease-intimidation")
    assert (row["start"], row["end"]) == ("3694", "3808")
    assert row["speech_act"] == "speech-act-p5-s3-urge"
    assert row["addressee_explicit"] == "true"
    assert json.loads(row["beneficiaries"]) == [
        "group-opposition-leaders",
        "group-journalists",
        "group-human-rights-defenders",
        "group-peaceful-protesters",
    ]
    (albania,) = (row for row in rows(folder, "states") if row["alpha_2"] == "AL")
    assert albania["numeric"] == "008"
    assert albania["eu_member"] == "false"


def test_every_link_that_a_data_package_can_declare_is_a_foreign_key(folder: pathlib.Path) -> None:
    keys = {
        (resource["name"], key["fields"][0]): key["reference"]["resource"]
        for resource in package(folder)["resources"]
        for key in resource["schema"].get("foreignKeys", [])
    }
    assert keys == {
        ("organizations", "parent"): "entities",
        ("sentences", "block"): "blocks",
        ("parties", "actor"): "entities",
        ("mentions", "target"): "entities",
        ("speech_acts", "sentence"): "sentences",
        ("allegations", "quantity"): "quantities",
        ("allegations", "event"): "events",
        ("demands", "speech_act"): "speech_acts",
        ("external_ids", "entity"): "entities",
        ("provisions", "right"): "rights",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'"])
def test_what_a_spreadsheet_would_run_is_made_text_that_can_be_taken_back(
    statement: bs.Statement, tmp_path: pathlib.Path, start: str
) -> None:
    formula = f"{start}HYPERLINK('x')"
    person = attrs.evolve(statement.persons[0], name=formula)
    files = bs.formats()["csv"].encode(attrs.evolve(statement, persons=(person,)))
    (tmp_path / "persons.csv").write_bytes(files["persons.csv"])
    (row,) = rows(tmp_path, "persons")
    assert row["name"] == f"'{formula}"


def test_hostile_text_comes_back_as_it_went_in(
    statement: bs.Statement, tmp_path: pathlib.Path
) -> None:
    person = attrs.evolve(statement.persons[0], name=HOSTILE, aliases=(HOSTILE, "b"))
    bs.export(attrs.evolve(statement, persons=(person,)), "csv", tmp_path)
    (row,) = rows(tmp_path, "persons")
    assert row["name"] == HOSTILE
    assert json.loads(row["aliases"]) == [HOSTILE, "b"]
