"""Rules that hold what an annotation claims against the words that it stands on."""

import math
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from belarus_statement.model import (
    Annotation,
    Entity,
    Statement,
)
from belarus_statement.validators.rule import (
    Fault,
    Node,
    nodes_in,
    nodes_of,
    rule,
    words_of,
)

_WORDS_IN_QUOTE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "speech_acts": ("degree", "addition", "modifiers"),
        "allegations": ("acts",),
        "demands": ("modifiers",),
    }
)


@rule(
    "name-not-in-text",
    title="An entity has a name that the text does not give it",
    explanation="Names and aliases are words of the text, to the letter; what others call the "
    "entity has its place in the enrichment fields.",
    example="the High Commissioner for Human Rights under the name of a person",
)
def name_not_in_text(statement: Statement) -> Iterator[Fault]:
    for each in nodes_of(statement, Entity):
        names = [("name", each.record.name)]
        names += [(f"aliases[{i}]", alias) for i, alias in enumerate(each.record.aliases)]
        for field, name in names:
            if not name.strip() or name not in statement.text:
                yield each.fault(f"found {name!r}; expected words of the text", field)


@rule(
    "words-not-in-quote",
    title="A record claims words that its quote does not have",
    explanation="The acts of an allegation, the modifiers of a speech act (also those of degree "
    "and addition) and those of a demand are words of the record's own quote, to the letter; an "
    "allegation names at least one act.",
    example='the act "arrest" in the allegation "internet blockages"',
)
def words_not_in_quote(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("allegations", statement.allegations):
        if not each.record.acts:
            yield each.fault("found no act; expected the words that name what was done", "acts")
    for collection, fields in _WORDS_IN_QUOTE.items():
        for each in nodes_in(collection, getattr(statement, collection)):
            yield from _words_not_in_quote(statement, each, fields)


def _words_not_in_quote(
    statement: Statement, each: Node[Annotation], fields: Iterable[str]
) -> Iterator[Fault]:
    quote = _words_or_quote(statement, each.record)
    for field in fields:
        for index, words in enumerate(getattr(each.record, field)):
            if not words.strip() or words not in quote:
                yield each.fault(
                    f"found {words!r}; expected words of {quote!r}", f"{field}[{index}]"
                )


@rule(
    "name-not-in-quote",
    title="A party or a mention stands on words that do not name its entity",
    explanation="The words of a party have the name of its actor or one of its aliases in them, "
    "and so have those of a mention, of its target.",
    example='a mention "Belarus" with the target state-albania',
)
def name_not_in_quote(statement: Statement) -> Iterator[Fault]:
    for party in nodes_in("parties", statement.parties):
        yield from _find_unnamed(statement, party, "actor")
    for mention in nodes_in("mentions", statement.mentions):
        yield from _find_unnamed(statement, mention, "target")


def _find_unnamed(statement: Statement, each: Node[Annotation], field: str) -> Iterator[Fault]:
    entity = statement.get(getattr(each.record, field))
    if isinstance(entity, Entity):
        names, words = (entity.name, *entity.aliases), _words_or_quote(statement, each.record)
        if not any(name in words for name in names):
            yield each.fault(
                f"found {entity.id!r}, called {' or '.join(map(repr, names))}; expected an entity "
                f"that {words!r} names",
                field,
            )


def _words_or_quote(statement: Statement, annotation: Annotation) -> str:
    """Return the words that an annotation stands on; its quote where it is not in the text."""
    words = words_of(statement, annotation)
    return annotation.quote if words is None else words


@rule(
    "correction-changes-nothing",
    title="A correction changes nothing",
    explanation="The proposed reading differs from the words that it is to replace.",
    example='"that" corrected to "that"',
)
def correction_changes_nothing(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("corrections", statement.corrections):
        if each.record.proposed == each.record.quote:
            yield each.fault(
                f"found the words themselves, {each.record.quote!r}; expected another reading",
                "proposed",
            )


@rule(
    "corrections-overlap",
    title="Two corrections of severity error overlap",
    explanation="corrected_text() applies every correction of severity error; two of them cannot "
    "both replace the same words.",
    example="one correction of a word and another of the phrase around it",
)
def corrections_overlap(statement: Statement) -> Iterator[Fault]:
    end: float = -math.inf
    for each in nodes_in("corrections", statement.corrections):
        if each.record.severity == "error":
            if each.record.start < end:
                yield each.fault("found it overlapping the correction before: merge the two")
            end = max(end, each.record.end)
