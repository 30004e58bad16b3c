"""Files of a folder, written all or none, whatever stops it on the way.

Every file is first written beside its target, under a hidden name; only then
are the targets replaced, one after the other, and put back if one of them
fails. The work is done in a thread of its own, since Ctrl-C interrupts the main
thread alone: it can ask the work to stop and be undone, but never cut it off.
Folders are held open and files named within them, so that a folder which is
swapped for a link meanwhile leads nowhere else.
"""

import contextlib
import itertools
import os
import secrets
import stat
import threading
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from pathlib import Path

import attrs

from belarus_statement.errors import WriteError

STAGED = ".belarus-statement-{}.part"
KEPT = ".belarus-statement-{}.old"
_STAGED_PREFIX, _STAGED_SUFFIX = STAGED.split("{}")
_BETWEEN_TRIES = 0.02
# Not every system has all of these: Python in a browser has no links.
_NAMED_IN_FOLDERS = ("open", "mkdir", "stat", "unlink", "rename", "link")
_HOLDS_FOLDERS = {getattr(os, name, None) for name in _NAMED_IN_FOLDERS} <= os.supports_dir_fd
_KINDS = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "FIFO"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made if need be, all of them or none.

    A name may have one folder in it (``csv/states.csv``). Returns the paths in
    the order of the names. Raises `WriteError`; where an old file could not be
    put back, a note of the error names what it is in.
    """
    return _finish(lambda stop: _write(folder, files, stop, make=True))


def write_file(path: Path, content: bytes) -> tuple[Path, ...]:
    """Write one file into a folder that is there, whole or not at all; raises `WriteError`."""
    return _finish(lambda stop: _write(path.parent, {path.name: content}, stop, make=False))


@attrs.frozen
class _Folder:
    """A folder that is held open; where the system cannot, it is known by its path alone."""

    path: Path
    fd: int | None

    def name(self, name: str) -> str:
        """Return the name of a file of this folder, for calls that are given ``dir_fd=self.fd``."""
        return name if self.fd is not None else str(self.path / name)

    def stat(self, name: str) -> os.stat_result | None:
        """Return the entry of this name itself, or None."""
        with contextlib.suppress(FileNotFoundError):
            return os.stat(self.name(name), dir_fd=self.fd, follow_symlinks=False)
        return None

    def remove(self, name: str) -> None:
        """Remove a file, if it is there and may be removed."""
        with contextlib.suppress(OSError, ValueError):
            os.unlink(self.name(name), dir_fd=self.fd)

    def rename(self, name: str, other: str) -> None:
        """Give a file another name of this folder, in the place of what has it."""
        os.replace(self.name(name), self.name(other), src_dir_fd=self.fd, dst_dir_fd=self.fd)


@attrs.frozen
class _Target:
    """A file to write: where, what, and what stands there already."""

    folder: _Folder
    name: str
    content: bytes
    old: os.stat_result | None
    staged: str = attrs.field(factory=lambda: STAGED.format(secrets.token_hex(8)))
    kept: str = attrs.field(factory=lambda: KEPT.format(secrets.token_hex(8)))

    @property
    def path(self) -> Path:
        """The path, for messages."""
        return self.folder.path / self.name


class _Stopped(Exception):  # noqa: N818  # never raised to a caller
    """The main thread was interrupted."""


def _finish(work: Callable[[threading.Event], tuple[Path, ...]]) -> tuple[Path, ...]:
    """Do work in another thread, and come back only when it is done or undone.

    An interruption asks it to stop. Waiting stands twice, so that another
    interruption, while the first is dealt with, does not end it early.
    """
    stop, done = threading.Event(), threading.Event()
    claims: list[str] = []
    returned: list[tuple[Path, ...]] = []
    raised: list[BaseException] = []

    def run() -> None:
        claims.append("work")
        if claims[0] != "work":
            return
        try:
            returned.append(work(stop))
        except BaseException as error:  # noqa: BLE001  # raised again by the thread that waits
            raised.append(error)
        finally:
            done.set()

    def wait() -> None:
        stop.set()
        # Work that has not begun by now never will.
        claims.append("wait")
        if claims[0] == "work":
            done.wait()

    try:
        try:
            try:
                threading.Thread(target=run, name="belarus_statement writer").start()
            except RuntimeError:
                # Python in a browser has no threads.
                run()
            done.wait()
        finally:
            wait()
    finally:
        wait()
    if raised:
        raise raised[0]
    return returned[0]


def _write(
    folder: Path, files: Mapping[str, bytes], stop: threading.Event, *, make: bool
) -> tuple[Path, ...]:
    made: list[Path] = []
    with contextlib.ExitStack() as stack:
        try:
            base = stack.enter_context(_open(folder, made if make else None))
            locked = stack.enter_context(_lock(base, stop))
            folders = {"": base}
            for name in files:
                part = name.rpartition("/")[0]
                if part not in folders:
                    folders[part] = stack.enter_context(_open_within(base, part, made))
            if locked:
                _remove_leftovers(folders.values())
            targets = [_target(folders, *item) for item in files.items()]
            _replace(targets, stop)
        except BaseException:
            for each in sorted(made, reverse=True):
                with contextlib.suppress(OSError, ValueError):
                    each.rmdir()
            raise
    return tuple(target.path for target in targets)


@contextlib.contextmanager
def _open(folder: Path, made: list[Path] | None) -> Generator[_Folder]:
    """Hold a folder open; one that is missing is made, and noted, with those above it."""
    with _refuse(folder):
        if made is not None:
            for each in (*reversed(folder.parents), folder):
                if not os.path.lexists(each):
                    each.mkdir(exist_ok=True)
                    made.append(each)
            folder.mkdir(exist_ok=True)
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY) if _HOLDS_FOLDERS else None
    try:
        yield _Folder(folder, fd)
    finally:
        if fd is not None:
            os.close(fd)


@contextlib.contextmanager
def _open_within(base: _Folder, name: str, made: list[Path]) -> Generator[_Folder]:
    """Hold a folder in another one open, and follow no link to it."""
    path = base.path / name
    with _refuse(path):
        with contextlib.suppress(FileExistsError):
            os.mkdir(base.name(name), dir_fd=base.fd)
            made.append(path)
        found = base.stat(name)
        if found is not None and stat.S_ISLNK(found.st_mode):
            raise WriteError(
                f"{path} cannot be written into: it is a symbolic link; expected a folder"
            )
        flags = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
        fd = None if base.fd is None else os.open(name, flags, dir_fd=base.fd)
    try:
        yield _Folder(path, fd)
    finally:
        if fd is not None:
            os.close(fd)


@contextlib.contextmanager
def _lock(folder: _Folder, stop: threading.Event) -> Generator[bool]:
    """Keep other processes from writing into a folder, as far as its disk has locks.

    Two that replaced their files in turns would leave some of each.
    """
    locked = False
    try:
        import fcntl  # noqa: PLC0415  # not every system has it
    except ImportError:
        yield locked
        return
    while folder.fd is not None and not locked:
        try:
            fcntl.flock(folder.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            locked = True
        except BlockingIOError:
            if stop.is_set():
                raise _Stopped from None
            time.sleep(_BETWEEN_TRIES)
        except OSError:
            break
    yield locked


def _remove_leftovers(folders: Iterable[_Folder]) -> None:
    """Remove what a process that was killed has left; none that writes here now is alive."""
    for folder in folders:
        for name in os.listdir(folder.path if folder.fd is None else folder.fd):
            if name.startswith(_STAGED_PREFIX) and name.endswith(_STAGED_SUFFIX):
                folder.remove(name)


def _target(folders: Mapping[str, _Folder], name: str, content: bytes) -> _Target:
    """Look at what stands where a file is to be; only a file or a link of files is replaced."""
    part, _, last = name.rpartition("/")
    folder = folders[part]
    with _refuse(folder.path / last):
        old = folder.stat(last)
        found = old
        if old is not None and stat.S_ISLNK(old.st_mode):
            with contextlib.suppress(OSError):
                found = os.stat(folder.name(last), dir_fd=folder.fd)
                # A link is replaced itself, never followed, and so is one to a folder.
                found = old if stat.S_ISDIR(found.st_mode) else found
        kind = None if found is None else _kind(found.st_mode)
        if kind:
            raise WriteError(
                f"{folder.path / last} cannot be written: found a {kind}; expected a file, or "
                "nothing: what was there before is still there"
            )
    return _Target(folder, last, content, old)


def _kind(mode: int) -> str | None:
    return next((name for is_kind, name in _KINDS if is_kind(mode)), None)


def _replace(targets: list[_Target], stop: threading.Event) -> None:
    replaced: list[_Target] = []
    left: set[str] = set()
    try:
        for target in targets:
            _refuse_to_go_on(stop)
            with _refuse(target.path):
                _stage(target)
                # One file alone is replaced at once, and has no need to be put back.
                if target.old is not None and len(targets) > 1:
                    _keep(target, target.old)
        for target in targets:
            _refuse_to_go_on(stop)
            with _refuse(target.path):
                target.folder.rename(target.staged, target.name)
                replaced.append(target)
    except BaseException as error:
        left = {target.kept for target in replaced if not _put_back(target, error)}
        raise
    finally:
        for target, name in itertools.product(targets, ("staged", "kept")):
            if (hidden := getattr(target, name)) not in left:
                target.folder.remove(hidden)


def _refuse_to_go_on(stop: threading.Event) -> None:
    if stop.is_set():
        raise _Stopped


def _stage(target: _Target) -> None:
    """Write the new content beside the target, readable to nobody who could not read the old."""
    old = target.old if target.old and stat.S_ISREG(target.old.st_mode) else None
    mode = 0o600 if old else 0o666

    def create(name: str, flags: int) -> int:
        return os.open(name, flags, mode, dir_fd=target.folder.fd)

    with open(target.folder.name(target.staged), "xb", opener=create) as file:
        file.write(target.content)
        file.flush()
        if old:
            _give_rights(file.fileno(), old)
        os.fsync(file.fileno())


def _give_rights(fd: int, old: os.stat_result) -> None:
    """Give a file the owner and the permissions of another, as far as this process may."""
    if not hasattr(os, "fchmod"):
        return
    mode = stat.S_IMODE(old.st_mode)
    try:
        os.fchown(fd, old.st_uid, old.st_gid)
    except OSError:
        try:
            os.fchown(fd, -1, old.st_gid)
        except OSError:
            # What its own group could do, another is not to.
            mode &= ~0o070
    os.fchmod(fd, mode)


def _keep(target: _Target, old: os.stat_result) -> None:
    """Give what stands at a target a second name, by which it can be put back."""
    folder = target.folder
    name, kept = folder.name(target.name), folder.name(target.kept)
    # Not every system and disk has links, and not every file may have another name.
    with contextlib.suppress(OSError, NotImplementedError, AttributeError):
        os.link(name, kept, src_dir_fd=folder.fd, dst_dir_fd=folder.fd, follow_symlinks=False)
        return
    if stat.S_ISLNK(old.st_mode):
        os.symlink(os.readlink(name, dir_fd=folder.fd), kept, dir_fd=folder.fd)
        return

    def open_itself(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), dir_fd=folder.fd)

    with open(name, "rb", opener=open_itself) as file:
        _stage(attrs.evolve(target, content=file.read(), staged=target.kept))


def _put_back(target: _Target, error: BaseException) -> bool:
    """Restore what stood at a target, or that nothing did; False, and a note, where it fails."""
    try:
        if target.old is not None:
            target.folder.rename(target.kept, target.name)
        else:
            os.unlink(target.folder.name(target.name), dir_fd=target.folder.fd)
    except OSError as failure:
        kept = target.folder.path / target.kept
        error.add_note(
            f"{target.path} could not be put back ({failure})"
            + (f": its old content is in {kept}" if target.old is not None else "")
        )
        return False
    return True


@contextlib.contextmanager
def _refuse(path: Path) -> Generator[None]:
    """Turn what the system refuses into a `WriteError` that names the path."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise WriteError(
            f"{path} cannot be written: {reason}; what was there before is still there"
        ) from error
