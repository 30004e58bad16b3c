"""A language whose words rules read: a table for each thing that is read."""

import attrs

from belarus_statement.validators.reading.dates import DateWords
from belarus_statement.validators.reading.evidence import EvidenceWords
from belarus_statement.validators.reading.numbers import NumberWords


@attrs.frozen(kw_only=True, eq=False)
class Language:
    """The words of a language; ``code`` is its primary subtag (BCP 47)."""

    code: str
    numbers: NumberWords
    dates: DateWords
    evidence: EvidenceWords
