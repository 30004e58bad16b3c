"""Rules on how the parts of a statement fit into each other."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from belarus_statement.model import (
    Allegation,
    Annotation,
    Demand,
    Quantity,
    Sentence,
    SpeechAct,
    Statement,
)
from belarus_statement.model.statement import text_order
from belarus_statement.validators.rule import (
    Fault,
    Node,
    collections,
    nodes_in,
    rule,
)

VAGUE = ("several", "some")
"""The comparators of words that count without a number."""

_OF_SENTENCES = ("preamble", "paragraph", "list_item")


@rule(
    "blocks-do-not-tile",
    title="The blocks do not tile the text",
    explanation="Between one block and the next, before the first and after the last, there is "
    "white space and nothing else; no block overlaps another.",
    example="a text with a paragraph that no block covers",
)
def blocks_do_not_tile(statement: Statement) -> Iterator[Fault]:
    blocks = list(nodes_in("blocks", statement.blocks))
    whole = Fault(path="$.blocks", message="the text")
    yield from _find_gaps(statement, blocks, (0, len(statement.text)), whole)


@rule(
    "sentences-do-not-tile",
    title="The sentences do not tile their block",
    explanation="The preamble, every paragraph and every item of a list consist of sentences with "
    "white space between them, as does any other block that has some; a sentence lies in the block "
    "that it names.",
    example="a paragraph whose second sentence was forgotten",
)
def sentences_do_not_tile(statement: Statement) -> Iterator[Fault]:
    of_block: dict[str, list[Node[Sentence]]] = {}
    for one in nodes_in("sentences", statement.sentences):
        of_block.setdefault(one.record.block, []).append(one)
    for each in nodes_in("blocks", statement.blocks):
        block = each.record
        named = of_block.get(block.id, [])
        inside = [one for one in named if not _apart(block, one.record)]
        for one in named:
            if _apart(block, one.record):
                yield one.fault(f"found {block.id!r}; expected the block that it lies in", "block")
        if block.kind in _OF_SENTENCES or inside:
            whole = each.fault("its words")
            yield from _find_gaps(statement, inside, (block.start, block.end), whole)


@rule(
    "order",
    title="A collection is not in the order of the text",
    explanation="Annotations are ordered by start, then longest first; entities likewise by "
    "their first mention.",
    example="the demands in the order of their importance",
)
def order(statement: Statement) -> Iterator[Fault]:
    first_mention: dict[str, tuple[float, float]] = {}
    for mention in statement.mentions:
        first = first_mention.get(mention.target, (math.inf, 0))
        first_mention[mention.target] = min(first, text_order(mention))
    for name, records in collections(statement):
        before: tuple[float, float] = (-math.inf, 0)
        for each in nodes_in(name, records):
            place = (
                text_order(each.record)
                if isinstance(each.record, Annotation)
                else first_mention.get(each.record.id, before)
            )
            if place < before:
                yield each.fault("found behind a record that follows it in the text")
            before = place


@rule(
    "numbering",
    title="Numbers or positions do not count up from 1",
    explanation="Paragraphs, the sentences of a block and the parties are numbered 1, 2, 3 in the "
    "order of the text; any other block has no number.",
    example="two parties with the position 7",
)
def numbering(statement: Statement) -> Iterator[Fault]:
    counted: Counter[str] = Counter()
    for block in nodes_in("blocks", statement.blocks):
        counted[""] += block.record.kind == "paragraph"
        expected = counted[""] if block.record.kind == "paragraph" else None
        if block.record.number != expected:
            yield block.fault(f"found {block.record.number}; expected {expected}", "number")
    for sentence in nodes_in("sentences", statement.sentences):
        counted[sentence.record.block] += 1
        expected = counted[sentence.record.block]
        if sentence.record.number != expected:
            yield sentence.fault(f"found {sentence.record.number}; expected {expected}", "number")
    for expected, party in enumerate(nodes_in("parties", statement.parties), 1):
        if party.record.position != expected:
            yield party.fault(f"found {party.record.position}; expected {expected}", "position")


@rule(
    "speech-act-outside-sentence",
    title="A speech act lies outside its sentence",
    explanation="The sentence of a speech act is the one that its words stand in.",
    example="a speech act of paragraph 4 with the sentence p2-s1",
)
def speech_act_outside_sentence(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("speech_acts", statement.speech_acts):
        sentence = statement.get(each.record.sentence)
        if isinstance(sentence, Sentence) and not _contains(sentence, each.record):
            yield each.fault(
                f"found {sentence.id!r}; expected the sentence that its words stand in", "sentence"
            )


@rule(
    "demand-outside-sentence",
    title="A demand lies outside the sentence of its speech act",
    explanation="What is demanded is said in the sentence in which the speakers ask for it.",
    example="a demand of paragraph 3 that comes by a speech act of paragraph 8",
)
def demand_outside_sentence(statement: Statement) -> Iterator[Fault]:
    yield from _outside_sentence(statement, nodes_in("demands", statement.demands))


def _outside_sentence(
    statement: Statement, nodes: Iterable[Node[Allegation] | Node[Demand]]
) -> Iterator[Fault]:
    for each in nodes:
        id = each.record.speech_act
        act = statement.get(id) if id is not None else None
        sentence = statement.get(act.sentence) if isinstance(act, SpeechAct) else None
        if isinstance(sentence, Sentence) and not _contains(sentence, each.record):
            yield each.fault(
                f"found {id!r}, of the sentence {sentence.id}; expected a speech act of its own "
                "sentence",
                "speech_act",
            )


@rule(
    "allegation-outside-sentence",
    title="An allegation lies outside the sentence of its speech act",
    explanation="The speech act of an allegation is the one by which its own sentence puts it.",
    example="an allegation of paragraph 3 that is put by a speech act of paragraph 8",
)
def allegation_outside_sentence(statement: Statement) -> Iterator[Fault]:
    yield from _outside_sentence(statement, nodes_in("allegations", statement.allegations))


@rule(
    "quantity-outside-allegation",
    title="The quantity of an allegation lies outside it",
    explanation="A quantity counts those of an allegation where its words are in those of the "
    "allegation.",
    example="an allegation of paragraph 2 with a quantity of paragraph 4",
)
def quantity_outside_allegation(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("allegations", statement.allegations):
        quantity = statement.get(each.record.quantity) if each.record.quantity else None
        if isinstance(quantity, Quantity) and not _contains(each.record, quantity):
            yield each.fault(
                f"found {quantity.id!r}; expected a quantity inside {each.record.quote!r}",
                "quantity",
            )


@rule(
    "addressee-unclear",
    title="A demand says otherwise of its addressees than it names them",
    explanation="addressee_explicit is true where the text names the addressees for this very "
    "demand: then there are some, and they are not inferred. Where it is false, those that there "
    "are were inferred.",
    example="addressee_explicit = true without addressees",
)
def addressee_unclear(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("demands", statement.demands):
        inferred = "addressees" in each.record.inferred
        explicit = bool(each.record.addressees) and not inferred
        if each.record.addressee_explicit != explicit:
            yield each.fault(
                f"found {each.record.addressee_explicit} with {len(each.record.addressees)} "
                f"addressees{', inferred' if inferred else ''}; expected {explicit}, or other "
                "addressees",
                "addressee_explicit",
            )


@rule(
    "quantity-unclear",
    title="A quantity has a value where it can have none, or none where it has one",
    explanation="Vague words ('several', 'hundreds': the comparators several and some) have no "
    "value, any other comparator has one, and between has a second one above it; the unit is among "
    "the words unless it is inferred.",
    example='"hundreds of people" as some, with the value 100',
)
def quantity_unclear(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("quantities", statement.quantities):
        quantity = each.record
        comparator, value, upper = quantity.comparator, quantity.value, quantity.upper_value
        if (value is None) != (comparator in VAGUE):
            expected = "none" if comparator in VAGUE else "a number"
            yield each.fault(f"found {value}; expected {expected} with {comparator}", "value")
        if (upper is None) != (comparator != "between"):
            expected = "a number" if comparator == "between" else "none"
            yield each.fault(f"found {upper}; expected {expected} with {comparator}", "upper_value")
        elif upper is not None and value is not None and upper <= value:
            yield each.fault(f"found {upper}; expected a number above {value}", "upper_value")
        words = quantity.quote.lower()
        in_words = quantity.unit and quantity.unit.lower() in words
        if not in_words and not (quantity.unit and "unit" in quantity.inferred):
            yield each.fault(
                f"found {quantity.unit!r}; expected words of {quantity.quote!r}, or unit among "
                "inferred",
                "unit",
            )


def _find_gaps(
    statement: Statement,
    parts: Sequence[Node[Annotation]],
    span: tuple[int, int],
    whole: Fault,
) -> Iterator[Fault]:
    """Faults where the parts do not cover the span, or more than that; ``whole`` names the span."""
    at, end = span
    for part in parts:
        gap = statement.text[at : part.record.start]
        if part.record.start < at:
            yield part.fault(f"found it to start before {at}, over the one before", "start")
        elif gap.strip():
            yield part.fault(f"found {gap!r} uncovered before it", "start")
        at = max(at, part.record.end)
    rest = statement.text[at:end]
    if at > end or rest.strip():
        found = f"found parts to {at}, beyond its end {end}" if at > end else f"found {rest!r}"
        yield attrs.evolve(whole, message=f"{whole.message}: {found}; expected all of it covered")


def _apart(one: Annotation, other: Annotation) -> bool:
    return one.end <= other.start or other.end <= one.start


def _contains(outer: Annotation, inner: Annotation) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
