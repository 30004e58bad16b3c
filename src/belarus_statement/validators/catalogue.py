"""The catalogue of rules, and the one function that asks them of a statement."""

import re
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, partial
from importlib.metadata import EntryPoint
from itertools import islice
from typing import Any, cast, get_args

import attrs

from belarus_statement import plugins
from belarus_statement.codec import load_faults
from belarus_statement.errors import Finding, RuleError, Severity
from belarus_statement.model import Statement
from belarus_statement.validators import (
    coverage,
    identity,
    party_list,
    readings,
    source,
    spans,
    structure,
    words,
    world,
)
from belarus_statement.validators.loading import LOADING
from belarus_statement.validators.rule import Check, Fault, Report, Rule

ENTRY_POINT_GROUP = "belarus_statement.rules"
MOST_FINDINGS = 1_000
"""Findings of one rule that are reported one by one; the rest is counted."""

_LONGEST = 500
_LONGEST_QUOTED = 80
# What `repr` makes of a text, and no apostrophe inside a word.
_QUOTED = re.compile(r"""(?<!\w)(["'])((?:\\.|(?!\1)[^\\])*)\1(?!\w)""", re.DOTALL)
_LINE_END = re.compile(r"\\n|\\u2028|\\u2029|\n")
_LAST = sys.maxsize
MOST_FAULTS = 10_000
"""Faults that are taken of one rule of another distribution, which might never end."""

RULE_FAILED = Rule(
    code="rule-failed",
    severity="warning",
    title="A rule of another distribution could not be asked",
    explanation="Distributions add rules by the entry point group belarus_statement.rules. What "
    "cannot be imported, is not a Rule or has the code of another rule is left out with this "
    "warning. A rule that fails while it is asked, or does not end, is reported by this code with "
    "the severity of its own.",
    example="a rule that raises KeyError",
)
BUILT_IN: tuple[Rule, ...] = (
    *LOADING,
    source.source_size_differs,
    source.source_digest_differs,
    source.header_differs,
    source.language_malformed,
    source.text_not_normal,
    source.text_bidirectional,
    source.text_invisible,
    identity.id_not_slug,
    identity.id_repeated,
    identity.reference_dangling,
    identity.reference_wrong_class,
    identity.reference_in_circle,
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
    structure.allegation_outside_sentence,
    structure.demand_outside_sentence,
    structure.quantity_outside_allegation,
    structure.addressee_unclear,
    structure.quantity_unclear,
    party_list.parties_differ_from_list,
    coverage.entity_without_mention,
    coverage.sentence_untyped,
    words.name_not_in_text,
    words.name_not_in_quote,
    words.words_not_in_quote,
    readings.date_differs,
    readings.quantity_differs,
    readings.evidence_without_words,
    words.correction_changes_nothing,
    words.corrections_overlap,
    world.country_code_malformed,
    world.country_codes_disagree,
    world.enrichment_without_source,
    RULE_FAILED,
)

_WRONG_TYPES = ("wrong-type", "missing-field", "unknown-field")


def rules() -> tuple[Rule, ...]:
    """Return every rule there is: of loading, of `validate`, of `verify`, and those of others.

    Other distributions add theirs by the entry point group
    `belarus_statement.rules`, each a `Rule` or a tuple of them.
    """
    added, _ = rules_of_others()
    return (*BUILT_IN, *added)


