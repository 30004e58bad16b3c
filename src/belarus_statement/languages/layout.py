"""The parts of a document, by their place, their form and a few words of the language."""

import attrs


@attrs.frozen(kw_only=True, eq=False)
class LayoutWords:
    """The words of a language by which the parts of a document are told, in lower case.

    All but ``titles``, ``issuers`` and ``posts`` are the beginnings of lines.
    """

    titles: tuple[str, ...]
    """The words of titles: statement, declaration."""
    issuers: tuple[str, ...]
    """The words of those who issue documents: mission, ministry."""
    posts: tuple[str, ...]
    """The words of posts, which follow the name of a person: secretary, ambassador."""
    bylines: tuple[str, ...]
    salutations: tuple[str, ...]
    preambles: tuple[str, ...]
    closings: tuple[str, ...]
    signatories: tuple[str, ...]
    notes: tuple[str, ...]
    ends: tuple[str, ...]


NO_WORDS = LayoutWords(
    titles=(),
    issuers=(),
    posts=(),
    bylines=(),
    salutations=(),
    preambles=(),
    closings=(),
    signatories=(),
    notes=(),
    ends=(),
)
"""For a language that has no table."""
