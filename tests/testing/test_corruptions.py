import attrs
import pytest

import belarus_statement as bs
from belarus_statement.testing import CORRUPTIONS, Corruption

ALL = pytest.mark.parametrize("corruption", CORRUPTIONS.values(), ids=CORRUPTIONS)
REFUSED_BY_LOADING = "date-malformed"


@ALL
def test_a_corruption_breaks_its_rule_and_no_other_where_it_says(corruption: Corruption) -> None:
    findings = bs.validate(corruption.make()).findings
    assert [(each.code, each.path) for each in findings] == [(corruption.rule, corruption.path)]


def test_every_rule_has_its_corruption() -> None:
    assert list(CORRUPTIONS) == [corruption.rule for corruption in CORRUPTIONS.values()]
    asked = {rule.code for rule in bs.rules() if rule.check}
    assert set(CORRUPTIONS) == asked | {REFUSED_BY_LOADING}


@ALL
def test_the_packaged_statement_stays_as_it_is(
    corruption: Corruption, statement: bs.Statement
) -> None:
    before = bs.dumps(statement)
    assert corruption.make() != statement
    assert bs.dumps(statement) == before


def test_the_statement_of_a_corruption_is_made_once() -> None:
    corruption = CORRUPTIONS["order"]
    assert corruption.statement is corruption.statement
    assert corruption.statement == corruption.make()


@ALL
def test_a_corruption_can_be_written_and_read_back_but_for_a_date_in_words(
    corruption: Corruption,
) -> None:
    written = bs.dumps(corruption.make())
    if corruption.rule == REFUSED_BY_LOADING:
        with pytest.raises(bs.LoadError) as refused:
            bs.loads(written)
        assert refused.value.findings[0].path == corruption.path
    else:
        assert bs.loads(written) == corruption.make()


def test_the_catalogue_of_corruptions_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        CORRUPTIONS["order"] = CORRUPTIONS["numbering"]  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        CORRUPTIONS["order"].path = "$"  # type: ignore[misc]
