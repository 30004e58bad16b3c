import copy
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import attrs
import jsonschema
import pytest
import rdflib
import rdflib.collection
import referencing
import referencing.jsonschema
from pyld import jsonld  # type: ignore[import-untyped]  # it has no type hints
from pyld.canon import URDNA2015  # type: ignore[import-untyped]
from pyld.documentloader.frozen import FrozenDocumentLoader  # type: ignore[import-untyped]
from rdflib import RDF, XSD, URIRef

import belarus_statement as bs
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.model.statement import annotation_fields, collection_fields

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "urn:belarus-statement:vocabulary#"
AS = rdflib.Namespace("http://www.w3.org/ns/activitystreams#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
HOSTILE = 'a "quote" \\ <b>&amp;</b>\n\n𐍈 עברית 👩‍🔬 e\u0301\u2028 @id _:b0 http://x {"@value": 1}'
# What RFC 8141 has as a URN, with the fragment.
URN = re.compile(
    r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:"
    r"([\w.~!$&'()*+,;=:@-]|%[0-9A-F]{2})([\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*(#[\w-]*)?",
    re.ASCII,
)
ANNOTATION_MUSTS = (
    "annotations.json#/definitions/annotationTypeValueFound",
    "annotations.json#/definitions/motivationSingularIfPresent",
    "id.json#/definitions/idValueFound",
    "otherProperties.json#/definitions/createdValidIfPresent",
    "otherProperties.json#/definitions/modifiedValidIfPresent",
    "otherProperties.json#/definitions/generatedValidIfPresent",
    "otherProperties.json#/definitions/rightsValidIfPresent",
    "otherProperties.json#/definitions/canonicalValidIfPresent",
    "otherProperties.json#/definitions/viaValidIfPresent",
)
BODY_MUSTS = (
    "bodyTarget.json#/definitions/bodyResourcesFound",
    "bodyTarget.json#/definitions/optionalBodyPropertiesMust",
)
BODY_MUST_NOTS = (
    "bodyTarget.json#/definitions/ewrWithItems",
    "bodyTarget.json#/definitions/ewrWithPurpose",
)
TARGET_MUSTS = (
    "bodyTarget.json#/definitions/targetResourcesFound",
    "bodyTarget.json#/definitions/optionalTargetPropertiesMust",
    "specificResource.json#/definitions/specificeResourceDetected",
    "specificResource.json#/definitions/sourceDetected",
    "specificResource.json#/definitions/selectorDetected",
)
TARGET_MUST_NOTS = (
    "specificResource.json#/definitions/specificResourceWithItems",
    "specificResource.json#/definitions/specificResourceWithValue",
)
SELECTOR_MUSTS = (
    ("specificResource.json#/definitions/textPositionSelectorDetected",),
    (
        "specificResource.json#/definitions/prefixPropertyFound",
        "specificResource.json#/definitions/suffixPropertyFound",
    ),
)
CONTEXT_MUST = "annotations.json#/definitions/contextValueInArrayFound"
COLLECTION_MUSTS = (
    "collections.json#/definitions/annotationCollectionTypeValueFound",
    "collections.json#/definitions/labelFound",
    "collections.json#/definitions/totalFound",
    "collections.json#/definitions/firstRequiredIfTotalMoreThanZero",
    "collections.json#/definitions/firstValidIfPresent",
    "id.json#/definitions/idValueFound",
)
PAGE_MUSTS = (
    "collections.json#/definitions/annotationPageTypeValueFound",
    "collections.json#/definitions/itemsFound",
    "collections.json#/definitions/startIndexFound",
    "id.json#/definitions/idValueFound",
)


@pytest.fixture(name="schemas", scope="module")
def fixture_schemas(official: Callable[[str], Path]) -> Path:
    """The folder with the schemas of the W3C's MUST suite."""
    return official("web-annotation")


@pytest.fixture(name="context", scope="module")
def fixture_context(official: Callable[[str], Path]) -> dict[str, Any]:
    context: dict[str, Any] = json.loads(official("anno.jsonld").read_bytes())
    return context


@pytest.fixture(name="given", scope="module", params=["packaged", "hostile", "bare"])
def fixture_given(
    request: pytest.FixtureRequest, statement: bs.Statement, bare: bs.Statement
) -> bs.Statement:
    return {"packaged": statement, "hostile": hostile(statement), "bare": bare}[request.param]


def hostile(statement: bs.Statement) -> bs.Statement:
    """The packaged statement with odd ids and values, a text of odd characters before its own."""
    odd = attrs.evolve(statement.persons[0], id=HOSTILE, name=HOSTILE, aliases=(HOSTILE, "b", "b"))
    quantity = attrs.evolve(statement.quantities[0], id="ü/?#[]@ %41", value=10**15 - 1)
    mention = bs.Mention(id="\n", start=0, end=len(HOSTILE), quote=HOSTILE, target=HOSTILE)
    moved: dict[str, Any] = {
        each.name: tuple(
            attrs.evolve(each, start=each.start + len(HOSTILE), end=each.end + len(HOSTILE))
            for each in getattr(statement, each.name)
        )
        for each in annotation_fields()
    }
    changed = attrs.evolve(statement, text=HOSTILE + statement.text, persons=(odd,), **moved)
    return attrs.evolve(
        changed,
        id=HOSTILE,
        title=HOSTILE,
        mentions=(mention, *changed.mentions),
        quantities=(
            attrs.evolve(quantity, start=3, end=8, quote=HOSTILE[3:8]),
            *changed.quantities[1:],
        ),
    )


def written(statement: bs.Statement) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(
        bs.formats()["web-annotation"].encode(statement)["statement.jsonld"]
    )
    return document


def items(document: dict[str, Any]) -> list[dict[str, Any]]:
    annotations: list[dict[str, Any]] = document.get("first", {}).get("items", [])
    return annotations


def validator(schemas: Path, definition: str) -> Any:
    empty: Any = referencing.Registry()
    draft4 = referencing.jsonschema.DRAFT4
    registry = empty.with_resources(
        (path.name, draft4.create_resource(json.loads(path.read_bytes())))
        for path in schemas.glob("*.json")
    )
    checker = jsonschema.FormatChecker(formats=[])
    checker.checks("uri")(is_urn)
    return jsonschema.Draft4Validator(
        {"$ref": definition}, registry=registry, format_checker=checker
    )


def is_urn(value: object) -> bool:
    return not isinstance(value, str) or bool(URN.fullmatch(value))


def demand(schemas: Path, definitions: Iterable[str], subjects: Iterable[Any]) -> None:
    listed = list(subjects)
    for definition in definitions:
        check = validator(schemas, definition)
        for subject in listed:
            check.validate(subject)


def refuse(schemas: Path, definitions: Iterable[str], subjects: Iterable[Any]) -> None:
    listed = list(subjects)
    for definition in definitions:
        check = validator(schemas, definition)
        assert not any(check.is_valid(subject) for subject in listed), definition


def test_the_must_suite_of_the_w3c_accepts_every_annotation(
    schemas: Path, given: bs.Statement
) -> None:
    annotations = items(written(given))
    demand(schemas, ANNOTATION_MUSTS, annotations)
    bodies = [body for each in annotations for body in each["body"]]
    demand(schemas, BODY_MUSTS, bodies)
    refuse(schemas, BODY_MUST_NOTS, bodies)
    demand(schemas, TARGET_MUSTS, (each["target"] for each in annotations))
    refuse(schemas, TARGET_MUST_NOTS, (each["target"] for each in annotations))
    for index, musts in enumerate(SELECTOR_MUSTS):
        demand(schemas, musts, (each["target"]["selector"][index] for each in annotations))
    assert not any("bodyValue" in each for each in annotations)


def test_the_must_suite_of_the_w3c_accepts_the_collection_and_its_page(
    schemas: Path, given: bs.Statement
) -> None:
    document = written(given)
    demand(schemas, COLLECTION_MUSTS, [document])
    demand(schemas, [CONTEXT_MUST], [document["@context"]])
    demand(schemas, PAGE_MUSTS, [document["first"]] if items(document) else [])


@pytest.mark.parametrize(
    ("part", "wrong"), [("id", "not a uri"), ("type", "Note"), ("motivation", "guessing")]
)
def test_the_must_suite_notices_a_wrong_annotation(
    schemas: Path, statement: bs.Statement, part: str, wrong: str
) -> None:
    annotation = items(written(statement))[0] | {part: wrong}
    with pytest.raises(jsonschema.ValidationError):
        demand(schemas, ANNOTATION_MUSTS, [annotation])


def test_there_is_one_annotation_for_every_annotation(given: bs.Statement) -> None:
    document = written(given)
    assert document["total"] == len(given.annotations) == len(items(document))
    ids = [each["id"] for each in items(document)]
    assert len({*ids}) == len(ids)
    assert all(map(URN.fullmatch, ids))


def test_position_and_quote_select_the_same_words(given: bs.Statement) -> None:
    annotations = items(written(given))
    for annotation, each in zip(given.annotations, annotations, strict=True):
        position, quote = each["target"]["selector"]
        assert given.text[position["start"] : position["end"]] == annotation.quote == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        start = position["start"] - len(quote["prefix"])
        assert given.text[start:].startswith(around)
        assert 0 <= start <= max(0, position["start"] - 32)


def graph_of(document: dict[str, Any], context: dict[str, Any]) -> rdflib.Graph:
    """What rdflib reads, with the W3C's context in the place of its address."""
    inline = copy.deepcopy(document)
    inline["@context"][0] = context["@context"]
    with warnings.catch_warnings():
        # rdflib's own reader still uses what rdflib deprecates.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return rdflib.Graph().parse(data=json.dumps(inline), format="json-ld")


def test_pyld_and_rdflib_read_the_same_quads(context: dict[str, Any], given: bs.Statement) -> None:
    document = written(given)
    options: Any = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": FrozenDocumentLoader({CONTEXT: context}),
    }
    expected = str(jsonld.normalize(document, options))
    found = URDNA2015().main({"@default": triples(graph_of(document, context))}, options)
    assert found == expected
    assert len(expected.splitlines()) > len(given.annotations) * 10


