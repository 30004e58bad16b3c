"""Entry points of other distributions, which may fail in any way or never return."""

import threading
from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 20.0
"""Seconds that code of others has to return: long for a slow import, short for who waits."""


class PluginError(Exception):
    """Code of another distribution raised something, ended the process or did not return."""


@cache
def registered(group: str) -> tuple[EntryPoint, ...]:
    """Return the entry points of a group, of which none is imported; two may have one name."""
    return tuple(entry_points(group=group))


def call(function: Callable[[], T], *, patient: bool = False) -> T:
    """Call a function of another distribution and return what it gives.

    Raises `PluginError` where it raises anything, `SystemExit` and
    `KeyboardInterrupt` included, or does not return within `PATIENCE`, unless
    the caller is ``patient``; what it raised is the cause.
    """
    returned: list[T] = []
    raised: list[tuple[BaseException, str]] = []

    def run() -> None:
        try:
            returned.append(function())
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is the plugin's own
            raised.append((error, _describe(error)))

    # A thread, since nothing else can be given up on; a daemon, so that it does not keep Python up.
    thread = threading.Thread(target=run, name="belarus_statement plugin", daemon=True)
    try:
        thread.start()
    except RuntimeError:
        # Python in a browser has no threads.
        run()
    else:
        thread.join(None if patient else PATIENCE)
    if raised:
        error, description = raised[0]
        raise PluginError(f"it raised {description}") from error
    if not returned:
        raise PluginError(f"it did not return within {PATIENCE:g} seconds")
    return returned[0]


def _describe(error: BaseException) -> str:
    kind = type(error).__name__
    try:
        return f"{kind}: {error}"
    except BaseException:  # noqa: BLE001  # what it says of itself is the plugin's own too
        return kind
