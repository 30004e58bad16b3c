"""What a statement must keep for some format to carry it; whatever breaks it is a `FormatError`."""

from belarus_statement.errors import FormatError
from belarus_statement.model import Annotation, Statement


def refuse_misplaced(statement: Statement) -> None:
    """Raise `FormatError` where an annotation does not stand on the words that it quotes.

    A standoff format has one place for the words: the text itself.
    """
    for each in statement.annotations:
        if not _stands(each, statement.text):
            raise FormatError(
                f"found that {each.id!r:.60} from {each.start} to {each.end} does not stand on "
                "its quote; expected text[start:end] == quote: `validate` names all that do not"
            )


def refuse_repeated_ids(statement: Statement) -> None:
    """Raise `FormatError` where two records share an id.

    A format that knows a record by its id could not tell the two apart.
    """
    seen: set[str] = set()
    for record in statement:
        if record.id in seen:
            raise FormatError(
                f"found the id {record.id!r:.60} twice; expected every record to have its own: "
                "`validate` shows where they stand"
            )
        seen.add(record.id)


def _stands(annotation: Annotation, text: str) -> bool:
    start, end = annotation.start, annotation.end
    return 0 <= start <= end <= len(text) and text[start:end] == annotation.quote
