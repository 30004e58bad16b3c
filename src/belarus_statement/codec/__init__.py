"""Canonical JSON to `Statement` and back, strictly.

`parsing` turns bytes into plain data, `structuring` plain data into a
`Statement` and back, `records` into one record after the other, `schema`
describes the same form for others.
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
)
from belarus_statement.codec.records import records_of, statement_of_records
from belarus_statement.codec.structuring import (
    load_faults,
    refuse_unreadable,
    structure,
    unstructure,
)
from belarus_statement.errors import Finding, LoadError, refusal
from belarus_statement.model import Statement

_MOST_FAULTS = 200

__all__ = [
    "LARGEST_DOCUMENT",
    "dumps",
    "load_faults",
    "loads",
    "loads_lines",
    "records_of",
    "refuse_malformed",
    "refuse_unreadable",
    "statement_of_records",
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
    with _refuse_depth(text, source):
        return structure(parse(text, source), source)


def loads_lines(data: str | bytes | bytearray, *, source: str = "the document") -> list[Any]:
    """Return the plain values of JSON Lines, one a line, by the same rules as `loads`.

    Raises `LoadError` with every line that is not JSON.
    """
    text = decode(data, source)
    values: list[Any] = []
    faults: list[Finding] = []
    lines = text.removesuffix("\n").split("\n")
    for number, line in enumerate(lines):
        if len(faults) >= _MOST_FAULTS:
            message = (
                f"found {len(lines) - number} more lines after {len(faults)} that are not JSON; "
                "expected fewer: mend those and load again, then these are asked"
            )
            faults.append(Finding("faults-left-out", "error", "$", message))
            break
        try:
            with _refuse_depth(line, source):
                values.append(parse(line, source))
        except LoadError as error:
            faults += (each._replace(path=f"$[{number}]") for each in error.findings)
    if faults:
        raise LoadError(source, tuple(faults))
    return values


@contextmanager
def _refuse_depth(text: str, source: str) -> Generator[None]:
    """Turn a RecursionError, or nesting beyond DEEPEST_NESTING, into a `json-depth` LoadError.

    How deep Python's own parser goes differs from release to release, and with the caller.
    """
    try:
        yield
    except (LoadError, RecursionError) as error:
        depth = nesting(text)
        message = f"found values nested {depth} deep; expected at most {DEEPEST_NESTING} levels"
        if depth <= DEEPEST_NESTING:
            if isinstance(error, LoadError):
                raise
            message += ", and room for them: call this from less deep in Python's stack"
        raise refusal(source, "json-depth", message) from None


def dumps(statement: Statement) -> str:
    """Return the canonical JSON text of a statement.

    Declared field order, two-space indent, nothing escaped that JSON does not
    require, one final newline. Equal statements give equal text. What `validate`
    says that loading would refuse, as a statement made in Python may have, is
    not asked here; `dump` and `export` do.

    Raises `LoadError` where the statement holds what JSON has no form for.
    """
    with refuse_malformed(statement):
        plain = unstructure(statement)
        return json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


@contextmanager
def refuse_malformed(*statements: Statement) -> Generator[None]:
    """Raise `LoadError` instead of what the block raises, where one could not be read back."""
    try:
        yield
    except Exception:
        for each in statements:
            refuse_unreadable(each)
        raise
