"""The source of a statement."""

import attrs


@attrs.frozen(kw_only=True)
class Source:
    """The file that the text was read from, and its standing."""

    file: str
    """The name of the file with the text."""
    bytes: int
    """The size of the file in bytes."""
    sha256: str
    """The SHA-256 of the file, in lower-case hexadecimal."""
    published_at: str | None = None
    """The address at which the text was published."""
    rights: str
    """What is known of the legal status of the text, in words."""
