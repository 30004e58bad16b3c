"""The fields of a new annotation that its place and its words say for sure."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from belarus_statement.authoring.layers import Layers
from belarus_statement.authoring.quotes import Span
from belarus_statement.errors import EditError
from belarus_statement.languages import language_of
from belarus_statement.languages.dates import dates_in, edtf
from belarus_statement.languages.language import Language
from belarus_statement.languages.numbers import comparators_of, numbers_in, vague_in
from belarus_statement.model import (
    Allegation,
    Annotation,
    Block,
    DateExpression,
    Demand,
    Group,
    Mention,
    Organization,
    Party,
    Quantity,
    Sentence,
    SpeechAct,
    State,
)

Fields: TypeAlias = dict[str, Any]


def filled(cls: type[Annotation], layers: Layers, span: Span, fields: Fields) -> Fields:
    """Return the fields of a new annotation, those that were not given filled where sure."""
    fill = _FILL.get(cls)
    return fields if fill is None else {**fill(layers, span, fields), **fields}


def _sentence(layers: Layers, span: Span, _: Fields) -> Fields:
    return {"block": _around(Block, layers, span).id, "number": 1}


def _party(layers: Layers, span: Span, _: Fields) -> Fields:
    """Fill in the actor that the longest naming inside the words names."""
    namings = [
        mention
        for mention in layers.within(Mention, *span)
        if isinstance(layers.records.get(mention.target), State | Organization | Group)
    ]
    longest = max(namings, key=lambda each: each.end - each.start, default=None)
    return {"position": 1} | ({"actor": longest.target} if longest else {})


def _date(layers: Layers, span: Span, _: Fields) -> Fields:
    language = language_of(layers.header.language)
    readings = dates_in(_words(layers, span), language.dates) if language else ()
    values = {edtf(reading) for reading in readings} - {None}
    return {"value": values.pop()} if len(values) == 1 else {}


def _quantity(layers: Layers, span: Span, _: Fields) -> Fields:
    language = language_of(layers.header.language)
    return quantity_fields(_words(layers, span), language) if language else {}


def quantity_fields(words: str, language: Language) -> Fields:
    """Return the comparator and the value that words give for sure."""
    numbers = numbers_in(words, language.numbers)
    if numbers is None or len(numbers) > 1:
        return {}
    if not numbers:
        vague = vague_in(words, language.numbers)
        return {"comparator": vague[0]} if vague else {}
    (number,) = numbers
    allowed = comparators_of(words, number, language.numbers)
    filled: Fields = {"value": number.value, "upper_value": number.upper}
    return filled | ({"comparator": next(iter(allowed))} if len(allowed) == 1 else {})


def _speech_act(layers: Layers, span: Span, _: Fields) -> Fields:
    return {"sentence": _around(Sentence, layers, span).id}


def _allegation(layers: Layers, span: Span, fields: Fields) -> Fields:
    act = None if fields.get("evidence") == "presupposed" else _act_of(layers, span)
    return {"speech_act": act.id if act else None}


def _demand(layers: Layers, span: Span, fields: Fields) -> Fields:
    """Fill in the speech act, and whether its sentence names those who are to do it."""
    act = _act_of(layers, span)
    if act is None and "speech_act" not in fields:
        raise EditError(
            f"found no speech act in the sentence of {_words(layers, span)!r:.80}; expected one: "
            "add it first, or give speech_act="
        )
    sentence = layers.innermost(Sentence, span[0])
    around = (sentence.start, sentence.end) if sentence else span
    named = {mention.target for mention in layers.within(Mention, *around)}
    addressees = fields.get("addressees", ())
    explicit = bool(addressees) and named.issuperset(addressees)
    filled: Fields = {"speech_act": act.id if act else None, "addressee_explicit": explicit}
    if addressees and not fields.get("addressee_explicit", explicit):
        filled["inferred"] = ("addressees",)
    return filled


def _act_of(layers: Layers, span: Span) -> SpeechAct | None:
    """Return the last speech act of the sentence that begins before a span, or else its first."""
    sentence = layers.innermost(Sentence, span[0])
    acts = layers.within(SpeechAct, sentence.start, sentence.end) if sentence else ()
    before = [act for act in acts if act.start <= span[0]]
    return before[-1] if before else next(iter(acts), None)


def _around(cls: type[Any], layers: Layers, span: Span) -> Any:
    found = layers.innermost(cls, span[0])
    if found is None:
        kind = cls.__name__.lower()
        raise EditError(
            f"found no {kind} around {_words(layers, span)!r:.80}; expected one: add the {kind} "
            "first"
        )
    return found


def _words(layers: Layers, span: Span) -> str:
    return layers.header.text[slice(*span)]


_FILL: Mapping[type[Annotation], Callable[[Layers, Span, Fields], Fields]] = MappingProxyType(
    {
        Sentence: _sentence,
        Party: _party,
        DateExpression: _date,
        Quantity: _quantity,
        SpeechAct: _speech_act,
        Allegation: _allegation,
        Demand: _demand,
    }
)
