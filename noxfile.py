"""Everything that CI checks, part by part: `nox` runs all of it, `nox -s lint` one part."""

import collections
import contextlib
import itertools
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = False
nox.options.error_on_missing_interpreters = False

PYTHONS = ("3.11", "3.12", "3.13")
CHECKOUT = pathlib.Path(__file__).parent
CODE = ("src", "data", "docs", "tests", "noxfile.py")

# What rests on the libraries of the extras; the other formats need none.
TESTS_OF_TABLES = (
    *("tests/file_formats/native", "tests/file_formats/tabular", "tests/tables"),
    *("tests/file_formats/standoff/test_spacy.py", "tests/file_formats/test_registry.py"),
    *("tests/test_data_frames.py", "tests/test_plotting.py"),
)
OF_OTHER_PROGRAMS = (
    *("tests/docs", "tests/file_formats/documents", "tests/file_formats/standoff"),
    *("tests/packaging/test_builds.py", "tests/packaging/test_tutorial.py"),
    *("tests/packaging/test_types_from_outside.py", "tests/packaging/test_wheel_contents.py"),
    # Hypothesis draws the same for each Python.
    *("tests/property", "tests/testing/test_strategies.py"),
)
# Not the group of the tests: the stubs in it are for newer libraries.
TESTED_BY = (
    # spaCy 3.7, and the typer that it has beside rich 13.7, use what later ones call deprecated.
    "click<8.2",
    # matplotlib 3.9 uses what later ones call deprecated.
    "pyparsing<3.3",
    *("dplib-py", "frictionless", "hypothesis", "jsonschema", "markdown-it-py", "openpyxl"),
    *("pytest", "pyyaml"),
)
# The oldest that reads what the format duckdb writes, as docs/reference/formats.md says.
OLDEST_DUCKDB = "duckdb==1.1.3"

# What is mutated, part by part, and the tests that are to notice: those of the part itself.
MUTATED = {
    "codec": (
        "tests/codec/test_parsing.py tests/codec/test_canonical_form.py "
        "tests/validators/test_python_made.py tests/codec/test_limits.py "
        "tests/codec/test_refusals.py tests/codec/test_schema.py "
        # Slow, and about the schema more than about what is mutated.
        "--deselect tests/codec/test_schema.py::test_a_wrong_type_is_refused_in_every_field "
        "--deselect tests/codec/test_schema.py::test_a_missing_field_is_refused"
    ),
    "validators": "tests/validators --ignore tests/validators/test_broken_statements.py",
    "model": "tests/model",
    "data_package.py": "tests/test_data_package.py",
    "loaders.py": (
        "tests/test_loaders.py tests/codec/test_limits.py tests/test_loading_other_formats.py"
    ),
}

# Mutants that prove nothing, because Python itself stops most of them or cannot tell them apart.
NOT_MUTATED = (
    "core/RemoveDecorator",
    # The bars of type hints, and of isinstance.
    "core/ReplaceBinaryOperator_BitOr_",
    # One replacement for each arithmetic operator is enough.
    "core/ReplaceBinaryOperator_(?!(Add_Sub|Sub_Add|Mul_FloorDiv|Mod_FloorDiv|FloorDiv_Mul)$)",
    # Identity for equality, and the reverse.
    r"core/ReplaceComparisonOperator_(?!(Is_IsNot|IsNot_Is)$)(\w+_)?(Is|IsNot)(_\w+)?$",
)


@nox.session
def lint(session: nox.Session) -> None:
    """Style and import floors."""
    install(session, "lint", extras="")
    session.run("ruff", "check", *CODE)
    session.run("ruff", "format", "--check", *CODE)
    session.run("lint-imports", env={"PYTHONPATH": "src:data"})


@nox.session
def types(session: nox.Session) -> None:
    """Both type checkers over the code and the tests."""
    install(session, "dev")
    session.run("mypy")
    session.run("pyright", "--pythonpath", str(pathlib.Path(session.bin, "python")))


@nox.session
def distributions(session: nox.Session) -> None:
    """The wheel and the sdist as an index would take them."""
    install(session, "lint", extras="")
    session.install("build")
    built = session.create_tmp()
    session.run("python", "-m", "build", "--outdir", built, str(CHECKOUT))
    files = [str(path) for path in pathlib.Path(built).iterdir()]
    session.run("twine", "check", "--strict", *files)
    session.run("check-wheel-contents", *(file for file in files if file.endswith(".whl")))


@nox.session
def pyodide(session: nox.Session) -> None:
    """The main job under Pyodide, a CPython 3.14 in WebAssembly, from npm."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        session.skip("Node.js and npm are not installed")
    session.install("build")
    work = pathlib.Path(session.create_tmp()).resolve()
    session.run("python", "-m", "build", "--wheel", "--outdir", str(work / "wheels"), str(CHECKOUT))
    wheel = next((work / "wheels").glob("belarus_statement-*.whl"))
    session.run("pip", "install", "--quiet", "--target", str(work / "site"), f"{wheel}[cli]")
    session.run("npm", "install", "--silent", "--prefix", str(work), "pyodide@314", external=True)
    script = CHECKOUT / "tests" / "packaging" / "pyodide.mjs"
    session.run("node", str(script), str(work), external=True)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests against the installed wheel, on every Python that is there.

    On others than the first, what rests on other programs is not asked again:
    a browser, a checker or a builder says the same of the same bytes.
    """
    install(session, "test")
    ignored = () if session.python == PYTHONS[0] else OF_OTHER_PROGRAMS
    options = (f"--ignore={path}" for path in ignored)
    session.run("python", "-m", "pytest", "-n", "auto", *options, *session.posargs)


