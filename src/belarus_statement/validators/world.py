"""Rules on what a statement says about the world beyond its text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs

from belarus_statement.model import Annotation, DateExpression, Entity, Statement
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.statement import collection_fields
from belarus_statement.validators.iso3166 import ASSIGNED
from belarus_statement.validators.rule import Fault, Node, nodes_in, rule

_CODES = {
    "alpha_2": (re.compile("[A-Z]{2}"), "two capital letters"),
    "alpha_3": (re.compile("[A-Z]{3}"), "three capital letters"),
    "numeric": (re.compile("[0-9]{3}"), "three digits, leading zeros kept"),
}


def _is_code(name: str, code: str) -> bool:
    return bool(_CODES[name][0].fullmatch(code))


@rule(
    "country-code-malformed",
    title="A country code has the wrong form",
    explanation="ISO 3166-1 has codes of two letters, of three letters and of three digits.",
    example="numeric = '8' for Albania, which has 008",
)
def country_code_malformed(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("states", statement.states):
        for name, (_, expected) in _CODES.items():
            code = getattr(each.record, name)
            if code is not None and not _is_code(name, code):
                yield each.fault(f"found {code!r}; expected {expected}", name)


@rule(
    "country-codes-disagree",
    title="The country codes of a State disagree",
    explanation="A State has all three codes of ISO 3166-1 or none, those of one and the same "
    "country, and shares them with no other State.",
    example="a State with alpha_2 = 'BE' and alpha_3 = 'DEU'",
)
def country_codes_disagree(statement: Statement) -> Iterator[Fault]:
    holders: dict[tuple[str, str], str] = {}
    for each in nodes_in("states", statement.states):
        codes = {name: getattr(each.record, name) for name in _CODES}
        missing = [name for name, code in codes.items() if code is None]
        if 0 < len(missing) < len(codes):
            yield each.fault(
                f"found only some of its codes; expected {', '.join(missing)} too, or none",
                missing[0],
            )
        triple = tuple(codes.values())
        if not missing and all(_is_code(name, code) for name, code in codes.items()):
            expected = ASSIGNED.get(triple[0], ("no country",) * len(triple))
            wrong = [
                name
                for name, one, other in zip(codes, triple, expected, strict=True)
                if one != other
            ]
            if wrong:
                yield each.fault(
                    f"found {', '.join(triple)}; expected codes of one country, and {triple[0]} is "
                    f"that of {', '.join(dict.fromkeys(expected))}",
                    wrong[0],
                )
                continue
        for name, code in codes.items():
            holder = holders.setdefault((name, code), each.path) if code else each.path
            if holder != each.path:
                yield each.fault(f"found {code!r}, which {holder} has; expected its own", name)


@rule(
    "enrichment-without-source",
    title="Knowledge from outside the text names no source",
    explanation="What the text does not say must say where it was checked: enrichment_sources "
    "speaks for the fields of the record, and each external id and provision for itself. No part "
    "of these is empty.",
    example="a State with alpha_2 = 'BE' and no enrichment_sources",
)
def enrichment_without_source(statement: Statement) -> Iterator[Fault]:
    for each in _enrichable(statement):
        sources: tuple[str, ...] = getattr(each.record, "enrichment_sources", ())
        for index, source in enumerate(sources):
            if not source.strip():
                yield each.fault(
                    "found an empty source; expected where it was checked",
                    f"enrichment_sources[{index}]",
                )
        if (claimed := _enriched_fields(each.record)) and not sources:
            yield each.fault(
                f"found {', '.join(claimed)} without a source; expected where they were checked",
                "enrichment_sources",
            )
        cls: Any = type(each.record)
        for field in _enrichment(cls)[1]:
            yield from _empty_parts(each, field)


def _enrichable(statement: Statement) -> Iterator[Node[Entity | Annotation]]:
    """Yield the records of the classes that have a field for enrichment."""
    for field in collection_fields():
        if any(each.enrichment for each in fields_of(field.value_type)):
            yield from nodes_in(field.name, getattr(statement, field.name))


@cache
def _enrichment(cls: Any) -> tuple[tuple[str, ...], tuple[Field, ...]]:
    """Return the fields that enrichment_sources speaks for, by name, and those that do themselves.

    The latter hold records that have a source of their own.
    """
    fields = [field for field in fields_of(cls) if field.enrichment]
    own = tuple(field for field in fields if attrs.has(field.value_type))
    names = tuple(field.name for field in fields if field not in own)
    return tuple(name for name in names if name != "enrichment_sources"), own


def _enriched_fields(record: Entity | Annotation) -> list[str]:
    """Return the fields of a record that hold what its enrichment sources must speak for."""
    if isinstance(record, DateExpression):
        return ["value"] if "value" in record.inferred else []
    cls: Any = type(record)
    names, _ = _enrichment(cls)
    return [name for name in names if getattr(record, name) is not None]


def _empty_parts(each: Node[Entity | Annotation], field: Field) -> Iterator[Fault]:
    for index, owned in enumerate(getattr(each.record, field.name)):
        for part in fields_of(field.value_type):
            if not getattr(owned, part.name).strip():
                yield each.fault(
                    f"found nothing in {part.name}; expected one",
                    f"{field.name}[{index}].{part.name}",
                )
