"""The command `belarus-statement`: the only code that prints."""

from belarus_statement.cli.command_line import main

__all__ = ["main"]
