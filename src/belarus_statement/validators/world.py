"""Rules on what a statement says about the world beyond its text."""

import re
from collections.abc import Iterator

import attrs

from belarus_statement.model import Entity, Statement
from belarus_statement.model.fields import fields_of
from belarus_statement.validators.rule import Fault, located, located_in, rule

_CODES = {
    "alpha_2": (re.compile("[A-Z]{2}"), "two capital letters"),
    "alpha_3": (re.compile("[A-Z]{3}"), "three capital letters"),
    "numeric": (re.compile("[0-9]{3}"), "three digits, leading zeros kept"),
}


@rule(
    "country-code-malformed",
    title="A country code has the wrong form",
    explanation="ISO 3166-1 has codes of two letters, of three letters and of three digits.",
    example="numeric = '8' for Albania, which has 008",
)
def country_code_malformed(statement: Statement) -> Iterator[Fault]:
    for each in located_in("states", statement.states):
        for name, (form, expected) in _CODES.items():
            code = getattr(each.record, name)
            if code is not None and not form.fullmatch(code):
                yield each.fault(f"found {code!r}; expected {expected}", name)


@rule(
    "country-codes-disagree",
    title="The country codes of a State disagree",
    explanation="A State has all three codes of ISO 3166-1 or none, and shares none with another.",
    example="a State with alpha_2 = 'BE' and no alpha_3",
)
def country_codes_disagree(statement: Statement) -> Iterator[Fault]:
    holders: dict[tuple[str, str], str] = {}
    for each in located_in("states", statement.states):
        codes = {name: getattr(each.record, name) for name in _CODES}
        missing = [name for name, code in codes.items() if code is None]
        if 0 < len(missing) < len(codes):
            yield each.fault(
                f"found only some of its codes; expected {', '.join(missing)} too, or none",
                missing[0],
            )
        for name, code in codes.items():
            holder = holders.setdefault((name, code), each.path) if code else each.path
            if holder != each.path:
                yield each.fault(f"found {code!r}, which {holder} has; expected its own", name)


@rule(
    "enrichment-without-source",
    title="Knowledge from outside the text names no source",
    explanation="What the text does not say must say where it was checked: enrichment_sources "
    "speaks for the fields of the record, and each external id and provision for itself.",
    example="a State with alpha_2 = 'BE' and no enrichment_sources",
)
def enrichment_without_source(statement: Statement) -> Iterator[Fault]:
    for each in located(statement):
        if not isinstance(each.record, Entity):
            continue
        claimed = [
            field.name
            for field in fields_of(type(each.record))
            if field.enrichment
            and field.name != "enrichment_sources"
            and not attrs.has(field.value_type)
            and getattr(each.record, field.name) is not None
        ]
        if claimed and not each.record.enrichment_sources:
            yield each.fault(
                f"found {', '.join(claimed)} without a source; expected where they were checked",
                "enrichment_sources",
            )
