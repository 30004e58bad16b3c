"""A document for people to read: the text, its parties, what it alleges and what it asks."""

import re
from collections.abc import Iterable, Iterator

from belarus_statement.file_formats.documents.segments import parts
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Block, Statement
from belarus_statement.wording import names, place, words

FILE = "statement.md"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$])")
# The sign by which GitHub knows a link, a mention, an emoji or a formula, also where it is escaped.
_SIGNS = re.compile(
    r"""
    (?:(?<=http)|(?<=https)|(?<=ftp))\\?:(?=//)  # of an address
    | (?<=www)\.                                 # of an address without a scheme
    | @(?=[\w-])                                 # of a mention, of an address of e-mail
    | \\\#(?=\d) | (?<=\bGH)-(?=\d)              # of an issue
    | \\?:(?=[\w+\\-]+:)                         # of an emoji
    | \\\$                                       # of a formula
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE_START = re.compile(r"^[ \t]*([-=:]|\d+(?=[.)]))?", re.MULTILINE)


def encode(statement: Statement) -> Files:
    parts = (
        f"# {_escape(statement.title)}",
        *_header(statement),
        "## Text",
        *_text(statement),
        *_parties(statement),
        *_allegations(statement),
        *_demands(statement),
        *_corrections(statement),
    )
    return {FILE: ("\n\n".join(parts) + "\n").encode("utf-8")}


def _header(statement: Statement) -> Iterator[str]:
    if known := [each for each in (statement.issuer, statement.place, statement.date) if each]:
        yield "  \n".join(map(_escape, known))


def _text(statement: Statement) -> Iterator[str]:
    """Yield every part of the text in order, also what no block covers."""
    for start, end, block in parts(statement):
        if words := block.quote if block else statement.text[start:end].strip():
            yield _part(block, _escape(words))


def _part(block: Block | None, escaped: str) -> str:
    match block:
        case Block(kind="heading" | "title"):
            return f"**{escaped}**"
        case Block(kind="subheading"):
            return f"### {_in_one_line(escaped)}"
        case Block(kind="list_item"):
            return "- " + escaped.replace("\n", "\n  ")
        case Block(kind="note"):
            return "> " + escaped.replace("\n", "\n> ")
        case Block(kind="paragraph", number=int(number)):
            return f"**{number}** {escaped}"
        case _:
            return escaped


def _parties(statement: Statement) -> Iterator[str]:
    if statement.parties:
        yield f"## Parties ({len(statement.parties)})"
        yield _table(
            ("Position", "Name", "Role"),
            ((str(each.position), each.quote, each.role) for each in statement.parties),
        )


def _allegations(statement: Statement) -> Iterator[str]:
    if statement.allegations:
        yield f"## What it alleges ({len(statement.allegations)})"
        yield _table(
            ("Words", "Evidence", "Alleged perpetrators", "Victims", "Where"),
            (
                (
                    each.quote,
                    words(each.evidence),
                    names(statement, each, "alleged_perpetrators"),
                    names(statement, each, "alleged_victims"),
                    place(statement, each),
                )
                for each in statement.allegations
            ),
        )


def _demands(statement: Statement) -> Iterator[str]:
    if statement.demands:
        yield f"## What it asks for ({len(statement.demands)})"
        yield _table(
            ("Words", "Of whom", "For whom", "Whose call", "Where"),
            (
                (
                    each.quote,
                    names(statement, each, "addressees"),
                    names(statement, each, "beneficiaries"),
                    names(statement, each, "claimants"),
                    place(statement, each),
                )
                for each in statement.demands
            ),
        )


def _corrections(statement: Statement) -> Iterator[str]:
    if statement.corrections:
        yield f"## Slips of the text ({len(statement.corrections)})"
        yield _table(
            ("As written", "Proposed", "Kind", "Severity", "Where"),
            (
                (
                    each.quote,
                    each.proposed,
                    words(each.kind),
                    each.severity,
                    place(statement, each),
                )
                for each in statement.corrections
            ),
        )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *(tuple(map(_cell, row)) for row in rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return _in_one_line(_escape(text))


def _in_one_line(escaped: str) -> str:
    return escaped.replace("\n", "<br>")


def _escape(text: str) -> str:
    """Text that Markdown shows as it is written, but for white space at the start of a line.

    Four spaces there would make code of it, and a number with a point a list.
    What GitHub marks up after it has read the Markdown no backslash prevents; an
    element around the sign does.
    https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
    """
    escaped = _LINE_START.sub(_escape_start, _SPECIAL.sub(r"\\\1", text))
    return _SIGNS.sub(r"<span>\g<0></span>", escaped)


def _escape_start(found: re.Match[str]) -> str:
    start = found[1] or ""
    return f"{start}\\" if start.isdigit() else f"\\{start}" if start else ""


FORMAT = Format(
    name="markdown",
    suffix=".md",
    media_type="text/markdown",
    file=FILE,
    description="a document for people to read: the text, parties, allegations and demands",
    encode=encode,
)
