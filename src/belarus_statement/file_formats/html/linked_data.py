"""What search engines and catalogues read of the page, in the words of schema.org."""

from typing import Any

from belarus_statement.model import Entity, Organization, Person, Place, State, Statement
from belarus_statement.model.edtf import is_edtf

_TYPES: dict[type[Entity], str] = {
    State: "Country",
    Organization: "Organization",
    Person: "Person",
    Place: "Place",
}
_WIKIDATA = "http://www.wikidata.org/entity/"


def linked_data(statement: Statement) -> dict[str, Any]:
    """The document, who makes it and who is named in it, as JSON-LD."""
    parties = [each.actor for each in statement.parties]
    named = [each.id for each in statement.entities if each.id not in parties]
    described = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": statement.title,
        "inLanguage": statement.language,
        "datePublished": statement.date if is_edtf(statement.date) else None,
        "locationCreated": {"@type": "Place", "name": statement.place},
        "publisher": {"@type": "Organization", "name": statement.issuer},
        "url": statement.source.published_at,
        "copyrightNotice": statement.source.rights,
        "author": _things(statement, parties),
        "mentions": _things(statement, named),
    }
    return {key: value for key, value in described.items() if value}


def _things(statement: Statement, ids: list[str]) -> list[dict[str, Any]]:
    """The entities of these ids for whose class schema.org has a type."""
    found = (statement.get(id) for id in dict.fromkeys(ids))
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
    return [_WIKIDATA + each.value for each in entity.external_ids if each.scheme == "wikidata"]
