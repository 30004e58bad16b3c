"""What `fields_of` reads back from a class: from it come schema, tables and rules.

Its descriptions are those of the classes of the model alone: `test_descriptions`.
"""

from typing import Annotated, Any, Literal

import attrs
import pytest

import belarus_statement as bs
from belarus_statement import model
from belarus_statement.model.fields import (
    Enrichment,
    Field,
    Refers,
    fields_of,
    filled_fields,
    nested_fields,
)
from belarus_statement.model.statement import annotation_fields, collection_fields


@attrs.frozen(kw_only=True)
class Leaf:
    name: str


@attrs.frozen(kw_only=True)
class Base:
    plain: str


@attrs.frozen(kw_only=True)
class EveryKind(Base):
    number: int
    flag: bool
    maybe: str | None = None
    maybe_number: int | None = None
    maybe_flag: Annotated[bool | None, Enrichment] = None
    word: Literal["one", "two"] = "one"
    maybe_word: Literal["one", "two"] | None = None
    strings: tuple[str, ...] = ()
    words: tuple[Literal["one", "two"], ...] = ()
    leaf: Annotated[Leaf | None, Enrichment] = None
    leaves: tuple[Leaf, ...] = ()
    link: Annotated[str, Refers(Leaf)] = ""
    links: Annotated[tuple[str, ...], Refers(Leaf, Base), Enrichment] = ()


def field(name: str, value_type: type[Any] = str, **marks: Any) -> Field:
    unmarked: dict[str, Any] = {"many": False, "optional": False, "values": (), "refers": ()}
    unmarked |= {"edtf": False, "span": False, "enrichment": False, "inherited": False}
    return Field(name=name, description="", value_type=value_type, **{**unmarked, **marks})


EXPECTED = (
    field("plain", inherited=True),
    field("number", int),
    field("flag", bool),
    field("maybe", optional=True),
    field("maybe_number", int, optional=True),
    field("maybe_flag", bool, optional=True, enrichment=True),
    field("word", values=("one", "two")),
    field("maybe_word", values=("one", "two"), optional=True),
    field("strings", many=True),
    field("words", values=("one", "two"), many=True),
    field("leaf", Leaf, optional=True, enrichment=True),
    field("leaves", Leaf, many=True),
    field("link", refers=(Leaf,)),
    field("links", refers=(Leaf, Base), many=True, enrichment=True),
)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda each: each.name)
def test_every_kind_of_field_is_read_back(expected: Field) -> None:
    assert {each.name: each for each in fields_of(EveryKind)}[expected.name] == expected


def test_fields_come_in_declared_order_those_of_the_base_first() -> None:
    assert [each.name for each in fields_of(EveryKind)] == [each.name for each in EXPECTED]


def test_a_field_is_inherited_only_where_a_base_declares_it() -> None:
    assert [each.inherited for each in fields_of(Base)] == [False]
    assert fields_of(EveryKind)[0].inherited


def test_the_values_of_a_field_are_several_one_or_none() -> None:
    record = EveryKind(plain="", number=0, flag=False, strings=("a", "b"))
    values = {each.name: each.values_in(record) for each in fields_of(EveryKind)}
    assert (values["strings"], values["leaves"]) == (("a", "b"), ())
    assert (values["plain"], values["flag"], values["maybe"]) == (("",), (False,), ())


def test_filled_fields_are_those_with_a_value_that_say_no_place(statement: bs.Statement) -> None:
    quantity = attrs.evolve(statement.quantities[0], value=None, inferred=())
    filled = {field.name: value for field, value in filled_fields(quantity, ["unit"])}
    assert filled == {"id": quantity.id, "inferred": (), "comparator": quantity.comparator}


def test_the_fields_that_hold_records_are_found_however_deep_they_lie() -> None:
    assert [each.name for each in nested_fields(EveryKind)] == ["leaf", "leaves"]
    nested = [each.name for each in nested_fields(bs.Statement)]
    assert nested[:3] == ["source", "states", "external_ids"]
    assert nested.count("provisions") == 1


def test_every_annotation_says_by_the_same_three_fields_where_it_stands() -> None:
    for each in collection_fields():
        found = [field.name for field in fields_of(each.value_type) if field.span]
        assert found == (["start", "end", "quote"] if each in annotation_fields() else [])


@pytest.mark.parametrize(
    ("cls", "name", "marks"),
    [
        (bs.Sentence, "block", {"refers": (bs.Block,)}),
        (bs.Mention, "target", {"refers": (bs.Entity,)}),
        (bs.Party, "actor", {"refers": (bs.State, bs.Organization, bs.Group)}),
        (bs.Allegation, "part_of", {"refers": (bs.Allegation,), "optional": True}),
        (bs.Demand, "speech_act", {"refers": (bs.SpeechAct,)}),
        (bs.Demand, "addressee_explicit", {"value_type": bool}),
        (bs.Block, "number", {"value_type": int, "optional": True}),
        (bs.State, "alpha_2", {"optional": True, "enrichment": True, "inherited": False}),
        (bs.State, "name", {"edtf": False, "span": False, "enrichment": False, "inherited": True}),
        (bs.State, "external_ids", {"value_type": bs.ExternalId, "many": True}),
        (
            bs.Party,
            "role",
            {"values": ("lead", "delivering", "joining", "aligning"), "value_type": str},
        ),
        (bs.Statement, "source", {"value_type": bs.Source, "many": False}),
        (bs.Statement, "demands", {"value_type": bs.Demand, "many": True}),
    ],
)
def test_the_classes_of_the_model_say_what_their_fields_hold(
    cls: type[Any], name: str, marks: dict[str, object]
) -> None:
    found = next(each for each in fields_of(cls) if each.name == name)
    assert {mark: getattr(found, mark) for mark in marks} == marks


STORED = sorted(set(model.__all__) - {"CorrectedText"})  # a view makes that


@pytest.mark.parametrize("name", STORED)
def test_every_field_of_the_model_describes_itself_in_a_sentence(name: str) -> None:
    for each in fields_of(getattr(model, name)):
        assert each.description[:1].strip()
        assert each.description.endswith(".")
