"""Rules that hold the text against its source, and the header against the text."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, cast

import attrs

from belarus_statement.model import Statement
from belarus_statement.model.fields import fields_of
from belarus_statement.validators.rule import Fault, rule

_LANGUAGE_TAG = re.compile(
    "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""The invisible characters that turn the direction in which text is shown."""

_BIDIRECTIONAL = re.compile(f"[{BIDIRECTIONAL}]")
INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff]|(?<![\u0530-\U0010ffff])[\u200c\u200d]"
)
"""The characters that nobody sees, and that stand between those who search and what they seek.

The two joiners are such only behind scripts that have no need of them.
"""

_MOST_OFFSETS = 10


@rule(
    "source-size-differs",
    title="The text has another size than its source",
    explanation="source.bytes is the size of the text in UTF-8. Where it differs, the text or the "
    "record of its source was changed.",
    example="a text of 5,421 bytes with source.bytes = 5420",
)
def source_size_differs(statement: Statement) -> Iterator[Fault]:
    found = len(_in_utf_8(statement))
    if found != statement.source.bytes:
        yield Fault(
            path="$.source.bytes",
            message=f"found a text of {found} bytes; expected {statement.source.bytes}: restore "
            "the text, or record the source anew",
        )


@rule(
    "source-digest-differs",
    title="The text has another SHA-256 than its source",
    explanation="source.sha256 is the digest of the text in UTF-8, by which it is known to be the "
    "source, byte for byte.",
    example="a text with one letter corrected in it",
)
def source_digest_differs(statement: Statement) -> Iterator[Fault]:
    found = sha256(_in_utf_8(statement)).hexdigest()
    if found != statement.source.sha256:
        yield Fault(
            path="$.source.sha256",
            message=f"found a text with the digest {found}; expected {statement.source.sha256}: "
            "restore the text, or record the source anew",
        )


@rule(
    "header-differs",
    title="The header differs from the text",
    explanation="title, issuer and place are the words of the block of that kind, or of all blocks "
    "of it with a space between each; place and date may also be words of a dateline. date is the "
    "value of a date expression in the block of its kind. White space of any length is one space.",
    example='the title "Statement on Belarus" over a text with another heading',
)
def header_differs(statement: Statement) -> Iterator[Fault]:
    for name in ("title", "issuer", "place"):
        found: str | None = getattr(statement, name)
        stated = None if found is None else _on_one_line(found)
        lines = _lines_of(statement, name)
        datelines = _lines_of(statement, "dateline") if name == "place" and stated else []
        taken = stated in lines or stated == " ".join(lines)
        if (lines or datelines) and not (taken or any(str(stated) in each for each in datelines)):
            expected = " or ".join(map(repr, dict.fromkeys((*lines, *datelines))))
            message = f"found {found!r}; expected the words of the block: {expected}"
            yield Fault(path=f"$.{name}", message=message)
    yield from _date_differs(statement)


def _lines_of(statement: Statement, kind: str) -> list[str]:
    return [_on_one_line(each.quote) for each in statement.blocks if each.kind == kind]


def _date_differs(statement: Statement) -> Iterator[Fault]:
    blocks = ((each, statement.block_of(each)) for each in statement.dates)
    stated = [each for each, block in blocks if block and block.kind in {"date", "dateline"}]
    if stated and statement.date not in {each.value for each in stated}:
        yield Fault(
            path="$.date",
            message=f"found {statement.date!r}; expected the value of {stated[0].id}: "
            f"{stated[0].value!r}",
        )


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


@rule(
    "language-malformed",
    title="The language is not a language tag",
    explanation="language is a tag by BCP 47: a language, then perhaps a script and a region.",
    example='the language "English"',
)
def language_malformed(statement: Statement) -> Iterator[Fault]:
    if not _LANGUAGE_TAG.fullmatch(statement.language):
        yield Fault(
            path="$.language",
            message=f"found {statement.language!r}; expected a tag such as en, en-US or be-Latn",
        )


@rule(
    "text-not-normal",
    severity="warning",
    title="The text is not in Unicode's normal form C",
    explanation="Composed and decomposed letters look alike and are different code points. The "
    "text stays as it is, but who searches it should know.",
    example="an é written as e with a combining accent",
)
def text_not_normal(statement: Statement) -> Iterator[Fault]:
    if not unicodedata.is_normalized("NFC", statement.text):
        composed = unicodedata.normalize("NFC", statement.text)
        pairs = zip(statement.text, composed, strict=False)
        start = next((at for at, (one, other) in enumerate(pairs) if one != other), len(composed))
        yield Fault(
            path="$.text",
            message=f"found a sequence at {start} that normal form C changes: search with care",
            start=start,
        )


@rule(
    "text-bidirectional",
    severity="warning",
    title="The text or a field has bidirectional controls",
    explanation="These invisible characters turn the direction in which text is shown, so that "
    "what is seen and what is there may differ. The text stays as it is. Every field is asked but "
    "the quotes, whose words are those of the text.",
    example="a right-to-left override (U+202E)",
)
def text_bidirectional(statement: Statement) -> Iterator[Fault]:
    for path, text in _texts(statement, "$"):
        for found in _BIDIRECTIONAL.finditer(text):
            yield Fault(
                path=path,
                message=f"found U+{ord(found[0]):04X} at {found.start()}: what is shown may differ "
                "from what is there",
                start=found.start() if path == "$.text" else -1,
            )


@rule(
    "text-invisible",
    severity="warning",
    title="The text has invisible characters",
    explanation="A byte order mark, a soft hyphen or a character of no width is not seen, and "
    "stands between who searches the text and what is found; joiners are such only where no "
    "script needs them. The text stays as it is; offsets count these characters.",
    example="a soft hyphen (U+00AD) in a name",
)
def text_invisible(statement: Statement) -> Iterator[Fault]:
    offsets: dict[str, list[int]] = {}
    if not statement.text.isascii():
        for found in INVISIBLE.finditer(statement.text):
            offsets.setdefault(found[0], []).append(found.start())
    for character, at in offsets.items():
        rest = f" and {len(at) - _MOST_OFFSETS} more" if len(at) > _MOST_OFFSETS else ""
        listed = ", ".join(map(str, at[:_MOST_OFFSETS]))
        name = unicodedata.name(character, "").lower()
        yield Fault(
            path="$.text",
            message=f"found U+{ord(character):04X} ({name}) at {listed}{rest}: search with care",
            start=at[0],
        )


def _texts(record: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield every text that is not ASCII in a record and those inside it, with its path."""
    names, values_of = _fields_with_text(type(record))  # type: ignore[arg-type]  # mypy takes the instances' __hash__
    for name, value in zip(names, values_of(record), strict=True):
        # Nearly all are ASCII, which Python knows without looking.
        if isinstance(value, str):
            if not value.isascii():
                yield f"{path}.{name}", value
        elif isinstance(value, tuple):
            for index, each in enumerate(cast("tuple[object, ...]", value)):
                at = f"{path}.{name}[{index}]"
                if not isinstance(each, str):
                    yield from _texts(each, at)
                elif not each.isascii():
                    yield at, each
        elif value is not None:
            yield from _texts(value, f"{path}.{name}")


@cache
def _fields_with_text(cls: Any) -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]:
    """Return the names of the fields that hold text or records with text, and a getter of all."""
    names = tuple(
        field.name
        for field in fields_of(cls)
        if not field.span
        and not field.values
        and (field.value_type is str or attrs.has(field.value_type))
    )
    return names, attrgetter(*names)


def _in_utf_8(statement: Statement) -> bytes:
    return statement.text.encode("utf-8", "surrogatepass")
