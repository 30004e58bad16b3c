import pathlib
import re
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement.model import fields
from belarus_statement.model.fields import Field
from belarus_statement.model.statement import collection_fields

CHECKOUT = pathlib.Path(__file__).parents[2]
REFERENCE = CHECKOUT / "docs" / "reference"
GUIDE = (REFERENCE / "guide.md").read_text("utf-8")
SETTLED = (REFERENCE / "codebook.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##)", GUIDE, re.MULTILINE | re.DOTALL))
DEFINITION = re.compile(r"`\w+`: \S.*\*Example:\*\s+\S.*\*Not:\*\s+\S", re.DOTALL)
CLASSES: list[type[Any]] = [
    bs.Entity,
    bs.ExternalId,
    bs.Provision,
    bs.Annotation,
    # Not what __subclasses__ lists, which may still have a class as it was before attrs made
    # a slotted one of it.
    *(field.value_type for field in collection_fields()),
    bs.Statement,
    bs.Source,
]
FIELDS = [(cls, field) for cls in CLASSES for field in fields.fields_of(cls) if not field.inherited]


def bullets(section: str, indent: str) -> dict[str, str]:
    """The bullets of a level, each with what belongs to it, by the name that they define."""
    parts = re.split(rf"^{indent}- `", section, flags=re.MULTILINE)[1:]
    return {part.partition("`")[0]: f"`{part}" for part in parts}


def own_words(bullet: str) -> str:
    """A bullet without the bullets under it."""
    return bullet.split("\n  - ", maxsplit=1)[0]


def named(value: object) -> str:
    return value.name if isinstance(value, Field) else getattr(value, "__name__", str(value))


@pytest.mark.parametrize("cls", CLASSES, ids=named)
def test_every_class_has_a_section(cls: type) -> None:
    assert cls.__name__ in SECTIONS


@pytest.mark.parametrize(("cls", "field"), FIELDS, ids=named)
def test_every_field_is_defined_with_an_example_and_a_counter_example(
    cls: type, field: Field
) -> None:
    bullet = own_words(bullets(SECTIONS[cls.__name__], "")[field.name])
    assert DEFINITION.match(bullet), bullet


@pytest.mark.parametrize(("cls", "field"), FIELDS, ids=named)
def test_every_value_of_an_enumeration_is_defined_likewise_and_no_other(
    cls: type, field: Field
) -> None:
    values = bullets(bullets(SECTIONS[cls.__name__], "")[field.name], "  ")
    assert set(values) == set(field.values)
    for bullet in values.values():
        assert DEFINITION.match(bullet), bullet


def test_no_section_defines_a_field_that_its_class_does_not_declare() -> None:
    for cls in CLASSES:
        declared = [field.name for field in fields.fields_of(cls) if not field.inherited]
        assert list(bullets(SECTIONS[cls.__name__], "")) == declared


def test_every_enrichment_field_is_said_not_to_come_from_the_text() -> None:
    for cls, field in FIELDS:
        if field.enrichment:
            bullet = own_words(bullets(SECTIONS[cls.__name__], "")[field.name])
            assert "not from the text" in " ".join(bullet.split()), (cls, field.name)


def test_every_quoted_word_of_a_settled_case_stands_in_the_statement(
    statement: bs.Statement,
) -> None:
    text = " ".join(statement.text.split())
    for quote in re.findall(r'"([^"]+)"', SETTLED):
        assert " ".join(quote.split()) in text, quote


def test_the_guide_is_of_no_statement(statement: bs.Statement) -> None:
    """A reader of another statement needs to know nothing of ours."""
    assert '"' not in GUIDE
    text = " ".join(statement.text.split())
    for quote in re.findall(r"“([^”]+)”", GUIDE):
        words = quote.split()
        assert len(words) < 4 or " ".join(words) not in text, quote
    named = [each for each in statement.entities if not isinstance(each, bs.State | bs.Right)]
    for name in (each.name for each in named if len(each.name.split()) > 2):
        assert name not in " ".join(GUIDE.split()), name


def test_every_id_of_a_settled_case_is_of_the_statement(statement: bs.Statement) -> None:
    layers = "state|organization|person|group|place|event|document|right|allegation|demand"
    for id in re.findall(rf"`((?:{layers})-[\w-]+)`", SETTLED):
        assert id in statement, id


def values_of(cls: type[Any], name: str) -> set[str]:
    return {
        value for field in fields.fields_of(cls) if field.name == name for value in field.values
    }


def test_every_kind_that_the_settled_cases_name_is_one_of_the_model(
    statement: bs.Statement,
) -> None:
    _, _, kinds = SETTLED.partition("**Kinds of wrong.**")
    told = set(re.findall(r"`(\w+)`", kinds.partition("\n**")[0]))
    assert told == {kind for each in statement.allegations for kind in each.kinds}
    assert told <= values_of(bs.Allegation, "kinds")
