import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
from collections.abc import Callable

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.file_formats import BUILT_IN, format_named
from belarus_statement.file_formats.format import FilesInMemory
from belarus_statement.preconditions import UNIQUE_IDS

# XML and HTML have no noncharacters.
IN_MARKUP = {name for name in BUILT_IN if re.search("xml|html", format_named(name).media_type)}
SAME_BYTES = sorted({*BUILT_IN} - {"duckdb"})
HOSTILE = {
    "seed 0": {"PYTHONHASHSEED": "0"},
    "seed 1": {"PYTHONHASHSEED": "1"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "another time zone": {"TZ": "Asia/Kathmandu"},
}
ENCODE = """
import hashlib, json, sys
import belarus_statement as bs
statement = bs.loads(sys.stdin.buffer.read())
print(json.dumps({
    f"{name}/{file}": hashlib.sha256(content).hexdigest()
    for name in sys.argv[1:]
    for file, content in bs.formats()[name].encode(statement).items()
}))
"""


QUOTED, UNIQUE, LINKED = "quoted-spans", "unique-ids", "sound-links"
SAID: dict[str, tuple[str, bool, tuple[int, bytes] | None, set[str], bool]] = {
    "akn": ("statement.akn.xml", False, None, {UNIQUE, QUOTED}, False),
    "bibtex": ("statement.bib", False, None, set(), False),
    "brat": ("statement.ann", True, None, {QUOTED}, False),
    "cff": ("CITATION.cff", False, None, set(), False),
    "conll": ("statement.conllup", False, None, {QUOTED}, False),
    "csl-json": ("statement.csl.json", False, None, set(), False),
    "csv": ("datapackage.json", True, None, {UNIQUE}, True),
    "duckdb": ("statement.duckdb", False, (8, b"DUCK"), {UNIQUE, LINKED}, False),
    "html": ("statement.html", False, None, {UNIQUE, QUOTED}, False),
    "json": ("statement.json", False, None, set(), True),
    "jsonl": ("statement.jsonl", False, (0, b'{"class": "Statement"'), set(), True),
    "markdown": ("statement.md", False, None, set(), False),
    "parquet": ("statement.parquet", True, (0, b"PAR1"), {UNIQUE}, True),
    "ris": ("statement.ris", False, None, set(), False),
    "spacy": ("statement.spacy", False, None, {UNIQUE, QUOTED}, False),
    "sqlite": ("statement.sqlite", False, (0, b"SQLite format 3\0"), {UNIQUE, LINKED}, True),
    "tei": ("statement.xml", False, None, {UNIQUE, QUOTED}, False),
    "uima-cas": ("statement.xmi", True, None, {QUOTED}, False),
    "web-annotation": ("statement.jsonld", False, None, {UNIQUE, QUOTED}, False),
    "xlsx": ("statement.xlsx", False, (30, b"[Content_Types].xml"), {UNIQUE}, False),
}
"""Of each format its main file, if it has others, its first bytes, what it requires, if it loads.

What else the registry says is what the command `formats` prints.
"""


def test_every_built_in_format_says_what_it_is_known_by_and_what_it_requires() -> None:
    found = {
        each.name: (
            each.file,
            each.folder,
            each.magic,
            {requirement.name for requirement in each.requires},
            each.decode is not None,
        )
        for each in map(format_named, BUILT_IN)
    }
    assert found == SAID


def test_every_built_in_format_is_registered_under_its_own_name() -> None:
    assert set(BUILT_IN) <= set(bs.formats())
    assert [format.name for format in bs.formats().values()] == list(bs.formats())


def test_formats_come_in_alphabetical_order_and_cannot_be_changed() -> None:
    assert list(bs.formats()) == sorted(bs.formats())
    with pytest.raises(TypeError):
        bs.formats()["json"] = format_named("csv")  # type: ignore[index]


def test_an_unknown_format_is_refused_with_the_names_of_those_that_there_are() -> None:
    with pytest.raises(bs.FormatError, match=r"no format 'tei2'.*csv, duckdb, html, json, jsonl"):
        format_named("tei2")


@pytest.mark.parametrize("name", SAME_BYTES)
def test_encoding_the_same_statement_twice_gives_the_same_bytes(
    name: str, either: bs.Statement, odd_in_xml: bs.Statement
) -> None:
    if name in IN_MARKUP and either.id == "odd":
        either = odd_in_xml
    encode = bs.formats()[name].encode
    assert dict(encode(either)) == dict(encode(bs.loads(bs.dumps(either))))


@pytest.mark.parametrize("settings", HOSTILE.values(), ids=HOSTILE)
def test_the_bytes_are_the_same_in_every_environment(
    settings: dict[str, str], odd_in_xml: bs.Statement, tmp_path: pathlib.Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENCODE, *SAME_BYTES],
        input=bs.dumps(odd_in_xml).encode(),
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, **settings},
    )
    assert json.loads(done.stdout) == {
        f"{name}/{file}": hashlib.sha256(content).hexdigest()
        for name in SAME_BYTES
        for file, content in bs.formats()[name].encode(odd_in_xml).items()
    }


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_a_format_that_decodes_gives_back_an_equal_statement(
    name: str, either: bs.Statement
) -> None:
    format = bs.formats()[name]
    if format.decode is not None:
        assert format.decode(FilesInMemory(format.encode(either))) == either


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_the_main_file_has_the_suffix_of_the_format(name: str, statement: bs.Statement) -> None:
    format = bs.formats()[name]
    assert any(file.endswith(format.suffix) for file in format.encode(statement))


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_the_main_file_is_named(name: str, statement: bs.Statement) -> None:
    format = bs.formats()[name]
    assert format.file in format.encode(statement)


BREACHES: dict[str, Callable[[bs.Statement], bs.Statement]] = {
    "unique-ids": lambda sound: attrs.evolve(
        sound, mentions=(attrs.evolve(sound.mentions[0], id=sound.states[0].id),)
    ),
    "quoted-spans": lambda sound: attrs.evolve(
        sound, mentions=(attrs.evolve(sound.mentions[0], end=1),)
    ),
    "sound-links": lambda sound: attrs.evolve(
        sound, mentions=(attrs.evolve(sound.mentions[0], target="state-atlantis"),)
    ),
}
MESSAGES = {
    "unique-ids": "found the id 'state-.*' twice",
    "quoted-spans": "does not stand on its quote",
    "sound-links": "links to 'state-atlantis', which is not a record of its class",
}


@pytest.mark.parametrize("breach", BREACHES)
@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_a_statement_is_refused_for_what_the_format_requires_and_no_more(
    name: str, breach: str, statement: bs.Statement
) -> None:
    broken = BREACHES[breach](statement)
    if breach in {each.name for each in format_named(name).requires}:
        with pytest.raises(bs.FormatError, match=MESSAGES[breach]):
            format_named(name).encode(broken)
    else:
        assert format_named(name).encode(broken)


def test_a_format_checks_what_it_requires_before_it_encodes(statement: bs.Statement) -> None:
    def encode(_: bs.Statement) -> dict[str, bytes]:
        raise AssertionError

    made = bs.Format(
        name="made",
        suffix=".made",
        media_type="text/plain",
        description="",
        requires=(UNIQUE_IDS,),
        encode=encode,
    )
    with pytest.raises(bs.FormatError, match="twice"):
        made.encode(BREACHES["unique-ids"](statement))
