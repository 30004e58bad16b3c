"""Records as Python shows them: on one line, without what says nothing."""

from typing import Any

import attrs

_LONGEST_TEXT = 60
_MOST_VALUES = 4


def shown(record: Any) -> str:
    """Return a record with those of its fields that differ from what they are by default.

    Long texts and long tuples are cut, and end in ``…``.
    """
    cls: Any = type(record)  # pyright: ignore[reportUnknownVariableType]  # it takes type() so
    fields = (
        f"{each.name}={clipped(value)}"
        for each in attrs.fields(cls)
        if (value := getattr(record, each.name)) != each.default
    )
    return f"{cls.__name__}({', '.join(fields)})"


def clipped(value: Any) -> str:
    """Return the repr of a value, a long text or tuple cut."""
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"{value[:_LONGEST_TEXT]!r}…"
    if value and isinstance(value, tuple):
        values: list[Any] = [*value]
        parts = [*map(clipped, values[:_MOST_VALUES])]
        more = "…" if len(values) > _MOST_VALUES else "" if len(values) > 1 else ","
        return f"({', '.join(parts)}{', ' if more == '…' else ''}{more})"
    return repr(value)
