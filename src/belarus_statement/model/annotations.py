"""Annotations: the stretches of the text that carry something, in standoff form.

Offsets count Unicode code points, half-open, into `Statement.text`. An
annotation points at entities and at other annotations by their ids.
"""

from typing import Annotated, Literal, Self

import attrs

from belarus_statement.model.entities import (
    Entity,
    Event,
    Group,
    Organization,
    Person,
    State,
)
from belarus_statement.model.fields import Edtf, Enrichment, Refers, Span
from belarus_statement.model.printing import shown

BlockKind = Literal[
    "heading",
    "issuer",
    "byline",
    "place",
    "date",
    "dateline",
    "title",
    "subheading",
    "salutation",
    "preamble",
    "paragraph",
    "list_item",
    "closing",
    "signatories",
    "note",
    "end_mark",
]
PartyRole = Literal["lead", "delivering", "joining", "aligning"]
Comparator = Literal[
    "exactly",
    "about",
    "more_than",
    "at_least",
    "fewer_than",
    "at_most",
    "between",
    "several",
    "some",
]
Force = Literal["assertive", "directive", "expressive", "commissive"]
Evidence = Literal["asserted", "presupposed", "found", "credibly_reported", "reported", "alleged"]
WrongKind = Literal[
    "denial_of_care",
    "detention",
    "disappearance",
    "discrimination",
    "electoral_malpractice",
    "expulsion",
    "forced_labour",
    "impunity",
    "incitement",
    "interference",
    "intimidation",
    "loss_of_life",
    "persecution",
    "prosecution",
    "restriction_of_assembly",
    "restriction_of_association",
    "restriction_of_expression",
    "restriction_of_movement",
    "restriction_of_participation",
    "restriction_of_privacy",
    "restriction_of_religion",
    "sexual_violence",
    "torture_or_ill_treatment",
    "violence",
    "other",
    "unspecified",
]
CorrectionKind = Literal[
    "agreement",
    "capitalization",
    "inconsistent_form",
    "missing_punctuation",
    "missing_word",
    "parallelism",
    "repeated_word",
    "spelling",
    "wrong_character",
]
CorrectionSeverity = Literal["error", "style"]

_ACTORS = Refers(State, Organization, Person, Group)


@attrs.frozen(kw_only=True, repr=False)
class Annotation:
    """A stretch of the text that carries a typed claim."""

    id: Annotated[str, "A readable, stable slug, unique in the statement."]
    start: Annotated[int, "The offset of its first code point in the text.", Span]
    end: Annotated[int, "The offset after its last code point.", Span]
    quote: Annotated[str, "The words themselves: text[start:end].", Span]
    inferred: Annotated[
        tuple[str, ...], "The names of those of its fields that a reader must infer."
    ] = ()

    def __repr__(self) -> str:
        return shown(self)


@attrs.frozen(kw_only=True, repr=False)
class Block(Annotation):
    """One of the parts that tile the text: a line of the header, a paragraph, the signatories."""

    kind: Annotated[BlockKind, "What part of the document it is."]
    number: Annotated[int | None, "The number of a paragraph, counted from 1."] = None


@attrs.frozen(kw_only=True, repr=False)
class Sentence(Annotation):
    """A sentence of a block that has some, with its closing punctuation."""

    block: Annotated[str, "The block that it stands in.", Refers(Block)]
    number: Annotated[int, "Its number in the block, counted from 1."]


@attrs.frozen(kw_only=True, repr=False)
class Party(Annotation):
    """A name in the list of those who make the statement, or the words for a group of them."""

    actor: Annotated[
        str,
        "Those whom it names: a State, an organization or a group.",
        Refers(State, Organization, Group),
    ]
    role: Annotated[
        PartyRole,
        "Whether it leads the statement, delivers it for others, joins it or aligns itself.",
    ]
    position: Annotated[
        int, "Its position in the list, counted from 1; the lead, where there is one, first."
    ]


@attrs.frozen(kw_only=True, repr=False)
class Mention(Annotation):
    """A naming of an entity: a name or a noun phrase, never a bare pronoun."""

    target: Annotated[str, "The entity that it names.", Refers(Entity)]


