"""The hostile variant: awkward in every promised way, and still a valid statement."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import belarus_statement as bs
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.testing import hostile_statement
from belarus_statement.testing.hostile import INSTEAD

AWKWARD: dict[str, Callable[[str], object]] = {
    "astral": lambda text: any(ord(character) > 0xFFFF for character in text),
    "right to left": lambda text: {"R", "AL"} <= set(map(unicodedata.bidirectional, text)),
    "combining": lambda text: any(map(unicodedata.combining, text)),
    "markup": lambda text: "<b>" in text and "</script>" in text and "&amp;" in text,
    "formulas": lambda text: "=HYPERLINK(" in text and "@SUM(" in text,
    "newlines": lambda text: re.search(r"\w\n\w", text) and "\u2028" in text,
    "no width": lambda text: "\u200b" in text and "\ufeff" in text,
}


def test_no_rule_finds_anything_in_it_but_its_invisible_characters() -> None:
    found = {each.code for each in bs.validate(hostile_statement()).findings}
    assert found == {"text-invisible"}


@pytest.mark.parametrize("kind", AWKWARD)
def test_text_names_and_quotes_have_every_promised_awkwardness(kind: str) -> None:
    statement = hostile_statement()
    holds = AWKWARD[kind]
    assert holds(statement.text)
    assert holds("".join(mention.quote for mention in statement.mentions))
    assert holds("".join(entity.name for entity in statement.entities))


@pytest.mark.parametrize("sign", "=+-@")
def test_a_name_starts_with_every_sign_of_a_formula(sign: str) -> None:
    assert any(entity.name.startswith(sign) for entity in hostile_statement().entities)


def test_all_records_of_the_packaged_statement_are_there(statement: bs.Statement) -> None:
    hostile = hostile_statement()
    assert [record.id for record in hostile] == [record.id for record in statement]
    assert hostile != statement


@pytest.mark.parametrize("words", INSTEAD)
def test_every_replacement_is_made_of_words_of_the_statement(
    words: str, statement: bs.Statement
) -> None:
    assert words in statement.text
    assert INSTEAD[words] in hostile_statement().text
    assert INSTEAD[words] == INSTEAD[words].strip()


@pytest.mark.parametrize("format", bs.formats())
def test_every_format_takes_it_and_gives_it_back(format: str, tmp_path: Path) -> None:
    paths = bs.export(hostile_statement(), format, tmp_path)
    decode = bs.formats()[format].decode
    if decode is not None:
        files = {path.name: path.read_bytes() for path in paths}
        assert decode(FilesInMemory(files)) == hostile_statement()
