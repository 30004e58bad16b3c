"""The packaged statement with text in it that breaks careless tools."""

import re
from bisect import bisect_right
from functools import cache
from hashlib import sha256
from itertools import accumulate
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from belarus_statement.model import Annotation, Entity, Source, Statement
from belarus_statement.model.fields import fields_of
from belarus_statement.model.statement import collection_fields
from belarus_statement.packaged import load

R = TypeVar("R", bound=Entity | Annotation)

INSTEAD = MappingProxyType(
    {
        # Astral: one code point and two UTF-16 units; one picture of four; two flags of four.
        "unions": "\N{MATHEMATICAL SCRIPT SMALL U}nions \N{FACTORY}",
        "defenders": (
            "\N{WOMAN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\N{ZERO WIDTH JOINER}"
            "\N{SCALES}\N{VARIATION SELECTOR-16} defenders"
        ),
        "New Zealand": "New Zealand \U0001f1f3\U0001f1ff\U0001f1f3\U0001f1ff",
        # Right to left, without a control character.
        "international community": "international (קהילה) community",
        "elections": "elections / انتخابات",
        # Combining marks that no composed letter takes up: this is normal form C.
        "Tut.by": "Tut.b\N{COMBINING RING BELOW}y\N{COMBINING TILDE BELOW}"
        + "\N{COMBINING ENCLOSING CIRCLE}" * 12,
        # Markup in several languages, closed and not.
        "Situation": 'Situation <!-- & "so on" -->',
        "journalists": "<b>journalists</i> & ]]> &amp;",
        "assembly": "</script> _*`assembly`*_ | [x](y)",
        "leaders": "{{leaders}} %s ${HOME} \\n \\",
        # Formulas, by every sign that starts one.
        "political prisoners": '=HYPERLINK("#") political prisoners',
        "prominent athletes": "+prominent athletes",
        "women human rights": "-2+3 women human rights",
        "international observers": "@SUM(A1) international observers",
        # Line ends, and what only str.splitlines takes for such; spaces that are none.
        "strike committees": "strike\ncommittees",
        "crackdown": "crack\N{LINE SEPARATOR}down",
        "Presidium": "Presi\N{ZERO WIDTH NO-BREAK SPACE}\N{ZERO WIDTH SPACE}dium",
        "missing": "mis\N{NO-BREAK SPACE}sing",
        # Quotation marks, and what separates columns.
        "Marshall Islands": 'Marshall "Islands\'´’;,"',
    }
)
"""What stands in the text of the hostile variant, by the words that stand there in the packaged."""

_REPLACED = re.compile("|".join(map(re.escape, INSTEAD)))
_NOT_OF_THE_TEXT = ("id", "inferred", "quote")


@cache
def hostile_statement() -> Statement:
    """Return the packaged statement with hostile text in its words, names and quotes.

    It has astral characters, right-to-left letters, combining marks, markup,
    formulas, line ends inside of sentences and spaces without width. All records
    are there, with their ids, and no rule finds anything: it is in normal form C,
    and has no control characters but newline and no bidirectional controls.
    """
    packaged = load()
    text = _hostile(packaged.text)
    replaced = [*_REPLACED.finditer(packaged.text)]
    ends = [each.end() for each in replaced]
    grown = [0, *accumulate(len(INSTEAD[each[0]]) - len(each[0]) for each in replaced)]

    def move(offset: int) -> int:
        return offset + grown[bisect_right(ends, offset)]

    def change(record: R) -> R:
        values = _words_of(record)
        if isinstance(record, Annotation):
            start, end = move(record.start), move(record.end)
            values |= {"start": start, "end": end, "quote": text[start:end]}
        return attrs.evolve(record, **values)

    data = text.encode("utf-8")
    source: Source = attrs.evolve(
        packaged.source, bytes=len(data), sha256=sha256(data).hexdigest(), published_at=None
    )
    collections: dict[str, Any] = {
        field.name: tuple(change(record) for record in getattr(packaged, field.name))
        for field in collection_fields()
    }
    title = _hostile(packaged.title)
    return attrs.evolve(packaged, title=title, text=text, source=source, **collections)


def _words_of(record: Entity | Annotation) -> dict[str, Any]:
    """Return the fields of a record that hold words of the text, made hostile."""
    values: dict[str, Any] = {}
    for field in fields_of(type(record)):
        marked = field.refers or field.values or field.edtf or field.enrichment
        value = getattr(record, field.name)
        if field.value_type is str and not marked and field.name not in _NOT_OF_THE_TEXT:
            values[field.name] = tuple(map(_hostile, value)) if field.many else _hostile(value)
    return values


def _hostile(words: str) -> str:
    return _REPLACED.sub(lambda found: INSTEAD[found[0]], words)
