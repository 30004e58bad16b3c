"""Rules on what a statement says about the world beyond its text."""

import re
from collections.abc import Iterator

import attrs

from belarus_statement.model import Entity, Statement
from belarus_statement.model.fields import fields_of
from belarus_statement.validators.rule import Fault, located, rule

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
    for index, state in enumerate(statement.states):
        for name, (form, expected) in _CODES.items():
            code = getattr(state, name)
            if code is not None and not form.fullmatch(code):
                yield Fault(
                    path=f"$.states[{index}].{name}",
                    message=f"{state.id}: found {code!r}; expected {expected}",
                )


@rule(
    "country-codes-disagree",
    title="The country codes of a State disagree",
    explanation="A State has all three codes of ISO 3166-1 or none, and shares none with another.",
    example="a State with alpha_2 = 'BE' and no alpha_3",
)
def country_codes_disagree(statement: Statement) -> Iterator[Fault]:
    holders: dict[tuple[str, str], str] = {}
    for index, state in enumerate(statement.states):
        codes = {name: getattr(state, name) for name in _CODES}
        missing = [name for name, code in codes.items() if code is None]
        if 0 < len(missing) < len(codes):
            yield Fault(
                path=f"$.states[{index}].{missing[0]}",
                message=f"{state.id}: found only some of its codes; expected {', '.join(missing)} "
                "too, or none",
            )
        for name, code in codes.items():
            holder = holders.setdefault((name, code), state.id) if code else state.id
            if holder != state.id:
                yield Fault(
                    path=f"$.states[{index}].{name}",
                    message=f"{state.id}: found {code!r}, which {holder} has; expected its own",
                )


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
            and not attrs.has(field.type)
            and getattr(each.record, field.name) is not None
        ]
        if claimed and not each.record.enrichment_sources:
            yield each.fault(
                f"found {', '.join(claimed)} without a source; expected where they were checked",
                "enrichment_sources",
            )
