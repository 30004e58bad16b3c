"""Taking out of a text what no statement may have, or what hides words from a search."""

import re
from collections import Counter
from typing import NamedTuple

_NAMES = {
    "\r\n": "line end of Windows (carriage return, newline)",
    "\r": "carriage return",
    "\ufeff": "byte order mark (U+FEFF)",
    "\u00ad": "soft hyphen (U+00AD)",
    "\u200b": "zero width space (U+200B)",
    "\u2060": "word joiner (U+2060)",
    "\x0c": "form feed",
    "\x0b": "line tabulation",
    "\x85": "next line (U+0085)",
    "\u2028": "line separator (U+2028)",
    "\u2029": "paragraph separator (U+2029)",
}
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x85", "\u2028")
_UNWANTED = re.compile(
    "\r\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u00ad\u200b\u2060\ud800-\udfff]"
)


class CleanedText(NamedTuple):
    """A text in which every character can stand in a statement, and what was changed."""

    text: str
    changes: tuple[str, ...]


def clean(text: str) -> CleanedText:
    """Return a text with newlines for all line ends, and without controls and invisible characters.

    What else is in it stays as it is.
    """
    counted: Counter[str] = Counter()

    def replace(found: re.Match[str]) -> str:
        counted[found[0]] += 1
        if found[0] in _LINE_ENDS:
            return "\n"
        return "\n\n" if found[0] in "\x0c\u2029" else ""

    cleaned = _UNWANTED.sub(replace, text)
    return CleanedText(cleaned, tuple(_said(each, number) for each, number in counted.items()))


def _said(found: str, number: int) -> str:
    name = _NAMES.get(found, f"control character U+{ord(found[0]):04X}")
    done = "made a newline" if found in _LINE_ENDS else "taken out"
    if found in "\x0c\u2029":
        done = "made a blank line"
    return f"{number} of {name}: {done}"
