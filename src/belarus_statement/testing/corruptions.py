"""For every rule, the packaged statement corrupted so that it breaks this rule and no other."""

from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from belarus_statement.model import Annotation, Entity, Place, Source, Statement
from belarus_statement.packaged import load

Make = Callable[[Statement], Statement]
R = TypeVar("R", bound=Entity | Annotation)


@attrs.frozen(kw_only=True)
class Corruption:
    """A way to corrupt the packaged statement.

    ``rule`` is the code of the one rule that it breaks, ``path`` the JSONPath at
    which the finding stands, ``name`` that of the function that does it,
    ``statement`` what comes of it.
    """

    rule: str
    path: str
    name: str
    _corrupt: Make = attrs.field(repr=False, alias="corrupt")

    def make(self) -> Statement:
        """The packaged statement, corrupted."""
        return self._corrupt(load())

    @cached_property
    def statement(self) -> Statement:
        """The packaged statement, corrupted: the same object each time."""
        return self.make()


def _replaced(records: tuple[R, ...], index: int, **changes: Any) -> tuple[R, ...]:
    """Records with one of them changed."""
    changed = attrs.evolve(records[index], **changes)
    return tuple(changed if at == index else each for at, each in enumerate(records))


def _with_text(statement: Statement, text: str) -> Statement:
    """A statement with another text, its source recorded anew."""
    data = text.encode("utf-8")
    source = attrs.evolve(statement.source, bytes=len(data), sha256=sha256(data).hexdigest())
    return attrs.evolve(statement, text=text, source=source)


def source_of_another_size(statement: Statement) -> Statement:
    source: Source = attrs.evolve(statement.source, bytes=statement.source.bytes + 1)
    return attrs.evolve(statement, source=source)


def source_with_another_digest(statement: Statement) -> Statement:
    source: Source = attrs.evolve(statement.source, sha256="0" * 64)
    return attrs.evolve(statement, source=source)


def another_title(statement: Statement) -> Statement:
    return attrs.evolve(statement, title="Statement on Belarus")


def language_in_words(statement: Statement) -> Statement:
    return attrs.evolve(statement, language="English")


def text_with_a_decomposed_letter(statement: Statement) -> Statement:
    return _with_end_mark(statement, "#e\u0301")


def text_with_a_direction_override(statement: Statement) -> Statement:
    return _with_end_mark(statement, "#\u202e#")


def _with_end_mark(statement: Statement, mark: str) -> Statement:
    """A statement with another end mark, in the text and in its block."""
    *others, old = statement.blocks
    text = statement.text.removesuffix(old.quote) + mark
    new = attrs.evolve(old, quote=mark, end=len(text))
    return attrs.evolve(_with_text(statement, text), blocks=(*others, new))


def id_with_a_space(statement: Statement) -> Statement:
    return attrs.evolve(
        statement, corrections=_replaced(statement.corrections, 0, id="Correction 1")
    )


def id_of_two_records(statement: Statement) -> Statement:
    first = statement.corrections[0].id
    return attrs.evolve(statement, corrections=_replaced(statement.corrections, 1, id=first))


def addressee_that_is_not_there(statement: Statement) -> Statement:
    demands = _replaced(statement.demands, 0, addressees=("organization-nobody",))
    return attrs.evolve(statement, demands=demands)


def event_that_is_a_state(statement: Statement) -> Statement:
    allegations = _replaced(statement.allegations, 0, event="state-belarus")
    return attrs.evolve(statement, allegations=allegations)


def organization_of_its_own(statement: Statement) -> Statement:
    first = statement.organizations[0].id
    organizations = _replaced(statement.organizations, 0, parent=first)
    return attrs.evolve(statement, organizations=organizations)


def field_inferred_that_no_date_has(statement: Statement) -> Statement:
    return attrs.evolve(statement, dates=_replaced(statement.dates, 0, inferred=("year",)))


def correction_of_nothing(statement: Statement) -> Statement:
    start = statement.corrections[0].start
    corrections = _replaced(statement.corrections, 0, end=start, quote="")
    return attrs.evolve(statement, corrections=corrections)


def correction_beyond_the_end(statement: Statement) -> Statement:
    corrections = _replaced(statement.corrections, -1 % len(statement.corrections), end=6000)
    return attrs.evolve(statement, corrections=corrections)


def correction_with_a_space_before_it(statement: Statement) -> Statement:
    first = statement.corrections[0]
    corrections = _replaced(
        statement.corrections, 0, start=first.start - 1, quote=f" {first.quote}"
    )
    return attrs.evolve(statement, corrections=corrections)


