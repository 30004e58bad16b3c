"""The requirements that a format may have of a statement, to carry it."""

from collections.abc import Callable
from typing import Any

import attrs

from belarus_statement.errors import FormatError
from belarus_statement.model import Annotation, Entity, Statement
from belarus_statement.model.fields import Field, fields_of


@attrs.frozen
class Requirement:
    """Something that holds of a statement that a format can carry.

    ``check`` raises `FormatError` with the first place where it does not hold.
    """

    name: str
    description: str
    check: Callable[[Statement], None] = attrs.field(repr=False)


def _refuse_repeated_ids(statement: Statement) -> None:
    seen: set[str] = set()
    for record in statement:
        if record.id in seen:
            raise FormatError(
                f"found the id {record.id!r:.60} twice; expected every record to have its own: "
                "`validate` shows where they stand"
            )
        seen.add(record.id)


def _refuse_misplaced(statement: Statement) -> None:
    for each in statement.annotations:
        if not _stands(each, statement.text):
            raise FormatError(
                f"found that {each.id!r:.60} from {each.start} to {each.end} does not stand on "
                "its quote; expected text[start:end] == quote: `validate` names all that do not"
            )


def _stands(annotation: Annotation, text: str) -> bool:
    start, end = annotation.start, annotation.end
    return 0 <= start <= end <= len(text) and text[start:end] == annotation.quote


def _refuse_wrong_links(statement: Statement) -> None:
    for record in statement:
        for field in fields_of(type(record)):
            for id in field.values_in(record) if field.refers else ():
                if not isinstance(statement.get(id), _linkable(field)):
                    raise FormatError(
                        f"found that {field.name} of {record.id!r:.60} links to {id!r:.60}, which "
                        "is not a record of its class; expected every link to lead to one: "
                        "`validate` names all that do not"
                    )


def _linkable(field: Field) -> tuple[type[Any], ...]:
    """Return the classes that a key may lead to: one, or all entities, or all annotations."""
    if len(field.refers) == 1:
        return field.refers
    return tuple(base for base in (Entity, Annotation) if issubclass(field.refers[0], base))


UNIQUE_IDS = Requirement("unique-ids", "every record has an id of its own", _refuse_repeated_ids)
"""Of a format that knows a record by its id, and could not tell two of one id apart."""

QUOTED_SPANS = Requirement(
    "quoted-spans", "every annotation stands on the words that it quotes", _refuse_misplaced
)
"""Of a format that has one place for the words: the text itself."""

SOUND_LINKS = Requirement(
    "sound-links",
    "every link leads to a record of its class, or to any entity where it has several classes",
    _refuse_wrong_links,
)
"""Of a format that keeps links as keys, and has no key for what is not there."""
