"""Files are written all or none, whatever stops it, and nothing but files is replaced."""

import fcntl
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement import file_writer
from belarus_statement.file_writer import write_file, write_files

OLD = {"a": b"old 1", "b/c": b"old 2", "b/d": b"old 3"}
NEW = {"a": b"new 1", "b/c": b"new 2", "b/d": b"new 3"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def interrupt() -> Iterator[Callable[..., int]]:
    """Raises KeyboardInterrupt at the lines of these numbers that the main thread comes to."""

    def interrupt(work: Callable[[], object], *numbers: int) -> int:
        count = 0

        def trace(frame: FrameType, event: str, _: object) -> Any:
            nonlocal count
            if frame.f_code.co_filename != file_writer.__file__:
                return None
            if event == "line":
                count += 1
                if count in numbers:
                    raise KeyboardInterrupt
            return trace

        sys.settrace(trace)
        try:
            work()
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(None)
        return count

    yield interrupt
    sys.settrace(None)


@pytest.fixture(params=[True, False], ids=["folders held open", "folders by their paths"])
def on_any_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every system can name files within a folder that is held open."""
    monkeypatch.setattr(file_writer, "_HOLDS_FOLDERS", request.param)


ON_ANY_SYSTEM = pytest.mark.usefixtures("on_any_system")


@ON_ANY_SYSTEM
def test_files_are_written_over_old_ones_and_returned_in_their_order(tmp_path: Path) -> None:
    for files in (OLD, NEW):
        assert write_files(tmp_path / "new" / "out", files) == tuple(
            tmp_path / "new" / "out" / name for name in files
        )
        assert contents(tmp_path / "new" / "out") == files


@pytest.fixture
def interrupt_soon() -> Iterator[Callable[[], object]]:
    """Raises KeyboardInterrupt after a moment, as Ctrl-C does, by another signal."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    yield partial(signal.setitimer, signal.ITIMER_REAL, 0.1)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def test_a_writer_that_is_interrupted_while_it_waits_for_another_writes_nothing(
    tmp_path: Path, interrupt_soon: Callable[[], object]
) -> None:
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    interrupt_soon()
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, NEW)
    os.close(other)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("old", [OLD, {}], ids=["over old files", "in a new folder"])
