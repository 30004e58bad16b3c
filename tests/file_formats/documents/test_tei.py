"""Held against the schema of the TEI, and a reader written from the reference of the format."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import hypothesis
import pytest
from hypothesis import strategies as st
from lxml import etree

import belarus_statement as bs
from belarus_statement.model.statement import annotation_fields, collection_fields, text_order
from belarus_statement.testing import hostile_statement
from belarus_statement.testing.strategies import statements

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SETTINGS = hypothesis.settings(
    deadline=None,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large],
)
ODD_IDS = ("", " ", "_", "a b", "a_20_b", "_20_", "7", "-", ".", "é", "\n", "at_0", "x:y", "𐍈", "#")
ODD_TEXT = " \n𐍈 <b>&amp;</b>\r\n]]> עברית\u2028 e\u0301 \t"


def written(statement: bs.Statement) -> bytes:
    (content,) = bs.formats()["tei"].encode(statement).values()
    return content


def parsed(statement: bs.Statement) -> ET.Element:
    return ET.fromstring(written(statement))


def bare(statement: bs.Statement, text: str = "") -> bs.Statement:
    empty: dict[str, Any] = {each.name: () for each in collection_fields()}
    return attrs.evolve(statement, text=text, **empty)


def layers() -> dict[str, type[bs.Annotation]]:
    return {each.name: each.value_type for each in annotation_fields()}


def placed(
    statement: bs.Statement, text: str, spans: list[tuple[str, int, int]], kinds: tuple[Any, ...]
) -> bs.Statement:
    """Annotations of the packaged statement, moved to spans of another text, under new ids."""
    made: dict[str, list[Any]] = {}
    for number, (layer, start, end) in enumerate(spans):
        listed = getattr(statement, layer)
        record = listed[number % len(listed)]
        moved = attrs.evolve(record, id=f"r{number}", start=start, end=end, quote=text[start:end])
        if isinstance(moved, bs.Block):
            moved = attrs.evolve(moved, kind=kinds[number % len(kinds)])
        made.setdefault(layer, []).append(moved)
    collections: dict[str, Any] = {
        name: tuple(sorted(records, key=text_order)) for name, records in made.items()
    }
    return attrs.evolve(bare(statement, text), **{"states": statement.states, **collections})


@st.composite
def crossing(draw: st.DrawFn) -> bs.Statement:
    """A statement whose annotations overlap, cross, are empty and lead nowhere as they please."""
    text = draw(st.text(st.sampled_from("ab \n\r\t<&𐍈\u2028\u0301"), max_size=20))
    edges = st.integers(0, len(text))
    layer = st.sampled_from(["blocks", "sentences"]) | st.sampled_from([*layers()])
    drawn = draw(st.lists(st.tuples(layer, edges, edges), max_size=12))
    spans = [(layer, min(pair), max(pair)) for layer, *pair in drawn]
    kinds = draw(st.permutations(["heading", "issuer", "place", "title", "preamble", "end_mark"]))
    return placed(bs.load(), text, spans, (*kinds,))


def odd(statement: bs.Statement) -> bs.Statement:
    """Records under odd ids, on a text that starts and ends with white space."""
    persons = tuple(bs.Person(id=each, name=each, aliases=(each, "", each)) for each in ODD_IDS)
    mentions = tuple(
        bs.Mention(
            id=f"m{each}",
            start=number,
            end=len(ODD_TEXT) - number,
            quote=ODD_TEXT[number : len(ODD_TEXT) - number],
            target=target,
        )
        for number, (each, target) in enumerate(zip(ODD_IDS, (*ODD_IDS[1:], "nobody"), strict=True))
    )
    made = bare(statement, ODD_TEXT)
    return attrs.evolve(
        made,
        id="\n",
        date="yesterday",
        language="a language",
        source=attrs.evolve(statement.source, published_at='at "home" <\u3000>'),
        persons=persons,
        mentions=mentions,
    )


@pytest.fixture(
    name="given", scope="module", params=["packaged", "hostile", "odd", "odd ids", "bare", "empty"]
)
def fixture_given(
    request: pytest.FixtureRequest, statement: bs.Statement, odd_in_xml: bs.Statement
) -> bs.Statement:
    made: dict[str, Callable[[], bs.Statement]] = {
        "packaged": lambda: statement,
        "hostile": hostile_statement,
        "odd": lambda: odd_in_xml,
        "odd ids": lambda: odd(statement),
        "bare": lambda: bare(statement, statement.text),
        "empty": lambda: bare(statement),
    }
    return made[request.param]()


@pytest.fixture(name="schema", scope="module")
def fixture_schema(official: Callable[[str], Path]) -> Path:
    return official("tei_all.rng")


@pytest.fixture(name="tei_all", scope="module")
def fixture_tei_all(schema: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(schema))


@pytest.fixture(name="jing", scope="module")
def fixture_jing(schema: Path) -> Callable[..., str]:
    if shutil.which("jing") is None:
        pytest.skip("there is no jing: the Debian package jing has it")

    def faults(*paths: Path) -> str:
        done = subprocess.run(["jing", schema, *paths], capture_output=True, text=True, check=False)
        assert (done.returncode == 0) == (not done.stdout)
        return done.stdout

    return faults


def called(element: ET.Element) -> str:
    return element.tag.removeprefix(TEI)


def the(element: ET.Element, path: str) -> ET.Element:
    """The one element at a path of names."""
    (found,) = element.findall("/".join(f"{TEI}{name}" for name in path.split("/")))
    return found


def pieces(
    element: ET.Element, without: tuple[str, ...] = ("corr", "reg")
) -> Iterator[str | ET.Element]:
    """The text and the anchors in an element, in order."""
    name = called(element)
    if name in without:
        return
    if name == "anchor":
        yield element
    yield element.text or ""
    for child in element:
        yield from pieces(child, without)
        yield child.tail or ""


def words(element: ET.Element, without: tuple[str, ...] = ("corr", "reg")) -> str:
    return "".join(each for each in pieces(element, without) if isinstance(each, str))


class Reader:
    """A statement from the document alone."""

    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.text = ""
        self.anchors: dict[str, int] = {}
        for piece in pieces(the(root, "text")):
            if isinstance(piece, str):
                self.text += piece
            else:
                self.anchors[piece.attrib[ID]] = len(self.text)

    def statement(self) -> bs.Statement:
        header, *groups = the(self.root, "standOff")
        collections: dict[str, Any] = {
            self.field(group): tuple(self.record(each) for each in group) for group in groups
        }
        return bs.Statement(text=self.text, **self.features(header), **collections)

    @staticmethod
    def field(group: ET.Element) -> str:
        """The collection that a list holds, by the class that it names."""
        (name,) = (
            each.name
            for each in collection_fields()
            if each.value_type.__name__ == group.attrib["type"]
        )
        return name

    def record(self, element: ET.Element) -> Any:
        (structure,) = element.findall(f"{TEI}fs") + element.findall(f"{TEI}note/{TEI}fs")
        values = self.features(structure)
        if element.tag == f"{TEI}span":
            start, end = (self.offset(element.attrib[each]) for each in ("from", "to"))
            values |= {"start": start, "end": end, "quote": self.text[start:end]}
        return getattr(bs, structure.attrib["type"])(id=unescaped(element.attrib[ID]), **values)

    def offset(self, pointer: str) -> int:
        offset = self.anchors[pointer.removeprefix("#")]
        assert pointer == f"#at_{offset}"
        return offset

    def features(self, structure: ET.Element) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for feature in structure:
            (value,) = feature
            name = feature.attrib["name"]
            assert name not in found
            found[name] = self.value(value)
        return found

    def value(self, element: ET.Element) -> Any:
        match called(element):
            case "fs":
                return getattr(bs, element.attrib["type"])(**self.features(element))
            case "vColl":
                return tuple(map(self.value, element))
            case "numeric":
                return int(element.attrib["value"])
            case "binary":
                return {"true": True, "false": False}[element.attrib["value"]]
            case "symbol":
                return element.attrib["value"]
            case _:
                pass
        assert element.tag == f"{TEI}string"
        text = element.text or ""
        if "corresp" in element.attrib:
            assert unescaped(element.attrib["corresp"].removeprefix("#")) == text
        return text


def unescaped(name: str) -> str:
    """The id that an xml:id stands for, by the reference."""
    if name == "_":
        return ""
    return re.sub("_([0-9a-f]+)_", lambda found: chr(int(found[1], 16)), name)


def test_an_independent_reader_gets_the_whole_statement_back(given: bs.Statement) -> None:
    assert Reader(parsed(given)).statement() == given


@SETTINGS
@hypothesis.given(statement=statements() | crossing())
def test_the_reader_gets_any_statement_back(statement: bs.Statement) -> None:
    assert Reader(parsed(statement)).statement() == statement


@SETTINGS
@hypothesis.given(statement=statements() | crossing())
def test_the_schema_of_the_tei_accepts_any_statement(
    tei_all: etree.RelaxNG, statement: bs.Statement
) -> None:
    tei_all.assertValid(etree.fromstring(written(statement)))


def test_the_schema_notices_what_is_no_tei(tei_all: etree.RelaxNG, statement: bs.Statement) -> None:
    tei_all.assertValid(etree.fromstring(written(statement)))
    assert not tei_all.validate(etree.fromstring(misnamed(statement)))


def test_jing_accepts_it(jing: Callable[..., str], given: bs.Statement, tmp_path: Path) -> None:
    path = tmp_path / "statement.xml"
    path.write_bytes(written(given))
    assert not jing(path)


def test_jing_accepts_it_whatever_stands_in_the_place_of_an_address(
    jing: Callable[..., str], addressed: list[bs.Statement], tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.xml" for number in range(len(addressed))]
    for path, each in zip(paths, addressed, strict=True):
        path.write_bytes(written(each))
    assert not jing(*paths)


def test_only_an_address_of_the_web_is_a_target(
    statement: bs.Statement, address: tuple[str, str]
) -> None:
    text, url = address
    source = attrs.evolve(statement.source, published_at=text)
    root = parsed(attrs.evolve(statement, source=source))
    bibl = the(root, "teiHeader/fileDesc/sourceDesc/bibl")
    assert [each.get("target") for each in bibl.iter(f"{TEI}ref")] == [url] * bool(url)
    assert text in "".join(map(str, bibl.itertext()))


def test_jing_notices_what_is_no_tei(
    jing: Callable[..., str], statement: bs.Statement, tmp_path: Path
) -> None:
    path = tmp_path / "statement.xml"
    path.write_bytes(misnamed(statement))
    assert 'element "eventNamed" not allowed anywhere' in jing(path)


def misnamed(statement: bs.Statement) -> bytes:
    return written(statement).replace(b"eventName", b"eventNamed")


def test_every_id_is_there_once_and_every_pointer_leads_to_one(given: bs.Statement) -> None:
    root = parsed(given)
    ids = [each.attrib[ID] for each in root.iter() if ID in each.attrib]
    assert len({*ids}) == len(ids)
    pointers = {
        each.attrib[name]
        for each in root.iter()
        for name in ("ana", "corresp", "from", "ref", "to")
        if each.get(name, "").startswith("#")
    }
    assert pointers <= {f"#{each}" for each in ids}


def inline(root: ET.Element) -> dict[str, ET.Element]:
    """The elements in the text by the ids of their annotations."""
    found = [each for each in the(root, "text").iter() if "ana" in each.attrib]
    by_id = {unescaped(each.attrib["ana"].removeprefix("#")): each for each in found}
    assert len(by_id) == len(found)
    return by_id


def test_every_annotation_of_the_packaged_text_is_an_element_around_its_words(
    statement: bs.Statement,
) -> None:
    found = inline(parsed(statement))
    assert {each.id: each.quote for each in statement.annotations} == {
        id: words(each) for id, each in found.items()
    }


def test_elements_are_called_what_tei_calls_them(statement: bs.Statement) -> None:
    found = inline(parsed(statement))
    tags: dict[str, set[str]] = {}
    for each in statement.annotations:
        kind = type(each).__name__
        if isinstance(each, bs.Mention):
            kind = type(statement[each.target]).__name__
        tags.setdefault(kind, set()).add(called(found[each.id]))
    assert tags == {
        "Block": {"head", "byline", "dateline", "p", "ab"},
        "Sentence": {"s"},
        "Party": {"rs"},
        "State": {"country"},
        "Organization": {"orgName"},
        "Person": {"persName"},
        "Place": {"placeName"},
        "Group": {"rs"},
        "Event": {"rs"},
        "Document": {"rs"},
        "Right": {"rs"},
        "DateExpression": {"date"},
        "Quantity": {"measure"},
        "SpeechAct": {"seg"},
        "Allegation": {"seg"},
        "Demand": {"seg"},
        "Correction": {"choice"},
    }


def test_names_lead_to_the_entity_that_has_them(statement: bs.Statement) -> None:
    root = parsed(statement)
    found = inline(root)
    entries = {str(each.get(ID)): each for each in the(root, "standOff").iter()}
    for mention in statement.mentions:
        entry = entries[found[mention.id].attrib["ref"].removeprefix("#")]
        entity = statement.record(mention.target, bs.Entity)
        name = called(entry[0])
        names = [each.text for each in entry.findall(f"{TEI}{name}")]
        assert names == [entity.name, *entity.aliases]


def test_registers_are_there_as_idno_and_dates_as_date(statement: bs.Statement) -> None:
    root = parsed(statement)
    entries = {
        unescaped(each.attrib[ID]): {
            str(idno.get("type")): idno.text for idno in each.findall(f"{TEI}idno")
        }
        for each in the(root, "standOff").iter()
        if called(each) in {"place", "bibl"}
    }
    assert entries["state-belarus"] == {
        "alpha_2": "BY",
        "alpha_3": "BLR",
        "numeric": "112",
        "wikidata": "Q184",
    }
    resolution = "document-human-rights-council-resolution"
    assert entries[resolution] == {"symbol": "A/HRC/RES/45/1"}
    (document,) = (each for each in the(root, "standOff/listBibl") if each.get(ID) == resolution)
    assert the(document, "date").get("when") == "2020-09-18"


def test_dates_are_those_of_w3c_where_they_map_exactly(statement: bs.Statement) -> None:
    values = {
        "2020-10-26": {"when": "2020-10-26"},
        "2020-10": {"when": "2020-10"},
        "2020": {"when": "2020"},
        "2020-08/2020-10-26": {"from": "2020-08", "to": "2020-10-26"},
        "0000": {},
        "2020-02-30": {},
        "26 October": {},
        "": {},
    }
    for value, expected in values.items():
        (first, *_) = statement.dates
        event = bs.Event(id="e", name="e", date=value)
        changed = attrs.evolve(
            statement, dates=(attrs.evolve(first, value=value),), events=(event,), date=value
        )
        root = parsed(changed)
        for each in (
            inline(root)[first.id],
            the(root, "standOff/listEvent/event"),
            the(root, "teiHeader/fileDesc/sourceDesc/bibl/date"),
        ):
            dates = {key: each.get(key) for key in ("when", "from", "to") if key in each.attrib}
            assert dates == expected


def test_a_count_is_a_quantity_only_where_the_words_give_that_very_number(
    statement: bs.Statement,
) -> None:
    counted: dict[Any, dict[str, str]] = {
        "exactly": {"quantity": "5"},
        "at_least": {"atLeast": "5"},
        "more_than": {},
    }
    for comparator, expected in counted.items():
        quantity = attrs.evolve(statement.quantities[0], comparator=comparator, value=5)
        found = inline(parsed(attrs.evolve(statement, quantities=(quantity,))))[quantity.id]
        assert {**found.attrib, "ana": ""} == {**expected, "ana": ""}


def test_the_readings_in_place_of_the_slips_make_the_corrected_text(
    statement: bs.Statement,
) -> None:
    text = the(parsed(statement), "text")
    assert words(text, without=("sic", "reg")) == statement.corrected_text().text


def test_the_header_says_where_the_text_comes_from(statement: bs.Statement) -> None:
    root = parsed(statement)
    source = the(root, "teiHeader/fileDesc/sourceDesc/bibl")
    assert statement.source.published_at == the(source, "ref").get("target")
    assert the(source, "respStmt/resp").text == "issued by"
    assert the(source, "respStmt/name").text == statement.issuer
    assert the(source, "title").get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert the(source, "pubPlace").text == statement.place
    assert the(source, "availability/p").text == statement.source.rights
    assert [each.text for each in source.findall(f"{TEI}idno")] == [
        statement.source.file,
        statement.source.sha256,
    ]
    assert the(root, "teiHeader/profileDesc/langUsage/language").get("ident") == "en"


def test_what_crosses_stands_in_the_text_once_and_in_the_standoff_whole(
    statement: bs.Statement,
) -> None:
    spans = [("blocks", 0, 9), ("mentions", 0, 5), ("mentions", 3, 9), ("mentions", 2, 2)]
    given = placed(statement, "a bc def ", spans, ("paragraph",))
    assert {*inline(parsed(given))} == {"r0", "r1"}
    assert Reader(parsed(given)).statement() == given


def test_a_sentence_stands_in_no_other(statement: bs.Statement) -> None:
    spans = [("blocks", 0, 4), ("sentences", 0, 4), ("mentions", 0, 2), ("sentences", 0, 2)]
    found = inline(parsed(placed(statement, "a bc", spans, ("paragraph",))))
    assert {*found} == {"r0", "r1", "r2"}


def test_a_heading_after_a_paragraph_starts_a_division(statement: bs.Statement) -> None:
    spans = [("blocks", 1, 2), ("blocks", 3, 4), ("blocks", 4, 5), ("blocks", 7, 8)]
    kinds = ("title", "paragraph", "heading", "paragraph")
    body = the(parsed(placed(statement, "\na\nbc -d\n", spans, kinds)), "text/body")
    names = [[called(each) for each in division] for division in body]
    assert names == [
        ["anchor", "head", "anchor", "p"],
        ["head", "ab", "p", "anchor", "anchor"],
    ]
    assert [words(division) for division in body] == ["\na\nb", "c -d\n"]


def test_words_outside_of_blocks_are_kept_and_a_heading_after_them_starts_a_division(
    statement: bs.Statement,
) -> None:
    # The first block is empty, the third starts in the second.
    spans = [("blocks", 1, 1), ("blocks", 3, 6), ("blocks", 5, 8)]
    body = the(parsed(placed(statement, "a b heading", spans, ("heading",))), "text/body")
    found = [[(called(each), words(each)) for each in division if words(each)] for division in body]
    assert found == [[("ab", "a b")], [("head", " he"), ("ab", "ading")]]


def test_a_mention_of_what_is_not_there_leads_nowhere_and_has_no_type(
    with_dangling_link: bs.Statement,
) -> None:
    mention = with_dangling_link.mentions[0]
    found = inline(parsed(with_dangling_link))[mention.id]
    assert (called(found), {*found.attrib}) == ("rs", {"ana"})


def test_the_text_asks_to_be_left_as_it_is(statement: bs.Statement) -> None:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert the(parsed(statement), "text").get(space) == "preserve"


def test_a_field_without_a_value_is_left_out(given: bs.Statement) -> None:
    assert all(len(each) for each in the(parsed(given), "standOff").iter(f"{TEI}vColl"))


def test_elements_stand_in_each_other_no_deeper_than_parsers_go(statement: bs.Statement) -> None:
    spans = [("blocks", 0, 1), *[("mentions", 0, 1)] * 1000]
    given = placed(statement, "a", spans, ("paragraph",))
    assert len(inline(parsed(given))) == 64
    assert Reader(parsed(given)).statement() == given


def test_a_character_that_is_none_in_xml_is_refused(odd_statement: bs.Statement) -> None:
    with pytest.raises(bs.FormatError, match=r"U\+FFFE"):
        written(odd_statement)


def test_the_document_stays_as_it_was(
    odd_in_xml: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    golden("tei/odd.xml", written(odd_in_xml))
