"""Offsets of the text in units other than code points.

Statements count Unicode code points. UTF-16 code units are what Java, JavaScript
and .NET count, UTF-8 code units are the bytes of the text as a file.
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from types import MappingProxyType
from typing import Literal, TypeAlias

import attrs

from belarus_statement.errors import FormatError

Unit: TypeAlias = Literal["utf-8", "utf-16"]


@attrs.frozen
class Offsets:
    """The offsets of a text in code units, each next to that in code points."""

    unit: Unit
    _starts: tuple[int, ...] = attrs.field(repr=False)

    @classmethod
    def of(cls, text: str, unit: Unit) -> "Offsets":
        """Measure a text; a byte order mark is not counted."""
        return cls(unit, tuple(accumulate(map(_LENGTHS[unit], text), initial=0)))

    def from_code_points(self, offset: int) -> int:
        """Return the offset in code units of an offset in code points.

        Raises `FormatError` where it lies outside the text.
        """
        if not 0 <= offset < len(self._starts):
            raise FormatError(
                f"found the offset {offset}; expected one from 0 to {len(self._starts) - 1}, "
                "the length of the text in code points"
            )
        return self._starts[offset]

    def to_code_points(self, offset: int) -> int:
        """Return the offset in code points of an offset in code units.

        Raises `FormatError` where it lies outside the text, or inside a
        character that takes several code units.
        """
        index = bisect_left(self._starts, offset)
        if index == len(self._starts) or self._starts[index] != offset:
            raise FormatError(
                f"found the {self.unit} offset {offset}; expected one at which a character of the "
                f"text starts, or its end, {self._starts[-1]}"
            )
        return index


def _bytes(character: str) -> int:
    return 1 + sum(character > last for last in ("\x7f", "\u07ff", "\uffff"))


def _code_units(character: str) -> int:
    return 1 + (character > "\uffff")


_LENGTHS: MappingProxyType[Unit, Callable[[str], int]] = MappingProxyType(
    {"utf-8": _bytes, "utf-16": _code_units}
)
