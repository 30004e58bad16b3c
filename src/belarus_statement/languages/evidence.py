"""The footing on which words put something: reported, alleged, found."""

from collections.abc import Mapping

import attrs

from belarus_statement.languages.phrases import beginnings
from belarus_statement.model.annotations import Evidence


@attrs.frozen(kw_only=True, eq=False)
class EvidenceWords:
    """The words of a language that say on whose word something is put, in lower case."""

    directly_before: Mapping[str, tuple[Evidence, ...]]
    """Phrases directly before what they speak of, with the evidence that each allows: alleged."""
    beginnings: Mapping[Evidence, tuple[str, ...]]
    """The beginnings of words of which a sentence has one that carries the evidence."""
    credible: tuple[str, ...]
    """The beginnings of words of credit, one of which stands before those of a credible report."""


def carries(words: str, evidence: Evidence, table: EvidenceWords) -> bool:
    """Return True where a sentence has words that carry an evidence, or it needs none."""
    if evidence not in table.beginnings:
        return True
    start = 0
    if evidence == "credibly_reported":
        credible = beginnings(table.credible).search(words)
        if credible is None:
            return False
        start = credible.start()
    return beginnings(table.beginnings[evidence]).search(words, start) is not None
