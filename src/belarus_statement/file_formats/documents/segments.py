"""The text in pieces, cut where annotations or blocks start and end, and elements around them."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

import attrs

from belarus_statement.file_formats.markup import Markup
from belarus_statement.model import Annotation, Block, Statement
from belarus_statement.model.statement import text_order


class Part(NamedTuple):
    """A stretch of the text: that of a block, or one that no block covers."""

    start: int
    end: int
    block: Block | None


def segments(statement: Statement) -> Iterator[tuple[int, int]]:
    """Return the text in order as spans, cut wherever an annotation starts or ends.

    `Statement.at` finds the same annotations at every offset of one of them.
    """
    edges = {edge for each in statement.annotations for edge in (each.start, each.end)}
    length = len(statement.text)
    return pairwise(sorted({0, length, *(edge for edge in edges if 0 < edge < length)}))


def parts(statement: Statement) -> Iterator[Part]:
    """Yield the text in order: every block, and what stands before, between and behind them.

    A block without words, or one that starts inside another, is not a part.
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


def annotations_by_start(statement: Statement) -> dict[int, list[Annotation]]:
    """Return the annotations that start at each offset, the longest first."""
    return {start: [*found] for start, found in groupby(statement.annotations, attrgetter("start"))}


@attrs.frozen
class Element:
    """An element in the text, as far as the offset ``end``, by what stands before and after."""

    end: int
    before: Markup
    after: Markup


class OpenElements:
    """The elements that are open at an offset of the text, each inside the one before it."""

    def __init__(self, end: int, deepest: int) -> None:
        """Have room for so many elements, as far as ``end`` where none of them is open."""
        self._end = end
        self._deepest = deepest
        self._open: list[Element] = []

    def __len__(self) -> int:
        return len(self._open)

    def has_room(self, annotation: Annotation) -> bool:
        """Return whether an annotation that starts here can be an element inside of these."""
        room = self._open[-1].end if self._open else self._end
        return annotation.end <= room and len(self._open) < self._deepest

    def open(self, element: Element) -> Markup:
        """Return what stands before an element, which is open from here on."""
        self._open.append(element)
        return element.before

    def close(self, offset: int) -> Iterator[Markup]:
        """Yield what stands after each of the elements that end here, the innermost first."""
        while self._open and self._open[-1].end <= offset:
            yield self._open.pop().after
