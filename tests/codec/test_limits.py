import io
import json
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.codec import LARGEST_DOCUMENT, parsing

NO_DATES = ["26 October 2020", "2020-13", "2020-02-30", "2021-02-29", "20-10-26", "2020-1", "", "/"]


def refusal(data: Any) -> bs.Finding:
    with pytest.raises(bs.LoadError) as refused:
        bs.loads(data)
    (finding,) = refused.value.findings
    return finding


@pytest.mark.parametrize("date", NO_DATES)
@pytest.mark.parametrize(
    ("collection", "index", "field"),
    [("dates", 1, "value"), ("events", 0, "date"), ("documents", 1, "date")],
)
def test_a_date_that_is_no_edtf_is_refused_at_its_path(
    statement: bs.Statement, collection: str, index: int, field: str, date: str
) -> None:
    document = json.loads(bs.dumps(statement))
    document[collection][index][field] = date
    finding = refusal(json.dumps(document))
    assert finding.path == f"$.{collection}[{index}].{field}"
    assert finding.code == "date-malformed"
    assert repr(date) in finding.message


def test_the_date_of_the_statement_is_no_exception(statement: bs.Statement) -> None:
    finding = refusal(bs.dumps(statement).replace('"date": "2020-10-26"', '"date": "today"', 1))
    assert (finding.code, finding.path) == ("date-malformed", "$.date")


def test_an_event_without_a_date_is_taken(statement: bs.Statement) -> None:
    assert bs.loads(bs.dumps(statement)).events[1].date is None


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is one byte too large, and takes no room on the disk."""
    path = tmp_path_factory.mktemp("large") / "large.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_DOCUMENT + 1)
    return path


def test_a_document_that_is_too_large_is_refused_before_it_is_parsed(endless: Path) -> None:
    with pytest.raises(bs.LoadError) as refused:
        bs.load(endless)
    (finding,) = refused.value.findings
    assert (finding.code, finding.path) == ("too-large", "$")
    assert str(LARGEST_DOCUMENT) in finding.message


def test_a_document_may_have_256_mebibytes() -> None:
    assert LARGEST_DOCUMENT == 268_435_456


def test_a_document_of_just_the_largest_size_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LARGEST_DOCUMENT", 4)
    assert refusal("null").code == "wrong-type"
    assert refusal("null ").code == "too-large"


class Endless(io.RawIOBase):
    """A stream that never ends, and keeps what was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "the whole of an endless stream was asked for"
        self.asked.append(size)
        return b" " * size


def test_no_more_is_read_than_could_be_taken_nor_more_than_a_mebibyte_at_once() -> None:
    stream = Endless()
    with pytest.raises(bs.LoadError) as refused:
        bs.load(stream)  # type: ignore[arg-type]  # a stream as a user may write it
    assert refused.value.findings[0].code == "too-large"
    assert sum(stream.asked) == LARGEST_DOCUMENT + 1
    assert max(stream.asked) == 1024 * 1024


def test_what_comes_a_piece_at_a_time_is_read_to_its_end(statement: bs.Statement) -> None:
    class Dripping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(4096, size or 4096))

    assert bs.load(Dripping(bs.dumps(statement).encode())) == statement


