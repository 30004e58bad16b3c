import json
from collections.abc import Iterator
from typing import Any

import attrs
import conllu
import pytest

import belarus_statement as bs
from belarus_statement.model.statement import annotation_fields

HOSTILE = "  # a «b»\u00a0<b>c</b>|_=\\s\n\n𐍈 עברית\u2028d\\n 1\u3000e\u0301 O B-x 👩‍🔬\n"
LAYERS = annotation_fields()


def hostile(bare: bs.Statement) -> bs.Statement:
    """Of one layer, overlapping spans, and one of white space alone; no sentences."""
    spans = ((0, len(HOSTILE)), (4, 12), (4, 7), (10, 20), (0, 2), (25, 27))
    mentions = tuple(
        bs.Mention(id=f"m{start}-{end}", start=start, end=end, quote=HOSTILE[start:end], target="x")
        for start, end in spans
    )
    return attrs.evolve(bare, text=HOSTILE, mentions=mentions)


@pytest.fixture(name="given", params=["packaged", "hostile", "bare"])
def fixture_given(
    request: pytest.FixtureRequest, statement: bs.Statement, bare: bs.Statement
) -> bs.Statement:
    return {"packaged": statement, "hostile": hostile(bare), "bare": bare}[request.param]


def read(statement: bs.Statement) -> list[Any]:
    content = bs.formats()["conll"].encode(statement)["statement.conllup"].decode("utf-8")
    return [*conllu.parse(content)]


def unescaped(spaces: str) -> str:
    text: str = json.loads(f'"{spaces}"'.replace("\\s", " "))
    return text


def tokens(sentences: list[Any]) -> list[Any]:
    return [token for sentence in sentences for token in sentence]


def columns(sentences: list[Any], layer: str) -> list[str]:
    names = [*tokens(sentences)[0]]
    return [name for name in names if name.partition("-")[0] == f"bs:{layer.lower()}"]


def chunks(sentences: list[Any], column: str) -> Iterator[tuple[int, int, str]]:
    """The labelled spans of a column by the rules of IOB2, strictly, as offsets."""
    for sentence in sentences:
        begun: tuple[int, int, str] | None = None
        for token in sentence:
            prefix, _, tag = token[column].partition("-")
            start, end = (int(token["misc"][each]) for each in ("start_char", "end_char"))
            if prefix == "I":
                assert begun
                assert begun[2] == tag
                begun = (begun[0], end, tag)
                continue
            if begun:
                yield begun
            assert (prefix, bool(tag)) in {("B", True), ("O", False)}
            begun = (start, end, tag) if prefix == "B" else None
        if begun:
            yield begun


def test_the_tokens_rebuild_the_text(given: bs.Statement) -> None:
    text = ""
    for token in tokens(read(given)):
        misc = token["misc"]
        text += unescaped(misc.get("SpacesBefore", ""))
        assert int(misc["start_char"]) == len(text)
        text += token["form"]
        assert int(misc["end_char"]) == len(text)
        default = "" if misc.get("SpaceAfter") == "No" else " "
        text += unescaped(misc["SpacesAfter"]) if "SpacesAfter" in misc else default
    assert text == given.text


def test_every_layer_has_a_column(given: bs.Statement) -> None:
    for layer in LAYERS:
        assert columns(read(given), layer.value_type.__name__)


def test_numbers_begin_anew_in_every_sentence_of_the_statement(statement: bs.Statement) -> None:
    sentences = read(statement)
    spans = {
        (int(each[0]["misc"]["start_char"]), int(each[-1]["misc"]["end_char"]))
        for each in sentences
    }
    assert {(each.start, each.end) for each in statement.sentences} <= spans
    for sentence in sentences:
        assert [token["id"] for token in sentence] == [*range(1, len(sentence) + 1)]
        words = statement.text[
            int(sentence[0]["misc"]["start_char"]) : int(sentence[-1]["misc"]["end_char"])
        ]
        assert sentence.metadata["text"] == " ".join(words.split())


def widened(text: str, annotation: bs.Annotation, starts: set[int], ends: set[int]) -> Any:
    """The span of the tokens that an annotation touches."""
    start = next(s for s in range(annotation.start, -1, -1) if s in starts)
    end = next(e for e in range(annotation.end, len(text) + 1) if e in ends)
    return start, end


@pytest.mark.parametrize("layer", LAYERS, ids=lambda each: each.name)
def test_a_strict_reader_of_the_labels_finds_every_annotation(
    statement: bs.Statement, layer: Any
) -> None:
    sentences = read(statement)
    starts = {int(token["misc"]["start_char"]) for token in tokens(sentences)}
    ends = {int(token["misc"]["end_char"]) for token in tokens(sentences)}
    names = columns(sentences, layer.value_type.__name__)
    found = sorted(chunk[:2] for name in names for chunk in chunks(sentences, name))
    inside = [
        each
        for each in getattr(statement, layer.name)
        if layer.name != "blocks" or each.kind not in {"paragraph", "preamble"}
    ]
    expected = sorted(widened(statement.text, each, starts, ends) for each in inside)
    if layer.name == "blocks":
        assert {*expected} <= {*found}
    else:
        assert found == expected


def test_a_block_of_several_sentences_begins_anew_in_each(statement: bs.Statement) -> None:
    found = {*chunks(read(statement), "bs:block")}
    kinds = {each.id: each.kind for each in statement.blocks}
    for each in statement.sentences:
        assert (each.start, each.end, kinds[each.block]) in found


def test_a_mention_is_labelled_with_the_class_of_what_it_names(statement: bs.Statement) -> None:
    sentences = read(statement)
    found = {chunk for name in columns(sentences, "Mention") for chunk in chunks(sentences, name)}
    for each in statement.mentions[:50]:
        assert (each.start, each.end, type(statement[each.target]).__name__) in found


def test_overlapping_spans_of_one_layer_stand_in_columns_of_their_own_longest_first(
    bare: bs.Statement,
) -> None:
    sentences = read(hostile(bare))
    names = columns(sentences, "Mention")
    assert names == ["bs:mention", "bs:mention-2", "bs:mention-3"]
    whole, second, third = ([*chunks(sentences, name)] for name in names)
    assert [each[2] for each in (*whole, *second, *third)] == ["Entity"] * 5
    assert len(whole) == 1
    assert len(second) + len(third) == 4
