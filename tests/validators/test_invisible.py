"""Invisible characters and white space in a text, and what a draft still asks for."""

from hashlib import sha256
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.cli import commands
from belarus_statement.cli.command_line import main
from belarus_statement.validators.source import INVISIBLE


def with_text(statement: bs.Statement, text: str, **values: Any) -> bs.Statement:
    """A statement of this text alone, in one end mark for each of its words in ``blocks``."""
    data = text.encode()
    source = attrs.evolve(statement.source, bytes=len(data), sha256=sha256(data).hexdigest())
    empty: dict[str, Any] = {
        each.name: () for each in attrs.fields(bs.Statement) if isinstance(each.default, tuple)
    }
    return attrs.evolve(statement, **{**empty, "text": text, "source": source, **values})


def found(statement: bs.Statement, code: str) -> list[str]:
    return [each.message for each in bs.validate(statement, [code]).findings]


@pytest.mark.parametrize("character", ["\ufeff", "\u00ad", "\u200b", "\u2060", "\u200d"])
def test_an_invisible_character_is_a_warning_with_its_offset(
    statement: bs.Statement, character: str
) -> None:
    changed = with_text(statement, f"We urge Gond{character}wana.")
    (message,) = found(changed, "text-invisible")
    assert f"U+{ord(character):04X}" in message
    assert "at 12:" in message
    assert bs.validate(changed, ["text-invisible"]).ok


@pytest.mark.parametrize(
    "text", ["می\u200cشود", "क्\u200dष", "\N{MAN}\u200d\N{PERSONAL COMPUTER}", "plain"]
)
def test_a_joiner_in_a_script_that_needs_it_is_not_objected_to(
    statement: bs.Statement, text: str
) -> None:
    assert found(with_text(statement, text), "text-invisible") == []


def test_many_invisible_characters_make_one_finding_of_each_kind(statement: bs.Statement) -> None:
    messages = found(with_text(statement, "a\u00ad\u200b" * 5000), "text-invisible")
    assert len(messages) == 2
    assert all("and 4990 more" in each for each in messages)


@pytest.mark.parametrize("space", ["\n", " \n  ", "\n\N{NO-BREAK SPACE}", "\t", "\u2003\n\n\t"])
def test_blocks_have_white_space_of_any_kind_between_them(
    statement: bs.Statement, space: str
) -> None:
    text = f"One{space}Two{space}"
    blocks = tuple(
        bs.Block(id=word.lower(), start=at, end=at + 3, quote=word, kind="end_mark")
        for word in ("One", "Two")
        for at in [text.index(word)]
    )
    assert found(with_text(statement, text, blocks=blocks), "blocks-do-not-tile") == []
    assert found(with_text(statement, text, blocks=blocks[:1]), "blocks-do-not-tile")


def test_the_sentences_left_to_annotate_are_what_is_to_do(
    statement: bs.Statement, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    assert bs.validate(statement).todo == ()
    draft = attrs.evolve(statement, speech_acts=(), allegations=(), demands=())
    report = bs.validate(draft)
    assert report.ok
    assert [each.path for each in report.todo] == [
        f"$.sentences[{at}]" for at in range(len(draft.sentences))
    ]
    bs.dump(draft, tmp_path / "draft.json")
    assert main(["validate", "--todo", str(tmp_path / "draft.json")]) == commands.OK
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(draft.sentences)
    assert all(each.id in line for each, line in zip(draft.sentences, lines, strict=True))


def test_find_says_that_invisible_characters_are_in_the_way(
    statement: bs.Statement, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    bs.dump(with_text(statement, "We urge Gond\u00adwana."), tmp_path / "own.json")
    for quote, said in (("Gondwana", True), ("Laurasia", False)):
        assert main(["find", quote, str(tmp_path / "own.json")]) == commands.REFUSED
        assert ("text-invisible" in capsys.readouterr().err) is said
    assert INVISIBLE.sub("", "Gond\u00adwana") == "Gondwana"


def test_a_message_quotes_no_more_than_the_start_of_a_line(statement: bs.Statement) -> None:
    first, *others = statement.demands
    quote = "It’s a 'first' line\nand another " * 100
    changed = attrs.evolve(statement, demands=(attrs.evolve(first, quote=quote), *others))
    (message,) = found(changed, "quote-differs")
    assert "It’s a 'first' line…" in message
    assert "another" not in message
    assert message.endswith(" of that")
