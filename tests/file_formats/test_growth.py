"""No format makes much of little, however the annotations stand in each other."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement.file_formats import BUILT_IN

Span = tuple[int, int]
FEW, MANY = 60, 240
# By the number of an annotation, and how many there are in a text of twice as many letters.
SHAPES: dict[str, Callable[[int, int], Span]] = {
    "nested": lambda at, count: (at, 2 * count + 1 - at),
    "crossing": lambda at, count: (at, at + count),
    "identical": lambda _, count: (0, 2 * count + 1),
    "apart": lambda at, _: (at, at + 1),
}


def shaped(shape: str, count: int) -> bs.Statement:
    """A statement of so many mentions and as many allegations that stand so in each other."""
    text = "b" * (2 * count + 1)
    data = text.encode()
    spans = [SHAPES[shape](at, count) for at in range(count)]
    whole: dict[str, Any] = {"start": 0, "end": len(text), "quote": text}
    return bs.Statement(
        id=shape,
        title="T",
        issuer="I",
        language="en",
        source=bs.Source(
            file="x", bytes=len(data), sha256=sha256(data).hexdigest(), rights="invented"
        ),
        text=text,
        persons=(bs.Person(id="person", name="b"),),
        blocks=(bs.Block(id="p1", kind="paragraph", number=1, **whole),),
        sentences=(bs.Sentence(id="p1-s1", block="p1", number=1, **whole),),
        mentions=tuple(
            bs.Mention(
                id=f"mention-{at}", start=start, end=end, quote=text[start:end], target="person"
            )
            for at, (start, end) in enumerate(spans)
        ),
        allegations=tuple(
            bs.Allegation(
                id=f"allegation-{at}",
                start=start,
                end=end,
                quote=text[start:end],
                acts=("b",),
                evidence="asserted",
            )
            for at, (start, end) in enumerate(spans)
        ),
    )


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("format", sorted(BUILT_IN))
def test_a_file_grows_no_faster_than_what_it_is_made_of(format: str, shape: str) -> None:
    def size(count: int) -> int:
        return sum(map(len, bs.formats()[format].encode(shaped(shape, count)).values()))

    def size_in_json(count: int) -> int:
        return len(bs.dumps(shaped(shape, count)))

    grown = size(MANY) / size(FEW)
    assert grown <= 3 * size_in_json(MANY) / size_in_json(FEW)


@pytest.mark.parametrize("shape", ["nested", "identical"])
def test_a_tooltip_of_very_many_counts_those_that_it_leaves_out(shape: str) -> None:
    page = bs.formats()["html"].encode(shaped(shape, MANY))["statement.html"].decode("utf-8")
    assert f"and {2 * MANY + 1 - 24} more" in page
