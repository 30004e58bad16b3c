"""Held against two strict readers: DKPro cassis, and Apache UIMA itself where it is installed."""

import io
import json
import os
import pathlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import attrs
import cassis  # type: ignore[import-untyped]  # it has no type hints
import hypothesis
import pytest
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.statement import annotation_fields, collection_fields
from belarus_statement.testing import hostile_statement, statements

PACKAGE = "belarus_statement."
DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
META_DATA = f"{DKPRO}metadata.type.DocumentMetaData"
SENTENCE = f"{DKPRO}segmentation.type.Sentence"
RESOURCE = "{http://uima.apache.org/resourceSpecifier}"
READER = pathlib.Path(__file__).with_name("UimaReader.java")
JAR = pathlib.Path(os.environ.get("BELARUS_STATEMENT_UIMA", "/usr/share/java/uimaj-core.jar"))
# The primitives and the one array of which INCEpTION makes the features of a span layer.
SHOWN_BY_INCEPTION = {f"uima.cas.{each}" for each in ("String", "Integer", "Boolean")} | {
    "uima.cas.StringArray"
}
TANGLED = "a \N{GOTHIC LETTER HWAIR}b\n\n \N{GRINNING FACE} עברית <c> & \r\n\t\u2028d"
SETTINGS = hypothesis.settings(
    deadline=None,
    database=None,
    max_examples=40,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large],
)


class Structure(NamedTuple):
    """A feature structure; where a feature refers to others, it holds their ids."""

    id: int
    type: str
    covered: str | None
    features: dict[str, Any]


class Read(NamedTuple):
    """What a reader found; its offsets are in code points."""

    text: str
    structures: dict[int, Structure]

    def of_type(self, name: str) -> list[Structure]:
        return [each for each in self.structures.values() if each.type == name]


Files = dict[str, bytes]
Reader = Callable[[Files], Read]


def written(statement: bs.Statement) -> Files:
    return dict(bs.formats()["uima-cas"].encode(statement))


def by_cassis(files: Files) -> Read:
    types = cassis.load_typesystem(io.BytesIO(files["TypeSystem.xml"]))
    cas = cassis.load_cas_from_xmi(io.BytesIO(files["statement.xmi"]), typesystem=types)
    structures = [
        Structure(
            id=each.xmiID,
            type=each.type.name,
            covered=each.get_covered_text() if hasattr(each, "begin") else None,
            features={
                feature.name: from_cassis(each[feature.name])
                for feature in each.type.all_features
                if feature.name != "sofa"
            },
        )
        for each in cas.select_all_fs()
    ]
    return Read(cas.sofa_string or "", {each.id: each for each in structures})


def from_cassis(value: Any) -> Any:
    if isinstance(value, cassis.typesystem.FeatureStructure):
        elements = getattr(value, "elements", value)
        return value.xmiID if elements is value else [from_cassis(each) for each in elements]
    return value


def again_by_cassis(files: Files) -> Read:
    """Read, write, and read again."""
    types = cassis.load_typesystem(io.BytesIO(files["TypeSystem.xml"]))
    cas = cassis.load_cas_from_xmi(io.BytesIO(files["statement.xmi"]), typesystem=types)
    return by_cassis(
        {
            "TypeSystem.xml": str(types.to_xml()).encode(),
            "statement.xmi": str(cas.to_xmi()).encode(),
        }
    )