@attrs.frozen(kw_only=True, repr=False)
class DateExpression(Annotation):
    """A date or a part of one, as written."""

    value: Annotated[str, "The date that is meant (EDTF).", Edtf]
    enrichment_sources: Annotated[
        tuple[str, ...], "Where a part that the words leave out was checked.", Enrichment
    ] = ()


@attrs.frozen(kw_only=True, repr=False)
class Quantity(Annotation):
    """A number, in words or figures, that counts people, cases or deaths, with its noun."""

    comparator: Annotated[Comparator, "How the words relate to the value."]
    value: Annotated[
        int | None, "The number, of two the lower; None where the words give none."
    ] = None
    upper_value: Annotated[int | None, "The upper of two numbers, with the comparator between."] = (
        None
    )
    unit: Annotated[str, "What is counted, in the text's words."]


@attrs.frozen(kw_only=True, repr=False)
class SpeechAct(Annotation):
    """An act that the speakers do by saying it; the span is the verb group with its modifiers."""

    sentence: Annotated[str, "The sentence in which they say it.", Refers(Sentence)]
    verb: Annotated[str, "The verb, as a lemma."]
    degree: Annotated[
        tuple[str, ...], "The modifiers that say how much, in the text's words: strongly."
    ] = ()
    addition: Annotated[
        tuple[str, ...], "The modifiers that join it to what was said, in the text's words: also."
    ] = ()
    modifiers: Annotated[
        tuple[str, ...], "The other modifiers of the verb, in the text's words."
    ] = ()
    force: Annotated[Force, "The illocutionary force (after Searle)."]
    addressees: Annotated[tuple[str, ...], "Those whom it is said to.", _ACTORS] = ()


@attrs.frozen(kw_only=True, repr=False)
class Allegation(Annotation):
    """Something said or implied to have happened, or to be the case, that would be a wrong."""

    acts: Annotated[tuple[str, ...], "The words that name what was done."]
    kinds: Annotated[
        tuple[WrongKind, ...], "What kinds of wrong the acts are, as the codebook defines them."
    ] = ()
    evidence: Annotated[Evidence, "On what footing the words put it."]
    alleged_perpetrators: Annotated[
        tuple[str, ...], "Those who are said to have done it.", _ACTORS
    ] = ()
    alleged_victims: Annotated[
        tuple[str, ...], "Those whom it is said to have been done to.", _ACTORS
    ] = ()
    speech_act: Annotated[
        str | None,
        "The speech act by which it is put; None where it is only presupposed.",
        Refers(SpeechAct),
    ] = None
    part_of: Annotated[
        str | None, "The allegation that heads the list it stands in.", Refers(Self)
    ] = None
    sources: Annotated[tuple[str, ...], "Those whose reports the sentence names.", _ACTORS] = ()
    sources_complete: Annotated[
        bool, "Whether these are all by the words, which may say “including from”."
    ] = True
    quantity: Annotated[str | None, "How many are counted.", Refers(Quantity)] = None
    event: Annotated[str | None, "The event by which it is placed.", Refers(Event)] = None


@attrs.frozen(kw_only=True, repr=False)
class Demand(Annotation):
    """Something that someone is to do or to stop."""

    speech_act: Annotated[str, "The speech act that it comes by.", Refers(SpeechAct)]
    action: Annotated[
        str, "What is asked: the verb as a lemma, negated where it is, or the noun as written."
    ]
    addressees: Annotated[tuple[str, ...], "Those who are to do it.", _ACTORS] = ()
    addressee_explicit: Annotated[
        bool, "Whether the text names the addressees for this very demand."
    ]
    beneficiaries: Annotated[
        tuple[str, ...], "Those who are better off by it, by the words.", _ACTORS
    ] = ()
    modifiers: Annotated[tuple[str, ...], "The modifiers of the action, in the text's words."] = ()
    claimants: Annotated[
        tuple[str, ...], "Those whose call it is, where the speakers only support it.", _ACTORS
    ] = ()


@attrs.frozen(kw_only=True, repr=False)
class Correction(Annotation):
    """A slip or inconsistency of the text, with a proposed reading; the text stays as it is."""

    kind: Annotated[CorrectionKind, "What sort of slip it is."]
    severity: Annotated[
        CorrectionSeverity,
        "error: broken grammar, spelling or typography; style: the rarer of two forms.",
    ]
    proposed: Annotated[str, "What should stand in the place of the quote."]
