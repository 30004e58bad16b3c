"""The page that tells a statement: who speaks, what is said, alleged, and asked of whom."""

from typing import get_args

from belarus_statement.cli.page import Heading, Item, Items, Page, Text
from belarus_statement.file_formats.documents.segments import parts
from belarus_statement.model import (
    Allegation,
    Party,
    Statement,
)
from belarus_statement.model.annotations import Evidence
from belarus_statement.wording import (
    EVIDENCE,
    demands_by_addressee,
    listed,
    name,
    names,
    place,
    regional_group,
)


def page(statement: Statement) -> Page:
    """Yield the whole page; a layer that the statement does not have takes no room on it."""
    yield Heading(statement.title, level=1)
    if header := [each for each in (statement.issuer, statement.place, statement.date) if each]:
        yield Text("\n".join(header))
    yield from _parties(statement)
    yield from _text(statement)
    yield from _stances(statement)
    yield from _allegations(statement)
    yield from _demands(statement)


def _parties(statement: Statement) -> Page:
    if not statement.parties:
        return
    yield Heading(f"Who speaks: {len(statement.parties)} parties")
    groups: dict[str, list[str]] = {}
    for party in statement.parties:
        groups.setdefault(_role(statement, party), []).append(party.quote)
    yield Items(
        tuple(
            Item(", ".join(quotes), label=f"{standing} ({len(quotes)})")
            for standing, quotes in sorted(groups.items(), reverse=True)
        )
    )


def _role(statement: Statement, party: Party) -> str:
    if party.role != "joining":
        return party.role
    return f"joining, {regional_group(statement, party) or 'no regional group'}"


def _text(statement: Statement) -> Page:
    yield Heading("What they say")
    for start, end, block in parts(statement):
        if words := block.quote if block else statement.text[start:end].strip():
            yield Text(words, label=str(block.number or "") if block else "")


def _stances(statement: Statement) -> Page:
    """Yield what the speakers condemn, welcome, support: the sentences of their expressive acts."""
    stances = [each for each in statement.speech_acts if each.force == "expressive"]
    if stances:
        yield Heading(f"What they condemn, support or are concerned about: {len(stances)}")
        yield Items(
            tuple(
                Item(
                    name(statement, each.sentence),
                    label=f"{place(statement, each)} {each.quote}:",
                )
                for each in stances
            )
        )


def _allegations(statement: Statement) -> Page:
    if not statement.allegations:
        return
    yield Heading(f"What is alleged, and on what evidence: {len(statement.allegations)}")
    for evidence in get_args(Evidence):
        alleged = [each for each in statement.allegations if each.evidence == evidence]
        if alleged:
            yield Text(f"{EVIDENCE[evidence]} ({len(alleged)}).")
            yield Items(tuple(_allegation(statement, each) for each in alleged))


def _allegation(statement: Statement, allegation: Allegation) -> Item:
    return Item(
        allegation.quote,
        label=place(statement, allegation),
        details=(
            ("by", names(statement, allegation, "alleged_perpetrators")),
            ("against", names(statement, allegation, "alleged_victims")),
            ("reported by", names(statement, allegation, "sources")),
        ),
    )


def _demands(statement: Statement) -> Page:
    if not statement.demands:
        return
    yield Heading(f"What they ask for, and of whom: {len(statement.demands)}")
    for (before, ids, after), demands in demands_by_addressee(statement).items():
        yield Text(f"{before}{listed(statement, ids)}{after} ({len(demands)}).")
        yield Items(
            tuple(
                Item(
                    each.quote,
                    label=place(statement, each),
                    details=(
                        ("for", names(statement, each, "beneficiaries")),
                        ("the addressee is", "inferred" if "addressees" in each.inferred else ""),
                    ),
                )
                for each in demands
            )
        )
