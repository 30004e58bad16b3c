"""Held against a strict reader of the format, written from brat's own description of it."""

import json
import re
from typing import Any, NamedTuple
from urllib.parse import unquote

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.model.fields import fields_of
from belarus_statement.model.statement import annotation_fields

HOSTILE = "a «b» <b>c</b>\n\n𐍈 עברית\u2028d ; 1 2;3 4 \\t T1"
EVENTS = {"SpeechAct", "Allegation", "Demand"}
LINES = {
    "T": re.compile(r"(?P<type>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)\t(?P<text>[^\t]+)"),
    "E": re.compile(r"(?P<type>[^\s:]+):(?P<trigger>T\d+)(?P<roles>(?: [^\s:]+:[TE]\d+)*)"),
    "R": re.compile(r"(?P<type>\S+) Arg1:(?P<arg1>[TE]\d+) Arg2:(?P<arg2>[TE]\d+)"),
    "A": re.compile(r"(?P<type>\S+) (?P<target>[TE]\d+)(?: (?P<value>\S+))?"),
    "N": re.compile(r"Reference (?P<target>[TE]\d+) (?P<base>[^\s:]+):(?P<key>\S+)\t(?P<text>.*)"),
    "#": re.compile(r"(?P<type>\S+) (?P<target>[TE]\d+)\t(?P<text>[^\t]*)"),
}


class Read(NamedTuple):
    """The annotations of each kind by their ids, as the reader found them."""

    text: str
    lines: dict[str, dict[str, dict[str, Any]]]


def read(files: Any) -> Read:
    text = files["statement.txt"].decode("utf-8")
    found: dict[str, dict[str, dict[str, Any]]] = {letter: {} for letter in LINES}
    content = files["statement.ann"].decode("utf-8")
    assert content.endswith("\n") or not content
    for line in content.splitlines():
        id, rest = line.split("\t", 1)
        assert re.fullmatch(r"[TERAN#][1-9]\d*", id)
        parsed = LINES[id[0]].fullmatch(rest)
        assert parsed, line
        assert id not in found[id[0]]
        found[id[0]][id] = parsed.groupdict()
    for each in found["T"].values():
        each["spans"] = [tuple(map(int, pair.split())) for pair in each["spans"].split(";")]
        assert each["text"] == " ".join(text[start:end] for start, end in each["spans"])
        edges = [edge for span in each["spans"] for edge in span]
        assert edges == sorted({*edges})
    for each in found["E"].values():
        each["roles"] = [tuple(role.split(":")) for role in each["roles"].split()]
        assert found["T"][each["trigger"]]["type"] == each["type"]
    check_links(found)
    return Read(text, found)


def check_links(found: dict[str, dict[str, dict[str, Any]]]) -> None:
    """Every id is there, and nothing but an event points at the words of an event."""
    triggers = {each["trigger"] for each in found["E"].values()}
    targets = [each["target"] for letter in "AN#" for each in found[letter].values()]
    targets += [each[arg] for each in found["R"].values() for arg in ("arg1", "arg2")]
    targets += [player for each in found["E"].values() for _, player in each["roles"]]
    assert {*targets} <= {*found["T"], *found["E"]} - triggers
    for each in found["E"].values():
        roles = [role for role, _ in each["roles"]]
        assert len({*roles}) == len(roles)


def rebuilt(files: Any) -> dict[str, tuple[Any, ...]]:
    """The annotations of each class, from the files alone."""
    text, lines = read(files)
    notes = {each["target"]: json.loads(each["text"]) for each in lines["#"].values()}
    events = {each["trigger"]: name for name, each in lines["E"].items()}
    records: dict[str, list[Any]] = {}
    for name, span in lines["T"].items():
        cls = getattr(bs, span["type"])
        target = events.get(name, name)
        values: dict[str, Any] = {
            key: tuple(v) if isinstance(v, list) else v for key, v in notes[target].items()
        }
        values.setdefault("start", span["spans"][0][0])
        values.setdefault("end", span["spans"][-1][1])
        values["quote"] = text[values["start"] : values["end"]]
        given = {
            each["type"].partition("_")[2]: each["value"] or True
            for each in lines["A"].values()
            if each["target"] == target
        }
        flags = {field.name: False for field in fields_of(cls) if field.value_type is bool}
        records.setdefault(span["type"], []).append(cls(**{**flags, **values, **given}))
    return {name: tuple(listed) for name, listed in records.items()}


