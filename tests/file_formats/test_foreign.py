"""What formats of other distributions do, which may be anything, stops nobody."""

import threading
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement import file_formats, plugins
from belarus_statement.file_formats import foreign
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.preconditions import UNIQUE_IDS


def giving(result: Any) -> Any:
    """A function that gives this, or raises it."""

    def give(_: Any) -> Any:
        if isinstance(result, type) and issubclass(result, BaseException):
            raise result("theirs")
        return result

    return give


def format_of_others(**about: Any) -> bs.Format:
    defaults: dict[str, Any] = {
        "name": "theirs",
        "suffix": ".theirs",
        "media_type": "text/x",
        "description": "d",
    }
    return bs.Format(**{**defaults, "encode": giving({"a": b"x"}), **about})


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Registers formats by entry points, each under its own name or another."""
    theirs: dict[str, Any] = {}
    caches = (file_formats.formats, file_formats.formats_of_others, file_formats.registered)

    class Entry(EntryPoint):
        def load(self) -> Any:
            return theirs[self.name]

    def register(**formats: Any) -> None:
        theirs.update(formats)
        entries = {name: Entry(name, "others:F", file_formats.ENTRY_POINT_GROUP) for name in theirs}

        def registered(_: str) -> tuple[Entry, ...]:
            return tuple(entries.values())

        monkeypatch.setattr(plugins, "registered", registered)
        for each in caches:
            each.cache_clear()

    yield register
    monkeypatch.undo()
    for each in caches:
        each.cache_clear()


@pytest.mark.parametrize(
    "result",
    [
        *(ValueError, SystemExit, KeyboardInterrupt, GeneratorExit, RecursionError, MemoryError),
        *(None, ["a", "b"], {}, {"a": "text"}, {1: b"x"}, {"a": bytearray(b"x")}, "files"),
    ],
)
def test_whatever_a_format_of_others_does_it_is_an_error_of_ours(
    statement: bs.Statement, tmp_path: Path, register: Any, result: Any
) -> None:
    register(theirs=format_of_others(encode=giving(result)))
    with pytest.raises(bs.FormatError, match="'theirs'"):
        bs.export(statement, "theirs", tmp_path / "one")
    paths = bs.export(statement, "all", tmp_path / "all")
    assert (tmp_path / "all" / "json" / "statement.json") in paths
    assert not (tmp_path / "all" / "theirs").exists()
    assert not (tmp_path / "one").exists()


def test_a_library_that_is_missing_stays_a_missing_extra(
    statement: bs.Statement, tmp_path: Path, register: Any
) -> None:
    def encode(_: bs.Statement) -> Any:
        raise ModuleNotFoundError(name="no_such_library")

    register(theirs=format_of_others(encode=encode, extra="theirs"))
    with pytest.raises(bs.MissingExtraError, match="no_such_library"):
        bs.export(statement, "theirs", tmp_path)


def test_a_format_of_others_that_does_not_end_is_left_out_of_all(
    statement: bs.Statement, tmp_path: Path, register: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugins, "PATIENCE", 0.01)
    ended = threading.Event()

    def wait(_: bs.Statement) -> Any:
        ended.wait()

    register(theirs=format_of_others(encode=wait))
    paths = bs.export(statement, "all", tmp_path)
    ended.set()
    assert (tmp_path / "json" / "statement.json") in paths
    assert "did not return" in (tmp_path / "manifest.json").read_text("utf-8")


@pytest.mark.parametrize(
    "result",
    [*(ValueError, SystemExit, KeyboardInterrupt, KeyError), None, "no statement", bs.Statement],
)
def test_whatever_reading_does_it_is_a_load_error(
    tmp_path: Path, register: Any, result: Any
) -> None:
    register(theirs=format_of_others(decode=giving(result), file="main.theirs"))
    path = tmp_path / "my.theirs"
    path.write_bytes(b"x")
    with pytest.raises(bs.LoadError, match="'theirs'") as refused:
        bs.load(path)
    assert refused.value.source == str(path)


def test_a_format_of_others_is_read_by_its_own(
    statement: bs.Statement, tmp_path: Path, register: Any
) -> None:
    def decode(files: bs.Reader) -> bs.Statement:
        return bs.loads(files.read("main.theirs"))

    content = bs.dumps(statement).encode()
    theirs = format_of_others(
        decode=decode, file="main.theirs", encode=giving({"main.theirs": content})
    )
    register(theirs=theirs)
    (path,) = bs.export(statement, "theirs", tmp_path)
    assert bs.load(path) == statement
    assert bs.load(tmp_path) == statement
    assert foreign.guard(theirs).decode is not None


def test_what_a_format_of_others_requires_is_shown_and_checked(
    statement: bs.Statement, register: Any
) -> None:
    register(theirs=format_of_others(requires=(UNIQUE_IDS,)))
    theirs = bs.formats()["theirs"]
    assert theirs.requires == (UNIQUE_IDS,)
    with pytest.raises(bs.FormatError, match=r"found the id '.*' twice"):
        theirs.encode(attrs.evolve(statement, persons=statement.persons[:1] * 2))


@pytest.mark.parametrize("name", ["../secret", "/etc/hostname", "..", ".", "", "a/../../secret"])
def test_a_format_of_others_reads_nothing_but_files_of_its_folder(
    tmp_path: Path, register: Any, name: str
) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "main.theirs").write_bytes(b"x")
    read: list[bytes] = []

    def decode(files: bs.Reader) -> bs.Statement:
        read.append(files.read(name))
        raise AssertionError

    register(theirs=format_of_others(decode=decode, file="main.theirs", folder=True))
    with pytest.raises(bs.LoadError) as refused:
        bs.load(folder)
    assert [each.code for each in refused.value.findings] == ["missing-file"]
    assert not read


def test_a_format_of_others_takes_no_file_that_is_ours(
    statement: bs.Statement, tmp_path: Path, register: Any
) -> None:
    stolen = format_of_others(decode=giving(ValueError), suffix=".jsonl", file="statement.jsonl")
    register(theirs=stolen)
    (path,) = bs.export(statement, "jsonl", tmp_path)
    assert bs.load(path) == statement
    assert bs.load(tmp_path) == statement


@pytest.mark.parametrize("name", ["json", "all"])
def test_the_names_of_ours_are_not_given_away(
    statement: bs.Statement, tmp_path: Path, register: Any, name: str
) -> None:
    register(**{name: format_of_others(name=name)})
    if name == "all":
        with pytest.warns(RuntimeWarning, match="'all'"):
            assert "all" not in bs.formats()
    else:
        assert bs.export(statement, "json", tmp_path) == (tmp_path / "statement.json",)


def test_files_in_memory_are_named_where_they_are_missing() -> None:
    with pytest.raises(bs.LoadError) as refused:
        FilesInMemory({}).read("a.csv")
    assert refused.value.findings[0].path == "a.csv"
