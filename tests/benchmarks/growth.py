"""Prints, as JSON, what one annotation costs in a statement of a size, in CPU time and memory."""

import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any

from many import repeated

import belarus_statement as bs


def main() -> None:
    """Measure loading, validating and each export of a statement so many times as large."""
    times = int(sys.argv[1])
    statement = repeated(times)
    count, rounds = len(statement.annotations), max(1, 20 // times)
    data = bs.dumps(statement)
    found = {
        "loads (us)": least(lambda: bs.loads(data), rounds),
        "json.loads (us)": least(lambda: json.loads(data), rounds),
        "validate (us)": least(lambda: bs.validate(statement), rounds),
        "dumps (us)": least(lambda: bs.dumps(statement), rounds),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name in bs.formats():
            export = partial(bs.export, statement, name, f"{folder}/{name}")
            found[f"export {name} (us)"] = least(export, rounds)
    each = {name: seconds / count * 1e6 for name, seconds in found.items()}
    each["loads, most memory (bytes)"] = most(lambda: bs.loads(data)) / count
    each["validate, most memory (bytes)"] = most(lambda: bs.validate(statement)) / count
    print(json.dumps(each))


def most(function: Callable[[], Any]) -> int:
    """The most memory that a call takes at once, in bytes."""
    tracemalloc.start()
    function()
    _, found = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return found


def least(function: Callable[[], Any], rounds: int) -> float:
    """The least CPU time of a call, in seconds."""
    found: list[float] = []
    for _ in range(rounds):
        before = time.process_time()
        function()
        found.append(time.process_time() - before)
    return min(found)


if __name__ == "__main__":
    main()
