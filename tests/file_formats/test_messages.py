"""What is said of a file that cannot be read and of a statement that cannot be written."""

import io
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs
import pyarrow.parquet
import pytest

import belarus_statement as bs
from belarus_statement.file_formats import format_named
from belarus_statement.file_formats.format import Files, FilesInMemory, decode_files
from belarus_statement.file_formats.standoff.offsets import Offsets
from belarus_statement.file_formats.tabular import csv, xlsx
from belarus_statement.testing import spans, strategies, synthesize

Call = Callable[[], object]


def refusals(calls: dict[str, Call]) -> str:
    """The message of each call, which is to fail; whatever a file is refused for is an error."""
    told: list[str] = []
    for name, call in calls.items():
        with pytest.raises(bs.StatementError) as refused:
            call()
        told.append(f"{name}\n    {refused.value}\n")
        findings = refused.value.findings if isinstance(refused.value, bs.LoadError) else ()
        assert {each.severity for each in findings} <= {"error"}
    return "".join(told)


def reading(name: str, statement: bs.Statement) -> Iterator[tuple[str, Call]]:
    """What damages the files of a format, with the call that reads them then."""
    whole = dict(format_named(name).encode(statement))
    for what, files in DAMAGED[name](whole):
        yield f"reading {name}: {what}", partial(decoded, name, files)


def decoded(name: str, files: Files) -> bs.Statement:
    decode = format_named(name).decode
    assert decode
    return decode(FilesInMemory(files))


def damaged_csv(whole: dict[str, bytes]) -> Iterator[tuple[str, dict[str, bytes]]]:
    def changed(table: str, old: str, new: str) -> dict[str, bytes]:
        name = f"{table}.csv"
        assert old in whole[name].decode()
        return whole | {name: whole[name].decode().replace(old, new, 1).encode()}

    yield "not UTF-8", whole | {"states.csv": b"\xff"}
    yield "a quote that does not end", changed("states", "\r\n", '\r\n"')
    yield "no file", {name: each for name, each in whole.items() if name != "blocks.csv"}
    yield "other columns", changed("blocks", "quote", "words")
    yield "a cell too many", changed("quantities", ",boats", ",boats,more")
    yield "an integer in words", changed("quantities", ",30,", ",thirty,")
    yield "a truth value in words", changed("demands", ",true", ",perhaps")
    yield "a row of no record", changed("allegation_acts", "allegation-seized", "nobody")
    yield "an index that differs", changed("entities", ",State,", ",Place,")
    yield "a position that differs", changed("allegation_acts", ",1,", ",7,")


def damaged_jsonl(whole: dict[str, bytes]) -> Iterator[tuple[str, dict[str, bytes]]]:
    lines = whole["statement.jsonl"].splitlines(keepends=True)

    def changed(*content: bytes) -> dict[str, bytes]:
        return {"statement.jsonl": b"".join(content)}

    yield "nothing", changed()
    yield "no header", changed(*lines[1:])
    yield "two headers", changed(lines[0], *lines)
    yield "a class that is none", changed(*lines, b'{"class": "River"}\n')
    yield "no class", changed(*lines, b"{}\n")
    yield "no object", changed(*lines, b"[]\n")
    yield "no JSON", changed(*lines, b"{\n")


def damaged_sqlite(whole: dict[str, bytes]) -> Iterator[tuple[str, dict[str, bytes]]]:
    def changed(script: str) -> dict[str, bytes]:
        database = sqlite3.connect(":memory:")
        database.deserialize(whole["statement.sqlite"])
        database.executescript(script)
        try:
            return {"statement.sqlite": database.serialize()}
        finally:
            database.close()

    yield "no database", {"statement.sqlite": b"words"}
    yield (
        "a view in the place of a table",
        changed("DROP TABLE lines; CREATE VIEW lines AS SELECT 1"),
    )
    yield "a trigger", changed("CREATE TRIGGER made AFTER INSERT ON lines BEGIN SELECT 1; END")
    yield "a generated column", changed("ALTER TABLE states ADD COLUMN made TEXT AS ('x')")
    yield "no table", changed("DROP TABLE lines")
    yield "a column more", changed("ALTER TABLE states ADD COLUMN made TEXT")


def damaged_parquet(whole: dict[str, bytes]) -> Iterator[tuple[str, dict[str, bytes]]]:
    table = pyarrow.parquet.read_table(io.BytesIO(whole["events.parquet"]))
    at = table.column_names.index("date")

    def changed(*column: Any) -> dict[str, bytes]:
        written = io.BytesIO()
        pyarrow.parquet.write_table(table.set_column(at, *column), written)
        return whole | {"events.parquet": written.getvalue()}

    yield "a column of days", changed("date", pyarrow.nulls(len(table), pyarrow.date32()))
    yield "a column of another name", changed("day", table["date"])


def damaged_json(_: dict[str, bytes]) -> Iterator[tuple[str, dict[str, bytes]]]:
    yield "no JSON", {"statement.json": b"{"}


DAMAGED = {
    "csv": damaged_csv,
    "json": damaged_json,
    "jsonl": damaged_jsonl,
    "parquet": damaged_parquet,
    "sqlite": damaged_sqlite,
}


def writing(full: bs.Statement) -> Iterator[tuple[str, Call]]:
    def encode(name: str, **changes: Any) -> Call:
        return lambda: format_named(name).encode(attrs.evolve(full, **changes))

    long = "long " * 30_000
    empty = attrs.evolve(full.demands[0], start=5, end=5, quote="")
    noncharacter = attrs.evolve(full.persons[0], name="\ufffe")
    big = attrs.evolve(full.source, bytes=10**20)
    yield "writing csv: a long value", encode("csv", title=long)
    yield "writing xlsx: a long value", encode("xlsx", title=long)
    yield "writing brat: no words", encode("brat", demands=(empty,))
    yield "writing cff: no title", encode("cff", title="")
    yield "writing tei: a noncharacter", encode("tei", persons=(noncharacter,))
    yield "writing html: a noncharacter", encode("html", title="\x85")
    yield "writing uima-cas: a large number", encode("uima-cas", source=big)
    yield "an offset outside", lambda: Offsets.of("ab", "utf-8").from_code_points(3)
    yield "an offset inside a character", lambda: Offsets.of("é", "utf-8").to_code_points(1)
    brat = format_named("brat")
    yield "a format that does not load back", lambda: decode_files(brat, {}, "source")
    yield "spans of no words", lambda: spans(" ")
    yield "annotations of nothing", lambda: strategies.annotations("rivers")
    yield "too few annotations", lambda: synthesize(annotations=3)


def test_every_refusal_is_in_the_words_that_it_was_in(
    full_statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    calls = dict(writing(full_statement))
    for name in DAMAGED:
        calls |= dict(reading(name, full_statement))
    golden("messages.txt", refusals(calls).encode("utf-8"))


def test_what_a_reader_takes_no_more_of_is_refused_from_the_first_character_on(
    full_statement: bs.Statement,
) -> None:
    for module, most in ((csv, csv.LONGEST_CELL - 1), (xlsx, xlsx.LONGEST_CELL)):
        assert module.encode(attrs.evolve(full_statement, issuer="x" * most))
        longer = attrs.evolve(full_statement, issuer="x" * (most + 1))
        with pytest.raises(bs.FormatError, match=f"found a value of {most + 1} "):
            module.encode(longer)
