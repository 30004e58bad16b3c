"""A language whose words rules read: a table for each thing that is read."""

import attrs

from belarus_statement.languages.acts import ActWords
from belarus_statement.languages.dates import DateWords
from belarus_statement.languages.evidence import EvidenceWords
from belarus_statement.languages.layout import LayoutWords
from belarus_statement.languages.lists import ListWords
from belarus_statement.languages.numbers import NumberWords
from belarus_statement.languages.sentences import SentenceWords


@attrs.frozen(kw_only=True, eq=False)
class Language:
    """The words of a language; ``code`` is its primary subtag (BCP 47)."""

    code: str
    layout: LayoutWords
    sentences: SentenceWords
    lists: ListWords
    numbers: NumberWords
    acts: ActWords
    dates: DateWords
    evidence: EvidenceWords
