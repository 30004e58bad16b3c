"""Prints how long things take, each as a ratio to something known, measured side by side.

CPU time, the two sides in turn, the least of all rounds. Needs the dependency group
`benchmark` and the installed package: `nox -s benchmark`. Nothing here is a test:
what a shared machine measures is for a reader to judge.
"""

import importlib.metadata
import json
import pathlib
import platform
import random
import resource
import subprocess
import sys
import time
import types
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

import attrs
import pydantic
from many import repeated

import belarus_statement as bs
from belarus_statement.trusted import statement_of

COLD_ROUNDS = 25
WARM_ROUNDS = 60
FIRST_ROUNDS = 3
LOOKUPS = 2_000
SIZES = (1, 10, 100, 1000)
GROWING = ("json.loads", "loads", "validate", "dumps")
LOOKUP = "import pycountry; pycountry.countries.get(alpha_2='US')"
DISTRIBUTIONS = ("belarus-statement", "attrs", "cattrs", "pycountry", "pydantic")

Side = Callable[[], float]


def main() -> None:
    """Measure every row but growth, or growth: of what, and at the sizes, that the line names."""
    if asked := sys.argv[1:]:
        sizes = [int(each) for each in asked if each.isdecimal()]
        names = [each for each in asked if not each.isdecimal()]
        growth(sizes or SIZES, names or [*GROWING, *bs.formats()])
        return
    print(platform.platform(), "CPython", platform.python_version())
    print(*(f"{name} {importlib.metadata.version(name)}" for name in DISTRIBUTIONS), sep=", ")
    cold()
    warm()
    lookups()


def cold() -> None:
    """Whole processes, each with a new interpreter."""
    ours = "import belarus_statement as bs"
    row("import, to `pass`", 1.10, fresh(ours), fresh("pass"), COLD_ROUNDS)
    row("text(), to pycountry", 0.5, fresh(f"{ours}; bs.text()"), fresh(LOOKUP), COLD_ROUNDS)
    row("load(), to pycountry", 1.0, fresh(f"{ours}; bs.load()"), fresh(LOOKUP), COLD_ROUNDS)
    row("import attrs, to pycountry", None, fresh("import attrs"), fresh(LOOKUP), COLD_ROUNDS)


def warm() -> None:
    """Calls in this process."""
    data = bs.files().joinpath("statement.json").read_bytes()
    statement, plain = bs.load(), json.loads(data)
    model = model_of(bs.Statement, {})
    model.model_validate_json(data)
    read, structure = call(lambda: json.loads(data)), call(lambda: statement_of(data))
    loads = call(lambda: bs.loads(data))
    row("structuring proven bytes, to json.loads", 3, structure, read)
    theirs = call(lambda: model.model_validate_json(data))
    row("structuring proven bytes, to pydantic", 1, structure, theirs)
    row("loads, to json.loads", 6, loads, read)
    # A new statement of the same fields has no view kept, and is structured to be asked for faults.
    row("validate, to loads", 2, call(lambda: bs.validate(attrs.evolve(statement))), loads)
    row("validate again, to loads", None, call(lambda: bs.validate(statement)), loads)
    written = call(lambda: json.dumps(plain, indent=2))
    row("dumps, to json.dumps", 1.5, call(lambda: bs.dumps(statement)), written)
    row("load() again, to json.loads", None, call(bs.load), read)


