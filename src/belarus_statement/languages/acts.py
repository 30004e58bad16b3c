"""The speech acts of a sentence, by its verbs and a few words around them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import attrs

from belarus_statement.languages.phrases import any_of, plain
from belarus_statement.model.annotations import Force


@attrs.frozen(kw_only=True, eq=False)
class ActWords:
    """The words of a language by which speakers act, in lower case.

    ``verbs``, ``states``, ``modals`` and ``plain`` are by their forms; the
    values are the verb as a lemma, and of all but ``plain`` its force.
    """

    speakers: tuple[str, ...]
    """The pronouns of those who speak: we."""
    verbs: Mapping[str, tuple[str, Force]]
    """Performatives in the forms in which they are done: condemn, calls on."""
    introducers: tuple[str, ...]
    """Phrases that lead the speakers to a performative as an infinitive: would like to."""
    futures: tuple[str, ...]
    """Auxiliaries by which the speakers bind themselves to what the verb says: will."""
    continuing: tuple[str, ...]
    """Verbs that only say of the one behind them that it goes on: continue to."""
    third_person: Collection[str]
    """The forms of ``verbs`` that have a name for their subject: calls on."""
    without_subject: bool
    """Whether the other forms of ``verbs`` need no subject, as in Spanish."""
    adverbs_behind: bool
    """Whether adverbs stand behind the verb that they modify, as in French."""
    copulas: Mapping[str, str]
    """The forms of be and remain, before adverbs and a state."""
    states: Mapping[str, tuple[str, Force]]
    """What one is: concerned, unacceptable."""
    modals: Mapping[str, tuple[str, Force]]
    """What says that something is to be done: must."""
    auxiliaries: Mapping[str, str]
    """The finite forms of be, have, do and the like, which begin a plain assertion."""
    behind_auxiliaries: tuple[str, ...]
    """The forms that are not finite, between an auxiliary and a participle: been."""
    plain: Mapping[str, str]
    """The finite forms of other verbs that often begin one."""
    adverbs: tuple[str, ...]
    """Adverbs that no ending tells."""
    adverb_endings: tuple[str, ...]
    addition: tuple[str, ...]
    """Adverbs that join an act to what was said: also."""
    manner: tuple[str, ...]
    """Adverbs that say neither how much nor that it is added: jointly."""
    joiners: tuple[str, ...]
    """What may stand between two acts of one speaker: and."""
    subordinators: tuple[str, ...]
    """What opens a clause whose verb is not that of the sentence: which."""
    not_behind: tuple[str, ...]
    """Behind which a verb is none of the sentence's, or a noun: to, the, of."""
    participles: Collection[str]
    """The forms of ``plain`` that may be participles: introduced."""
    participle_before: tuple[str, ...]
    """Before which such a form is one: by, in."""
    expletives: tuple[str, ...]
    """What stands for the subject before a verb and is a part of its act: there."""
    pronouns: tuple[str, ...]
    """The words of ``not_behind`` that are a subject where they open a clause: this."""


class Act(NamedTuple):
    """A speech act: its span, its verb as a lemma, its force and its modifiers."""

    start: int
    end: int
    verb: str
    force: Force
    degree: tuple[str, ...]
    addition: tuple[str, ...]
    modifiers: tuple[str, ...]


def acts_in(sentence: str, table: ActWords) -> list[Act]:
    """Return the speech acts of a sentence, in the order of the text."""
    first, *others = (_Clause(clause, table) for clause in _clauses(sentence, table))
    return [*first.acts(), *(act for clause in others for act in clause.acts())]


class _Token(NamedTuple):
    words: str
    start: int
    end: int
    capital: bool


_NOTHING = _Token("", 0, 0, capital=False)


@cache
def _pattern(table: ActWords) -> re.Pattern[str]:
    several = any_of(
        phrase
        for phrases in (
            *(table.verbs, table.states, table.modals, table.plain, table.adverbs),
            *(table.joiners, table.not_behind),
        )
        for phrase in phrases
        if " " in phrase
    )
    return re.compile(
        rf"(?<!\w)(?:{several})(?!\w)|[^\W_]+(?:['\u2019-][^\W_]+)*|[^\s\w]", re.IGNORECASE
    )


@cache
def _forces(table: ActWords) -> dict[str, Force]:
    """Return the force of each performative by its lemma."""
    return dict(reversed([*table.verbs.values()]))


