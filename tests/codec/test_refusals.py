"""Every fault of a document is found, each at its path, and nothing is coerced."""

import json
import pickle
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import belarus_statement as bs

Step = str | int
SAMPLES: dict[str, Any] = {
    "string": "some words",
    "integer": 5,
    "number": 1.5,
    "boolean": True,
    "null": None,
    "array": [],
    "object": {},
}
# Paths to a field of each kind, and the JSON types that it takes.
KINDS: dict[str, set[str]] = {
    "$.id": {"string"},
    "$.source.published_at": {"string", "null"},
    "$.source.bytes": {"integer"},
    "$.mentions[0].start": {"integer"},
    "$.blocks[6].number": {"integer", "null"},
    "$.demands[0].addressee_explicit": {"boolean"},
    "$.states[1].eu_member": {"boolean", "null"},
    "$.organizations[0].parent": {"string", "null"},
    "$.states[1].aliases": {"array"},
    "$.states[1].aliases[0]": {"string"},
    "$.demands[0].addressees": {"array"},
    "$.states": {"array"},
    "$.states[1].external_ids": {"array"},
    "$.states[1].external_ids[0].value": {"string"},
    "$.rights[0].provisions": {"array"},
    "$.demands": {"array"},
}
ENUMERATIONS: dict[str, set[str]] = {
    "$.states[1].un_regional_group": {"string", "null"},
    "$.blocks[0].kind": {"string"},
    "$.corrections[0].severity": {"string"},
}
OBJECTS: dict[str, set[str]] = {
    "$.source": {"object"},
    "$.states[3]": {"object"},
    "$.states[1].external_ids[0]": {"object"},
    "$.rights[0].provisions[0]": {"object"},
    "$.corrections[1]": {"object"},
}
WRONG = [
    (path, sample)
    for path, taken in {**KINDS, **ENUMERATIONS, **OBJECTS}.items()
    for sample in SAMPLES
    if sample not in taken
]
RIGHT = [(path, sample) for path, taken in KINDS.items() for sample in sorted(taken)]
COLLECTIONS = [field.name for field in attrs.fields(bs.Statement) if field.default == ()]
OWNED = ("$.source", "$.states[0].external_ids[0]", "$.rights[0].provisions[0]")
RECORDS = ("$", *OWNED, *(f"$.{name}[0]" for name in COLLECTIONS))


def steps(path: str) -> Iterator[Step]:
    for step in path.removeprefix("$").replace("[", ".[").split(".")[1:]:
        yield int(step[1:-1]) if step.startswith("[") else step


def at(document: Any, path: str) -> Any:
    for step in steps(path):
        document = document[step]
    return document


def put(document: Any, path: str, value: Any) -> None:
    *parents, last = steps(path)
    for step in parents:
        document = document[step]
    document[last] = value


@pytest.fixture(name="document")
def fixture_document(statement: bs.Statement) -> Any:
    return json.loads(bs.dumps(statement))


def findings(document: Any) -> tuple[bs.Finding, ...]:
    with pytest.raises(bs.LoadError) as caught:
        bs.loads(document if isinstance(document, str) else json.dumps(document))
    return caught.value.findings


def faults(document: Any) -> list[tuple[str, str]]:
    assert {each.severity for each in findings(document)} == {"error"}
    return sorted((each.path, each.code) for each in findings(document))


def said(finding: bs.Finding) -> str:
    """What a message says behind the id of the record that it speaks of."""
    return finding.message[finding.message.index("found ") :]


@pytest.mark.parametrize(("path", "sample"), WRONG)
def test_a_value_of_the_wrong_type_is_refused_at_its_path(
    document: Any, path: str, sample: str
) -> None:
    put(document, path, SAMPLES[sample])
    assert faults(document) == [(path, "wrong-type")]


