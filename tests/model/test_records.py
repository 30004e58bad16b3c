"""Every class of the model is a value: frozen, slotted, keyword-only, comparable, copyable."""

import copy
import inspect
import pickle
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement import model

CLASSES: tuple[type[Any], ...] = tuple(getattr(model, name) for name in model.__all__)
PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)
COLLECTIONS = [field.name for field in attrs.fields(bs.Statement) if field.default == ()]
each_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)


def examples(statement: bs.Statement) -> Iterator[object]:
    """A record of every class."""
    yield statement
    yield statement.source
    yield statement.corrected_text()
    yield bs.Entity(id="an-entity", name="entity", aliases=("thing",))
    yield bs.Annotation(id="an-annotation", start=0, end=1, quote="a", inferred=("quote",))
    for entity in statement.entities:
        yield entity
        yield from entity.external_ids
        if isinstance(entity, bs.Right):
            yield from entity.provisions
    yield from statement.annotations


@pytest.fixture(name="record")
def fixture_record(cls: type[Any], statement: bs.Statement) -> object:
    return next(each for each in examples(statement) if type(each) is cls)


def rebuilt(record: Any) -> Any:
    """An equal record that shares nothing with this one but what Python interns."""
    if attrs.has(type(record)):
        return type(record)(
            **{
                field.alias: rebuilt(getattr(record, field.name))
                for field in attrs.fields(type(record))
            }
        )
    return tuple(map(rebuilt, record)) if type(record) is tuple else record


def values(record: Any) -> Iterator[object]:
    """Everything that a record holds, at any depth."""
    yield record
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        for each in value if type(value) is tuple else (value,):
            yield from values(each) if attrs.has(type(each)) else (each,)


def views(statement: bs.Statement) -> list[object]:
    return [
        statement.entities,
        statement.annotations,
        statement.paragraphs,
        statement.at(3521),
        statement.within(statement.blocks[6]),
        statement.mentions_of("state-belarus"),
        statement["state-belarus"],
        statement.corrected_text(),
    ]


@each_class
def test_a_field_can_be_neither_set_nor_deleted(cls: type[Any], record: object) -> None:
    for field in attrs.fields(cls):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, field.name)


@each_class
def test_a_record_takes_no_other_attributes(cls: type[Any], record: object) -> None:
    with pytest.raises(AttributeError):
        setattr(record, "remark", "mine")  # noqa: B010  # no checker lets it pass as a statement
    assert not hasattr(record, "__dict__")
    assert "__slots__" in vars(cls)


@each_class
def test_a_class_takes_its_fields_by_name_only(cls: type[Any]) -> None:
    parameters = inspect.signature(cls).parameters.values()
    assert {each.kind for each in parameters} == {inspect.Parameter.KEYWORD_ONLY}


@each_class
def test_records_with_equal_fields_are_equal_and_hash_alike(cls: type[Any], record: object) -> None:
    other = rebuilt(record)
    assert other is not record
    assert other == record
    assert hash(other) == hash(record)
    assert {record, other} == {record}


@each_class
def test_a_record_that_differs_in_one_field_is_another(cls: type[Any], record: Any) -> None:
    for field in attrs.fields(cls):
        assert attrs.evolve(record, **{field.alias: "something else"}) != record


def test_records_of_different_classes_are_different() -> None:
    person: bs.Entity = bs.Person(id="x", name="X")
    group: bs.Entity = bs.Group(id="x", name="X")
    assert person != group
    assert len({person, group}) == 2


@each_class
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_record_survives_pickling(cls: type[Any], record: object, protocol: int) -> None:
    restored = pickle.loads(pickle.dumps(record, protocol))  # noqa: S301  # our own bytes
    assert restored == record
    assert type(restored) is cls
    assert hash(restored) == hash(record)


@each_class
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_record_survives_copying(cls: type[Any], record: object, copied: Any) -> None:
    again = copied(record)
    assert again == record
    assert type(again) is cls


@each_class
def test_a_record_holds_nothing_that_can_be_changed(cls: type[Any], record: object) -> None:
    kinds = {type(each) for each in values(record)}
    assert kinds <= {*CLASSES, str, int, bool, type(None)}


def test_views_take_no_part_in_comparison_and_hashing(statement: bs.Statement) -> None:
    fresh, used = rebuilt(statement), rebuilt(statement)
    views(used)
    assert used == fresh
    assert hash(used) == hash(fresh)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_views_are_not_pickled_and_work_afterwards(statement: bs.Statement, protocol: int) -> None:
    used: bs.Statement = rebuilt(statement)
    before = pickle.dumps(used, protocol)
    expected = views(used)
    after = pickle.dumps(used, protocol)
    restored = pickle.loads(after)  # noqa: S301  # our own bytes
    assert after == before
    assert restored == used
    assert views(restored) == expected


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, attrs.evolve])
def test_a_copy_of_a_used_statement_has_working_views(statement: bs.Statement, copied: Any) -> None:
    used: bs.Statement = rebuilt(statement)
    expected = views(used)
    again = copied(used)
    assert again is not used
    assert views(again) == expected


def test_the_views_of_an_evolved_statement_are_its_own(statement: bs.Statement) -> None:
    views(statement)
    evolved = attrs.evolve(statement, states=(), mentions=())
    assert "state-belarus" not in evolved
    assert not any(isinstance(each, bs.State) for each in evolved.entities)
    assert not any(isinstance(each, bs.Mention) for each in evolved.annotations)


def test_a_statement_of_a_header_and_a_text_is_enough() -> None:
    source = bs.Source(file="a.txt", bytes=1, sha256="0", rights="none")
    bare = bs.Statement(
        id="a",
        title="A",
        issuer="A",
        place="A",
        date="2020",
        language="en",
        source=source,
        text="a",
    )
    assert source.published_at is None
    assert len(COLLECTIONS) == 18
    assert all(getattr(bare, name) == () for name in COLLECTIONS)
    assert bare.entities == ()
    assert bare.annotations == bare.paragraphs == bare.at(0) == ()
    assert list(bare) == []
    assert bare.corrected_text().text == "a"


@pytest.mark.parametrize(
    ("record", "defaults"),
    [
        (
            bs.State(id="x", name="X"),
            {
                "aliases": (),
                "external_ids": (),
                "enrichment_sources": (),
                "iso_name": None,
                "alpha_2": None,
                "alpha_3": None,
                "numeric": None,
                "un_regional_group": None,
                "eu_member": None,
            },
        ),
        (bs.Organization(id="x", name="X", kind="body"), {"parent": None}),
        (bs.Event(id="x", name="X"), {"date": None}),
        (bs.Document(id="x", name="X"), {"date": None, "symbol": None}),
        (bs.Right(id="x", name="X"), {"provisions": ()}),
        (
            bs.Block(id="x", start=0, end=1, quote="a", kind="heading"),
            {"inferred": (), "number": None},
        ),
        (
            bs.Allegation(id="x", start=0, end=1, quote="a", acts=(), evidence="asserted"),
            {
                "alleged_perpetrators": (),
                "alleged_victims": (),
                "sources": (),
                "quantity": None,
                "event": None,
            },
        ),
    ],
)
def test_what_is_left_out_is_empty_or_none(record: object, defaults: dict[str, object]) -> None:
    assert {name: getattr(record, name) for name in defaults} == defaults
