"""The reading edition: the annotated text as one page, which needs nothing else."""

from belarus_statement.file_formats.documents.html.page import highlighted, overview, page
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Statement
from belarus_statement.preconditions import QUOTED_SPANS, UNIQUE_IDS

__all__ = ["FORMAT", "highlighted", "overview"]

FILE = "statement.html"


def encode(statement: Statement) -> Files:
    return {FILE: page(statement).encode("utf-8")}


FORMAT = Format(
    name="html",
    suffix=".html",
    media_type="text/html",
    description="a reading edition: the annotated text, who asks what of whom, the parties",
    file=FILE,
    requires=(UNIQUE_IDS, QUOTED_SPANS),
    encode=encode,
)
