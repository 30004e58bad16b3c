"""Readable text for ids, offsets and enumerated values."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from belarus_statement.model import (
    Annotation,
    Demand,
    Party,
    State,
    Statement,
)
from belarus_statement.model.annotations import Evidence
from belarus_statement.model.entities import RegionalGroup

Heading: TypeAlias = tuple[str, tuple[str, ...], str]
"""The heading of a group of demands: text before, ids of those named, text after."""

INFERRED = " (inferred)"
NO_GROUP = "No regional group"
REGIONAL_GROUPS: MappingProxyType[RegionalGroup, str] = MappingProxyType(
    {
        "AG": "African Group",
        "APG": "Asia and the Pacific Group",
        "EEG": "Eastern European Group",
        "GRULAC": "Latin American and Caribbean Group",
        "WEOG": "Western European and Others Group",
    }
)
EVIDENCE: MappingProxyType[Evidence, str] = MappingProxyType(
    {
        "asserted": "Asserted: the speakers say it themselves",
        "presupposed": "Presupposed: the sentence takes it for granted",
        "found": "Found: the speakers speak of what an inquiry found",
        "credibly_reported": "Credibly reported: the speakers call the reports credible",
        "reported": "Reported: the speakers speak of reports",
        "alleged": "Alleged: the speakers speak of allegations",
    }
)


def names(statement: Statement, record: Annotation, field: str) -> str:
    """Name what the ids in a field of a record stand for, and say where a reader inferred it."""
    ids: tuple[str, ...] = getattr(record, field)
    return listed(statement, ids) + (INFERRED if ids and field in record.inferred else "")


def listed(statement: Statement, ids: Iterable[str]) -> str:
    """Name what ids stand for, one after the other."""
    return ", ".join(name(statement, id) for id in ids)


def name(statement: Statement, id: str) -> str:
    """Return the name of an entity, the words of an annotation, or an id that leads nowhere."""
    record = statement.get(id)
    if isinstance(record, Annotation):
        return record.quote
    return record.name if record else id


def place(statement: Statement, annotation: Annotation) -> str:
    """Return the paragraph that an annotation stands in, or what other part of the document."""
    block = statement.block_of(annotation)
    if block is None:
        return ""
    return f"¶{block.number}" if block.number else words(block.kind)


def regional_group(statement: Statement, party: Party) -> str | None:
    """Return the name of the regional group of a party, if it is a State that has one."""
    actor = statement.get(party.actor)
    code = actor.un_regional_group if isinstance(actor, State) else None
    return REGIONAL_GROUPS[code] if code else None


def demands_by_addressee(statement: Statement) -> Mapping[Heading, Sequence[Demand]]:
    """Return the demands by those of whom they are made, in the order of the first of each."""
    groups: dict[Heading, list[Demand]] = {}
    for demand in statement.demands:
        groups.setdefault(_heading(demand), []).append(demand)
    return groups


def _heading(demand: Demand) -> Heading:
    if demand.claimants:
        return "Asked by: ", demand.claimants, ", whom the speakers support in it"
    if demand.addressees:
        return "Asked of: ", demand.addressees, ""
    return "Asked of nobody whom the text names", (), ""


def cut(text: str, longest: int) -> str:
    """Return a text of at most so many characters, the last an ellipsis where it was longer."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def words(term: str, joint: str = " ") -> str:
    """Return the name of a field, a class of values or one of them, without its underscores."""
    return term.replace("_", joint)
