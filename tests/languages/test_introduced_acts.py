"""Performatives to which other words lead: "we would like to thank" thanks."""

import pytest

from belarus_statement.languages import language_of
from belarus_statement.languages.acts import Act, acts_in


def found(tag: str, sentence: str) -> list[Act]:
    language = language_of(tag)
    assert language is not None
    assert language.acts is not None
    return acts_in(sentence, language.acts)


@pytest.mark.parametrize(
    ("tag", "sentence", "quote", "verb", "force"),
    [
        ("en", "We would like to thank the Office.", "would like to thank", "thank", "expressive"),
        ("en", "We wish to recall the vote.", "wish to recall", "recall", "assertive"),
        ("en", "We want to urge all to act.", "want to urge", "urge", "directive"),
        (
            "en",
            "I have the honour to deliver this.",
            "have the honour to deliver",
            "deliver",
            "assertive",
        ),
        (
            "fr",
            "Nous tenons à remercier le Bureau.",
            "tenons à remercier",
            "remercier",
            "expressive",
        ),
        (
            "fr",
            "Nous souhaitons exprimer notre joie.",
            "souhaitons exprimer",
            "exprimer",
            "expressive",
        ),
        ("es", "Queremos expresar nuestra pena.", "Queremos expresar", "expresar", "expressive"),
    ],
)
def test_the_act_is_the_infinitive_and_its_span_begins_at_what_leads_to_it(
    tag: str, sentence: str, quote: str, verb: str, force: str
) -> None:
    (act,) = found(tag, sentence)
    assert (sentence[act.start : act.end], act.verb, act.force) == (quote, verb, force)


def test_adverbs_within_are_those_of_the_act() -> None:
    (act,) = found("en", "We would also like to strongly condemn the raids.")
    assert (act.degree, act.addition) == (("strongly",), ("also",))


def test_what_the_speakers_will_do_binds_them() -> None:
    sentence = "We will also closely follow the case."
    (act,) = found("en", sentence)
    assert (act.verb, act.force) == ("follow", "commissive")
    assert sentence[act.start : act.end] == "will also closely follow"
    (kept,) = found("en", "We will continue to follow the case.")
    assert (kept.verb, kept.force) == ("follow", "commissive")
    (said,) = found("en", "The harbour will close in May.")
    assert said.force == "assertive"


def test_what_leads_to_no_performative_is_an_act_of_its_own() -> None:
    (act,) = found("en", "We wish them well.")
    assert (act.verb, act.force) == ("wish", "expressive")


def test_what_others_would_like_is_no_act_of_the_speakers() -> None:
    assert all(act.verb != "thank" for act in found("en", "Nobody would like to thank them."))
