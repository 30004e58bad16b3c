"""How a valid statement is put together, from choices that anything may make.

A `Plan` is a sentence in numbers: random numbers for `synthesize`, numbers that
Hypothesis draws and shrinks for its strategies. Whatever the numbers, `compose`
makes a statement of them that keeps every rule.
"""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from belarus_statement.model import (
    Allegation,
    Block,
    Correction,
    DateExpression,
    Demand,
    Document,
    Event,
    Group,
    Mention,
    Organization,
    Party,
    Person,
    Place,
    Provision,
    Quantity,
    Right,
    Sentence,
    SpeechAct,
    State,
    Statement,
)
from belarus_statement.testing import vocabulary
from belarus_statement.testing.writing import Choices, Mark, Words, Writer

_CHECKED = "invented together with the text"
_DECLARATION = "Universal Declaration of Human Rights"


@attrs.frozen(kw_only=True)
class Plan:
    """A sentence to be written: its kind, the choices in it, and what its people are of.

    ``kind`` is an index of `KINDS`. ``choices`` are as many as there are: where
    they end, the first option is taken. ``town`` stands in curly quotes behind
    the people who are meant; it may be any text in normal form C that has none
    of the words of reporting.
    """

    kind: int
    choices: bytes = b""
    town: str = ""


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of sentence: what writes it, and classes of which it always has a record."""

    write: Callable[[Writer, Choices, str], None]
    always: tuple[type[Any], ...]


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
    """The blocks before the preamble; returns what they say of the statement."""
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
                found["date"] = _date(writer, choices)
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
    _act(writer, writer.say("is"), "be", "assertive")
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


def _recalling(writer: Writer, choices: Choices, town: str) -> None:
    """We recall one to eight things in the world."""
    writer.say("We ")
    _act(writer, writer.say("recall"), "recall", "assertive")
    writer.say(" ")
    count = 1 + choices.below(MOST_RECALLED)
    for at in range(count):
        writer.say("" if at == 0 else " and " if at == count - 1 else ", ")
        _ENTITIES[choices.below(len(_ENTITIES))](writer, choices, town)


def _condemning(writer: Writer, choices: Choices, town: str) -> None:
    writer.say("We ")
    _act(writer, writer.say("strongly condemn"), "condemn", "expressive", ("strongly",))
    writer.say(" the ")
    begun = writer.mark()
    act = choices.pick(vocabulary.ACTS)
    writer.say(f"{act} of ")
    quantity, victims = _counted(writer, choices, town)
    writer.say(" by ")
    state = _state(writer, choices, town)
    writer.annotate(
        Allegation,
        writer.since(begun),
        acts=(act,),
        evidence="presupposed",
        alleged_perpetrators=(state,),
        victims=(victims,),
        quantity=quantity,
    )


def _reporting(writer: Writer, choices: Choices, town: str) -> None:
    writer.say("We ")
    words = writer.say("are deeply concerned")
    _act(writer, words, "be concerned", "expressive", ("deeply",))
    credible = choices.below(2)
    writer.say(" about credible reports of " if credible else " about reports of ")
    begun = writer.mark()
    act = choices.pick(vocabulary.ACTS)
    writer.say(f"{act} of ")
    victims = _group(writer, choices, town)
    words = writer.since(begun)
    writer.say(" in ")
    _place(writer, choices, town)
    writer.annotate(
        Allegation,
        words,
        acts=(act,),
        evidence="credibly_reported" if credible else "reported",
        victims=(victims,),
    )


def _telling(writer: Writer, choices: Choices, town: str) -> None:
    """Somebody was wronged somewhere, on some day: the one kind without a speech act."""
    begun = writer.mark()
    person = _person(writer, choices, town)
    writer.say(" was ")
    act = writer.say(choices.pick(("arrested", "beaten", "expelled"))).quote
    words = writer.since(begun)
    writer.say(" in ")
    _place(writer, choices, town)
    writer.say(" on ")
    _date(writer, choices)
    writer.annotate(Allegation, words, acts=(act,), evidence="asserted", victims=(person,))


def _urging(writer: Writer, choices: Choices, town: str) -> None:
    writer.say("We ")
    urge = writer.say("urge")
    writer.say(" the ")
    addressees = (_organization(writer, choices, town),)
    act = _act(writer, urge, "urge", "directive", addressees=addressees)
    writer.say(" ")
    begun = writer.mark()
    action, adverb = choices.pick(vocabulary.DEMANDS)
    writer.say(f"to {adverb} {action} " if adverb else f"to {action} ")
    beneficiaries = (_group(writer, choices, town),)
    writer.annotate(
        Demand,
        writer.since(begun),
        speech_act=act,
        action=action,
        addressees=addressees,
        addressee_explicit=True,
        beneficiaries=beneficiaries,
        modifiers=(adverb,) if adverb else (),
    )


def _calling(writer: Writer, choices: Choices, town: str) -> None:
    """A demand that is made of nobody."""
    writer.say("We ")
    act = _act(writer, writer.say("call for"), "call for", "directive")
    writer.say(" ")
    begun = writer.mark()
    writer.say("respect for the ")
    _right(writer, choices, town)
    writer.annotate(
        Demand, writer.since(begun), speech_act=act, action="respect", addressee_explicit=False
    )


def _welcoming(writer: Writer, choices: Choices, town: str) -> None:
    writer.say("We ")
    _act(writer, writer.say("welcome"), "welcome", "expressive")
    writer.say(" ")
    _document(writer, choices, town)
    writer.say(" on the ")
    _event(writer, choices, town)


def _slipping(writer: Writer, choices: Choices, town: str) -> None:
    """A sentence with a slip in it."""
    writer.say("We ")
    _act(writer, writer.say("believe"), "believe", "assertive")
    if choices.below(2):
        writer.say(" that ")
        _place(writer, choices, town)
        slip, kind, proposed = writer.say("´"), "wrong_character", "’"
        writer.say("s future is at stake")
    else:
        writer.say(" ")
        slip, kind, proposed = writer.say("that that"), "repeated_word", "that"
        writer.say(" scrutiny of ")
        _place(writer, choices, town)
        writer.say(" is necessary")
    writer.annotate(Correction, slip, kind=kind, severity="error", proposed=proposed)


def _act(  # noqa: PLR0913, PLR0917  # what a speech act consists of
    writer: Writer,
    words: Words,
    verb: str,
    force: str,
    modifiers: tuple[str, ...] = (),
    addressees: tuple[str, ...] = (),
) -> str:
    return writer.annotate(
        SpeechAct,
        words,
        sentence=writer.sentence,
        verb=verb,
        force=force,
        modifiers=modifiers,
        addressees=addressees,
    )


def _date(writer: Writer, choices: Choices) -> str:
    """A date, in one of several forms; returns what it means."""
    year, month, day = 1990 + choices.below(30), 1 + choices.below(12), 1 + choices.below(28)
    name, value = vocabulary.MONTHS[month - 1], f"{year}-{month:02}-{day:02}"
    form = choices.below(3)
    words = writer.say((f"{name} {day}, {year}", f"{day} {name} {year}", f"{name} {day}")[form])
    inferred = form == 2  # noqa: PLR2004  # the form without a year
    writer.annotate(
        DateExpression,
        words,
        value=value,
        inferred=("value",) if inferred else (),
        enrichment_sources=(_CHECKED,) if inferred else (),
    )
    return value


def _counted(writer: Writer, choices: Choices, town: str) -> tuple[str, str]:
    """People who are counted; returns the ids of the quantity and of the group."""
    comparator, before = choices.pick(
        (
            ("exactly", ""),
            ("more_than", "more than "),
            ("at_least", "at least "),
            ("several", "several "),
            ("some", "hundreds of "),
        )
    )
    begun = writer.mark()
    vague = comparator in {"several", "some"}
    value = None if vague else 2 + 37 * choices.below(256)
    writer.say(before if value is None else f"{before}{value:,} ")
    group, counted = _people(writer, choices, town)
    words = Words(
        begun.offset, counted.end, writer.since(begun).quote[: counted.end - begun.offset]
    )
    quantity = writer.annotate(
        Quantity, words, comparator=comparator, value=value, unit=counted.quote
    )
    return quantity, group


def _people(writer: Writer, choices: Choices, town: str) -> tuple[str, Words]:
    """People, of a town where one is given; returns the id of the group, and its noun."""
    begun = writer.mark()
    noun = writer.say(choices.pick(vocabulary.PEOPLE))
    if town:
        writer.say(f" of “{town}”")
    words = writer.since(begun)
    group = writer.entity(Group, words.quote)
    writer.annotate(Mention, words, target=group)
    return group, noun


def _group(writer: Writer, choices: Choices, town: str) -> str:
    if town:
        return _people(writer, choices, town)[0]
    quality, people = choices.pick(vocabulary.QUALITIES), choices.pick(vocabulary.PEOPLE)
    return writer.mention(Group, f"{quality} {people}")


def _state(writer: Writer, choices: Choices, _: str) -> str:
    return writer.mention(State, choices.pick(vocabulary.STATES))


def _organization(writer: Writer, choices: Choices, _: str) -> str:
    """An organization of a State, whose name is mentioned inside its own."""
    begun = writer.mark()
    state = _state(writer, choices, "")
    name, kind = choices.pick(vocabulary.ORGANIZATIONS)
    writer.say(f" {name}")
    words = writer.since(begun)
    organization = writer.entity(Organization, words.quote, kind=kind, parent=state)
    writer.annotate(Mention, words, target=organization)
    return organization


def _person(writer: Writer, choices: Choices, _: str) -> str:
    first, last = choices.pick(vocabulary.PERSONS)
    return writer.mention(Person, f"{first} {last}", alias=f"Dr. {last}")


def _place(writer: Writer, choices: Choices, _: str) -> str:
    return writer.mention(Place, choices.pick(vocabulary.PLACES))


def _event(writer: Writer, choices: Choices, _: str) -> str:
    """An event that is named by its day, which is a date of its own."""
    begun = writer.mark()
    # The form of the first choice names year, month and day.
    value = _date(writer, Choices(bytes((*(choices.below(256) for _ in range(3)), 1))))
    writer.say(f" {choices.pick(vocabulary.EVENTS)}")
    words = writer.since(begun)
    event = writer.entity(Event, words.quote, date=value)
    writer.annotate(Mention, words, target=event)
    return event


def _document(writer: Writer, choices: Choices, _: str) -> str:
    number = f"{1 + choices.below(75)}/{1 + choices.below(250)}"
    symbol = f"INV/RES/{number}"
    return writer.mention(
        Document, f"Resolution {number}", symbol=symbol, enrichment_sources=(_CHECKED,)
    )


def _right(writer: Writer, choices: Choices, _: str) -> str:
    name, article = choices.pick(vocabulary.RIGHTS)
    provision = Provision(instrument="UDHR", article=article, source=_DECLARATION)
    return writer.mention(Right, name, provisions=(provision,))


MOST_RECALLED = 8
_ENTITIES: tuple[Callable[[Writer, Choices, str], str], ...] = (
    _person,
    _state,
    _organization,
    _group,
    _place,
    _event,
    _document,
    _right,
)
_ALWAYS = (Block, Sentence, Mention)

RECALLING = 0
"""The simplest kind of sentence, with as many mentions as wished, up to `MOST_RECALLED`."""
KINDS = (
    Kind(write=_recalling, always=(*_ALWAYS, SpeechAct)),
    Kind(write=_condemning, always=(*_ALWAYS, SpeechAct, Allegation, Quantity, State, Group)),
    Kind(write=_reporting, always=(*_ALWAYS, SpeechAct, Allegation, Group, Place)),
    Kind(write=_telling, always=(*_ALWAYS, Allegation, DateExpression, Person, Place)),
    Kind(write=_urging, always=(*_ALWAYS, SpeechAct, Demand, State, Organization, Group)),
    Kind(write=_calling, always=(*_ALWAYS, SpeechAct, Demand, Right)),
    Kind(write=_welcoming, always=(*_ALWAYS, SpeechAct, DateExpression, Document, Event)),
    Kind(write=_slipping, always=(*_ALWAYS, SpeechAct, Correction, Place)),
)
"""The kinds of sentences, of which a `Plan` names one."""
