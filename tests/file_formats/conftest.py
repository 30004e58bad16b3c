"""What the tests of several formats ask."""

import os
import pathlib
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.file_formats import format_named
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.model.statement import collection_fields

AWKWARD = (
    "𐍈 <i>שבת</i> \"q\" “c’ {a} b} {c \\d 50% R&D #1 _x_ $y$ ~ ^ -- '' ?` : - * @a, "
    "</span><span class=\"nocase\">n\u00a0b</span> 'l' | [z] ER - é"
)
ADDRESSES = {
    "https://example.org/100%": "https://example.org/100%25",
    "https://example.org/a|b?c={d}&e=[f]": "https://example.org/a%7Cb?c=%7Bd%7D&e=%5Bf%5D",
    "http://example.org/#a#b": "http://example.org/#a%23b",
    "HTTPS://www.example.org:8080?a%20b%zz": "HTTPS://www.example.org:8080?a%20b%25zz",
    'https://example.org/\\<"^`\u202e\ufeff': "https://example.org/%5C%3C%22%5E%60%E2%80%AE%EF%BB%BF",
    " https://пример.example/é \n": "https://пример.example/é",
    "http://198.51.100.7/": "http://198.51.100.7/",
    "javascript:alert(1)": "",
    "JavaScript://example.org/%0aalert(1)": "",
    "data:text/html,x": "",
    "urn:nbn:de:7": "",
    "ftp://example.org/": "",
    "https://example.org/a b|c": "",
    "https://example.org/ (seen on 1 November)": "",
    "see https://example.org/": "",
    "https:example.org": "",
    "https:///path": "",
    "https://a..example.org": "",
    "https://198.51.100.777/": "",
    "https://example.org:99999/": "",
    "https://one@example.org/": "",
    "https://[::1/": "",
    "100%": "",
    "on paper": "",
    "": "",
}
"""Texts in the place of an address, each with the address of the web that it is."""
Refused = Callable[..., list[tuple[str, str]]]
SCHEMAS = "BELARUS_STATEMENT_SCHEMAS"


@pytest.fixture(scope="session")
def official() -> Callable[[str], pathlib.Path]:
    """The path of an official schema that no package carries; skips, saying so, without it."""

    def official(name: str) -> pathlib.Path:
        folder = os.environ.get(SCHEMAS)
        if folder is None or not pathlib.Path(folder, name).exists():
            pytest.skip(f"{SCHEMAS} names no folder with {name}")
        return pathlib.Path(folder, name)

    return official


@pytest.fixture(scope="session")
def refused() -> Refused:
    """The codes and paths of what a format refuses of files."""

    def refused(name: str, files: dict[str, bytes]) -> list[tuple[str, str]]:
        decode = format_named(name).decode
        assert decode is not None
        with pytest.raises(bs.LoadError) as error:
            decode(FilesInMemory(files))
        return [(finding.code, finding.path) for finding in error.value.findings]

    return refused


@pytest.fixture(params=ADDRESSES)
def address(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A text in the place of an address, and the address of the web that it is, or ""."""
    return request.param, ADDRESSES[request.param]


@pytest.fixture
def addressed(statement: bs.Statement) -> list[bs.Statement]:
    """The packaged statement at each of these addresses, all of which are sources in it."""
    (first, *rest) = statement.states
    return [
        attrs.evolve(
            statement,
            source=attrs.evolve(statement.source, published_at=each),
            states=(attrs.evolve(first, enrichment_sources=tuple(ADDRESSES)), *rest),
        )
        for each in ADDRESSES
    ]


@pytest.fixture(scope="session")
def with_dangling_link(statement: bs.Statement) -> bs.Statement:
    """The packaged statement, one mention of which leads nowhere."""
    mention = attrs.evolve(statement.mentions[0], target="state-atlantis")
    return attrs.evolve(statement, mentions=(mention, *statement.mentions[1:]))


@pytest.fixture(scope="session")
def bare(statement: bs.Statement) -> bs.Statement:
    """The packaged statement without a record: its header and its text alone."""
    empty: dict[str, Any] = {each.name: () for each in collection_fields()}
    return attrs.evolve(statement, **empty)


@pytest.fixture
def awkward_value() -> str:
    """One line with what the citation formats have marks for, astral and right to left."""
    return AWKWARD


@pytest.fixture
def awkward(statement: bs.Statement) -> bs.Statement:
    """The packaged statement with that as title, issuer, place and party, on several lines."""
    broken = AWKWARD.replace(" ER - ", "\r\nER  - ").replace(" ", "\u2028\x85\x0b\x1e", 1)
    return attrs.evolve(
        statement,
        title=f"\n{broken}\t",
        issuer=broken,
        place=broken,
        parties=(attrs.evolve(statement.parties[0], quote=broken),),
        source=attrs.evolve(
            statement.source, published_at="https://example.org/a%20b?c=d_e&f={g}#h~#\\i%"
        ),
    )
