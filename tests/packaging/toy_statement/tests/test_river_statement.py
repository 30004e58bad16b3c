import belarus_statement as bs
import river_statement
from belarus_statement.testing import CorruptedStatement


def test_every_claim_stands_on_the_text() -> None:
    assert bs.validate(river_statement.load()).findings == ()


def test_the_files_are_those_of_the_release() -> None:
    assert river_statement.verify().findings == ()
    assert river_statement.text() == river_statement.load().text


def test_what_breaks_a_rule_is_found(corrupted_statement: CorruptedStatement) -> None:
    (finding,) = bs.validate(corrupted_statement.statement).findings
    assert (finding.code, finding.path) == (corrupted_statement.rule, corrupted_statement.path)
