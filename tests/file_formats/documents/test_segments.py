import itertools

import attrs
import hypothesis
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.file_formats.documents.segments import (
    Element,
    OpenElements,
    annotations_by_start,
    parts,
    segments,
)
from belarus_statement.file_formats.markup import Markup


def test_segments_rebuild_the_text_and_each_is_covered_by_the_same_annotations(
    statement: bs.Statement,
) -> None:
    spans = [*segments(statement)]
    assert "".join(statement.text[start:end] for start, end in spans) == statement.text
    for start, end in spans:
        assert all(statement.at(offset) == statement.at(start) for offset in range(start, end))
    assert {start for start, _ in spans} >= {each.start for each in statement.annotations}


def test_a_text_without_annotations_is_one_segment_and_no_text_is_none(
    statement: bs.Statement,
) -> None:
    bare = bs.Statement(
        **{
            field: getattr(statement, field)
            for field in ("id", "title", "issuer", "place", "date", "language", "source")
        },
        text="abc",
    )
    assert [*segments(bare)] == [(0, 3)]
    assert [*segments(attrs.evolve(bare, text=""))] == []


def test_parts_rebuild_the_text_and_the_blocks_of_the_packaged_statement_are_among_them(
    statement: bs.Statement,
) -> None:
    cut = [*parts(statement)]
    assert "".join(statement.text[start:end] for start, end, _ in cut) == statement.text
    assert [block for *_, block in cut if block] == [*statement.blocks]
    assert all(statement.text[start:end].isspace() for start, end, block in cut if not block)


@hypothesis.settings(deadline=None, database=None)
@hypothesis.given(spans=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=5))
def test_a_block_inside_of_another_or_without_words_is_no_part(
    statement: bs.Statement, spans: list[tuple[int, int]]
) -> None:
    blocks = tuple(
        attrs.evolve(statement.blocks[0], id=str(number), start=start, end=end)
        for number, (start, end) in enumerate(spans)
    )
    given = attrs.evolve(statement, text="abcdef", blocks=blocks)
    cut = [*parts(given)]
    assert "".join("abcdef"[start:end] for start, end, _ in cut) == "abcdef"
    for before, after in itertools.pairwise(cut):
        assert before.end == after.start
        assert before.block or after.block
    for part in cut:
        assert not part.block or (part.start, part.end) == (part.block.start, part.block.end)


def sentence(start: int, end: int) -> bs.Sentence:
    return bs.Sentence(id="s", start=start, end=end, quote="", block="b", number=1)


def opened(end: int) -> Element:
    return Element(end, Markup(f"<{end}>"), Markup(f"</{end}>"))


def test_annotations_by_their_start_are_all_of_them_in_order(statement: bs.Statement) -> None:
    found = annotations_by_start(statement)
    assert [each for of in found.values() for each in of] == [*statement.annotations]
    assert all(each.start == start for start, of in found.items() for each in of)


def test_elements_are_closed_where_they_end_the_innermost_first() -> None:
    inside = OpenElements(10, 3)
    assert [inside.open(opened(each)) for each in (9, 5, 5)] == ["<9>", "<5>", "<5>"]
    assert [*inside.close(4)] == []
    assert [*inside.close(5)] == ["</5>", "</5>"]
    assert len(inside) == 1


def test_there_is_room_as_far_as_the_innermost_ends_and_no_deeper_than_was_said() -> None:
    inside = OpenElements(10, 2)
    assert inside.has_room(sentence(0, 10))
    assert not inside.has_room(sentence(0, 11))
    inside.open(opened(5))
    assert inside.has_room(sentence(2, 5))
    assert not inside.has_room(sentence(2, 6))
    inside.open(opened(5))
    assert not inside.has_room(sentence(2, 5))
