"""Statements of every shape: of the right types, whether or not they say anything true."""

import typing
from collections.abc import Callable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
import pytest
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.model.fields import Edtf, fields_of
from belarus_statement.model.statement import collection_fields

LARGEST = 10**15 - 1


def characters() -> st.SearchStrategy[str]:
    """Any code point but control characters and surrogates; a newline is none of them here."""
    return st.one_of(st.just("\n"), st.characters(exclude_categories=("Cc", "Cs")))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A year, a month, a day, or two of these in order, with a slash between them."""
    lengths = draw(st.lists(st.sampled_from([4, 7, 10]), min_size=1, max_size=2))
    days = sorted(str(draw(st.dates())) for _ in lengths)
    return "/".join(day[:length] for day, length in zip(days, lengths, strict=True))


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of the type that a field is declared with."""
    if get_origin(hint) is Annotated:
        declared, *notes = get_args(hint)
        optional = st.none() if NoneType in get_args(declared) else st.nothing()
        return st.one_of(dates(), optional) if Edtf in notes else values(declared)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) in {Union, UnionType}:
        return st.one_of([values(each) for each in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=2).map(tuple)
    if attrs.has(hint):
        return records(hint)
    leaves: dict[Any, st.SearchStrategy[Any]] = {
        NoneType: st.none(),
        bool: st.booleans(),
        int: st.one_of(st.integers(-2, 14), st.integers(-LARGEST, LARGEST)),
        str: st.text(characters(), max_size=12),
    }
    return leaves[hint]


def records(cls: type[Any]) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return st.builds(cls, **{field.name: values(hints[field.name]) for field in attrs.fields(cls)})


STATEMENTS = records(bs.Statement)


def with_sound_links(statement: bs.Statement) -> bs.Statement:
    """The statement with an id of its own for every record, and links that lead to such ids.

    What could link to nothing but what is not there is left out.
    """
    made: Any = statement
    for collection in collection_fields():
        records = [
            attrs.evolve(each, id=f"{collection.name}{number} {each.id}")
            for number, each in enumerate(getattr(statement, collection.name))
        ]
        made = attrs.evolve(made, **{collection.name: tuple(records)})
    # Again and again, since what is left out may have been linked to.
    for _ in range(len(collection_fields())):
        for collection in collection_fields():
            kept = [_linked(each, made) for each in getattr(made, collection.name)]
            made = attrs.evolve(
                made, **{collection.name: tuple(each for each in kept if each is not None)}
            )
    sound: bs.Statement = made
    return sound


def _linked(record: Any, statement: bs.Statement) -> Any:
    """A record with its links turned to records of the right classes; None where there are none."""
    for field in fields_of(type(record)):
        if not field.refers:
            continue
        ids = [each.id for each in statement if isinstance(each, field.refers)]
        value = getattr(record, field.name)
        if field.many:
            value = tuple(ids[index % len(ids)] for index in range(len(value))) if ids else ()
        elif value is not None and value not in ids:
            value = ids[len(value) % len(ids)] if ids else None
        if value is None and not field.optional:
            return None
        record = attrs.evolve(record, **{field.name: value})
    return record


@st.composite
def corrections(draw: st.DrawFn, text: str) -> bs.Correction:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return bs.Correction(
        id="a",
        start=start,
        end=end,
        quote=text[start:end],
        kind="spelling",
        severity="error",
        proposed=draw(st.text(max_size=5)),
    )


@pytest.fixture(scope="session")
def draw_statement() -> Callable[[st.DataObject], bs.Statement]:
    """Draws any statement that the types admit."""

    def drawn(data: st.DataObject) -> bs.Statement:
        statement: bs.Statement = data.draw(STATEMENTS)
        return statement

    return drawn


@pytest.fixture(scope="session")
def draw_linked_statement() -> Callable[[st.DataObject], bs.Statement]:
    """Draws any statement whose ids are unique and whose links all lead to records."""

    def drawn(data: st.DataObject) -> bs.Statement:
        statement: bs.Statement = data.draw(STATEMENTS.map(with_sound_links))
        return statement

    return drawn


@pytest.fixture(scope="session")
def draw_corrections() -> Callable[[st.DataObject], tuple[str, list[bs.Correction]]]:
    """Draws a text with corrections of it, in no order, some of them overlapping."""

    def drawn(data: st.DataObject) -> tuple[str, list[bs.Correction]]:
        text = data.draw(st.text(max_size=30))
        return text, data.draw(st.lists(corrections(text), max_size=6))

    return drawn
