"""Rules that the annotation is exhaustive."""

from collections.abc import Iterator

from belarus_statement.model import Allegation, Demand, Entity, SpeechAct, Statement
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
    title="A sentence carries nothing",
    explanation="Every sentence is read for every layer; one without a speech act, an allegation "
    "and a demand was not read to the end.",
    example="a sentence with mentions only",
)
def sentence_untyped(statement: Statement) -> Iterator[Fault]:
    for each in nodes_in("sentences", statement.sentences):
        inside = statement.within(each.record)
        if not any(isinstance(one, SpeechAct | Allegation | Demand) for one in inside):
            yield each.fault(
                "found no speech act, allegation or demand in it; expected one or more"
            )