@pytest.mark.parametrize("again", [None, 1, 2, 3, 5], ids=lambda each: f"again after {each}")
def test_an_interruption_at_any_line_leaves_the_old_files_or_the_new_ones(
    tmp_path: Path, interrupt: Callable[..., int], old: dict[str, bytes], again: int | None
) -> None:
    out = tmp_path / "out"
    lines = interrupt(lambda: write_files(out, NEW))
    assert contents(out) == NEW
    for number in range(1, lines + 1):
        if old:
            write_files(out, old)
        else:
            for path in sorted(out.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            out.rmdir()
        numbers = (number,) if again is None else (number, number + again)
        interrupt(lambda: write_files(out, NEW), *numbers)
        found = contents(out) if out.exists() else {}
        assert found in (old, NEW), f"line {numbers}"
        assert out.exists() == bool(found)
        write_files(out, NEW)


def test_files_of_several_writers_at_once_are_all_of_one_of_them(tmp_path: Path) -> None:
    names = [f"file-{number}" for number in range(20)]

    def write(content: bytes) -> None:
        for _ in range(10):
            write_files(tmp_path, dict.fromkeys(names, content))

    writers = [threading.Thread(target=write, args=(bytes([65 + each]),)) for each in range(4)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    found = contents(tmp_path)
    assert sorted(found) == sorted(names)
    assert len({*found.values()}) == 1


def test_what_a_killed_writer_left_is_removed_by_the_next(tmp_path: Path) -> None:
    leftover = tmp_path / file_writer.STAGED.format("0" * 16)
    kept = tmp_path / file_writer.KEPT.format("0" * 16)
    leftover.write_bytes(b"half")
    kept.write_bytes(b"the only copy")
    (tmp_path / ".other.part").write_bytes(b"theirs")
    write_file(tmp_path / "a", b"new")
    assert contents(tmp_path) == {
        "a": b"new",
        kept.name: b"the only copy",
        ".other.part": b"theirs",
    }


@ON_ANY_SYSTEM
@pytest.mark.parametrize("kind", ["FIFO", "socket", "device"])
@pytest.mark.parametrize("linked", [False, True], ids=["itself", "behind a link"])
def test_what_is_not_a_file_is_refused_and_stays(
    tmp_path: Path, kind: str, *, linked: bool
) -> None:
    target = tmp_path / "x"
    if kind == "FIFO":
        os.mkfifo(target)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as listening:
            folder = os.open(tmp_path, os.O_RDONLY)
            listening.bind(f"/proc/self/fd/{folder}/x")
            os.close(folder)
    elif os.geteuid() == 0:
        os.mknod(target, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    else:
        pytest.skip("only root makes devices")
    if linked:
        (tmp_path / "link").symlink_to("x")
        target = tmp_path / "link"
    before = target.lstat()
    with pytest.raises(bs.WriteError, match=f"found a {kind}; expected a file"):
        write_file(target, b"new")
    with pytest.raises(bs.WriteError, match=f"found a {kind}; expected a file"):
        write_files(tmp_path, {target.name: b"new", "other": b"new"})
    assert target.lstat() == before


def test_the_new_content_of_a_private_file_is_at_no_time_public(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "private"
    private.touch(mode=0o600)
    modes: list[int] = []
    fsync, chmod = os.fsync, os.fchmod

    def note(fd: int, *mode: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(fd).st_mode))
        chmod(fd, *mode) if mode else fsync(fd)

    monkeypatch.setattr(os, "fsync", note)
    monkeypatch.setattr(os, "fchmod", note)
    write_file(private, b"secret")
    assert modes == [0o600, 0o600]
    assert private.read_bytes() == b"secret"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_replaced_file_keeps_its_owner(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.touch(mode=0o640)
    os.chown(theirs, 12345, 23456)
    write_file(theirs, b"new")
    found = theirs.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12345, 23456, 0o640)


@ON_ANY_SYSTEM
def test_a_target_that_cannot_be_replaced_leaves_no_hidden_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, OLD)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(bs.WriteError, match="busy; what was there before is still there") as error:
        write_files(tmp_path, NEW)
    assert not hasattr(error.value, "__notes__")
    assert contents(tmp_path) == OLD


@ON_ANY_SYSTEM
def test_a_disk_without_links_keeps_old_files_as_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    write_files(tmp_path, OLD)
    (tmp_path / "link").symlink_to("nowhere")
    real = os.replace

    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    def fail_last(source: str, target: str, **folders: int | None) -> None:
        if Path(target).name == "last":
            monkeypatch.setattr(os, "replace", real)
            raise OSError(28, "No space left on device")
        real(source, target, **folders)

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "replace", fail_last)
    with pytest.raises(bs.WriteError, match="No space left"):
        write_files(tmp_path, {**NEW, "link": b"new", "last": b"new"})
    assert contents(tmp_path) == OLD
    assert (tmp_path / "link").readlink() == Path("nowhere")


def test_a_folder_swapped_for_a_link_meanwhile_leads_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    real = os.fsync

    def swap(fd: int) -> None:
        real(fd)
        if not (out / "b").is_symlink():
            (out / "b").rename(out / "moved")
            (out / "b").symlink_to(elsewhere)

    monkeypatch.setattr(os, "fsync", swap)
    write_files(out, NEW)
    assert contents(elsewhere) == {}
    assert (out / "moved" / "c").read_bytes() == b"new 2"


def test_a_folder_swapped_for_a_link_once_it_was_looked_at_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    (out / "b").mkdir(parents=True)
    elsewhere.mkdir()
    real = os.stat

    def swap(path: Any, **options: Any) -> os.stat_result:
        found = real(path, **options)
        if path == "b" and options:
            (out / "b").rmdir()
            (out / "b").symlink_to(elsewhere)
        return found

    monkeypatch.setattr(os, "stat", swap)
    with pytest.raises(bs.WriteError, match="b cannot be written"):
        write_files(out, NEW)
    assert contents(elsewhere) == {}


class InACloud:
    """A path of a cloud: what the system is given is a local copy."""

    def __fspath__(self) -> str:
        return "/nowhere/copy"

    def __str__(self) -> str:
        return "s3://bucket/folder"


@pytest.mark.parametrize("path", [InACloud(), "s3://bucket/x", "memory://x"], ids=str)
def test_a_path_that_is_not_of_this_machine_is_refused(
    statement: bs.Statement, path: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for write in (lambda: bs.dump(statement, path), lambda: bs.export(statement, "csv", path)):
        with pytest.raises(bs.WriteError, match="is not a path of this machine"):
            write()
    assert contents(tmp_path) == {}


def test_the_entry_of_a_folder_is_a_path(statement: bs.Statement, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with os.scandir(tmp_path) as entries:
        (path,) = bs.export(statement, "json", next(entries))
    assert bs.load(path) == statement


@pytest.mark.parametrize("name", ["my.xlsx", "My.XLSX"])
def test_a_path_with_the_suffix_of_a_format_of_one_file_is_that_file(
    statement: bs.Statement, tmp_path: Path, name: str
) -> None:
    assert bs.export(statement, "xlsx", tmp_path / name) == (tmp_path / name,)
    assert (tmp_path / name).is_file()


def test_a_path_with_the_suffix_of_a_format_of_several_files_is_a_folder(
    statement: bs.Statement, tmp_path: Path
) -> None:
    bs.export(statement, "csv", tmp_path / "my.csv")
    assert (tmp_path / "my.csv" / "datapackage.json").is_file()


def test_a_folder_with_the_suffix_of_a_format_stays_a_folder(
    statement: bs.Statement, tmp_path: Path
) -> None:
    (tmp_path / "x.json").mkdir()
    assert bs.export(statement, "json", tmp_path / "x.json")[0].parent == tmp_path / "x.json"


def test_without_threads_files_are_written_all_the_same(tmp_path: Path) -> None:
    script = """
import sys, threading
from pathlib import Path
def refuse(self): raise RuntimeError("can't start new thread")
threading.Thread.start = refuse
from belarus_statement.file_writer import write_files
print(*write_files(Path(sys.argv[1]), {"a": b"1", "b": b"2"}))
"""
    command = (sys.executable, "-c", script, str(tmp_path))
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [f"{tmp_path}/a", f"{tmp_path}/b"]
    assert contents(tmp_path) == {"a": b"1", "b": b"2"}
