"""Finding annotations by where they stand in the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from belarus_statement.model.annotations import Annotation

_MOST_KEPT = 64
A = TypeVar("A", bound=Annotation)


def spans_of(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Return the spans at which these very words stand in a text, also those that overlap."""
    spans: list[tuple[int, int]] = []
    start = text.find(quote) if quote else -1
    while start >= 0:
        spans.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return tuple(spans)


class SpanIndex(Generic[A]):
    """Annotations in the order of the text, made quick to find by offset.

    Between one boundary and the next, of whatever annotation, all offsets are
    covered by the same ones. These are found when first asked for, in time
    proportional to how many they are and to the logarithm of the whole, and
    kept where they are few: memory grows with the number of annotations alone.
    """

    __slots__ = ("_annotations", "_boundaries", "_covering", "_ends", "_furthest", "_starts")

    def __init__(self, annotations: Sequence[A]) -> None:
        """Index annotations, which are in the order of the text."""
        self._annotations = annotations
        self._starts = [each.start for each in annotations]
        self._furthest = _furthest([each.end for each in annotations])
        self._ends = sorted(max(each.start, each.end) for each in annotations)
        self._boundaries = sorted({*self._starts, *self._ends})
        self._covering: dict[int, tuple[A, ...]] = {}

    def at(self, offset: int) -> tuple[A, ...]:
        """Return the annotations that cover the code point at this offset."""
        stretch = bisect_right(self._boundaries, offset)
        try:
            return self._covering[stretch]
        except KeyError:
            found = (*self.innermost(offset),)[::-1]
            if len(found) <= _MOST_KEPT:
                self._covering[stretch] = found
            return found

    def count(self, offset: int) -> int:
        """Return how many annotations cover the code point at this offset."""
        return bisect_right(self._starts, offset) - bisect_right(self._ends, offset)

    def within(self, start: int, end: int) -> Iterable[A]:
        """Return the annotations that lie inside this span."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return (each for each in self._annotations[first:last] if each.end <= end)

    def innermost(self, offset: int) -> Iterator[A]:
        """Yield the annotations that cover the code point at this offset, the last one first."""
        # The tree is filled up with ends at 0, which reach as far as any offset before the text.
        index = (
            -1
            if offset < 0
            else _last_before(bisect_right(self._starts, offset), offset, self._furthest)
        )
        while index >= 0:
            yield self._annotations[index]
            index = _last_before(index, offset, self._furthest)


def _last_before(index: int, offset: int, furthest: Sequence[int]) -> int:
    """Return the last index before another of a span that ends after an offset; -1 for none.

    Up the tree until something to the left reaches far enough, then down to
    where it does: most spans that cover an offset start near it.
    """
    leaves = len(furthest) // 2
    node = index + leaves
    while node % 2 == 0 or furthest[node - 1] <= offset:
        node //= 2
        if node <= 1:
            return -1
    node -= 1
    while node < leaves:
        node = 2 * node + (furthest[2 * node + 1] > offset)
    return node - leaves


def _furthest(ends: Sequence[int]) -> list[int]:
    """Build a binary tree in a list, the root at 1: each node holds its leaves' furthest end.

    It has a leaf for each end and at least one more.
    """
    leaves = 1 << len(ends).bit_length()
    tree = [0] * (2 * leaves)
    tree[leaves : leaves + len(ends)] = ends
    for node in range(leaves - 1, 0, -1):
        tree[node] = max(tree[2 * node], tree[2 * node + 1])
    return tree
