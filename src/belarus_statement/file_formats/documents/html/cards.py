"""A card for every record: its fields, what it leads to, what leads to it, where it is named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from belarus_statement.file_formats.addresses import http_address
from belarus_statement.file_formats.documents.html.annotated_text import (
    as_text,
    kind_of,
    own_name,
    place_of,
)
from belarus_statement.file_formats.markup import Markup, element, join, xml_name
from belarus_statement.model import Annotation, Block, Entity, Mention, Sentence, Statement
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.statement import collection_fields
from belarus_statement.wording import INFERRED, name, place, words

Record: TypeAlias = Entity | Annotation
Referrers: TypeAlias = Mapping[str, Mapping[str, Sequence[Record]]]
"""The id of a record, then the label of a field that holds it, then who has it there."""

_IN_HEADING = frozenset({"id", "name", "inferred"})
_LONGEST = 90
# A field that is about another one has nothing to say where that one is empty.
_ABOUT = MappingProxyType({"sources_complete": "sources"})


def register(statement: Statement) -> Markup:
    """Every record of the statement, class after class."""
    referrers = _referrers(statement)
    return join(
        *(
            element(
                "details",
                {"open": "", "id": own_name("all", field.name)},
                element(
                    "summary",
                    {},
                    element("h3", {}, words(field.name).capitalize()),
                    " ",
                    element("small", {"class": "count"}, str(len(records))),
                    " ",
                    element("span", {"class": "description"}, field.description),
                ),
                element(
                    "div",
                    {"class": "cards"},
                    *(_card(statement, each, referrers.get(each.id, {})) for each in records),
                ),
            )
            for field in collection_fields()
            if (records := getattr(statement, field.name))
        )
    )


def link(statement: Statement, id: str) -> Markup:
    """Return the name of a record, leading to its card; a name alone where there is none."""
    shown = element("span", as_text(statement), _shorten(name(statement, id)))
    return element("a", {"href": f"#{xml_name(id)}"}, shown) if id in statement else shown


def links(statement: Statement, ids: Sequence[str]) -> Markup:
    """Links to records with commas between them."""
    return Markup(", ".join(link(statement, id) for id in ids))


def web_link(text: str) -> Markup:
    """Text, leading out of the page where it is an address of the web."""
    if address := http_address(text):
        return element("a", {"href": address, "rel": "external noreferrer"}, text)
    return join(text)


def _card(
    statement: Statement, record: Record, referrers: Mapping[str, Sequence[Record]]
) -> Markup:
    fields = [
        each for each in fields_of(type(record)) if not each.span and each.name not in _IN_HEADING
    ]
    said = (
        *_rows(statement, record, [each for each in fields if not each.enrichment]),
        *_mentions(statement, record),
        *(
            _row(label, _list(link(statement, each.id) for each in found))
            for label, found in referrers.items()
        ),
    )
    known = [*_rows(statement, record, [each for each in fields if each.enrichment])]
    return element(
        "article",
        {"class": "card", "id": xml_name(record.id)},
        element("h4", {}, element("small", {}, kind_of(record)), " ", _title(statement, record)),
        _where(statement, record),
        element("dl", {}, *said) if said else Markup(),
        element("p", {"class": "beyond"}, "Not in the text") if known else Markup(),
        element("dl", {}, *known) if known else Markup(),
    )


def _title(statement: Statement, record: Record) -> Markup:
    if isinstance(record, Entity):
        return element("span", as_text(statement), record.name)
    long = isinstance(record, Block | Sentence)
    return element("q", as_text(statement), _shorten(record.quote) if long else record.quote)


def _where(statement: Statement, record: Record) -> Markup:
    if isinstance(record, Entity):
        return Markup()
    shown = place(statement, record) or "the text"
    return element("p", {"class": "where"}, "in ", element("a", {"href": place_of(record)}, shown))


def _rows(statement: Statement, record: Record, fields: Sequence[Field]) -> Iterator[Markup]:
    """Yield a row for each of these fields that has a value."""
    inferred = record.inferred if isinstance(record, Annotation) else ()
    for field in fields:
        if getattr(record, _ABOUT.get(field.name, field.name)) not in (None, "", ()):
            values = [_value(statement, field, each) for each in field.values_in(record)]
            note = INFERRED if field.name in inferred else ""
            yield _row(words(field.name) + note, _list(values) if len(values) > 1 else values[0])


def _list(values: Iterable[Markup]) -> Markup:
    return element("ul", {}, *(element("li", {}, each) for each in values))


def _value(statement: Statement, field: Field, value: Any) -> Markup:
    if attrs.has(field.value_type):
        *said, source = attrs.astuple(value)
        return join(" ".join(said), " ", element("small", {}, "checked in ", web_link(source)))
    if field.name == "evidence":
        return element("a", {"href": f"#{own_name('evidence', value)}"}, words(value))
    if field.refers:
        return link(statement, value)
    if isinstance(value, bool):
        return join("yes" if value else "no")
    if field.values:
        return join(words(value))
    return element("span", as_text(statement), web_link(str(value)))


def _mentions(statement: Statement, record: Record) -> Iterator[Markup]:
    """Every place at which the text names an entity."""
    if isinstance(record, Entity) and (found := statement.mentions_of(record)):
        places = [
            join(
                element("a", {"href": place_of(each), **as_text(statement)}, each.quote),
                " ",
                element("small", {}, place(statement, each)),
            )
            for each in found
        ]
        yield _row("named", _list(places))


def _row(label: str, content: Markup) -> Markup:
    return join(element("dt", {}, label), element("dd", {}, content))


def _referrers(statement: Statement) -> Referrers:
    found: dict[str, dict[str, list[Record]]] = {}
    for record in statement:
        for field in fields_of(type(record)):
            if field.refers and not isinstance(record, Mention):
                label = f"among {words(field.name)} of" if field.many else f"{words(field.name)} of"
                for id in field.values_in(record):
                    found.setdefault(id, {}).setdefault(label, []).append(record)
    return found


def _shorten(quote: str) -> str:
    return quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST].rstrip()}…"
