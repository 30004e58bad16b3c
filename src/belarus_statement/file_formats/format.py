"""The shape that every format has."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import attrs

from belarus_statement.model import Statement

Files: TypeAlias = Mapping[str, bytes]
"""The files that a format consists of: name to content."""


@attrs.frozen(kw_only=True)
class Format:
    """A format: how it is called, and how a statement becomes files of it.

    ``suffix`` is that of its main file; ``extra`` names the extra of
    belarus-statement that installs what it needs, None where it needs nothing.
    ``encode`` makes its files of a statement; ``decode`` makes an equal
    statement of them, and is None where the format cannot carry a whole one.
    Neither opens a file.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    extra: str | None = None
    encode: Callable[[Statement], Files] = attrs.field(repr=False)
    decode: Callable[[Files], Statement] | None = attrs.field(default=None, repr=False)
