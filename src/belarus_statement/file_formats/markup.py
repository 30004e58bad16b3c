"""XML and HTML, written so that no text is taken for markup."""

import json
import re
from collections.abc import Mapping

from belarus_statement.errors import FormatError

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_NOT_IN_NAMES = re.compile("^[^A-Za-z]|[^A-Za-z0-9-]")
# What an attribute holds is normalised: line ends and tabs become spaces.
_IN_ATTRIBUTES = _IN_TEXT | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_TEXT, _ATTRIBUTE = str.maketrans(_IN_TEXT), str.maketrans(_IN_ATTRIBUTES)


class Markup(str):
    """Text that is markup already, and is not escaped again."""

    __slots__ = ()


def element(name: str, attributes: Mapping[str, str | None], *content: str) -> Markup:
    """Return an element with its content: text, which is escaped, and `Markup`, which is not.

    An attribute that is None is left out. Raises `FormatError` for a character
    that XML has no way to write.
    """
    return Markup(f"{tag(name, attributes)}{join(*content)}</{name}>")


def tag(name: str, attributes: Mapping[str, str | None]) -> Markup:
    """Return a start tag; in HTML, a whole element of those that have no content."""
    values = "".join(
        f' {key}="{_require_permitted(value).translate(_ATTRIBUTE)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{values}>")


def empty(name: str, attributes: Mapping[str, str | None]) -> Markup:
    """Return an element of XML without content."""
    return Markup(f"{tag(name, attributes)[:-1]}/>")


def stack(name: str, attributes: Mapping[str, str | None], *content: str) -> Markup:
    """Return an element with its content on lines of its own, where white space means nothing."""
    return element(name, attributes, "\n", *(part for each in content for part in (each, "\n")))


def join(*content: str) -> Markup:
    """Text, which is escaped, and `Markup`, which is not, one after the other."""
    return Markup(
        "".join(
            each if isinstance(each, Markup) else _require_permitted(each).translate(_TEXT)
            for each in content
        )
    )


def document(root: Markup) -> bytes:
    """Return the file of an XML document, given its root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()


def script(media_type: str, data: object) -> Markup:
    """Return a block of JSON in HTML, where nothing is escaped and only ``<`` could end it."""
    content = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return Markup(f"{tag('script', {'type': media_type})}{_require_permitted(content)}</script>")


def xml_name(text: str) -> str:
    """Return a name that XML, HTML and URLs take as it is, and that no other text has.

    ASCII letters, digits and hyphens stay; any other character is its number in
    hexadecimal between underscores (``_20_``), and so is what no name may start
    with. Nothing at all is ``_``.
    """
    return _NOT_IN_NAMES.sub(lambda found: f"_{ord(found[0]):x}_", text) or "_"


def _require_permitted(text: str) -> str:
    """Return the text, if XML 1.0 can hold it (section 2.2)."""
    if found := _NOT_IN_XML.search(text):
        raise FormatError(
            f"found the character U+{ord(found[0]):04X} in {text!r:.60}; expected one that XML can "
            "hold: formats without markup, such as json, carry it"
        )
    return text
