"""Bytes to plain data: JSON as RFC 8259 has it, without the liberties of `json.loads`."""

import json
import re
from collections import Counter
from typing import Any

from belarus_statement.errors import refusal, too_large, unreadable

LONGEST_INTEGER = 15
"""Digits; every integer of so many digits is exact in every JSON reader (RFC 8259, section 6)."""

LARGEST_DOCUMENT = 256 * 1024 * 1024
"""Bytes, or code points of a text; some 1,500 times the packaged statement."""

DEEPEST_NESTING = 500
"""Levels of arrays and objects; a statement has five."""

# Also the string without an end, and never a step back: a search takes time by length alone.
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")
_BYTE_ORDER_MARK = (
    "found a byte order mark; expected UTF-8 without one: save the file as plain UTF-8"
)


class RepeatedKeys(dict[str, Any]):
    """An object in which keys occurred more than once, which structuring refuses at its path."""

    repeated: tuple[str, ...]


def decode(data: object, source: str) -> str:
    """Return the text of a document; raise `LoadError` where it is not UTF-8 text, or too large."""
    if not isinstance(data, str | bytes | bytearray):
        found = f"found an object of type {type(data).__name__}; expected text or bytes"
        raise unreadable(source, found)
    if len(data) > LARGEST_DOCUMENT:
        raise too_large(source, LARGEST_DOCUMENT)
    text = data if isinstance(data, str) else _decode_utf_8(bytes(data), source)
    if text.startswith("\ufeff"):
        raise refusal(source, "json-encoding", _BYTE_ORDER_MARK)
    return text


def parse(text: str, source: str, line: int = 1) -> Any:
    """Read one JSON value, which stands on this line of its document.

    NaN, Infinity and integers that are too long come back as floats, which no
    field takes, so that they are refused with their path.

    Raises `LoadError` where the text is not JSON.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_constant=float,
        )
    except json.JSONDecodeError as error:
        raise refusal(source, "json-syntax", _syntax_message(error, line)) from None


def nesting(text: str) -> int:
    """Return the depth to which a JSON text is nested, also where it is not JSON further on."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _decode_utf_8(data: bytes, source: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal(source, "json-encoding", _BYTE_ORDER_MARK)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refusal(
            source,
            "json-encoding",
            f"found the byte 0x{data[error.start]:02x} at offset {error.start} ({error.reason}); "
            "expected UTF-8: save the file as UTF-8",
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    times = Counter(name for name, _ in pairs)
    repeated = RepeatedKeys(found)
    repeated.repeated = tuple(name for name in found if times[name] > 1)
    return repeated


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits.lstrip("-")) <= LONGEST_INTEGER else float("inf")


def _syntax_message(error: json.JSONDecodeError, line: int) -> str:
    if not error.doc.strip(" \t\n\r"):
        return "found nothing; expected a JSON object"
    place = f"line {line + error.lineno - 1}, column {error.colno}"
    return f"found text that is not JSON at {place} ({error.msg}); expected a JSON object"
