"""The text as it would read corrected, with a map between its offsets and the source's."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import attrs

from belarus_statement.model.annotations import Correction


@attrs.frozen(kw_only=True, repr=False)
class CorrectedText:
    """A text after its corrections, which can find its way back to the source.

    ``corrections`` are those applied, in the order of the text; ``source`` is
    the text before them. Offsets count code points. Inside a corrected stretch
    there is no finer correspondence than the stretch itself: an offset there
    maps to the same distance from its start, but never beyond its end.
    """

    text: str
    source: str
    corrections: tuple[Correction, ...]
    _starts: tuple[int, ...] = attrs.field(alias="starts")

    @classmethod
    def of(cls, source: str, corrections: Iterable[Correction]) -> "CorrectedText":
        """Apply corrections to a text; of two that overlap, the one that starts first."""
        pieces: list[str] = []
        applied: list[Correction] = []
        starts: list[int] = []
        done = length = 0
        for each in sorted(corrections, key=lambda each: (each.start, -each.end)):
            if each.start < done:
                continue
            pieces += (source[done : each.start], each.proposed)
            starts.append(length + each.start - done)
            length = starts[-1] + len(each.proposed)
            applied.append(each)
            done = each.end
        return cls(
            text="".join((*pieces, source[done:])),
            source=source,
            corrections=tuple(applied),
            starts=tuple(starts),
        )

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return (
            f"<CorrectedText: {len(self.corrections)} corrections in {len(self.source)} characters>"
        )

    def __rich_repr__(self) -> Iterator[tuple[str, int]]:
        yield "corrections", len(self.corrections)

    def to_source(self, offset: int) -> int:
        """Return the offset in the source of an offset in the corrected text."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        correction, beyond = self.corrections[index], offset - self._starts[index]
        if beyond < len(correction.proposed):
            return min(correction.start + beyond, correction.end)
        return correction.end + beyond - len(correction.proposed)

    def from_source(self, offset: int) -> int:
        """Return the offset in the corrected text of an offset in the source."""
        index = bisect_right([each.start for each in self.corrections], offset) - 1
        if index < 0:
            return offset
        correction, start = self.corrections[index], self._starts[index]
        beyond = offset - correction.start
        if offset < correction.end:
            return start + min(beyond, len(correction.proposed))
        return start + len(correction.proposed) + offset - correction.end

    def uncorrected(self) -> str:
        """Return the source, rebuilt from the corrected text and the corrections alone."""
        pieces: list[str] = []
        done = 0
        for correction, start in zip(self.corrections, self._starts, strict=True):
            pieces += (self.text[done:start], correction.quote)
            done = start + len(correction.proposed)
        return "".join((*pieces, self.text[done:]))
