"""Hypothesis strategies for statements that keep every rule, and for parts of them.

Each shrinks towards the shortest text: an empty statement, one sentence, one word.
Needs Hypothesis; where it is not installed, importing this module raises
`MissingExtraError`.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar, cast, overload

from belarus_statement.errors import MissingExtraError, StatementError
from belarus_statement.model import Annotation, Entity, Party, Statement
from belarus_statement.model.statement import collection_fields
from belarus_statement.testing.composing import drawn_record, drawn_statement
from belarus_statement.testing.sentences import KINDS, Plan
from belarus_statement.validators.source import BIDIRECTIONAL, INVISIBLE

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as error:
    raise MissingExtraError(
        "belarus_statement.testing.strategies", "testing", "hypothesis"
    ) from error

A = TypeVar("A", bound=Annotation)
E = TypeVar("E", bound=Entity)
R = TypeVar("R", bound=Entity | Annotation)

_FIELDS = {field.value_type: field.name for field in collection_fields()}
_REPORTED = re.compile("reported|reports of")
_MOST_CHOICES = 16
_MOST_PARTIES = 8
_LARGEST_NUMBER = 255


def texts(*, min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Any text that a valid statement may have in it; sizes count code points.

    It is in normal form C, and has no control characters but tab and newline,
    no bidirectional controls, no invisible characters, no surrogates and no
    code points without a character.
    """
    characters = st.characters(
        exclude_categories=("Cc", "Cs", "Cn"), exclude_characters=BIDIRECTIONAL + "\u200c\u200d"
    )
    any_text = st.text(characters | st.sampled_from("\t\n"), min_size=min_size, max_size=max_size)
    return any_text.filter(lambda text: _is_normal(text) and not INVISIBLE.search(text))


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Stretches of a text on which an annotation may stand, as start and end.

    Offsets count code points, half-open; none is empty, and none starts or ends
    in white space. Raises `StatementError` for a text of white space only.
    """
    starts = [offset for offset, character in enumerate(text) if not character.isspace()]
    if not starts:
        raise StatementError("found a text without a word; expected one with something to annotate")
    last = len(starts) - 1

    def from_start(first: int) -> st.SearchStrategy[tuple[int, int]]:
        return st.integers(first, last).map(lambda until: (starts[first], starts[until] + 1))

    return st.integers(0, last).flatmap(from_start)


def statements(
    *, min_sentences: int = 0, max_sentences: int | None = None
) -> st.SearchStrategy[Statement]:
    """Statements without a finding, from the empty one to long ones.

    They may have a heading, a list of parties, and any text that `texts` gives.
    Hypothesis tires of drawing beyond some hundred sentences: for more, there is
    `synthesize`.
    """
    sentences = st.lists(_plans(), min_size=min_sentences, max_size=max_sentences)
    return _statements(sentences)


@overload
def annotations(layer: type[A]) -> st.SearchStrategy[tuple[Statement, A]]: ...
@overload
def annotations(layer: str) -> st.SearchStrategy[tuple[Statement, Annotation]]: ...
def annotations(layer: type[Annotation] | str) -> st.SearchStrategy[tuple[Statement, Annotation]]:
    """Return a valid statement and one of its annotations of a layer.

    The layer is named by its class (``bs.Demand``) or by its field
    (``"demands"``). Raises `StatementError` where there is no such layer.
    """
    return _records(_class_of(layer, Annotation))


@overload
def entities(layer: type[E]) -> st.SearchStrategy[tuple[Statement, E]]: ...
@overload
def entities(layer: str) -> st.SearchStrategy[tuple[Statement, Entity]]: ...
def entities(layer: type[Entity] | str) -> st.SearchStrategy[tuple[Statement, Entity]]:
    """Return a valid statement and one of its entities, of a class or field, like `annotations`."""
    return _records(_class_of(layer, Entity))


def _records(cls: type[R]) -> st.SearchStrategy[tuple[Statement, R]]:
    drawn = st.builds(
        drawn_record,
        statement=_statements_with(cls),
        layer=st.just(_FIELDS[cls]),
        number=st.integers(0, _LARGEST_NUMBER),
    )
    return cast("st.SearchStrategy[tuple[Statement, R]]", drawn)


def _statements_with(cls: type[R]) -> st.SearchStrategy[Statement]:
    """Statements that have a record of a class."""
    others = st.lists(_plans())
    if cls is Party:
        return _statements(others, fewest_parties=1)
    kinds = [number for number, kind in enumerate(KINDS) if cls in kind.always]
    parts = st.tuples(others, st.lists(_plans(kinds), min_size=1, max_size=1), others)
    return _statements(parts.map(lambda lists: [plan for part in lists for plan in part]))


def _plans(kinds: Sequence[int] = range(len(KINDS))) -> st.SearchStrategy[Plan]:
    # The words of reporting would ask for other evidence, wherever they stand.
    towns = texts(max_size=8).filter(lambda town: not _REPORTED.search(town))
    return st.builds(
        Plan,
        kind=st.sampled_from(kinds),
        choices=st.binary(max_size=_MOST_CHOICES),
        town=towns,
    )


def _statements(
    sentences: st.SearchStrategy[list[Plan]], fewest_parties: int = 0
) -> st.SearchStrategy[Statement]:
    return st.builds(
        drawn_statement,
        heading=st.none() | st.binary(max_size=_MOST_PARTIES),
        parties=st.binary(min_size=fewest_parties, max_size=_MOST_PARTIES),
        sentences=sentences,
        length=st.integers(1, 5),
    )


def _is_normal(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _class_of(layer: type[R] | str, base: type[R]) -> type[R]:
    for cls, name in _FIELDS.items():
        if layer in {cls, name} and issubclass(cls, base):
            return cls
    names = ", ".join(name for cls, name in _FIELDS.items() if issubclass(cls, base))
    raise StatementError(
        f"found {layer!r}; expected a class that a statement has a field for, or the name of the "
        f"field: one of {names}"
    )
