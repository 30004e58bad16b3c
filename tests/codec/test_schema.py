"""The JSON Schema says what loading demands, to people who use other tools."""

import copy
import json
import pathlib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement import model
from belarus_statement.codec.schema import line_schema, schema

jsonschema: Any = import_module("jsonschema")  # it has no type hints
SCHEMA = schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
RECORDS = {
    "Statement": "$",
    "Source": "$.source",
    "ExternalId": "$.states[0].external_ids[0]",
    "Provision": "$.rights[0].provisions[0]",
    "State": "$.states[0]",
    "Organization": "$.organizations[0]",
    "Person": "$.persons[0]",
    "Group": "$.groups[0]",
    "Place": "$.places[0]",
    "Event": "$.events[0]",
    "Document": "$.documents[0]",
    "Right": "$.rights[0]",
    "Block": "$.blocks[0]",
    "Sentence": "$.sentences[0]",
    "Party": "$.parties[0]",
    "Mention": "$.mentions[0]",
    "DateExpression": "$.dates[0]",
    "Quantity": "$.quantities[0]",
    "SpeechAct": "$.speech_acts[0]",
    "Allegation": "$.allegations[0]",
    "Demand": "$.demands[0]",
    "Correction": "$.corrections[0]",
}
each_record = pytest.mark.parametrize("path", RECORDS.values(), ids=RECORDS)


@pytest.fixture(name="document")
def fixture_document(statement: bs.Statement) -> Any:
    return json.loads(bs.dumps(statement))


def at(document: Any, path: str) -> Any:
    for step in path.removeprefix("$").replace("[", ".[").split(".")[1:]:
        document = document[int(step[1:-1]) if step.startswith("[") else step]
    return document


def refusals(document: Any) -> list[tuple[str, str]]:
    """The path of each error, and the keyword of the schema that it breaks."""
    return sorted((each.json_path, each.validator) for each in VALIDATOR.iter_errors(document))


def properties(definition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from definition["properties"].values()
    for inner in definition.get("$defs", {}).values():
        yield from properties(inner)


def test_the_shipped_schema_is_the_generated_one(
    generated: Callable[[pathlib.Path, bytes], None], checkout: pathlib.Path
) -> None:
    content = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    generated(checkout / "data/belarus_statement_data/statement.schema.json", content.encode())


def test_the_shipped_schema_of_a_line_is_the_generated_one(
    generated: Callable[[pathlib.Path, bytes], None], checkout: pathlib.Path
) -> None:
    jsonschema.Draft202012Validator.check_schema(line_schema())
    content = json.dumps(line_schema(), ensure_ascii=False, indent=2) + "\n"
    path = checkout / "data/belarus_statement_data/statement.jsonl.schema.json"
    generated(path, content.encode())


def test_the_schema_is_a_json_schema_of_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"].startswith("urn:")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_class_of_a_document_is_defined() -> None:
    assert {"Statement", *SCHEMA["$defs"]} == set(RECORDS)
    assert set(RECORDS) == set(model.__all__) - {"Annotation", "Entity", "CorrectedText"}


def test_every_class_and_every_property_has_a_title_and_a_description() -> None:
    described = [SCHEMA, *SCHEMA["$defs"].values(), *properties(SCHEMA)]
    assert len(described) > 100
    for each in described:
        assert each["title"][0].isupper()
        assert each["description"].endswith(".")
        assert "  " not in each["description"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "$.properties.published_at",
            {
                "title": "Published at",
                "description": "The address at which the text was published.",
                "type": ["string", "null"],
            },
        ),
        ("$.properties.bytes", {"title": "Bytes", "type": "integer"}),
    ],
)
def test_a_leaf_has_the_type_of_its_field(path: str, expected: dict[str, Any]) -> None:
    found = at(SCHEMA["$defs"]["Source"], path)
    assert {key: found[key] for key in expected} == expected


def test_the_kinds_of_fields_are_written_as_a_reader_expects() -> None:
    definitions = SCHEMA["$defs"]
    assert SCHEMA["properties"]["source"]["$ref"] == "#/$defs/Source"
    states = SCHEMA["properties"]["states"]
    assert (states["type"], states["items"]) == ("array", {"$ref": "#/$defs/State"})
    state = definitions["State"]["properties"]
    assert state["eu_member"]["type"] == ["boolean", "null"]
    assert state["un_regional_group"]["enum"] == ["AG", "APG", "EEG", "GRULAC", "WEOG", None]
    assert state["alpha_2"]["description"] == (
        "The two-letter code of ISO 3166-1. Not from the text: enrichment."
    )
    assert state["aliases"]["items"] == {"type": "string"}
    party = definitions["Party"]["properties"]
    assert party["role"]["enum"] == ["lead", "delivering", "joining", "aligning"]
    assert party["actor"]["description"] == (
        "Those whom it names: a State, an organization or a group. "
        "The id of a record of class State or Organization or Group."
    )
    assert definitions["Block"]["properties"]["number"]["type"] == ["integer", "null"]


@pytest.mark.parametrize(
    "date", [None, "0001", "2020", "2020-10", "2020-10-26", "2020/2021", "2020-08-09/2020-10"]
)
def test_a_date_of_any_precision_is_accepted(document: Any, date: str | None) -> None:
    document["events"][0]["date"] = date
    assert refusals(document) == []


def test_the_packaged_statement_is_accepted(document: Any) -> None:
    assert refusals(document) == []


@each_record
def test_a_missing_field_is_refused(document: Any, path: str) -> None:
    for name in list(at(document, path)):
        changed = copy.deepcopy(document) if path == "$" else document
        value = at(changed, path).pop(name)
        assert refusals(changed) == [(path, "required")], name
        at(changed, path)[name] = value


@each_record
def test_an_unknown_field_is_refused(document: Any, path: str) -> None:
    at(document, path)["remark"] = "x"
    assert refusals(document) == [(path, "additionalProperties")]


@each_record
def test_a_wrong_type_is_refused_in_every_field(document: Any, path: str) -> None:
    record = at(document, path)
    for name, value in list(record.items()):
        for wrong in (1.5, {"a": 1}):
            record[name] = wrong
            paths = {found for found, _ in refusals(document)}
            assert paths, name
            assert all(found.startswith(f"{path}.{name}") for found in paths)
        record[name] = value


@pytest.mark.parametrize(
    ("path", "name", "value", "keyword"),
    [
        ("$.blocks[0]", "kind", "header", "enum"),
        ("$.blocks[0]", "start", "0", "type"),
        ("$.blocks[0]", "start", True, "type"),
        ("$.blocks[0]", "start", None, "type"),
        ("$.blocks[0]", "inferred", "kind", "type"),
        ("$.states[1]", "eu_member", 1, "type"),
        ("$.states[1]", "un_regional_group", "weog", "enum"),
        ("$.states[1]", "name", None, "type"),
        ("$", "date", "26 October 2020", "pattern"),
        ("$", "title", None, "type"),
        ("$", "date", 2020, "type"),
        ("$.dates[0]", "value", "2020-13", "pattern"),
        ("$.events[0]", "date", "2020-1", "pattern"),
        ("$.events[0]", "date", 2020, "type"),
        ("$", "source", None, "type"),
        ("$", "states", {}, "type"),
    ],
)
def test_a_value_that_its_field_does_not_take_is_refused_at_its_path(
    document: Any, path: str, name: str, value: Any, keyword: str
) -> None:
    at(document, path)[name] = value
    assert refusals(document) == [(f"{path}.{name}", keyword)]
