import re
from collections.abc import Callable
from html import unescape

import attrs
import cmarkgfm  # type: ignore[import-untyped]  # it has no types
import pytest
from markdown_it import MarkdownIt

import belarus_statement as bs

HOSTILE = "1. a *b* _c_ `d` <script>e</script> [f](g) | h & i\n- j\n# k 𐍈 עברית"


def markdown(statement: bs.Statement) -> str:
    return bs.formats()["markdown"].encode(statement)["statement.md"].decode("utf-8")


def text_of(source: str) -> str:
    """The text that a CommonMark reader shows, without any markup."""
    html = MarkdownIt("commonmark").enable("table").render(source)
    plain = re.sub(r"<[^>]+>", "", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, character)
    return plain


def test_the_document_is_as_it_was(
    statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    golden("markdown/statement.md", markdown(statement).encode("utf-8"))


def test_a_reader_shows_every_paragraph_to_the_letter(statement: bs.Statement) -> None:
    shown = text_of(markdown(statement))
    for paragraph in statement.paragraphs:
        assert paragraph.quote in shown


def test_the_tables_have_a_row_for_every_party_allegation_demand_and_correction(
    statement: bs.Statement,
) -> None:
    html = MarkdownIt("commonmark").enable("table").render(markdown(statement))
    tables = [table.count("<tr>") - 1 for table in html.split("<table>")[1:]]
    assert tables == [53, 43, 16, 18]


def test_hostile_text_is_shown_as_it_is_and_marks_nothing_up(statement: bs.Statement) -> None:
    block = attrs.evolve(statement.paragraphs[0], quote=HOSTILE)
    html = MarkdownIt("commonmark").render(markdown(attrs.evolve(statement, blocks=(block,))))
    for markup in ("<script>", "<em>", "<code>", "<a ", "<li>", "<h1>k"):
        assert markup not in html.split("</h1>", 1)[1].split("<h2>")[1]
    assert HOSTILE in text_of(markdown(attrs.evolve(statement, blocks=(block,))))


@pytest.mark.parametrize(
    "words",
    [
        "https://example.org/a_b?c=1",
        "see HTTP://example.org, ftp://example.org/x and www.example.org/x.",
        "write to a.b-c@example.org or mailto:a@example.org",
        "@octocat and @octo-org/team asked in octo-org/octo-repo#1, #26 and GH-26",
        "octo-org/octo-repo@16c999e8c71134401a78d4d46435517b2271d6ac",
        ":smile: :+1: :heavy_check_mark: at the start and at 10:30:45 :100:",
        "$\\sqrt{3x-1}$ costs $100 and $200, $$x$$ and $`x`$",
        "[^1] and [x](https://example.org) and <https://example.org> and ![x](y)",
    ],
)
def test_github_makes_no_link_mention_emoji_or_formula_of_the_words(
    words: str, statement: bs.Statement
) -> None:
    party = attrs.evolve(statement.parties[0], quote=words)
    block = attrs.evolve(statement.paragraphs[0], quote=words)
    given = attrs.evolve(statement, title=words, blocks=(block,), parties=(party,))
    html = cmarkgfm.github_flavored_markdown_to_html(markdown(given))
    assert "<a " not in html
    assert "<img" not in html
    assert "<em>" not in html
    # These it makes of what the reader of Markdown has left between two tags.
    for shown in map(unescape, re.split("<[^>]*>", html)):
        assert not re.search(r"@\w|#\d|GH-\d|:[\w+-]+:|\$.", shown), shown
    assert unescape(re.sub("<[^>]*>", "", html)).count(words) == 3


def test_a_statement_without_layers_has_no_empty_tables(statement: bs.Statement) -> None:
    bare = attrs.evolve(statement, parties=(), allegations=(), demands=(), corrections=())
    assert "## Text" in markdown(bare)
    assert "|" not in markdown(bare)
