from typing import Any

import attrs
import pytest

import belarus_statement as bs


def test_equal_statements_have_no_difference(statement: bs.Statement) -> None:
    assert bs.diff(statement, bs.loads(bs.dumps(statement))) == ()


def test_a_changed_field_is_named_by_id_and_field_with_both_values(statement: bs.Statement) -> None:
    first, *others = statement.allegations
    changed = attrs.evolve(
        statement, allegations=(attrs.evolve(first, evidence="reported"), *others)
    )
    (difference,) = bs.diff(statement, changed)
    assert (difference.id, difference.field) == (first.id, "evidence")
    assert str(difference) == f"{first.id}.evidence: 'asserted' -> 'reported'"


def test_a_record_that_only_one_statement_has_shows_its_words(statement: bs.Statement) -> None:
    shorter = attrs.evolve(statement, demands=statement.demands[:-1])
    (removed,) = bs.diff(statement, shorter)
    (added,) = bs.diff(shorter, statement)
    last = statement.demands[-1]
    assert str(removed) == f"- {last.id}: {last.quote}"
    assert str(added) == f"+ {last.id}: {last.quote}"


def test_the_header_and_the_source_are_compared_too(statement: bs.Statement) -> None:
    changed = attrs.evolve(
        statement, language="en-US", source=attrs.evolve(statement.source, bytes=1)
    )
    assert [each.field for each in bs.diff(statement, changed)] == ["language", "source.bytes"]


def test_another_order_of_the_same_records_is_a_difference(statement: bs.Statement) -> None:
    turned = attrs.evolve(statement, persons=statement.persons[::-1])
    (difference,) = bs.diff(statement, turned)
    assert (difference.id, difference.field) == ("persons", "order")


@pytest.mark.parametrize("changes", [{"states": None}, {"states": ({},)}])
def test_what_cannot_be_compared_is_refused_with_the_reason(
    statement: bs.Statement, changes: dict[str, Any]
) -> None:
    malformed = attrs.evolve(statement, **changes)
    for pair in ((statement, malformed), (malformed, statement)):
        with pytest.raises(bs.LoadError) as refused:
            bs.diff(*pair)
        assert {each.code for each in refused.value.findings} == {"wrong-type"}


def test_what_is_no_statement_is_not_compared(statement: bs.Statement) -> None:
    others: tuple[Any, ...] = (None, {}, "statement.json")
    for other in others:
        for pair in ((statement, other), (other, statement)):
            with pytest.raises(bs.LoadError, match=r"expected an object with the fields"):
                bs.diff(*pair)
