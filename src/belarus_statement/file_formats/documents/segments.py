"""The text in pieces, cut where annotations or blocks start and end."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from belarus_statement.model import Block, Statement
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
