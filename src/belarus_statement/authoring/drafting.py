"""The draft of a statement: what rules can tell of a plain text."""

import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import islice
from types import MappingProxyType
from typing import Any

import attrs

from belarus_statement.authoring.blocks import blocks_in
from belarus_statement.authoring.codes import iso_codes
from belarus_statement.authoring.filling import quantity_fields
from belarus_statement.authoring.ids import slug
from belarus_statement.authoring.layers import Layers
from belarus_statement.authoring.making import make_annotation, make_entity
from belarus_statement.authoring.naming import Naming, namings_in, parties_in, with_unknown
from belarus_statement.errors import Finding, LoadError
from belarus_statement.languages import language_of
from belarus_statement.languages.acts import acts_in
from belarus_statement.languages.dates import dates_in, edtf, spans_of_dates
from belarus_statement.languages.language import Language
from belarus_statement.languages.numbers import counted_in
from belarus_statement.languages.sentences import NO_WORDS, sentences_in
from belarus_statement.languages.states import union_names
from belarus_statement.model import (
    Block,
    DateExpression,
    Mention,
    Organization,
    Party,
    Quantity,
    Sentence,
    Source,
    SpeechAct,
    State,
    Statement,
)

_OF_SENTENCES = ("preamble", "paragraph", "list_item")
_LISTING = ("preamble", "signatories")
_HEADER = ("title", "issuer", "place")
_DATED = ("date", "dateline")
_MOST_FAULTS = 20
_YEAR_INFERRED = MappingProxyType(
    {"inferred": ("value",), "enrichment_sources": ("the date of the document",)}
)
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def draft(  # noqa: PLR0913
    text: str,
    *,
    language: str = "en",
    file: str = "statement.txt",
    published_at: str | None = None,
    rights: str = "unknown",
    id: str | None = None,
) -> Statement:
    """Return a statement of a plain text, with what rules can tell of it.

    That is the source, the header, blocks, sentences, the States that are
    named, parties, dates, quantities, and speech acts with their verbs and
    forces; in a language without a table of words, blocks and sentences alone.
    Allegations, demands, people, groups and rights are a reader's:
    ``validate(statement).todo`` lists the sentences that are left.

    The text is taken as it is. Raises `LoadError` where it has what no text
    may have, such as carriage returns, with the places.
    """
    _refuse_controls(text, file)
    encoded = text.encode()
    source = Source(
        file=file,
        bytes=len(encoded),
        sha256=sha256(encoded).hexdigest(),
        published_at=published_at,
        rights=rights,
    )
    bare = Statement(id="draft", title="", language=language, source=source, text=text)
    layers = Layers(bare)
    _Drafting(layers, language_of(language)).all()
    drafted = layers.statement()
    header = _header(drafted)
    name = id or slug(header["title"]) or slug(file.partition(".")[0]) or "statement"
    return attrs.evolve(drafted, id=name, **header)


