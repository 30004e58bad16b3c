"""The kinds of sentences that a made-up statement consists of, each written from choices."""

from collections.abc import Callable
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
    Person,
    Place,
    Quantity,
    Right,
    Sentence,
    SpeechAct,
    State,
)
from belarus_statement.testing import naming, vocabulary
from belarus_statement.testing.writing import Choices, Words, Writer


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


def _recall(writer: Writer, choices: Choices, town: str) -> None:
    """We recall one to eight things in the world."""
    writer.say("We ")
    speech_act(writer, writer.say("recall"), "recall", "assertive")
    writer.say(" ")
    count = 1 + choices.below(MOST_RECALLED)
    for at in range(count):
        writer.say("" if at == 0 else " and " if at == count - 1 else ", ")
        _ENTITIES[choices.below(len(_ENTITIES))](writer, choices, town)


def _condemn(writer: Writer, choices: Choices, town: str) -> None:
    writer.say("We ")
    words = writer.say("strongly condemn")
    act_of_speech = speech_act(writer, words, "condemn", "expressive", degree=("strongly",))
    writer.say(" the ")
    begun = writer.mark()
    act = choices.pick([*vocabulary.ACTS])
    writer.say(f"{act} of ")
    quantity, victims = naming.count_people(writer, choices, town)
    writer.say(" by ")
    state = naming.a_state(writer, choices, town)
    writer.annotate(
        Allegation,
        writer.since(begun),
        acts=(act,),
        evidence="presupposed",
        kinds=(vocabulary.ACTS[act],),
        alleged_perpetrators=(state,),
        alleged_victims=(victims,),
        speech_act=act_of_speech,
        quantity=quantity,
    )


def _report(writer: Writer, choices: Choices, town: str) -> None:
    writer.say("We ")
    words = writer.say("are deeply concerned")
    act_of_speech = speech_act(writer, words, "be concerned", "expressive", degree=("deeply",))
    credible = choices.below(2)
    writer.say(" about credible reports of " if credible else " about reports of ")
    begun = writer.mark()
    act = choices.pick([*vocabulary.ACTS])
    writer.say(f"{act} of ")
    victims = naming.a_group(writer, choices, town)
    words = writer.since(begun)
    writer.say(" in ")
    naming.a_place(writer, choices, town)
    writer.annotate(
        Allegation,
        words,
        acts=(act,),
        kinds=(vocabulary.ACTS[act],),
        evidence="credibly_reported" if credible else "reported",
        alleged_victims=(victims,),
        speech_act=act_of_speech,
    )


def _tell(writer: Writer, choices: Choices, town: str) -> None:
    """Somebody was wronged somewhere, on some day: the one kind without a speech act."""
    begun = writer.mark()
    person = naming.a_person(writer, choices, town)
    writer.say(" was ")
    act = writer.say(choices.pick([*vocabulary.DONE])).quote
    words = writer.since(begun)
    writer.say(" in ")
    naming.a_place(writer, choices, town)
    writer.say(" on ")
    naming.a_date(writer, choices)
    writer.annotate(
        Allegation,
        words,
        acts=(act,),
        kinds=(vocabulary.DONE[act],),
        evidence="asserted",
        alleged_victims=(person,),
    )


def _urge(writer: Writer, choices: Choices, town: str) -> None:
    writer.say("We ")
    urge = writer.say("urge")
    writer.say(" the ")
    addressees = (naming.an_organization(writer, choices, town),)
    act = speech_act(writer, urge, "urge", "directive", addressees=addressees)
    writer.say(" ")
    begun = writer.mark()
    action, adverb = choices.pick(vocabulary.DEMANDS)
    writer.say(f"to {adverb} {action} " if adverb else f"to {action} ")
    beneficiaries = (naming.a_group(writer, choices, town),)
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


def _call(writer: Writer, choices: Choices, town: str) -> None:
    """Return a demand that is made of nobody."""
    writer.say("We ")
    act = speech_act(writer, writer.say("call for"), "call for", "directive")
    writer.say(" ")
    begun = writer.mark()
    writer.say("respect for the ")
    naming.a_right(writer, choices, town)
    writer.annotate(
        Demand, writer.since(begun), speech_act=act, action="respect", addressee_explicit=False
    )


def _welcome(writer: Writer, choices: Choices, town: str) -> None:
    writer.say("We ")
    speech_act(writer, writer.say("welcome"), "welcome", "expressive")
    writer.say(" ")
    naming.a_document(writer, choices, town)
    writer.say(" on the ")
    naming.an_event(writer, choices, town)


def _slip(writer: Writer, choices: Choices, town: str) -> None:
    """Return a sentence with a slip in it."""
    writer.say("We ")
    speech_act(writer, writer.say("believe"), "believe", "assertive")
    if choices.below(2):
        writer.say(" that ")
        naming.a_place(writer, choices, town)
        slip, kind, proposed = writer.say("´"), "wrong_character", "’"
        writer.say("s future is at stake")
    else:
        writer.say(" ")
        slip, kind, proposed = writer.say("that that"), "repeated_word", "that"
        writer.say(" scrutiny of ")
        naming.a_place(writer, choices, town)
        writer.say(" is necessary")
    writer.annotate(Correction, slip, kind=kind, severity="error", proposed=proposed)


def speech_act(  # noqa: PLR0913, PLR0917  # what a speech act consists of
    writer: Writer,
    words: Words,
    verb: str,
    force: str,
    degree: tuple[str, ...] = (),
    addressees: tuple[str, ...] = (),
) -> str:
    """Annotate words as a speech act of the sentence that is being written; returns its id."""
    return writer.annotate(
        SpeechAct,
        words,
        sentence=writer.sentence,
        verb=verb,
        force=force,
        degree=degree,
        addressees=addressees,
    )


MOST_RECALLED = 8
_ENTITIES: tuple[Callable[[Writer, Choices, str], str], ...] = (
    naming.a_person,
    naming.a_state,
    naming.an_organization,
    naming.a_group,
    naming.a_place,
    naming.an_event,
    naming.a_document,
    naming.a_right,
)
_ALWAYS = (Block, Sentence, Mention)

RECALLING = 0
"""The simplest kind of sentence, with as many mentions as wished, up to `MOST_RECALLED`."""
KINDS = (
    Kind(write=_recall, always=(*_ALWAYS, SpeechAct)),
    Kind(write=_condemn, always=(*_ALWAYS, SpeechAct, Allegation, Quantity, State, Group)),
    Kind(write=_report, always=(*_ALWAYS, SpeechAct, Allegation, Group, Place)),
    Kind(write=_tell, always=(*_ALWAYS, Allegation, DateExpression, Person, Place)),
    Kind(write=_urge, always=(*_ALWAYS, SpeechAct, Demand, State, Organization, Group)),
    Kind(write=_call, always=(*_ALWAYS, SpeechAct, Demand, Right)),
    Kind(write=_welcome, always=(*_ALWAYS, SpeechAct, DateExpression, Document, Event)),
    Kind(write=_slip, always=(*_ALWAYS, SpeechAct, Correction, Place)),
)
"""The kinds of sentences, of which a `Plan` names one."""
