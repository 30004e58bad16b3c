"""Held against spaCy: what a user of it finds in the file, without this package."""

import pathlib
import subprocess
import sys
from itertools import pairwise
from typing import Any

import attrs
import hypothesis
import pytest
import spacy
from hypothesis import strategies as st
from spacy import displacy
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus
from spacy.vocab import Vocab

import belarus_statement as bs
from belarus_statement.file_formats.standoff.spacy import encode
from belarus_statement.model.fields import fields_of
from belarus_statement.model.statement import collection_fields
from belarus_statement.testing import hostile_statement
from belarus_statement.testing.strategies import statements

SETTINGS = hypothesis.settings(
    deadline=None, max_examples=50, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
# What spaCy's tokenizers take apart, or keep in one piece, and white space of every kind.
PIECES = ("don't", "U.S.", "10km", ":-)", "https://a.b/c?d", "Council´s", "’s", "𐍈", "שבת", "(")
SPACES = (" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\u200b", "\x1c", "\r\n", "")
READ_ALONE = """
import sys
import spacy
from spacy.tokens import DocBin
doc, = DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank("en").vocab)
records = doc.user_data["records"]
demand = records[doc.spans["demands"][0].id_]
print([records[id]["name"] for id in demand["addressees"]])
assert "belarus_statement" not in sys.modules
"""


@pytest.fixture(name="given", params=["packaged", "hostile", "odd", "bare"])
def fixture_given(
    request: pytest.FixtureRequest, statement: bs.Statement, odd_statement: bs.Statement
) -> bs.Statement:
    return {
        "packaged": statement,
        "hostile": hostile_statement(),
        "odd": odd_statement,
        "bare": bare(statement, ""),
    }[request.param]


def bare(statement: bs.Statement, text: str) -> bs.Statement:
    """A statement of such a text, with no record."""
    empty: dict[str, Any] = {each.name: () for each in collection_fields()}
    return attrs.evolve(statement, text=text, **empty)


def read(statement: bs.Statement) -> Doc:
    content = encode(statement)["statement.spacy"]
    # Of its own, so that it has no strings but those of the file.
    (doc,) = DocBin().from_bytes(content).get_docs(Vocab())
    return doc


def rebuilt(doc: Doc) -> bs.Statement:
    """The statement, from the Doc alone: where annotations stand is what their spans say."""
    header = doc.user_data["statement"]
    records = doc.user_data["records"]
    collections: dict[str, Any] = {}
    for field in collection_fields():
        cls = field.value_type
        if issubclass(cls, bs.Entity):
            made = [built(cls, each) for each in records.values() if each["class"] == cls.__name__]
        else:
            made = [
                built(cls, records[span.id_], start=span.start_char, end=span.end_char)
                for span in doc.spans[field.name]
            ]
        collections[field.name] = tuple(made)
    source = bs.Source(**header["source"])
    return bs.Statement(**header | {"text": doc.text, "source": source} | collections)


def built(cls: Any, record: dict[str, Any], **known: Any) -> Any:
    values = {name: value for name, value in record.items() if name != "class"} | known
    assert record["class"] == cls.__name__
    for field in fields_of(cls):
        if field.many and attrs.has(field.value_type):
            values[field.name] = tuple(field.value_type(**each) for each in values[field.name])
    return cls(**values)


def test_a_user_of_spacy_gets_the_whole_statement_back(given: bs.Statement) -> None:
    assert rebuilt(read(given)) == given


@SETTINGS
@hypothesis.given(given=statements(max_sentences=4))
def test_any_sound_statement_comes_back(given: bs.Statement) -> None:
    assert rebuilt(read(given)) == given


def of_pieces(pieces: list[str], numbers: list[int]) -> bs.Statement:
    """A text of odd pieces, and annotations that start and end anywhere in it, overlapping."""
    text = "".join(pieces)
    spans = [
        sorted((one % (len(text) + 1), other % (len(text) + 1))) for one, other in pairwise(numbers)
    ]
    where: list[dict[str, Any]] = [
        {"id": f"{number}", "start": start, "end": end, "quote": text[start:end]}
        for number, (start, end) in enumerate(spans)
    ]
    return attrs.evolve(
        bare(bs.load(), text),
        mentions=tuple(bs.Mention(**each, target="nobody") for each in where[::3]),
        sentences=tuple(bs.Sentence(**each, block="", number=0) for each in where[1::3]),
        blocks=tuple(bs.Block(**each, kind="paragraph") for each in where[2::3]),
    )


@SETTINGS
@hypothesis.given(
    given=st.builds(
        of_pieces,
        st.lists(st.sampled_from(PIECES + SPACES) | st.text(max_size=3), max_size=12),
        st.lists(st.integers(0, 60), max_size=12),
    )
)
def test_annotations_that_cut_words_and_spaces_or_cover_none_stand_where_they_stood(
    given: bs.Statement,
) -> None:
    doc = read(given)
    assert rebuilt(doc) == given
    taken: set[int] = set()
    for entity in doc.ents:
        covered = {*range(entity.start_char, entity.end_char)}
        assert covered
        assert not covered & taken
        taken |= covered
    for mention in given.mentions:
        assert not mention.quote or taken & {*range(mention.start, mention.end)}


@pytest.mark.parametrize(
    ("start", "end", "tokens"),
    [
        (0, 3, ["one ", "two ", " ", "three", "\n"]),
        (1, 2, ["o", "n", "e ", "two ", " ", "three", "\n"]),
        (3, 7, ["one", " ", "two ", " ", "three", "\n"]),
        (0, 4, ["one", " ", "two ", " ", "three", "\n"]),
        (4, 8, ["one ", "two", " ", " ", "three", "\n"]),
        (8, 14, ["one ", "two ", " ", "three", "\n"]),
        (14, 15, ["one ", "two ", " ", "three", "\n"]),
        # Of no words: they stand before a token.
        (3, 3, ["one", " ", "two ", " ", "three", "\n"]),
        (4, 4, ["one ", "two ", " ", "three", "\n"]),
        (5, 5, ["one ", "t", "wo ", " ", "three", "\n"]),
        (15, 15, ["one ", "two ", " ", "three", "\n"]),
    ],
)
def test_a_token_or_its_space_is_cut_only_where_an_annotation_needs_it(
    statement: bs.Statement, start: int, end: int, tokens: list[str]
) -> None:
    text = "one two  three\n"
    mention = attrs.evolve(statement.mentions[0], start=start, end=end, quote=text[start:end])
    given = attrs.evolve(bare(statement, text), mentions=(mention,), language="xx")
    doc = read(given)
    assert [token.text_with_ws for token in doc] == tokens
    assert rebuilt(doc) == given


def test_tokens_are_those_of_spacy_but_where_an_annotation_cuts_one(
    statement: bs.Statement,
) -> None:
    usual = [token.idx for token in spacy.blank("en").tokenizer(statement.text)]
    assert {*usual} <= {token.idx for token in read(statement)}
    cut = {token.idx for token in read(statement)} - {*usual}
    assert [statement.text[index - 7 : index + 2] for index in sorted(cut)] == [
        "Council´s",
        "ouncil´s ",
    ]


def test_the_entities_are_the_longest_mentions_with_class_and_id(given: bs.Statement) -> None:
    doc = read(given)
    mentions = {(each.start, each.end): each for each in given.mentions}
    for entity in doc.ents:
        mention = mentions[entity.start_char, entity.end_char]
        assert entity.label_ == type(given[mention.target]).__name__
        assert entity.kb_id_ == entity.ent_id_ == entity[0].ent_kb_id_ == mention.target
    spans = {(each.start_char, each.end_char) for each in doc.ents}
    for start, end in mentions.keys() - spans:
        assert any(s < end and start < e and e - s >= end - start for s, e in spans)


def test_each_span_has_the_label_of_its_kind_and_the_entity_that_it_names(
    statement: bs.Statement,
) -> None:
    doc = read(statement)
    labels = {name: {span.label_ for span in group} for name, group in doc.spans.items()}
    assert labels["parties"] == {"State", "Organization"}
    assert labels["speech_acts"] == {each.force for each in statement.speech_acts}
    assert labels["demands"] == {"Demand"}
    assert [span.kb_id_ for span in doc.spans["parties"]] == [
        each.actor for each in statement.parties
    ]
    assert {span.kb_id_ for span in doc.spans["demands"]} == {""}


def test_the_sentences_are_those_annotated_and_the_lines_of_the_header(
    statement: bs.Statement,
) -> None:
    found = [each.text.strip() for each in read(statement).sents]
    expected = [
        each
        for each in statement.blocks
        if not any(isinstance(inner, bs.Sentence) for inner in statement.within(each))
    ]
    parts = sorted((*expected, *statement.sentences), key=lambda each: each.start)
    assert found == [each.quote for each in parts]


def test_what_stands_between_sentences_is_one_too(statement: bs.Statement) -> None:
    sentence = bs.Sentence(id="s", start=2, end=3, quote="b", block="", number=1)
    given = attrs.evolve(bare(statement, "a b c d"), sentences=(sentence,), language="xx")
    assert [each.text for each in read(given).sents] == ["a", "b", "c d"]


def test_white_space_starts_no_sentence(given: bs.Statement) -> None:
    for sentence in read(given).sents:
        assert sentence.start == 0 or not sentence[0].is_space


def test_spacy_trains_on_it(statement: bs.Statement, tmp_path: pathlib.Path) -> None:
    (path,) = bs.export(statement, "spacy", tmp_path)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = [*Corpus(path)(nlp)]
    nlp.initialize(lambda: examples)
    assert {*nlp.pipe_labels["ner"]} == {each.label_ for each in read(statement).ents}
    assert nlp.update(examples)["ner"] > 0


def test_it_can_be_merged_with_other_files(statement: bs.Statement) -> None:
    content = encode(statement)["statement.spacy"]
    other = DocBin(store_user_data=True, docs=[spacy.blank("en")("Another.")])
    other.merge(DocBin(store_user_data=True).from_bytes(content))
    assert [len(doc.ents) > 0 for doc in other.get_docs(spacy.blank("en").vocab)] == [False, True]


def test_spacy_alone_reads_it(statement: bs.Statement, tmp_path: pathlib.Path) -> None:
    (path,) = bs.export(statement, "spacy", tmp_path)
    printed = subprocess.run(
        (sys.executable, "-I", "-c", READ_ALONE, path),
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout
    assert printed == "['Belarusian authorities']\n"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["do", "n't", "l'an"]),
        ("EN-us", ["do", "n't", "l'an"]),
        ("fr", ["don'", "t", "l'", "an"]),
        # spaCy's tokenizer for Japanese is another library, that for Chinese one of its own kind.
        ("ja", ["don't", "l'an"]),
        ("zh", ["don't", "l'an"]),
        ("x-klingon", ["don't", "l'an"]),
        ("english", ["don't", "l'an"]),
        ("", ["don't", "l'an"]),
    ],
)
def test_the_language_chooses_the_tokenizer(
    statement: bs.Statement, language: str, words: list[str]
) -> None:
    given = attrs.evolve(bare(statement, "don't l'an"), language=language)
    assert [token.text for token in read(given)] == words


