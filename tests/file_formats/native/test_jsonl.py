import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.file_formats.native.jsonl import decode, encode
from belarus_statement.model.statement import collection_fields

jsonschema: Any = import_module("jsonschema")  # it has no type hints
Refused = Callable[..., list[tuple[str, str]]]
SCHEMA = json.loads((bs.files() / "statement.jsonl.schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def lines(statement: bs.Statement) -> list[bytes]:
    return encode(statement)["statement.jsonl"].splitlines(keepends=True)


def joined(lines: list[bytes]) -> dict[str, bytes]:
    return {"statement.jsonl": b"".join(lines)}


def test_the_schema_accepts_every_line(either: bs.Statement) -> None:
    for line in lines(either):
        VALIDATOR.validate(json.loads(line))


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (0, {"class": "State"}),
        (0, {"states": []}),
        (0, {"text": None}),
        (1, {"class": "Statement"}),
        (1, {"class": "Person"}),
        (1, {"class": "state"}),
        (1, {"class": None}),
        (1, {"name": 1}),
        (1, {"more": 1}),
    ],
)
def test_the_schema_and_loading_refuse_the_same_lines(
    statement: bs.Statement, refused: Refused, number: int, change: dict[str, Any]
) -> None:
    changed = lines(statement)
    line = json.loads(changed[number]) | change
    assert not VALIDATOR.is_valid(line)
    changed[number] = json.dumps(line).encode() + b"\n"
    assert refused("jsonl", joined(changed))


def test_there_is_one_line_a_record_after_the_header(either: bs.Statement) -> None:
    header, *records = map(json.loads, lines(either))
    assert (header["class"], header["id"], header["text"]) == ("Statement", either.id, either.text)
    assert [(each["class"], each["id"]) for each in records] == [
        (collection.value_type.__name__, each.id)
        for collection in collection_fields()
        for each in getattr(either, collection.name)
    ]


def test_a_line_holds_what_the_record_holds(either: bs.Statement) -> None:
    for line in map(json.loads, lines(either)[1:]):
        expected = json.loads(json.dumps(attrs.asdict(either[line["id"]])))
        assert line == {"class": type(either[line["id"]]).__name__, **expected}


def test_no_reader_that_splits_at_other_line_ends_finds_more_lines(
    odd_statement: bs.Statement,
) -> None:
    content = encode(odd_statement)["statement.jsonl"]
    assert len(content.decode("utf-8").splitlines()) == content.count(b"\n")


def test_records_that_share_an_id_and_links_to_nothing_are_carried(
    with_dangling_link: bs.Statement,
) -> None:
    repeated = attrs.evolve(with_dangling_link, persons=with_dangling_link.persons * 2)
    assert decode(FilesInMemory(encode(repeated))) == repeated


def test_lines_of_several_classes_may_stand_in_any_order(statement: bs.Statement) -> None:
    header, *records = lines(statement)
    records.sort(key=lambda line: json.loads(line)["class"])
    assert decode(FilesInMemory(joined([header, *records]))) == statement


def test_lines_with_the_keys_of_every_class_are_read(statement: bs.Statement) -> None:
    records = [json.loads(line) for line in lines(statement)]
    keys = dict.fromkeys(key for record in records for key in record)
    whole = [
        json.dumps({key: record.get(key) for key in keys}).encode() + b"\n" for record in records
    ]
    assert decode(FilesInMemory(joined(whole))) == statement


def test_a_key_of_another_class_that_holds_something_is_refused(
    statement: bs.Statement, refused: Refused
) -> None:
    made = lines(statement)
    record = {**json.loads(made[1]), "target": "state-albania"}
    made[1] = json.dumps(record).encode() + b"\n"
    assert refused("jsonl", joined(made)) == [("unknown-field", "$.states[0].target")]


def test_empty_lines_are_passed_over(statement: bs.Statement) -> None:
    spaced = b"\n\r\n \n".join(lines(statement)) + b"\n\n"
    assert decode(FilesInMemory({"statement.jsonl": spaced})) == statement


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ("json-syntax", "$[0]")),
        (b"\n", ("json-syntax", "$[0]")),
        (b"\xff", ("json-encoding", "$")),
        (b"\xef\xbb\xbf{}", ("json-encoding", "$")),
        (b"{}", ("unknown-value", "$[0].class")),
        (b"[]", ("unknown-value", "$[0].class")),
        (b'"Statement"', ("unknown-value", "$[0].class")),
        (b'{"class": ["Statement"]}', ("unknown-value", "$[0].class")),
        (b"[" * 1000, ("json-depth", "$[0]")),
        (b"{}\nnull\n{", ("json-syntax", "$[2]")),
    ],
)
def test_what_is_no_such_file_is_refused(
    refused: Refused, content: bytes, expected: tuple[str, str]
) -> None:
    assert refused("jsonl", {"statement.jsonl": content}) == [expected]


def test_a_missing_file_is_named(refused: Refused) -> None:
    assert refused("jsonl", {}) == [("missing-file", "statement.jsonl")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (b'"id"', b'"id": "a", "id"', [("repeated-field", "$.states[0].id")]),
        (b'"class"', b'"class": "Person", "class"', [("repeated-field", "$.states[0].class")]),
        (
            b'"id"',
            b'"key"',
            [("missing-field", "$.states[0].id"), ("unknown-field", "$.states[0].key")],
        ),
        (b'"id": "', b'"id": "\\ud800', [("control-character", "$.states[0].id")]),
        (b"[]", b"{}", [("wrong-type", "$.states[0].aliases")]),
        (b"State", b"Statement", [("unknown-value", "$[1].class")]),
        (b"{", b"", [("json-syntax", "$[1]")]),
    ],
)
def test_a_line_that_was_changed_is_refused_where_it_was(
    statement: bs.Statement,
    refused: Refused,
    before: bytes,
    after: bytes,
    expected: list[tuple[str, str]],
) -> None:
    changed = lines(statement)
    assert before in changed[1]
    changed[1] = changed[1].replace(before, after, 1)
    assert sorted(refused("jsonl", joined(changed))) == expected


def test_a_second_header_is_refused(statement: bs.Statement, refused: Refused) -> None:
    made = lines(statement)
    assert refused("jsonl", joined([*made, made[0]])) == [
        ("unknown-value", f"$[{len(made)}].class")
    ]
