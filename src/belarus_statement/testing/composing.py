"""Putting a valid statement together, from choices that anything may make.

A `Plan` is a sentence in numbers: random numbers for `synthesize`, numbers that
Hypothesis draws and shrinks for its strategies. Whatever the numbers, `compose`
makes a statement of them that keeps every rule.
"""

from collections.abc import Iterable, Sequence

from belarus_statement.model import (
    Annotation,
    Block,
    Entity,
    Party,
    Place,
    Sentence,
    State,
    Statement,
)
from belarus_statement.testing import naming, vocabulary
from belarus_statement.testing.sentences import KINDS, Plan, speech_act
from belarus_statement.testing.writing import Choices, Mark, Writer


def drawn_statement(
    *,
    heading: bytes | None = None,
    parties: bytes = b"",
    sentences: Sequence[Plan] = (),
    length: int = 1,
) -> Statement:
    """Return the statement that Hypothesis drew, from the call that it prints.

    Paragraphs have ``length`` sentences; of the others, `Plan` says what they are.
    """
    starts = range(0, len(sentences), length)
    paragraphs = (sentences[start : start + length] for start in starts)
    return compose(Writer(), heading=heading, parties=parties, paragraphs=paragraphs)


def drawn_record(
    *, statement: Statement, layer: str, number: int = 0
) -> tuple[Statement, Entity | Annotation]:
    """Return a statement and the record of it that Hypothesis drew, from the call that it prints.

    ``layer`` is the field of the statement that has the record, ``number`` its
    position there, counted from 0, and from the first again behind the last.
    """
    found: tuple[Entity | Annotation, ...] = getattr(statement, layer)
    return statement, found[number % len(found)]


def compose(
    writer: Writer,
    *,
    heading: bytes | None,
    parties: bytes,
    paragraphs: Iterable[Iterable[Plan]],
) -> Statement:
    """Write a whole document: a heading and a list of parties or none, paragraphs, an end mark.

    A paragraph has at least one sentence. Paragraphs and sentences are asked for
    one after another, as they are written.
    """
    header = dict.fromkeys(("title", "issuer", "place"), "") | {"date": "2020"}
    if heading is not None:
        header = _heading(writer, Choices(heading))
    if parties:
        _preamble(writer, parties)
    for number, plans in enumerate(paragraphs, 1):
        begun = _begin_block(writer)
        for at, plan in enumerate(plans, 1):
            writer.say(" " if at > 1 else "")
            _sentence(writer, f"p{number}", at, plan)
        _end_block(writer, begun, "paragraph", f"p{number}", number)
    if heading is not None:
        begun = _begin_block(writer)
        writer.say("###")
        _end_block(writer, begun, "end_mark", "end-mark")
    return writer.statement(id="invented-statement", language="en", **header)


def _heading(writer: Writer, choices: Choices) -> dict[str, str]:
    """Return the blocks before the preamble; returns what they say of the statement."""
    state, host = choices.pick(vocabulary.STATES), choices.pick(vocabulary.STATES)
    found: dict[str, str] = {}
    for kind in ("heading", "issuer", "place", "date", "title"):
        begun = _begin_block(writer)
        match kind:
            case "issuer":
                writer.say("Mission of ")
                writer.mention(State, host)
            case "place":
                writer.mention(Place, choices.pick(vocabulary.PLACES))
            case "date":
                found["date"] = naming.a_date(writer, choices)
            case _:
                writer.say("Joint Statement on the Situation in ")
                writer.mention(State, state)
        found.setdefault(kind, writer.since(begun).quote)
        _end_block(writer, begun, kind, kind)
    del found["heading"]
    return found


def _preamble(writer: Writer, numbers: bytes) -> None:
    names = list(dict.fromkeys(vocabulary.STATES[number] for number in numbers))
    begun = _begin_block(writer)
    writer.sentence = "preamble-s1"
    writer.say("The following ")
    speech_act(writer, writer.say("is"), "be", "assertive")
    writer.say(" a joint statement from ")
    for at, name in enumerate(names):
        writer.say("" if at == 0 else " and " if at == len(names) - 1 else ", ")
        named = writer.mark()
        state = writer.mention(State, name)
        role = "joining" if at else "lead"
        writer.annotate(Party, writer.since(named), actor=state, role=role, position=at + 1)
    writer.say(".")
    words = writer.since(begun)
    writer.annotate(Sentence, words, id=writer.sentence, block="preamble", number=1)
    _end_block(writer, begun, "preamble", "preamble")


def _begin_block(writer: Writer) -> Mark:
    if writer.mark().offset:
        writer.say("\n\n")
    return writer.mark()


def _end_block(writer: Writer, begun: Mark, kind: str, id: str, number: int | None = None) -> None:
    writer.annotate(Block, writer.since(begun), id=id, kind=kind, number=number)


def _sentence(writer: Writer, block: str, number: int, plan: Plan) -> None:
    begun = writer.mark()
    writer.sentence = f"{block}-s{number}"
    KINDS[plan.kind].write(writer, Choices(plan.choices), plan.town)
    writer.say(".")
    words = writer.since(begun)
    writer.annotate(Sentence, words, id=writer.sentence, block=block, number=number)
