"""JSON that is written by hand leaves out what is empty."""

import json
from typing import Any

import pytest

import belarus_statement as bs


def without_what_is_empty(value: Any) -> Any:
    """The same data with no null, no empty array and no field that has its default."""
    if isinstance(value, dict):
        kept = {name: without_what_is_empty(each) for name, each in value.items()}
        return {
            name: each
            for name, each in kept.items()
            if each is not None and each is not True and each != [] and name != "schema_version"
        } | {name: each for name, each in kept.items() if name == "addressee_explicit"}
    return [*map(without_what_is_empty, value)] if isinstance(value, list) else value


def test_what_is_left_out_is_filled_in(statement: bs.Statement) -> None:
    data: Any = json.loads(bs.dumps(statement))
    for state in data["states"]:
        state["eu_member"] = None
    whole = bs.loads(json.dumps(data))
    partial = json.dumps(without_what_is_empty(data))
    assert len(partial) < len(json.dumps(data)) * 0.9
    assert bs.loads(partial, partial=True) == whole
    assert bs.dumps(bs.loads(partial, partial=True)) == bs.dumps(whole)


def test_what_is_whole_is_taken_as_it_is(statement: bs.Statement) -> None:
    assert bs.loads(bs.dumps(statement), partial=True) == statement


def test_what_must_be_there_is_still_asked_for() -> None:
    with pytest.raises(bs.LoadError) as caught:
        bs.loads('{"text": "a", "states": [{"nme": "x"}], "source": 5}', partial=True)
    assert {(each.path, each.code) for each in caught.value.findings} == {
        ("$.id", "missing-field"),
        ("$.title", "missing-field"),
        ("$.language", "missing-field"),
        ("$.source", "wrong-type"),
        ("$.states[0].id", "missing-field"),
        ("$.states[0].name", "missing-field"),
        ("$.states[0].nme", "unknown-field"),
    }


def test_a_key_that_occurs_twice_is_refused_as_ever() -> None:
    with pytest.raises(bs.LoadError) as caught:
        bs.loads('{"id": "a", "id": "b", "title": "c", "language": "en"}', partial=True)
    assert "repeated" in " ".join(each.code for each in caught.value.findings)


@pytest.mark.parametrize("text", ["[]", "5", "null", '"a"', '{"states": {}}', '{"states": [5]}'])
def test_what_is_no_statement_is_refused(text: str) -> None:
    with pytest.raises(bs.LoadError):
        bs.loads(text, partial=True)


def test_a_partial_document_is_refused_where_it_is_not_said_to_be_one() -> None:
    with pytest.raises(bs.LoadError):
        bs.loads('{"id": "a", "title": "b", "language": "en", "text": "c"}')
