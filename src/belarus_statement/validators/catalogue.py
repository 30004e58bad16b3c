"""The catalogue of rules, and the one function that runs it."""

from belarus_statement.codec import load_faults
from belarus_statement.errors import Finding
from belarus_statement.model import Statement
from belarus_statement.validators import coverage, identity, source, spans, structure, words, world
from belarus_statement.validators.rule import Report, Rule

RULES: tuple[Rule, ...] = (
    source.source_size_differs,
    source.source_digest_differs,
    source.header_differs,
    source.language_malformed,
    source.text_not_normal,
    source.text_bidirectional,
    identity.id_not_slug,
    identity.id_repeated,
    identity.reference_dangling,
    identity.reference_wrong_class,
    identity.parent_in_circle,
    identity.inferred_unknown,
    spans.span_empty,
    spans.span_outside,
    spans.span_white_space,
    spans.quote_differs,
    structure.blocks_do_not_tile,
    structure.sentences_do_not_tile,
    structure.order,
    structure.numbering,
    structure.speech_act_outside_sentence,
    structure.demand_outside_sentence,
    structure.quantity_outside_allegation,
    structure.addressee_unclear,
    structure.parties_differ_from_list,
    coverage.entity_without_mention,
    coverage.sentence_untyped,
    words.name_not_in_text,
    words.name_not_in_quote,
    words.words_not_in_quote,
    words.date_malformed,
    words.date_differs,
    words.quantity_differs,
    words.evidence_without_words,
    words.correction_changes_nothing,
    words.corrections_overlap,
    world.country_code_malformed,
    world.country_codes_disagree,
    world.enrichment_without_source,
)


_WRONG_TYPES = ("wrong-type", "missing-field", "unknown-field")


def rules() -> tuple[Rule, ...]:
    """Every rule that `validate` runs."""
    return RULES


def validate(statement: Statement) -> Report:
    """Run every rule over a statement; findings come in the order of the text.

    First comes what loading would refuse, which a statement made in Python may
    have. Where a field does not hold the type that its class declares, that is
    all: no rule can be asked of it.
    """
    refused = load_faults(statement)
    if any(fault.code in _WRONG_TYPES for fault in refused):
        return Report(findings=refused)
    codes = {rule.code for rule in RULES}
    found = sorted(
        ((fault, rule) for rule in RULES for fault in rule.check(statement)),
        key=lambda each: each[0].start,
    )
    return Report(
        findings=(
            *(fault for fault in refused if fault.code not in codes),
            *(
                Finding(rule.code, rule.severity, fault.path, fault.message)
                for fault, rule in found
            ),
        )
    )
