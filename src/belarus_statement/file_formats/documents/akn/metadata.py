"""The element `meta` of the document: its header, its analysis, its references."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from belarus_statement.file_formats.documents.akn.names import (
    MEDIA_TYPE,
    ONTOLOGY,
    SEMANTIC,
    alpha_3,
    annotations_of,
    concept_of,
    is_day,
    percent_encode,
    term_of,
)
from belarus_statement.file_formats.documents.akn.words import Addresses
from belarus_statement.file_formats.markup import Markup, element, stack
from belarus_statement.model import Annotation, Entity, Statement
from belarus_statement.model.edtf import is_edtf
from belarus_statement.model.fields import Field, filled_fields
from belarus_statement.model.statement import collection_fields
from belarus_statement.names import DISTRIBUTION, VOCABULARY

NO_COUNTRY = "zz"
"""ISO 3166-1 leaves it to its users; the CLDR means an unknown region by it."""

NO_DATE = "0001-01-01"
"""What stands where the schema asks for a day that is not known; cobalt reads it as none."""

_BY_US: MappingProxyType[str, str | None] = MappingProxyType({"source": "#source"})


def build_meta(statement: Statement, addresses: Addresses) -> Markup:
    """All of `meta`, given where in the text the annotations are."""
    about = (
        _identification(statement),
        _analysis(statement, addresses),
        _references(statement),
        _proprietary(statement),
    )
    return stack("meta", {}, *about)


def _identification(statement: Statement) -> Markup:
    """Identify the work, its expression in a language and this file (FRBR), by the header."""
    day = statement.date if is_day(statement.date) else None
    language = alpha_3(statement.language)
    date = (statement.date or "").partition("/")[0] if is_edtf(statement.date) else NO_DATE
    work = f"/akn/{NO_COUNTRY}/statement/{date}/{percent_encode(statement.id) or 'statement'}"
    expression = f"{work}/{language}@{day or ''}"
    levels = (
        element(
            "FRBRWork",
            {},
            *_core(work, f"{work}/!main", day, "issuer", statement.title),
            element("FRBRcountry", {"value": NO_COUNTRY}),
            element("FRBRnumber", {"value": statement.id}),
        ),
        element(
            "FRBRExpression",
            {},
            *_core(expression, f"{expression}/!main", day, "issuer"),
            element("FRBRlanguage", {"language": language}),
        ),
        element(
            "FRBRManifestation",
            {},
            *_core(f"{expression}.akn", f"{expression}/!main.xml", None, "source"),
            element("FRBRformat", {"value": MEDIA_TYPE}),
        ),
    )
    return stack("identification", _BY_US, *levels)


def _core(
    uri: str, this: str, day: str | None, author: str, title: str | None = None
) -> Iterator[Markup]:
    """Return the elements of every FRBR level; an unknown date is NO_DATE, named "unknown"."""
    yield element("FRBRthis", {"value": this})
    yield element("FRBRuri", {"value": uri})
    if title is not None:
        yield element("FRBRalias", {"value": title, "name": "title"})
    yield element("FRBRdate", {"date": day or NO_DATE, "name": "issue" if day else "unknown"})
    yield element("FRBRauthor", {"href": f"#{author}"})


def _analysis(statement: Statement, addresses: Addresses) -> Markup:
    records = (
        _record(each, *dict.fromkeys(addresses[each.id])) for each in annotations_of(statement)
    )
    other = stack("otherAnalysis", _BY_US, *records)
    return stack("analysis", _BY_US, other)


def _references(statement: Statement) -> Markup:
    """Return the targets of authors and of `refersTo`: two agents, the entities, the classes."""
    classes = dict.fromkeys(type(each).__name__ for each in annotations_of(statement))
    listed = (
        _agent("source", "software", DISTRIBUTION),
        _agent("issuer", "issuer", statement.issuer or "unknown"),
        *map(_reference, statement.entities),
        *(
            element("TLCConcept", {"eId": concept_of(cls), "href": VOCABULARY + cls, "showAs": cls})
            for cls in classes
        ),
    )
    return stack("references", _BY_US, *listed)


def _agent(name: str, kind: str, shown: str) -> Markup:
    """Return a TLCReference to an author of whom nothing says if it is a person."""
    href = f"{ONTOLOGY}/{kind}/{percent_encode(shown)}"
    return element("TLCReference", {"eId": name, "name": kind, "href": href, "showAs": shown})


def _reference(entity: Entity) -> Markup:
    cls = type(entity).__name__
    known = SEMANTIC.get(type(entity))
    attributes = {
        "eId": term_of(entity.id),
        "href": f"{ONTOLOGY}/{known or cls.lower()}/{percent_encode(entity.id)}",
        "showAs": entity.name,
    }
    if known:
        return element(f"TLC{known.capitalize()}", attributes)
    return element("TLCReference", {**attributes, "name": cls})


def _proprietary(statement: Statement) -> Markup:
    """Return elements of our own: the header as it is, and the fields of the entities."""
    elsewhere = ("text", *(each.name for each in collection_fields()))
    records = (_record(each, term_of(each.id)) for each in statement.entities)
    listed = (_fields("Statement", {}, statement, elsewhere), *records)
    return stack("proprietary", _BY_US, *listed)


def _record(record: Entity | Annotation, href: str, up_to: str | None = None) -> Markup:
    """Return an element with a record's fields; href and upTo name the elements it is about."""
    about = {"href": f"#{href}", "upTo": up_to and f"#{up_to}"}
    return _fields(type(record).__name__, about, record)


def _fields(
    name: str, about: Mapping[str, str | None], owner: object, left_out: Collection[str] = ()
) -> Markup:
    """Return an element of our own: one value is an attribute, each of several an element."""
    attributes: dict[str, str | None] = {}
    content: list[Markup] = []
    for field, value in filled_fields(owner, left_out):
        if field.many:
            content += (_item(field, each) for each in value)
        elif attrs.has(field.value_type):
            content.append(_item(field, value))
        else:
            attributes[field.name] = str(value).lower() if isinstance(value, bool) else str(value)
    return element(f"bs:{name}", {**attributes, **about}, *content)


def _item(field: Field, value: Any) -> Markup:
    if attrs.has(field.value_type):
        return _fields(field.name, {}, value)
    return element(f"bs:{field.name}", {}, value)
