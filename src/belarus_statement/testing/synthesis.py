"""One statement as big as is wished."""

import random
from collections.abc import Iterator

from belarus_statement.errors import StatementError
from belarus_statement.model import Statement
from belarus_statement.testing import vocabulary
from belarus_statement.testing.composing import compose
from belarus_statement.testing.sentences import KINDS, MOST_RECALLED, RECALLING, Plan
from belarus_statement.testing.writing import Writer

FEWEST = 4
"""A paragraph, its sentence, its speech act and a mention."""
_FEWEST_WITH_HEADING = 100
_MOST_A_SENTENCE = 2 + 2 * MOST_RECALLED
_LONGEST_PARAGRAPH = 8
_CHOICES = 2 + 5 * MOST_RECALLED


def synthesize(annotations: int, seed: int = 0) -> Statement:
    """Return an invented statement with exactly so many annotations, which keeps every rule.

    It has annotations of every class and entities of every class as soon as there
    is room for them; from 100 annotations on it has a heading and a list of
    parties. The same number and seed make the same statement, in every process
    and on every Python; another seed makes another.

    Raises `StatementError` for fewer than four annotations: a paragraph, its
    sentence, its speech act and a mention.
    """
    if annotations < FEWEST:
        raise StatementError(
            f"found annotations={annotations}; expected {FEWEST} or more: a paragraph, its "
            "sentence, its speech act and a mention"
        )
    writer = Writer()
    whole = annotations >= _FEWEST_WITH_HEADING
    numbers = _Numbers(seed)
    return compose(
        writer,
        heading=numbers.take(8) if whole else None,
        parties=numbers.take(10) if whole else b"",
        # The end mark comes with the heading.
        paragraphs=_paragraphs(writer, numbers, annotations - whole),
    )


class _Numbers:
    """Random numbers, by the one method whose results Python promises never to change."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # reproducible, not secret

    def below(self, count: int) -> int:
        return int(self._random.random() * count)

    def take(self, count: int) -> bytes:
        return bytes(self.below(256) for _ in range(count))


def _paragraphs(writer: Writer, numbers: _Numbers, target: int) -> Iterator[Iterator[Plan]]:
    """Paragraphs until there are so many annotations."""
    while writer.count < target:
        yield _sentences(writer, numbers, target - 1)


def _sentences(writer: Writer, numbers: _Numbers, target: int) -> Iterator[Plan]:
    """Sentences of a paragraph, which itself will be one annotation beyond the target.

    Towards the end, sentences of known size fill what remains; as many
    annotations are always left as a sentence needs, or none.
    """
    length = 1 + numbers.below(_LONGEST_PARAGRAPH)
    while (remaining := target - writer.count) > 0:
        if remaining > _MOST_A_SENTENCE + FEWEST:
            yield _plan(numbers)
        elif remaining > 2 + MOST_RECALLED:
            yield _recall(numbers, remaining // 2)
        else:
            yield _recall(numbers, remaining)
        length -= 1
        if length <= 0 and target - writer.count > _MOST_A_SENTENCE + 2 * FEWEST:
            return


def _plan(numbers: _Numbers) -> Plan:
    town = numbers.below(2 * len(vocabulary.TOWNS))
    return Plan(
        kind=numbers.below(len(KINDS)),
        choices=numbers.take(_CHOICES),
        town=vocabulary.TOWNS[town] if town < len(vocabulary.TOWNS) else "",
    )


def _recall(numbers: _Numbers, annotations: int) -> Plan:
    """Return a sentence with so many annotations: itself, its speech act, mentions of people."""
    people = (pair for _ in range(annotations - 2) for pair in (0, numbers.below(256)))
    return Plan(kind=RECALLING, choices=bytes((annotations - 3, *people)))
