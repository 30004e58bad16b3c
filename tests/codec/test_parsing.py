"""What is no JSON in UTF-8 is refused before anything else is asked."""

import codecs
import json
from typing import Any

import pytest

import belarus_statement as bs

DOCUMENT = '{"id": "x"}'
DEEP = 200_000


def only_finding(data: Any) -> bs.Finding:
    with pytest.raises(bs.LoadError) as caught:
        bs.loads(data)
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + DOCUMENT.encode(),
        codecs.BOM_UTF16_LE + DOCUMENT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + DOCUMENT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + DOCUMENT.encode("utf-32-le"),
        bytearray(codecs.BOM_UTF8),
    ],
)
def test_a_byte_order_mark_is_refused(data: bytes | bytearray) -> None:
    code, severity, path, message = only_finding(data)
    assert (code, severity, path) == ("json-encoding", "error", "$")
    assert "byte order mark" in message


def test_a_byte_order_mark_in_text_is_refused() -> None:
    finding = only_finding("\ufeff" + DOCUMENT)
    assert (finding.code, finding.path) == ("json-encoding", "$")
    assert "byte order mark" in finding.message


@pytest.mark.parametrize(
    ("data", "byte"),
    [
        (b'{"id": "\xff"}', "0xff at offset 8"),
        (b'{"id": "caf\xe9"}', "0xe9 at offset 11"),  # Latin-1
        (b'{"id": "\xed\xa0\x80"}', "0xed at offset 8"),  # a surrogate
        (b'{"id": "\xc0\x80"}', "0xc0 at offset 8"),  # an overlong NUL
        (b'{"id": "\xf4\x90\x80\x80"}', "0xf4 at offset 8"),  # beyond U+10FFFF
        (b'{"id": "\xe2\x80', "0xe2 at offset 8"),  # cut off
        (b"\x80", "0x80 at offset 0"),
    ],
)
def test_bytes_that_are_no_utf_8_are_named_with_their_offset(data: bytes, byte: str) -> None:
    finding = only_finding(data)
    assert (finding.code, finding.path) == ("json-encoding", "$")
    assert byte in finding.message


@pytest.mark.parametrize("data", [None, 5, True, ["{}"], {}, memoryview(b"{}")])
def test_what_is_neither_text_nor_bytes_is_refused_with_its_type(data: Any) -> None:
    code, severity, path, message = only_finding(data)
    assert (code, severity, path) == ("unreadable-file", "error", "$")
    assert message == (f"found an object of type {type(data).__name__}; expected text or bytes")


@pytest.mark.parametrize("data", ["", " \r\n\t", b"", b"\n", bytearray()])
def test_an_empty_document_is_refused_as_such(data: Any) -> None:
    finding = only_finding(data)
    assert (finding.code, finding.path) == ("json-syntax", "$")
    assert finding.message == "found nothing; expected a JSON object"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("{", "line 1, column 2"),
        ('{"id": "x",}', "line 1, column"),
        ('{"id": "x"} {}', "line 1, column 13"),
        ("{'id': 'x'}", "line 1, column 2"),
        ('{"id": "x"\n "title": "y"}', "line 2, column 2"),
        ('{\n\n  "id": x}', "line 3, column 9"),
        ("{} // remark", "line 1, column 4"),
        ('{"id": "a\nb"}', "line 1, column 10"),
        ('{"id": "a\x00b"}', "line 1, column 10"),
        ('{"id": "\\x41"}', "line 1, column 9"),
        ('{"id": "\\u12"}', "line 1, column"),
        ('{"id": 01}', "line 1, column 9"),
        ('{"id": +1}', "line 1, column 8"),
        ('{"id": .5}', "line 1, column 8"),
        ('{"id": True}', "line 1, column 8"),
        ("nan", "line 1, column 1"),
        (DOCUMENT.encode("utf-16-le"), "line 1, column 2"),
        (DOCUMENT.encode("utf-16-be"), "line 1, column 1"),
        (DOCUMENT.encode("utf-32-be"), "line 1, column 1"),
    ],
)
def test_what_is_no_json_is_refused_at_its_line_and_column(data: str | bytes, place: str) -> None:
    finding = only_finding(data)
    assert (finding.code, finding.severity, finding.path) == ("json-syntax", "error", "$")
    assert f"found text that is not JSON at {place}" in finding.message


