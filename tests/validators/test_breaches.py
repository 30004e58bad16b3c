"""For every rule, breaches of it in the packaged statement, each found at its path.

A breach spoils one thing of a sound statement, and no rule but its own may
object, where ``also`` names no other that it breaks of necessity.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.testing import edit

Spoil = Callable[[bs.Statement], bs.Statement]


class Breach(NamedTuple):
    code: str
    path: str
    spoil: Spoil
    also: tuple[str, ...] = ()


def at(code: str, path: str, value: Any, *also: str) -> Breach:
    """A breach by one value, found where it stands."""

    def spoil(sound: bs.Statement) -> bs.Statement:
        return edit(sound, path, value)

    return Breach(code, path, spoil, also)


def span(collection: str, index: int, start: int, end: int) -> Spoil:
    """One annotation on another stretch of the text, quoted as it stands there."""

    def spoil(sound: bs.Statement) -> bs.Statement:
        annotation = getattr(sound, collection)[index]
        quote = sound.text[start:end]
        moved = attrs.evolve(annotation, start=start, end=end, quote=quote)
        return edit(sound, f"$.{collection}[{index}]", moved)

    return spoil


def without(collection: str, index: int) -> Spoil:
    def spoil(sound: bs.Statement) -> bs.Statement:
        records = list(getattr(sound, collection))
        del records[index]
        return edit(sound, f"$.{collection}", tuple(records))

    return spoil


def swapped(collection: str, first: int, second: int) -> Spoil:
    def spoil(sound: bs.Statement) -> bs.Statement:
        records = list(getattr(sound, collection))
        records[first], records[second] = records[second], records[first]
        return edit(sound, f"$.{collection}", tuple(records))

    return spoil


def letter_changed(sound: bs.Statement) -> bs.Statement:
    return attrs.evolve(sound, text=sound.text.replace("detained.\n\n###", "detained!\n\n###"))


def letter_added_after_the_end(sound: bs.Statement) -> bs.Statement:
    return attrs.evolve(sound, text=f"{sound.text}#")


def no_blocks(sound: bs.Statement) -> bs.Statement:
    return attrs.evolve(sound, blocks=())


def one_id_for_two_corrections(sound: bs.Statement) -> bs.Statement:
    first, second, *others = sound.corrections
    return attrs.evolve(sound, corrections=(first, attrs.evolve(second, id=first.id), *others))


def one_id_for_a_date_and_a_correction(sound: bs.Statement) -> bs.Statement:
    first, *others = sound.corrections
    return attrs.evolve(sound, corrections=(attrs.evolve(first, id=sound.dates[2].id), *others))


def one_id_for_a_state_and_a_correction(sound: bs.Statement) -> bs.Statement:
    first, *others = sound.corrections
    return attrs.evolve(sound, corrections=(attrs.evolve(first, id=sound.states[5].id), *others))


def sentence_in_a_block_without_sentences(sound: bs.Statement) -> bs.Statement:
    """It leaves the last word of the title uncovered."""
    title = bs.Sentence(
        id="title-s1", start=130, end=175, quote=sound.text[130:175], block="title", number=1
    )
    return attrs.evolve(sound, sentences=(title, *sound.sentences))


def sentence_named_to_the_title(sound: bs.Statement) -> bs.Statement:
    """It is one more than the sentences that tile its own block."""
    first = sound.sentences[0]
    other = attrs.evolve(first, id="title-s1", block="title")
    return attrs.evolve(sound, sentences=(other, *sound.sentences))


def place_that_nothing_names(sound: bs.Statement) -> bs.Statement:
    return attrs.evolve(sound, places=(*sound.places, bs.Place(id="somewhere", name="Belarus")))


def albania_left_out(sound: bs.Statement) -> bs.Statement:
    """The others count on without it."""
    lead, _, *joining = sound.parties
    counted = (attrs.evolve(each, position=place) for place, each in enumerate(joining, 2))
    return attrs.evolve(sound, parties=(lead, *counted))


def overlapping_corrections_of_errors(sound: bs.Statement) -> bs.Statement:
    changed = span("corrections", 1, 1097, 1123)(sound)
    first, second, third, *others = changed.corrections
    second, third = (attrs.evolve(each, severity="error") for each in (second, third))
    return attrs.evolve(sound, corrections=(first, second, third, *others))


TRUE, FALSE = True, False
OTHER_TEXT = (
    "source-size-differs",
    "source-digest-differs",
    "span-outside",
    "name-not-in-text",
    "blocks-do-not-tile",
)
"""What else is wrong where the whole text is replaced by a few letters."""

BREACHES = (
    at("source-size-differs", "$.source.bytes", 5420),
    at("source-digest-differs", "$.source.sha256", "0" * 64),
    Breach("source-digest-differs", "$.source.sha256", letter_changed, ("quote-differs",)),
    at("header-differs", "$.title", "Statement on Belarus"),
    at("header-differs", "$.issuer", "U.S. Mission"),
    at("header-differs", "$.place", "New York"),
    at("header-differs", "$.date", "2020-10-27"),
    at("header-differs", "$.date", "2020-10-25"),
    at("name-not-in-quote", "$.parties[1].actor", "state-austria"),
    at("words-not-in-quote", "$.allegations[0].acts[0]", "murder"),
    at("words-not-in-quote", "$.allegations[3].acts", ()),
    at("words-not-in-quote", "$.speech_acts[5].degree[0]", "mildly"),
    at("words-not-in-quote", "$.demands[3].modifiers[1]", "partial"),
    at("name-not-in-quote", "$.mentions[1].target", "state-albania", "order"),
    Breach(
        "addressee-unclear",
        "$.demands[0].addressee_explicit",
        at("", "$.demands[0].inferred", ("addressees",)).spoil,
    ),
    at("addressee-unclear", "$.demands[1].addressee_explicit", TRUE),
    at("addressee-unclear", "$.demands[3].addressee_explicit", TRUE),
    at("addressee-unclear", "$.demands[0].addressee_explicit", FALSE),
    at(
        "quantity-outside-allegation",
        "$.allegations[10].quantity",
        "quantity-a-number-of-arrested-or-detained-individuals",
    ),
    at("country-codes-disagree", "$.states[2].alpha_3", "DEU"),
    at("country-codes-disagree", "$.states[2].alpha_3", "AAA"),
    at("country-codes-disagree", "$.states[2].numeric", "000"),
    at("date-differs", "$.events[0].date", "1999-01-01"),
    at("date-differs", "$.dates[1].value", "1999/2000"),
    at("enrichment-without-source", "$.dates[3].enrichment_sources", ()),
    at("enrichment-without-source", "$.states[2].enrichment_sources[0]", " "),
    at("enrichment-without-source", "$.states[2].external_ids[0].source", ""),
    at("evidence-without-words", "$.allegations[12].evidence", "asserted"),
    at("evidence-without-words", "$.allegations[13].evidence", "presupposed"),
    at("quantity-unclear", "$.quantities[1].unit", ""),
    at("language-malformed", "$.language", "English"),
    at("language-malformed", "$.language", "en_US"),
    at("text-not-normal", "$.text", "e\u0301", *OTHER_TEXT),
    at("text-bidirectional", "$.text", "\u202e", *OTHER_TEXT),
    at("text-invisible", "$.text", "\u200b", *OTHER_TEXT),
    at("id-not-slug", "$.id", "Joint Statement"),
    at("id-not-slug", "$.corrections[0].id", "Correction 1"),
    at("id-not-slug", "$.corrections[0].id", ""),
    at("id-not-slug", "$.corrections[0].id", "double--hyphen"),
    at("id-not-slug", "$.corrections[0].id", "-hyphen"),
    at("id-not-slug", "$.corrections[0].id", "slug\n"),
    at("id-not-slug", "$.corrections[0].id", "größe"),
    Breach("id-repeated", "$.corrections[1].id", one_id_for_two_corrections),
    Breach("id-repeated", "$.corrections[0].id", one_id_for_a_date_and_a_correction),
    Breach("id-repeated", "$.corrections[0].id", one_id_for_a_state_and_a_correction),
    at("reference-dangling", "$.mentions[2].target", "atlantis", "entity-without-mention"),
    at("reference-dangling", "$.allegations[0].event", "event-gone"),
    at("reference-dangling", "$.demands[3].beneficiaries[1]", "group-gone"),
    at("reference-wrong-class", "$.demands[3].beneficiaries[1]", "place-new-york"),
    at("reference-wrong-class", "$.demands[0].speech_act", "p3-s1"),
    at("reference-wrong-class", "$.organizations[0].parent", "preamble"),
    at(
        "reference-in-circle",
        "$.organizations[0].parent",
        "organization-us-mission-to-the-united-nations",
    ),
    at("reference-in-circle", "$.groups[0].member_of", ("group-belarusian-people",)),
    at(
        "reference-in-circle",
        "$.allegations[0].part_of",
        "allegation-election-neither-free-nor-fair",
    ),
    at("inferred-unknown", "$.dates[3].inferred[0]", "year", "date-differs"),
    Breach(
        "inferred-unknown",
        "$.mentions[0].inferred[1]",
        at("", "$.mentions[0].inferred", ("target", "start")).spoil,
    ),
    at("span-empty", "$.mentions[5].end", 93),
    at("span-empty", "$.mentions[5].end", 92),
    at("span-outside", "$.mentions[0].end", 6000),
    at("span-outside", "$.mentions[0].end", 5409),
    at("span-outside", "$.mentions[0].start", -1),
    Breach("span-white-space", "$.mentions[1].start", span("mentions", 1, 48, 56)),
    Breach("span-white-space", "$.mentions[4].end", span("mentions", 4, 74, 93)),
    at("quote-differs", "$.mentions[1].quote", "Belarvs"),
    at("quote-differs", "$.mentions[1].quote", ""),
    at("quote-differs", "$.mentions[0].quote", "Joint statement"),
    at("quote-differs", "$.blocks[15].quote", "***"),
    Breach(
        "quote-differs",
        "$.mentions[1].quote",
        at("", "$.mentions[1].end", 55).spoil,
        ("name-not-in-quote",),
    ),
    Breach("blocks-do-not-tile", "$.blocks[0].start", without("blocks", 0)),
    Breach("blocks-do-not-tile", "$.blocks[1].start", without("blocks", 1)),
    Breach("blocks-do-not-tile", "$.blocks", without("blocks", -1)),
    Breach("blocks-do-not-tile", "$.blocks", no_blocks, ("reference-dangling",)),
    Breach(
        "blocks-do-not-tile", "$.blocks[2].start", span("blocks", 1, 58, 96), ("header-differs",)
    ),
    Breach(
        "blocks-do-not-tile",
        "$.blocks",
        letter_added_after_the_end,
        ("source-size-differs", "source-digest-differs"),
    ),
    Breach(
        "blocks-do-not-tile",
        "$.blocks",
        at("", "$.blocks[15].end", 5409).spoil,
        ("span-outside",),
    ),
    Breach("sentences-do-not-tile", "$.sentences[2].start", span("sentences", 1, 808, 1091)),
    Breach("sentences-do-not-tile", "$.sentences[2].start", span("sentences", 1, 808, 1098)),
    Breach(
        "sentences-do-not-tile",
        "$.blocks[6]",
        span("sentences", 3, 1160, 1554),
        ("allegation-outside-sentence",),
    ),
    Breach("sentences-do-not-tile", "$.sentences[0].block", sentence_named_to_the_title),
    Breach("sentences-do-not-tile", "$.blocks[6]", span("sentences", 3, 1160, 1559)),
    Breach(
        "sentences-do-not-tile", "$.blocks[14]", without("sentences", 21), ("reference-dangling",)
    ),
    Breach(
        "sentences-do-not-tile",
        "$.blocks[4]",
        sentence_in_a_block_without_sentences,
        ("sentence-untyped",),
    ),
    Breach("order", "$.corrections[1]", swapped("corrections", 0, 1)),
    Breach("order", "$.mentions[3]", swapped("mentions", 2, 3)),
    Breach("order", "$.states[2]", swapped("states", 1, 2)),
    # Both are first named by words that begin at one place: the longer name stands first.
    Breach("order", "$.organizations[15]", swapped("organizations", 14, 15)),
    at("numbering", "$.parties[1].position", 7),
    at("numbering", "$.parties[1].position", 1),
    at("numbering", "$.blocks[6].number", 2),
    at("numbering", "$.blocks[6].number", None),
    at("numbering", "$.blocks[0].number", 1),
    at("numbering", "$.sentences[1].number", 0),
    at("numbering", "$.sentences[1].number", 2),
    at("speech-act-outside-sentence", "$.speech_acts[1].sentence", "p1-s2"),
    at("allegation-outside-sentence", "$.allegations[0].speech_act", "speech-act-p1-s1-support"),
    at("demand-outside-sentence", "$.demands[0].speech_act", "speech-act-p1-s1-support"),
    at("parties-differ-from-list", "$.parties[0].role", "joining"),
    at("parties-differ-from-list", "$.parties[1].role", "lead"),
    Breach("parties-differ-from-list", "$.mentions[10]", albania_left_out),
    at("parties-differ-from-list", "$.parties", ()),
    Breach("entity-without-mention", "$.places[1]", place_that_nothing_names),
    Breach("sentence-untyped", "$.sentences[0]", without("speech_acts", 0)),
    at("name-not-in-text", "$.places[0].name", "New York City", "name-not-in-quote"),
    at("name-not-in-text", "$.places[0].name", ""),
    at("name-not-in-text", "$.places[0].name", " "),
    at("name-not-in-text", "$.states[1].aliases[0]", "USA", "name-not-in-quote"),
    at("date-malformed", "$.date", "26 October 2020", "header-differs"),
    at("date-malformed", "$.dates[1].value", "9 August 2020"),
    at("date-malformed", "$.events[0].date", "August 2020"),
    at("date-malformed", "$.documents[0].date", ""),
    at("date-differs", "$.dates[1].value", "2020-08-10"),
    at("date-differs", "$.dates[1].value", "2020-09-09"),
    at("date-differs", "$.dates[1].value", "2021-08-09"),
    at("date-differs", "$.dates[1].value", "2020-08"),
    at("date-differs", "$.dates[2].value", "2020-08"),
    Breach("date-differs", "$.dates[3].value", at("", "$.dates[3].inferred", ()).spoil),
    at("quantity-differs", "$.quantities[3].value", 501),
    at("quantity-differs", "$.quantities[3].value", 499),
    at("quantity-unclear", "$.quantities[3].value", None),
    at("quantity-unclear", "$.quantities[3].upper_value", 600, "quantity-differs"),
    at("quantity-differs", "$.quantities[3].comparator", "exactly"),
    at("quantity-unclear", "$.quantities[0].value", 1000),
    at("quantity-differs", "$.quantities[0].comparator", "at_least", "quantity-unclear"),
    at("quantity-differs", "$.quantities[2].comparator", "some"),
    at("quantity-unclear", "$.quantities[2].unit", "people"),
    Breach(
        "quantity-unclear", "$.quantities[1].unit", at("", "$.quantities[1].inferred", ()).spoil
    ),
    at("evidence-without-words", "$.allegations[0].evidence", "reported"),
    at("evidence-without-words", "$.allegations[0].evidence", "credibly_reported"),
    at("correction-changes-nothing", "$.corrections[0].proposed", "Belarus’s"),
    Breach("corrections-overlap", "$.corrections[2]", overlapping_corrections_of_errors),
    at("country-code-malformed", "$.states[2].alpha_2", "al"),
    at("country-code-malformed", "$.states[2].alpha_3", "AL"),
    at("country-code-malformed", "$.states[2].numeric", "8"),
    at("country-codes-disagree", "$.states[1].alpha_3", None),
    at("country-codes-disagree", "$.states[1].numeric", None),
    at("enrichment-without-source", "$.states[0].enrichment_sources", ()),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda each: f"{each.code} at {each.path}")
def test_a_breach_is_found_at_its_path_and_by_its_rule(
    statement: bs.Statement, breach: Breach
) -> None:
    report = bs.validate(breach.spoil(statement))
    assert {each.path for each in report.findings if each.code == breach.code} == {breach.path}
    assert {each.code for each in report.findings} == {breach.code, *breach.also}
    only_warns = {each.code for each in bs.rules() if each.severity == "warning"}
    assert report.ok is ({breach.code, *breach.also} <= only_warns)


def test_every_rule_has_a_breach_here() -> None:
    assert {breach.code for breach in BREACHES} == {
        *(rule.code for rule in bs.rules() if rule.check),
        "date-malformed",
    }


def test_no_rule_objects_to_the_packaged_statement(statement: bs.Statement) -> None:
    assert bs.validate(statement).findings == ()
