import attrs
import pytest

import belarus_statement as bs
from belarus_statement.preconditions import refuse_misplaced, refuse_repeated_ids


@pytest.mark.parametrize("span", [(-1, 4), (4, 3), (0, 10**6), (1, 6)])
def test_an_annotation_that_does_not_stand_on_its_words_is_refused(
    statement: bs.Statement, span: tuple[int, int]
) -> None:
    refuse_misplaced(statement)
    moved = attrs.evolve(statement.parties[0], start=span[0], end=span[1])
    with pytest.raises(bs.FormatError, match=f"'{moved.id}' from {span[0]} to {span[1]}"):
        refuse_misplaced(attrs.evolve(statement, parties=(moved,)))


def test_two_records_of_one_id_are_refused(statement: bs.Statement) -> None:
    refuse_repeated_ids(statement)
    person, other = statement.persons[0], statement.sentences[0]
    for repeated in (
        attrs.evolve(statement, persons=(person, person)),
        attrs.evolve(statement, persons=(attrs.evolve(person, id=statement.states[0].id),)),
        attrs.evolve(statement, persons=(attrs.evolve(person, id=other.id),)),
    ):
        with pytest.raises(bs.FormatError, match=r"found the id '.*' twice"):
            refuse_repeated_ids(repeated)
