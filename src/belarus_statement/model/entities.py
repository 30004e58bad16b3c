"""Entities: the things in the world that the statement names.

An entity has names and no offsets; where the text names it, a `Mention` points
at it. Fields marked `Enrichment` hold what the text does not say.
"""

from typing import Annotated, Literal

import attrs

from belarus_statement.model.fields import Edtf, Enrichment, Refers
from belarus_statement.model.printing import shown

RegionalGroup = Literal["AG", "APG", "EEG", "GRULAC", "WEOG"]
OrganizationKind = Literal[
    "association",
    "authority",
    "body",
    "intergovernmental",
    "media",
    "mechanism",
    "mission",
    "office",
    "political",
]


@attrs.frozen(kw_only=True)
class ExternalId:
    """The name of an entity in somebody else's register."""

    scheme: Annotated[str, "The register, for example wikidata.", Enrichment]
    value: Annotated[str, "The identifier in that register.", Enrichment]
    source: Annotated[str, "Where the identifier was checked.", Enrichment]


@attrs.frozen(kw_only=True)
class Provision:
    """An article of a human rights instrument that protects a right."""

    instrument: Annotated[str, "The instrument, for example UDHR or ICCPR.", Enrichment]
    article: Annotated[str, "The article, for example 21(3).", Enrichment]
    source: Annotated[str, "Where the provision was checked.", Enrichment]


@attrs.frozen(kw_only=True, repr=False)
class Entity:
    """Something in the world that the text names."""

    id: Annotated[str, "A readable, stable slug, unique in the statement."]
    name: Annotated[str, "The name or noun phrase by which the text calls it, without its article."]
    aliases: Annotated[tuple[str, ...], "Other forms by which the text calls it."] = ()
    external_ids: Annotated[
        tuple[ExternalId, ...], "Its names in other registers, each with its source.", Enrichment
    ] = ()
    enrichment_sources: Annotated[
        tuple[str, ...], "Where the enrichment fields of this entity were checked.", Enrichment
    ] = ()

    def __repr__(self) -> str:
        return shown(self)


@attrs.frozen(kw_only=True, repr=False)
class State(Entity):
    """A State that the text names."""

    iso_name: Annotated[str | None, "The short name in ISO 3166-1.", Enrichment] = None
    alpha_2: Annotated[str | None, "The two-letter code of ISO 3166-1.", Enrichment] = None
    alpha_3: Annotated[str | None, "The three-letter code of ISO 3166-1.", Enrichment] = None
    numeric: Annotated[
        str | None, "The three-digit code of ISO 3166-1, leading zeros kept.", Enrichment
    ] = None
    un_regional_group: Annotated[
        RegionalGroup | None, "The United Nations regional group.", Enrichment
    ] = None
    eu_member: Annotated[
        bool | None,
        "Whether it was a member of the European Union on the statement's date.",
        Enrichment,
    ] = None


@attrs.frozen(kw_only=True, repr=False)
class Organization(Entity):
    """A body, authority, mechanism, office or medium that the text names, however loosely."""

    kind: Annotated[OrganizationKind, "What sort of organization it is."]
    parent: Annotated[
        str | None,
        "The organization or State that it belongs to, where the text's words say so.",
        Refers(Entity),
    ] = None


@attrs.frozen(kw_only=True, repr=False)
class Person(Entity):
    """A person whom the text names."""

    member_of: Annotated[
        tuple[str, ...],
        "The State, organization or group that it belongs to, where the text's words say so.",
        Refers(Entity),
    ] = ()


@attrs.frozen(kw_only=True, repr=False)
class Group(Entity):
    """People, or States, who are meant without a name of their own."""

    member_of: Annotated[
        tuple[str, ...],
        "The State, organization or larger group that it belongs to, where the text's words say "
        "so.",
        Refers(Entity),
    ] = ()


@attrs.frozen(kw_only=True, repr=False)
class Place(Entity):
    """A place that the text names."""


@attrs.frozen(kw_only=True, repr=False)
class Event(Entity):
    """Something that the text refers to as happening at a time."""

    date: Annotated[
        str | None,
        "When it happened, by the text's words (EDTF); enrichment_sources speaks for what they "
        "leave out.",
        Edtf,
    ] = None


@attrs.frozen(kw_only=True, repr=False)
class Document(Entity):
    """A text that is referred to."""

    symbol: Annotated[str | None, "The United Nations document symbol.", Enrichment] = None
    date: Annotated[
        str | None,
        "When it was issued or adopted, by the text's words (EDTF); enrichment_sources speaks for "
        "what they leave out.",
        Edtf,
    ] = None


@attrs.frozen(kw_only=True, repr=False)
class Right(Entity):
    """A right, freedom or principle that the text invokes."""

    provisions: Annotated[
        tuple[Provision, ...], "The articles that protect it, each with its source.", Enrichment
    ] = ()
