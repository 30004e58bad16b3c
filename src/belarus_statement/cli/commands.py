"""The commands; each returns the exit code."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from belarus_statement.cli import show as show_page
from belarus_statement.cli.authoring import STANDARD_INPUT, is_text, left_to_do, read_text
from belarus_statement.cli.page import Heading, Item, Items, Table, Text, progress, write
from belarus_statement.cli.section import show_section
from belarus_statement.comparison import diff as compare
from belarus_statement.errors import (
    MOST_PRINTED,
    Finding,
    FormatError,
    LoadError,
    StatementError,
    WriteError,
    printable,
)
from belarus_statement.exporters import encode, export_all, local_path
from belarus_statement.exporters import export as export_files
from belarus_statement.file_formats import ALL, Format
from belarus_statement.file_formats import formats as all_formats
from belarus_statement.file_writer import write_file
from belarus_statement.loaders import load_earlier
from belarus_statement.model import Block, Sentence, Statement
from belarus_statement.model.spans import spans_of
from belarus_statement.packaged import load
from belarus_statement.packaged import verify as verify_data
from belarus_statement.validators import Report, rule_named
from belarus_statement.validators import rules as all_rules
from belarus_statement.validators import validate as validate_statement
from belarus_statement.validators.source import INVISIBLE

OK, FAILED, USAGE, REFUSED = 0, 1, 2, 3
STANDARD_OUTPUT = "-"
_CONTEXT = 30

Record: TypeAlias = dict[str, str]


def show(arguments: Namespace) -> int:
    statement = _load(arguments.file)
    if arguments.section is None:
        write(show_page.page(statement), paged=not arguments.no_pager)
    else:
        show_section(statement, arguments.section, arguments.format)
    return OK


def export(arguments: Namespace) -> int:
    statement = _load(arguments.file)
    output = arguments.output or _default_folder(arguments)
    if arguments.format == ALL:
        return _export_all(statement, output)
    if output == STANDARD_OUTPUT:
        files = encode(statement, arguments.format)
        if len(files) != 1:
            raise FormatError(
                f"the format {arguments.format!r} consists of {len(files)} files; expected one for "
                "standard output: name a folder instead"
            )
        sys.stdout.flush()
        sys.stdout.buffer.writelines(files.values())
        return OK
    for path in export_files(statement, arguments.format, output):
        print(printable(str(path)))
    return OK


def _default_folder(arguments: Namespace) -> str:
    """Return a folder of the format's name; raise `WriteError` where it would not be a new one."""
    folder = str(arguments.format)
    if os.path.lexists(folder) and not arguments.force:
        raise WriteError(
            f"{folder} is there already: name a folder with --output, or replace the files in it "
            "with --force"
        )
    return folder


def _export_all(statement: Statement, folder: str) -> int:
    if folder == STANDARD_OUTPUT:
        raise FormatError("every format is many files; expected a folder, not standard output")
    with progress(len(all_formats()), "exporting") as begin:
        written = export_all(statement, folder, begin=begin)
    for path in written.paths:
        print(printable(str(path)))
    for format, reason in written.left_out.items():
        print(printable(f"{format} was left out: {reason}"), file=sys.stderr)
    return OK


def upgrade(arguments: Namespace) -> int:
    given = sys.stdin.buffer if arguments.file == STANDARD_INPUT else arguments.file
    statement, format = load_earlier(given)
    (content,) = encode(statement, format).values()
    output = arguments.output or arguments.file
    if output == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return OK
    for path in write_file(local_path(output), content):
        print(printable(str(path)))
    return OK


def _load(file: str | None) -> Statement:
    """Return the statement of a file, of standard input, or the packaged one."""
    return load(sys.stdin.buffer if file == STANDARD_INPUT else file)


def validate(arguments: Namespace) -> int:
    if len(arguments.files) > 1:
        return _validate_each(arguments)
    try:
        statement = _load(next(iter(arguments.files), None))
    except LoadError as error:
        if arguments.json:
            _report(Report(findings=error.findings), arguments, "")
        raise
    report = validate_statement(statement, arguments.rule)
    return (
        _todo(statement, report, arguments)
        if arguments.todo
        else _report(report, arguments, _rules_hold(statement, arguments.rule))
    )


def _rules_hold(statement: Statement, codes: Sequence[str] | None) -> str:
    """Return the good news of a statement in which no rule finds anything."""
    asked = [rule for rule in all_rules() if rule.reads(statement) and rule.asked_by != "verify"]
    count = len(asked if codes is None else set(codes))
    return f"{count} rule{'s' if count != 1 else ''} hold{'' if count != 1 else 's'}"


def _validate_each(arguments: Namespace) -> int:
    """Print one report on several files, each line with its file; the exit code is the worst."""
    code = OK
    told: list[dict[str, object]] = []
    for file in arguments.files:
        try:
            statement = _load(file)
        except LoadError as error:
            code, good_news = REFUSED, ""
            report = Report(findings=error.findings)
            shown = report.findings
        else:
            report = validate_statement(statement, arguments.rule)
            code = max(code, OK if report.ok else FAILED)
            good_news = "nothing is left to annotate"
            if not arguments.todo:
                good_news = _rules_hold(statement, arguments.rule)
            shown = report.todo if arguments.todo else report.findings
        if arguments.json:
            told.append({"file": file, **_as_json(shown, ok=report.ok)})
        else:
            for line in _lines(shown, good_news):
                print(printable(f"{file}: {line}"))
    if arguments.json:
        print(json.dumps({"ok": code == OK, "files": told}, indent=2))
    return code


