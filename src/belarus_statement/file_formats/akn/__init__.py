"""Akoma Ntoso 3.0 (OASIS LegalDocML), a document of the type `statement`.

https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part2-specs.html
"""

from collections import Counter
from collections.abc import Iterable

from belarus_statement.errors import FormatError
from belarus_statement.file_formats.akn import metadata
from belarus_statement.file_formats.akn.names import MEDIA_TYPE, VOCABULARY
from belarus_statement.file_formats.akn.words import written
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.markup import Markup, element, joined
from belarus_statement.model import Entity, Statement
from belarus_statement.offsets import refuse_misplaced

FILE = "statement.akn.xml"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8"?>')


def encode(statement: Statement) -> Files:
    refuse_misplaced(statement)
    _refuse_shared_ids(statement.entities)
    parts, addresses = written(statement)
    kind = {"name": "statement", "contains": "originalVersion"}
    document = element("statement", kind, metadata.written(statement, addresses), *parts)
    root = element("akomaNtoso", {"xmlns": NAMESPACE, "xmlns:bs": VOCABULARY}, document)
    return {FILE: joined(DECLARATION, "\n", root, "\n").encode("utf-8")}


def _refuse_shared_ids(entities: Iterable[Entity]) -> None:
    """What refers to one of two entities with one id would refer to both."""
    for id, count in Counter(each.id for each in entities).items():
        if count > 1:
            raise FormatError(
                f"found {count} entities with the id {id!r:.60}; expected every entity to have its "
                "own: `validate` shows where they stand"
            )


FORMAT = Format(
    name="akn",
    suffix=".akn.xml",
    media_type=MEDIA_TYPE,
    description="Akoma Ntoso 3.0: a marked-up statement with its analysis, for legal systems",
    file=FILE,
    encode=encode,
)
