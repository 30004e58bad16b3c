"""What the tools for tests make, word for word: any change of it changes tests of others."""

from collections.abc import Callable, Iterator

import attrs

import belarus_statement as bs
from belarus_statement.testing import (
    CORRUPTIONS,
    CorruptionError,
    explain,
    hostile_statement,
    synthesize,
)


def told(statement: bs.Statement) -> Iterator[str]:
    """A line for each corruption, also where it finds nothing to break, then its changes."""
    for rule, corruption in CORRUPTIONS.items():
        try:
            corrupted = corruption.of(statement)
        except CorruptionError as error:
            yield f"{rule}: {error}"
        else:
            yield f"{rule}: {corrupted.path}"
            yield from (f"    {each}" for each in explain(statement, corrupted.statement)[1:])


def test_every_corruption_changes_what_it_did(
    statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    given = {
        "the packaged statement": statement,
        "an invented one": synthesize(annotations=300, seed=1),
        "one without parties and corrections": attrs.evolve(
            synthesize(annotations=99, seed=2), corrections=()
        ),
    }
    lines = (line for name, each in given.items() for line in (f"--- {name}", *told(each)))
    golden("testing/corruptions.txt", "".join(f"{line}\n" for line in lines).encode())


def test_the_hostile_statement_says_what_it_did(golden: Callable[[str, bytes], None]) -> None:
    hostile = hostile_statement()
    words = [*(each.name for each in hostile.entities), *(each.quote for each in hostile.demands)]
    lines = [hostile.title, hostile.text, *words, str(hostile.source)]
    golden("testing/hostile.txt", "".join(f"{line}\n" for line in lines).encode())
