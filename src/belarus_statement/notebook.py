"""A statement as notebooks display it."""

import attrs

from belarus_statement.codec import refuse_unreadable
from belarus_statement.errors import StatementError
from belarus_statement.file_formats.documents import html
from belarus_statement.model import Statement
from belarus_statement.packaged import load


@attrs.frozen
class Shown:
    """The text of a statement with its annotations highlighted, for a notebook to display."""

    statement: Statement

    def __repr__(self) -> str:
        return self.statement.text

    def _repr_html_(self) -> str:
        return html.highlighted(self.statement)


def overview(statement: Statement) -> str | None:
    """Return a statement as notebooks display it by itself; None for one that is shown as text."""
    try:
        refuse_unreadable(statement)
        return html.overview(statement)
    except StatementError:
        return None


def show(statement: Statement | None = None) -> Shown:
    """Return the highlighted text of a statement, or of the packaged one, for a notebook to show.

    The layers are switched on and off as in the reading edition, without a script;
    outside of a notebook it is the text. Raises `LoadError` where the statement, made
    in Python, could not be read back, and `FormatError`, when displayed, for a
    character that HTML has no way to write.
    """
    shown = load() if statement is None else statement
    refuse_unreadable(shown)
    return Shown(shown)
