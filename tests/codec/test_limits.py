import io
import json
from pathlib import Path
from typing import Any

import pytest

import belarus_statement as bs
from belarus_statement.codec import LARGEST_DOCUMENT

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


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what was taken."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "the whole of an endless stream was asked for"
        self.taken += size
        return b" " * size


def test_no_more_is_read_than_could_be_taken() -> None:
    stream = Endless()
    with pytest.raises(bs.LoadError) as refused:
        bs.load(stream)  # type: ignore[arg-type]  # a stream as a user may write it
    assert refused.value.findings[0].code == "too-large"
    assert stream.taken == LARGEST_DOCUMENT + 1
