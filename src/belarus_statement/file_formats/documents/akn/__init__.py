"""Akoma Ntoso 3.0 (OASIS LegalDocML), a document of the type `statement`.

https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part2-specs.html
"""

from belarus_statement.file_formats.documents.akn import metadata
from belarus_statement.file_formats.documents.akn.names import MEDIA_TYPE, VOCABULARY
from belarus_statement.file_formats.documents.akn.words import build_body
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.markup import Markup, element, join
from belarus_statement.model import Statement
from belarus_statement.preconditions import QUOTED_SPANS, UNIQUE_IDS

FILE = "statement.akn.xml"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8"?>')


def encode(statement: Statement) -> Files:
    parts, addresses = build_body(statement)
    kind = {"name": "statement", "contains": "originalVersion"}
    document = element("statement", kind, metadata.build_meta(statement, addresses), *parts)
    root = element("akomaNtoso", {"xmlns": NAMESPACE, "xmlns:bs": VOCABULARY}, document)
    return {FILE: join(DECLARATION, "\n", root, "\n").encode("utf-8")}


FORMAT = Format(
    name="akn",
    suffix=".akn.xml",
    media_type=MEDIA_TYPE,
    description="Akoma Ntoso 3.0: a marked-up statement with its analysis, for legal systems",
    file=FILE,
    requires=(UNIQUE_IDS, QUOTED_SPANS),
    encode=encode,
)