def triples(graph: Any) -> list[dict[str, Any]]:
    """Those of rdflib as pyld has them; its own reader of N-Quads is slow and splits at U+2028."""
    names = ("subject", "predicate", "object")
    return [dict(zip(names, map(term, each), strict=True)) for each in graph]


def term(node: Any) -> dict[str, str]:
    if isinstance(node, rdflib.Literal):
        return {"type": "literal", "value": str(node), "datatype": str(node.datatype or XSD.string)}
    if isinstance(node, rdflib.BNode):
        return {"type": "blank node", "value": f"_:{node}"}
    return {"type": "IRI", "value": str(node)}


def test_a_reader_of_rdf_gets_the_whole_statement_back(
    context: dict[str, Any], given: bs.Statement
) -> None:
    graph = graph_of(written(given), context)
    assert Reader(graph).statement() == given


class Reader:
    """A statement from the triples alone."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph

    def statement(self) -> bs.Statement:
        (node,) = self.graph.subjects(RDF.type, URIRef(VOCABULARY + "Statement"))
        plain = (field for field in fields_of(bs.Statement) if not field.many)
        collections: dict[str, Any] = {
            each.name: tuple(self.records(each.value_type)) for each in collection_fields()
        }
        return bs.Statement(**self.values(node, plain), **collections)

    def records(self, cls: Any) -> Iterator[Any]:
        """In the order of the text, or of the list of entities."""
        nodes = {*self.graph.subjects(RDF.type, URIRef(VOCABULARY + cls.__name__))}
        if issubclass(cls, bs.Entity):
            (listed,) = self.graph.objects(None, URIRef(VOCABULARY + "entities"))
            ordered = rdflib.collection.Collection(self.graph, listed)
            yield from (self.record(cls, node) for node in ordered if node in nodes)
            return
        listed = next(self.graph.objects(None, AS["items"]), RDF.nil)
        for annotation in rdflib.collection.Collection(self.graph, listed):
            (body,) = (
                each
                for each in self.graph.objects(annotation, OA.hasBody)
                if (each, RDF.type, OA.TextualBody) not in self.graph
            )
            if body in nodes:
                yield self.record(cls, body, **self.selected(annotation))

    def selected(self, annotation: Any) -> dict[str, Any]:
        (target,) = self.graph.objects(annotation, OA.hasTarget)
        found: dict[Any, Any] = {
            predicate: value
            for selector in self.graph.objects(target, OA.hasSelector)
            for predicate, value in self.graph.predicate_objects(selector)
        }
        return {
            "start": int(found[OA.start]),
            "end": int(found[OA.end]),
            "quote": str(found[OA.exact]),
        }

    def record(self, cls: Any, node: Any, **known: Any) -> Any:
        fields = (each for each in fields_of(cls) if each.name not in {"id", *known})
        return cls(id=self.id(node), **known, **self.values(node, fields))

    def values(self, node: Any, fields: Iterable[Field]) -> dict[str, Any]:
        return {field.name: self.field(node, field) for field in fields}

    def field(self, node: Any, field: Field) -> Any:
        objects = [*self.graph.objects(node, URIRef(VOCABULARY + field.name))]
        if not objects:
            return None
        (value,) = objects
        if field.many:
            listed = rdflib.collection.Collection(self.graph, value)
            return tuple(self.value(each, field) for each in listed)
        return self.value(value, field)

    def value(self, value: Any, field: Field) -> Any:
        if attrs.has(field.value_type):
            return field.value_type(**self.values(value, fields_of(field.value_type)))
        if field.refers:
            return self.id(value)
        plain = value.toPython()
        assert type(plain) is field.value_type
        return plain

    @staticmethod
    def id(node: Any) -> str:
        return unquote(str(node).rpartition(":")[2])


def test_a_name_of_the_vocabulary_always_means_the_same() -> None:
    meanings: dict[str, set[tuple[bool, bool]]] = {}
    for collection in collection_fields():
        for field in fields_of(collection.value_type):
            meanings.setdefault(field.name, set()).add((bool(field.refers), field.many))
    assert {name for name, found in meanings.items() if len(found) > 1} == set()


def test_a_viewer_is_told_the_class_and_the_fields_in_words(statement: bs.Statement) -> None:
    demand = next(each for each in items(written(statement)) if "demand-cease-int" in each["id"])
    _, tag, comment = demand["body"]
    assert (tag["purpose"], tag["value"]) == ("tagging", "demand")
    assert comment["purpose"] == "commenting"
    assert "action: cease" in comment["value"]
    assert "addressees: Belarusian authorities" in comment["value"]
    assert "beneficiaries: opposition leaders, journalists" in comment["value"]
    assert "urn:" not in comment["value"]