def test_a_file_takes_no_more_memory_than_it_needs(statement: bs.Statement, tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    bs.dump(statement, path)
    tracemalloc.start()
    bs.load(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * path.stat().st_size


def test_a_record_is_named_by_its_id_where_it_has_one(statement: bs.Statement) -> None:
    document = json.loads(bs.dumps(statement))
    document["demands"][3]["start"] = None
    finding = refusal(json.dumps(document))
    assert finding.message.startswith("demand-release-political-prisoners: found null")


@pytest.mark.parametrize("depth", [501, 100_000])
@pytest.mark.parametrize("end", ["]", ""])
def test_nesting_is_bounded_by_the_same_number_everywhere(depth: int, end: str) -> None:
    finding = refusal("[" * depth + end * depth)
    assert (finding.code, finding.path) == ("json-depth", "$")
    assert f"nested {depth} deep; expected at most 500" in finding.message


def test_brackets_in_strings_are_no_nesting(statement: bs.Statement) -> None:
    title = '[{"' * 600
    deep = attrs.evolve(statement, title=title)
    assert bs.loads(bs.dumps(deep)).title == title
    finding = refusal(bs.dumps(deep).replace('"language": "en"', '"language": 1'))
    assert finding.code == "wrong-type"


@pytest.mark.parametrize(
    ("letters", "excerpt"),
    [
        (48, "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'"),
        (49, "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..."),
    ],
)
def test_a_message_shows_no_more_than_fifty_characters_of_a_value(
    statement: bs.Statement, letters: int, excerpt: str
) -> None:
    document = json.loads(bs.dumps(statement))
    document["source"]["bytes"] = "a" * letters
    assert refusal(json.dumps(document)).message == (
        f"found a string ({excerpt}); expected an integer"
    )


def test_a_string_without_an_end_is_read_once() -> None:
    """Read once for each quote in it, as it was, this would take hours."""
    assert refusal('["' + '\\"' * 2_000_000).code == "json-syntax"
    assert refusal("[" * 501 + '"' + '\\"' * 2_000_000).code == "json-depth"


def test_where_python_has_no_room_left_the_refusal_is_still_ours() -> None:
    def called_from(depth: int) -> bs.Finding:
        return called_from(depth - 1) if depth else refusal("[" * 450 + "]" * 450)

    assert called_from(100).code == "wrong-type"
    # Some Pythons count their parser's own calls, and some do not.
    assert called_from(sys.getrecursionlimit() - 400).code in {"json-depth", "wrong-type"}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("[" * 500 + "]" * 500, "wrong-type"),
        ("[" + "[]," * 9 + "[" * 500 + "]" * 501, "json-depth"),
    ],
)
def test_five_hundred_levels_are_taken_and_no_more_whatever_was_closed_before(
    document: str, code: str
) -> None:
    assert refusal(document).code == code


def test_a_field_that_cannot_be_shown_is_escaped_in_its_path(statement: bs.Statement) -> None:
    document = json.loads(bs.dumps(statement))
    document["a\n'\"\\b"] = 1
    assert refusal(json.dumps(document)).path == "$['a\\n\\'\"\\\\b']"


def test_what_is_no_number_has_no_canonical_form(statement: bs.Statement) -> None:
    wrong: Any = {"bytes": float("nan")}
    with pytest.raises(bs.LoadError):
        bs.dumps(attrs.evolve(statement, source=attrs.evolve(statement.source, **wrong)))


@pytest.mark.parametrize("record", ["{}", "null", "5", '{"id": 5, "nothing": 1}'])
def test_of_very_many_faults_in_an_array_the_rest_is_counted(
    statement: bs.Statement, record: str
) -> None:
    document = json.loads(bs.dumps(statement))
    document["states"] = "@"
    text = json.dumps(document).replace('"@"', f"[{','.join([record] * 20_000)}]")
    with pytest.raises(bs.LoadError) as refused:
        bs.loads(text)
    *_, last = refused.value.findings
    assert (last.code, last.path) == ("faults-left-out", "$.states")
    assert "found 19800 more values after 200" in last.message
    assert len(refused.value.findings) < 5_000
    assert len(str(refused.value).splitlines()) == 102


def test_all_faults_are_listed_where_there_are_not_very_many(statement: bs.Statement) -> None:
    document = json.loads(bs.dumps(statement))
    document["mentions"] += [None] * 150
    with pytest.raises(bs.LoadError) as refused:
        bs.loads(json.dumps(document))
    assert [each.path for each in refused.value.findings] == [
        f"$.mentions[{len(statement.mentions) + index}]" for index in range(150)
    ]


def test_of_very_many_lines_that_are_no_json_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"x\n" * 100_000)
    with pytest.raises(bs.LoadError) as refused:
        bs.load(path)
    *_, last = refused.value.findings
    assert last.code == "faults-left-out"
    assert len(refused.value.findings) == 201


def test_of_very_many_breaches_of_a_rule_the_rest_is_counted_and_what_is_quoted_is_clipped(
    statement: bs.Statement,
) -> None:
    mention = attrs.evolve(statement.mentions[0], quote="x" * 10_000)
    mentions = tuple(attrs.evolve(mention, id=f"mention-{index}") for index in range(3_000))
    report = bs.validate(attrs.evolve(statement, mentions=mentions), ["quote-differs"])
    *others, last = report.findings
    assert len(others) == 1_000
    assert "found 2000 more faults" in last.message
    assert max(len(each.message) for each in report.findings) < 600
