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

    id: str
    """A readable, stable slug, unique in the statement."""
    start: Annotated[int, Span]
    """The offset of its first code point in the text."""
    end: Annotated[int, Span]
    """The offset after its last code point."""
    quote: Annotated[str, Span]
    """The words themselves: text[start:end]."""
    inferred: tuple[str, ...] = ()
    """The names of those of its fields that a reader must infer."""

    def __repr__(self) -> str:
        return shown(self)


@attrs.frozen(kw_only=True, repr=False)
class Block(Annotation):
    """One of the parts that tile the text: a line of the header, a paragraph, the signatories."""

    kind: BlockKind
    """What part of the document it is."""
    number: int | None = None
    """The number of a paragraph, counted from 1."""


@attrs.frozen(kw_only=True, repr=False)
class Sentence(Annotation):
    """A sentence of a block that has some, with its closing punctuation."""

    block: Annotated[str, Refers(Block)]
    """The block that it stands in."""
    number: int
    """Its number in the block, counted from 1."""


@attrs.frozen(kw_only=True, repr=False)
class Party(Annotation):
    """A name in the list of those who make the statement, or the words for a group of them."""

    actor: Annotated[str, Refers(State, Organization, Group)]
    """Those whom it names: a State, an organization or a group."""
    role: PartyRole
    """Whether it leads the statement, delivers it for others, joins it or aligns itself."""
    position: int
    """Its position in the list, counted from 1; the lead, where there is one, first."""


@attrs.frozen(kw_only=True, repr=False)
class Mention(Annotation):
    """A naming of an entity: a name or a noun phrase, never a bare pronoun."""

    target: Annotated[str, Refers(Entity)]
    """The entity that it names."""


@attrs.frozen(kw_only=True, repr=False)
class DateExpression(Annotation):
    """A date or a part of one, as written."""

    value: Annotated[str, Edtf]
    """The date that is meant (EDTF)."""
    enrichment_sources: Annotated[tuple[str, ...], Enrichment] = ()
    """Where a part that the words leave out was checked."""


@attrs.frozen(kw_only=True, repr=False)
class Quantity(Annotation):
    """A number, in words or figures, that counts people, cases or deaths, with its noun."""

    comparator: Comparator
    """How the words relate to the value."""
    value: int | None = None
    """The number, of two the lower; None where the words give none."""
    upper_value: int | None = None
    """The upper of two numbers, with the comparator between."""
    unit: str
    """What is counted, in the text's words."""


@attrs.frozen(kw_only=True, repr=False)
class SpeechAct(Annotation):
    """An act that the speakers do by saying it; the span is the verb group with its modifiers."""

    sentence: Annotated[str, Refers(Sentence)]
    """The sentence in which they say it."""
    verb: str
    """The verb, as a lemma."""
    degree: tuple[str, ...] = ()
    """The modifiers that say how much, in the text's words: strongly."""
    addition: tuple[str, ...] = ()
    """The modifiers that join it to what was said, in the text's words: also."""
    modifiers: tuple[str, ...] = ()
    """The other modifiers of the verb, in the text's words."""
    force: Force
    """The illocutionary force (after Searle)."""
    addressees: Annotated[tuple[str, ...], _ACTORS] = ()
    """Those whom it is said to."""


@attrs.frozen(kw_only=True, repr=False)
class Allegation(Annotation):
    """Something said or implied to have happened, or to be the case, that would be a wrong."""

    acts: tuple[str, ...]
    """The words that name what was done."""
    kinds: tuple[WrongKind, ...] = ()
    """What kinds of wrong the acts are, as the codebook defines them."""
    evidence: Evidence
    """On what footing the words put it."""
    alleged_perpetrators: Annotated[tuple[str, ...], _ACTORS] = ()
    """Those who are said to have done it."""
    alleged_victims: Annotated[tuple[str, ...], _ACTORS] = ()
    """Those whom it is said to have been done to."""
    speech_act: Annotated[str | None, Refers(SpeechAct)] = None
    """The speech act by which it is put; None where it is only presupposed."""
    part_of: Annotated[str | None, Refers(Self)] = None
    """The allegation that heads the list it stands in."""
    sources: Annotated[tuple[str, ...], _ACTORS] = ()
    """Those whose reports the sentence names."""
    sources_complete: bool = True
    """Whether these are all by the words, which may say “including from”."""
    quantity: Annotated[str | None, Refers(Quantity)] = None
    """How many are counted."""
    event: Annotated[str | None, Refers(Event)] = None
    """The event by which it is placed."""


@attrs.frozen(kw_only=True, repr=False)
class Demand(Annotation):
    """Something that someone is to do or to stop."""

    speech_act: Annotated[str, Refers(SpeechAct)]
    """The speech act that it comes by."""
    action: str
    """What is asked: the verb as a lemma, negated where it is, or the noun as written."""
    addressees: Annotated[tuple[str, ...], _ACTORS] = ()
    """Those who are to do it."""
    addressee_explicit: bool
    """Whether the text names the addressees for this very demand."""
    beneficiaries: Annotated[tuple[str, ...], _ACTORS] = ()
    """Those who are better off by it, by the words."""
    modifiers: tuple[str, ...] = ()
    """The modifiers of the action, in the text's words."""
    claimants: Annotated[tuple[str, ...], _ACTORS] = ()
    """Those whose call it is, where the speakers only support it."""


@attrs.frozen(kw_only=True, repr=False)
class Correction(Annotation):
    """A slip or inconsistency of the text, with a proposed reading; the text stays as it is."""

    kind: CorrectionKind
    """What sort of slip it is."""
    severity: CorrectionSeverity
    """error: broken grammar, spelling or typography; style: the rarer of two forms."""
    proposed: str
    """What should stand in the place of the quote."""
