"""What is unusual but sound is not objected to."""

from collections.abc import Callable

import attrs
import pytest

import belarus_statement as bs

Variant = Callable[[bs.Statement], bs.Statement]


def state_without_codes(sound: bs.Statement) -> bs.Statement:
    belarus, *others = sound.states
    bare = bs.State(id=belarus.id, name=belarus.name)
    return attrs.evolve(sound, states=(bare, *others))


def states_without_codes(sound: bs.Statement) -> bs.Statement:
    bare = tuple(
        bs.State(id=each.id, name=each.name, aliases=each.aliases) for each in sound.states
    )
    return attrs.evolve(sound, states=bare)


def overlapping_corrections_of_style(sound: bs.Statement) -> bs.Statement:
    first, *others = sound.corrections
    around = attrs.evolve(
        first,
        id="correction-around",
        start=first.start,
        end=first.end + len(" sovereignty"),
        quote="Belarus’s sovereignty",
    )
    assert first.quote == "Belarus’s"
    return attrs.evolve(sound, corrections=(around, first, *others))


def adjacent_corrections_of_errors(sound: bs.Statement) -> bs.Statement:
    first, *others = sound.corrections
    name, suffix = (
        attrs.evolve(
            first,
            id=f"correction-{start}",
            start=start,
            end=end,
            quote=sound.text[start:end],
            severity="error",
            proposed="",
        )
        for start, end in ((1070, 1077), (1077, 1079))
    )
    return attrs.evolve(sound, corrections=(name, suffix, *others))


def correction_of_the_first_word(sound: bs.Statement) -> bs.Statement:
    first = attrs.evolve(
        sound.corrections[0],
        id="correction-joint",
        start=0,
        end=5,
        quote="Joint",
        severity="error",
        proposed="Common",
    )
    return attrs.evolve(sound, corrections=(first, *sound.corrections))


def event_of_some_duration(sound: bs.Statement) -> bs.Statement:
    first, *others = sound.events
    lasting = attrs.evolve(first, date="2020-08-09/2020-10-26")
    return attrs.evolve(sound, events=(lasting, *others))


def date_of_an_inferred_year(sound: bs.Statement) -> bs.Statement:
    *others, last = sound.dates
    assert last.inferred == ("value",)
    return attrs.evolve(sound, dates=(*others, attrs.evolve(last, value="2019-09-18")))


def every_field_inferred(sound: bs.Statement) -> bs.Statement:
    names = ("block", "number")
    inferred = tuple(attrs.evolve(each, inferred=names) for each in sound.sentences)
    return attrs.evolve(sound, sentences=inferred)


def speech_act_as_long_as_its_sentence(sound: bs.Statement) -> bs.Statement:
    first, second, *others = sound.speech_acts
    (sentence,) = (each for each in sound.sentences if each.id == second.sentence)
    whole = attrs.evolve(second, start=sentence.start, end=sentence.end, quote=sentence.quote)
    return attrs.evolve(sound, speech_acts=(first, whole, *others))


def no_corrections(sound: bs.Statement) -> bs.Statement:
    return attrs.evolve(sound, corrections=())


def id_with_digits(sound: bs.Statement) -> bs.Statement:
    first, *others = sound.corrections
    return attrs.evolve(sound, corrections=(attrs.evolve(first, id="1st-slip-of-2020"), *others))


@pytest.mark.parametrize(
    "variant",
    [
        state_without_codes,
        states_without_codes,
        overlapping_corrections_of_style,
        adjacent_corrections_of_errors,
        correction_of_the_first_word,
        event_of_some_duration,
        date_of_an_inferred_year,
        every_field_inferred,
        speech_act_as_long_as_its_sentence,
        no_corrections,
        id_with_digits,
    ],
)
def test_a_sound_variant_of_the_packaged_statement_has_no_findings(
    statement: bs.Statement, variant: Variant
) -> None:
    assert bs.validate(variant(statement)).findings == ()


@pytest.mark.parametrize(
    ("text", "sha256"),
    [
        ("Ä.", "e85195f99823c7fcf0b637b07c2681710a9abb2ae2317a1023ee75b398e65a7b"),
        ("Ä.\n", "f197cfb3cc35d206c60e87d676d4b70fb869cdb66ed9e93ea91d3f2e2e36e5ce"),
    ],
    ids=["without a line end", "with a line end"],
)
def test_a_statement_of_one_line_has_no_findings(text: str, sha256: str) -> None:
    source = bs.Source(file="a.txt", bytes=len(text) + 1, sha256=sha256, rights="none")
    statement = bs.Statement(
        id="a",
        title="A",
        issuer="A",
        place="A",
        date="2020",
        language="de",
        source=source,
        text=text,
        blocks=(bs.Block(id="end", start=0, end=2, quote="Ä.", kind="end_mark"),),
    )
    assert bs.validate(statement).findings == ()
