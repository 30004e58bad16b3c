"""What a reader is shown in the place of an id or an offset, and a model in that of a record."""

from belarus_statement.model import (
    Allegation,
    Annotation,
    Block,
    Correction,
    Mention,
    Party,
    SpeechAct,
    Statement,
)

INFERRED = " (inferred)"


def names(statement: Statement, record: Annotation, field: str) -> str:
    """What the ids in a field of a record stand for, and whether a reader had to infer it."""
    ids: tuple[str, ...] = getattr(record, field)
    listed = ", ".join(name(statement, id) for id in ids)
    return listed + INFERRED if ids and field in record.inferred else listed


def name(statement: Statement, id: str) -> str:
    """The name of an entity, the words of an annotation; the id itself where it leads nowhere."""
    record = statement.get(id)
    if isinstance(record, Annotation):
        return record.quote
    return record.name if record else id


def place(statement: Statement, annotation: Annotation) -> str:
    """The paragraph that an annotation stands in, or what other part of the document."""
    for each in statement.at(annotation.start):
        if isinstance(each, Block):
            return f"¶{each.number}" if each.number else each.kind.replace("_", " ")
    return ""


def label(statement: Statement, annotation: Annotation) -> str:
    """The type that a model learns: the class of what is named, or the kind of what is said."""
    match annotation:
        case Mention(target=entity) | Party(actor=entity):
            return type(statement.get(entity)).__name__ if entity in statement else "Entity"
        case Block(kind=kind) | Correction(kind=kind):
            return kind
        case SpeechAct(force=force):
            return force
        case Allegation(evidence=evidence):
            return evidence
        case _:
            return type(annotation).__name__
