"""Validation reports whatever it is given, and never stops at it."""

import re
from typing import Any

import attrs
import hypothesis
import pytest
from hypothesis import strategies as st

import belarus_statement as bs

COLLECTIONS = [field.name for field in attrs.fields(bs.Statement) if field.default == ()]
PATH = re.compile(r"\$(\.[a-z_0-9]+(\[\d+\])?)*")
CODES = {rule.code for rule in bs.rules()}
SETTINGS = hypothesis.settings(deadline=None, database=None, max_examples=60)

offsets = st.one_of(
    st.integers(-10, 5_420),
    st.sampled_from([-1, 0, 5_408, 5_409, 10**15 - 1, -(10**15) + 1]),
)
words = st.one_of(
    st.sampled_from(["", " ", "\n", "p1", "preamble", "2020", "2020-13-45", "0000", "9999-12-31/"]),
    st.text(max_size=20),
)
texts = st.one_of(st.text(max_size=200), st.just(""), st.just("\ud800"), st.just("\n" * 50))


NO_WORDS = {"number": offsets, "value": offsets, "eu_member": st.booleans()}
"""What fields hold that may be none and are no text otherwise."""


def other_value(name: str, value: Any, ids: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Values of the type that this field of this name holds, good and bad ones."""
    if value is None:
        return st.one_of(st.none(), NO_WORDS.get(name, st.one_of(ids, words)))
    if isinstance(value, bool):
        return st.booleans()
    if isinstance(value, int):
        return offsets
    if isinstance(value, tuple):
        return st.lists(st.one_of(ids, words), max_size=3).map(tuple)
    return st.one_of(words, ids)


@st.composite
def changes(draw: st.DrawFn, statement: bs.Statement) -> tuple[str, tuple[Any, ...]]:
    """A collection of a statement with a few of its records changed, lost, doubled or moved."""
    ids = st.sampled_from([each.id for each in statement])
    name = draw(st.sampled_from(COLLECTIONS))
    records = list(getattr(statement, name))
    for _ in range(draw(st.integers(1, 4))):
        index = draw(st.integers(0, len(records) - 1)) if records else 0
        if not records or draw(st.integers(0, 4)) == 0:
            operation = draw(st.sampled_from(["lose", "double", "move", "clear"]))
            if operation == "clear":
                records.clear()
            elif records and operation == "double":
                records.insert(index, records[index])
            elif records:
                taken = records.pop(index)
                if operation == "move":
                    records.append(taken)
            continue
        record = records[index]
        field = draw(st.sampled_from(attrs.fields(type(record))))
        if field.name in {"external_ids", "provisions"}:
            continue
        value = draw(other_value(field.name, getattr(record, field.name), ids))
        records[index] = attrs.evolve(record, **{field.name: value})
    return name, tuple(records)


def with_fields(statement: bs.Statement, fields: dict[str, Any]) -> bs.Statement:
    return attrs.evolve(statement, **fields)


def check(broken: bs.Statement) -> None:
    report = bs.validate(broken)
    assert report.ok == (not any(each.severity == "error" for each in report.findings))
    for each in report.findings:
        assert each.code in CODES
        assert PATH.fullmatch(each.path), each.path
        assert each.message.strip()


@SETTINGS
@hypothesis.given(data=st.data())
def test_records_broken_at_random_are_reported(
    statement: bs.Statement, data: st.DataObject
) -> None:
    broken = statement
    for _ in range(data.draw(st.integers(1, 4))):
        name, records = data.draw(changes(broken))
        broken = with_fields(broken, {name: records})
    check(broken)


@SETTINGS
@hypothesis.given(text=texts)
def test_any_text_under_the_annotations_is_reported(statement: bs.Statement, text: str) -> None:
    broken = attrs.evolve(statement, text=text)
    assert {"source-size-differs", "source-digest-differs", "span-outside"} <= {
        each.code for each in bs.validate(broken).findings
    }
    check(broken)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_empty_collection_is_reported_or_sound(statement: bs.Statement, name: str) -> None:
    check(with_fields(statement, {name: ()}))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_twice_over_is_reported(statement: bs.Statement, name: str) -> None:
    records = getattr(statement, name)
    broken = with_fields(statement, {name: records * 2})
    check(broken)
    repeated = [each for each in bs.validate(broken).findings if each.code == "id-repeated"]
    assert [each.path for each in repeated] == [
        f"$.{name}[{index}].id" for index in range(len(records), 2 * len(records))
    ]


def test_a_statement_without_anything_is_reported_or_sound(statement: bs.Statement) -> None:
    bare = with_fields(statement, dict.fromkeys(COLLECTIONS, ()))
    check(bare)
    check(attrs.evolve(bare, text=""))
