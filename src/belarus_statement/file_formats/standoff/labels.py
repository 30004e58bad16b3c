"""The labels that models are trained on, and the edges of the sentences that they read."""

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


def label(statement: Statement, annotation: Annotation) -> str:
    """Return the type that a model learns: the class of a name, or the kind of a claim."""
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


def sentence_edges(statement: Statement) -> tuple[int, ...]:
    """Return the offsets at which sentences or blocks start or end, in order.

    Cut there, the text falls into its sentences and, outside of them, its lines.
    """
    units = (*statement.blocks, *statement.sentences)
    return tuple(sorted({edge for each in units for edge in (each.start, each.end)}))