def quote_of_other_words(statement: Statement) -> Statement:
    demands = _replaced(statement.demands, 1, quote="The violence must go on")
    return attrs.evolve(statement, demands=demands)


def title_that_no_block_covers(statement: Statement) -> Statement:
    blocks = tuple(each for each in statement.blocks if each.kind != "title")
    return attrs.evolve(statement, blocks=blocks)


def sentence_that_ends_early(statement: Statement) -> Statement:
    first = statement.sentences[1]
    quote = first.quote.removesuffix(".")
    sentences = _replaced(statement.sentences, 1, end=first.end - 1, quote=quote)
    return attrs.evolve(statement, sentences=sentences)


def demands_out_of_order(statement: Statement) -> Statement:
    first, second, *others = statement.demands
    return attrs.evolve(statement, demands=(second, first, *others))


def party_counted_twice(statement: Statement) -> Statement:
    return attrs.evolve(statement, parties=_replaced(statement.parties, 7, position=7))


def speech_act_of_another_sentence(statement: Statement) -> Statement:
    acts = _replaced(statement.speech_acts, 1, sentence="p1-s2")
    return attrs.evolve(statement, speech_acts=acts)


def demand_of_another_paragraph(statement: Statement) -> Statement:
    demands = _replaced(statement.demands, 0, speech_act="speech-act-p8-s1-urge")
    return attrs.evolve(statement, demands=demands)


def party_left_out(statement: Statement) -> Statement:
    """Albania is gone, and those after it have moved up."""
    lead, _, *others = statement.parties
    moved = (attrs.evolve(each, position=each.position - 1) for each in others)
    return attrs.evolve(statement, parties=(lead, *moved))


def quantity_of_another_paragraph(statement: Statement) -> Statement:
    last = statement.quantities[-1].id
    index = next(at for at, each in enumerate(statement.allegations) if each.quantity)
    allegations = _replaced(statement.allegations, index, quantity=last)
    return attrs.evolve(statement, allegations=allegations)


def addressee_named_and_inferred(statement: Statement) -> Statement:
    demands = _replaced(statement.demands, 0, inferred=("addressees",))
    return attrs.evolve(statement, demands=demands)


def act_that_the_words_do_not_name(statement: Statement) -> Statement:
    allegations = _replaced(statement.allegations, 0, acts=("murder",))
    return attrs.evolve(statement, allegations=allegations)


def party_that_stands_for_another(statement: Statement) -> Statement:
    parties = _replaced(statement.parties, 1, actor="state-austria")
    return attrs.evolve(statement, parties=parties)


def place_without_mention(statement: Statement) -> Statement:
    places = (*statement.places, Place(id="place-belarus", name="Belarus"))
    return attrs.evolve(statement, places=places)


def sentence_without_a_claim(statement: Statement) -> Statement:
    """The one speech act of the preamble is gone."""
    return attrs.evolve(statement, speech_acts=statement.speech_acts[1:])


def alias_from_elsewhere(statement: Statement) -> Statement:
    persons = _replaced(statement.persons, 0, aliases=("the winner",))
    return attrs.evolve(statement, persons=persons)


def date_in_words(statement: Statement) -> Statement:
    """Only a statement made in Python can have it: loading refuses it."""
    return attrs.evolve(statement, events=_replaced(statement.events, 0, date="9 August 2020"))


def date_of_another_month(statement: Statement) -> Statement:
    return attrs.evolve(statement, dates=_replaced(statement.dates, 1, value="2020-09-09"))


def quantity_off_by_one(statement: Statement) -> Statement:
    return attrs.evolve(statement, quantities=_replaced(statement.quantities, 3, value=501))


def report_that_no_word_carries(statement: Statement) -> Statement:
    allegations = _replaced(statement.allegations, 0, evidence="reported")
    return attrs.evolve(statement, allegations=allegations)


def correction_to_the_same(statement: Statement) -> Statement:
    quote = statement.corrections[0].quote
    return attrs.evolve(statement, corrections=_replaced(statement.corrections, 0, proposed=quote))


