"""Where bytes come from: the packaged files, and files of anyone's."""

import gzip
import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement import codec, loaders, release

DATA_FILES = {
    "__init__.py",
    "statement.json",
    "statement.jsonl.schema.json",
    "statement.schema.json",
    "statement.txt",
}

AT_ONCE = """
import threading
import belarus_statement as bs

THREADS = 64
barrier = threading.Barrier(THREADS)
loaded = []

def load():
    barrier.wait()
    loaded.append(bs.load())

threads = [threading.Thread(target=load) for _ in range(THREADS)]
for each in threads:
    each.start()
for each in threads:
    each.join()
print(len(loaded), len({id(each) for each in loaded}), loaded[0] is bs.load())
"""
IN_ANOTHER_PROCESS = """
import multiprocessing, sys
import belarus_statement as bs

if __name__ == "__main__":
    ours = bs.load()
    with multiprocessing.get_context(sys.argv[1]).Pool(1) as pool:
        theirs = pool.apply(bs.load)
    print(theirs is ours, theirs == ours, hash(theirs) == hash(ours))
"""
VERIFY = """
import belarus_statement as bs
print(bs.__file__)
report = bs.verify()
print(report.ok, *((each.code, each.path) for each in report.findings))
"""


def python(script: str, *arguments: str, path: Path | None = None) -> list[str]:
    """The lines that a script prints in a fresh process; ``path`` is put before all others."""
    completed = subprocess.run(
        (sys.executable, "-W", "error", "-c", script, *arguments),
        env=os.environ | ({"PYTHONPATH": str(path)} if path else {}),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert completed.returncode == 0, completed.stderr
    return completed.stdout.splitlines()


@pytest.fixture(scope="module")
def document(checkout: Path) -> bytes:
    return (checkout / "data" / "belarus_statement_data" / "statement.json").read_bytes()


@pytest.fixture
def own_file(tmp_path: Path, document: bytes) -> Path:
    path = tmp_path / "Jöint statement.json"
    path.write_bytes(document)
    return path


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A folder with a copy of the two installed packages, to be tampered with."""
    assert bs.__file__ is not None
    copied = tmp_path / "installation"
    shutil.copytree(Path(bs.__file__).parent, copied / "belarus_statement")
    data = copied / "belarus_statement_data"
    data.mkdir()
    for name in DATA_FILES:
        (data / name).write_bytes((bs.files() / name).read_bytes())
    return copied


def test_the_packaged_statement_is_one_object_a_process(statement: bs.Statement) -> None:
    assert bs.load() is statement
    assert bs.load(None) is statement


def test_the_packaged_statement_is_one_object_for_64_threads_at_once() -> None:
    assert python(AT_ONCE) == ["64 1 True"]


@pytest.mark.parametrize("start", ["fork", "forkserver", "spawn"])
def test_a_statement_comes_back_equal_from_another_process(start: str) -> None:
    assert python(IN_ANOTHER_PROCESS, start) == ["False True True"]


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


def unreadable(source: Any) -> bs.LoadError:
    """The error of loading this, which must have one finding with the code of its kind."""
    with pytest.raises(bs.LoadError) as caught:
        bs.load(source)
    (finding,) = caught.value.findings
    assert (finding.code, finding.severity, finding.path) == ("unreadable-file", "error", "$")
    return caught.value


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("missing.json", id="missing"),
        pytest.param("missing/statement.json", id="missing folder"),
        pytest.param("", id="folder"),
        pytest.param("a\0b.json", id="NUL in the path"),
        pytest.param("\ud800.json", id="lone surrogate in the path"),
        pytest.param("x" * 300, id="name too long"),
    ],
)
@pytest.mark.parametrize("as_path", [str, Path])
def test_a_path_that_cannot_be_read_is_an_error_that_names_it(
    tmp_path: Path, name: str, as_path: Callable[[str], str | Path]
) -> None:
    path = f"{tmp_path}/{name}"
    error = unreadable(as_path(path))
    assert error.source == str(as_path(path))
    assert str(error).startswith(error.source)


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


def test_the_text_is_read_without_what_makes_a_statement() -> None:
    script = "import sys, belarus_statement as bs; bs.text(); print(*sys.modules)"
    (loaded,) = python(script)
    assert not {"attrs", "cattrs", "belarus_statement.model"} & set(loaded.split())


def test_a_file_that_is_no_statement_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_bytes(b"{}")
    with pytest.raises(bs.LoadError) as caught:
        bs.load(path)
    assert caught.value.source == str(path)
    assert {each.code for each in caught.value.findings} == {"missing-field"}


def test_the_text_is_the_source_byte_for_byte() -> None:
    content = bs.text().encode("utf-8")
    assert (len(bs.text()), len(content)) == (5408, 5421)
    assert (
        hashlib.sha256(content).hexdigest()
        == "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c"
    )


def test_the_text_is_that_of_the_statement(statement: bs.Statement) -> None:
    assert bs.text() == statement.text


def test_the_files_are_the_four_that_are_shipped(checkout: Path) -> None:
    shipped = {each.name: each.read_bytes() for each in bs.files().iterdir() if each.is_file()}
    assert shipped.keys() == DATA_FILES
    for name, content in shipped.items():
        assert content == (checkout / "data" / "belarus_statement_data" / name).read_bytes()


def test_the_installed_data_is_what_was_released() -> None:
    assert bs.verify() == bs.Report(findings=())
    assert bs.verify().ok


PROVED = pytest.mark.parametrize("name", sorted(DATA_FILES - {"__init__.py"}))


def verified(installation: Path) -> list[str]:
    origin, *found = python(VERIFY, path=installation)
    assert origin == f"{installation}/belarus_statement/__init__.py"
    return found


LOAD_ALL = """
import sys
import belarus_statement as bs
try:
    print(bs.dumps(bs.load()) == bs.files().joinpath("statement.json").read_text("utf-8"))
except bs.LoadError as error:
    print(error.source, *(each.path for each in error.findings))
print("cattrs" in sys.modules)
"""


def test_packaged_bytes_that_their_digest_does_not_prove_are_checked_in_full(
    installation: Path, document: bytes
) -> None:
    path = installation / "belarus_statement_data" / "statement.json"
    path.write_bytes(document.replace(b'"bytes": 5421', b'"bytes": "5421"'))
    assert python(LOAD_ALL, path=installation) == [
        "the packaged statement.json $.source.bytes",
        "True",
    ]
    path.write_bytes(document.replace(b'"bytes": 5421', b'"bytes": 5420'))
    assert python(LOAD_ALL, path=installation) == ["True", "True"]


def test_an_untouched_copy_verifies(installation: Path) -> None:
    assert verified(installation) == ["True"]


@PROVED
def test_one_changed_byte_in_a_data_file_is_found(installation: Path, name: str) -> None:
    path = installation / "belarus_statement_data" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert verified(installation) == [f"False ('data-file-changed', '{name}')"]


@PROVED
def test_a_missing_data_file_is_found(installation: Path, name: str) -> None:
    (installation / "belarus_statement_data" / name).unlink()
    assert verified(installation) == [f"False ('unreadable-file', '{name}')"]


def test_what_is_wrong_with_every_data_file_is_found_at_once(installation: Path) -> None:
    data = installation / "belarus_statement_data"
    (data / "statement.txt").unlink()
    (data / "statement.json").unlink()
    (data / "statement.schema.json").write_bytes(b"{}")
    (found,) = verified(installation)
    assert found == (
        "False ('unreadable-file', 'statement.txt') ('unreadable-file', 'statement.json') "
        "('data-file-changed', 'statement.schema.json')"
    )


@pytest.mark.parametrize(("name", "call"), [("statement.json", "load"), ("statement.txt", "text")])
@pytest.mark.parametrize("content", [None, b"\xff"], ids=["missing", "not UTF-8"])
def test_a_broken_installation_is_a_load_error(
    installation: Path, name: str, call: str, content: bytes | None
) -> None:
    path = installation / "belarus_statement_data" / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    script = f"""
import belarus_statement as bs
try:
    bs.{call}()
except bs.LoadError as error:
    print(error.source)
"""
    assert python(script, path=installation) == [f"the packaged {name}"]


@pytest.mark.parametrize("digest", ["0" * 64, "f" * 64], ids=["lower", "higher"])
def test_packaged_bytes_of_another_digest_are_checked_in_full(
    statement: bs.Statement, monkeypatch: pytest.MonkeyPatch, digest: str
) -> None:
    asked: list[str] = []
    real = codec.loads

    def loads(data: bytes, *, source: str) -> bs.Statement:
        asked.append(source)
        return real(data, source=source)

    monkeypatch.setitem(release.SHA256, "statement.json", digest)
    monkeypatch.setattr(codec, "loads", loads)
    monkeypatch.setattr(loaders, "_packaged", None)
    assert bs.load() == statement
    assert asked == ["the packaged statement.json"]
