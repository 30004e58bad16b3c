"""A statement shipped as package data: the packaged one, and others of the same kind."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import belarus_statement as bs
from belarus_statement import codec
from belarus_statement.data_package import DIGESTS
from belarus_statement.packaged import PACKAGED

DATA_FILES = {
    "SHA256SUMS",
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
WHILE_LOADING = """
import os, threading
import belarus_statement as bs
from belarus_statement import codec

package = bs.DataPackage("belarus_statement_data")
loading, forked = threading.Event(), threading.Event()
loads = codec.loads

def wait(*arguments, **options):
    loading.set()
    forked.wait()
    return loads(*arguments, **options)

codec.loads = wait
thread = threading.Thread(target=package.load)
thread.start()
loading.wait()
child = os.fork()
if not child:
    codec.loads = loads
    os._exit(0 if package.load() == bs.load() else 1)
forked.set()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
thread.join()
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


def test_the_packaged_statement_is_one_object_a_process(statement: bs.Statement) -> None:
    assert bs.load() is statement
    assert bs.load(None) is statement


def test_the_packaged_statement_is_one_object_for_64_threads_at_once() -> None:
    assert python(AT_ONCE) == ["64 1 True"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_process_that_forks_while_it_loads_leaves_the_child_no_lock() -> None:
    assert python(WHILE_LOADING) == ["0"]


@pytest.mark.parametrize("start", ["fork", "forkserver", "spawn"])
def test_a_statement_comes_back_equal_from_another_process(start: str) -> None:
    assert python(IN_ANOTHER_PROCESS, start) == ["False True True"]


def test_the_text_is_read_without_what_makes_a_statement() -> None:
    script = "import sys, belarus_statement as bs; bs.text(); print(*sys.modules)"
    (loaded,) = python(script)
    assert not {"attrs", "cattrs", "belarus_statement.model"} & set(loaded.split())


def test_the_text_is_the_source_byte_for_byte() -> None:
    content = bs.text().encode("utf-8")
    assert (len(bs.text()), len(content)) == (5408, 5421)
    assert (
        hashlib.sha256(content).hexdigest()
        == "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c"
    )


def test_the_text_is_that_of_the_statement(statement: bs.Statement) -> None:
    assert bs.text() == statement.text


def test_the_files_are_those_that_are_shipped(checkout: Path) -> None:
    shipped = {each.name: each.read_bytes() for each in bs.files().iterdir() if each.is_file()}
    assert shipped.keys() == DATA_FILES
    for name, content in shipped.items():
        assert content == (checkout / "data" / "belarus_statement_data" / name).read_bytes()


def test_the_installed_data_is_what_was_released() -> None:
    assert bs.verify() == bs.Report(findings=())
    assert bs.verify().ok


PROVED = pytest.mark.parametrize("name", sorted(DATA_FILES - {"__init__.py", DIGESTS}))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an importable package with a copy of the data files, to be tampered with."""
    # A name of its own, since what was imported stays so.
    folder = tmp_path / f"data_of_{tmp_path.name}"
    folder.mkdir()
    for name in DATA_FILES:
        (folder / name).write_bytes((bs.files() / name).read_bytes())
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def found(folder: Path) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in bs.DataPackage(folder.name).verify().findings]


def test_a_package_of_ones_own_has_what_the_packaged_one_has(
    folder: Path, statement: bs.Statement
) -> None:
    package = bs.DataPackage(folder.name)
    assert package.load() == statement
    assert package.load() is package.load()
    assert package.load() is not statement
    assert package.text() == statement.text
    assert (package.files() / "statement.txt").read_text("utf-8") == statement.text
    assert package.verify().ok
    assert repr(package) == f"DataPackage('{folder.name}')"


def test_a_package_inside_a_zip_has_it_too(
    folder: Path, statement: bs.Statement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"zipped_{folder.name}"
    archive = tmp_path / "archive.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in folder.iterdir():
            packed.write(path, f"{name}/{path.name}")
    monkeypatch.syspath_prepend(archive)
    package = bs.DataPackage(name)
    assert package.load() == statement
    assert package.verify().ok
    assert bs.load(package.files() / "statement.json") == statement
    assert bs.load(package.files()) == statement


def test_a_package_that_is_not_installed_is_named() -> None:
    package = bs.DataPackage("statement_of_nobody")
    for call in (package.load, package.text, package.files):
        with pytest.raises(bs.LoadError, match="statement_of_nobody") as refused:
            call()
        assert [each.code for each in refused.value.findings] == ["missing-package"]
    assert [each.code for each in package.verify().findings] == ["missing-package"]


@pytest.mark.parametrize("name", ["", ".", "a/b", "..", "a b", "0"])
def test_what_names_no_package_is_refused(name: str) -> None:
    with pytest.raises(bs.LoadError):
        bs.DataPackage(name).load()


@PROVED
def test_one_changed_byte_in_a_data_file_is_found(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    assert found(folder) == [("data-file-changed", name)]


@PROVED
def test_a_missing_data_file_is_found(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert found(folder) == [("missing-file", name)]


def test_what_is_wrong_with_every_data_file_is_found_at_once(folder: Path) -> None:
    (folder / "statement.txt").unlink()
    (folder / "statement.json").unlink()
    (folder / "statement.schema.json").write_bytes(b"{}")
    assert found(folder) == [
        ("missing-file", "statement.json"),
        ("data-file-changed", "statement.schema.json"),
        ("missing-file", "statement.txt"),
    ]


def test_a_package_without_digests_is_not_verified(folder: Path) -> None:
    (folder / DIGESTS).unlink()
    assert found(folder) == [("digest-missing", DIGESTS)]


def test_a_file_that_every_package_has_needs_a_digest(folder: Path) -> None:
    (folder / DIGESTS).write_text("", "utf-8")
    assert found(folder) == [
        ("digest-missing", "statement.json"),
        ("digest-missing", "statement.txt"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "statement.txt",
        f"{'0' * 63}  statement.txt",
        f"{'g' * 64}  statement.txt",
        f"{'0' * 64} statement.txt",
        f"{'0' * 64}  ",
        "\xff",
    ],
)
def test_a_line_that_records_no_digest_is_refused(folder: Path, line: str) -> None:
    (folder / DIGESTS).write_bytes(line.encode("latin-1"))
    assert found(folder) == [("digest-malformed", DIGESTS)]


def test_digests_are_taken_as_sha256sum_prints_them_of_binary_files(folder: Path) -> None:
    digests = (folder / DIGESTS).read_text("utf-8")
    (folder / DIGESTS).write_text(digests.replace("  ", " *"), "utf-8")
    assert found(folder) == []


@pytest.mark.parametrize(("name", "call"), [("statement.json", "load"), ("statement.txt", "text")])
@pytest.mark.parametrize("content", [None, b"\xff"], ids=["missing", "not UTF-8"])
def test_a_broken_installation_is_a_load_error(
    folder: Path, name: str, call: str, content: bytes | None
) -> None:
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(bs.LoadError) as refused:
        getattr(bs.DataPackage(folder.name, trusted=True), call)()
    assert refused.value.source == f"{name} of the package {folder.name}"


@pytest.fixture
def strictly_loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was structured by the codec, with all its checks."""
    asked: list[str] = []
    loads = codec.loads

    def note(data: bytes, *, source: str) -> bs.Statement:
        asked.append(source)
        return loads(data, source=source)

    monkeypatch.setattr(codec, "loads", note)
    return asked


def test_bytes_of_a_trusted_package_are_not_checked_twice(
    folder: Path, statement: bs.Statement, strictly_loaded: list[str]
) -> None:
    assert bs.DataPackage(folder.name, trusted=True).load() == statement
    assert not strictly_loaded
    assert bs.DataPackage(folder.name).load() == statement
    assert len(strictly_loaded) == 1


@pytest.mark.parametrize(
    "digests",
    [None, b"", b"?", b"0" * 64 + b"  statement.json", b"f" * 64 + b"  statement.json"],
    ids=["missing", "none", "malformed", "lower", "higher"],
)
def test_bytes_that_no_digest_proves_are_checked_in_full(
    folder: Path, statement: bs.Statement, strictly_loaded: list[str], digests: bytes | None
) -> None:
    (folder / DIGESTS).unlink()
    if digests is not None:
        (folder / DIGESTS).write_bytes(digests)
    assert bs.DataPackage(folder.name, trusted=True).load() == statement
    assert strictly_loaded == [f"statement.json of the package {folder.name}"]


def test_changed_bytes_of_a_trusted_package_are_checked_in_full(folder: Path) -> None:
    path = folder / "statement.json"
    path.write_bytes(path.read_bytes().replace(b'"bytes": 5421', b'"bytes": "5421"'))
    with pytest.raises(bs.LoadError) as refused:
        bs.DataPackage(folder.name, trusted=True).load()
    assert [each.path for each in refused.value.findings] == ["$.source.bytes"]


def test_the_packaged_statement_is_that_of_a_data_package(statement: bs.Statement) -> None:
    assert PACKAGED.load() is statement
    assert (PACKAGED.text(), PACKAGED.files(), PACKAGED.verify()) == (
        bs.text(),
        bs.files(),
        bs.verify(),
    )
    assert (
        "cattrs"
        not in python("import sys, belarus_statement as bs; bs.load(); print(*sys.modules)")[
            0
        ].split()
    )
