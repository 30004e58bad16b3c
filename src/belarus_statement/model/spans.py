"""Finding annotations by where they stand in the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from belarus_statement.model.annotations import Annotation


class SpanIndex:
    """Annotations in the order of the text, made quick to find by offset.

    Between one boundary and the next, of whatever annotation, all offsets are
    covered by the same ones. These are found when first asked for, in time
    proportional to how many they are and to the logarithm of the whole, and
    kept: memory grows with the number of annotations and with what was asked.
    """

    __slots__ = ("_annotations", "_boundaries", "_covering", "_furthest", "_starts")

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self._annotations = annotations
        self._starts = [each.start for each in annotations]
        ends = [each.end for each in annotations]
        self._furthest = _furthest(ends)
        self._boundaries = sorted({*self._starts, *ends})
        self._covering: dict[int, tuple[Annotation, ...]] = {}

    def at(self, offset: int) -> tuple[Annotation, ...]:
        """The annotations that cover the code point at this offset."""
        stretch = bisect_right(self._boundaries, offset)
        found = self._covering.get(stretch)
        if found is None:
            started = bisect_right(self._starts, offset)
            found = tuple(self._annotations[index] for index in self._reaching(1, offset, started))
            self._covering[stretch] = found
        return found

    def within(self, start: int, end: int) -> Iterable[Annotation]:
        """The annotations that lie inside this span."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return (each for each in self._annotations[first:last] if each.end <= end)

    def _reaching(self, node: int, offset: int, before: int) -> Iterator[int]:
        """The indexes under a node, below a bound, of the spans that end after an offset."""
        leaves = len(self._furthest) // 2
        first = _first_leaf(node, leaves)
        if first >= before or self._furthest[node] <= offset:
            return
        if node >= leaves:
            yield first
        else:
            yield from self._reaching(2 * node, offset, before)
            yield from self._reaching(2 * node + 1, offset, before)


def _furthest(ends: Sequence[int]) -> list[int]:
    """A binary tree in a list, the root at 1: each node holds the furthest end of its leaves."""
    leaves = 1 << max(0, len(ends) - 1).bit_length()
    tree = [-1] * leaves + list(ends) + [-1] * (leaves - len(ends))
    for node in range(leaves - 1, 0, -1):
        tree[node] = max(tree[2 * node], tree[2 * node + 1])
    return tree


def _first_leaf(node: int, leaves: int) -> int:
    """The index of the leftmost leaf under a node."""
    return (node << (leaves.bit_length() - node.bit_length())) - leaves
