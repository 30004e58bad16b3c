"""The text as Akoma Ntoso, with an element wherever an annotation starts and ends."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from types import MappingProxyType
from typing import TypeAlias

import attrs

from belarus_statement.file_formats.akn.names import (
    SEMANTIC,
    annotations_of,
    concept_of,
    is_day,
    term_of,
)
from belarus_statement.markup import Markup, element, joined, tag
from belarus_statement.model import (
    Annotation,
    Block,
    DateExpression,
    Entity,
    Mention,
    Party,
    Quantity,
    Statement,
)
from belarus_statement.model.statement import text_order
from belarus_statement.offsets import segments

Addresses: TypeAlias = Sequence[tuple[str, str]]
"""The eIds of the elements that each annotation starts and ends with: its own element twice or,
where its own would not nest in the others, two spans cut out for it."""

_Span: TypeAlias = tuple[int, int, int | None]
"""Start, end and, if it is that of a block, the index of the block among the annotations."""

DEEPEST = 200
"""How many elements of annotations may stand in one another; libxml2 reads 256 of all."""

_PARTS = ("preface", "preamble", "mainBody", "conclusions")
_MAIN = _PARTS.index("mainBody")
# A block goes into the part that its kind has here, but never back into an earlier one.
_PART_OF: MappingProxyType[str, int] = MappingProxyType(
    {"preamble": 1, "paragraph": _MAIN, "end_mark": 3}
)


def written(statement: Statement) -> tuple[list[Markup], Addresses]:
    """The parts of the document, which hold the text, and where in them the annotations are."""
    annotations = annotations_of(statement)
    writer = _Writer(statement, annotations)
    pieces = _pieces(statement.text, annotations)
    blocks = {part: [*map(writer.written, of)] for part, of in groupby(pieces, attrgetter("part"))}
    # It is the one part that a document must have.
    blocks.setdefault("mainBody", [element("p", {})])
    preserving = {"xml:space": "preserve"}
    found = [element(part, preserving, *blocks[part]) for part in _PARTS if part in blocks]
    return found, writer.addresses


@attrs.frozen
class _Piece:
    """A stretch of the text: that of a block, or what stands before, between or after blocks.

    ``block`` is the index of the block among the annotations. What is no block is bare where it
    is white space in which no annotation starts or ends.
    """

    start: int
    end: int
    block: int | None
    part: str
    bare: bool


def _pieces(text: str, annotations: Sequence[Annotation]) -> list[_Piece]:
    """The text in order, cut at its blocks; of blocks that overlap, the first is one."""
    spans = [*_spans(text, annotations)]
    busy = _busy(spans, annotations)
    ranks = [_rank(annotations[block]) for *_, block in spans if block is not None]
    rank = ranks[0] if ranks else _MAIN
    pieces: list[_Piece] = []
    for number, (start, end, block) in enumerate(spans):
        if block is not None:
            rank = max(rank, _rank(annotations[block]))
        between = block is None and bool(ranks) and number not in busy
        bare = between and not text[start:end].strip(" \t\r\n")
        pieces.append(_Piece(start, end, block, _PARTS[rank], bare))
    return pieces


def _spans(text: str, annotations: Sequence[Annotation]) -> Iterator[_Span]:
    done = 0
    for index in _in_text_order(annotations):
        each = annotations[index]
        if isinstance(each, Block) and done <= each.start < each.end:
            if done < each.start:
                yield done, each.start, None
            yield each.start, each.end, index
            done = each.end
    if done < len(text) or not text:
        yield done, len(text), None


def _busy(spans: Sequence[_Span], annotations: Sequence[Annotation]) -> set[int]:
    """The numbers of the spans in which annotations start or end, other than their own blocks."""
    starts = [start for start, *_ in spans]
    blocks = {block for *_, block in spans}
    return {
        bisect_right(starts, offset) - 1
        for index, each in enumerate(annotations)
        if index not in blocks
        for offset in (each.start, max(each.start, each.end - 1))
    }


def _rank(block: Annotation) -> int:
    """The number of the part of the document that a block belongs to by its kind."""
    return _PART_OF.get(block.kind, 0) if isinstance(block, Block) else 0


def _in_text_order(annotations: Sequence[Annotation]) -> list[int]:
    return sorted(range(len(annotations)), key=lambda index: text_order(annotations[index]))


class _Writer:
    """Writes pieces of the text, in order, with an element wherever an annotation starts or ends.

    ``addresses`` has the eIds of the elements that an annotation starts and ends with: its own
    element twice or, where its own would not nest in the others, two spans cut out for it.
    """

    def __init__(self, statement: Statement, annotations: Sequence[Annotation]) -> None:
        self.addresses = [("", "")] * len(annotations)
        self._text, self._date = statement.text, statement.date
        self._annotations = annotations
        self._entities = {each.id: each for each in statement.entities}
        self._edges = [*(start for start, _ in segments(statement)), len(statement.text)]
        self._starting: dict[int, list[int]] = {}
        for index in _in_text_order(annotations):
            self._starting.setdefault(annotations[index].start, []).append(index)
        self._ending: dict[int, list[int]] = {}
        self._counts: Counter[str] = Counter()

    def written(self, piece: _Piece) -> Markup:
        """A piece as a block of the document, or as the white space between two."""
        if piece.bare:
            return joined(self._text[piece.start : piece.end])
        block = None if piece.block is None else self._annotations[piece.block]
        kind = block.kind if isinstance(block, Block) else None
        numbered = piece.part == "mainBody" and kind == "paragraph"
        name = self._named("para" if numbered else "p")
        words = joined(*self._words(piece, name))
        if piece.block is not None:
            self.addresses[piece.block] = (name, name)
        if numbered:
            content = element("content", {"eId": f"{name}__content"}, element("p", {}, words))
            return element("paragraph", {"eId": name}, content)
        if piece.part == "preface":
            words = _titled(kind, words, self._date)
        return element("p", {"eId": name, "class": kind}, words)

    def _words(self, piece: _Piece, parent: str) -> Iterator[str]:
        """The words of a piece, and the elements of the annotations among them."""
        opened: list[tuple[int, Markup]] = []
        for start, end in self._segments_of(piece):
            while opened and opened[-1][0] <= start:
                yield opened.pop()[1]
            crossing: list[int] = []
            for index in self._starting.get(start, ()):
                each = self._annotations[index]
                room = opened[-1][0] if opened else piece.end
                if index == piece.block:
                    continue
                if start < each.end and (room < each.end or len(opened) == DEEPEST):
                    crossing.append(index)
                    continue
                name, attributes = _inline(each, self._entities)
                own = self._named(f"{parent}__{name}")
                self.addresses[index] = (own, own)
                yield tag(name, {"eId": own, **attributes})
                opened.append((each.end, Markup(f"</{name}>")))
                if each.end == start:
                    yield opened.pop()[1]
            yield self._cut_out(start, end, crossing, parent)
        yield from (closing for _, closing in reversed(opened))

    def _cut_out(self, start: int, end: int, crossing: Sequence[int], parent: str) -> str:
        """The words of a segment, in a span where what does not nest starts or ends with it."""
        for index in crossing:
            self._ending.setdefault(self._annotations[index].end, []).append(index)
        ending = self._ending.pop(end, ())
        words = self._text[start:end]
        if not crossing and not ending:
            return words
        span = self._named(f"{parent}__span")
        for index in crossing:
            self.addresses[index] = (span, span)
        for index in ending:
            self.addresses[index] = (self.addresses[index][0], span)
        return element("span", {"eId": span}, words)

    def _segments_of(self, piece: _Piece) -> Iterator[tuple[int, int]]:
        first, last = (bisect_left(self._edges, each) for each in (piece.start, piece.end))
        yield from pairwise(self._edges[first : last + 1])
        if piece.end == len(self._text):
            # Behind the last words annotations without words may stand.
            yield piece.end, piece.end

    def _named(self, name: str) -> str:
        """A new eId, with the number of the element among its like."""
        self._counts[name] += 1
        return f"{name}_{self._counts[name]}"


def _titled(kind: str | None, words: Markup, date: str) -> Markup:
    """What a block of the preface says of the document, as such."""
    if kind == "title":
        return element("docTitle", {}, words)
    if kind == "issuer":
        return element("docProponent", {}, words)
    if kind == "date" and is_day(date):
        return element("docDate", {"date": date}, words)
    return words


def _inline(
    annotation: Annotation, entities: Mapping[str, Entity]
) -> tuple[str, dict[str, str | None]]:
    """The element that says best what an annotation is, and its attributes but the eId."""
    name = type(annotation).__name__
    concept = {"refersTo": f"#{concept_of(name)}"}
    match annotation:
        case Mention(target=id) if id in entities:
            cls = type(entities[id])
            if cls in SEMANTIC:
                return SEMANTIC[cls], {"refersTo": f"#{term_of(id)}"}
            return "entity", {"name": cls.__name__, "refersTo": f"#{term_of(id)}"}
        case Party(actor=id) if id in entities:
            return "entity", {"name": name, "refersTo": f"#{term_of(id)}"}
        case DateExpression(value=value) if is_day(value):
            return "date", {"date": value}
        case Quantity(value=value, comparator=comparator):
            # More than 500 is not 500.
            exact = comparator == "exactly" and value is not None
            return "quantity", {"normalized": str(value) if exact else None, **concept}
        case _:
            return "inline", {"name": name, **concept}