@nox.session(python="3.11", name="tests-oldest")
def tests_oldest(session: nox.Session) -> None:
    """The formats with the oldest libraries that pyproject.toml admits; older DuckDB reads too."""
    project = nox.project.load_toml(CHECKOUT / "pyproject.toml")["project"]
    extras = project["optional-dependencies"]
    # What test suites need is no library that a format is written by.
    del extras["testing"]
    needed = itertools.chain(project["dependencies"], *extras.values())
    bounds = [re.sub(r">=([^,]+).*", r"==\1", each) for each in needed if ">=" in each]
    session.install("--upgrade", "pip")
    session.install(".[all]", *bounds, *TESTED_BY)
    session.run("python", "-m", "pytest", *TESTS_OF_TABLES)
    written = pathlib.Path(session.create_tmp()).resolve() / "statement.duckdb"
    session.install("--upgrade", "duckdb")
    write = "import sys, belarus_statement as bs; bs.export(bs.load(), 'duckdb', sys.argv[1])"
    session.run("python", "-c", write, str(written.parent))
    session.install(OLDEST_DUCKDB)
    read = (
        "import sys, duckdb; database = duckdb.connect(sys.argv[1], read_only=True);"
        "sys.exit(database.execute('FROM text').fetchall() == [])"
    )
    session.run("python", "-c", read, str(written))


@nox.session(default=False)
def benchmark(session: nox.Session) -> None:
    """How long things take, side by side with others; `-- 1 10 100 1000` for how it grows.

    `-- 10 1000 loads csv` for how a part of it grows.
    """
    install(session, "benchmark")
    session.run("python", "tests/benchmarks/speed.py", *session.posargs)


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Breaks the code in small ways, and lists what no test notices; `-- model` for one part.

    `-- --again model` runs only those again that survived last time, with the tests of now.
    """
    install(session, "mutation")
    session.run("pip", "uninstall", "--yes", "--quiet", "belarus-statement")
    again = "--again" in session.posargs
    folder = pathlib.Path(session.cache_dir, "mutation").resolve()
    # cosmic-ray changes files in place: each part has a copy to itself.
    parts = [part for part in session.posargs if part in MUTATED] or list(MUTATED)
    works = [folder / part for part in parts]
    for part, work in zip(parts, works, strict=True):
        if again:
            bring_back_survivors(work)
        else:
            prepare_mutants(session, part, work)
    for run in [run_mutants(session, work) for work in works]:
        run.wait()
    for work in works:
        with session.chdir(work):
            found = session.run("cosmic-ray", "dump", "mutants.sqlite", silent=True)
        report_mutants(session, str(found))


def mutation_environment(work: pathlib.Path) -> dict[str, str]:
    return {"PYTHONPATH": f"{work}/src:{work}/data", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def prepare_mutants(session: nox.Session, part: str, work: pathlib.Path) -> None:
    """A copy of the checkout, and the list of all mutants of a part."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(CHECKOUT, work, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    (work / "mutation.toml").write_text(mutation_settings(part), encoding="utf-8")
    with session.chdir(work):
        for command in (
            "cosmic-ray baseline mutation.toml",
            "cosmic-ray init mutation.toml mutants.sqlite",
            "cr-filter-operators mutants.sqlite mutation.toml",
        ):
            session.run(*command.split(), env=mutation_environment(work))


def bring_back_survivors(work: pathlib.Path) -> None:
    """The tests of now, and no result for what survived; the code stays that of the last run."""
    shutil.rmtree(work / "tests")
    shutil.copytree(CHECKOUT / "tests", work / "tests")
    with contextlib.closing(sqlite3.connect(work / "mutants.sqlite")) as results:
        results.execute("delete from work_results where test_outcome = 'SURVIVED'")
        results.commit()


def run_mutants(session: nox.Session, work: pathlib.Path) -> subprocess.Popen[bytes]:
    """Start what is not yet run; the parts run side by side."""
    # Some mutants never end, and would take all memory before their time is up.
    command = "ulimit -v 6000000 && exec cosmic-ray exec mutation.toml mutants.sqlite"
    path = f"{session.bin}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | mutation_environment(work) | {"PATH": path}
    return subprocess.Popen(("sh", "-c", command), cwd=work, env=env)


def mutation_settings(part: str) -> str:
    """The configuration of cosmic-ray, which takes none from pyproject.toml."""
    tests = f"python -m pytest -x -q -p no:cacheprovider {MUTATED[part]}"
    return f"""
[cosmic-ray]
module-path = "src/belarus_statement/{part}"
timeout = 60.0
excluded-modules = []
test-command = {json.dumps(tests)}

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = {json.dumps(NOT_MUTATED)}
"""


def report_mutants(session: nox.Session, found: str) -> None:
    """The difference that each survivor makes, then the figures of every module."""
    made: collections.Counter[str] = collections.Counter()
    survived: collections.Counter[str] = collections.Counter()
    for job, result in map(json.loads, found.splitlines()):
        if result["worker_outcome"] != "skipped":
            module = job["mutations"][0]["module_path"].removeprefix("src/belarus_statement/")
            made[module] += 1
            if result["test_outcome"] != "killed":
                survived[module] += 1
                session.log(result["diff"])
    for module in sorted(made):
        killed = made[module] - survived[module]
        session.log(f"{module}: {made[module]} mutants, {killed} killed")


def install(session: nox.Session, group: str, extras: str = "[all]") -> None:
    """The package as a wheel with what is optional, and a dependency group."""
    session.install("--upgrade", "pip")
    session.install("--group", group, f".{extras}")
