"""Where bytes go: whole or not at all, and nowhere else."""

import builtins
import errno
import itertools
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

import belarus_statement as bs

FORMATS = ("csv", "json", "markdown")
OLD = b"what was there before"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too; of a link, where it leads."""
    return {
        path.name: os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in folder.iterdir()
    }


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    """Sets the umask for the time of the test."""
    before = os.umask(0)
    os.umask(before)
    yield os.umask
    os.umask(before)


@pytest.mark.parametrize("format", FORMATS)
def test_the_files_are_those_of_the_format_and_their_paths_are_returned(
    statement: bs.Statement, tmp_path: Path, format: str
) -> None:
    paths = bs.export(statement, format, tmp_path)
    expected = bs.formats()[format].encode(statement)
    assert contents(tmp_path) == expected
    assert paths == tuple(tmp_path / name for name in expected)


@pytest.mark.parametrize(
    ("format", "name"),
    [("csv", "datapackage.json"), ("json", "statement.json"), ("markdown", "statement.md")],
)
def test_the_main_file_of_a_format_comes_first(
    statement: bs.Statement, tmp_path: Path, format: str, name: str
) -> None:
    assert bs.export(statement, format, tmp_path)[0] == tmp_path / name


def test_exported_json_is_the_file_that_is_shipped(
    statement: bs.Statement, tmp_path: Path, checkout: Path
) -> None:
    (path,) = bs.export(statement, "json", tmp_path)
    shipped = checkout / "data" / "belarus_statement_data" / "statement.json"
    assert path.read_bytes() == shipped.read_bytes()


@pytest.mark.parametrize("as_path", [str, Path])
def test_the_folder_is_made_with_all_above_it(
    statement: bs.Statement, tmp_path: Path, as_path: Callable[[Path], str | Path]
) -> None:
    (path,) = bs.export(statement, "json", as_path(tmp_path / "a" / "b c" / "ö"))
    assert path == tmp_path / "a" / "b c" / "ö" / "statement.json"
    assert path.is_file()


def test_files_of_the_same_name_are_replaced_and_others_left(
    statement: bs.Statement, tmp_path: Path
) -> None:
    (tmp_path / "statement.md").write_bytes(OLD * 10_000)
    (tmp_path / "other.md").write_bytes(OLD)
    bs.export(statement, "markdown", tmp_path)
    expected = bs.formats()["markdown"].encode(statement)
    assert contents(tmp_path) == {**expected, "other.md": OLD}


def test_a_dumped_statement_is_loaded_equal(statement: bs.Statement, tmp_path: Path) -> None:
    changed = attrs.evolve(statement, title="Ein anderer Titel: “Ü”")
    bs.dump(changed, tmp_path / "own.json")
    assert bs.load(tmp_path / "own.json") == changed
    assert [*contents(tmp_path)] == ["own.json"]


@pytest.mark.parametrize("as_path", [str, Path])
def test_a_dump_is_the_canonical_form(
    statement: bs.Statement, tmp_path: Path, as_path: Callable[[Path], str | Path]
) -> None:
    bs.dump(statement, as_path(tmp_path / "own.json"))
    assert (tmp_path / "own.json").read_bytes() == bs.dumps(statement).encode("utf-8")


def test_a_dump_takes_any_name_that_the_disk_takes(statement: bs.Statement, tmp_path: Path) -> None:
    longest = tmp_path / ("x" * 255)
    bs.dump(statement, longest)
    assert bs.load(longest) == statement


def exported(statement: bs.Statement, folder: Path) -> None:
    bs.export(statement, "json", folder)


def dumped(statement: bs.Statement, folder: Path) -> None:
    bs.dump(statement, folder / "statement.json")


Write = Callable[[bs.Statement, Path], None]
WRITES = pytest.mark.parametrize("write", [exported, dumped])


@WRITES
@pytest.mark.parametrize("there", [True, False], ids=["link", "dangling link"])
def test_a_symbolic_link_is_replaced_and_not_followed(
    statement: bs.Statement, tmp_path: Path, write: Write, *, there: bool
) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "out"
    folder.mkdir()
    if there:
        elsewhere.write_bytes(OLD)
    (folder / "statement.json").symlink_to(elsewhere)
    write(statement, folder)
    assert not (folder / "statement.json").is_symlink()
    assert bs.load(folder / "statement.json") == statement
    assert elsewhere.exists() == there
    assert not there or elsewhere.read_bytes() == OLD


def refused(write: Write, statement: bs.Statement, folder: Path) -> bs.WriteError:
    with pytest.raises(bs.WriteError) as caught:
        write(statement, folder)
    return caught.value


@WRITES
@pytest.mark.parametrize("below", ["", "/deeper"])
def test_a_folder_that_is_a_file_is_an_error_that_names_it(
    statement: bs.Statement, tmp_path: Path, write: Write, below: str
) -> None:
    (tmp_path / "out").write_bytes(OLD)
    error = refused(write, statement, Path(f"{tmp_path}/out{below}"))
    assert f"{tmp_path}/out" in str(error)
    assert contents(tmp_path) == {"out": OLD}


@WRITES
def test_a_file_that_is_a_folder_is_an_error_that_names_it(
    statement: bs.Statement, tmp_path: Path, write: Write
) -> None:
    (tmp_path / "statement.json").mkdir()
    error = refused(write, statement, tmp_path)
    assert f"{tmp_path}/statement.json cannot be written" in str(error)
    assert [path.name for path in tmp_path.iterdir()] == ["statement.json"]


@WRITES
@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 300], ids=["NUL", "surrogate", "long"])
def test_a_path_that_no_disk_takes_is_an_error(
    statement: bs.Statement, tmp_path: Path, write: Write, name: str
) -> None:
    refused(write, statement, tmp_path / name)
    assert contents(tmp_path) == {}


def test_a_dump_makes_no_folder(statement: bs.Statement, tmp_path: Path) -> None:
    path = tmp_path / "missing" / "statement.json"
    with pytest.raises(bs.WriteError, match=re.escape(f"{path.parent} cannot be written")):
        bs.dump(statement, path)
    assert contents(tmp_path) == {}


def test_an_unknown_format_is_refused_before_anything_is_made(
    statement: bs.Statement, tmp_path: Path
) -> None:
    with pytest.raises(bs.FormatError, match=r"there is no format 'nope'; there are .*csv.*json"):
        bs.export(statement, "nope", tmp_path / "out")
    assert contents(tmp_path) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@WRITES
def test_a_folder_without_permission_is_an_error(
    statement: bs.Statement, tmp_path: Path, write: Write
) -> None:
    tmp_path.chmod(0o500)
    refused(write, statement, tmp_path)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o000, 0o666)])
def test_new_files_have_the_permissions_that_the_umask_leaves(
    statement: bs.Statement, tmp_path: Path, umask: Callable[[int], int], mask: int, mode: int
) -> None:
    umask(mask)
    bs.dump(statement, tmp_path / "own.json")
    (exported,) = bs.export(statement, "markdown", tmp_path)
    assert umask(mask) == mask
    for path in (tmp_path / "own.json", exported):
        assert stat.S_IMODE(path.stat().st_mode) == mode


@WRITES
def test_the_umask_of_the_process_is_left_alone(
    statement: bs.Statement, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It belongs to every thread: one that asks between two settings keeps the wrong one for good.
    def set_umask(mask: int) -> int:
        raise AssertionError(f"the umask was set to {mask:o}")

    monkeypatch.setattr(os, "umask", set_umask)
    write(statement, tmp_path)
    assert bs.load(tmp_path / "statement.json") == statement


FULL = OSError(errno.ENOSPC, "No space left on device")


def fill_with_old_files(statement: bs.Statement, format: str, folder: Path) -> dict[str, bytes]:
    """Make an old file, or link, for each that an export would write; returns the contents."""
    first, *others = bs.formats()[format].encode(statement)
    folder.mkdir(exist_ok=True)
    (folder / first).symlink_to("elsewhere")
    for name in others:
        (folder / name).write_bytes(OLD)
    return contents(folder)


def named(part: ModuleType | str) -> str:
    return part if isinstance(part, str) else part.__name__


def let_fail(
    monkeypatch: pytest.MonkeyPatch,
    module: ModuleType,
    name: str,
    number: int,
    error: BaseException,
) -> None:
    """Let one call of a function of the system fail, counted from 0."""
    calls = itertools.count()
    real: Callable[..., object] = getattr(module, name)

    def counted(*arguments: object, **options: object) -> object:
        if next(calls) == number:
            raise error
        return real(*arguments, **options)

    monkeypatch.setattr(module, name, counted)


@pytest.mark.parametrize(
    ("module", "function"), [(builtins, "open"), (os, "fsync"), (os, "replace")], ids=named
)
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("error", [FULL, KeyboardInterrupt()], ids=["full disk", "Ctrl-C"])
def test_whichever_call_fails_every_old_file_stays_and_no_other(
    statement: bs.Statement,
    tmp_path: Path,
    module: ModuleType,
    function: str,
    format: str,
    error: BaseException,
) -> None:
    old = fill_with_old_files(statement, format, tmp_path)
    raised = bs.WriteError if isinstance(error, OSError) else KeyboardInterrupt
    for number in range(len(old)):
        with pytest.MonkeyPatch.context() as monkeypatch:
            let_fail(monkeypatch, module, function, number, error)
            with pytest.raises(raised):
                bs.export(statement, format, tmp_path)
        assert contents(tmp_path) == old, f"after call {number}"


@pytest.mark.parametrize("format", FORMATS)
def test_a_failing_export_leaves_an_empty_folder_empty(
    statement: bs.Statement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    last = len(bs.formats()[format].encode(statement)) - 1
    let_fail(monkeypatch, os, "replace", last, FULL)
    with pytest.raises(bs.WriteError):
        bs.export(statement, format, tmp_path)
    assert contents(tmp_path) == {}


WITH_A_LARGEST_FILE = """
import resource, sys
import belarus_statement as bs

