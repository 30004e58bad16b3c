"""Canonical JSON to `Statement` and back, strictly.

`parsing` turns bytes into plain data, `structuring` plain data into a
`Statement` and back, `schema` describes the same form for others.
"""

import json

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

__all__ = ["LARGEST_DOCUMENT", "dumps", "load_faults", "loads"]


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
    except (LoadError, RecursionError):
        # How deep Python's own parser goes differs from release to release, and with the caller.
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
