"""Real builds of the checkout and real virtual environments to install them into, offline."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

# A project of its own, whose tests run where it is installed.
collect_ignore = ["toy_statement"]

Completed = subprocess.CompletedProcess[str]
Run = Callable[..., Completed]

RELEASED = (
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSES",
    "README.md",
    "data",
    "docs",
    "noxfile.py",
    "pyproject.toml",
    "src",
    "tests",
)
RUNTIME = ("attrs", "cattrs", "importlib_resources")
BACKEND = ("hatchling", "editables")
UNHURRIED = """
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[*HealthCheck])
settings.load_profile("unhurried")
"""
TESTING = ("hypothesis", "pytest", "pytest-xdist")


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a command outside the checkout, with nothing of this process's Python settings."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COV_", "COVERAGE_", "PIP_", "PYTHON", "PYTEST_"))
    }
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def run(
        *command: str | Path,
        cwd: Path = elsewhere,
        env: dict[str, str] | None = None,
        code: int = 0,
        umask: int = 0o022,
    ) -> Completed:
        completed = subprocess.run(
            command,
            cwd=cwd,
            env=inherited | {"PIP_CONFIG_FILE": os.devnull} | (env or {}),
            umask=umask,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert completed.returncode == code, f"{command}\n{completed.stdout}\n{completed.stderr}"
        return completed

    return run


@pytest.fixture(scope="session")
def copy_checkout(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Copies what a release is built from, without what tools leave in a checkout."""

    def copy(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        for each in RELEASED:
            if (checkout / each).is_dir():
                ignored = shutil.ignore_patterns("__pycache__", ".*_cache", ".hypothesis")
                shutil.copytree(checkout / each, folder / each, ignore=ignored)
            elif (checkout / each).exists():
                shutil.copy2(checkout / each, folder / each)
        return folder

    return copy


@pytest.fixture(scope="session")
def build(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds a project; returns the folder of what was built."""

    def build(project: Path, *options: str, env: dict[str, str] | None = None, umask: int) -> Path:
        out = tmp_path_factory.mktemp("dist")
        command = (sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", out)
        run(*command, project, env={"SOURCE_DATE_EPOCH": "1603670400"} | (env or {}), umask=umask)
        return out

    return build


@pytest.fixture(scope="session")
def wheel(build: Callable[..., Path], copy_checkout: Callable[[str], Path]) -> Path:
    """The wheel, built from the checkout."""
    return one(build(copy_checkout("project"), "--wheel", umask=0o022), "*.whl")


@pytest.fixture(scope="session")
def released(build: Callable[..., Path], copy_checkout: Callable[[str], Path]) -> tuple[Path, Path]:
    """The source distribution, and the wheel that was built from it and nothing else."""
    out = build(copy_checkout("project"), umask=0o022)
    return one(out, "*.tar.gz"), one(out, "*.whl")


@pytest.fixture(scope="session")
def new_environment(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Makes a virtual environment of the runtime dependencies and the given wheels.

    ``beside`` names what else is to be installed. Returns the path of its Python.
    """

    def new(*wheels: Path, beside: tuple[str, ...] = ()) -> Path:
        folder = tmp_path_factory.mktemp("environment")
        run(sys.executable, "-m", "venv", "--without-pip", folder)
        copy_distributions((*RUNTIME, *beside), one(folder, "lib/python*/site-packages"))
        if wheels:
            pip = (sys.executable, "-m", "pip", "--python", folder)
            run(*pip, "install", "--no-index", "--no-deps", *wheels)
        return folder / "bin" / "python"

    return new


@pytest.fixture(scope="session")
def environment(new_environment: Callable[..., Path], wheel: Path) -> Path:
    """The Python of an environment with the wheel; for tests that leave it as it is."""
    return new_environment(wheel)


@pytest.fixture(scope="session")
def testing_environment(new_environment: Callable[..., Path], wheel: Path) -> Path:
    """The Python of an environment with the wheel, and what a project tests with."""
    return new_environment(wheel, beside=TESTING)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a project whose properties may take their time: this machine may be busy."""
    (tmp_path / "conftest.py").write_text(UNHURRIED)
    return tmp_path


@pytest.fixture(scope="session")
def editable(
    run: Run,
    new_environment: Callable[..., Path],
    copy_checkout: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The Python of an environment with an editable install."""
    python = new_environment()
    backend = tmp_path_factory.mktemp("backend")
    copy_distributions(BACKEND, backend)
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps")
    project = copy_checkout("editable")
    run(*pip, "--no-build-isolation", "--editable", project, env={"PYTHONPATH": str(backend)})
    return python


def one(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def copy_distributions(names: tuple[str, ...], target: Path) -> None:
    """Copy what is installed beside this process, with all that it requires."""
    for each in required(names):
        for file in each.files or ():
            if ".." not in file.parts:
                (target / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file.locate(), target / file)


def required(names: tuple[str, ...]) -> Iterator[Distribution]:
    for name in names:
        found = distribution(name)
        yield found
        requirements = map(Requirement, found.requires or ())
        yield from required(
            tuple(
                each.name
                for each in requirements
                if each.marker is None or each.marker.evaluate({"extra": ""})
            )
        )


@pytest.fixture
def register(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Registers an entry point by a distribution that one environment variable adds."""

    def register(group: str, entry_point: str, module: str = "") -> dict[str, str]:
        about = tmp_path / "others-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: others\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text(f"[{group}]\n{entry_point}\n")
        (tmp_path / "others.py").write_text(module)
        return {"PYTHONPATH": str(tmp_path)}

    return register
