"""Tools for tests: statements that are broken, hostile, big or drawn at random.

>>> import belarus_statement as bs
>>> from belarus_statement.testing import CORRUPTIONS, synthesize
>>> CORRUPTIONS["quote-differs"].of(bs.load()).path
'$.demands[0].quote'
>>> len(synthesize(annotations=1000, seed=7).annotations)
1000

A name is imported when it is first asked for. Only the strategies need
Hypothesis, and nothing here needs pytest: its fixtures are those of
`belarus_statement.pytest_plugin`, which pytest finds by itself.
"""

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from belarus_statement.testing.composing import drawn_record, drawn_statement
    from belarus_statement.testing.corruptions import (
        CORRUPTIONS,
        CorruptedStatement,
        Corruption,
        CorruptionError,
    )
    from belarus_statement.testing.editing import edit
    from belarus_statement.testing.explaining import assert_same_statement, explain
    from belarus_statement.testing.files import statement_file, statement_workspace
    from belarus_statement.testing.hostile import hostile_statement
    from belarus_statement.testing.sentences import Plan
    from belarus_statement.testing.strategies import (
        annotations,
        entities,
        spans,
        statements,
        texts,
    )
    from belarus_statement.testing.synthesis import synthesize

__all__ = [
    "CORRUPTIONS",
    "CorruptedStatement",
    "Corruption",
    "CorruptionError",
    "Plan",
    "annotations",
    "assert_same_statement",
    "drawn_record",
    "drawn_statement",
    "edit",
    "entities",
    "explain",
    "hostile_statement",
    "spans",
    "statement_file",
    "statement_workspace",
    "statements",
    "synthesize",
    "texts",
]

_HOMES = {
    "composing": "drawn_record drawn_statement",
    "corruptions": "CORRUPTIONS CorruptedStatement Corruption CorruptionError",
    "editing": "edit",
    "explaining": "assert_same_statement explain",
    "files": "statement_file statement_workspace",
    "hostile": "hostile_statement",
    "sentences": "Plan",
    "strategies": "annotations entities spans statements texts",
    "synthesis": "synthesize",
}


def __getattr__(name: str) -> object:
    home = next((home for home, names in _HOMES.items() if name in names.split()), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