@pytest.mark.parametrize(("path", "sample"), RIGHT)
def test_a_value_of_the_right_type_is_taken_as_it_is(document: Any, path: str, sample: str) -> None:
    put(document, path, SAMPLES[sample])
    assert at(json.loads(bs.dumps(bs.loads(json.dumps(document)))), path) == SAMPLES[sample]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("$.id", 5, "found an integer (5); expected a string"),
        ("$.id", None, "found null; expected a string"),
        ("$.id", ["a"], "found an array; expected a string"),
        ("$.mentions[0].start", "0", "found a string ('0'); expected an integer"),
        ("$.mentions[0].start", True, "found true or false; expected an integer"),
        ("$.demands[0].addressee_explicit", 1, "found an integer (1); expected true or false"),
        ("$.states[1].aliases", "U.S.", "found a string ('U.S.'); expected an array"),
        ("$.states[1].aliases", {"0": "U.S."}, "found an object; expected an array"),
        (
            "$.parties[0].role",
            False,
            "found true or false; expected one of lead, delivering, joining, aligning",
        ),
        ("$.source", "x", "found a string ('x'); expected an object with the fields of Source"),
    ],
)
def test_the_message_says_what_was_found_and_what_was_expected(
    document: Any, path: str, value: Any, message: str
) -> None:
    put(document, path, value)
    assert [said(each) for each in findings(document)] == [message]


def test_a_long_key_is_cut_in_the_path(document: Any) -> None:
    document["k" * 100_000] = document["a b" * 100_000] = None
    with pytest.raises(bs.LoadError) as caught:
        bs.loads(json.dumps(document))
    paths = [finding.path for finding in caught.value.findings]
    assert [len(path) < 80 for path in paths] == [True, True]
    assert paths[0].startswith("$['kkkk")


def test_a_long_value_is_cut_in_the_message(document: Any) -> None:
    put(document, "$.mentions[0].start", "word " * 1_000)
    (finding,) = findings(document)
    assert len(said(finding)) < 100


@pytest.mark.parametrize("path", ENUMERATIONS)
@pytest.mark.parametrize("word", ["", "HEADING", "heading ", "weog", "None", "null"])
def test_an_unknown_word_of_an_enumeration_is_refused(document: Any, path: str, word: str) -> None:
    put(document, path, word)
    assert faults(document) == [(path, "unknown-value")]


def test_an_unknown_word_is_answered_with_the_known_ones(document: Any) -> None:
    put(document, "$.corrections[0].severity", "fatal")
    (finding,) = findings(document)
    assert said(finding) == "found 'fatal'; expected one of error, style"


@pytest.mark.parametrize("path", RECORDS)
def test_every_field_that_is_missing_is_reported(document: Any, path: str) -> None:
    record = at(document, path)
    names = list(record)
    record.clear()
    assert faults(document) == sorted((f"{path}.{name}", "missing-field") for name in names)


@pytest.mark.parametrize("path", RECORDS)
def test_one_field_that_is_missing_is_reported_alone(document: Any, path: str) -> None:
    for name, value in list(at(document, path).items()):
        del at(document, path)[name]
        code = "schema-version" if name == "schema_version" else "missing-field"
        assert faults(document) == [(f"{path}.{name}", code)]
        at(document, path)[name] = value


def test_a_missing_field_is_not_filled_in_where_the_class_has_a_default(document: Any) -> None:
    del document["blocks"][0]["number"]
    (finding,) = findings(document)
    assert said(finding) == "found nothing; expected an integer: add the field"


@pytest.mark.parametrize("path", RECORDS)
def test_fields_that_the_class_does_not_have_are_reported(document: Any, path: str) -> None:
    at(document, path).update({"remark": "x", "Id": "x", "a remark": 1, "": None, "it's": []})
    assert faults(document) == sorted(
        (path + step, "unknown-field")
        for step in (".remark", ".Id", "['a remark']", "['']", '["it\'s"]')
    )


def test_the_message_on_an_unknown_field_lists_the_known_ones(document: Any) -> None:
    document["source"]["size"] = 1
    (finding,) = findings(document)
    assert said(finding) == (
        "found a field that Source does not have; expected only file, bytes, sha256, "
        "published_at, rights: remove or rename it"
    )


@pytest.mark.parametrize(
    ("once", "more", "path"),
    [
        ('"title": ', '"title": "x", "title": ', "$.title"),
        ('"title": ', '"title": 5, "title": null, "title": ', "$.title"),
        ('"file": ', '"file": "x", "file": ', "$.source.file"),
        ('"states": [', '"states": [], "states": [', "$.states"),
        ('"kind": "heading"', '"kind": "heading", "kind": "heading"', "$.blocks[0].kind"),
        ('"scheme": ', '"scheme": "x", "scheme": ', "$.states[0].external_ids[0].scheme"),
        ('"title": ', '"titl\\u0065": "x", "title": ', "$.title"),
    ],
)
def test_a_field_that_is_written_more_than_once_is_refused_once(
    statement: bs.Statement, once: str, more: str, path: str
) -> None:
    assert faults(bs.dumps(statement).replace(once, more, 1)) == [(path, "repeated-field")]


