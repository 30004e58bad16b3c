"""Canonical JSON to `Statement` and back, strictly.

`parsing` turns bytes into plain data, `structuring` plain data into a
`Statement` and back, `records` into one record after the other, `partial` fills
up what is written by hand, `upgrading` makes data of an earlier schema that of
this one, `schema` describes the same form for others.
"""

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from belarus_statement.codec.parsing import (
    DEEPEST_NESTING,
    LARGEST_DOCUMENT,
    decode,
    nesting,
    parse,
)
from belarus_statement.codec.partial import fill_up
from belarus_statement.codec.records import (
    document_of_records,
    records_of,
    statement_of_records,
)
from belarus_statement.codec.structuring import (
    load_faults,
    refuse_unreadable,
    structure,
    unstructure,
)
from belarus_statement.codec.upgrading import upgrade
from belarus_statement.errors import Finding, LoadError, listed, refusal
from belarus_statement.model import Statement

__all__ = [
    "LARGEST_DOCUMENT",
    "dumps",
    "load_faults",
    "loads",
    "loads_earlier",
    "loads_lines",
    "records_of",
    "refuse_malformed",
    "refuse_unreadable",
    "statement_of_records",
    "structure",
    "unstructure",
]


def loads(
    data: str | bytes | bytearray, *, partial: bool = False, source: str = "the document"
) -> Statement:
    """Read a statement from its JSON form; ``source`` is what error messages call it.

    Every field must be there, with the type that the class declares: nothing is
    coerced, filled in or passed over. A ``partial`` document, written by hand,
    may leave out the fields that may be empty, and the schema's version. Whether
    the claims hold is not asked here, but by `validate`.

    Raises `LoadError` with every fault and its path.
    """
    text = decode(data, source)
    with _refuse_depth(text, source):
        document = parse(text, source)
        return structure(fill_up(document) if partial else document, source)


def loads_earlier(
    data: str | bytes | bytearray, *, lines: bool = False, source: str = "the document"
) -> Statement:
    """Read a statement as `loads` does, or from JSON Lines, also in an earlier schema."""
    if lines:
        document: Any = document_of_records(loads_lines(data, source=source), source)
    else:
        text = decode(data, source)
        with _refuse_depth(text, source):
            document = parse(text, source)
    return structure(upgrade(document, source), source)


def loads_lines(data: str | bytes | bytearray, *, source: str = "the document") -> list[Any]:
    """Return the plain values of JSON Lines, one a line, by the same rules as `loads`.

    Lines of white space alone are passed over. Raises `LoadError` with every
    line that is not JSON.
    """
    values: list[Any] = []
    if faults := listed(_line_faults(decode(data, source), source, values), "$"):
        raise LoadError(source, faults)
    return values


def _line_faults(text: str, source: str, values: list[Any]) -> Iterator[Finding]:
    """Yield a finding for each line that is not JSON; the values of the others are added."""
    numbered = enumerate(text.split("\n"), 1)
    lines = [(number, line) for number, line in numbered if line.strip(" \t\r")]
    for index, (number, line) in enumerate(lines or [(1, "")]):
        try:
            with _refuse_depth(line, source):
                values.append(parse(line, source, number))
        except LoadError as error:
            yield from (each._replace(path=f"$[{index}]") for each in error.findings)


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
