"""The fields of the classes of the model, read back as data.

The classes of the model are declared once: the type of each field, the marks
below in `typing.Annotated` where they apply, and a description for readers in
the docstring under the field, which editors show. A program cannot read that
docstring back, so `descriptions` is generated from them all. The JSON Schema,
the tables, the reference rules and the documentation are all derived from what
`fields_of` returns, so a new field of a class reaches them by itself.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Self, Union, get_args, get_origin, get_type_hints

import attrs

from belarus_statement.model.descriptions import DESCRIPTIONS

_CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")


class Refers:
    """Marks a field whose value, or each of them, is the id of a record of these classes.

    `typing.Self` stands for the class that has the field.
    """

    __slots__ = ("classes",)

    def __init__(self, *classes: Any) -> None:
        self.classes = classes

    def __repr__(self) -> str:
        # Signatures and `help` show it.
        return f"Refers({', '.join(each.__name__ for each in self.classes)})"


class _Mark:
    """A mark without parts; signatures and `help` show its name."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


Edtf = _Mark("Edtf")
"""Marks a field that holds a date in EDTF."""
Span = _Mark("Span")
"""Marks a field that says where in the text an annotation stands, or on what words."""
Enrichment = _Mark("Enrichment")
"""Marks a field that holds what the world knows and the text does not say."""


@attrs.frozen(kw_only=True)
class Field:
    """One field of a class of the model.

    ``value_type`` is the type of one value: `str`, `int`, `bool` or a class of
    the model. ``many`` says that the field holds a tuple of such values,
    ``optional`` that it may be None. ``values`` are the permitted words of an
    enumeration, ``refers`` the classes that an id may belong to; ``edtf`` says
    that the value is a date in EDTF, ``span`` that it is one of those that say
    where an annotation stands, ``inherited`` that a base class declares the
    field.
    """

    name: str
    description: str
    value_type: type[Any]
    many: bool
    optional: bool
    values: tuple[str, ...]
    refers: tuple[type[Any], ...]
    edtf: bool
    span: bool
    enrichment: bool
    inherited: bool

    def values_in(self, record: object) -> tuple[Any, ...]:
        """Return the values that a record has in this field: several, one, or none."""
        value = getattr(record, self.name)
        if self.many:
            several: tuple[Any, ...] = value
            return several
        return () if value is None else (value,)


def fields_of(cls: type[Any]) -> tuple[Field, ...]:
    """Return the fields of a class of the model, in declared order."""
    # mypy takes the __hash__ of an attrs class's instances for that of the class itself.
    return _fields_of(cls)  # type: ignore[arg-type]


@cache
def _fields_of(cls: Any) -> tuple[Field, ...]:
    hints = get_type_hints(cls, include_extras=True)
    inherited = {
        each.name for base in cls.__mro__[1:] if attrs.has(base) for each in attrs.fields(base)
    }
    return tuple(
        _field(cls, each.name, hints[each.name], inherited=each.name in inherited)
        for each in attrs.fields(cls)
    )


def filled_fields(record: object, left_out: Collection[str] = ()) -> Iterator[tuple[Field, Any]]:
    """Yield the fields of a record that have a value, each with it, but for those of its span."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value is not None and not field.span and field.name not in left_out:
            yield field, value


def nested_fields(cls: type[Any]) -> Iterator[Field]:
    """Yield the fields of a class that hold records, each followed by those of its records."""
    for field in fields_of(cls):
        if attrs.has(field.value_type):
            yield field
            yield from nested_fields(field.value_type)


def snake_case(cls: type[Any]) -> str:
    """Return the name of a class in the form that names of fields have."""
    return _CAPITAL.sub("_", cls.__name__).lower()


def _field(cls: type[Any], name: str, hint: Any, *, inherited: bool) -> Field:
    declared, *notes = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    value_type, optional = _without_none(declared)
    many = get_origin(value_type) is tuple
    if many:
        value_type = get_args(value_type)[0]
    refers = next((note.classes for note in notes if isinstance(note, Refers)), ())
    values = get_args(value_type) if get_origin(value_type) is Literal else ()
    return Field(
        name=name,
        description=next(
            (
                DESCRIPTIONS[f"{base.__name__}.{name}"]
                for base in cls.__mro__
                if f"{base.__name__}.{name}" in DESCRIPTIONS
            ),
            # Of a field that is new, until the descriptions are generated again.
            "",
        ),
        value_type=str if values else value_type,
        many=many,
        optional=optional,
        values=values,
        refers=tuple(cls if each is Self else each for each in refers),
        edtf=Edtf in notes,
        span=Span in notes,
        enrichment=Enrichment in notes,
        inherited=inherited,
    )


def _without_none(declared: Any) -> tuple[Any, bool]:
    if get_origin(declared) not in (UnionType, Union):
        return declared, False
    (value_type,) = (each for each in get_args(declared) if each is not NoneType)
    return value_type, True
