"""CSL-JSON, what citation processors such as citeproc and pandoc read.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

import json
import re
from typing import Any

from belarus_statement.file_formats.citations.citation import citation
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Statement

FILE = "statement.csl.json"
_MARKUP = re.compile(r"<(?=/?(?:i|b|sc|sub|sup|span)\b)", re.IGNORECASE)


def encode(statement: Statement) -> Files:
    cited = citation(statement)
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "document",
        "title": _escape_tags(cited.title),
        "author": [{"literal": _escape_tags(cited.author)}] if cited.author else None,
        "issued": {"date-parts": cited.dates} if cited.dates else None,
        "publisher-place": _escape_tags(cited.place),
        "URL": cited.url,
        "language": cited.language,
        "annote": _escape_tags(cited.note),
    }
    known = {name: value for name, value in item.items() if value}
    return {FILE: f"{json.dumps([known], ensure_ascii=False, indent=2)}\n".encode()}


def _escape_tags(text: str) -> str:
    """Text in which no tag is read as one.

    The format has no escapes: a sign that stands in markup of its own begins none.
    """
    return _MARKUP.sub('<span class="nocase"><</span>', text)


FORMAT = Format(
    name="csl-json",
    suffix=".csl.json",
    media_type="application/vnd.citationstyles.csl+json",
    description="a citation of the document for pandoc and citation processors",
    file=FILE,
    encode=encode,
)
