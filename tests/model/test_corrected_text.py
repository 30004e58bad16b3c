"""The text with its errors corrected, and the way back to the source."""

import attrs
import pytest

import belarus_statement as bs

Edit = tuple[int, str, str]  # start, quote, proposed


def correction(start: int, quote: str, proposed: str) -> bs.Correction:
    return bs.Correction(
        id=f"correction-{start}-{len(quote)}",
        start=start,
        end=start + len(quote),
        quote=quote,
        kind="spelling",
        severity="error",
        proposed=proposed,
    )


def corrected(source: str, *edits: Edit) -> bs.CorrectedText:
    return bs.CorrectedText.of(source, [correction(*edit) for edit in edits])


def untouched(text: bs.CorrectedText) -> list[int]:
    """The offsets of the source outside every correction, its end among them."""
    changed = {offset for each in text.corrections for offset in range(each.start, each.end)}
    return [offset for offset in range(len(text.source) + 1) if offset not in changed]


CASES: dict[str, tuple[str, tuple[Edit, ...], str]] = {
    "nothing": ("abc", (), "abc"),
    "nothing in nothing": ("", (), ""),
    "replacement of the same length": ("a cat sat", ((2, "cat", "dog"),), "a dog sat"),
    "longer replacement": ("a cat sat", ((2, "cat", "tiger"),), "a tiger sat"),
    "shorter replacement": ("that that it", ((0, "that that", "that"),), "that it"),
    "insertion": ("ab", ((1, "", "X"),), "aXb"),
    "insertion at the start": ("ab", ((0, "", "XY"),), "XYab"),
    "insertion at the end": ("ab", ((2, "", "."),), "ab."),
    "insertion into nothing": ("", ((0, "", "X"),), "X"),
    "deletion": ("abc", ((1, "b", ""),), "ac"),
    "deletion at the start": ("abc", ((0, "ab", ""),), "c"),
    "deletion at the end": ("abc", ((1, "bc", ""),), "a"),
    "everything deleted": ("abc", ((0, "abc", ""),), ""),
    "everything replaced": ("abc", ((0, "abc", "x"),), "x"),
    "adjacent": ("abcd", ((1, "b", "BB"), (2, "c", "")), "aBBd"),
    "adjacent deletions": ("abcd", ((1, "b", ""), (2, "c", "")), "ad"),
    "several": ("one two three", ((0, "one", "1"), (8, "three", "3")), "1 two 3"),
    "in any order": ("one two three", ((8, "three", "3"), (0, "one", "1")), "1 two 3"),
    "overlapping, the first wins": ("abcdef", ((1, "bcd", "X"), (3, "de", "Y")), "aXef"),
    "overlapping, the longer wins": ("abcdef", ((1, "b", "Y"), (1, "bcd", "X")), "aXef"),
    "overlap in a chain": ("abcdef", ((0, "ab", "1"), (1, "bc", "2"), (2, "cd", "3")), "13ef"),
    "astral": ("😀 colour 😀!", ((2, "colour", "💥"), (9, "😀", "")), "😀 💥 !"),
    "astral inserted": ("a😀b", ((1, "", "🦊🦊"), (2, "b", "c")), "a🦊🦊😀c"),
    "combining": ("cafe\u0301s", ((0, "c", "k"), (5, "s", "")), "kafe\u0301"),
}
each_case = pytest.mark.parametrize(("source", "edits", "expected"), CASES.values(), ids=CASES)


@each_case
def test_corrections_are_applied(source: str, edits: tuple[Edit, ...], expected: str) -> None:
    text = corrected(source, *edits)
    assert text.text == str(text) == expected
    assert text.source == source


@each_case
def test_the_source_can_be_rebuilt(source: str, edits: tuple[Edit, ...], expected: str) -> None:
    assert corrected(source, *edits).uncorrected() == source


@each_case
def test_what_no_correction_touches_maps_to_the_same_code_point_and_back(
    source: str, edits: tuple[Edit, ...], expected: str
) -> None:
    text = corrected(source, *edits)
    for offset in untouched(text):
        there = text.from_source(offset)
        assert text.text[there : there + 1] == source[offset : offset + 1], offset
        assert text.to_source(there) == offset


