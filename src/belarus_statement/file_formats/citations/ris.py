"""RIS, the tagged lines that reference managers exchange.

https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp
"""

from belarus_statement.file_formats.citations.citation import Citation, citation
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Statement

FILE = "statement.ris"


def encode(statement: Statement) -> Files:
    cited = citation(statement)
    values = (
        ("ID", cited.key),
        ("TI", cited.title),
        ("AU", cited.author),
        ("PY", f"{cited.dates[0][0]:04}" if cited.dates else ""),
        ("DA", _date(cited)),
        ("CY", cited.place),
        ("UR", cited.url),
        ("LA", cited.language),
        ("N1", cited.note),
    )
    lines = ("TY  - GEN", *(f"{tag}  - {value}" for tag, value in values if value), "ER  - ")
    return {FILE: "".join(f"{line}\r\n" for line in lines).encode("utf-8")}


def _date(cited: Citation) -> str:
    """Year, month, day and what else is to be said, with a slash after each of the first three."""
    if not cited.dates:
        return ""
    year, *rest = cited.dates[0]
    month, day, *_ = (*(f"{part:02}" for part in rest), "", "")
    _, _, last = cited.date.partition("/")
    return f"{year:04}/{month}/{day}/" + (f"to {last}" if last else "")


FORMAT = Format(
    name="ris",
    suffix=".ris",
    media_type="application/x-research-info-systems",
    description="a citation of the document for reference managers",
    file=FILE,
    encode=encode,
)
