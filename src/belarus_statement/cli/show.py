"""The page that tells a statement: who speaks, what is said, alleged, and asked of whom."""

from collections.abc import Iterator, Sequence

from belarus_statement.cli.page import Heading, Page, Table, Text
from belarus_statement.model import Annotation, Block, Demand, Party, State, Statement

_GROUPS = {
    "AG": "African Group",
    "APG": "Asia and the Pacific Group",
    "EEG": "Eastern European Group",
    "GRULAC": "Latin American and Caribbean Group",
    "WEOG": "Western European and Others Group",
}


def page(statement: Statement) -> Page:
    """The whole page; a layer that the statement does not have takes no room on it."""
    yield Heading(statement.title, level=1)
    yield Text(f"{statement.issuer}\n{statement.place}\n{statement.date}")
    yield from _text(statement)
    yield from _parties(statement)
    yield from _speech_acts(statement)
    yield from _allegations(statement)
    yield from _demands(statement)


def _text(statement: Statement) -> Page:
    yield Heading("What they say")
    for block in statement.blocks:
        if block.kind in ("preamble", "paragraph"):
            yield Text(block.quote, label=str(block.number or ""))


def _parties(statement: Statement) -> Page:
    if not statement.parties:
        return
    yield Heading(f"Who speaks: {len(statement.parties)} parties")
    lead = ", ".join(each.quote for each in statement.parties if each.role == "lead")
    yield Text(lead, label="Lead:")
    joining: dict[str, list[str]] = {}
    for party in statement.parties:
        if party.role == "joining":
            joining.setdefault(_regional_group(statement, party), []).append(party.quote)
    for group, names in sorted(joining.items()):
        yield Text(", ".join(names), label=f"Joining, {group} ({len(names)}):")


def _regional_group(statement: Statement, party: Party) -> str:
    actor = statement.get(party.actor)
    code = actor.un_regional_group if isinstance(actor, State) else None
    return _GROUPS[code] if code else "in no regional group"


def _speech_acts(statement: Statement) -> Page:
    stances = [each for each in statement.speech_acts if each.force in ("expressive", "commissive")]
    if stances:
        yield Heading(f"What they take a stand on: {len(stances)}")
        yield Table(
            ("Where", "They", "In the sentence"),
            tuple(
                (_where(statement, each), each.quote, _name(statement, each.sentence))
                for each in stances
            ),
        )


def _allegations(statement: Statement) -> Page:
    if statement.allegations:
        yield Heading(f"What is alleged, and on what evidence: {len(statement.allegations)}")
        yield Table(
            ("Where", "Evidence", "What", "By", "Against"),
            tuple(
                (
                    _where(statement, each),
                    each.evidence.replace("_", " "),
                    each.quote,
                    _names(statement, each.alleged_perpetrators),
                    _names(statement, each.victims),
                )
                for each in statement.allegations
            ),
        )


def _demands(statement: Statement) -> Page:
    if not statement.demands:
        return
    yield Heading(f"What they ask for, and of whom: {len(statement.demands)}")
    for whom, demands in _by_addressee(statement):
        yield Text(whom + ":")
        yield Table(
            ("Where", "What", "For"),
            tuple(
                (_where(statement, each), each.quote, _names(statement, each.beneficiaries))
                for each in demands
            ),
        )


def _by_addressee(statement: Statement) -> Iterator[tuple[str, Sequence[Demand]]]:
    grouped: dict[str, list[Demand]] = {}
    for demand in statement.demands:
        if demand.claimants:
            whom = f"Calls of {_names(statement, demand.claimants)} that they support"
        elif demand.addressees:
            whom = f"Of {_names(statement, demand.addressees)}"
        else:
            whom = "Of nobody named"
        grouped.setdefault(whom, []).append(demand)
    yield from grouped.items()


def _names(statement: Statement, ids: Sequence[str]) -> str:
    return ", ".join(_name(statement, id) for id in ids)


def _name(statement: Statement, id: str) -> str:
    record = statement.get(id)
    if isinstance(record, Annotation):
        return record.quote
    return record.name if record else id


def _where(statement: Statement, annotation: Annotation) -> str:
    for each in statement.at(annotation.start):
        if isinstance(each, Block):
            return f"¶{each.number}" if each.number else each.kind.replace("_", " ")
    return ""