def hostile(statement: bs.Statement, bare: bs.Statement) -> bs.Statement:
    """A document of odd words alone, of which annotations overlap and cross line ends."""
    length = len(HOSTILE)
    person = bs.Person(id="ü 1:2\n", name=HOSTILE, aliases=(HOSTILE,))
    whole = bs.Mention(id=HOSTILE, start=0, end=length, quote=HOSTILE, target=person.id)
    start = HOSTILE.index("\n")
    edge = attrs.evolve(whole, id="edge", start=start, end=start + 4, quote="\n\n𐍈 ")
    act = attrs.evolve(
        statement.speech_acts[0],
        start=2,
        end=9,
        quote=HOSTILE[2:9],
        sentence="nowhere",
        addressees=(person.id, "nobody", person.id),
    )
    return attrs.evolve(
        bare, text=HOSTILE, persons=(person,), mentions=(whole, edge), speech_acts=(act,)
    )


@pytest.fixture(name="given", params=["packaged", "hostile", "bare"])
def fixture_given(
    request: pytest.FixtureRequest, statement: bs.Statement, bare: bs.Statement
) -> bs.Statement:
    return {"packaged": statement, "hostile": hostile(statement, bare), "bare": bare}[request.param]


def written(statement: bs.Statement) -> Any:
    return bs.formats()["brat"].encode(statement)


def test_a_strict_reader_gets_every_annotation_back(given: bs.Statement) -> None:
    records = rebuilt(written(given))
    for each in annotation_fields():
        assert records.get(each.value_type.__name__, ()) == getattr(given, each.name)


def test_the_text_is_that_of_the_statement_and_offsets_count_code_points(
    given: bs.Statement,
) -> None:
    assert read(written(given)).text == given.text


def test_a_demand_is_an_event_whose_roles_are_played_by_mentions(statement: bs.Statement) -> None:
    _, lines = read(written(statement))
    demand = statement.demands[0]
    trigger = next(
        name
        for name, each in lines["T"].items()
        if each["type"] == "Demand" and each["spans"][0][0] == demand.start
    )
    (event,) = (each for each in lines["E"].values() if each["trigger"] == trigger)
    roles = dict(event["roles"])
    assert lines["E"][roles["speech_act"]]["type"] == "SpeechAct"
    (addressee,) = demand.addressees
    assert lines["T"][roles["addressees"]]["text"] == statement.mentions_of(addressee)[0].quote


def test_mentions_and_parties_refer_to_their_entities(statement: bs.Statement) -> None:
    _, lines = read(written(statement))
    keys = [unquote(each["key"]) for each in lines["N"].values()]
    assert sorted(keys) == sorted(
        [each.target for each in statement.mentions] + [each.actor for each in statement.parties]
    )


def sections(conf: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in filter(None, conf.decode("utf-8").split("\n")):
        if header := re.fullmatch(r"\[(\w+)\]", line):
            name = header[1]
        found.setdefault(name, []).extend([] if header else [line])
    return found


def test_the_configuration_declares_every_type_role_and_value_that_is_used(
    statement: bs.Statement,
) -> None:
    files = written(statement)
    _, lines = read(files)
    conf = sections(files["annotation.conf"])
    declared = {
        name: {line.split("\t")[0]: line.partition("\t")[2] for line in listed}
        for name, listed in conf.items()
    }
    assert [*declared] == ["entities", "relations", "events", "attributes"]
    types = {each["type"] for each in lines["T"].values()}
    assert types == {*declared["entities"], *declared["events"]}
    assert {*declared["events"]} == EVENTS
    for each in lines["E"].values():
        roles = {
            re.split(r"[*?:]", role)[0] for role in declared["events"][each["type"]].split(", ")
        }
        assert {re.sub(r"\d+$", "", role) for role, _ in each["roles"]} <= roles
    assert {each["type"] for each in lines["R"].values()} <= {*declared["relations"]}
    for each in lines["A"].values():
        permitted = declared["attributes"][each["type"]].partition("Value:")[2].split("|")
        assert (each["value"] or "") in permitted


def test_every_type_has_a_colour_and_a_label(statement: bs.Statement) -> None:
    visual = sections(written(statement)["visual.conf"])
    types = {each.value_type.__name__ for each in annotation_fields()}
    assert {line.split(" | ")[0] for line in visual["labels"]} == types
    assert types <= {line.split("\t")[0] for line in visual["drawing"]}


def test_an_annotation_of_no_words_is_refused(statement: bs.Statement) -> None:
    empty = attrs.evolve(statement.corrections[0], id="c", start=0, end=0, quote="")
    with pytest.raises(bs.FormatError, match="'c' at 0 covers no words"):
        written(attrs.evolve(statement, corrections=(empty,)))
