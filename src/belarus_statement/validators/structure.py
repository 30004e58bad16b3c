"""Rules on how the parts of a statement fit into each other."""

import re
from collections.abc import Iterator, Sequence

from belarus_statement.model import Annotation, Sentence, SpeechAct, Statement
from belarus_statement.model.statement import text_order
from belarus_statement.validators.rule import Fault, collections, rule

_BETWEEN_PARTIES = re.compile(r"[\s,;&]*(?:\b(?:and|with)\b[\s,;&]*)?")
_BODY = ("preamble", "paragraph")


@rule(
    "blocks-no-tiling",
    title="The blocks do not tile the text",
    explanation="Between one block and the next, before the first and after the last, there are "
    "line ends and nothing else; no block overlaps another.",
    example="a text with a paragraph that no block covers",
)
def blocks_no_tiling(statement: Statement) -> Iterator[Fault]:
    yield from _tiling(statement, "blocks", statement.blocks, 0, len(statement.text), "\n")


@rule(
    "sentences-no-tiling",
    title="The sentences do not tile their block",
    explanation="The preamble and every paragraph consist of sentences with spaces between them; "
    "a sentence lies in the block that it names.",
    example="a paragraph whose second sentence was forgotten",
)
def sentences_no_tiling(statement: Statement) -> Iterator[Fault]:
    for block in statement.blocks:
        inside = [each for each in statement.sentences if each.block == block.id]
        if block.kind in _BODY or inside:
            yield from _tiling(statement, "sentences", inside, block.start, block.end, " ")


@rule(
    "order",
    title="A collection is not in the order of the text",
    explanation="Annotations are ordered by start, then longest first; entities by their first "
    "mention.",
    example="the demands in the order of their importance",
)
def order(statement: Statement) -> Iterator[Fault]:
    first_mention: dict[str, int] = {}
    for mention in statement.mentions:
        first_mention[mention.target] = min(
            mention.start, first_mention.get(mention.target, mention.start)
        )
    for name, records in collections(statement):
        places = [
            text_order(record)
            if isinstance(record, Annotation)
            else (first_mention.get(record.id, -1), 0)
            for record in records
        ]
        for index in range(1, len(records)):
            if -1 < places[index][0] and places[index] < places[index - 1]:
                yield Fault(
                    path=f"$.{name}[{index}]",
                    message=f"{records[index].id}: found after {records[index - 1].id}, behind "
                    "which it stands in the text; expected before it",
                    start=places[index][0],
                )


@rule(
    "numbering",
    title="Numbers or positions do not count up from 1",
    explanation="Paragraphs, the sentences of a block and the parties are numbered 1, 2, 3 in the "
    "order of the text; a block that is no paragraph has no number.",
    example="two parties with the position 7",
)
def numbering(statement: Statement) -> Iterator[Fault]:
    paragraph = 0
    for index, block in enumerate(statement.blocks):
        paragraph += block.kind == "paragraph"
        expected = paragraph if block.kind == "paragraph" else None
        if block.number != expected:
            yield _number_fault("blocks", index, "number", block, block.number, expected)
    in_block: dict[str, int] = {}
    for index, sentence in enumerate(statement.sentences):
        in_block[sentence.block] = in_block.get(sentence.block, 0) + 1
        if sentence.number != in_block[sentence.block]:
            yield _number_fault(
                "sentences", index, "number", sentence, sentence.number, in_block[sentence.block]
            )
    for index, party in enumerate(statement.parties):
        if party.position != index + 1:
            yield _number_fault("parties", index, "position", party, party.position, index + 1)


@rule(
    "speech-act-outside-sentence",
    title="A speech act lies outside its sentence",
    explanation="The sentence of a speech act is the one that its words stand in.",
    example="a speech act of paragraph 4 with the sentence p2-s1",
)
def speech_act_outside_sentence(statement: Statement) -> Iterator[Fault]:
    for index, act in enumerate(statement.speech_acts):
        sentence = statement[act.sentence] if act.sentence in statement else None
        if isinstance(sentence, Sentence) and not _contains(sentence, act):
            yield Fault(
                path=f"$.speech_acts[{index}].sentence",
                message=f"{act.id}: found {act.sentence!r}; expected the sentence that it stands in",
                start=act.start,
            )


@rule(
    "demand-outside-sentence",
    title="A demand lies outside the sentence of its speech act",
    explanation="What is demanded is said in the sentence in which the speakers ask for it.",
    example="a demand of paragraph 3 that comes by a speech act of paragraph 8",
)
def demand_outside_sentence(statement: Statement) -> Iterator[Fault]:
    for index, demand in enumerate(statement.demands):
        act = statement[demand.speech_act] if demand.speech_act in statement else None
        if not isinstance(act, SpeechAct) or act.sentence not in statement:
            continue
        sentence = statement[act.sentence]
        if isinstance(sentence, Sentence) and not _contains(sentence, demand):
            yield Fault(
                path=f"$.demands[{index}].speech_act",
                message=f"{demand.id}: found {demand.speech_act!r}, which stands in {sentence.id}; "
                "expected a speech act of the demand's own sentence",
                start=demand.start,
            )


@rule(
    "parties-differ-from-list",
    title="The parties and the list in the preamble disagree",
    explanation="The first party leads, the others join; they stand in the preamble, and between "
    "one and the next there is nothing but a comma, 'and' or 'with'. A party that was left out "
    "shows as a name between two others.",
    example="a list of 53 names with 52 parties",
)
def parties_differ_from_list(statement: Statement) -> Iterator[Fault]:
    preambles = [block for block in statement.blocks if block.kind == "preamble"]
    for index, party in enumerate(statement.parties):
        path = f"$.parties[{index}]"
        role = "joining" if index else "lead"
        if party.role != role:
            yield Fault(
                path=f"{path}.role",
                message=f"{party.id}: found {party.role!r}; expected {role!r} at this position",
                start=party.start,
            )
        if preambles and not any(_contains(block, party) for block in preambles):
            yield Fault(
                path=path,
                message=f"{party.id}: found outside the preamble; expected in its list",
                start=party.start,
            )
        if index:
            between = statement.text[statement.parties[index - 1].end : party.start]
            if not _BETWEEN_PARTIES.fullmatch(between):
                yield Fault(
                    path=path,
                    message=f"{party.id}: found {between!r} between it and the party before; "
                    "expected a comma, 'and' or 'with': is a party missing?",
                    start=party.start,
                )


def _tiling(
    statement: Statement,
    name: str,
    parts: Sequence[Annotation],
    start: int,
    end: int,
    between: str,
) -> Iterator[Fault]:
    collection: Sequence[Annotation] = getattr(statement, name)
    at = start
    for part in parts:
        gap = statement.text[at : part.start]
        if part.start < at or gap.strip(between):
            yield Fault(
                path=f"$.{name}[{collection.index(part)}].start",
                message=f"{part.id}: found "
                + (f"{gap!r} uncovered before it" if part.start >= at else "it overlapping another")
                + f"; expected it to follow offset {at} after nothing but {between!r}",
                start=part.start,
            )
        at = max(at, part.end)
    if at > end or statement.text[at:end].strip(between):
        yield Fault(
            path=f"$.{name}",
            message=f"found {statement.text[at:end]!r} uncovered from {at} to {end}; expected "
            f"{name} up to there",
            start=at,
        )


def _contains(outer: Annotation, inner: Annotation) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _number_fault(
    name: str, index: int, field: str, record: Annotation, found: object, expected: object
) -> Fault:
    return Fault(
        path=f"$.{name}[{index}].{field}",
        message=f"{record.id}: found {found}; expected {expected}",
        start=record.start,
    )
