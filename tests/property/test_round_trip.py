"""What is dumped is loaded again, whatever it says and wherever it happens."""

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import attrs
import hypothesis
import pytest
from hypothesis import strategies as st

import belarus_statement as bs

DrawStatement = Callable[[st.DataObject], bs.Statement]
DrawCorrections = Callable[[st.DataObject], tuple[str, list[bs.Correction]]]
SETTINGS = hypothesis.settings(deadline=None, database=None, report_multiple_bugs=False)
DUMP = """
import sys
import belarus_statement as bs
statement = bs.loads(sys.stdin.buffer.read())
sys.stdout.buffer.write(bs.dumps(statement).encode())
"""
HOSTILE = {
    "seed 0": {"PYTHONHASHSEED": "0"},
    "seed 1": {"PYTHONHASHSEED": "1"},
    "random seed": {"PYTHONHASHSEED": "random"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin": {"PYTHONIOENCODING": "latin-1"},
}


def types_of(value: Any) -> Any:
    """The types of a record and of everything in it."""
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return type(value), [types_of(getattr(value, field.name)) for field in fields]
    if type(value) is tuple:
        return tuple, [types_of(each) for each in value]
    return type(value)


@SETTINGS
@hypothesis.given(data=st.data())
def test_any_statement_survives_dumping_and_loading(
    draw_statement: DrawStatement, data: st.DataObject
) -> None:
    statement = draw_statement(data)
    text = bs.dumps(statement)
    for given in (text, text.encode()):
        loaded = bs.loads(given)
        assert loaded == statement
        assert hash(loaded) == hash(statement)
        assert types_of(loaded) == types_of(statement)
    assert bs.dumps(bs.loads(text)) == text


@SETTINGS
@hypothesis.given(data=st.data())
def test_any_statement_survives_pickling(
    draw_statement: DrawStatement, data: st.DataObject
) -> None:
    statement = draw_statement(data)
    restored = pickle.loads(pickle.dumps(statement))  # noqa: S301  # our own bytes
    assert restored == statement
    assert types_of(restored) == types_of(statement)


@SETTINGS
@hypothesis.given(data=st.data())
def test_statements_are_equal_when_their_texts_are(
    draw_statement: DrawStatement, data: st.DataObject
) -> None:
    one, other = draw_statement(data), draw_statement(data)
    assert (one == other) == (bs.dumps(one) == bs.dumps(other))


@SETTINGS
@hypothesis.given(data=st.data())
def test_validation_and_views_take_any_statement(
    draw_statement: DrawStatement, data: st.DataObject
) -> None:
    statement = draw_statement(data)
    bs.validate(statement)
    statement.corrected_text()
    for record in statement:
        assert record.id in statement
        assert statement[record.id].id == record.id
    for annotation in statement.annotations:
        covering = statement.at(annotation.start)
        inside = 0 <= annotation.start < len(statement.text)
        assert (annotation in covering) == (inside and annotation.start < annotation.end)
        assert annotation not in statement.within(annotation)


@pytest.mark.parametrize("settings", HOSTILE.values(), ids=HOSTILE)
def test_the_canonical_text_is_the_same_in_every_environment(
    statement: bs.Statement, settings: dict[str, str]
) -> None:
    odd = attrs.evolve(statement, title="\N{GRINNING FACE} ∅ \u2028 ' \" \\")
    expected = bs.dumps(odd).encode()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", DUMP],
        input=expected,
        capture_output=True,
        check=True,
        env={**os.environ, **settings},
    )
    assert hashlib.sha256(done.stdout).hexdigest() == hashlib.sha256(expected).hexdigest()


@SETTINGS
@hypothesis.given(data=st.data())
def test_any_correction_can_be_traced_back(
    draw_corrections: DrawCorrections, data: st.DataObject
) -> None:
    source, corrections = draw_corrections(data)
    text = bs.CorrectedText.of(source, corrections)
    changed = {offset for each in text.corrections for offset in range(each.start, each.end)}
    assert text.uncorrected() == source
    assert set(text.corrections) <= set(corrections)
    for offset in set(range(len(source))) - changed:
        there = text.from_source(offset)
        assert text.text[there] == source[offset]
        assert text.to_source(there) == offset
    assert text.from_source(len(source)) == len(text.text)
    assert text.to_source(len(text.text)) == len(source)


@SETTINGS
@hypothesis.given(data=st.data())
def test_of_overlapping_corrections_those_left_out_touch_one_applied(
    draw_corrections: DrawCorrections, data: st.DataObject
) -> None:
    source, corrections = draw_corrections(data)
    applied = bs.CorrectedText.of(source, corrections).corrections
    for earlier, later in pairwise(applied):
        assert earlier.end <= later.start
    for left_out in set(corrections) - set(applied):
        assert any(
            each.start <= left_out.start < each.end or each.start < left_out.end <= each.end
            for each in applied
        )
