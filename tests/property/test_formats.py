"""What a format carries comes back whole, and what is damaged is refused, never misread."""

from collections.abc import Callable

import hypothesis
import pytest
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.file_formats import BUILT_IN, format_named
from belarus_statement.file_formats.format import FilesInMemory

DrawStatement = Callable[[st.DataObject], bs.Statement]
SETTINGS = hypothesis.settings(
    deadline=None,
    database=None,
    report_multiple_bugs=False,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large],
)
LOADED = [name for name in BUILT_IN if format_named(name).decode]
each_loaded = pytest.mark.parametrize("name", LOADED)


def decoded(name: str, files: dict[str, bytes]) -> bs.Statement:
    decode = format_named(name).decode
    assert decode is not None
    return decode(FilesInMemory(files))


@each_loaded
@SETTINGS
@hypothesis.given(data=st.data())
def test_any_statement_of_sound_links_survives(
    draw_linked_statement: DrawStatement, name: str, data: st.DataObject
) -> None:
    statement = draw_linked_statement(data)
    assert decoded(name, dict(format_named(name).encode(statement))) == statement


@each_loaded
@SETTINGS
@hypothesis.given(data=st.data())
def test_any_statement_survives_or_is_refused(
    draw_statement: DrawStatement, name: str, data: st.DataObject
) -> None:
    statement = draw_statement(data)
    try:
        files = dict(format_named(name).encode(statement))
    except bs.FormatError:
        assert format_named(name).requires
        return
    assert decoded(name, files) == statement


@pytest.mark.parametrize("name", ["duckdb", "xlsx"])
@hypothesis.settings(SETTINGS, max_examples=10)
@hypothesis.given(data=st.data())
def test_any_statement_of_sound_links_is_written(
    draw_linked_statement: DrawStatement, name: str, data: st.DataObject
) -> None:
    assert format_named(name).encode(draw_linked_statement(data))


@pytest.fixture(scope="module")
def sound(odd_statement: bs.Statement) -> dict[str, dict[str, bytes]]:
    """The files of every format that loads."""
    return {name: dict(format_named(name).encode(odd_statement)) for name in LOADED}


@each_loaded
@hypothesis.settings(SETTINGS, max_examples=300)
@hypothesis.given(data=st.data())
def test_damaged_files_are_refused_or_hold_a_statement(
    sound: dict[str, dict[str, bytes]], name: str, data: st.DataObject
) -> None:
    files = dict(sound[name])
    file = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[file])
    damage = st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255))
    for place, byte in data.draw(st.lists(damage, min_size=1, max_size=4)):
        content[place] = byte
    kept = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    files[file] = bytes(content[:kept])
    try:
        statement = decoded(name, files)
    except bs.LoadError:
        pass
    else:
        assert bs.loads(bs.dumps(statement)) == statement