def correction_over_another(statement: Statement) -> Statement:
    """The missing full stop is corrected a second time, together with the word before."""
    index = next(at for at, each in enumerate(statement.corrections) if each.quote == "blockages")
    single = statement.corrections[index]
    wider = attrs.evolve(
        single,
        id="correction-internet-blockages",
        start=single.start - len("internet "),
        quote="internet blockages",
        proposed="internet blockages.",
    )
    corrections = (
        *statement.corrections[:index],
        wider,
        *statement.corrections[index:],
    )
    return attrs.evolve(statement, corrections=corrections)


def code_without_its_zeros(statement: Statement) -> Statement:
    return attrs.evolve(statement, states=_replaced(statement.states, 2, numeric="8"))


def code_of_another_state(statement: Statement) -> Statement:
    code = statement.states[1].alpha_3
    return attrs.evolve(statement, states=_replaced(statement.states, 2, alpha_3=code))


def codes_without_a_source(statement: Statement) -> Statement:
    return attrs.evolve(statement, states=_replaced(statement.states, 2, enrichment_sources=()))


def _corruptions() -> Mapping[str, Corruption]:
    listed: tuple[tuple[str, str, Make], ...] = (
        ("source-size-differs", "$.source.bytes", source_of_another_size),
        ("source-digest-differs", "$.source.sha256", source_with_another_digest),
        ("header-differs", "$.title", another_title),
        ("language-malformed", "$.language", language_in_words),
        ("text-not-normal", "$.text", text_with_a_decomposed_letter),
        ("text-bidirectional", "$.text", text_with_a_direction_override),
        ("id-not-slug", "$.corrections[0].id", id_with_a_space),
        ("id-repeated", "$.corrections[1].id", id_of_two_records),
        ("reference-dangling", "$.demands[0].addressees[0]", addressee_that_is_not_there),
        ("reference-wrong-class", "$.allegations[0].event", event_that_is_a_state),
        ("parent-in-circle", "$.organizations[0].parent", organization_of_its_own),
        ("inferred-unknown", "$.dates[0].inferred[0]", field_inferred_that_no_date_has),
        ("span-empty", "$.corrections[0].end", correction_of_nothing),
        ("span-outside", "$.corrections[17].end", correction_beyond_the_end),
        ("span-white-space", "$.corrections[0].start", correction_with_a_space_before_it),
        ("quote-differs", "$.demands[1].quote", quote_of_other_words),
        ("blocks-do-not-tile", "$.blocks[4].start", title_that_no_block_covers),
        ("sentences-do-not-tile", "$.sentences[2].start", sentence_that_ends_early),
        ("order", "$.demands[1]", demands_out_of_order),
        ("numbering", "$.parties[7].position", party_counted_twice),
        (
            "speech-act-outside-sentence",
            "$.speech_acts[1].sentence",
            speech_act_of_another_sentence,
        ),
        ("demand-outside-sentence", "$.demands[0].speech_act", demand_of_another_paragraph),
        (
            "quantity-outside-allegation",
            "$.allegations[10].quantity",
            quantity_of_another_paragraph,
        ),
        ("addressee-unclear", "$.demands[0].addressee_explicit", addressee_named_and_inferred),
        ("parties-differ-from-list", "$.parties[1]", party_left_out),
        ("entity-without-mention", "$.places[1]", place_without_mention),
        ("sentence-untyped", "$.sentences[0]", sentence_without_a_claim),
        ("name-not-in-text", "$.persons[0].aliases[0]", alias_from_elsewhere),
        ("name-not-in-quote", "$.parties[1].actor", party_that_stands_for_another),
        ("words-not-in-quote", "$.allegations[0].acts[0]", act_that_the_words_do_not_name),
        ("date-malformed", "$.events[0].date", date_in_words),
        ("date-differs", "$.dates[1].value", date_of_another_month),
        ("quantity-differs", "$.quantities[3].value", quantity_off_by_one),
        ("evidence-without-words", "$.allegations[0].evidence", report_that_no_word_carries),
        ("correction-changes-nothing", "$.corrections[0].proposed", correction_to_the_same),
        ("corrections-overlap", "$.corrections[6]", correction_over_another),
        ("country-code-malformed", "$.states[2].numeric", code_without_its_zeros),
        ("country-codes-disagree", "$.states[2].alpha_3", code_of_another_state),
        ("enrichment-without-source", "$.states[2].enrichment_sources", codes_without_a_source),
    )
    return MappingProxyType(
        {
            rule: Corruption(rule=rule, path=path, name=corrupt.__name__, corrupt=corrupt)
            for rule, path, corrupt in listed
        }
    )


CORRUPTIONS = _corruptions()
"""The corruptions by the code of the rule that each breaks."""
