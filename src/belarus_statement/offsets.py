"""Offsets of the text: in units other than code points, and where annotations start and end.

Statements count Unicode code points. UTF-16 code units are what Java, JavaScript
and .NET count, UTF-8 code units are the bytes of the text as a file.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

import attrs

from belarus_statement.errors import FormatError
from belarus_statement.model import Block, Statement
from belarus_statement.model.statement import text_order

Unit: TypeAlias = Literal["utf-8", "utf-16"]


class Part(NamedTuple):
    """A stretch of the text: that of a block, or one that no block covers."""

    start: int
    end: int
    block: Block | None


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
        """The offset in code units of an offset in code points.

        Raises `FormatError` where it lies outside the text.
        """
        if not 0 <= offset < len(self._starts):
            raise FormatError(
                f"found the offset {offset}; expected one from 0 to {len(self._starts) - 1}, "
                "the length of the text in code points"
            )
        return self._starts[offset]

    def to_code_points(self, offset: int) -> int:
        """The offset in code points of an offset in code units.

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


def segments(statement: Statement) -> Iterator[tuple[int, int]]:
    """The text in order as spans, cut wherever an annotation starts or ends.

    `Statement.at` finds the same annotations at every offset of one of them.
    """
    edges = {edge for each in statement.annotations for edge in (each.start, each.end)}
    length = len(statement.text)
    return pairwise(sorted({0, length, *(edge for edge in edges if 0 < edge < length)}))


def parts(statement: Statement) -> Iterator[Part]:
    """The text in order: every block, and what stands before, between and behind them.

    A block without words, or one that starts inside of another, is no part.
    """
    done = 0
    for block in sorted(statement.blocks, key=text_order):
        if done <= block.start < block.end:
            if done < block.start:
                yield Part(done, block.start, None)
            yield Part(block.start, block.end, block)
            done = block.end
    if done < len(statement.text):
        yield Part(done, len(statement.text), None)


def sentence_edges(statement: Statement) -> tuple[int, ...]:
    """Where sentences or blocks start or end, in order.

    Cut there, the text falls into its sentences and, outside of them, its lines.
    """
    units = (*statement.blocks, *statement.sentences)
    return tuple(sorted({edge for each in units for edge in (each.start, each.end)}))


def _bytes(character: str) -> int:
    return 1 + sum(character > last for last in ("\x7f", "\u07ff", "\uffff"))


def _code_units(character: str) -> int:
    return 1 + (character > "\uffff")


_LENGTHS: MappingProxyType[Unit, Callable[[str], int]] = MappingProxyType(
    {"utf-8": _bytes, "utf-16": _code_units}
)
