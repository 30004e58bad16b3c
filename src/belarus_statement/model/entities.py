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

    scheme: Annotated[str, Enrichment]
    """The register, for example wikidata."""
    value: Annotated[str, Enrichment]
    """The identifier in that register."""
    source: Annotated[str, Enrichment]
    """Where the identifier was checked."""


@attrs.frozen(kw_only=True)
class Provision:
    """An article of a human rights instrument that protects a right."""

    instrument: Annotated[str, Enrichment]
    """The instrument, for example UDHR or ICCPR."""
    article: Annotated[str, Enrichment]
    """The article, for example 21(3)."""
    source: Annotated[str, Enrichment]
    """Where the provision was checked."""


@attrs.frozen(kw_only=True, repr=False)
class Entity:
    """Something in the world that the text names."""

    id: str
    """A readable, stable slug, unique in the statement."""
    name: str
    """The name or noun phrase by which the text calls it, without its article."""
    aliases: tuple[str, ...] = ()
    """Other forms by which the text calls it."""
    external_ids: Annotated[tuple[ExternalId, ...], Enrichment] = ()
    """Its names in other registers, each with its source."""
    enrichment_sources: Annotated[tuple[str, ...], Enrichment] = ()
    """Where the enrichment fields of this entity were checked."""

    def __repr__(self) -> str:
        return shown(self)


@attrs.frozen(kw_only=True, repr=False)
class State(Entity):
    """A State that the text names."""

    iso_name: Annotated[str | None, Enrichment] = None
    """The short name in ISO 3166-1."""
    alpha_2: Annotated[str | None, Enrichment] = None
    """The two-letter code of ISO 3166-1."""
    alpha_3: Annotated[str | None, Enrichment] = None
    """The three-letter code of ISO 3166-1."""
    numeric: Annotated[str | None, Enrichment] = None
    """The three-digit code of ISO 3166-1, leading zeros kept."""
    un_regional_group: Annotated[RegionalGroup | None, Enrichment] = None
    """The United Nations regional group."""
    eu_member: Annotated[bool | None, Enrichment] = None
    """Whether it was a member of the European Union on the statement's date."""


@attrs.frozen(kw_only=True, repr=False)
class Organization(Entity):
    """A body, authority, mechanism, office or medium that the text names, however loosely."""

    kind: OrganizationKind
    """What sort of organization it is."""
    parent: Annotated[str | None, Refers(Entity)] = None
    """The organization or State that it belongs to, where the text's words say so."""


@attrs.frozen(kw_only=True, repr=False)
class Person(Entity):
    """A person whom the text names."""

    member_of: Annotated[tuple[str, ...], Refers(Entity)] = ()
    """The State, organization or group that it belongs to, where the text's words say so."""


@attrs.frozen(kw_only=True, repr=False)
class Group(Entity):
    """People, or States, who are meant without a name of their own."""

    member_of: Annotated[tuple[str, ...], Refers(Entity)] = ()
    """The State, organization or larger group that it belongs to, where the text's words say so."""


@attrs.frozen(kw_only=True, repr=False)
class Place(Entity):
    """A place that the text names."""


@attrs.frozen(kw_only=True, repr=False)
class Event(Entity):
    """Something that the text refers to as happening at a time."""

    date: Annotated[str | None, Edtf] = None
    """When it happened, by the text's words (EDTF);
    enrichment_sources speaks for what they leave out.
    """


@attrs.frozen(kw_only=True, repr=False)
class Document(Entity):
    """A text that is referred to."""

    symbol: Annotated[str | None, Enrichment] = None
    """The United Nations document symbol."""
    date: Annotated[str | None, Edtf] = None
    """When it was issued or adopted, by the text's words (EDTF);
    enrichment_sources speaks for what they leave out.
    """


@attrs.frozen(kw_only=True, repr=False)
class Right(Entity):
    """A right, freedom or principle that the text invokes."""

    provisions: Annotated[tuple[Provision, ...], Enrichment] = ()
    """The articles that protect it, each with its source."""
