"""Documents of earlier versions of the schema are refused by name, and can be upgraded."""

import json
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.codec import loads_earlier

NEW_FIELDS = {
    "persons": ("member_of",),
    "groups": ("member_of",),
    "quantities": ("upper_value",),
    "speech_acts": ("degree", "addition"),
    "allegations": ("kinds", "speech_act", "part_of", "sources_complete"),
}


def as_0_1_0_wrote(statement: bs.Statement) -> dict[str, Any]:
    """The plain data of a statement without what 0.1.0 had no field for."""
    document: dict[str, Any] = json.loads(bs.dumps(statement))
    del document["schema_version"]
    for name in ("issuer", "place"):
        document[name] = document[name] or ""
    for collection, fields in NEW_FIELDS.items():
        for record in document[collection]:
            for field in fields:
                del record[field]
    for allegation in document["allegations"]:
        allegation["victims"] = allegation.pop("alleged_victims")
        allegation["inferred"] = [
            "victims" if each == "alleged_victims" else each for each in allegation["inferred"]
        ]
    return document


@pytest.mark.parametrize("version", ["0.1", "2", 1, None, ["1"]])
def test_a_document_of_another_version_of_the_schema_is_refused_for_that_alone(
    statement: bs.Statement, version: object
) -> None:
    document = {**as_0_1_0_wrote(statement), "schema_version": version}
    with pytest.raises(bs.LoadError) as refused:
        bs.loads(json.dumps(document))
    (finding,) = refused.value.findings
    assert (finding.code, finding.path) == ("schema-version", "$.schema_version")
    assert repr(version) in finding.message
    assert "expected '1'" in finding.message


def test_a_document_without_a_version_is_refused_with_what_to_do(statement: bs.Statement) -> None:
    with pytest.raises(bs.LoadError, match=r"found schema version none.*belarus-statement upgrade"):
        bs.loads(json.dumps(as_0_1_0_wrote(statement)))


def test_a_document_of_0_1_0_is_upgraded_with_all_that_it_says(statement: bs.Statement) -> None:
    upgraded = loads_earlier(json.dumps(as_0_1_0_wrote(statement)))
    assert upgraded.allegations[0].acts == statement.allegations[0].acts
    assert [each.alleged_victims for each in upgraded.allegations] == [
        each.alleged_victims for each in statement.allegations
    ]
    assert [each.inferred for each in upgraded.allegations] == [
        each.inferred for each in statement.allegations
    ]
    assert upgraded.allegations[0].speech_act is None
    assert upgraded.demands == statement.demands
    assert bs.loads(bs.dumps(upgraded)) == upgraded


def test_what_0_1_0_left_empty_is_not_there(statement: bs.Statement) -> None:
    bare = attrs.evolve(statement, issuer=None, place=None)
    upgraded = loads_earlier(json.dumps(as_0_1_0_wrote(bare)))
    assert (upgraded.issuer, upgraded.place) == (None, None)


def test_lines_of_0_1_0_are_upgraded_too(statement: bs.Statement) -> None:
    document = as_0_1_0_wrote(statement)
    classes = {"Person": "persons", "Allegation": "allegations", "Quantity": "quantities"}
    lines = [
        json.dumps({"class": cls, **record})
        for cls, name in classes.items()
        for record in document[name]
    ]
    header = {key: value for key, value in document.items() if not isinstance(value, list)}
    content = "\n".join((json.dumps({"class": "Statement", **header}), *lines))
    upgraded = loads_earlier(content, lines=True)
    assert [each.id for each in upgraded.allegations] == [each.id for each in statement.allegations]


def test_a_document_of_now_stays_as_it_is(statement: bs.Statement) -> None:
    assert loads_earlier(bs.dumps(statement)) == statement


@pytest.mark.parametrize("version", ["2", "0.2", 7, None])
def test_a_version_that_is_not_known_cannot_be_upgraded(
    statement: bs.Statement, version: object
) -> None:
    document = {**as_0_1_0_wrote(statement), "schema_version": version}
    with pytest.raises(bs.LoadError, match=r"expected 0\.1: a later one needs a later release"):
        loads_earlier(json.dumps(document))


@pytest.mark.parametrize("document", ["[]", "7", '{"text": "x"}', '{"text": "x", "persons": [7]}'])
def test_what_is_no_statement_is_refused_as_ever(document: str) -> None:
    with pytest.raises(bs.LoadError) as refused:
        loads_earlier(document)
    assert "schema-version" not in {each.code for each in refused.value.findings}


def test_the_address_of_a_schema_is_taken_and_not_kept(statement: bs.Statement) -> None:
    document = {"$schema": "./statement.schema.json", **json.loads(bs.dumps(statement))}
    assert bs.loads(json.dumps(document)) == statement
    with pytest.raises(bs.LoadError, match=r"\$schema"):
        bs.loads(json.dumps({**document, "$schema": 7}))