def rule_named(code: str) -> Rule:
    """Return the rule of a code; those of others are imported where none of ours has it.

    Raises `RuleError` where there is none.
    """
    ours = (rule for rule in BUILT_IN if rule.code == code)
    if found := next(ours, None) or next((rule for rule in rules() if rule.code == code), None):
        return found
    near = get_close_matches(str(code), [rule.code for rule in rules()], n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise RuleError(
        f"there is no rule {code!r:.60}: {hint}`belarus-statement rules` lists them all"
    )


def validate(statement: Statement, rules: Iterable[str | Rule] | None = None) -> Report:
    """Ask rules of a statement; findings come in the order of the text.

    ``rules`` are the codes of those to ask, or rules themselves, also ones that
    nobody registered; without it all are asked. A rule that reads words is
    asked only of a statement in its language. First comes what loading would
    refuse, which a statement made in Python may have. Where a field does not
    hold the type that its class declares, that is all: no rule can be asked.

    Raises `RuleError` for what is not the code of a rule.
    """
    chosen = _choose(rules)
    refused = load_faults(statement)
    if any(fault.code in _WRONG_TYPES for fault in refused):
        return Report(findings=refused)
    codes = {rule.code for rule in chosen}
    found = [each for rule in chosen for each in _ask(rule, statement)]
    found.sort(key=lambda each: each[0])
    return Report(
        findings=(
            *(fault for fault in refused if fault.code in codes),
            *(finding for _, finding in found),
        )
    )


def _choose(rules: Iterable[str | Rule] | None) -> tuple[Rule, ...]:
    if rules is None:
        added, _ = rules_of_others()
        return (*BUILT_IN, *added)
    if isinstance(rules, str):
        raise RuleError(f"found {rules!r:.60}; expected several codes or rules: put it into a list")
    return tuple(each if isinstance(each, Rule) else rule_named(each) for each in rules)


def _ask(rule: Rule, statement: Statement) -> Iterator[tuple[int, Finding]]:
    """Yield the findings of a rule, each with the offset that it is ordered by."""
    if rule is RULE_FAILED:
        _, failed = rules_of_others()
        yield from ((-1, Finding(rule.code, rule.severity, "$", each)) for each in failed)
    if rule.check is None or not rule.reads(statement):
        return
    try:
        check = rule.check
        faults = _call(check, statement) if rule.distribution else check(statement)
    except plugins.PluginError as error:
        message = f"found that {rule.code!r} of {rule.distribution} could not be asked: {error}"
        yield -1, Finding(RULE_FAILED.code, rule.severity, "$", message)
        return
    remaining = iter(faults)
    for fault in islice(remaining, MOST_FINDINGS):
        yield fault.start, Finding(rule.code, rule.severity, fault.path, _clip(fault.message))
    if rest := sum(1 for _ in remaining):
        message = f"found {rest} more faults of this rule; expected fewer: mend those before"
        yield _LAST, Finding(rule.code, rule.severity, "$", message)


def _clip(message: str) -> str:
    """Return a message on one line that quotes no more than the start of a line of the text."""
    message = " ".join(_QUOTED.sub(_clip_quoted, message).splitlines())
    return message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"


def _clip_quoted(quoted: re.Match[str]) -> str:
    mark, words = quoted.groups()
    ends = (found.start() for found in _LINE_END.finditer(words))
    end = next((end for end in ends if words[:end].strip()), len(words))
    kept = words[: min(end, _LONGEST_QUOTED)]
    return quoted[0] if kept == words else f"{mark}{kept}…{mark}"


def _call(check: Check, statement: Statement) -> tuple[Fault, ...]:
    """Call a check of others; raises `plugins.PluginError` where it fails or gives no faults."""

    def ask() -> tuple[Fault, ...]:
        given: tuple[object, ...] = tuple(islice(check(statement), MOST_FAULTS))
        for each in given:
            if not isinstance(each, Fault) or not _has_types(
                (each.path, str), (each.message, str), (each.start, int)
            ):
                raise TypeError(f"it gave {each!r:.60}; expected a Fault")
        return tuple(each for each in given if isinstance(each, Fault))

    return plugins.call(ask)


@cache
def rules_of_others() -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Import the rules that others add; return them, and why each of the others is left out."""
    added: dict[str, Rule] = {}
    failed: list[str] = []
    ours = {rule.code for rule in BUILT_IN}
    for entry in plugins.registered(ENTRY_POINT_GROUP):
        name = entry.name
        owner = entry.dist.name if entry.dist else entry.value
        try:
            loaded = plugins.call(partial(_load, entry))
        except plugins.PluginError as error:
            failed.append(f"found that the rules {name!r} of {owner} cannot be loaded: {error}")
            continue
        for each in loaded:
            if each.code in ours or each.code in added:
                failed.append(
                    f"found the code {each.code!r} among the rules {name!r} of {owner}; expected "
                    "one that no other rule has"
                )
            else:
                added[each.code] = attrs.evolve(each, distribution=owner)
    return tuple(added.values()), tuple(failed)


def _load(entry: EntryPoint) -> tuple[Rule, ...]:
    loaded: Any = entry.load()
    rules: list[Rule] = []
    for each in cast("Iterable[Any]", loaded) if isinstance(loaded, tuple | list) else [loaded]:
        if not isinstance(each, Rule) or not callable(each.check):
            raise TypeError(f"found {each!r:.60}; expected a Rule with a check")
        texts = (each.code, each.title, each.explanation, each.example)
        if not _has_types(*((text, str) for text in texts), (each.languages, tuple)):
            raise TypeError(f"found {each!r:.60}; expected texts in its fields")
        if each.severity not in get_args(Severity):
            raise TypeError(f"found the severity {each.severity!r:.60}; expected error or warning")
        rules.append(each)
    return tuple(rules)


def _has_types(*values: tuple[object, type]) -> bool:
    """Return True where each value is of its very type, to which nothing else holds others."""
    return all(type(value) is kind for value, kind in values)
