"""The page for search engines and catalogues, in the words of schema.org."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from belarus_statement.file_formats.addresses import http_address
from belarus_statement.file_formats.languages import language_tag
from belarus_statement.model import Entity, Organization, Person, Place, State, Statement
from belarus_statement.model.edtf import is_edtf

# Who makes a document is to schema.org a person or an organization, which no country is by itself.
_TYPES: dict[type[Entity], str | list[str]] = {
    State: ["Country", "Organization"],
    Organization: "Organization",
    Person: "Person",
    Place: "Place",
}
_WIKIDATA = "http://www.wikidata.org/entity/"


def linked_data(statement: Statement) -> dict[str, Any]:
    """Return the document, who makes it and who is named in it, as JSON-LD."""
    parties = dict.fromkeys(each.actor for each in statement.parties)
    named = [each.id for each in statement.entities if each.id not in parties]
    described = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": statement.title,
        "inLanguage": language_tag(statement.language),
        "datePublished": statement.date if is_edtf(statement.date) else None,
        "locationCreated": {"@type": "Place", "name": statement.place} if statement.place else None,
        "url": http_address(statement.source.published_at),
        "copyrightNotice": statement.source.rights,
        "author": _things(statement, parties),
        "mentions": _things(statement, named),
    }
    return {key: value for key, value in described.items() if value}


def _things(statement: Statement, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the entities of these ids for whose class schema.org has a type."""
    found = (statement.get(id) for id in ids)
    return [
        {
            "@type": _TYPES[type(entity)],
            "name": entity.name,
            **({"sameAs": same} if (same := _addresses(entity)) else {}),
        }
        for entity in found
        if isinstance(entity, Entity) and type(entity) in _TYPES
    ]


def _addresses(entity: Entity) -> list[str]:
    return [
        _WIKIDATA + quote(each.value) for each in entity.external_ids if each.scheme == "wikidata"
    ]