def verify(arguments: Namespace) -> int:
    return _report(verify_data(), arguments, "the installed data is what was released")


def find(arguments: Namespace) -> int:
    statement = None if is_text(arguments.file) else _load(arguments.file)
    text = read_text(arguments.file) if statement is None else statement.text
    found = spans_of(text, arguments.quote)
    if not found:
        seen = INVISIBLE.sub("", arguments.quote)
        hidden = seen and seen in INVISIBLE.sub("", text)
        raise StatementError(
            f"found no {arguments.quote!r} in the text; expected its very words, with its own "
            + (
                "invisible characters, which stand between those words: the rule text-invisible "
                "says where"
                if hidden
                else "apostrophes (’ and ´) and line ends"
            )
        )
    rows = tuple(
        (str(start), str(end), f"{_place(statement, start)}  {_around(text, start, end)}")
        for start, end in found
    )
    write((Table(rows),))
    return OK


def diff(arguments: Namespace) -> int:
    differences = compare(_load(arguments.before), _load(arguments.after))
    for difference in differences:
        print(printable(str(difference)))
    return FAILED if differences else OK


def formats(arguments: Namespace) -> int:
    known = all_formats().values()
    if arguments.json:
        records = [
            {
                "name": each.name,
                "suffix": each.suffix,
                "media_type": each.media_type,
                "description": each.description,
                "extra": each.extra or "",
                "loads": each.decode is not None,
            }
            for each in known
        ]
        print(json.dumps(records, indent=2))
    else:
        write((Items(tuple(map(_format, known))),))
    return OK


def _format(format: Format) -> Item:
    loads = "yes" if format.decode else "no"
    details = (("suffix", format.suffix), ("extra", format.extra or ""), ("loads back:", loads))
    return Item(format.description, format.name, details)


def rules(arguments: Namespace) -> int:
    chosen = all_rules() if arguments.code is None else (rule_named(arguments.code),)
    if arguments.json or arguments.code is None:
        catalogue: list[Record] = [
            {
                "code": each.code,
                "severity": each.severity,
                "asked_by": each.asked_by,
                "languages": " ".join(each.languages),
                "distribution": each.distribution,
                "title": each.title,
                "explanation": each.explanation,
                "example": each.example,
            }
            for each in chosen
        ]
        return _listing(
            arguments,
            catalogue,
            lambda each: (each["code"], each["severity"], each["asked_by"], each["title"]),
        )
    (rule,) = chosen
    write(
        (
            Heading(f"{rule.code} ({rule.severity}, asked by {rule.asked_by})"),
            Text(f"{rule.title}."),
            Text(rule.explanation),
            Text(rule.example, label="Example:"),
            *(Text(" ".join(rule.languages), label="Languages:") for _ in rule.languages[:1]),
        )
    )
    return OK


def _report(report: Report, arguments: Namespace, good_news: str) -> int:
    if arguments.json:
        _print_json(report.findings, ok=report.ok)
    else:
        for line in _lines(report.findings, good_news):
            print(line)
    return OK if report.ok else FAILED


def _print_json(findings: Sequence[Finding], *, ok: bool) -> None:
    """Print findings; ``ok`` is that of the whole report, of which they may be a part."""
    print(json.dumps(_as_json(findings, ok=ok), indent=2))


def _as_json(findings: Sequence[Finding], *, ok: bool) -> dict[str, object]:
    return {"ok": ok, "findings": [each._asdict() for each in findings]}


def _lines(findings: Sequence[Finding], good_news: str) -> Iterator[str]:
    """Yield a line for each finding, as many as are printed, or the good news."""
    yield from map(str, findings[:MOST_PRINTED])
    if (rest := len(findings) - MOST_PRINTED) > 0:
        yield f"and {rest} more: `--json` gives all of them"
    if not findings:
        yield f"ok: {good_news}"


def _todo(statement: Statement, report: Report, arguments: Namespace) -> int:
    """Print the sentences that are left to annotate, or the findings on them as JSON."""
    if arguments.json:
        _print_json(report.todo, ok=report.ok)
        return OK if report.ok else FAILED
    return left_to_do(statement, report)


def _place(statement: Statement | None, start: int) -> str:
    """Return the innermost block or sentence in which words start; a bare text has none."""
    covering = statement.at(start) if statement else ()
    places = [each.id for each in covering if isinstance(each, Block | Sentence)]
    return places[-1] if places else "-"


def _around(text: str, start: int, end: int) -> str:
    """Return words with their neighbours."""
    left, right = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return f"…{left}[{text[start:end]}]{right}…".replace("\n", " ")


def _listing(
    arguments: Namespace,
    records: Sequence[Record],
    row: Callable[[Record], tuple[str, ...]],
) -> int:
    if arguments.json:
        print(json.dumps(records, indent=2))
    else:
        write((Table(tuple(map(row, records))),))
    return OK
