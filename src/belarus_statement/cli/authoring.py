"""The commands that make statements of plain texts."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from belarus_statement.authoring.cleaning import clean
from belarus_statement.authoring.drafting import draft as draft_statement
from belarus_statement.authoring.worksheet import apply_worksheet, worksheet_of
from belarus_statement.cli.page import Table, Text, write
from belarus_statement.codec import dumps
from belarus_statement.comparison import diff
from belarus_statement.errors import WriteError, missing_file, printable, unreadable
from belarus_statement.file_writer import write_file
from belarus_statement.loaders import load
from belarus_statement.model import Statement
from belarus_statement.validators import Report, validate

OK, FAILED = 0, 1
STANDARD_INPUT = "-"
_LONGEST_SHOWN = 60
_TEXT = (".txt", ".text")


def draft(arguments: Namespace) -> int:
    """Write the draft of a text file beside it, and say what is left to do."""
    path = Path("statement.txt" if arguments.file == STANDARD_INPUT else arguments.file)
    text = read_text(arguments.file)
    if arguments.clean:
        cleaned = clean(text)
        for change in cleaned.changes:
            print(printable(change))
        text = cleaned.text
        path = path.with_suffix(".cleaned.txt")
    output = Path(arguments.output or path.with_suffix(".json"))
    statement = draft_statement(
        text,
        language=arguments.language,
        file=path.name,
        published_at=arguments.published_at,
        rights=arguments.rights,
    )
    written = {path: text.encode()} if arguments.clean else {}
    written[output] = dumps(statement).encode()
    written[output.with_suffix(".worksheet.csv")] = worksheet_of(statement)
    for each in written:
        if each.exists() and not arguments.force:
            raise WriteError(f"{each} is there already: name a file with --output, or add --force")
    _write(written)
    return left_to_do(statement, validate(statement))


def annotate(arguments: Namespace) -> int:
    """Apply a worksheet to a statement, say what it changed, and write it."""
    before = load(arguments.statement)
    try:
        data = Path(arguments.worksheet).read_bytes()
    except OSError as error:
        raise unreadable(arguments.worksheet, error.strerror or error) from None
    after = apply_worksheet(before, data, arguments.worksheet)
    for difference in diff(before, after):
        print(printable(str(difference)))
    output = Path(arguments.output or arguments.statement)
    _write({output: dumps(after).encode()})
    report = validate(after)
    for finding in report.findings:
        if finding.severity == "error":
            print(finding)
    return left_to_do(after, report)


def _write(files: Mapping[Path, bytes]) -> None:
    for path, content in files.items():
        for name in write_file(path, content):
            print(printable(str(name)))


def left_to_do(statement: Statement, report: Report) -> int:
    """Print the sentences that are left to annotate; 1 where the report has an error."""
    paths = {finding.path for finding in report.todo}
    rows = tuple(
        (each.id, f"{each.block} {each.number}", clipped(each.quote))
        for index, each in enumerate(statement.sentences)
        if f"$.sentences[{index}]" in paths
    )
    write((Table(rows) if rows else Text("nothing is left to annotate"),))
    return OK if report.ok else FAILED


def is_text(path: str | None) -> bool:
    """Return True for the name of a text file, which is no statement yet."""
    return path is not None and path.lower().endswith(_TEXT)


def read_text(path: str) -> str:
    """Return the text of a file; raise `LoadError` where it is not there or not UTF-8."""
    try:
        # Not as text: line ends stay as they are.
        content = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
        return content.decode("utf-8")
    except FileNotFoundError:
        raise missing_file(path) from None
    except UnicodeDecodeError as error:
        message = f"found a byte at {error.start} that is not UTF-8; expected UTF-8: save it so"
        raise unreadable(path, message) from None
    except OSError as error:
        raise unreadable(path, error.strerror or error) from None


def clipped(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
