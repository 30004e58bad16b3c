"""Web Annotations as JSON-LD: one for every annotation, with the fields of its record as the body.

https://www.w3.org/TR/annotation-model/
"""

import json
from collections.abc import Collection, Iterator
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import attrs

from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Annotation, Correction, Entity, Mention, Party, Statement
from belarus_statement.model.fields import Field, fields_of, filled_fields, snake_case
from belarus_statement.model.statement import collection_fields
from belarus_statement.names import NAMESPACE, VOCABULARY
from belarus_statement.preconditions import QUOTED_SPANS, UNIQUE_IDS
from belarus_statement.readable_tables import in_words
from belarus_statement.wording import words

FILE = "statement.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CLOSE_BY = 32
"""The longest prefix and suffix of a quote, in code points."""

_MOTIVATIONS: MappingProxyType[type[Annotation], str] = MappingProxyType(
    {Mention: "identifying", Party: "identifying", Correction: "editing"}
)


def encode(statement: Statement) -> Files:
    urn = _urn(statement)
    items = [_annotation(statement, each) for each in statement.annotations]
    page = {"id": f"{urn}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": [CONTEXT, _context()],
        "id": f"{urn}#annotations",
        "type": "AnnotationCollection",
        "label": statement.title,
        "total": len(items),
        # A collection without annotations must not have a page.
        **({"first": page} if items else {}),
        "bs:annotates": {
            "id": urn,
            "type": ["Text", "bs:Statement"],
            "format": "text/plain",
            **_properties(statement, statement, [each.name for each in collection_fields()]),
        },
        "bs:entities": [_record(statement, each) for each in statement.entities],
    }
    return {FILE: (json.dumps(collection, ensure_ascii=False, indent=2) + "\n").encode("utf-8")}


def _annotation(statement: Statement, annotation: Annotation) -> dict[str, Any]:
    start, end = annotation.start, annotation.end
    return {
        "id": f"{_urn(statement, annotation.id)}#annotation",
        "type": "Annotation",
        "motivation": _MOTIVATIONS.get(type(annotation), "classifying"),
        "body": [_record(statement, annotation), *_for_readers(statement, annotation)],
        "target": {
            "type": "SpecificResource",
            "source": _urn(statement),
            "selector": [
                # Both count code points, by sections 4.2.4 and 4.2.5 of the model.
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": annotation.quote,
                    "prefix": statement.text[max(0, start - CLOSE_BY) : start],
                    "suffix": statement.text[end : end + CLOSE_BY],
                },
            ],
        },
    }


def _for_readers(statement: Statement, annotation: Annotation) -> Iterator[dict[str, str]]:
    """Yield what viewers show of an annotation: its class as a tag, and its fields in words."""
    tag = words(snake_case(type(annotation)))
    yield {"type": "TextualBody", "purpose": "tagging", "value": tag}
    told = "; ".join(_told(statement, annotation))
    if told:
        yield {"type": "TextualBody", "purpose": "commenting", "value": told}


def _told(statement: Statement, annotation: Annotation) -> Iterator[str]:
    for field, value in filled_fields(annotation, ("id", "inferred")):
        if value in ((), ""):
            continue
        yield f"{words(field.name)}: {', '.join(in_words(statement, annotation, field))}"


def _record(statement: Statement, record: Entity | Annotation) -> dict[str, Any]:
    """Return a record as a resource of its own; where it stands is said by the selectors."""
    return {
        "id": _urn(statement, record.id),
        "type": f"bs:{type(record).__name__}",
        **_properties(statement, record, ["id"]),
    }


def _properties(
    statement: Statement, owner: object, left_out: Collection[str] = ()
) -> dict[str, Any]:
    """Return the fields of a record that have a value, under their names in the vocabulary."""
    return {
        f"bs:{field.name}": [_value(statement, field, each) for each in value]
        if field.many
        else _value(statement, field, value)
        for field, value in filled_fields(owner, left_out)
    }


def _value(statement: Statement, field: Field, value: Any) -> Any:
    if attrs.has(field.value_type):
        return {"type": f"bs:{field.value_type.__name__}", **_properties(statement, value)}
    return _urn(statement, value) if field.refers else value


def _urn(statement: Statement, *ids: str) -> str:
    """Return the name of the text, or of a record; an id may have any character."""
    return NAMESPACE + ":".join(quote(each, safe="") for each in (statement.id, *ids))


def _context() -> dict[str, Any]:
    """Return the JSON-LD context of the vocabulary: links, and values in their order."""
    ordered = {"@id": "bs:entities", "@container": "@list"}
    terms: dict[str, Any] = {"bs": VOCABULARY, "bs:entities": ordered}
    fields = [field for each in collection_fields() for field in fields_of(each.value_type)]
    for field in fields:
        link = {"@type": "@id"} if field.refers else {}
        order = {"@container": "@list"} if field.many else {}
        if link or order:
            terms[f"bs:{field.name}"] = {"@id": f"bs:{field.name}", **link, **order}
    return terms


FORMAT = Format(
    name="web-annotation",
    suffix=".jsonld",
    media_type='application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    description="W3C Web Annotations as JSON-LD, one for every annotation, for annotation viewers",
    file=FILE,
    requires=(UNIQUE_IDS, QUOTED_SPANS),
    encode=encode,
)