@each_case
def test_both_maps_go_forward_only_and_stay_inside(
    source: str, edits: tuple[Edit, ...], expected: str
) -> None:
    text = corrected(source, *edits)
    there = [text.from_source(offset) for offset in range(len(source) + 1)]
    back = [text.to_source(offset) for offset in range(len(expected) + 1)]
    assert there == sorted(there)
    assert back == sorted(back)
    assert 0 <= there[0] <= there[-1] == len(expected)
    assert 0 <= back[0] <= back[-1] == len(source)


@pytest.mark.parametrize(
    ("edit", "there", "back"),
    [
        # "abcdef" with "cd" replaced: the corrected offset of each of the source, and the reverse
        ((2, "cd", "XYZ"), [0, 1, 2, 3, 5, 6, 7], [0, 1, 2, 3, 4, 4, 5, 6]),
        ((2, "cd", "X"), [0, 1, 2, 3, 3, 4, 5], [0, 1, 2, 4, 5, 6]),
        ((2, "cd", ""), [0, 1, 2, 2, 2, 3, 4], [0, 1, 4, 5, 6]),
        ((2, "cd", "XY"), [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
        ((2, "", "XY"), [0, 1, 4, 5, 6, 7, 8], [0, 1, 2, 2, 2, 3, 4, 5, 6]),
    ],
)
def test_inside_a_correction_an_offset_keeps_its_distance_but_never_leaves_it(
    edit: Edit, there: list[int], back: list[int]
) -> None:
    text = corrected("abcdef", edit)
    assert [text.from_source(offset) for offset in range(7)] == there
    assert [text.to_source(offset) for offset in range(len(text.text) + 1)] == back


def test_a_corrected_text_shows_how_much_it_is() -> None:
    assert repr(corrected("ab")) == "<CorrectedText: 0 corrections in 2 characters>"


def test_the_corrections_applied_are_listed_in_the_order_of_the_text() -> None:
    text = corrected("abcdef", (4, "e", "E"), (1, "bc", "X"), (2, "c", "Y"))
    assert [(each.start, each.proposed) for each in text.corrections] == [(1, "X"), (4, "E")]


def test_only_corrections_of_severity_error_are_applied(statement: bs.Statement) -> None:
    assert {each.severity for each in statement.corrections} == {"error", "style"}
    assert statement.corrected_text().corrections == tuple(
        each for each in statement.corrections if each.severity == "error"
    )
    styled = tuple(attrs.evolve(each, severity="style") for each in statement.corrections)
    untouched_text = attrs.evolve(statement, corrections=styled).corrected_text()
    assert untouched_text.text == statement.text
    assert untouched_text.corrections == ()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ill treatment of detained", "ill-treatment of detained"),
        ("internet blockages\n", "internet blockages.\n"),
        ("the Human Rights Council´s resolution", "the Human Rights Council’s resolution"),
        ("in the run up to", "in the run-up to"),
        ("we believe that that continued", "we believe that continued"),
    ],
)
def test_the_errors_of_the_packaged_statement_are_corrected(
    statement: bs.Statement, wrong: str, right: str
) -> None:
    text = statement.corrected_text()
    assert statement.text.count(wrong) == 1
    assert wrong not in text.text
    assert text.text.count(right) == 1


def test_rarer_forms_of_the_packaged_statement_stay(statement: bs.Statement) -> None:
    text = statement.corrected_text().text
    for words in ("Belarus’s sovereignty", "The 9 August 2020 presidential election"):
        assert words in text


def test_the_corrected_packaged_statement_leads_back_to_its_source(statement: bs.Statement) -> None:
    text = statement.corrected_text()
    assert text.uncorrected() == text.source == statement.text
    for offset in untouched(text):
        there = text.from_source(offset)
        assert text.text[there : there + 1] == statement.text[offset : offset + 1], offset
        assert text.to_source(there) == offset
