"""The model: what a statement is made of, as frozen attrs classes.

`entities` and `annotations` hold the classes, `statement` puts them together,
`fields` reads the classes back as data.
"""

from belarus_statement.model.annotations import (
    Allegation,
    Annotation,
    Block,
    Correction,
    DateExpression,
    Demand,
    Mention,
    Party,
    Quantity,
    Sentence,
    SpeechAct,
)
from belarus_statement.model.corrected import CorrectedText
from belarus_statement.model.entities import (
    Document,
    Entity,
    Event,
    ExternalId,
    Group,
    Organization,
    Person,
    Place,
    Provision,
    Right,
    State,
)
from belarus_statement.model.source import Source
from belarus_statement.model.statement import Statement

__all__ = [
    "Allegation",
    "Annotation",
    "Block",
    "CorrectedText",
    "Correction",
    "DateExpression",
    "Demand",
    "Document",
    "Entity",
    "Event",
    "ExternalId",
    "Group",
    "Mention",
    "Organization",
    "Party",
    "Person",
    "Place",
    "Provision",
    "Quantity",
    "Right",
    "Sentence",
    "Source",
    "SpeechAct",
    "State",
    "Statement",
]
