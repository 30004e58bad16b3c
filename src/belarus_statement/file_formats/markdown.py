"""A document for people to read: the text, its parties, what it alleges and what it asks."""

import re
from collections.abc import Iterable, Iterator

from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Block, Statement

FILE = "statement.md"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")
_LINE_START = re.compile(r"^(\s*)([-=:]|\d+(?=[.)]))", re.MULTILINE)


def encode(statement: Statement) -> Files:
    parts = (
        f"# {_inert(statement.title)}",
        _header(statement),
        "## Text",
        *_text(statement),
        *_parties(statement),
        *_allegations(statement),
        *_demands(statement),
        *_corrections(statement),
    )
    return {FILE: ("\n\n".join(parts) + "\n").encode("utf-8")}


def _header(statement: Statement) -> str:
    return "  \n".join(map(_inert, (statement.issuer, statement.place, statement.date)))


def _text(statement: Statement) -> Iterator[str]:
    for block in statement.blocks:
        if block.kind == "preamble":
            yield _inert(block.quote)
        elif block.kind == "paragraph":
            yield f"**{block.number}** {_inert(block.quote)}"


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
                    each.evidence.replace("_", " "),
                    _names(statement, each.alleged_perpetrators),
                    _names(statement, each.victims),
                    _where(statement, each.start),
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
                    _names(statement, each.addressees),
                    _names(statement, each.beneficiaries),
                    _names(statement, each.claimants),
                    _where(statement, each.start),
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
                    each.kind.replace("_", " "),
                    each.severity,
                    _where(statement, each.start),
                )
                for each in statement.corrections
            ),
        )


def _names(statement: Statement, ids: Iterable[str]) -> str:
    return "; ".join(getattr(statement[id], "name", id) for id in ids)


def _where(statement: Statement, offset: int) -> str:
    block = next((each for each in statement.at(offset) if isinstance(each, Block)), None)
    if block is None:
        return ""
    return f"paragraph {block.number}" if block.number else block.kind.replace("_", " ")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *(tuple(map(_cell, row)) for row in rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return _inert(text).replace("\n", "<br>")


def _inert(text: str) -> str:
    """Text that Markdown shows as it is written."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


FORMAT = Format(
    name="markdown",
    suffix=".md",
    media_type="text/markdown",
    description="a document for people to read: the text, parties, allegations and demands",
    encode=encode,
)
