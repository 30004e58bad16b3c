"""Records and statements as Python and notebooks show them: without what says nothing."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import attrs

from belarus_statement.model.fields import fields_of

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


class Displayed:
    """A statement on one line, or as a page where it is displayed by a notebook."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the id and how many records of each kind there are, on one line."""
        statement: Any = self
        entities = len(statement.entities)
        counts = [f"{entities} entities"] if entities else []
        counts += [
            f"{len(found)} {field.name.replace('_', ' ')}"
            for field in fields_of(type(self))
            if field.many and "start" in attrs.fields_dict(field.value_type)
            if (found := getattr(self, field.name))
        ]
        return f"<Statement {clipped(statement.id)}: {', '.join(counts) or 'nothing annotated'}>"

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        for field in fields_of(type(self)):
            value = getattr(self, field.name)
            if field.name == "id" or (field.many and value):
                yield field.name, len(value) if field.many else value

    def _ipython_key_completions_(self) -> list[str]:
        statement: Any = self
        return [each.id for each in statement]

    def _repr_html_(self) -> str | None:
        # By its name: pages are made of statements, on floors above this one.
        page: str | None = import_module("belarus_statement.notebook").overview(self)
        return page
