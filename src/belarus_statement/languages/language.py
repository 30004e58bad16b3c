"""A language whose words rules read: a table for each thing that is read."""

import attrs

from belarus_statement.languages.dates import DateWords
from belarus_statement.languages.evidence import EvidenceWords
from belarus_statement.languages.numbers import NumberWords


@attrs.frozen(kw_only=True, eq=False)
class Language:
    """The words of a language; ``code`` is its primary subtag (BCP 47)."""

    code: str
    numbers: NumberWords
    dates: DateWords
    evidence: EvidenceWords