def _clauses(sentence: str, table: ActWords) -> Iterator[list[_Token]]:
    """Yield the tokens of each clause: the next one begins at a semicolon, or where speakers do."""
    clause: list[_Token] = []
    for found in _pattern(table).finditer(sentence):
        words = plain(found[0])
        token = _Token(words, *found.span(), capital=found[0][0].isupper())
        begins = token.words in table.speakers and clause and clause[-1].words in table.joiners
        if begins or token.words == ";":
            yield clause
            clause = []
        clause.append(token)
    yield clause


class _Clause:
    """The tokens of one clause, asked for its acts."""

    def __init__(self, tokens: Sequence[_Token], table: ActWords) -> None:
        self._tokens = tokens
        self._table = table
        self._spoken = any(token.words in table.speakers for token in tokens)
        self._led = dict(self._infinitives())

    def acts(self) -> list[Act]:
        """Return the performatives, states and modals; where there is none, the plain assertion."""
        found: list[Act] = []
        joined_to: int | None = None
        for at in range(len(self._tokens)):
            act = self._introduced(at) or self._promised(at) or self._performed(at, joined_to)
            if act is not None:
                joined_to = at
            act = act or self._state(at) or self._modal(at, after=bool(found))
            if act is not None and (not found or act.start >= found[-1].end):
                found.append(act)
        of_list = self._tokens[:1] and self._tokens[0].words == ";" and not self._spoken
        return found or ([] if of_list else [*self._asserted()])

    def _infinitives(self) -> Iterator[tuple[int, int]]:
        """Yield where each performative stands as an infinitive, by where what leads to it does."""
        for first in range(len(self._tokens)):
            before = self._tokens[first - 1].words if first else ""
            spoken = before in self._table.speakers or self._table.without_subject
            led_from = self._behind_introducer(first) if spoken else None
            if led_from is None:
                continue
            at = self._next_verb(led_from)
            if at < len(self._tokens) and self._tokens[at].words in _forces(self._table):
                yield first, at

    def _behind_introducer(self, at: int) -> int | None:
        """Return where a phrase that leads to an infinitive ends, adverbs inside it or before."""
        for phrase in self._table.introducers:
            here = at
            for word in phrase.split(" "):
                here = self._next_verb(here)
                if here == len(self._tokens) or self._tokens[here].words != word:
                    break
                here += 1
            else:
                return here
        return None

    def _next_verb(self, at: int) -> int:
        """Return the next token that is no adverb."""
        while at < len(self._tokens) and self._is_adverb(self._tokens[at].words):
            at += 1
        return at

    def _introduced(self, at: int) -> Act | None:
        """Return the performative to which the phrase that begins here leads."""
        if at not in self._led:
            return None
        last = self._led[at]
        lemma = self._tokens[last].words
        return self._act(at, last, lemma, _forces(self._table)[lemma])

    def _promised(self, at: int) -> Act | None:
        """Return what the speakers say that they will do."""
        first = self._first_adverb(at)
        spoken = first > 0 and self._tokens[first - 1].words in self._table.speakers
        if self._tokens[at].words not in self._table.futures or not spoken:
            return None
        verb = self._next_verb(at + 1)
        if verb < len(self._tokens) and self._tokens[verb].words in self._table.continuing:
            verb = self._next_verb(verb + 1)
        if verb == len(self._tokens):
            return None
        return self._act(first, verb, self._tokens[verb].words, "commissive")

    def _performed(self, at: int, joined_to: int | None) -> Act | None:
        """Return the performative of a token, ``joined_to`` being the one before in the clause."""
        token = self._tokens[at]
        if token.words not in self._table.verbs:
            return None
        first = self._first_adverb(at)
        previous = self._tokens[first - 1] if first else _NOTHING
        joined = previous.words in self._table.joiners and (
            self._spoken if joined_to is None else self._is_third(at) == self._is_third(joined_to)
        )
        named = self._is_third(at) and joined_to is None and self._has_subject(at, first)
        opening = not any(each.words.isalpha() for each in self._tokens[:first])
        if not (
            previous.words in self._table.speakers
            or (joined and not (self._is_third(at) and joined_to is None))
            or named
            or ((opening or self._table.without_subject) and not self._is_third(at))
        ):
            return None
        return self._act(first, self._last_adverb(at), *self._table.verbs[token.words])

    def _has_subject(self, at: int, first: int) -> bool:
        """Return True where a name stands before a verb, or a subject that it says something of."""
        token, before = self._tokens[at], self._tokens[max(first - 2, 0) : first]
        if token.capital or not before or self._subordinate_before(at):
            return False
        previous = before[-1].words
        following = self._tokens[at + 1].words if at + 1 < len(self._tokens) else ""
        named = any(each.capital for each in before) and previous.isalpha()
        says = previous == "," and following in self._table.subordinators
        return (named and previous not in self._table.not_behind) or says

    def _is_third(self, at: int) -> bool:
        return self._tokens[at].words in self._table.third_person

    def _last_adverb(self, at: int) -> int:
        """Return the last of the adverbs behind a verb, where the language puts them there."""
        while (
            self._table.adverbs_behind
            and at + 1 < len(self._tokens)
            and self._is_adverb(self._tokens[at + 1].words)
        ):
            at += 1
        return at

    def _state(self, at: int) -> Act | None:
        token = self._tokens[at]
        if token.words not in self._table.states:
            return None
        first = self._first_adverb(at)
        if not first or self._tokens[first - 1].words not in self._table.copulas:
            return None
        verb, force = self._table.states[token.words]
        copula = self._table.copulas[self._tokens[first - 1].words]
        if self._behind_subordinator(first - 1):
            return None
        return self._act(self._first_adverb(first - 1), at, f"{copula} {verb}", force)

    def _modal(self, at: int, *, after: bool) -> Act | None:
        """Return the modal of a token; ``after`` an act, what stands in its clause is no other."""
        token = self._tokens[at]
        if token.words not in self._table.modals or self._behind_subordinator(at):
            return None
        if after and self._spoken and self._subordinate_before(at):
            return None
        return self._act(at, at, *self._table.modals[token.words])

    def _asserted(self) -> Iterator[Act]:
        """Yield the plain assertion: the first finite verb that no subordinate clause has."""
        opened: int | None = None
        for at, token in enumerate(self._tokens):
            if token.words in self._table.subordinators and not self._is_pronoun(at):
                opened = at
            elif token.words == "," and opened is not None and opened <= 1:
                opened = None
            elif self._is_finite(at):
                if opened is None:
                    yield self._plain(at)
                    return
                opened = None

    def _is_pronoun(self, at: int) -> bool:
        """Return True for a word such as "this" that is itself the subject."""
        return at <= 1 and self._tokens[at].words in self._table.pronouns

    def _is_finite(self, at: int) -> bool:
        words = self._tokens[at].words
        first = self._first_adverb(at)
        previous = self._tokens[first - 1].words if first else ""
        subject = previous not in self._table.not_behind or self._is_pronoun(first - 1)
        if words in self._table.auxiliaries:
            return subject or previous not in self._table.not_behind[:1]
        if words not in self._table.plain or not subject or not first:
            return False
        following = self._tokens[at + 1].words if at + 1 < len(self._tokens) else ""
        participle = words in self._table.participles and following in self._table.participle_before
        bare = words == self._table.plain[words]
        return not participle and not (bare and self._is_pronoun(first - 1))

    def _plain(self, at: int) -> Act:
        """Return the assertion of a finite verb, of an auxiliary with the participle behind it."""
        words = self._tokens[at].words
        first = at
        if at and self._tokens[at - 1].words in self._table.expletives:
            first = at - 1
        if words not in self._table.auxiliaries:
            return self._act(first, at, self._table.plain[words], "assertive")
        following = at + 1
        while following < len(self._tokens) and (
            self._tokens[following].words in self._table.behind_auxiliaries
            or self._is_adverb(self._tokens[following].words)
        ):
            following += 1
        participle = self._tokens[following].words if following < len(self._tokens) else ""
        if participle in self._table.participles:
            return self._act(first, following, self._table.plain[participle], "assertive")
        return self._act(first, at, self._table.auxiliaries[words], "assertive")

    def _behind_subordinator(self, at: int) -> bool:
        first = self._first_adverb(at)
        return first > 0 and self._tokens[first - 1].words in self._table.subordinators

    def _subordinate_before(self, at: int) -> bool:
        return any(each.words in self._table.subordinators for each in self._tokens[:at])

    def _first_adverb(self, at: int) -> int:
        while at and self._is_adverb(self._tokens[at - 1].words):
            at -= 1
        return at

    def _is_adverb(self, words: str) -> bool:
        return words in self._table.adverbs or words.endswith(self._table.adverb_endings)

    def _act(self, first: int, last: int, verb: str, force: Force) -> Act:
        degree: list[str] = []
        addition: list[str] = []
        modifiers: list[str] = []
        for token in self._tokens[first : last + 1]:
            if self._is_adverb(token.words):
                of = (
                    addition
                    if token.words in self._table.addition
                    else modifiers
                    if token.words in self._table.manner
                    else degree
                )
                of.append(token.words)
        start, end = self._tokens[first].start, self._tokens[last].end
        return Act(start, end, verb, force, tuple(degree), tuple(addition), tuple(modifiers))
