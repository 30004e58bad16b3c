"""Statements drawn at random: valid whatever is drawn, and small when they are shrunk."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

import attrs
import hypothesis
import pytest
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement import testing
from belarus_statement.model.statement import collection_fields
from belarus_statement.testing import annotations, entities, spans, statements, texts
from belarus_statement.testing.composing import compose
from belarus_statement.testing.sentences import KINDS, RECALLING, Plan
from belarus_statement.testing.writing import Writer

T = TypeVar("T")
SETTINGS = hypothesis.settings(
    deadline=None, database=None, max_examples=100, report_multiple_bugs=False
)
COLLECTIONS = {field.name: field.value_type for field in collection_fields()}
LAYERS = {name: cls for name, cls in COLLECTIONS.items() if issubclass(cls, bs.Annotation)}
ENTITIES = {name: cls for name, cls in COLLECTIONS.items() if issubclass(cls, bs.Entity)}


def smallest(strategy: st.SearchStrategy[T], condition: Callable[[T], bool] | None = None) -> T:
    """The smallest value that Hypothesis finds, of those for which a condition holds."""
    few = hypothesis.settings(SETTINGS, max_examples=300)
    return hypothesis.find(strategy, condition or (lambda _: True), settings=few)


@SETTINGS
@hypothesis.given(statement=statements())
def test_no_rule_finds_anything_in_a_drawn_statement(statement: bs.Statement) -> None:
    assert bs.validate(statement).findings == ()


@pytest.mark.parametrize(
    "strategy", [statements(min_sentences=1), annotations("demands"), entities("groups")]
)
def test_what_fails_is_printed_as_a_call_that_can_be_pasted(
    strategy: st.SearchStrategy[object],
) -> None:
    failing: list[object] = []

    @hypothesis.settings(SETTINGS, print_blob=False)
    @hypothesis.given(drawn=strategy)
    def fails(drawn: object) -> None:
        failing.append(drawn)
        raise AssertionError

    with pytest.raises(AssertionError) as error:
        fails()
    (printed,) = (each for each in error.value.__notes__ if "fails(" in each)
    call = printed.partition("fails(")[2]
    names = {name: getattr(testing, name) for name in testing.__all__}
    pasted = eval(f"dict({call}", names)  # noqa: S307  # the test is that it can be run
    assert pasted["drawn"] == failing[-1]


@SETTINGS
@hypothesis.given(statement=statements())
def test_a_drawn_statement_is_loaded_again(statement: bs.Statement) -> None:
    assert bs.loads(bs.dumps(statement)) == statement


@hypothesis.settings(SETTINGS, max_examples=30)
@hypothesis.given(statement=statements(min_sentences=2, max_sentences=3))
def test_a_drawn_statement_has_as_many_sentences_as_asked_for(statement: bs.Statement) -> None:
    in_paragraphs = [each for each in statement.sentences if each.block != "preamble"]
    assert len(in_paragraphs) in {2, 3}


@pytest.mark.parametrize(("layer", "cls"), LAYERS.items(), ids=LAYERS)
@hypothesis.settings(SETTINGS, max_examples=15)
@hypothesis.given(data=st.data())
def test_an_annotation_is_drawn_with_the_valid_statement_that_it_stands_in(
    layer: str, cls: type[bs.Annotation], data: st.DataObject
) -> None:
    statement, annotation = data.draw(annotations(cls if data.draw(st.booleans()) else layer))
    assert type(annotation) is cls
    assert annotation in getattr(statement, layer)
    assert statement.text[annotation.start : annotation.end] == annotation.quote
    assert bs.validate(statement).findings == ()


@pytest.mark.parametrize(("layer", "cls"), ENTITIES.items(), ids=ENTITIES)
@hypothesis.settings(SETTINGS, max_examples=15)
@hypothesis.given(data=st.data())
def test_an_entity_is_drawn_with_the_valid_statement_that_mentions_it(
    layer: str, cls: type[bs.Entity], data: st.DataObject
) -> None:
    statement, entity = data.draw(entities(cls if data.draw(st.booleans()) else layer))
    assert type(entity) is cls
    assert statement.mentions_of(entity)
    assert bs.validate(statement).findings == ()


@SETTINGS
@hypothesis.given(data=st.data())
def test_a_span_is_one_that_an_annotation_may_have(data: st.DataObject) -> None:
    text = data.draw(texts(min_size=1).filter(str.strip))
    start, end = data.draw(spans(text))
    assert 0 <= start < end <= len(text)
    assert text[start:end] == text[start:end].strip()


@SETTINGS
@hypothesis.given(text=texts(min_size=2, max_size=20))
def test_a_text_is_one_that_a_statement_may_have(text: str) -> None:
    assert 2 <= len(text) <= 20
    assert unicodedata.is_normalized("NFC", text)
    bs.loads(bs.dumps(attrs.evolve(bs.load(), title=text)))
    shown = {
        character for character in text if unicodedata.category(character) in {"Cc", "Cs", "Cn"}
    }
    assert shown <= {"\t", "\n"}


def test_statements_shrink_to_the_empty_one_and_to_one_short_sentence() -> None:
    assert smallest(statements()).text == ""
    one = smallest(statements(), lambda statement: bool(statement.demands))
    assert re.fullmatch(r"We \w+( \w+){3,12}\.", one.text)


@pytest.mark.parametrize("layer", ["parties", "demands", "corrections"])
def test_an_annotation_shrinks_to_one_in_a_text_of_one_sentence(layer: str) -> None:
    statement, _ = smallest(annotations(layer))
    assert len(statement.sentences) == 1
    assert statement.text.isascii()


def test_spans_shrink_to_the_first_character() -> None:
    assert smallest(spans("  two words ")) == (2, 3)
    assert smallest(spans("  two words "), lambda span: span[1] - span[0] > 3) == (2, 7)


def test_strange_characters_are_drawn_into_names_and_quotes() -> None:
    found = smallest(entities("groups"), lambda drawn: any(ord(c) > 0xFFFF for c in drawn[1].name))
    assert "\U00010000" in found[0].mentions_of(found[1])[0].quote


@pytest.mark.parametrize("kind", range(len(KINDS)))
@hypothesis.settings(SETTINGS, max_examples=20)
@hypothesis.given(choices=st.binary(max_size=40))
def test_every_kind_of_sentence_has_what_it_says_that_it_always_has(
    kind: int, choices: bytes
) -> None:
    plan = Plan(kind=kind, choices=choices)
    statement = compose(Writer(), heading=None, parties=b"", paragraphs=[[plan]])
    assert {type(record) for record in statement} >= {*KINDS[kind].always}
    assert bs.validate(statement).findings == ()


@pytest.mark.parametrize("layer", ["demand", "states", bs.State, "", "text", 5])
def test_a_layer_that_is_none_is_refused_with_those_that_there_are(layer: Any) -> None:
    with pytest.raises(bs.StatementError, match=r"one of blocks, sentences, .*corrections"):
        annotations(layer)


def test_an_entity_class_that_is_none_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(bs.StatementError, match=r"one of states, organizations, .*rights"):
        entities("demands")


@pytest.mark.parametrize("text", ["", " \n\u2028"])
def test_a_text_without_a_word_has_no_spans(text: str) -> None:
    with pytest.raises(bs.StatementError, match="without a word"):
        spans(text)


def test_names_that_are_alike_but_for_their_signs_have_ids_of_their_own() -> None:
    plans = [
        Plan(kind=RECALLING, choices=b"\0\3", town=town) for town in (";", "2", ":", "2.", "1")
    ]
    statement = compose(Writer(), heading=None, parties=b"", paragraphs=[plans])
    assert bs.validate(statement).findings == ()
    assert len({group.id for group in statement.groups}) == len(plans)
