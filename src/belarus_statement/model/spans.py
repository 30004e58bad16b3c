"""Finding annotations by where they stand in the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from belarus_statement.model.annotations import Annotation


class SpanIndex:
    """Annotations in the order of the text, made quick to find by offset.

    Between two neighbouring borders of spans the set of covering annotations
    does not change, so it is computed once for each such stretch.
    """

    __slots__ = ("_annotations", "_borders", "_covering", "_starts")

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self._annotations = annotations
        self._starts = [each.start for each in annotations]
        self._borders = sorted(
            {border for each in annotations for border in (each.start, each.end)}
        )
        self._covering = _covering(annotations, self._borders)

    def at(self, offset: int) -> tuple[Annotation, ...]:
        """The annotations that cover the code point at this offset."""
        stretch = bisect_right(self._borders, offset) - 1
        return self._covering[stretch] if stretch >= 0 else ()

    def within(self, start: int, end: int) -> Iterable[Annotation]:
        """The annotations that lie inside this span."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return (each for each in self._annotations[first:last] if each.end <= end)


def _covering(
    annotations: Sequence[Annotation], borders: Sequence[int]
) -> list[tuple[Annotation, ...]]:
    """For each border, the annotations that cover the stretch up to the next one."""
    found: list[tuple[Annotation, ...]] = []
    waiting = iter(annotations)
    candidate = next(waiting, None)
    open_now: tuple[Annotation, ...] = ()
    for border in borders:
        if any(each.end <= border for each in open_now):
            open_now = tuple(each for each in open_now if each.end > border)
        while candidate is not None and candidate.start <= border:
            if candidate.end > border:
                open_now = (*open_now, candidate)
            candidate = next(waiting, None)
        found.append(open_now)
    return found