size, folder, *formats = sys.argv[1:]
statement = bs.load()
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), hard))
for format in formats:
    try:
        print(bs.export(statement, format, f"{folder}/{format}"))
    except bs.WriteError as error:
        print(str(error).partition(": ")[2])
"""


@pytest.mark.parametrize("size", [0, 1, 4096])
def test_a_write_that_stops_midway_leaves_every_old_file_and_no_other(
    statement: bs.Statement, tmp_path: Path, size: int
) -> None:
    old = {name: fill_with_old_files(statement, name, tmp_path / name) for name in FORMATS}
    # In a process of its own, since the limit is also one for what pytest writes.
    command = (sys.executable, "-W", "error", "-c", WITH_A_LARGEST_FILE)
    printed = subprocess.run(
        (*command, str(size), tmp_path, *FORMATS), check=True, capture_output=True, encoding="utf-8"
    ).stdout
    refused = "File too large; what was there before is still there"
    assert printed.splitlines() == [refused] * len(FORMATS)
    assert {name: contents(tmp_path / name) for name in FORMATS} == old


def test_a_file_that_cannot_be_replaced_leaves_every_old_file_beside_it(
    statement: bs.Statement, tmp_path: Path
) -> None:
    old = fill_with_old_files(statement, "csv", tmp_path)
    del old["parties.csv"]
    (tmp_path / "parties.csv").unlink()
    (tmp_path / "parties.csv").mkdir()
    with pytest.raises(bs.WriteError, match="what was there before is still there"):
        bs.export(statement, "csv", tmp_path)
    (tmp_path / "parties.csv").rmdir()
    assert contents(tmp_path) == old


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("title", chr(0xD800), "$.title"),
        ("title", b"bytes", "$.title"),
        ("blocks", None, "$.blocks"),
        ("date", "yesterday", "$.date"),
    ],
    ids=["surrogate", "bytes", "None", "date"],
)
@pytest.mark.parametrize("format", FORMATS)
def test_what_could_not_be_read_back_is_not_written(
    statement: bs.Statement, tmp_path: Path, format: str, field: str, value: Any, path: str
) -> None:
    unreadable = attrs.evolve(statement, **{field: value})
    for write in (
        lambda: bs.export(unreadable, format, tmp_path),
        lambda: bs.dump(unreadable, tmp_path / "statement.json"),
    ):
        with pytest.raises(bs.LoadError) as refused:
            write()
        assert [each.path for each in refused.value.findings] == [path]
    assert contents(tmp_path) == {}


def test_what_cannot_be_put_back_is_kept_and_named(
    statement: bs.Statement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = fill_with_old_files(statement, "csv", tmp_path)
    calls = itertools.count()
    replace = os.replace

    def once(source: str, target: str, **folders: int | None) -> None:
        if next(calls):
            raise PermissionError(errno.EACCES, "Permission denied")
        replace(source, target, **folders)

    monkeypatch.setattr(os, "replace", once)
    with pytest.raises(bs.WriteError) as refused:
        bs.export(statement, "csv", tmp_path)
    notes = "\n".join(refused.value.__notes__)
    kept = [path for path in tmp_path.iterdir() if path.suffix == ".old"]
    assert kept
    for path in kept:
        assert str(path) in notes
    found = contents(tmp_path)
    assert sum(content in found.values() for content in old.values()) == len(old)


def test_a_failed_export_takes_away_the_folders_that_it_made(
    statement: bs.Statement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_fail(monkeypatch, os, "fsync", 0, FULL)
    with pytest.raises(bs.WriteError):
        bs.export(statement, "json", tmp_path / "new" / "deep")
    assert contents(tmp_path) == {}


def test_a_file_keeps_its_permissions_when_it_is_replaced(
    statement: bs.Statement, tmp_path: Path
) -> None:
    path = tmp_path / "statement.json"
    path.touch(mode=0o600)
    bs.dump(statement, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("path", ["", ".", "/"])
def test_a_path_without_a_name_is_an_error(statement: bs.Statement, path: str) -> None:
    with pytest.raises(bs.WriteError):
        bs.dump(statement, path)


@pytest.mark.parametrize("path", [5, None, b"statement.json", []])
def test_what_is_no_path_is_an_error_that_says_what_it_is(
    statement: bs.Statement, path: Any
) -> None:
    expected = f"type {type(path).__name__}; expected a str"
    with pytest.raises(bs.WriteError, match=expected):
        bs.dump(statement, path)
    with pytest.raises(bs.WriteError, match=expected):
        bs.export(statement, "json", path)


def test_a_name_with_nul_in_this_very_folder_is_an_error(
    statement: bs.Statement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(bs.WriteError):
        bs.dump(statement, "\0")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("format", [None, 5, []])
def test_what_is_no_name_of_a_format_is_no_format(
    statement: bs.Statement, format: Any, tmp_path: Path
) -> None:
    with pytest.raises(bs.FormatError):
        bs.export(statement, format, tmp_path)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("excel", "xlsx"), ("CSV", "csv"), ("csv file", "csv"), ("markdwn", "markdown")],
)
def test_a_format_that_is_called_otherwise_brings_its_name(
    statement: bs.Statement, tmp_path: Path, asked: str, meant: str
) -> None:
    with pytest.raises(bs.FormatError, match=f"did you mean '{meant}'"):
        bs.export(statement, asked, tmp_path)
