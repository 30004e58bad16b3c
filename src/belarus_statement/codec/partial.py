"""Plain data that leaves out what is empty, filled up to what the classes declare."""

from typing import TYPE_CHECKING, Any, cast

import attrs

from belarus_statement.model import Statement
from belarus_statement.model.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def fill_up(data: Any, cls: Any = Statement) -> Any:
    """Return a document, or records of a class, with every field that may be empty.

    What must be there and is not stays out, and what is no object stays as it
    is, to be refused at its path.
    """
    if isinstance(data, list):
        return [fill_up(each, cls) for each in cast("Sequence[Any]", data)]
    if not isinstance(data, dict):
        return data
    # In place: an object in which a key occurred twice is still known by that.
    given = cast("dict[str, Any]", data)
    declared = {each.name: each.default for each in attrs.fields(cls)}
    for field in fields_of(cls):
        default = declared[field.name]
        if field.name not in given and default is not attrs.NOTHING:
            given[field.name] = [] if default == () else default
        elif attrs.has(field.value_type) and field.name in given:
            given[field.name] = fill_up(given[field.name], field.value_type)
    return given
