"""Canonical JSON to `Statement` and back, strictly.

`parsing` turns bytes into plain data, `structuring` plain data into a
`Statement` and back, `schema` describes the same form for others.
"""

import json
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from belarus_statement.codec.parsing import (
    DEEPEST_NESTING,
    LARGEST_DOCUMENT,
    decode,
    nesting,
    parse,
    refusal,
)
from belarus_statement.codec.structuring import load_faults, structure, unstructure
from belarus_statement.errors import Finding, LoadError
from belarus_statement.model import Statement

__all__ = [
    "LARGEST_DOCUMENT",
    "dumps",
    "load_faults",
    "loads",
    "loads_lines",
    "structure",
    "unstructure",
]


def loads(data: str | bytes | bytearray, *, source: str = "the document") -> Statement:
    """Read a statement from its JSON form; ``source`` is what error messages call it.

    Every field must be there, with the type that the class declares: nothing is
    coerced, filled in or passed over. Whether the claims hold is not asked here,
    but by `validate`.

    Raises `LoadError` with every fault and its path.
    """
    text = decode(data, source)
    with _depth_refused(text, source):
        return structure(parse(text, source), source)


def loads_lines(data: str | bytes | bytearray, *, source: str = "the document") -> list[Any]:
    """The plain values of JSON Lines, one a line, by the same rules as `loads`.

    Raises `LoadError` with every line that is no JSON.
    """
    text = decode(data, source)
    values: list[Any] = []
    faults: list[Finding] = []
    for number, line in enumerate(text.removesuffix("\n").split("\n")):
        try:
            with _depth_refused(line, source):
                values.append(parse(line, source))
        except LoadError as error:
            faults += (each._replace(path=f"$[{number}]") for each in error.findings)
    if faults:
        raise LoadError(source, tuple(faults))
    return values


@contextmanager
def _depth_refused(text: str, source: str) -> Generator[None]:
    """How deep Python's own parser goes differs from release to release, and with the caller."""
    try:
        yield
    except (LoadError, RecursionError):
        if (depth := nesting(text)) > DEEPEST_NESTING:
            message = f"found values nested {depth} deep; expected at most {DEEPEST_NESTING} levels"
            raise refusal(source, "json-depth", message) from None
        raise


def dumps(statement: Statement) -> str:
    """The canonical JSON text of a statement.

    Declared field order, two-space indent, nothing escaped that JSON does not
    require, one final newline. Equal statements give equal text. What `validate`
    says that loading would refuse, as a statement made in Python may have, is
    not asked here; `dump` and `export` do.
    """
    return json.dumps(unstructure(statement), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
