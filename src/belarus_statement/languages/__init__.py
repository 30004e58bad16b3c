"""The words of languages: what the numbers, dates and words of evidence of a text say.

A language is a table, an instance of `Language`; adding one needs no code.
What is not sure is not read, so that a rule that asks here says nothing of it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from belarus_statement.languages.english import ENGLISH
from belarus_statement.languages.french import FRENCH
from belarus_statement.languages.language import Language
from belarus_statement.languages.spanish import SPANISH

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {language.code: language for language in (ENGLISH, FRENCH, SPANISH)}
)
"""The languages whose words are read, by their primary subtags (BCP 47)."""


def language_of(tag: str) -> Language | None:
    """Return the table of a language by its tag (BCP 47), None where it has none."""
    return LANGUAGES.get(tag.partition("-")[0].lower())
