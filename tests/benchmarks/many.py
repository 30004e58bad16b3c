"""A statement with many times the annotations of the packaged one, and no fault in loading."""

from hashlib import sha256
from typing import Any

import attrs

import belarus_statement as bs
from belarus_statement.model.fields import fields_of
from belarus_statement.model.statement import annotation_fields

BETWEEN = "\n\n"


def repeated(times: int) -> bs.Statement:
    """The packaged statement, so many times over, about the same entities."""
    statement = bs.load()
    text = BETWEEN.join([statement.text] * times)
    changes: dict[str, Any] = {
        field.name: tuple(
            moved(record, copy, copy * (len(statement.text) + len(BETWEEN)))
            for copy in range(times)
            for record in getattr(statement, field.name)
        )
        for field in annotation_fields()
    }
    data = text.encode()
    source = attrs.evolve(statement.source, bytes=len(data), sha256=sha256(data).hexdigest())
    return attrs.evolve(statement, text=text, source=source, **changes)


def moved(record: bs.Annotation, copy: int, by: int) -> bs.Annotation:
    """An annotation further on in the text, with ids, numbers and positions of its own."""
    if not copy:
        return record
    changes: dict[str, Any] = {
        "id": f"{record.id}-x{copy}",
        "start": record.start + by,
        "end": record.end + by,
    }
    for field in fields_of(type(record)):
        # Entities stay the same: only annotations that are referred to have been copied.
        if any(issubclass(cls, bs.Annotation) for cls in field.refers):
            value = getattr(record, field.name)
            changes[field.name] = value and f"{value}-x{copy}"
    if isinstance(record, bs.Block) and record.number:
        paragraphs = len(bs.load().paragraphs)
        changes["number"] = record.number + copy * paragraphs
    if isinstance(record, bs.Party):
        changes |= {"position": record.position + copy * len(bs.load().parties), "role": "joining"}
    return attrs.evolve(record, **changes)
