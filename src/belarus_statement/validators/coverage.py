"""Rules that the annotation is exhaustive."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from belarus_statement.model import Entity, Statement
from belarus_statement.validators.rule import Fault, nodes_in, nodes_of, rule


@rule(
    "entity-without-mention",
    title="An entity is never mentioned",
    explanation="An entity is there because the text names it; at least one mention shows where.",
    example="a State that only the header of another document names",
)
def entity_without_mention(statement: Statement) -> Iterator[Fault]:
    mentioned = {mention.target for mention in statement.mentions}
    for each in nodes_of(statement, Entity):
        if each.record.id not in mentioned:
            yield each.fault(
                "found no mention of it; expected at least one: add the mention or drop the entity"
            )


@rule(
    "sentence-untyped",
    severity="warning",
    title="A sentence carries nothing",
    explanation="Every sentence is read for every layer; one without a speech act, an allegation "
    "and a demand is left to be read. A draft has such sentences: `Report.todo` gives them.",
    example="a sentence with mentions only",
)
def sentence_untyped(statement: Statement) -> Iterator[Fault]:
    saying = sorted(
        (each.start, each.end)
        for each in (*statement.speech_acts, *statement.allegations, *statement.demands)
    )
    starts = [start for start, _ in saying]
    # Of those that start here or later, the end that comes first.
    first_ends = [*accumulate((end for _, end in reversed(saying)), min)][::-1]
    for each in nodes_in("sentences", statement.sentences):
        begun = bisect_left(starts, each.record.start)
        if begun == len(starts) or first_ends[begun] > each.record.end:
            yield each.fault(
                "found no speech act, allegation or demand in it; expected one or more"
            )
