"""A statement of anyone's is loaded from its path, an open file or a resource, or refused."""

import errno
import gzip
import io
import os
import pickle
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement.errors import printable


@pytest.fixture(scope="module")
def document(checkout: Path) -> bytes:
    return (checkout / "data" / "belarus_statement_data" / "statement.json").read_bytes()


@pytest.fixture
def own_file(tmp_path: Path, document: bytes) -> Path:
    path = tmp_path / "Jöint statement.json"
    path.write_bytes(document)
    return path


def as_binary_file(path: Path) -> io.BufferedReader:
    return path.open("rb")


def as_text_file(path: Path) -> io.TextIOWrapper:
    return path.open(encoding="utf-8")


def as_bytes_in_memory(path: Path) -> io.BytesIO:
    return io.BytesIO(path.read_bytes())


def as_text_in_memory(path: Path) -> io.StringIO:
    return io.StringIO(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("as_path", [str, Path])
def test_a_file_is_loaded_by_its_path(
    own_file: Path, as_path: Callable[[Path], str | Path], statement: bs.Statement
) -> None:
    loaded = bs.load(as_path(own_file))
    assert loaded == statement
    assert loaded is not statement


@pytest.mark.parametrize(
    "opened", [as_binary_file, as_text_file, as_bytes_in_memory, as_text_in_memory]
)
def test_an_open_file_is_loaded_and_left_open(
    own_file: Path, opened: Callable[[Path], Any], statement: bs.Statement
) -> None:
    with opened(own_file) as file:
        assert bs.load(file) == statement
        assert not file.closed


def test_an_open_file_is_read_from_where_it_stands(
    document: bytes, statement: bs.Statement
) -> None:
    file = io.BytesIO(b"not JSON" + document)
    file.seek(len(b"not JSON"))
    assert bs.load(file) == statement


def unreadable(source: Any, code: str = "unreadable-file") -> bs.LoadError:
    """The error of loading this, which must have one finding with the code of its kind."""
    with pytest.raises(bs.LoadError) as caught:
        bs.load(source)
    (finding,) = caught.value.findings
    assert (finding.code, finding.severity, finding.path) == (code, "error", "$")
    return caught.value


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("missing.json", "missing-file", id="missing"),
        pytest.param("missing", "missing-file", id="missing, of no format"),
        pytest.param("missing/statement.json", "missing-file", id="missing folder"),
        pytest.param("", "format-unknown", id="folder"),
        pytest.param("a\0b.json", "unreadable-file", id="NUL in the path"),
        pytest.param("\ud800.json", "unreadable-file", id="lone surrogate in the path"),
        pytest.param("x" * 300, "unreadable-file", id="name too long"),
    ],
)
@pytest.mark.parametrize("as_path", [str, Path])
def test_a_path_that_cannot_be_read_is_an_error_that_names_it(
    tmp_path: Path, name: str, code: str, as_path: Callable[[str], str | Path]
) -> None:
    path = f"{tmp_path}/{name}"
    error = unreadable(as_path(path), code)
    assert error.source == str(as_path(path))
    assert str(error).startswith(printable(error.source))


def test_a_missing_file_is_an_error_for_those_who_catch_what_open_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        bs.load(tmp_path / "missing.json")
    assert isinstance(caught.value, bs.LoadError)
    assert caught.value.errno == errno.ENOENT
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert (type(copy), str(copy)) == (type(caught.value), str(caught.value))


@pytest.mark.parametrize("text", ['{"id": "a"}', " \n[1, 2]", "{}"])
def test_text_in_the_place_of_a_path_is_answered_with_what_to_call(text: str) -> None:
    assert "call `loads`" in unreadable(text).findings[0].message


