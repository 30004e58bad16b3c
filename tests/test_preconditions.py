from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.preconditions import QUOTED_SPANS, SOUND_LINKS, UNIQUE_IDS


@pytest.mark.parametrize("span", [(-1, 4), (4, 3), (0, 10**6), (1, 6)])
def test_an_annotation_that_does_not_stand_on_its_words_is_refused(
    statement: bs.Statement, span: tuple[int, int]
) -> None:
    QUOTED_SPANS.check(statement)
    moved = attrs.evolve(statement.parties[0], start=span[0], end=span[1])
    with pytest.raises(bs.FormatError, match=f"'{moved.id}' from {span[0]} to {span[1]}"):
        QUOTED_SPANS.check(attrs.evolve(statement, parties=(moved,)))


def test_two_records_of_one_id_are_refused(statement: bs.Statement) -> None:
    UNIQUE_IDS.check(statement)
    person, other = statement.persons[0], statement.sentences[0]
    for repeated in (
        attrs.evolve(statement, persons=(person, person)),
        attrs.evolve(statement, persons=(attrs.evolve(person, id=statement.states[0].id),)),
        attrs.evolve(statement, persons=(attrs.evolve(person, id=other.id),)),
    ):
        with pytest.raises(bs.FormatError, match=r"found the id '.*' twice"):
            UNIQUE_IDS.check(repeated)


@pytest.mark.parametrize(
    ("collection", "field", "id"),
    [
        ("parties", "actor", "nobody"),
        ("parties", "actor", "p1-s1"),
        ("mentions", "target", "p1-s1"),
        ("sentences", "block", "state-belarus"),
        ("sentences", "block", "p1-s1"),
    ],
)
def test_a_link_to_nothing_or_to_a_record_of_another_class_is_refused(
    statement: bs.Statement, collection: str, field: str, id: str
) -> None:
    SOUND_LINKS.check(statement)
    record = attrs.evolve(getattr(statement, collection)[0], **{field: id})
    changed: dict[str, Any] = {collection: (record,)}
    with pytest.raises(bs.FormatError, match=f"{field} of '{record.id}' links to '{id}'"):
        SOUND_LINKS.check(attrs.evolve(statement, **changed))


def test_a_link_that_may_lead_to_several_classes_may_lead_to_any_entity(
    statement: bs.Statement,
) -> None:
    party = attrs.evolve(statement.parties[0], actor=statement.rights[0].id)
    SOUND_LINKS.check(attrs.evolve(statement, parties=(party,)))
