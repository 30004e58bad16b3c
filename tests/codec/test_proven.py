"""A statement that loading takes is structured once, however often it is asked for."""

import copy
import pathlib
import pickle
from collections.abc import Callable
from typing import Any, cast
from unittest import mock

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.codec import load_faults, structuring

USES: dict[str, Callable[[bs.Statement, pathlib.Path], object]] = {
    "validate": lambda statement, _: bs.validate(statement),
    "dump": lambda statement, folder: bs.dump(statement, folder / "dumped.json"),
    "export": lambda statement, folder: bs.export(statement, "csv", folder / "exported"),
    "show": lambda statement, _: bs.show(statement),
}
COPIES: dict[str, Callable[[bs.Statement], bs.Statement]] = {
    "evolve": attrs.evolve,
    "pickle": lambda statement: pickle.loads(pickle.dumps(statement)),  # noqa: S301  # our own
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


@pytest.fixture
def structured(monkeypatch: pytest.MonkeyPatch) -> mock.Mock:
    """What is called for each statement that is structured to be asked for faults."""
    counted = mock.Mock(wraps=structuring.structure)
    monkeypatch.setattr(structuring, "structure", counted)
    return counted


def loaded_from(statement: bs.Statement, format: str, folder: pathlib.Path) -> bs.Statement:
    paths = bs.export(statement, format, folder)
    return bs.load(paths[0] if len(paths) == 1 else folder)


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "sqlite", "parquet"])
def test_what_was_loaded_is_not_structured_again(
    statement: bs.Statement, tmp_path: pathlib.Path, structured: mock.Mock, use: str, format: str
) -> None:
    loaded = loaded_from(statement, format, tmp_path / format)
    structured.reset_mock()
    USES[use](loaded, tmp_path)
    assert structured.call_count == 0


@pytest.mark.parametrize("use", USES)
def test_the_packaged_statement_is_not_structured_again(
    tmp_path: pathlib.Path, structured: mock.Mock, use: str
) -> None:
    USES[use](bs.load(), tmp_path)
    assert structured.call_count == 0


def test_what_was_made_in_python_is_structured_once(
    statement: bs.Statement, tmp_path: pathlib.Path, structured: mock.Mock
) -> None:
    made = attrs.evolve(statement, title="Another")
    for use in USES.values():
        use(made, tmp_path)
    assert structured.call_count == 1


@pytest.mark.parametrize("copied", COPIES)
def test_a_copy_is_proven_anew_and_equal_all_the_same(
    statement: bs.Statement, structured: mock.Mock, copied: str
) -> None:
    made = COPIES[copied](statement)
    assert load_faults(made) == ()
    assert structured.call_count == 1
    assert (made, hash(made), repr(made)) == (statement, hash(statement), repr(statement))


def test_a_change_of_what_was_proven_is_found(statement: bs.Statement) -> None:
    changed = attrs.evolve(statement, title=cast("Any", 5))
    assert [each.path for each in bs.validate(changed).findings] == ["$.title"]


def test_what_was_refused_is_refused_again(statement: bs.Statement) -> None:
    made = attrs.evolve(statement, states=cast("Any", [*statement.states]))
    assert load_faults(made) == load_faults(made) != ()


def test_what_can_be_changed_is_never_taken_for_proven(statement: bs.Statement) -> None:
    class Changeable(bs.Statement):
        _proven = True

    fields = {each.name: getattr(statement, each.name) for each in attrs.fields(bs.Statement)}
    for made in (Changeable(**fields), cast("Any", mock.MagicMock())):
        assert [each.code for each in load_faults(made)] == ["wrong-type"]
