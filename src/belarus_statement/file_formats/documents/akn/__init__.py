"""Akoma Ntoso 3.0 (OASIS LegalDocML), a document of the type `statement`.

https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part2-specs.html
"""

from belarus_statement.file_formats.documents.akn import metadata
from belarus_statement.file_formats.documents.akn.names import MEDIA_TYPE
from belarus_statement.file_formats.documents.akn.words import build_body
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.markup import document, element
from belarus_statement.model import Statement
from belarus_statement.names import VOCABULARY
from belarus_statement.preconditions import QUOTED_SPANS, UNIQUE_IDS

FILE = "statement.akn.xml"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def encode(statement: Statement) -> Files:
    parts, addresses = build_body(statement)
    kind = {"name": "statement", "contains": "originalVersion"}
    marked = element("statement", kind, metadata.build_meta(statement, addresses), *parts)
    root = element("akomaNtoso", {"xmlns": NAMESPACE, "xmlns:bs": VOCABULARY}, marked)
    return {FILE: document(root)}


FORMAT = Format(
    name="akn",
    suffix=".akn.xml",
    media_type=MEDIA_TYPE,
    description="Akoma Ntoso 3.0: a marked-up statement with its analysis, for legal systems",
    file=FILE,
    requires=(UNIQUE_IDS, QUOTED_SPANS),
    encode=encode,
)
