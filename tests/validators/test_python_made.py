from collections import OrderedDict
from pathlib import Path
from typing import Any
from unittest.mock import Mock

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
    # A place has the very fields of a person.
    mixed: Any = (*statement.persons, statement.places[0], statement.blocks[0])
    found = codes(attrs.evolve(statement, persons=mixed))
    assert found == {("wrong-type", "$.persons[4]"), ("wrong-type", "$.persons[5]")}


def test_an_unknown_word_does_not_keep_the_rules_from_being_asked(
    statement: bs.Statement,
) -> None:
    wrong: Any = {"evidence": "rumoured", "quote": "x"}
    first = attrs.evolve(statement.allegations[0], **wrong)
    assert codes(attrs.evolve(statement, allegations=(first, *statement.allegations[1:]))) == {
        ("unknown-value", "$.allegations[0].evidence"),
        ("quote-differs", "$.allegations[0].quote"),
    }


class OwnState(bs.State):
    """A class of a user's own, which would come back as another."""


class OwnInteger(int):
    """Likewise."""


class OwnWords(str):
    """Likewise."""

    __slots__ = ()


@attrs.define
class Ring:
    """An object that leads to itself."""

    inner: Any = None


def ring() -> Ring:
    found = Ring()
    found.inner = found
    return found


def nested(depth: int) -> tuple[Any, ...]:
    found: tuple[Any, ...] = ()
    for _ in range(depth):
        found = (found,)
    return found


def state(**changes: Any) -> dict[str, Any]:
    first, *others = bs.load().states
    return {"states": (attrs.evolve(first, **changes), *others)}


def instead_of_a_state(value: Any) -> dict[str, Any]:
    return {"states": (value, *bs.load().states[1:])}


def block(**changes: Any) -> dict[str, Any]:
    first, *others = bs.load().blocks
    return {"blocks": (attrs.evolve(first, **changes), *others)}


def fields(record: Any) -> dict[str, Any]:
    return attrs.asdict(record, recurse=False)


MALFORMED = {
    "a dictionary for the source": ({"source": fields(bs.load().source)}, "$.source"),
    "a dictionary for a state": (instead_of_a_state(fields(bs.load().states[0])), "$.states[0]"),
    "a dictionary of another class": (instead_of_a_state(OrderedDict[str, int]()), "$.states[0]"),
    "a state of an own class": (
        instead_of_a_state(OwnState(**fields(bs.load().states[0]))),
        "$.states[0]",
    ),
    "what only looks like a state": (instead_of_a_state(Mock(spec=bs.State)), "$.states[0]"),
    "an object that leads to itself": (instead_of_a_state(ring()), "$.states[0]"),
    "a dictionary for an external id": (
        state(external_ids=({"scheme": "a", "value": "b", "source": "c"},)),
        "$.states[0].external_ids[0]",
    ),
    "tuples in tuples": (state(aliases=nested(3000)), "$.states[0].aliases[0]"),
    "a tuple for a string": (state(name=("Belarus",)), "$.states[0].name"),
    "an integer of 16 digits": (block(end=10**15), "$.blocks[0].end"),
    "an integer that Python does not print": (block(start=-(10**5000)), "$.blocks[0].start"),
    "such an integer for a string": (state(name=10**5000), "$.states[0].name"),
    "an integer of an own class": (block(start=OwnInteger(0)), "$.blocks[0].start"),
    "an own integer that Python does not print": (
        block(start=OwnInteger(10**5000)),
        "$.blocks[0].start",
    ),
    "a string of an own class": (state(name=OwnWords("Belarus")), "$.states[0].name"),
    "a generator": ({"states": (each for each in bs.load().states)}, "$.states"),
}


@pytest.mark.parametrize(("changes", "path"), MALFORMED.values(), ids=MALFORMED)
def test_what_json_cannot_say_is_found_at_its_path_and_never_written(
    statement: bs.Statement, changes: dict[str, Any], path: str, tmp_path: Path
) -> None:
    malformed = attrs.evolve(statement, **changes)
    assert codes(malformed) == {("wrong-type", path)}
    for format in bs.formats():
        with pytest.raises(bs.LoadError) as refused:
            bs.export(malformed, format, tmp_path)
        assert [each.path for each in refused.value.findings] == [path]
    assert not list(tmp_path.iterdir())


def test_an_integer_of_15_digits_is_taken(statement: bs.Statement) -> None:
    assert ("span-outside", "$.blocks[0].end") in codes(
        attrs.evolve(statement, **block(end=10**15 - 1))
    )


def test_a_record_that_was_never_filled_in_misses_its_fields(statement: bs.Statement) -> None:
    blank = object.__new__(bs.Place)
    found = codes(attrs.evolve(statement, places=(*statement.places, blank)))
    assert ("missing-field", "$.places[1].id") in found
    assert {code for code, _ in found} == {"missing-field"}


def test_what_is_no_statement_is_one_finding() -> None:
    document: Any = attrs.asdict(bs.load(), recurse=False)
    own = type("OwnStatement", (bs.Statement,), {})(**document)
    no_statements: tuple[Any, ...] = (None, 5, document, bs.Statement, bs.load().source, own)
    for value in no_statements:
        assert codes(value) == {("wrong-type", "$")}


def test_words_that_python_reads_as_no_number_do_not_stop_the_rules(
    statement: bs.Statement,
) -> None:
    first, *others = statement.quantities
    for digits in ("9" * 5000, "\u0664", "\u2163", "\u00bd"):
        odd = attrs.evolve(first, quote=digits)
        found = codes(attrs.evolve(statement, quantities=(odd, *others)))
        assert ("quantity-differs", "$.quantities[0].value") not in found


def test_a_month_in_letters_of_another_case_only_in_unicode_is_no_month(
    statement: bs.Statement,
) -> None:
    first, second, *others = statement.dates
    long_s = attrs.evolve(second, quote="9 Augu\u017ft 2020")
    assert codes(attrs.evolve(statement, dates=(first, long_s, *others))) == {
        ("quote-differs", "$.dates[1].quote"),
    }
