"""Canonical JSON to `Statement` and back, strictly.

`parsing` turns bytes into plain data, `structuring` plain data into a
`Statement` and back, `schema` describes the same form for others.
"""

import contextlib
import json
from collections.abc import Generator

from belarus_statement.codec.parsing import (
    DEEPEST_NESTING,
    LARGEST_DOCUMENT,
    decode,
    nesting,
    parse,
    refusal,
)
from belarus_statement.codec.structuring import load_faults, structure, unstructure
from belarus_statement.errors import LoadError
from belarus_statement.model import Statement

__all__ = ["LARGEST_DOCUMENT", "dumps", "load_faults", "loads", "refusing_malformed"]


def loads(data: str | bytes | bytearray, *, source: str = "the document") -> Statement:
    """Read a statement from its JSON form; ``source`` is what error messages call it.

    Every field must be there, with the type that the class declares: nothing is
    coerced, filled in or passed over. Whether the claims hold is not asked here,
    but by `validate`.

    Raises `LoadError` with every fault and its path.
    """
    text = decode(data, source)
    try:
        return structure(parse(text, source), source)
    except (LoadError, RecursionError) as error:
        # How deep Python's own parser goes differs from release to release, and with the caller.
        depth = nesting(text)
        if depth <= DEEPEST_NESTING and isinstance(error, LoadError):
            raise
        message = f"found values nested {depth} deep; expected at most {DEEPEST_NESTING} levels"
        if depth <= DEEPEST_NESTING:
            message += ", and room for them: call this from less deep in Python's stack"
        raise refusal(source, "json-depth", message) from None


def dumps(statement: Statement) -> str:
    """The canonical JSON text of a statement.

    Declared field order, two-space indent, nothing escaped that JSON does not
    require, one final newline. Equal statements give equal text. What `validate`
    says that loading would refuse, as a statement made in Python may have, is
    not asked here; `dump` and `export` do.

    Raises `LoadError` where the statement holds what JSON has no form for.
    """
    with refusing_malformed(statement):
        plain = unstructure(statement)
        return json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


@contextlib.contextmanager
def refusing_malformed(*statements: Statement) -> Generator[None]:
    """What fails over a statement that loading would refuse, as a `LoadError` that says why."""
    try:
        yield
    except Exception as error:
        for each in statements:
            if faults := load_faults(each):
                raise LoadError("the statement", faults) from error
        raise
