from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.file_formats.documents.html.page import MOST_ANNOTATIONS
from belarus_statement.testing import synthesize


def test_outside_of_a_notebook_it_is_the_text(statement: bs.Statement) -> None:
    assert repr(bs.show()) == statement.text == repr(bs.show(statement))


def test_another_statement_is_shown_where_one_is_given(odd_in_xml: bs.Statement) -> None:
    assert repr(bs.show(odd_in_xml)) == odd_in_xml.text


def test_what_could_not_be_read_back_is_refused(statement: bs.Statement) -> None:
    sentence = attrs.evolve(statement.sentences[0], number=10**5000)
    with pytest.raises(bs.LoadError, match="15 digits"):
        bs.show(attrs.evolve(statement, sentences=(sentence,)))


def test_a_notebook_shows_the_header_the_counts_the_picture_and_the_text(
    statement: bs.Statement,
) -> None:
    html = displayed(statement)["text/html"]
    assert f'<h2 dir="auto">{statement.title}</h2>' in html
    assert "53 states, 16 organizations" in html
    assert "16 demands" in html
    assert "The speakers: 11 things asked of belarusian authorities" not in html
    assert "of Belarusian authorities" in html
    for word in statement.paragraphs[3].quote.split()[:4]:
        assert word in html


def test_of_a_long_statement_a_notebook_shows_all_but_the_text() -> None:
    long = synthesize(MOST_ANNOTATIONS + 1, seed=7)
    html = displayed(long)["text/html"]
    assert "bs.show() shows it" in html
    assert len(html) < 20_000


def test_a_notebook_shows_as_text_what_no_page_can_hold(statement: bs.Statement) -> None:
    beyond = attrs.evolve(statement, title="\x00")
    assert displayed(beyond) == {"text/plain": repr(beyond)}


def test_a_notebook_shows_frames_as_a_table_of_contents(statement: bs.Statement) -> None:
    html = displayed(bs.frames(statement, "polars", readable=True))["text/html"]
    assert "<th>demands</th><td>16</td><td>words, paragraph, sentence" in html


def displayed(shown: object) -> dict[str, str]:
    """Give what IPython, which notebooks display with, makes of an object."""
    formatter: Any = pytest.importorskip("IPython.core.formatters").DisplayFormatter()
    data, _ = formatter.format(shown)
    return {kind: data[kind] for kind in data if kind != "text/plain" or len(data) == 1}