def test_a_link_that_leads_nowhere_is_carried(with_dangling_link: bs.Statement) -> None:
    doc = read(with_dangling_link)
    assert rebuilt(doc) == with_dangling_link
    assert (doc.ents[0].label_, doc.ents[0].kb_id_) == ("Entity", "state-atlantis")


def test_an_id_may_be_empty_or_a_word_of_spacys_own(statement: bs.Statement) -> None:
    ids = ("", "ORG", "IS_ALPHA", "en")
    given = attrs.evolve(
        bare(statement, "word"),
        persons=tuple(bs.Person(id=f"{id} ", name="") for id in ids),
        mentions=tuple(
            bs.Mention(id=id, start=place, end=place + 1, quote="word"[place], target=f"{id} ")
            for place, id in enumerate(ids)
        ),
        parties=(
            bs.Party(
                id="party", start=0, end=4, quote="word", actor="ORG", role="lead", position=1
            ),
        ),
    )
    doc = read(given)
    assert rebuilt(doc) == given
    assert [each.kb_id_ for each in doc.ents] == [f"{id} " for id in ids]
    assert [each.kb_id_ for each in doc.spans["parties"]] == ["ORG"]


def test_the_group_that_displacy_shows_unless_told_another_has_the_mentions(
    statement: bs.Statement,
) -> None:
    vocabulary = spacy.blank("en").vocab
    (doc,) = DocBin().from_bytes(encode(statement)["statement.spacy"]).get_docs(vocabulary)
    assert [each.id_ for each in doc.spans["sc"]] == [each.id for each in statement.mentions]
    assert "Person" in displacy.render(doc, style="span")