def lookups() -> None:
    """`at`, of offsets in no order: each of a small and a large statement, and in a dictionary."""
    small, large = bs.load(), repeated(1_000_000 // len(bs.load().annotations) + 1)
    row("at, known, to a dictionary", 20, at(small), keys())
    row("at, known, 1,000,000 annotations to 500", 10, at(large), at(small))
    row("at, first, to a dictionary", None, first(small), keys(), FIRST_ROUNDS)
    row("at, first, 1,000,000 annotations to 500", 10, first(large), first(small), FIRST_ROUNDS)


def growth(sizes: Sequence[int], names: Sequence[str]) -> None:
    """The same work on more annotations, each piece of it in a process of its own."""
    script = str(pathlib.Path(__file__).with_name("growth.py"))
    print(f"{'for each annotation':<20} {'size':>8} {'us':>10} {'ratio':>8} {'bytes':>10}")
    for name in names:
        first = 0.0
        for size in sizes:
            command = (sys.executable, script, name, str(size))
            found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            first = first or found["us"]
            ratio = found["us"] / first
            print(
                f"{name:<20} {size:>6} x {found['us']:10.2f} {ratio:8.2f} {found['bytes']:10.0f}",
                flush=True,
            )


def row(name: str, goal: float | None, ours: Side, theirs: Side, rounds: int = WARM_ROUNDS) -> None:
    """Measure two sides in turn; print both in milliseconds, their ratio and the goal."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    one, other = (min(side) for side in zip(*pairs, strict=True))
    aim = "" if goal is None else f"goal {goal:g}"
    print(f"{name:<44} {one * 1e3:10.4f} {other * 1e3:10.4f} {one / other:8.2f}  {aim}", flush=True)


def fresh(code: str) -> Side:
    """The CPU time of a new interpreter that runs the code."""

    def side() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run((sys.executable, "-c", code), check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return side


def call(function: Callable[[], Any]) -> Side:
    """The CPU time of a call."""

    def side() -> float:
        before = time.process_time()
        function()
        return time.process_time() - before

    return side


def at(statement: bs.Statement) -> Side:
    """The CPU time of one look-up by offset, of many."""
    choose = random.Random(0)
    offsets = [choose.randrange(len(statement.text)) for _ in range(LOOKUPS)]

    def side() -> float:
        before = time.process_time()
        for offset in offsets:
            statement.at(offset)
        return (time.process_time() - before) / LOOKUPS

    return side


def first(statement: bs.Statement) -> Side:
    """The CPU time of one look-up by offset, of one in each of many stretches not asked for yet."""
    step = max(1, len(statement.annotations) // LOOKUPS)
    offsets = sorted({each.start for each in statement.annotations})[::step]

    def side() -> float:
        # A new statement of the same fields has nothing kept.
        again = attrs.evolve(statement)
        again.at(-1)
        before = time.process_time()
        for offset in offsets:
            again.at(offset)
        return (time.process_time() - before) / len(offsets)

    return side


def keys() -> Side:
    """The CPU time of one look-up in a dictionary, of many."""
    found = dict.fromkeys(range(LOOKUPS))

    def side() -> float:
        before = time.process_time()
        for key in found:
            found[key]
        return (time.process_time() - before) / LOOKUPS

    return side


def model_of(cls: Any, made: dict[Any, type[pydantic.BaseModel]]) -> type[pydantic.BaseModel]:
    """A strict, frozen model of pydantic with the fields of a class of ours."""
    if cls not in made:
        config = pydantic.ConfigDict(strict=True, frozen=True, extra="forbid")
        fields: dict[str, Any] = {
            each.name: (hint_of(each.type, made), ...) for each in attrs.fields(cls)
        }
        made[cls] = pydantic.create_model(cls.__name__, __config__=config, **fields)
    return made[cls]


def hint_of(hint: Any, made: dict[Any, type[pydantic.BaseModel]]) -> Any:
    """The type of a field, with the models in the place of our classes."""
    if attrs.has(hint):
        return model_of(hint, made)
    if get_origin(hint) is Annotated:
        return hint_of(get_args(hint)[0], made)
    if get_origin(hint) in (None, Literal, types.UnionType):
        return hint
    (item,) = {*get_args(hint)} - {Ellipsis} if get_origin(hint) is tuple else (None,)
    return hint if item is None else types.GenericAlias(tuple, (hint_of(item, made), ...))


if __name__ == "__main__":
    main()
