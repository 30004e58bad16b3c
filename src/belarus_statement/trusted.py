"""A statement of plain data that is known to be right, without asking it anything.

The packaged bytes are proven by the SHA-256 that was recorded when they were
released, after the codec had structured them strictly. Checking them again in
every process, and importing and preparing cattrs for it, would cost more than
all the rest of loading. Only for such data: everything else goes through `codec`.
"""

import json
from functools import cache
from typing import Annotated, Any, get_args, get_origin

import attrs

from belarus_statement.model import Statement
from belarus_statement.model.statement import mark_proven


def statement_of(data: bytes) -> Statement:
    """Build the statement in JSON bytes that the codec is known to take; equal to what it makes."""
    made: Statement = _record(Statement, json.loads(data))
    mark_proven(made)
    return made


def _record(cls: Any, plain: dict[str, Any]) -> Any:
    """Return an object of a class; ``plain`` is used up."""
    for name, item, many in _composite_fields(cls):
        value: Any = plain[name]
        if not many:
            plain[name] = _record(item, value)
        elif attrs.has(item):
            plain[name] = tuple([_record(item, each) for each in value])
        else:
            plain[name] = tuple(value)
    return cls(**plain)


@cache
def _composite_fields(cls: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Return the fields that hold a record or a tuple: name, type of one value, is it a tuple.

    Reads the annotations as the classes hold them: `fields_of` says more, and
    the typing machinery that it needs is most of its cost.
    """
    found: list[tuple[str, Any, bool]] = []
    for each in attrs.fields(cls):
        marked = get_origin(each.type) is Annotated
        declared: Any = get_args(each.type)[0] if marked else each.type
        if get_origin(declared) is tuple:
            found.append((each.name, get_args(declared)[0], True))
        elif attrs.has(declared):
            found.append((each.name, declared, False))
    return tuple(found)
