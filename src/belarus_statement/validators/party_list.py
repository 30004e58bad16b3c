"""The rule on the lists of those who make a statement."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from belarus_statement.languages import language_of
from belarus_statement.languages.lists import (
    ListWords,
    aligns,
    between,
    ends_by_comma,
    goes_on,
    is_of_another,
    leads,
    names_between,
    opens,
    opens_for_others,
    speaks,
    tells_the_topic,
)
from belarus_statement.languages.phrases import beginnings
from belarus_statement.model import (
    Annotation,
    Group,
    Mention,
    Organization,
    Party,
    Person,
    Place,
    State,
    Statement,
)
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
    "party, wherever the list stands, as is the group on behalf of whom it is said; between two "
    "parties of a list there is no other name. At most one leads, and it is the first; where the "
    "words say that others join one, that one leads, and where some align themselves there is one "
    "whom they align with. A list in the preamble or of signatories has parties, and so has the "
    "line of who delivers. What may stand between the names is known of languages that have words "
    "here; in others a list is what punctuation joins.",
    example="a list of 53 names with 52 parties",
)
def parties_differ_from_list(statement: Statement) -> Iterator[Fault]:
    for at, each in enumerate(nodes_in("parties", statement.parties)):
        if at and each.record.role == "lead":
            yield each.fault("found 'lead' behind another party; expected one, and first", "role")
    language = language_of(statement.language)
    table = language.lists if language else None
    posts = language.layout.posts if language else ()
    aligned = [each.id for each in statement.sentences if table and aligns(each.quote, table)]
    actors = [party.actor for party in statement.parties]
    if statement.parties and all(each.role == "aligning" for each in statement.parties):
        yield Fault(
            path="$.parties",
            message="found parties that align themselves alone; expected one that they align with",
            start=statement.parties[0].start,
        )
    yield from _Lists(statement, table, posts, {*actors}, {*aligned}).faults()


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
    posts: tuple[str, ...]
    actors: Collection[str]
    aligned: Collection[str]

    def faults(self) -> Iterator[Fault]:
        """Yield who is left out of a list, and a lead that is not said to lead."""
        reaches, bylines = self._reaches(), set[str]()
        for chain in self._chains():
            block = self.statement.block_of(chain[0].node.record)
            is_first = block is not None and block.id not in bylines
            bylines |= {block.id} if block is not None else set()
            if any(item.is_party for item in chain):
                yield from self._left_out(chain)
                yield from self._not_named(chain)
                yield from self._not_leading(chain[0])
            elif self._is_of_parties(chain[0]):
                yield from self._missing(item for item in chain if self._begins(item))
            elif (is_first and self._is_delivering(chain[0])) or self._is_among(chain[0], reaches):
                yield from self._missing(chain[:1])
            elif self._is_listed(chain) and self.actors:
                yield from self._missing(chain)
            elif self._is_listed(chain):
                yield self._without_parties(chain)
        yield from self._missing(self._groups())

    def _chains(self) -> Iterator[list[_Item]]:
        """Yield the items of each list: between one and the next stands what joins them."""
        chain: list[_Item] = []
        for item in _items(self.statement):
            whose = self.table and is_of_another(self.statement.text, item.end, self.posts)
            if whose and not item.is_party:
                continue
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
        return joined or (both and bool(self._unread(gap)))

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
            item for at, item in enumerate(chain[: last + 1]) if at >= first or self._begins(item)
        )
        yield from self._missing(self._behind(chain, last))

    def _behind(self, chain: Sequence[_Item], last: int) -> Iterator[_Item]:
        """Yield the names of a list behind its last party."""
        gaps = [self._gap(one, other) for one, other in pairwise(chain)]
        for at in range(last + 1, len(chain)):
            ended = self.table and at > 1 and ends_by_comma(gaps[at - 2], gaps[at - 1], self.table)
            if ended or not self._ends(chain[at - 1], chain[at]):
                return
            yield chain[at]

    def _gap(self, one: _Item, other: _Item) -> str:
        return self.statement.text[one.end : other.start]

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
        text = self.statement.text
        return not (tells_the_topic(text, item.start, self.table) or self._is_apposed(item))

    def _is_apposed(self, item: _Item) -> bool:
        """Return True behind a comma and what else is named: Strelsau, Ruritania."""
        comma = (
            item.start - 1 - self.statement.text[max(item.start - 2, 0) : item.start].endswith(" ")
        )
        return self.statement.text.startswith(",", max(comma, 0)) and any(
            isinstance(each, Mention)
            and each.end == comma
            and isinstance(self.statement.get(each.target), Person | Place)
            for each in self.statement.at(comma - 1)
        )

    def _ends(self, before: _Item, item: _Item) -> bool:
        """Return True for a name behind a word such as "and", or before punctuation or an end.

        What a comma alone joins may begin what follows the list.
        """
        text = self.statement.text
        by_word = any(each.isalpha() for each in text[before.end : item.start])
        closed = bool(_CLOSED.match(text, item.end)) or goes_on(text, item.end, self.table)
        return closed or (by_word and self.table is not None)

    def _not_named(self, chain: Sequence[_Item]) -> Iterator[Fault]:
        """Yield the parties before which stands a name that nothing mentions."""
        for before, item in pairwise(chain):
            gap = self.statement.text[before.end : item.start]
            both = before.is_party and item.is_party
            if both and (names := self._unread(gap)):
                yield item.node.fault(
                    f"found {' and '.join(map(repr, names))} between it and the party before; "
                    "expected nothing but what joins them: is a party missing?"
                )

    def _unread(self, gap: str) -> Sequence[str]:
        """Return the names that stand between two parties, but those of posts."""
        posts = beginnings(self.posts) if self.posts else None
        names = names_between(gap, self.table)
        return [] if posts and any(map(posts.match, names)) else names

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

    def _is_delivering(self, first: _Item) -> bool:
        """Return True for a State in a line of who delivers the statement."""
        record = first.node.record
        block = self.statement.block_of(record)
        named = isinstance(record, Mention) and self.statement.get(record.target)
        if self.table is None or block is None or block.kind != "byline":
            return False
        return isinstance(named, State) and self._begins(first)

    def _is_among(self, first: _Item, reaches: Mapping[str, Sequence[int]]) -> bool:
        """Return True where words open a list between two parties of the sentence."""
        sentence = self.statement.sentence_of(first.node.record)
        parties = reaches.get(sentence.id) if sentence else None
        if self.table is None or not parties or not parties[0] < first.start < parties[-1]:
            return False
        return opens(self.statement.text, first.start, self.table)

    def _reaches(self) -> Mapping[str, Sequence[int]]:
        """Return where the parties of each sentence begin, in the order of the text."""
        starts: dict[str, list[int]] = {}
        for party in sorted(self.statement.parties, key=lambda each: each.start):
            if sentence := self.statement.sentence_of(party):
                starts.setdefault(sentence.id, []).append(party.start)
        return starts

    def _groups(self) -> Iterator[_Item]:
        """Yield the groups for whom the statement is made, and those who alone make it."""
        text, table = self.statement.text, self.table
        for node in nodes_in("mentions", self.statement.mentions) if table else ():
            mention = node.record
            group = isinstance(self.statement.get(mention.target), Group)
            if table is None or not group or words_of(self.statement, mention) is None:
                continue
            sentence = self.statement.sentence_of(mention)
            spoken = sentence is not None and speaks(text, max(sentence.start, 0), table)
            alone = not self.actors and speaks(text, mention.start, table)
            if alone or (
                (spoken or self._is_placed(mention))
                and opens_for_others(text, mention.start, table)
                and not self._has_party(mention)
            ):
                yield _Item(mention.start, mention.end, node)

    def _has_party(self, mention: Mention) -> bool:
        return any(isinstance(each, Party) for each in self.statement.within(mention))

    def _is_placed(self, record: Annotation) -> bool:
        block = self.statement.block_of(record)
        return block is not None and block.kind in _OF_LISTS

    def _is_listed(self, chain: Sequence[_Item]) -> bool:
        """Return True for the names of a list of parties, by where it stands and how it opens."""
        first = chain[0]
        placed = self._is_placed(first.node.record)
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