def test_a_field_can_be_both_unknown_and_repeated(statement: bs.Statement) -> None:
    document = bs.dumps(statement).replace('"title": ', '"a": 1, "a": 2, "title": ', 1)
    assert faults(document) == [("$.a", "repeated-field"), ("$.a", "unknown-field")]


def test_a_repeated_object_where_no_object_belongs_is_of_the_wrong_type(document: Any) -> None:
    document["title"] = "<here>"
    text = json.dumps(document).replace('"<here>"', '{"a": 1, "a": 2}')
    assert [(each.path, each.code) for each in findings(text)] == [("$.title", "wrong-type")]


CONTROLS = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]
SURROGATES = [0xD800, 0xDBFF, 0xDC00, 0xDFFF]
WELCOME = [
    "\t",
    "\n",
    " ",
    "\xa0",
    "\xad",
    "~",
    "\u2028",
    "\ufeff",
    "\ufffe",
    "\ufffd",
    "\U0010ffff",
]


@pytest.mark.parametrize("path", ["$.text", "$.mentions[0].quote", "$.states[1].aliases[0]"])
def test_control_characters_and_lone_surrogates_are_refused_with_their_offset(
    document: Any, path: str
) -> None:
    for code_point in (*CONTROLS, *SURROGATES):
        put(document, path, f"\N{GRINNING FACE}a{chr(code_point)}b")
        (finding,) = findings(document)
        assert (finding.code, finding.path) == ("control-character", path)
        assert said(finding).startswith(f"found U+{code_point:04X} at offset 2; ")


@pytest.mark.parametrize("welcome", WELCOME, ids=ascii)
def test_any_other_code_point_is_taken(document: Any, welcome: str) -> None:
    document["title"] = f"a{welcome}b"
    assert bs.loads(json.dumps(document)).title == f"a{welcome}b"


def test_an_escaped_pair_of_surrogates_is_one_code_point(document: Any) -> None:
    text = json.dumps({**document, "title": "<here>"}).replace("<here>", "\\ud83d\\ude00")
    assert bs.loads(text).title == "\N{GRINNING FACE}"


def test_all_faults_are_reported_at_once_and_bring_no_others(document: Any) -> None:
    put(document, "$.id", 5)
    put(document, "$.source.bytes", 1.5)
    put(document, "$.states[1].eu_member", "yes")
    put(document, "$.states[1].aliases", ["U.S.", 1, None])
    put(document, "$.states[51].external_ids", [{}])
    put(document, "$.blocks[0].kind", "header")
    put(document, "$.mentions[7].quote", "\x00")
    put(document, "$.demands[2]", [])
    put(document, "$.remark", "x")
    del document["corrections"]
    assert faults(document) == sorted(
        [
            ("$.id", "wrong-type"),
            ("$.source.bytes", "wrong-type"),
            ("$.states[1].eu_member", "wrong-type"),
            ("$.states[1].aliases[1]", "wrong-type"),
            ("$.states[1].aliases[2]", "wrong-type"),
            ("$.states[51].external_ids[0].scheme", "missing-field"),
            ("$.states[51].external_ids[0].value", "missing-field"),
            ("$.states[51].external_ids[0].source", "missing-field"),
            ("$.blocks[0].kind", "unknown-value"),
            ("$.mentions[7].quote", "control-character"),
            ("$.demands[2]", "wrong-type"),
            ("$.remark", "unknown-field"),
            ("$.corrections", "missing-field"),
        ]
    )


def test_findings_come_in_the_order_of_the_fields(document: Any) -> None:
    for path in ("$.corrections[0].end", "$.blocks[3].start", "$.blocks[3].id", "$.title"):
        put(document, path, None)
    assert [each.path for each in findings(document)] == [
        "$.title",
        "$.blocks[3].id",
        "$.blocks[3].start",
        "$.corrections[0].end",
    ]


def test_the_error_lists_every_finding_and_survives_pickling(document: Any) -> None:
    document.update(id=5, title=None)
    with pytest.raises(bs.LoadError) as caught:
        bs.loads(json.dumps(document), source="mine.json")
    assert str(caught.value) == (
        "mine.json cannot be read as a statement (2 faults):\n"
        "  $.id: error: found an integer (5); expected a string [wrong-type]\n"
        "  $.title: error: found null; expected a string [wrong-type]"
    )
    restored = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own bytes
    assert (str(restored), restored.findings) == (str(caught.value), caught.value.findings)
