"""The command `belarus-statement`: the only code that prints."""

from belarus_statement.cli.main import main

__all__ = ["main"]
