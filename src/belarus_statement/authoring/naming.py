"""The States and unions of States that a text names, and those of them that make the statement."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from belarus_statement.languages.language import Language
from belarus_statement.languages.lists import (
    ListWords,
    aligns,
    between,
    leads,
    names_between,
    opens,
    speaks,
    tells_the_topic,
)
from belarus_statement.languages.phrases import any_of, pattern
from belarus_statement.languages.states import state_names, union_names
from belarus_statement.model import Block
from belarus_statement.model.annotations import PartyRole


class Naming(NamedTuple):
    """A place where the text names a State or a union, by its code, the article included."""

    start: int
    end: int
    name: str
    code: str


class Joining(NamedTuple):
    """A naming of one who makes the statement, and the role."""

    naming: Naming
    role: PartyRole


def namings_in(text: str, language: Language) -> list[Naming]:
    """Return every naming of a State or a union, the longest where several begin."""
    return [
        Naming(found.start(), found.end(), found["name"], code)
        for found in _names(language).finditer(text)
        if (code := _codes(language.code)[_straight(found["name"])])
    ]


def with_unknown(
    text: str, namings: Sequence[Naming], start: int, end: int, table: ListWords
) -> list[Naming]:
    """Return namings with those that no table has, between two others of a list in this span."""
    found = [*namings]
    for one, other in pairwise(_inside(namings, start, end)):
        at = one.end
        for name in names_between(text[one.end : other.start][:_LONGEST_GAP], table):
            at = text.index(name, at)
            found.append(Naming(at, at + len(name), name, name))
            at += len(name)
    return sorted(found)


_LONGEST_GAP = 200


def _codes(language: str) -> Mapping[str, str]:
    return {**state_names(language), **union_names(language)}


@cache
def _names(language: Language) -> re.Pattern[str]:
    names = any_of(_codes(language.code)).replace("\u2019", "\u2019\u00b4")
    articles = any_of(language.lists.articles)
    return re.compile(
        rf"(?<![\w-])(?:(?i:{articles})(?:\s+|(?<=['\u2019])))?(?P<name>{names})(?![\w])(?!-[^\W\d_])"
    )


def _straight(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("\u2019", "'").replace("\u00b4", "'"))


def parties_in(
    text: str,
    namings: Sequence[Naming],
    blocks: Sequence[Block],
    sentences: Sequence[tuple[int, int]],
    language: Language,
) -> list[Joining]:
    """Return those who make the statement, each once, by the places where they are listed."""
    table = language.lists
    found = [joining for block in blocks for joining in _of_block(text, namings, block, table)]
    for start, end in sentences:
        inside = _inside(namings, start, end)
        if aligns(text[start:end], table):
            found += [Joining(each, "aligning") for each in _of_party(text, inside, table)]
        elif speaks(text, start, table):
            found += _listed(text, inside, table)
    for title in blocks if not found else ():
        if title.kind == "title":
            found += _listed(text, _inside(namings, title.start, title.end), table)
    return _each_once(found)


def _of_block(
    text: str, namings: Sequence[Naming], block: Block, table: ListWords
) -> Iterator[Joining]:
    """Yield those whom a block lists by its kind."""
    inside = _inside(namings, block.start, block.end)
    delivers = block.kind == "byline" and pattern(table.delivering).search(block.quote)
    if block.kind == "preamble":
        yield from _listed(text, inside, table)
    elif block.kind == "signatories" or delivers:
        role: PartyRole = "delivering" if delivers else "joining"
        yield from (Joining(each, role) for each in _of_party(text, inside, table))


def _inside(namings: Sequence[Naming], start: int, end: int) -> list[Naming]:
    first = bisect_left(namings, (start,))
    last = bisect_left(namings, (end,))
    return [*namings[first:last]]


def _of_party(text: str, namings: Sequence[Naming], table: ListWords) -> list[Naming]:
    """Return the namings that are not of what a statement is about."""
    return [each for each in namings if not tells_the_topic(text, each.start, table)]


def _listed(text: str, namings: Sequence[Naming], table: ListWords) -> Iterator[Joining]:
    """Yield the namings of lists: several joined ones, or one behind the words that open a list."""
    for chain in _chains(text, namings, table):
        opened = opens(text, chain[0].start, table)
        if not (opened or (len(chain) > 1 and _of_party(text, chain[:1], table))):
            continue
        leading = opened and len(chain) > 1 and leads(text, chain[0].end, table)
        for number, each in enumerate(chain):
            yield Joining(each, "lead" if leading and not number else "joining")


def _chains(text: str, namings: Sequence[Naming], table: ListWords) -> Iterator[list[Naming]]:
    chain: list[Naming] = []
    for each in namings:
        if chain and not between(table).fullmatch(text, chain[-1].end, each.start):
            yield chain
            chain = []
        chain.append(each)
    if chain:
        yield chain


def _each_once(found: Sequence[Joining]) -> list[Joining]:
    """Return the first joining of each code; who delivers a statement may be listed as well."""
    listed = {each.naming.code for each in found if each.role != "delivering"}
    once: dict[str, Joining] = {}
    for each in found:
        if each.role != "delivering" or each.naming.code not in listed:
            once.setdefault(each.naming.code, each)
    return sorted(once.values())