@pytest.mark.parametrize(
    "data",
    [
        "[" * DEEP,
        "[" * DEEP + "]" * DEEP,
        '{"id": ' * DEEP + "1" + "}" * DEEP,
        '{"id": ' + "[" * DEEP + "]" * DEEP + "}",
    ],
    ids=["open arrays", "arrays", "objects", "a field"],
)
def test_a_document_that_is_nested_too_deep_is_refused(data: str) -> None:
    code, severity, path, message = only_finding(data)
    assert (code, severity, path) == ("json-depth", "error", "$")
    assert "nested" in message


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("[]", "an array"),
        ('["x"]', "an array"),
        ('"x"', "a string ('x')"),
        ("5", "an integer (5)"),
        ("1.5", "a number"),
        ("NaN", "a number"),
        ("-Infinity", "a number"),
        ("9" * 5_000, "a number"),
        ("true", "true or false"),
        ("null", "null"),
    ],
)
def test_a_document_that_is_no_object_is_refused(data: str, found: str) -> None:
    code, severity, path, message = only_finding(data)
    assert (code, severity, path) == ("wrong-type", "error", "$")
    assert message.startswith(f"found {found}")
    assert message.endswith("expected an object with the fields of Statement")


def test_the_error_says_what_could_not_be_read() -> None:
    with pytest.raises(bs.LoadError) as caught:
        bs.loads("")
    assert caught.value.source == "the document"
    assert str(caught.value) == (
        "the document cannot be read as a statement (1 fault):\n"
        "  $: error: found nothing; expected a JSON object [json-syntax]"
    )
    with pytest.raises(bs.LoadError, match=r"^mine\.json cannot be read as a statement") as caught:
        bs.loads("{}", source="mine.json")
    assert caught.value.source == "mine.json"
    assert f"({len(caught.value.findings)} faults)" in str(caught.value)


def test_no_error_of_a_library_shows_behind_the_refusal() -> None:
    for data in ("{", b"\xff", "[" * DEEP, "[]", "{}"):
        with pytest.raises(bs.LoadError) as caught:
            bs.loads(data)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__


@pytest.mark.parametrize("digits", ["9" * 16, "-" + "9" * 16, "1" + "0" * 15, "9" * 5_000])
def test_an_integer_of_more_than_fifteen_digits_is_refused_at_its_path(
    statement: bs.Statement, digits: str
) -> None:
    finding = only_finding(with_size(statement, digits))
    assert (finding.code, finding.path) == ("wrong-type", "$.source.bytes")
    assert finding.message == (
        "found a number that is not an integer of at most 15 digits; expected an integer"
    )


@pytest.mark.parametrize("number", ["1.0", "1e3", "-0.0", "1E400", "NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_no_integer_is_refused_at_its_path(
    statement: bs.Statement, number: str
) -> None:
    finding = only_finding(with_size(statement, number))
    assert (finding.code, finding.path) == ("wrong-type", "$.source.bytes")


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("9" * 15, 999_999_999_999_999),
        ("-" + "9" * 15, -999_999_999_999_999),
        ("0", 0),
        ("-0", 0),
    ],
)
def test_an_integer_of_fifteen_digits_is_taken(
    statement: bs.Statement, digits: str, value: int
) -> None:
    loaded = bs.loads(with_size(statement, digits))
    assert loaded.source.bytes == value
    assert type(loaded.source.bytes) is int


def with_size(statement: bs.Statement, literal: str) -> str:
    """The packaged document with this literal for the size of its source."""
    before, after = bs.dumps(statement).split('"bytes": 5421,')
    document = f'{before}"bytes": {literal},{after}'
    assert json.loads(bs.dumps(statement))["source"]["bytes"] == 5_421
    return document
