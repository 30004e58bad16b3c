import attrs
import pytest

import belarus_statement as bs


def test_outside_of_a_notebook_it_is_the_text(statement: bs.Statement) -> None:
    assert repr(bs.show()) == statement.text == repr(bs.show(statement))


def test_another_statement_is_shown_where_one_is_given(odd_in_xml: bs.Statement) -> None:
    assert repr(bs.show(odd_in_xml)) == odd_in_xml.text


def test_what_could_not_be_read_back_is_refused(statement: bs.Statement) -> None:
    sentence = attrs.evolve(statement.sentences[0], number=10**5000)
    with pytest.raises(bs.LoadError, match="15 digits"):
        bs.show(attrs.evolve(statement, sentences=(sentence,)))
