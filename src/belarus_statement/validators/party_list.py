"""The rule on the lists of those who make a statement."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from belarus_statement.languages import language_of
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
from belarus_statement.model import Annotation, Mention, Organization, Party, State, Statement
from belarus_statement.validators.rule import Fault, Node, nodes_in, rule, words_of

_THROUGH_BLOCKS = ("signatories", "list_item")
_OF_LISTS = ("preamble", *_THROUGH_BLOCKS)
_FEWEST = 3
"""The names that are a list where no words open it."""
_FURTHEST = 200
_CLOSED = re.compile(r"\s*(?:[,;.:)\u2013\u2014]|\n|\Z)")


@rule(
    "parties-differ-from-list",
    title="The parties and the list of those who make the statement disagree",
    explanation="Every State and organization that the text names in a list with parties is a "
    "party, wherever the list stands, and between two parties of it there is no other name. At "
    "most one leads, and it is the first; where the words say that others join one, that one "
    "leads. A list in the preamble or of signatories has parties. What may stand between the names "
    "is known of languages that have words here; in others a list is what punctuation joins.",
    example="a list of 53 names with 52 parties",
)
def parties_differ_from_list(statement: Statement) -> Iterator[Fault]:
    for at, each in enumerate(nodes_in("parties", statement.parties)):
        if at and each.record.role == "lead":
            yield each.fault("found 'lead' behind another party; expected one, and first", "role")
    language = language_of(statement.language)
    table = language.lists if language else None
    aligned = [each.id for each in statement.sentences if table and aligns(each.quote, table)]
    actors = [party.actor for party in statement.parties]
    yield from _Lists(statement, table, {*actors}, {*aligned}).faults()


class _Item(NamedTuple):
    """A name that may be one of a list: a party, or a mention of a State or an organization."""

    start: int
    end: int
    node: Node[Annotation]

    @property
    def is_party(self) -> bool:
        return isinstance(self.node.record, Party)


@attrs.frozen
class _Lists:
    """The lists of names in a statement, asked for those who are left out of its parties.

    ``table`` is None in a language without words; ``aligned`` are the sentences
    of those who align themselves.
    """

    statement: Statement
    table: ListWords | None
    actors: Collection[str]
    aligned: Collection[str]

    def faults(self) -> Iterator[Fault]:
        """Yield who is left out of a list, and a lead that is not said to lead."""
        for chain in self._chains():
            if any(item.is_party for item in chain):
                yield from self._left_out(chain)
                yield from self._not_named(chain)
                yield from self._not_leading(chain[0])
            elif self._is_of_parties(chain[0]):
                yield from self._missing(item for item in chain if self._begins(item))
            elif self._is_listed(chain) and self.actors:
                yield from self._missing(chain)
            elif self._is_listed(chain):
                yield self._without_parties(chain)

    def _chains(self) -> Iterator[list[_Item]]:
        """Yield the items of each list: between one and the next stands what joins them."""
        chain: list[_Item] = []
        for item in _items(self.statement):
            if chain and not self._joined(chain[-1], item):
                yield chain
                chain = []
            chain.append(item)
        if chain:
            yield chain

    def _joined(self, one: _Item, other: _Item) -> bool:
        gap = self.statement.text[one.end : other.start]
        if len(gap) > _FURTHEST or not self._in_one_list(one, other):
            return False
        both = one.is_party and other.is_party
        joined = between(self.table).fullmatch(gap) is not None
        return joined or (both and bool(names_between(gap, self.table)))

    def _in_one_list(self, one: _Item, other: _Item) -> bool:
        first, last = (self.statement.block_of(item.node.record) for item in (one, other))
        if first is None or last is None:
            return first is last
        return first.id == last.id or {first.kind, last.kind} <= {*_THROUGH_BLOCKS}

    def _left_out(self, chain: Sequence[_Item]) -> Iterator[Fault]:
        """Yield the names that are no party, but at the ends those that may be none of the list."""
        parties = [at for at, item in enumerate(chain) if item.is_party]
        first, last = parties[0], parties[-1]
        yield from self._missing(
            item
            for at, item in enumerate(chain)
            if (at >= first or self._begins(item))
            and (at <= last or self._ends(chain[at - 1], item))
        )

    def _missing(self, items: Iterable[_Item]) -> Iterator[Fault]:
        """Yield a fault for each that is no party and names none, here or elsewhere."""
        for item in items:
            record = item.node.record
            if isinstance(record, Mention) and record.target not in self.actors:
                words = self.statement.text[item.start : item.end]
                yield item.node.fault(
                    f"found {words!r} in the list of the parties and no party of it; expected one: "
                    "add the party"
                )

    def _begins(self, item: _Item) -> bool:
        """Return True where a name before all parties of a list may be of the list."""
        if self.table is None:
            block = self.statement.block_of(item.node.record)
            return block is not None and block.kind in _OF_LISTS
        return not tells_the_topic(self.statement.text, item.start, self.table)

    def _ends(self, before: _Item, item: _Item) -> bool:
        """Return True for a name behind a word such as "and", or before punctuation or an end.

        What a comma alone joins may begin what follows the list.
        """
        text = self.statement.text
        by_word = any(each.isalpha() for each in text[before.end : item.start])
        closed = _CLOSED.match(text, item.end) is not None
        return closed or (by_word and self.table is not None)

    def _not_named(self, chain: Sequence[_Item]) -> Iterator[Fault]:
        """Yield the parties before which stands a name that nothing mentions."""
        for before, item in pairwise(chain):
            gap = self.statement.text[before.end : item.start]
            both = before.is_party and item.is_party
            if both and (names := names_between(gap, self.table)):
                yield item.node.fault(
                    f"found {' and '.join(map(repr, names))} between it and the party before; "
                    "expected nothing but what joins them: is a party missing?"
                )

    def _not_leading(self, first: _Item) -> Iterator[Fault]:
        """Yield the first of a list where the words say that others join it."""
        party, text = first.node.record, self.statement.text
        if (
            self.table is not None
            and isinstance(party, Party)
            and party.role != "lead"
            and opens(text, first.start, self.table)
            and leads(text, first.end, self.table)
        ):
            yield first.node.fault(
                f"found {party.role!r}; expected 'lead', by the words behind it", "role"
            )

    def _is_of_parties(self, first: _Item) -> bool:
        """Return True where every name is of a party: signatories, and those who align."""
        block = self.statement.block_of(first.node.record)
        sentence = self.statement.sentence_of(first.node.record)
        signed = block is not None and block.kind == "signatories" and self.table is not None
        return signed or (sentence is not None and sentence.id in self.aligned)

    def _is_listed(self, chain: Sequence[_Item]) -> bool:
        """Return True for the names of a list of parties, by where it stands and how it opens."""
        first = chain[0]
        block = self.statement.block_of(first.node.record)
        placed = block is not None and block.kind in _OF_LISTS
        long = len(chain) >= _FEWEST and self._begins(first)
        if self.table is None:
            return placed and long
        sentence = self.statement.sentence_of(first.node.record)
        start = sentence.start if sentence else first.start
        opened = len(chain) > 1 and opens(self.statement.text, first.start, self.table)
        return (placed or speaks(self.statement.text, start, self.table)) and (long or opened)

    def _without_parties(self, chain: Sequence[_Item]) -> Fault:
        first, last = (self.statement.text[each.start : each.end] for each in (chain[0], chain[-1]))
        return Fault(
            path="$.parties",
            message=f"found none; expected the {len(chain)} of the list from {first!r} to "
            f"{last!r}: add the parties",
            start=chain[0].start,
        )


def _items(statement: Statement) -> list[_Item]:
    """Return the parties, and the outermost mentions of what is none."""
    parties = nodes_in("parties", statement.parties)
    mentions = (
        each
        for each in nodes_in("mentions", statement.mentions)
        if isinstance(statement.get(each.record.target), State | Organization)
    )
    found: list[_Item] = []
    # Of one span the party comes first; inside it its name is mentioned.
    for node in sorted(
        (each for each in (*parties, *mentions) if words_of(statement, each.record) is not None),
        key=lambda each: (each.record.start, -each.record.end, each.collection == "mentions"),
    ):
        item = _Item(node.record.start, node.record.end, node)
        if not found or item.start >= found[-1].end:
            found.append(item)
        elif item.is_party and not found[-1].is_party:
            found[-1] = item
    return found
