"""One value of a statement changed, by its path."""

import re
from typing import Any

import attrs

from belarus_statement.model import Statement

_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def edit(statement: Statement, path: str, value: Any) -> Statement:
    """Return a statement with another value at a path, such as ``$.dates[1].value``.

    ``path`` is a JSONPath into the JSON form, as findings have it. Raises
    `AttributeError` or `IndexError` where it leads nowhere.
    """
    edited: Statement = _edit(statement, _steps(path), value)
    return edited


def value_at(statement: Statement, path: str) -> Any:
    """Return the value at a path; raises what `edit` does."""
    value: Any = statement
    for step in _steps(path):
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _steps(path: str) -> list[str | int]:
    return [each[1] or int(each[2]) for each in _STEP.finditer(path)]


def _edit(record: Any, steps: list[str | int], value: Any) -> Any:
    if not steps:
        return value
    step, *rest = steps
    if isinstance(step, int):
        items = [*record]
        items[step] = _edit(items[step], rest, value)
        return tuple(items)
    return attrs.evolve(record, **{step: _edit(getattr(record, step), rest, value)})
