"""Prints, as JSON, what a piece of work costs for each annotation of a statement of a size.

CPU time in microseconds, and the most memory that it takes at once in bytes, beyond
what the statement itself takes. Linux only: nothing else tells of memory so.
"""

import json
import pathlib
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial

import attrs
from many import repeated

import belarus_statement as bs

ROUNDS = 20


def main() -> None:
    """Do the work that the command line names on a statement so many times as large."""
    name, times = sys.argv[1], int(sys.argv[2])
    statement = repeated(times)
    spent: list[float] = []
    memory: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        # Imports, and what is computed but once, are no part of the work.
        prepared(name, bs.load(), folder)()
        for _ in range(max(2, ROUNDS // times)):
            # A new statement of the same fields has no view kept.
            work = prepared(name, attrs.evolve(statement), folder)
            before, started = memory_now(), time.process_time()
            work()
            spent.append(time.process_time() - started)
            memory.append(most_memory() - before)
    count = len(statement.annotations)
    print(json.dumps({"us": min(spent) / count * 1e6, "bytes": max(memory) / count}))


def prepared(name: str, statement: bs.Statement, folder: str) -> Callable[[], object]:
    """A piece of work by its name, with all that it needs; a name of no other is a format's."""
    match name:
        case "json.loads":
            return partial(json.loads, bs.dumps(statement))
        case "loads":
            return partial(bs.loads, bs.dumps(statement))
        case "validate":
            return partial(bs.validate, statement)
        case "dumps":
            return partial(bs.dumps, statement)
        case _:
            return partial(bs.export, statement, name, folder)


def memory_now() -> int:
    """The memory that the process has, in bytes; from here on the most of it is counted anew."""
    pathlib.Path("/proc/self/clear_refs").write_text("5")
    return status("VmRSS")


def most_memory() -> int:
    """The most memory that the process had since it was last asked what it has, in bytes."""
    return status("VmHWM")


def status(name: str) -> int:
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    (line,) = (each for each in lines if each.startswith(f"{name}:"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
