"""The parts of a language tag (BCP 47) that formats take."""

import re

_IN_XML = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_PRIMARY = re.compile("[a-z]{2,3}(?![^-])")


def language_tag(text: str) -> str | None:
    """Return the text, where ``xml:lang`` and ``lang`` may hold it: XML Schema's form of BCP 47."""
    return text if _IN_XML.fullmatch(text) else None


def primary_language(tag: str) -> str | None:
    """Return the code of ISO 639 that a tag starts with, in lower case, or None."""
    found = _PRIMARY.match(tag.lower())
    return found[0] if found else None
