from typing import Any

import attrs
import pytest

import belarus_statement as bs


def codes(statement: bs.Statement) -> set[tuple[str, str]]:
    report = bs.validate(statement)
    assert not report.ok
    return {(each.code, each.path) for each in report.findings}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"states": None}, {("wrong-type", "$.states")}),
        ({"title": 5, "blocks": []}, {("wrong-type", "$.title"), ("wrong-type", "$.blocks")}),
        ({"parties": ("x",)}, {("wrong-type", "$.parties[0]")}),
        ({"text": b"bytes"}, {("wrong-type", "$.text")}),
        ({"source": None}, {("wrong-type", "$.source")}),
    ],
)
def test_a_statement_made_in_python_with_wrong_types_gives_findings(
    statement: bs.Statement, changes: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    assert codes(attrs.evolve(statement, **changes)) == expected


def test_a_field_of_a_record_with_a_wrong_type_is_found_at_its_path(
    statement: bs.Statement,
) -> None:
    wrong: Any = {"start": "0", "inferred": ["kind"]}
    first = attrs.evolve(statement.blocks[0], **wrong)
    assert codes(attrs.evolve(statement, blocks=(first, *statement.blocks[1:]))) == {
        ("wrong-type", "$.blocks[0].start"),
        ("wrong-type", "$.blocks[0].inferred"),
    }


def test_a_record_of_another_class_is_no_record_of_this_one(statement: bs.Statement) -> None:
    mixed: Any = (*statement.persons, statement.places[0], statement.blocks[0])
    found = codes(attrs.evolve(statement, persons=mixed))
    assert {code for code, _ in found} == {"missing-field", "unknown-field"}
    assert {path.split(".")[1] for _, path in found} == {"persons[5]"}


def test_an_unknown_word_does_not_keep_the_rules_from_being_asked(
    statement: bs.Statement,
) -> None:
    wrong: Any = {"evidence": "rumoured", "quote": "x"}
    first = attrs.evolve(statement.allegations[0], **wrong)
    assert codes(attrs.evolve(statement, allegations=(first, *statement.allegations[1:]))) == {
        ("unknown-value", "$.allegations[0].evidence"),
        ("quote-differs", "$.allegations[0].quote"),
    }
