"""A spaCy DocBin with one Doc: tokens, sentences, entities, and a group of spans for each layer.

https://spacy.io/api/docbin
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from belarus_statement.codec import records_of
from belarus_statement.codec.records import CLASS
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.languages import primary_language
from belarus_statement.file_formats.standoff.labels import label, sentence_edges
from belarus_statement.model import Annotation, Mention, Party, Statement
from belarus_statement.model.statement import annotation_fields
from belarus_statement.preconditions import QUOTED_SPANS, UNIQUE_IDS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

FILE = "statement.spacy"

_ANY_LANGUAGE = "xx"
_DEFAULT_GROUP = "sc"
"""The group that displacy shows and the span categorizer is trained on, unless told another."""


class _Token(NamedTuple):
    """The span of a token, and whether the space after it is its own, as spaCy has it."""

    start: int
    end: int
    space: bool


def encode(statement: Statement) -> Files:
    from spacy.tokens import DocBin

    return {FILE: DocBin(store_user_data=True, docs=[_doc(statement)]).to_bytes()}


def _doc(statement: Statement) -> "Doc":
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans

    language = _language(statement.language)
    tokens = [*_tokens(language.tokenizer(statement.text), statement.annotations)]
    doc = Doc(
        language.vocab,
        words=[statement.text[each.start : each.end] for each in tokens],
        spaces=[each.space for each in tokens],
        sent_starts=_sentence_starts(statement, tokens),
        user_data=_user_data(statement),
    )
    groups = _groups(statement, doc, tokens)
    for name, spans in groups.items():
        doc.spans[name] = spans
    doc.spans[_DEFAULT_GROUP] = groups["mentions"]
    doc.ents = filter_spans(
        Span(doc, each.start, each.end, each.label_, kb_id=each.kb_id_, span_id=each.kb_id_)
        for each in groups["mentions"]
    )
    return doc


def _language(tag: str) -> "Language":
    """Return the language of a BCP 47 tag, blank; any language where spaCy has no tokenizer for it.

    Tokenizers of others, which some languages have, may not be installed, and
    do not take every text.
    """
    import spacy

    usual = spacy.blank(_ANY_LANGUAGE)
    try:
        language = spacy.blank(primary_language(tag) or _ANY_LANGUAGE)
    except ImportError:
        return usual
    return language if type(language.tokenizer) is type(usual.tokenizer) else usual


def _tokens(doc: "Doc", annotations: Sequence[Annotation]) -> Iterator[_Token]:
    """Yield the tokens of spaCy, cut wherever an annotation starts or ends inside of one.

    The space after a token becomes one itself where an annotation starts with
    it, or ends with it.
    """
    starts = {each.start for each in annotations}
    ends = {each.end for each in annotations if each.quote}
    for token in doc:
        start, end = token.idx, token.idx + len(token)
        cuts = (each for each in range(start + 1, end) if each in starts or each in ends)
        *parts, last = pairwise((start, *cuts, end))
        apart = end in starts or end + 1 in ends
        yield from (_Token(*part, space=False) for part in parts)
        yield _Token(*last, space=bool(token.whitespace_) and not apart)
        if token.whitespace_ and apart:
            yield _Token(end, end + 1, space=False)


def _sentence_starts(statement: Statement, tokens: Sequence[_Token]) -> "list[bool | int | None]":
    """Return, for each token, if a sentence starts with it: first in a sentence, or after one.

    White space belongs to the sentence before, as in spaCy's own models.
    """
    edges = {*sentence_edges(statement)}
    starts: list[bool | int | None] = []
    due, before = True, 0
    for start, end, _ in tokens:
        due = due or before in edges or start in edges
        begins = not starts or (due and not statement.text[start:end].isspace())
        starts.append(begins)
        due, before = due and not begins, end
    return starts


def _groups(statement: Statement, doc: "Doc", tokens: Sequence[_Token]) -> "dict[str, list[Span]]":
    """Return the spans of each layer, by the name of its field and in its order."""
    import spacy.tokens

    first = {each.start: index for index, each in enumerate(tokens)}
    after = {each.end: index for index, each in enumerate(tokens, 1)}

    def span(annotation: Annotation) -> "Span":
        # One without words stands before a token, or at the end of the text.
        start = first.get(annotation.start, len(tokens))
        end = after[annotation.end] if annotation.quote else start
        name, entity = label(statement, annotation), _entity(annotation)
        return spacy.tokens.Span(doc, start, end, name, kb_id=entity, span_id=annotation.id)

    return {
        layer.name: [span(each) for each in getattr(statement, layer.name)]
        for layer in annotation_fields()
    }


def _entity(annotation: Annotation) -> str:
    match annotation:
        case Mention(target=entity) | Party(actor=entity):
            return entity
        case _:
            return ""


def _user_data(statement: Statement) -> dict[str, Any]:
    """Return the header, and every record by its id with the name of its class."""
    header, *records = records_of(statement)
    del header[CLASS], header["text"]
    return {"statement": header, "records": {record["id"]: record for record in records}}


FORMAT = Format(
    name="spacy",
    suffix=".spacy",
    media_type="application/octet-stream",
    description="a spaCy Doc with entities and a group of spans for each layer, as a DocBin",
    extra="spacy",
    file=FILE,
    requires=(UNIQUE_IDS, QUOTED_SPANS),
    encode=encode,
)
