"""A program that PyInstaller froze has the data and the formats."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import belarus_statement as bs

Run = Callable[..., subprocess.CompletedProcess[str]]
PROGRAM = """
import belarus_statement as bs

assert bs.verify().ok and bs.validate(bs.load()).ok
print(*bs.formats())
print(*bs.export(bs.load(), "html", "out"))
"""


def test_a_frozen_program_finds_the_data_and_every_format(
    run: Run, new_environment: Callable[..., Path], wheel: Path, tmp_path: Path
) -> None:
    pytest.importorskip("PyInstaller", reason="pyinstaller is not installed: the group dev has it")
    python = new_environment(wheel, beside=("pyinstaller",))
    (tmp_path / "program.py").write_text(PROGRAM)
    freeze = (python, "-m", "PyInstaller", "--onedir", "--log-level", "ERROR", "program.py")
    run(*freeze, cwd=tmp_path)
    printed = run(tmp_path / "dist" / "program" / "program", cwd=tmp_path).stdout
    assert printed.splitlines() == [" ".join(bs.formats()), "out/statement.html"]
