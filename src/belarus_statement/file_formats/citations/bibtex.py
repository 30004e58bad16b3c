"""BibTeX, in the dialect that BibTeX and biblatex both read.

https://www.ctan.org/pkg/biblatex
"""

import re
from collections.abc import Iterator

from belarus_statement.file_formats.citations.citation import Citation, citation
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Statement
from belarus_statement.model.edtf import MONTHS

FILE = "statement.bib"
# BibTeX counts braces, also escaped ones: only commands that have none of their own are safe.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "$&#%_"},
    }
)
# Between these TeX makes one character of two.
_LIGATURES = re.compile(r"(?<=[-'<>,`])(?=[-'<>,`])|(?<=[!?])(?=`)")


def encode(statement: Statement) -> Files:
    cited = citation(statement)
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(cited))
    return {FILE: f"@misc{{{cited.key},\n{fields}}}\n".encode()}


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    # Braces within braces keep an institution's name in one piece, and a title in its letters.
    for name, value in (("author", cited.author), ("title", cited.title)):
        if value:
            yield name, f"{{{{{_escape_tex(value)}}}}}"
    if cited.date:
        yield "date", f"{{{cited.date}}}"
        yield "year", f"{{{cited.years}}}"
    if len(cited.shared) > 1:
        yield "month", MONTHS[cited.shared[1] - 1][:3].lower()
    if cited.place:
        yield "address", f"{{{_escape_tex(cited.place)}}}"
    if cited.url:
        yield "url", f"{{{cited.url}}}"  # its readers take it to the letter
    if cited.language:
        yield "language", f"{{{_escape_tex(cited.language)}}}"
    if cited.note:
        yield "annote", f"{{{_escape_tex(cited.note)}}}"


def _escape_tex(text: str) -> str:
    """Text that TeX sets as it is written."""
    return _LIGATURES.sub("{}", text.translate(_ESCAPES))


FORMAT = Format(
    name="bibtex",
    suffix=".bib",
    media_type="application/x-bibtex",
    description="a citation of the document for LaTeX and reference managers",
    file=FILE,
    encode=encode,
)