@pytest.fixture(name="answer", scope="module")
def fixture_answer(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[Files], dict[str, Any]]]:
    """Asks Apache UIMA what is in the files; it leaves the XMI that it wrote among them."""
    if not (JAR.exists() and shutil.which("javac")):
        pytest.skip(
            "needs Apache UIMA and a JDK: apt install libuima-core-java default-jdk-headless; "
            "BELARUS_STATEMENT_UIMA names uimaj-core.jar where it is elsewhere"
        )
    folder = tmp_path_factory.mktemp("uima")
    names = ("TypeSystem.xml", "statement.xmi", "again.xmi")
    question = "\t".join(str(folder / name) for name in names) + "\n"
    with subprocess.Popen(
        ["java", "-cp", str(JAR), str(READER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as java:
        assert java.stdin
        assert java.stdout
        asked, answered = java.stdin, java.stdout

        def answer(files: Files) -> dict[str, Any]:
            for name in names[:2]:
                (folder / name).write_bytes(files[name])
            asked.write(question)
            asked.flush()
            found: dict[str, Any] = json.loads(answered.readline())
            if "wrong" not in found:
                files["again.xmi"] = (folder / "again.xmi").read_bytes()
            return found

        yield answer


@pytest.fixture(name="by_uima", scope="module")
def fixture_by_uima(answer: Callable[[Files], dict[str, Any]]) -> Reader:
    def by_uima(files: Files) -> Read:
        found = answer(files)
        assert "wrong" not in found, found
        structures = [from_uima(each, found["text"]) for each in found["structures"]]
        return Read(found["text"], {each.id: each for each in structures})

    return by_uima


def from_uima(found: dict[str, Any], text: str) -> Structure:
    units = text.encode("utf-16-le")
    features = {name: address(value) for name, value in found["features"].items() if name != "sofa"}
    for edge in {"begin", "end"} & {*features}:
        features[edge] = len(units[: 2 * features[edge]].decode("utf-16-le"))
    return Structure(found["id"]["address"], found["type"], found["covered"], features)


def address(value: Any) -> Any:
    if isinstance(value, list):
        return [address(each) for each in value]
    return value["address"] if isinstance(value, dict) else value


@pytest.fixture(name="again_by_uima", scope="module")
def fixture_again_by_uima(by_uima: Reader) -> Reader:
    """Read by UIMA, written by it, and read by cassis."""

    def again(files: Files) -> Read:
        by_uima(files)
        return by_cassis({**files, "statement.xmi": files["again.xmi"]})

    return again


@pytest.fixture(name="read", params=["cassis", "cassis again", "UIMA", "UIMA again"])
def fixture_read(request: pytest.FixtureRequest) -> Reader:
    by_name: dict[str, Reader] = {"cassis": by_cassis, "cassis again": again_by_cassis}
    if request.param in by_name:
        return by_name[request.param]
    fixture = "by_uima" if request.param == "UIMA" else "again_by_uima"
    reader: Reader = request.getfixturevalue(fixture)
    return reader


def rebuilt(read: Read) -> bs.Statement:
    """A statement from the feature structures alone."""
    (structure,) = read.of_type(f"{PACKAGE}Statement")
    statement: bs.Statement = made(read, bs.Statement, structure.id)
    return statement


def made(read: Read, cls: Any, id: int) -> Any:
    _, type, covered, features = read.structures[id]
    assert type == PACKAGE + cls.__name__
    known: dict[str, Any] = {"text": read.text} if cls is bs.Statement else {}
    if issubclass(cls, bs.Annotation):
        known = {"start": features["begin"], "end": features["end"], "quote": covered}
    fields = (field for field in fields_of(cls) if field.name not in known)
    return cls(**known, **{each.name: of_field(read, each, features[each.name]) for each in fields})


def of_field(read: Read, field: Field, value: Any) -> Any:
    if field.many:
        return tuple(of_value(read, field, each) for each in value)
    return None if value is None and field.optional else of_value(read, field, value)


def of_value(read: Read, field: Field, value: Any) -> Any:
    if attrs.has(field.value_type):
        return made(read, field.value_type, value)
    if field.optional and field.value_type is not str:
        return json.loads(value)
    # In a list, cassis takes text that is empty for text that is not there.
    value = "" if field.many and value is None else value
    assert type(value) is field.value_type
    return value


def links(read: Read) -> set[tuple[str, str, str]]:
    found = [each.features for each in read.of_type(f"{PACKAGE}Link")]
    return {
        (
            read.structures[each["source"]].features["id"],
            each["role"],
            read.structures[each["target"]].features["id"],
        )
        for each in found
    }


def expected_links(statement: bs.Statement) -> set[tuple[str, str, str]]:
    found: set[tuple[str, str, str]] = set()
    for record in statement:
        for field in fields_of(type(record)):
            if field.refers:
                linked = field.values_in(record)
                found |= {(record.id, field.name, id) for id in linked if id in statement}
    return found


def tangled(bare: bs.Statement) -> bs.Statement:
    """Ids of any characters, shared and leading nowhere; spans that overlap, cross, are empty."""
    text = TANGLED
    spans = [(0, len(text)), (0, 3), (2, 5), (2, 5), (3, 3), (len(text), len(text)), (0, 0)]
    ids = ["\"<&>'", "\N{GRINNING FACE}\n\t\r ", "same", "same", "", "0", "xmi:id"]
    mentions = tuple(
        bs.Mention(
            id=id, start=start, end=end, quote=text[start:end], target=target, inferred=("", " ")
        )
        for (start, end), id, target in zip(spans, ids, [*ids[1:], "nowhere"], strict=True)
    )
    sentences = tuple(
        bs.Sentence(id=f"s{start}", start=start, end=end, quote=text[start:end], block="", number=n)
        for n, (start, end) in zip((2**31 - 1, -(2**31), 0), [(0, 4), (3, 8), (8, 8)], strict=True)
    )
    person = bs.Person(id="same", name="\r\n", aliases=("", "a\n b ", ""))
    return attrs.evolve(
        bare,
        text=text,
        language="",
        persons=(person, attrs.evolve(person, name="the other")),
        mentions=mentions,
        sentences=sentences,
    )


@pytest.fixture(
    name="given", scope="module", params=["packaged", "hostile", "odd", "tangled", "bare", "empty"]
)
def fixture_given(
    request: pytest.FixtureRequest,
    statement: bs.Statement,
    bare: bs.Statement,
    odd_in_xml: bs.Statement,
) -> bs.Statement:
    return {
        "packaged": statement,
        "hostile": hostile_statement(),
        "odd": odd_in_xml,
        "tangled": tangled(bare),
        "bare": bare,
        "empty": attrs.evolve(bare, id="", title="", language="", text=""),
    }[request.param]


def test_a_strict_reader_gets_the_whole_statement_back(read: Reader, given: bs.Statement) -> None:
    assert rebuilt(read(written(given))) == given


def test_every_link_that_leads_to_a_record_is_a_reference_to_it(
    read: Reader, given: bs.Statement
) -> None:
    assert links(read(written(given))) == expected_links(given)


IN_XML = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r"),
    max_size=5,
)


@st.composite
def statements_of_odd_words(draw: st.DrawFn) -> bs.Statement:
    """Statements that are sound but for their words: any ids, links, names, enumerations."""
    statement = draw(statements(max_sentences=3))
    changed: dict[str, Any] = {}
    for collection in collection_fields():
        records = getattr(statement, collection.name)
        changed[collection.name] = tuple(
            attrs.evolve(
                each,
                **{
                    field.name: draw(st.lists(IN_XML, max_size=2).map(tuple))
                    if field.many
                    else draw(st.none() | IN_XML if field.optional else IN_XML)
                    for field in fields_of(type(each))
                    if field.value_type is str and field.name != "quote"
                },
            )
            for each in records
        )
    return attrs.evolve(statement, **changed)


@SETTINGS
@hypothesis.given(given=statements() | statements_of_odd_words())
def test_any_statement_that_xml_can_hold_comes_back_from_cassis(given: bs.Statement) -> None:
    found = by_cassis(written(given))
    assert rebuilt(found) == given
    assert links(found) == expected_links(given)


@SETTINGS
@hypothesis.given(given=statements() | statements_of_odd_words())
def test_any_statement_that_xml_can_hold_comes_back_from_uima(
    by_uima: Reader, given: bs.Statement
) -> None:
    found = by_uima(written(given))
    assert rebuilt(found) == given
    assert links(found) == expected_links(given)


def test_uima_finds_the_text_its_language_and_one_document_annotation(
    answer: Callable[[Files], dict[str, Any]], given: bs.Statement
) -> None:
    found = answer(written(given))
    assert found["text"] == given.text
    assert found["language"] == (given.language or "x-unspecified")
    (document,) = (each for each in found["structures"] if each["type"] == META_DATA)
    assert found["document"] == document["id"]
    assert document["covered"] == given.text
    assert document["features"]["documentTitle"] == given.title
    assert document["features"]["documentId"] == given.id


def test_offsets_count_utf_16_code_units() -> None:
    given = hostile_statement()
    root = ET.fromstring(written(given)["statement.xmi"])
    units = given.text.encode("utf-16-le")
    found = [
        (each.get("id"), units[2 * int(begin) : 2 * int(each.get("end", ""))].decode("utf-16-le"))
        for each in root
        if each.tag.startswith("{http:///belarus_statement") and (begin := each.get("begin"))
    ]
    assert sorted(found, key=str) == sorted(
        ((each.id, each.quote) for each in given.annotations), key=str
    )


@pytest.mark.parametrize(("known", "unknown"), [(b"bs:Demand", b"bs:Wish"), (b" kind=", b" sort=")])
def test_the_readers_take_no_type_or_feature_that_is_not_declared(
    answer: Callable[[Files], dict[str, Any]],
    statement: bs.Statement,
    known: bytes,
    unknown: bytes,
) -> None:
    files = written(statement)
    assert known in files["statement.xmi"]
    files["statement.xmi"] = files["statement.xmi"].replace(known, unknown)
    assert "wrong" in answer(files)
    with pytest.raises((cassis.typesystem.TypeNotFoundError, TypeError)):
        by_cassis(files)


def test_links_between_records_that_share_an_id_lead_to_the_first(bare: bs.Statement) -> None:
    found = by_cassis(written(tangled(bare)))
    targets = [
        found.structures[each.features["target"]] for each in found.of_type(f"{PACKAGE}Link")
    ]
    names = [each.features["name"] for each in targets if each.features["id"] == "same"]
    assert names == ["\r\n", "\r\n"]


def test_a_link_that_leads_nowhere_is_kept_as_the_id(with_dangling_link: bs.Statement) -> None:
    found = by_cassis(written(with_dangling_link))
    assert rebuilt(found) == with_dangling_link
    assert not any("state-atlantis" in link for link in links(found))


def test_sentences_of_dkpro_hold_all_text_and_do_not_overlap(given: bs.Statement) -> None:
    found = by_cassis(written(given)).of_type(SENTENCE)
    spans = [(each.features["begin"], each.features["end"]) for each in found]
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in spans)
    words = "".join("".join(given.text[start:end].split()) for start, end in spans)
    assert words == "".join(given.text.split())


def test_every_sentence_of_the_statement_is_one_of_dkpro(statement: bs.Statement) -> None:
    found = {each.covered for each in by_cassis(written(statement)).of_type(SENTENCE)}
    assert {each.quote for each in statement.sentences} <= found


def test_every_annotation_of_the_packaged_statement_starts_and_ends_in_a_sentence_of_dkpro(
    statement: bs.Statement,
) -> None:
    found = by_cassis(written(statement)).of_type(SENTENCE)
    inside = {
        offset
        for each in found
        for offset in range(each.features["begin"], each.features["end"] + 1)
    }
    assert {edge for each in statement.annotations for edge in (each.start, each.end)} <= inside


def test_inception_can_make_a_span_layer_of_every_annotation(statement: bs.Statement) -> None:
    root = ET.fromstring(written(statement)["TypeSystem.xml"])
    layers: set[str] = set()
    for each in root.iter(f"{RESOURCE}typeDescription"):
        name, supertype = (
            each.findtext(f"{RESOURCE}{tag}", "") for tag in ("name", "supertypeName")
        )
        if supertype == "uima.tcas.Annotation" and name != SENTENCE:
            layers.add(name)
            ranges = {found.text for found in each.iter(f"{RESOURCE}rangeTypeName")}
            assert ranges <= SHOWN_BY_INCEPTION, name
    assert layers == {PACKAGE + each.value_type.__name__ for each in annotation_fields()}


def test_every_type_and_feature_of_the_model_is_described(statement: bs.Statement) -> None:
    root = ET.fromstring(written(statement)["TypeSystem.xml"])
    for tag in ("typeDescription", "featureDescription"):
        for each in root.iter(f"{RESOURCE}{tag}"):
            if (each.findtext(f"{RESOURCE}name") or "").startswith(PACKAGE):
                assert each.findtext(f"{RESOURCE}description")
    descriptions = [each.text for each in root.iter(f"{RESOURCE}description")]
    evidence = "On what footing the words put it. One of: asserted, presupposed, found, "
    assert f"{evidence}credibly_reported, reported, alleged." in descriptions


@pytest.mark.parametrize("name", ["TypeSystem.xml", "statement.xmi"])
def test_the_packaged_statement_is_written_as_before(
    golden: Callable[[str, bytes], None], statement: bs.Statement, name: str
) -> None:
    golden(f"uima-cas/{name}", written(statement)[name])


def test_an_integer_of_an_annotation_of_more_than_32_bits_is_refused(
    statement: bs.Statement,
) -> None:
    large = attrs.evolve(statement.sentences[0], number=2**31)
    with pytest.raises(bs.FormatError, match="found 2147483648 as the number of 'preamble"):
        written(attrs.evolve(statement, sentences=(large,)))


def test_a_size_of_more_than_64_bits_is_refused(statement: bs.Statement) -> None:
    source: Any = attrs.evolve(statement.source, bytes=2**63)
    with pytest.raises(bs.FormatError, match=r"as the bytes of 'the source'; .* at most 64 bits"):
        written(attrs.evolve(statement, source=source))


def test_what_xml_cannot_hold_is_refused(odd_statement: bs.Statement) -> None:
    with pytest.raises(bs.FormatError, match=r"found the character U\+FFFE"):
        written(odd_statement)