class _Drafting:
    """The steps of a draft, each of which adds records to the layers."""

    def __init__(self, layers: Layers, language: Language | None) -> None:
        self._layers = layers
        self._text = layers.header.text
        self._language = language

    def all(self) -> None:
        """Add all that rules can tell."""
        self._structure()
        if self._language is not None:
            namings = namings_in(self._text, self._language)
            for block in self._layers.of(Block):
                if block.kind in _LISTING:
                    span = (block.start, block.end)
                    namings = with_unknown(self._text, namings, *span, self._language.lists)
            self._names(namings, self._language)
            self._parties(namings, self._language)
            self._dates(self._language)
            for sentence in [*self._layers.of(Sentence)]:
                self._acts(sentence, self._language)
                self._quantities(sentence, self._language)

    def _structure(self) -> None:
        """Add the blocks, then their sentences: what comes later is found by what is there."""
        words = self._language.sentences if self._language else NO_WORDS
        paragraphs = 0
        for line, kind in blocks_in(self._text, self._language):
            paragraphs += kind == "paragraph"
            id = f"p{paragraphs}" if kind == "paragraph" else None
            make_annotation(self._layers, Block, (line.start, line.end), {"kind": kind}, id)
        for block in [*self._layers.of(Block)]:
            if block.kind in _OF_SENTENCES:
                for number, (start, end) in enumerate(sentences_in(block.quote, words), 1):
                    span = (block.start + start, block.start + end)
                    make_annotation(self._layers, Sentence, span, {}, f"{block.id}-s{number}")

    def _names(self, namings: Sequence[Naming], language: Language) -> None:
        """Add an entity for each State and union, and a mention for each naming of it."""
        forms: dict[str, dict[str, None]] = {}
        for naming in namings:
            forms.setdefault(naming.code, {})[naming.name] = None
        entities: dict[str, State | Organization] = {}
        for code, names in forms.items():
            # DPRK, U.S.: what a reader would not look for first.
            name = next((each for each in names if not _is_short_form(each)), next(iter(names)))
            fields: dict[str, Any] = {"aliases": tuple(each for each in names if each != name)}
            if code in union_names(language.code).values():
                fields["kind"] = "intergovernmental"
                entities[code] = make_entity(self._layers, Organization, name, fields)
            else:
                fields |= iso_codes(code)
                entities[code] = make_entity(self._layers, State, name, fields)
        for naming in namings:
            target = {"target": entities[naming.code].id}
            make_annotation(self._layers, Mention, (naming.start, naming.end), target)

    def _parties(self, namings: Sequence[Naming], language: Language) -> None:
        blocks = [*self._layers.of(Block)]
        sentences = [(each.start, each.end) for each in self._layers.of(Sentence)]
        for naming, role in parties_in(self._text, namings, blocks, sentences, language):
            make_annotation(self._layers, Party, (naming.start, naming.end), {"role": role})

    def _dates(self, language: Language) -> None:
        """Add dates; one without a year is of the year of the document, which is inferred."""
        blocks = sorted(self._layers.of(Block), key=lambda each: each.kind not in _DATED)
        year: int | None = None
        for block in blocks:
            for start, end in spans_of_dates(block.quote, language.dates):
                readings = dates_in(block.quote[start:end], language.dates)
                values = {edtf(each) for each in readings} - {None}
                fields: dict[str, Any] = {"value": values.pop()} if len(values) == 1 else {}
                if not fields and len(readings) == 1 and year is not None:
                    value = edtf(readings[0], year)
                    fields = {"value": value, **_YEAR_INFERRED} if value else {}
                if fields:
                    span = (block.start + start, block.start + end)
                    made = make_annotation(self._layers, DateExpression, span, fields)
                    year = year or int(made.value[:4]) if block.kind in _DATED else year

    def _acts(self, sentence: Sentence, language: Language) -> None:
        for act in acts_in(sentence.quote, language.acts):
            span = (sentence.start + act.start, sentence.start + act.end)
            words = ("verb", "force", "degree", "addition", "modifiers")
            make_annotation(
                self._layers, SpeechAct, span, {name: getattr(act, name) for name in words}
            )

    def _quantities(self, sentence: Sentence, language: Language) -> None:
        for start, end, unit in counted_in(sentence.quote, language.numbers):
            span = (sentence.start + start, sentence.start + end)
            fields = {"unit": unit, **quantity_fields(sentence.quote[start:end], language)}
            if "comparator" in fields:
                make_annotation(self._layers, Quantity, span, fields)


def _is_short_form(name: str) -> bool:
    return name.isupper()


def _header(drafted: Statement) -> dict[str, Any]:
    """Return the header by the blocks of a draft: of several lines, all of them."""
    lines = {
        name: " ".join(each.quote for each in drafted.blocks if each.kind == name)
        for name in _HEADER
    }
    blocks = {block.id for block in drafted.blocks if block.kind in _DATED}
    dates = [
        each.value
        for each in drafted.dates
        if (block := drafted.block_of(each)) and block.id in blocks
    ]
    return {
        "title": lines["title"],
        "issuer": lines["issuer"] or None,
        "place": lines["place"] or _place_of_dateline(drafted),
        "date": dates[0] if dates else None,
    }


def _place_of_dateline(drafted: Statement) -> str | None:
    """Return the words of a dateline beside its date: Geneva, of "Geneva, 3 March 2031"."""
    for date in drafted.dates:
        block = drafted.block_of(date)
        if block is not None and block.kind == "dateline":
            sides = (drafted.text[block.start : date.start], drafted.text[date.end : block.end])
            longest = max(sides, key=lambda side: sum(map(str.isalpha, side)))
            return longest.strip(" \t,;:()-\u2013\u2014") or None
    return None


def _refuse_controls(text: str, file: str) -> None:
    findings = [
        Finding(
            "control-character",
            "error",
            "$.text",
            f"found U+{ord(found[0]):04X} at offset {found.start()}; expected text without control "
            "characters (but tab and newline) and lone surrogates: take them out, or let "
            "`belarus-statement draft --clean` do it",
        )
        for found in islice(_NOT_IN_TEXT.finditer(text), _MOST_FAULTS)
    ]
    if findings:
        raise LoadError(file, tuple(findings))
