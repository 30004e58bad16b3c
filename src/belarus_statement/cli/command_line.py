"""The command line: which commands there are, how they are called, how they fail."""

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from belarus_statement import __version__
from belarus_statement.cli import authoring, commands, section
from belarus_statement.errors import StatementError, did_you_mean
from belarus_statement.file_formats import ALL
from belarus_statement.file_formats import formats as all_formats
from belarus_statement.release import DATA_VERSION
from belarus_statement.validators import rules as all_rules

PROGRAM = "belarus-statement"
EXIT_CODES = """exit codes:
  0  done, and nothing is wrong
  1  validate or verify found an error, or diff a difference
  2  the command was called wrongly
  3  something cannot be read, written or found; standard error says what"""

_FILE = (
    "a statement's file or folder, in a format that loads back; - for standard input; the packaged "
    "statement by default"
)

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code. Called wrongly, argparse exits with 2 itself."""
    given = sys.argv[1:] if arguments is None else arguments
    parser = _parser()
    if "_ARGCOMPLETE" in os.environ:
        _complete(parser)
    if not given:
        # It was called wrongly all the same: a script that does so has a mistake in it.
        parser.print_help(sys.stderr)
        print(f"\n{PROGRAM}: found no argument; expected a command", file=sys.stderr)
        return commands.USAGE
    parsed = parser.parse_args(given)
    command: Command = parsed.command
    if sys.stdout is None:
        # Standard output was closed before the command began.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # to the end
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        # A terminal that knows ASCII only shows the rest escaped, instead of nothing.
        reconfigure(errors="backslashreplace")
    try:
        code = command(parsed)
        sys.stdout.flush()
    except StatementError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return commands.REFUSED
    except OSError as error:
        # The interpreter's own flush at the end must not fail too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            # The reader of the pipe has what it wanted.
            return commands.OK
        print(f"{PROGRAM}: standard output cannot be written: {error}", file=sys.stderr)
        return commands.REFUSED
    return code


def _complete(parser: argparse.ArgumentParser) -> None:
    """Tell the shell that asks how its line may go on, and exit, where argcomplete is there."""
    with contextlib.suppress(ImportError):
        import argcomplete

        argcomplete.autocomplete(parser)


class _Parser(argparse.ArgumentParser):
    """A parser that suggests the choice that was meant, as that of Python 3.14 can."""

    def error(self, message: str) -> NoReturn:
        """Exit with the usage and the message; a word near a choice brings that one."""
        found = re.search(r"invalid choice: '(.*)' \(choose from (.*)\)", message)
        hint = did_you_mean(found[1], re.findall(r"[\w-]+", found[2])) if found else ""
        super().error(message + hint)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="The Joint Statement on the Human Rights Situation in Belarus as data: "
        "show it, prove it, export it.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"{PROGRAM} {__version__}, data {DATA_VERSION}"
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, command: Command, help: str, *examples: str) -> argparse.ArgumentParser:
        added = subparsers.add_parser(
            name,
            help=help,
            description=help[0].upper() + help[1:] + ".",
            epilog="examples:\n" + "\n".join(f"  {PROGRAM} {each}" for each in examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        added.set_defaults(command=command)
        return added

    show = add(
        "show",
        commands.show,
        "tell a statement: its text, its parties, what it alleges and what it asks for",
        "show",
        "show my-statement.json",
        "show --section demands",
        "show --section parties --format csv my-statement.json",
    )
    _add_file(show)
    _complete_with(
        show.add_argument(
            "--section",
            metavar="NAME",
            help="one collection alone: demands, allegations, parties …",
        ),
        section.names,
    )
    show.add_argument(
        "--format",
        choices=section.FORMATS,
        default="table",
        help="how a section is shown; a table by default, in which long cells are cut",
    )
    show.add_argument(
        "--no-pager", action="store_true", help="write all at once, also on a terminal"
    )

    export = add(
        "export",
        commands.export,
        "write a statement in another format, or in all of them",
        "export csv --output out",
        "export all --output out",
        "export markdown --output -",
        "export json my-statement.json --output out",
    )
    wanted = export.add_argument("format", help=f"a name that `{PROGRAM} formats` lists, or all")
    _complete_with(wanted, lambda: [*all_formats(), ALL])
    _add_file(export)
    export.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        help="where to write, a new folder of the format's name by default; a path with the suffix "
        "of the format is that file; - for standard output",
    )
    export.add_argument(
        "--force", action="store_true", help="write into the default folder although it is there"
    )

    validate = add(
        "validate",
        commands.validate,
        "run every rule over a statement",
        "validate",
        "validate my-statement.json --json",
        "validate one.json another.json",
        "validate my-statement.json --todo",
        "validate my-statement.json --rule quote-differs --rule span-outside",
    )
    validate.add_argument("files", nargs="*", metavar="file", help=_FILE)
    validate.add_argument(
        "--rule",
        action="append",
        metavar="CODE",
        help=f"ask this rule, and others that are named so, not all that `{PROGRAM} rules` lists",
    )
    validate.add_argument(
        "--todo",
        action="store_true",
        help="list the sentences that are left to annotate, and nothing else",
    )
    verify = add(
        "verify",
        commands.verify,
        "compare the installed data files with their recorded SHA-256",
        "verify",
        "verify --json",
    )
    find = add(
        "find",
        commands.find,
        "find the offsets of a quote, to annotate it",
        "find 'the Council'",
        "find 'The violence must stop' my-statement.json",
    )
    find.add_argument("quote", help="words of the text, to the letter")
    find.add_argument(
        "file",
        nargs="?",
        help="a statement's file or folder, or a text file; the packaged statement by default",
    )
    draft = add(
        "draft",
        authoring.draft,
        "make a statement of a text file, as far as rules can tell, and say what is left",
        "draft my-text.txt",
        "draft my-text.txt --language fr --rights 'CC BY 4.0' --output my-statement.json",
        "draft my-text.txt --clean",
    )
    draft.add_argument("file", help="a text file in UTF-8; - for standard input")
    draft.add_argument("--language", default="en", metavar="TAG", help="BCP 47; en by default")
    draft.add_argument("--published-at", metavar="ADDRESS", help="where the text was published")
    draft.add_argument(
        "--rights",
        default="unknown",
        metavar="WORDS",
        help="the legal status of the text",
    )
    draft.add_argument(
        "--clean",
        action="store_true",
        help="make newlines of all line ends, take out byte order marks, controls and invisible "
        "characters, say so, and write that text beside",
    )
    draft.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where to write, beside the text by default",
    )
    draft.add_argument("--force", action="store_true", help="replace the files that are there")
    annotate = add(
        "annotate",
        authoring.annotate,
        "make and change the records of a statement by the lines of a worksheet",
        "annotate my-text.worksheet.csv my-text.json",
        "annotate my-text.worksheet.csv my-text.json --output annotated.json",
    )
    annotate.add_argument("worksheet", help="a worksheet that `draft` wrote, filled in, as CSV")
    annotate.add_argument("statement", help="the statement's JSON file")
    annotate.add_argument(
        "-o", "--output", metavar="FILE", help="where to write, the statement's file by default"
    )
    diff = add(
        "diff",
        commands.diff,
        "tell what differs between two statements, by id and field",
        "diff before.json after.json",
        "diff before.json",
    )
    diff.add_argument("before", help="a statement's JSON file")
    diff.add_argument("after", nargs="?", help="another; the packaged statement by default")
    upgrade = add(
        "upgrade",
        commands.upgrade,
        "rewrite a file of an earlier version of the schema in that of now",
        "upgrade my-statement.json",
        "upgrade my-statement.json --output upgraded.json",
        "upgrade my-statement.json --output -",
    )
    upgrade.add_argument(
        "file", help="a statement's file, JSON or JSON Lines; - for standard input, and output"
    )
    upgrade.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where to write, the file itself by default; - for standard output",
    )
    formats = add("formats", commands.formats, "list the formats", "formats", "formats --json")
    rules = add(
        "rules", commands.rules, "list the rules, or explain one", "rules", "rules quote-differs"
    )
    explained = rules.add_argument("code", nargs="?", help="the rule to explain")
    _complete_with(explained, lambda: [each.code for each in all_rules()])
    for each in (validate, verify, formats, rules):
        each.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _complete_with(action: argparse.Action, words: Callable[[], Iterable[str]]) -> None:
    """Let a shell complete an argument with words, found when it asks."""

    def found(**_: object) -> list[str]:
        return [*words()]

    # argcomplete looks for it there.
    vars(action)["completer"] = found


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", help=_FILE)
