"""A statement of plain data that is known to be right, without asking it anything.

The packaged bytes are proven by the SHA-256 that was recorded when they were
released, after the codec had structured them strictly. Checking them again in
every process, and importing and preparing cattrs for it, would cost more than
all the rest of loading. Only for such data: everything else goes through `codec`.
"""

import json
from functools import cache
from typing import Any, get_args

import attrs

from belarus_statement.model import Statement


def statement_of(data: bytes) -> Statement:
    """The statement in JSON bytes that the codec is known to take; equal to what it would make."""
    made: Statement = _record(Statement, json.loads(data))
    return made


def _record(cls: Any, plain: dict[str, Any]) -> Any:
    """An object of a class; ``plain`` is used up."""
    for name, item in _composed(cls):
        value = plain[name]
        if type(value) is dict:
            plain[name] = _record(item, value)
        elif attrs.has(item):
            plain[name] = tuple([_record(item, each) for each in value])
        else:
            plain[name] = tuple(value)
    return cls(**plain)


@cache
def _composed(cls: Any) -> tuple[tuple[str, Any], ...]:
    """The fields that hold records or tuples, each with the type of one value.

    Reads the annotations as the classes hold them: `fields_of` says more, and
    the typing machinery that it needs is most of its cost.
    """
    declared = ((each.name, get_args(each.type)[0]) for each in attrs.fields(cls))
    return tuple(
        (name, get_args(hint)[0] if get_args(hint)[1:] == (...,) else hint)
        for name, hint in declared
        if get_args(hint)[1:] == (...,) or attrs.has(hint)
    )
