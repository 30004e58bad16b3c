"""The text as Akoma Ntoso, with an element wherever an annotation starts and ends."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from types import MappingProxyType
from typing import TypeAlias

import attrs

from belarus_statement.file_formats.documents.akn.names import (
    SEMANTIC,
    concept_of,
    is_day,
    term_of,
)
from belarus_statement.file_formats.documents.segments import (
    Element,
    OpenElements,
    Part,
    annotations_by_start,
    parts,
    segments,
)
from belarus_statement.file_formats.markup import Markup, element, join, tag
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

Addresses: TypeAlias = Mapping[str, tuple[str, str]]
"""By the id of each annotation, the eIds of the elements that it starts and ends with: its own
element twice or, where its own would not nest in the others, two spans cut out for it."""

DEEPEST = 200
"""How many elements of annotations may stand in one another; libxml2 reads 256 of all."""

_PARTS = ("preface", "preamble", "mainBody", "conclusions")
_MAIN = _PARTS.index("mainBody")
# A block goes into the part that its kind has here, but never back into an earlier one.
_PART_OF: MappingProxyType[str, int] = MappingProxyType(
    {"preamble": 1, "paragraph": _MAIN, "end_mark": 3}
)


def build_body(statement: Statement) -> tuple[list[Markup], Addresses]:
    """Return the parts of the document, which hold the text, and where the annotations are."""
    writer = _Writer(statement)
    blocks = {
        name: [*map(writer.write, of)]
        for name, of in groupby(_pieces(statement), attrgetter("name"))
    }
    # It is the one part that a document must have.
    blocks.setdefault("mainBody", [element("p", {})])
    preserving = {"xml:space": "preserve"}
    found = [element(name, preserving, *blocks[name]) for name in _PARTS if name in blocks]
    return found, writer.addresses


@attrs.frozen
class _Piece:
    """A part of the text, with the name of the part of the document that it goes into.

    What is not a block is bare where it is white space in which no annotation starts or ends.
    """

    start: int
    end: int
    block: Block | None
    name: str
    bare: bool


def _pieces(statement: Statement) -> Iterator[_Piece]:
    cut = [*parts(statement)] or [Part(0, 0, None)]
    busy = _parts_with_edges(cut, statement)
    ranks = [_PART_OF.get(each.block.kind, 0) for each in cut if each.block]
    rank = ranks[0] if ranks else _MAIN
    for number, (start, end, block) in enumerate(cut):
        if block:
            rank = max(rank, _PART_OF.get(block.kind, 0))
        between = block is None and bool(ranks) and number not in busy
        bare = between and not statement.text[start:end].strip(" \t\r\n")
        yield _Piece(start, end, block, _PARTS[rank], bare)


def _parts_with_edges(cut: Sequence[Part], statement: Statement) -> set[int]:
    """Return the indexes of the parts in which annotations other than blocks start or end."""
    starts = [start for start, *_ in cut]
    blocks = {each.block.id for each in cut if each.block}
    return {
        bisect_right(starts, offset) - 1
        for each in statement.annotations
        if each.id not in blocks
        for offset in (each.start, max(each.start, each.end - 1))
    }


class _Writer:
    """Writes pieces of the text, in order, with an element wherever an annotation starts or ends.

    ``addresses`` grows with each. What is cut out for an annotation that does not nest may start
    in one piece and end in another.
    """

    def __init__(self, statement: Statement) -> None:
        self.addresses: dict[str, tuple[str, str]] = {}
        self._text, self._date = statement.text, statement.date
        self._entities = {each.id: each for each in statement.entities}
        self._edges = [*(start for start, _ in segments(statement)), len(statement.text)]
        self._starting = annotations_by_start(statement)
        self._ending: dict[int, list[Annotation]] = {}
        self._counts: Counter[str] = Counter()

    def write(self, piece: _Piece) -> Markup:
        """Return a piece as a block of the document, or as the white space between two."""
        if piece.bare:
            return join(self._text[piece.start : piece.end])
        kind = piece.block.kind if piece.block else None
        numbered = piece.name == "mainBody" and kind == "paragraph"
        name = self._new_eid("para" if numbered else "p")
        words = join(*self._words(piece, name))
        if piece.block:
            self.addresses[piece.block.id] = (name, name)
        if numbered:
            content = element("content", {"eId": f"{name}__content"}, element("p", {}, words))
            return element("paragraph", {"eId": name}, content)
        if piece.name == "preface":
            words = _preface_element(kind, words, self._date)
        return element("p", {"eId": name, "class": kind}, words)

    def _words(self, piece: _Piece, parent: str) -> Iterator[str]:
        """Yield the words of a piece, and the elements of the annotations among them."""
        opened = OpenElements(piece.end, DEEPEST)
        for start, end in self._segments_of(piece):
            yield from opened.close(start)
            unfit: list[Annotation] = []
            for each in self._starting.get(start, ()):
                if piece.block and each.id == piece.block.id:
                    continue
                # It crosses another, or would stand too deep.
                if start < each.end and not opened.has_room(each):
                    unfit.append(each)
                    continue
                name, attributes = _inline(each, self._entities)
                own = self._new_eid(f"{parent}__{name}")
                self.addresses[each.id] = (own, own)
                before = tag(name, {"eId": own, **attributes})
                yield opened.open(Element(each.end, before, Markup(f"</{name}>")))
                if each.end == start:
                    yield from opened.close(start)
            yield self._wrap(start, end, unfit, parent)
        yield from opened.close(piece.end)

    def _wrap(self, start: int, end: int, unfit: Sequence[Annotation], parent: str) -> str:
        """Return a segment, in a `span` where an annotation that does not nest starts or ends."""
        for each in unfit:
            self._ending.setdefault(each.end, []).append(each)
        ending = self._ending.pop(end, ())
        words = self._text[start:end]
        if not unfit and not ending:
            return words
        span = self._new_eid(f"{parent}__span")
        for each in unfit:
            self.addresses[each.id] = (span, span)
        for each in ending:
            self.addresses[each.id] = (self.addresses[each.id][0], span)
        return element("span", {"eId": span}, words)

    def _segments_of(self, piece: _Piece) -> Iterator[tuple[int, int]]:
        first, last = (bisect_left(self._edges, each) for each in (piece.start, piece.end))
        yield from pairwise(self._edges[first : last + 1])
        if piece.end == len(self._text):
            # Behind the last words annotations without words may stand.
            yield piece.end, piece.end

    def _new_eid(self, name: str) -> str:
        """Return a new eId, with the number of the element among its like."""
        self._counts[name] += 1
        return f"{name}_{self._counts[name]}"


def _preface_element(kind: str | None, words: Markup, date: str | None) -> Markup:
    """Return the element of the preface that a block is, such as the title of the document."""
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
    """Return the element that says best what an annotation is, and its attributes but the eId."""
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
