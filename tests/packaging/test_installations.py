"""The main job, wherever the package was installed and however Python was started."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Completed = subprocess.CompletedProcess[str]
Run = Callable[..., Completed]
Python = Callable[..., Completed]

# Without assert, which -O takes out.
JOB = """
import sys
import belarus_statement as bs

statement = bs.load()
for report in (bs.validate(statement), bs.verify()):
    if not report.ok:
        sys.exit(str(report))
for name in ("csv", "json", "markdown"):
    bs.export(statement, name, sys.argv[1])
print(bs.__file__)
"""
PLAIN_ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture(
    scope="module",
    params=["wheel", "wheel-of-the-sdist", "editable", "zip", "-OO", "-W error", "LC_ALL=C"],
)
def python(
    request: pytest.FixtureRequest,
    run: Run,
    environment: Path,
    new_environment: Callable[..., Path],
) -> Python:
    """Python in one of the places where the package must work."""
    flags: tuple[str, ...] = ()
    env: dict[str, str] = {}
    executable = environment
    match request.param:
        case "wheel-of-the-sdist":
            _, wheel = request.getfixturevalue("released")
            executable = new_environment(wheel)
        case "editable":
            executable = request.getfixturevalue("editable")
        case "zip":
            executable = new_environment()
            env = {"PYTHONPATH": str(request.getfixturevalue("wheel"))}
        case "-OO":
            flags = ("-OO",)
        case "-W error":
            flags = ("-W", "error")
        case "LC_ALL=C":
            env = PLAIN_ASCII
        case _:
            pass

    def python(*arguments: str | Path) -> Completed:
        return run(executable, *flags, *arguments, env=env)

    return python


def test_the_statement_is_loaded_proved_and_exported(
    python: Python, tmp_path: Path, checkout: Path
) -> None:
    python("-c", JOB, tmp_path)
    shipped = checkout / "data" / "belarus_statement_data" / "statement.json"
    assert (tmp_path / "statement.json").read_bytes() == shipped.read_bytes()
    assert (tmp_path / "parties.csv").read_bytes().count(b"\r\n") == 1 + 53
    title = "# Joint Statement on the Human Rights Situation in Belarus\n"
    assert (tmp_path / "statement.md").read_text(encoding="utf-8").startswith(title)


def test_the_command_shows_the_statement(python: Python) -> None:
    shown = python("-m", "belarus_statement", "show")
    assert "Liechtenstein" in shown.stdout
    assert not shown.stderr


def test_the_command_lists_the_formats(python: Python) -> None:
    listed = python("-m", "belarus_statement", "formats")
    names = [line.split()[0] for line in listed.stdout.splitlines() if line]
    assert {"csv", "json", "markdown"} <= {*names}
    assert not listed.stderr


@pytest.mark.parametrize("installed", ["environment", "editable"])
def test_the_command_goes_by_its_own_name(
    request: pytest.FixtureRequest, run: Run, installed: str
) -> None:
    python: Path = request.getfixturevalue(installed)
    assert "Liechtenstein" in run(python.with_name("belarus-statement"), "show").stdout


def test_an_editable_install_runs_the_checkout_itself(run: Run, editable: Path) -> None:
    source = run(editable, "-c", "import belarus_statement as bs; print(bs.__file__)").stdout
    folder = run(editable, "-c", "import belarus_statement as bs; print(bs.files())").stdout
    assert source.strip().endswith("/src/belarus_statement/__init__.py")
    assert folder.strip() == source.split("/src/")[0] + "/data/belarus_statement_data"


def test_a_zip_on_the_path_is_read_where_it_lies(
    run: Run, new_environment: Callable[..., Path], wheel: Path, checkout: Path
) -> None:
    job = (
        "import belarus_statement as bs; print(bs.__file__); "
        "print((bs.files() / 'statement.txt').read_bytes() == bs.text().encode())"
    )
    printed = run(new_environment(), "-c", job, env={"PYTHONPATH": str(wheel)}).stdout
    assert printed.splitlines() == [f"{wheel}/belarus_statement/__init__.py", "True"]


def test_a_read_only_installation_works_and_stays_as_it_is(
    run: Run, new_environment: Callable[..., Path], wheel: Path, tmp_path: Path
) -> None:
    # Root may write in spite of the permissions: what counts is that nothing was written.
    python = new_environment(wheel)
    folder = python.parents[1]
    run(python, "-m", "compileall", "-q", folder / "lib")
    everything = [folder, *folder.rglob("*")]
    writable = {path: path.stat().st_mode for path in everything if not path.is_symlink()}
    for path, mode in writable.items():
        path.chmod(mode & ~0o222)
    before = state(folder)
    try:
        run(python, "-c", JOB, tmp_path)
        run(python, "-m", "belarus_statement", "show")
        run(python, "-m", "belarus_statement", "formats")
        assert state(folder) == before
    finally:
        for path, mode in writable.items():
            path.chmod(mode)


def state(folder: Path) -> dict[Path, tuple[int, int, int]]:
    found = {path: path.lstat() for path in (folder, *folder.rglob("*"))}
    return {path: (each.st_mode, each.st_size, each.st_mtime_ns) for path, each in found.items()}
