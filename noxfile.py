"""Everything that CI checks, part by part: `nox` runs all of it, `nox -s lint` one part."""

import pathlib
import shutil

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = False
nox.options.error_on_missing_interpreters = False

PYTHONS = ("3.11", "3.12", "3.13")
CHECKOUT = pathlib.Path(__file__).parent
CODE = ("src", "data", "docs", "tests", "noxfile.py")


@nox.session
def lint(session: nox.Session) -> None:
    """Style and import floors."""
    install(session, "lint")
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
    install(session, "lint")
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
    session.run("pip", "install", "--quiet", "--target", str(work / "site"), f"{wheel}[all]")
    session.run("npm", "install", "--silent", "--prefix", str(work), "pyodide@314", external=True)
    script = CHECKOUT / "tests" / "packaging" / "pyodide.mjs"
    session.run("node", str(script), str(work), external=True)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests against the installed wheel, on every Python that is there."""
    install(session, "test")
    session.run("python", "-m", "pytest", "-n", "auto", *session.posargs)


def install(session: nox.Session, group: str) -> None:
    """The package as a wheel, and a dependency group."""
    session.install("--upgrade", "pip")
    session.install("--group", group, ".[all]")
