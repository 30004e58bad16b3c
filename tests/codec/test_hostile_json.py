"""Hostile JSON, a case a line in hostile_json.json, has its verdict however it is handed over.

A case has a name, an input, perhaps the place that the input takes (``at``), and a verdict: the
path and value of one field of what is loaded (``accepted``), or the code and path of every finding
(``refused``). An input is a text or a list of parts: text, bytes in hexadecimal, repeated text.
``<document>`` stands for the sound document, ``encoding`` is UTF-8 unless it is named.
"""

import io
import json
import pathlib
import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import belarus_statement as bs

Case = dict[str, Any]
Verdict = tuple[Any, ...]
CASES: list[Case] = json.loads(
    pathlib.Path(__file__).with_name("hostile_json.json").read_text("utf-8")
)
MARKER = "<here>"
LONGEST_MESSAGE = 500
MESSAGE = re.compile(r"([a-z0-9-]+: )?found .+; expected .+")


def part(each: Any, encoding: str) -> bytes:
    if isinstance(each, str):
        return each.encode(encoding)
    if "hex" in each:
        return bytes.fromhex(each["hex"])
    repeated: str = each["repeat"] * each["times"]
    return repeated.encode(encoding)


def joined(parts: Any, encoding: str = "utf-8") -> bytes:
    listed: list[Any] = parts if isinstance(parts, list) else [parts]
    return b"".join(part(each, encoding) for each in listed)


def path_of(written: Any) -> str:
    return joined(written).decode()


def value_of(written: Any) -> Any:
    return joined(written).decode() if isinstance(written, dict) else written


def steps(path: str) -> list[str | int]:
    found = re.findall(r"\.(\w+)|\[(\d+)\]", path)
    return [name or int(index) for name, index in found]


@pytest.fixture(name="sound", scope="session")
def fixture_sound(statement: bs.Statement) -> str:
    """The packaged statement, two records of each class: a thousand cases are quick."""
    cut = {
        field.name: getattr(statement, field.name)[:2]
        for field in attrs.fields(bs.Statement)
        if field.default == ()
    }
    return bs.dumps(attrs.evolve(statement, **cut))


def input_of(case: Case, sound: str) -> bytes:
    encoding = case.get("encoding", "utf-8")
    data = joined(case["input"], encoding)
    if "at" not in case:
        stand_in = "<document>".encode(encoding)
        return data.replace(stand_in, sound.encode(encoding)) if stand_in in data else data
    document = json.loads(sound)
    place = document
    *parents, last = steps(case["at"])
    for step in parents:
        place = place[step]
    place[last] = MARKER
    text = json.dumps(document, ensure_ascii=False)
    before, after = text.split(f'"{MARKER}"')
    return before.encode() + data + after.encode()


def refusal_or_statement(load: Callable[[], bs.Statement]) -> bs.LoadError | bs.Statement:
    try:
        return load()
    except bs.LoadError as error:
        return error


def verdict_of(load: Callable[[], bs.Statement], case: Case) -> Verdict:
    place: Any = refusal_or_statement(load)
    if isinstance(place, bs.LoadError):
        places = [(finding.code, finding.path) for finding in place.findings]
        lines = str(place).encode().splitlines()
        unclear = [each.message for each in place.findings if not is_clear(each.message)]
        return ("refused", sorted(places), len(lines), severities(place), unclear)
    for step in steps(case["accepted"][0] if "accepted" in case else "$"):
        place = place[step] if isinstance(step, int) else getattr(place, step)
    value = list(place) if isinstance(place, tuple) else place
    return ("accepted", type(value), value)


def severities(error: bs.LoadError) -> set[str]:
    return {finding.severity for finding in error.findings}


def is_clear(message: str) -> bool:
    """True where a message says what was found and expected, in no more than a reader takes."""
    return len(message) <= LONGEST_MESSAGE and bool(MESSAGE.match(message))


def expected_of(case: Case) -> Verdict:
    if "refused" in case:
        places = sorted((code, path_of(path)) for code, path in case["refused"])
        return ("refused", places, 1 + len(places), {"error"}, [])
    value = value_of(case["accepted"][1])
    return ("accepted", type(value), value)


def ways_to_load(data: bytes, path: pathlib.Path) -> dict[str, Callable[[], bs.Statement]]:
    path.write_bytes(data)
    ways: dict[str, Callable[[], bs.Statement]] = {
        "bytes": lambda: bs.loads(data),
        "bytearray": lambda: bs.loads(bytearray(data)),
        "binary file": lambda: bs.load(io.BytesIO(data)),
        "path": lambda: bs.load(path),
    }
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ways
    ways["text"] = lambda: bs.loads(text)
    ways["text file"] = lambda: bs.load(io.StringIO(text, newline=""))
    return ways


def codes_of(case: Case) -> str:
    return " ".join(sorted({code for code, _ in case.get("refused", ())})) or "accepted"


@pytest.mark.parametrize("codes", sorted({*map(codes_of, CASES)}))
def test_hostile_json_has_its_verdict_however_it_is_handed_over(
    codes: str, sound: str, tmp_path: pathlib.Path
) -> None:
    """One test for all cases of a verdict: there are a thousand, and each is quick."""
    wrong: dict[str, dict[str, Verdict]] = {}
    for case in CASES:
        if codes_of(case) == codes:
            ways = ways_to_load(input_of(case, sound), tmp_path / "hostile.json")
            verdicts = {way: verdict_of(load, case) for way, load in ways.items()}
            if verdicts != dict.fromkeys(ways, expected_of(case)):
                wrong[case["name"]] = verdicts
    assert wrong == {}


@pytest.mark.parametrize("path", ["$.title", "$.states[1].aliases[0]"])
@pytest.mark.parametrize("surrogate", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_a_lone_surrogate_that_stands_raw_in_a_text_is_refused(
    sound: str, path: str, surrogate: int
) -> None:
    text = input_of({"at": path, "input": '"<raw>"'}, sound).decode()
    with pytest.raises(bs.LoadError) as caught:
        bs.loads(text.replace("<raw>", chr(surrogate)))
    assert str(caught.value).encode()
    (finding,) = caught.value.findings
    assert (finding.code, finding.path) == ("control-character", path)


def test_the_sound_document_is_taken_so_that_a_refusal_is_due_to_the_input(sound: str) -> None:
    assert bs.dumps(bs.loads(sound)) == sound


def test_no_two_cases_have_one_name() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) > 350
