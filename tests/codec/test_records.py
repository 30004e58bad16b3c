from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.codec import records_of, statement_of_records
from belarus_statement.codec.parsing import RepeatedKeys


def faults(records: list[Any]) -> list[tuple[str, str]]:
    with pytest.raises(bs.LoadError) as error:
        statement_of_records(records, "here")
    assert error.value.source == "here"
    return [(each.code, each.path) for each in error.value.findings]


def plain(statement: bs.Statement) -> list[dict[str, Any]]:
    """The records with lists for tuples, as a reader of a file gives them."""
    return [
        {name: [*value] if isinstance(value, tuple) else value for name, value in each.items()}
        for each in records_of(statement)
    ]


def test_the_header_comes_first_and_has_no_collection(statement: bs.Statement) -> None:
    header, *records = records_of(statement)
    assert [*header][:3] == ["class", "schema_version", "id"]
    assert header["source"] == attrs.asdict(statement.source)
    assert "states" not in header
    assert len(records) == len([*statement])


def test_records_give_back_an_equal_statement(either: bs.Statement) -> None:
    assert statement_of_records(plain(either), "here") == either


def test_records_after_the_header_come_in_any_order_of_classes(statement: bs.Statement) -> None:
    header, *records = plain(statement)
    records.sort(key=lambda each: each["class"])
    assert statement_of_records([header, *records], "here") == statement


def test_no_record_at_all_is_a_header_that_is_not_there() -> None:
    assert faults([]) == [("unknown-value", "$[0].class")]


def test_what_is_no_record_of_a_known_class_is_named(statement: bs.Statement) -> None:
    header, *_ = plain(statement)
    assert faults([header, None, {"class": "Persons"}, header]) == [
        ("unknown-value", f"$[{number}].class") for number in (1, 2, 3)
    ]


def test_collections_in_the_header_are_named(statement: bs.Statement) -> None:
    header, *_ = plain(statement)
    assert faults([header | {"states": [], "rights": []}]) == [
        ("unknown-field", "$[0].states"),
        ("unknown-field", "$[0].rights"),
    ]


def test_a_field_that_was_read_twice_is_refused(statement: bs.Statement) -> None:
    header, state, *_ = plain(statement)
    twice = RepeatedKeys(state)
    twice.repeated = ("name",)
    assert faults([header, twice]) == [("repeated-field", "$.states[0].name")]
