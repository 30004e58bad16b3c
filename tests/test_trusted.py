"""The short way to the packaged statement gives what the strict one gives."""

from pathlib import Path
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.trusted import statement_of


@pytest.fixture(scope="module")
def document(checkout: Path) -> bytes:
    return (checkout / "data" / "belarus_statement_data" / "statement.json").read_bytes()


def typed(value: Any) -> Any:
    """All that a value is made of, each part with its exact type."""
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return type(value), [(each.name, typed(getattr(value, each.name))) for each in fields]
    if isinstance(value, tuple):
        return type(value), [typed(each) for each in value]
    return type(value), value


def test_both_ways_make_equal_objects_of_equal_types(document: bytes) -> None:
    short, strict = statement_of(document), bs.loads(document)
    assert short == strict
    assert hash(short) == hash(strict)
    assert typed(short) == typed(strict)


def test_both_ways_keep_equal_order(document: bytes) -> None:
    short = statement_of(document)
    assert bs.dumps(short).encode() == bs.dumps(bs.loads(document)).encode() == document


def test_every_class_of_the_model_takes_the_short_way(document: bytes) -> None:
    made = {str(each.__name__) for each in classes(typed(statement_of(document)))}
    records = {name for name in bs.__all__ if attrs.has(getattr(bs, name))}
    others = {"Annotation", "CorrectedText", "Difference", "Entity", "Fault", "Format", "Report"}
    others |= {"Rule"}
    assert made == records - others


def classes(part: Any) -> set[type[Any]]:
    found: set[type[Any]] = set()
    if isinstance(part, tuple | list):
        for each in part:
            found |= classes(each)
    elif isinstance(part, type) and attrs.has(part):
        found.add(part)
    return found
