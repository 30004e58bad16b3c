"""The wheel and the source distribution as files: the same each time, and clean to publish."""

import importlib.util
import os
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

CHANGED = 1_000_000_000


def test_the_source_distribution_holds_what_the_project_is_worked_on_with(
    released: tuple[Path, Path], checkout: Path
) -> None:
    sdist, _ = released
    root = sdist.name.removesuffix(".tar.gz")
    with tarfile.open(sdist) as archive:
        held = set(archive.getnames())
    expected = {
        path.relative_to(checkout).as_posix()
        for folder in ("LICENSES", "data", "docs", "src", "tests")
        for path in (checkout / folder).rglob("*")
        if path.is_file() and not {"__pycache__", ".hypothesis"} & {*path.parts}
    }
    assert expected
    expected |= {"README.md", "pyproject.toml", "PKG-INFO"}
    assert {f"{root}/{name}" for name in expected} <= held


def test_the_source_distribution_builds_the_wheel_that_the_checkout_builds(
    released: tuple[Path, Path], wheel: Path
) -> None:
    _, built_from_sdist = released
    assert built_from_sdist.name == wheel.name
    assert built_from_sdist.read_bytes() == wheel.read_bytes()


def test_a_build_elsewhere_at_another_time_gives_the_same_bytes(
    released: tuple[Path, Path],
    build: Callable[..., Path],
    copy_checkout: Callable[[str], Path],
) -> None:
    project = copy_checkout("elsewhere")
    for path in (project, *project.rglob("*")):
        os.utime(path, (CHANGED, CHANGED))
    again = build(project, env={"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, umask=0o077)
    assert {path.name for path in again.iterdir()} >= {path.name for path in released}
    for path in released:
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.skipif(
    importlib.util.find_spec("twine") is None,
    reason="twine is not installed: it is in the dependency group lint",
)
def test_twine_finds_nothing_to_warn_of(
    run: Callable[..., object], released: tuple[Path, Path]
) -> None:
    run(sys.executable, "-m", "twine", "check", "--strict", *released)


@pytest.mark.skipif(
    importlib.util.find_spec("check_wheel_contents") is None,
    reason="check-wheel-contents is not installed: it is in the dependency group lint",
)
def test_check_wheel_contents_finds_nothing_under_the_settings_of_the_project(
    run: Callable[..., object], wheel: Path, checkout: Path
) -> None:
    run(sys.executable, "-m", "check_wheel_contents", wheel, cwd=checkout)