def test_a_path_that_looks_like_text_is_a_path(
    tmp_path: Path, document: bytes, statement: bs.Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("{}.json").write_bytes(document)
    assert bs.load("{}.json") == statement


def test_a_resource_of_a_package_is_loaded(statement: bs.Statement, tmp_path: Path) -> None:
    archive = tmp_path / "resources.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name, format in (("json", "json"), ("csv", "csv")):
            for path in bs.export(statement, format, tmp_path / name):
                packed.write(path, f"{name}/{path.name}")
    for inside in ("json/statement.json", "json/", "csv/"):
        assert bs.load(zipfile.Path(archive, inside)) == statement
    unreadable(zipfile.Path(archive, "json/other.json"), "missing-file")
    unreadable(zipfile.Path(archive, "csv/demands.csv"), "missing-file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_cannot_be_read(own_file: Path) -> None:
    own_file.chmod(0)
    unreadable(own_file)


@pytest.mark.parametrize("source", [0, 5, False, b"statement.json", object(), [], {}])
def test_what_is_no_path_and_no_file_cannot_be_read(source: object) -> None:
    assert type(source).__name__ in str(unreadable(source))


def test_a_closed_file_cannot_be_read(own_file: Path) -> None:
    with own_file.open("rb") as file:
        pass
    assert unreadable(file).source == str(own_file)


def test_a_text_file_that_is_not_in_its_encoding_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "latin.json"
    path.write_bytes(b'{"title": "\xe9"}')
    with path.open(encoding="utf-8") as file:
        assert unreadable(file).source == str(path)


def test_a_file_that_gives_no_data_cannot_be_read() -> None:
    class NothingYet(io.RawIOBase):
        """What a non-blocking file gives while there is nothing to read."""

        def read(self, _: int = -1, /) -> None:
            return None

    unreadable(NothingYet())


class Pieces:
    """A file of somebody's own, which gives these, or raises them."""

    def __init__(self, *pieces: Any) -> None:
        self.pieces = list(pieces)

    def read(self, _: int) -> Any:
        piece = self.pieces.pop(0) if self.pieces else b""
        if isinstance(piece, Exception):
            raise piece
        return piece


@pytest.mark.parametrize(
    ("piece", "named"),
    [
        (5, "int"),
        ([1], "list"),
        (memoryview(b"{}"), "memoryview"),
        (TypeError("torn"), "torn"),
        (KeyError("gone"), "gone"),
        (EOFError(), "EOFError"),
    ],
)
def test_a_file_that_gives_neither_text_nor_bytes_cannot_be_read(piece: Any, named: str) -> None:
    for pieces in ((piece,), (b"{", piece), ("{", piece)):
        assert named in unreadable(Pieces(*pieces)).findings[0].message


def test_a_file_that_gives_text_and_bytes_cannot_be_read() -> None:
    unreadable(Pieces(b"{", "}"))
    unreadable(Pieces("{", b"}"))


def test_what_cannot_be_read_as_a_file_should_be_cannot_be_read() -> None:
    class Whole:
        """A file that gives all or nothing."""

        def read(self) -> bytes:
            return b"{}"

    class Nameless(io.BytesIO):
        @property
        def name(self) -> str:
            raise RuntimeError("no name")

    for source in (Whole(), Nameless(b"{}")):
        assert unreadable(source).source == "the open file"


@pytest.mark.parametrize("format", ["json", "jsonl", "sqlite"])
@pytest.mark.parametrize("suffix", [".gz", ".GZ", ""])
def test_a_compressed_file_is_loaded_as_what_is_in_it(
    tmp_path: Path, statement: bs.Statement, format: str, suffix: str
) -> None:
    (path,) = bs.export(statement, format, tmp_path / "plain")
    compressed = tmp_path / f"{path.name}{suffix}"
    compressed.write_bytes(gzip.compress(path.read_bytes()))
    assert bs.load(compressed) == statement
    assert bs.load(io.BytesIO(compressed.read_bytes())) == statement


def test_a_compressed_file_that_grows_without_end_is_refused_early(tmp_path: Path) -> None:
    path = tmp_path / "statement.json.gz"
    path.write_bytes(gzip.compress(b" " * (64 * 1024 * 1024)))
    tracemalloc.start()
    unreadable(path, "too-large")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40 * 1024 * 1024


def test_a_path_to_a_compressed_file_that_is_cut_or_broken_is_refused(
    tmp_path: Path, document: bytes
) -> None:
    compressed = gzip.compress(document)
    path = tmp_path / "statement.json.gz"
    for content in (
        compressed[:-100],
        compressed[:50] + b"x" * 40 + compressed[90:],
        compressed[:2],
    ):
        path.write_bytes(content)
        assert "gzip" in unreadable(path).findings[0].message


def test_a_compressed_file_that_is_cut_or_broken_cannot_be_read(document: bytes) -> None:
    compressed = gzip.compress(document)
    broken = compressed[:50] + b"x" * 40 + compressed[90:]
    for content in (compressed[:-100], broken):
        unreadable(gzip.GzipFile(fileobj=io.BytesIO(content)))


@pytest.mark.parametrize("name", [5, None, [], RuntimeError("nowhere")])
def test_a_path_that_gives_no_name_cannot_be_read(name: Any) -> None:
    class Own(os.PathLike[str]):
        def __fspath__(self) -> str:
            if isinstance(name, Exception):
                raise name
            found: str = name
            return found

    assert unreadable(Own()).source == "the source"


def test_a_path_may_be_named_in_bytes(own_file: Path, statement: bs.Statement) -> None:
    class Own(os.PathLike[bytes]):
        def __fspath__(self) -> bytes:
            return os.fsencode(own_file)

    in_bytes: Any = Own()
    assert bs.load(in_bytes) == statement


def test_a_file_that_is_no_statement_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_bytes(b"{}")
    with pytest.raises(bs.LoadError) as caught:
        bs.load(path)
    assert caught.value.source == str(path)
    assert {each.code for each in caught.value.findings} == {"missing-field"}
