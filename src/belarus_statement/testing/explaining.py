"""The differences of two statements, in lines that a reader of a failed test takes in."""

from itertools import takewhile

from belarus_statement.comparison import Difference, diff
from belarus_statement.model import Statement

MOST_LINES = 20
_MOST_SHOWN = 60
_BEFORE_A_CHANGE = 15


def explain(before: Statement, after: Statement, most: int | None = MOST_LINES) -> list[str]:
    """Count the differences, then give a line for each, at most so many, by id and field.

    Of long values there is only the part around the first difference. Equal
    statements have no lines.
    """
    differences = diff(before, after)
    if not differences:
        return []
    count = f"{len(differences)} place{'s' if len(differences) != 1 else ''}"
    return [
        f"the statements differ in {count}; bs.diff lists them all:",
        *map(_line, differences[:most]),
        *(["..."] if len(differences[:most]) < len(differences) else []),
    ]


def assert_same_statement(first: Statement, second: Statement, msg: str | None = None) -> None:
    """Raise an AssertionError that lists the differences of two statements by id and field.

    For plain scripts, and for unittest, also as
    ``self.addTypeEqualityFunc(bs.Statement, assert_same_statement)``.
    """
    if first != second:
        said = "\n".join(explain(first, second))
        raise AssertionError(said if msg is None else f"{msg}: {said}")


def _line(difference: Difference) -> str:
    if not difference.field:
        sign, words = ("+", "after") if difference.before is None else ("-", "before")
        return f"{sign} {difference.id}: {_excerpt(repr(getattr(difference, words)), 0)}"
    before, after = repr(difference.before), repr(difference.after)
    start = 0
    if max(len(before), len(after)) > _MOST_SHOWN:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
        start = max(0, sum(1 for _ in same) - _BEFORE_A_CHANGE)
    shown = f"{_excerpt(before, start)} -> {_excerpt(after, start)}"
    return f"{difference.id}.{difference.field}: {shown}"


def _excerpt(value: str, start: int) -> str:
    """At most so much of a value, with dots for what is left out."""
    end = start + _MOST_SHOWN
    return f"{'...' if start else ''}{value[start:end]}{'...' if end < len(value) else ''}"
