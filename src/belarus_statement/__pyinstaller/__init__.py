"""The hook by which PyInstaller finds the data and the formats, which no code imports by name.

https://pyinstaller.org/en/stable/hooks.html#providing-pyinstaller-hooks-with-your-package
"""

from pathlib import Path


def get_hook_dirs() -> list[str]:
    """Return the folder with the hook, for the entry point group `pyinstaller40`."""
    return [str(Path(__file__).parent)]
