import os
import pty
import subprocess
import sys
from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def on_terminal() -> Callable[..., str]:
    """Runs the command on a real pseudo-terminal and gives what it writes there.

    Where it has a ``keyboard``, its input is the terminal too.
    """
    return _on_terminal


def _on_terminal(
    *arguments: str, columns: int = 120, keyboard: bool = False, **environment: str
) -> str:
    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "belarus_statement", *arguments]
    shape = {"TERM": "xterm-256color", "COLUMNS": str(columns)}
    with subprocess.Popen(
        command,
        stdin=terminal if keyboard else None,
        stdout=terminal,
        env={**os.environ, **shape, **environment},
    ) as process:
        os.close(terminal)
        written = b""
        while chunk := _read(main):
            written += chunk
    os.close(main)
    assert process.returncode == 0
    return written.decode("utf-8")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux's way of saying that the other end of a terminal is closed.
        return b""
