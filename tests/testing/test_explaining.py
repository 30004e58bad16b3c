"""What is said of two statements that differ."""

import unittest

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.testing import CORRUPTIONS, Corruption, assert_same_statement, explain
from belarus_statement.testing.explaining import MOST_LINES


@pytest.fixture(name="other")
def fixture_other(statement: bs.Statement) -> bs.Statement:
    first, _, *others = statement.demands
    changed = attrs.evolve(first, action="stop")
    return attrs.evolve(statement, title="Another title", demands=(changed, *others))


def test_a_difference_is_named_by_id_and_field(
    statement: bs.Statement, other: bs.Statement
) -> None:
    title = "Joint Statement on the Human Rights Situation in Belarus"
    assert explain(statement, other) == [
        "the statements differ in 3 places; bs.diff lists them all:",
        f"{statement.id}.title: '{title}' -> 'Another title'",
        f"- {statement.demands[1].id}: 'The violence must stop'",
        f"{statement.demands[0].id}.action: 'not use' -> 'stop'",
    ]


def test_equal_statements_have_nothing_to_explain(statement: bs.Statement) -> None:
    assert explain(statement, statement) == []
    assert_same_statement(statement, statement)


def test_of_a_long_value_the_part_is_shown_that_differs(statement: bs.Statement) -> None:
    text = statement.text.replace("The violence must stop", "The violence may stop")
    _, line = explain(statement, attrs.evolve(statement, text=text))
    assert len(line) < 250
    assert "The violence must stop" in line.partition(" -> ")[0]
    assert "The violence may stop" in line.partition(" -> ")[2]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a" * 58, "a" * 57 + "b", f"'{'a' * 58}' -> '{'a' * 57}b'"),
        ("a" * 59, "b" * 59, f"'{'a' * 59}... -> '{'b' * 59}..."),
        ("a" * 80, "a" * 70 + "b" * 10, f"...{'a' * 25}' -> ...{'a' * 15}{'b' * 10}'"),
        ("a" * 80, "a" * 9 + "b" * 71, f"'{'a' * 59}... -> '{'a' * 9}{'b' * 50}..."),
        ("a" * 14, "a" * 99, f"'{'a' * 14}' -> '{'a' * 59}..."),
    ],
)
def test_a_value_of_more_than_sixty_characters_is_cut_to_those_from_fifteen_before_the_change(
    statement: bs.Statement, before: str, after: str, shown: str
) -> None:
    first, second = (attrs.evolve(statement, title=each) for each in (before, after))
    assert explain(first, second) == [
        "the statements differ in 1 place; bs.diff lists them all:",
        f"{statement.id}.title: {shown}",
    ]


def test_there_are_at_most_as_many_lines_as_wished(
    statement: bs.Statement,
) -> None:
    other = attrs.evolve(statement, mentions=())
    assert len(explain(statement, other)) == 1 + MOST_LINES + 1
    assert explain(statement, other)[-1] == "..."
    assert len(explain(statement, other, most=None)) == 1 + len(statement.mentions)


def test_an_assertion_error_lists_the_differences(
    statement: bs.Statement, other: bs.Statement
) -> None:
    with pytest.raises(AssertionError, match=r"the statements differ in 3 places;.*\n.*\.title: "):
        assert_same_statement(statement, other)
    with pytest.raises(AssertionError, match="after annotating: the statements differ"):
        assert_same_statement(statement, other, "after annotating")


def test_unittest_compares_statements_by_it(statement: bs.Statement, other: bs.Statement) -> None:
    case = unittest.TestCase()
    case.addTypeEqualityFunc(bs.Statement, assert_same_statement)
    case.assertEqual(statement, statement)  # noqa: PT009  # what is under test
    with pytest.raises(AssertionError, match="the statements differ"):
        case.assertEqual(statement, other)  # noqa: PT009  # likewise


@pytest.mark.parametrize("corruption", CORRUPTIONS.values(), ids=CORRUPTIONS)
def test_every_corruption_is_explained_in_short_lines(
    statement: bs.Statement, corruption: Corruption
) -> None:
    lines = explain(statement, corruption.of(statement).statement)
    assert lines
    assert all(len(line) < 300 for line in lines)
