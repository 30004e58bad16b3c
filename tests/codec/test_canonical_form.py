"""The canonical JSON form: what `dumps` writes, and what `loads` takes for it."""

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import belarus_statement as bs

TOP = (
    "schema_version id title issuer place date language source text states organizations persons "
    "groups places events documents rights blocks sentences parties mentions dates quantities "
    "speech_acts allegations demands corrections"
)
STATE = "iso_name alpha_2 alpha_3 numeric un_regional_group eu_member"
ALLEGATION = (
    "acts kinds evidence alleged_perpetrators alleged_victims speech_act part_of sources "
    "sources_complete quantity event"
)
DEMAND = "speech_act action addressees addressee_explicit beneficiaries modifiers claimants"
SPAN = "id start end quote inferred"
ENTITY = "id name aliases external_ids enrichment_sources"


@pytest.fixture(name="shipped", scope="session")
def fixture_shipped() -> bytes:
    return (bs.files() / "statement.json").read_bytes()


def test_the_packaged_statement_is_dumped_as_it_is_shipped(
    statement: bs.Statement, shipped: bytes
) -> None:
    assert bs.dumps(statement).encode() == shipped


def test_two_spaces_indent_each_level_and_one_newline_ends_the_text(
    statement: bs.Statement,
) -> None:
    text = bs.dumps(statement)
    assert text.startswith('{\n  "schema_version": "1",\n  "id": "')
    assert '\n  "source": {\n    "file": "statement.txt",\n    "bytes": 5421,\n' in text
    assert '\n      "kind": "heading",\n      "number": null\n    },\n' in text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert not any(line.endswith(" ") for line in text.split("\n"))


def test_empty_collections_and_truth_values_are_plain_json(statement: bs.Statement) -> None:
    text = bs.dumps(statement)
    assert '"inferred": [],\n' in text
    assert '"eu_member": true\n' in text
    assert '"eu_member": false\n' in text


def test_nothing_is_escaped_that_json_does_not_require(statement: bs.Statement) -> None:
    rights = 'a "quote", a \\, a\nline, é, \N{GRINNING FACE}, \u2028, /'
    odd = attrs.evolve(statement, source=attrs.evolve(statement.source, rights=rights))
    assert "\\u" not in bs.dumps(odd)
    assert "Belarus’s sovereignty" in bs.dumps(odd)
    assert '"a \\"quote\\", a \\\\, a\\nline, é, \N{GRINNING FACE}, \u2028, /"' in bs.dumps(odd)


@pytest.mark.parametrize(
    ("collection", "fields"),
    [
        ("states", f"{ENTITY} {STATE}"),
        ("organizations", f"{ENTITY} kind parent"),
        ("persons", f"{ENTITY} member_of"),
        ("groups", f"{ENTITY} member_of"),
        ("places", ENTITY),
        ("events", f"{ENTITY} date"),
        ("documents", f"{ENTITY} symbol date"),
        ("rights", f"{ENTITY} provisions"),
        ("blocks", f"{SPAN} kind number"),
        ("sentences", f"{SPAN} block number"),
        ("parties", f"{SPAN} actor role position"),
        ("mentions", f"{SPAN} target"),
        ("dates", f"{SPAN} value enrichment_sources"),
        ("quantities", f"{SPAN} comparator value upper_value unit"),
        ("speech_acts", f"{SPAN} sentence verb degree addition modifiers force addressees"),
        ("allegations", f"{SPAN} {ALLEGATION}"),
        ("demands", f"{SPAN} {DEMAND}"),
        ("corrections", f"{SPAN} kind severity proposed"),
    ],
)
def test_the_fields_of_a_record_come_in_declared_order(
    statement: bs.Statement, collection: str, fields: str
) -> None:
    records = json.loads(bs.dumps(statement))[collection]
    assert {" ".join(record) for record in records} == {fields}


def test_the_fields_of_the_statement_come_in_declared_order(statement: bs.Statement) -> None:
    document = json.loads(bs.dumps(statement))
    assert " ".join(document) == TOP
    assert " ".join(document["source"]) == "file bytes sha256 published_at rights"
    assert " ".join(document["states"][0]["external_ids"][0]) == "scheme value source"
    assert " ".join(document["rights"][0]["provisions"][0]) == "instrument article source"


def as_text(data: bytes) -> Any:
    return data.decode()


@pytest.mark.parametrize("given", [as_text, bytes, bytearray])
def test_text_and_bytes_load_alike(
    statement: bs.Statement, shipped: bytes, given: Callable[[bytes], Any]
) -> None:
    loaded = bs.loads(given(shipped))
    assert loaded == statement
    assert type(loaded) is bs.Statement


def backwards(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return dict(reversed(pairs))


def compact(shipped: bytes) -> str:
    return json.dumps(json.loads(shipped), separators=(",", ":"))


def spread(shipped: bytes) -> str:
    return json.dumps(json.loads(shipped), indent="\t").replace("\n", "\r\n  ")


def reordered(shipped: bytes) -> str:
    return json.dumps(json.loads(shipped, object_pairs_hook=backwards), ensure_ascii=False)


@pytest.mark.parametrize("written", [compact, spread, reordered])
def test_white_space_escapes_and_the_order_of_fields_do_not_matter(
    statement: bs.Statement, shipped: bytes, written: Callable[[bytes], str]
) -> None:
    again = written(shipped)
    assert again.encode() != shipped
    assert bs.loads(again) == statement
    assert bs.dumps(bs.loads(again)).encode() == shipped


def test_every_collection_is_loaded_as_a_tuple(statement: bs.Statement) -> None:
    for record in (statement, statement.source, *statement):
        for field in attrs.fields(type(record)):
            assert type(getattr(record, field.name)) is not list
    assert type(statement.states) is tuple
    assert type(statement.demands[0].addressees) is tuple


def test_loading_does_not_ask_whether_the_claims_hold(shipped: bytes) -> None:
    untrue = shipped.replace(b'"start": 0,', b'"start": 4,')
    assert untrue != shipped
    assert bs.loads(untrue).blocks[0].start == 4


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": b"bytes"}, "$.title"),
        ({"source": None}, "$.source"),
        ({"states": (5,)}, "$.states[0]"),
    ],
)
def test_what_json_has_no_form_for_is_refused_with_its_path(
    statement: bs.Statement, changes: dict[str, Any], path: str
) -> None:
    with pytest.raises(bs.LoadError) as refused:
        bs.dumps(attrs.evolve(statement, **changes))
    assert [(each.code, each.path) for each in refused.value.findings] == [("wrong-type", path)]


def test_what_is_no_statement_has_no_canonical_form() -> None:
    others: tuple[Any, ...] = (None, {}, 5)
    for other in others:
        with pytest.raises(bs.LoadError):
            bs.dumps(other)
