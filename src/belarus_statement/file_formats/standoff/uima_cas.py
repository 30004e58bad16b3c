"""A UIMA CAS as XMI, with its type system, for UIMA and the annotation tool INCEpTION.

https://uima.apache.org/d/uimaj-current/references.html#ugr.ref.xmi
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import attrs

from belarus_statement.errors import FormatError
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.markup import Markup, document, element, stack
from belarus_statement.file_formats.standoff.labels import sentence_edges
from belarus_statement.file_formats.standoff.offsets import Offsets
from belarus_statement.model import Annotation, Entity, Statement
from belarus_statement.model.fields import Field, fields_of, filled_fields, nested_fields
from belarus_statement.preconditions import QUOTED_SPANS

FILE = "statement.xmi"
TYPE_SYSTEM_FILE = "TypeSystem.xml"
PACKAGE = "belarus_statement"
UNKNOWN_LANGUAGE = "x-unspecified"

_TOP, _ANNOTATION = "uima.cas.TOP", "uima.tcas.Annotation"
_DOCUMENT_ANNOTATION = "uima.tcas.DocumentAnnotation"
_STRING, _BOOLEAN = "uima.cas.String", "uima.cas.Boolean"
_INTEGER, _LONG = "uima.cas.Integer", "uima.cas.Long"
_STRINGS, _STRUCTURES = "uima.cas.StringArray", "uima.cas.FSArray"
_BITS = {_INTEGER: 32, _LONG: 64}

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
_META_DATA = f"{_DKPRO}.metadata.type.DocumentMetaData"
_META_DATA_FEATURES = (
    "documentTitle",
    "documentId",
    "documentUri",
    "collectionId",
    "documentBaseUri",
)
_SENTENCE = f"{_DKPRO}.segmentation.type.Sentence"
_PREFIXES = {
    "cas": "uima.cas",
    "bs": PACKAGE,
    "metadata": f"{_DKPRO}.metadata.type",
    "segmentation": f"{_DKPRO}.segmentation.type",
}

# The ids of the text and of the first feature structure.
_SOFA, _FIRST = "1", 2


def encode(statement: Statement) -> Files:
    return {FILE: _xmi(statement), TYPE_SYSTEM_FILE: _type_system()}


@attrs.frozen
class _Cas:
    """The feature structures that were written, of which each may refer to those before it."""

    offsets: Offsets
    structures: list[Markup] = attrs.field(factory=list[Markup])
    records: list[tuple[str, Entity | Annotation]] = attrs.field(
        factory=list[tuple[str, Entity | Annotation]]
    )

    def add(self, type: str, features: dict[str, str], *content: str) -> str:
        """Write a feature structure; its id."""
        id = str(len(self.structures) + _FIRST)
        self.structures.append(element(type, {"xmi:id": id, **features}, *content))
        return id

    def span(self, start: int, end: int) -> dict[str, str]:
        begin, end = map(self.offsets.from_code_points, (start, end))
        return {"sofa": _SOFA, "begin": str(begin), "end": str(end)}

    def add_record(self, record: object) -> str:
        """Write a record of the model, after those that it has as fields; its id."""
        annotation = record if isinstance(record, Annotation) else None
        features = self.span(annotation.start, annotation.end) if annotation else {}
        content: list[str] = []
        for field, value in filled_fields(record, _by_uima(type(record))):
            if attrs.has(field.value_type):
                parts = field.values_in(record)
                features[field.name] = " ".join(map(self.add_record, parts))
            elif field.many and value:
                content += (element(field.name, {}, each) for each in value)
            else:
                features[field.name] = "" if field.many else _primitive(record, field, value)
        id = self.add(f"bs:{type(record).__name__}", features, *content)
        if isinstance(record, Entity | Annotation):
            self.records.append((id, record))
        return id

    def add_links(self) -> None:
        """Write a reference for each link between records, where it leads to one."""
        # Where records share an id, a link leads to the first, as everywhere else.
        by_id = {record.id: id for id, record in reversed(self.records)}
        for source, record in self.records:
            for field in fields_of(type(record)):
                for linked in field.values_in(record) if field.refers else ():
                    if target := by_id.get(linked):
                        link = {"source": source, "role": field.name, "target": target}
                        self.add("bs:Link", link)


def _primitive(record: object, field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    bits = _BITS.get(_range(type(record), field))
    if bits and not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
        raise FormatError(
            f"found {value} as the {field.name} of {getattr(record, 'id', 'the source')!r:.60}; "
            f"expected an integer of at most {bits} bits, since UIMA has no others here"
        )
    return str(value)


def _xmi(statement: Statement) -> bytes:
    cas = _Cas(Offsets.of(statement.text, "utf-16"))
    meta_data = {
        **cas.span(0, len(statement.text)),
        "language": statement.language or UNKNOWN_LANGUAGE,
        "documentTitle": statement.title,
        "documentId": statement.id,
    }
    cas.add("metadata:DocumentMetaData", meta_data)
    cas.add_record(statement)
    cas.add_links()
    for start, end in _sentences(statement):
        cas.add("segmentation:Sentence", cas.span(start, end))
    sofa = {"sofaNum": "1", "sofaID": "_InitialView", "mimeType": "text/plain"}
    members = " ".join(map(str, range(_FIRST, _FIRST + len(cas.structures))))
    lines = [
        element("cas:NULL", {"xmi:id": "0"}),
        element("cas:Sofa", {"xmi:id": _SOFA, **sofa, "sofaString": statement.text}),
        *cas.structures,
        element("cas:View", {"sofa": _SOFA, "members": members}),
    ]
    namespaces = {f"xmlns:{prefix}": _namespace(name) for prefix, name in _PREFIXES.items()}
    root = {"xmlns:xmi": "http://www.omg.org/XMI", **namespaces, "xmi:version": "2.0"}
    return document(stack("xmi:XMI", root, *lines))


def _sentences(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield the sentences, cut at every edge of a sentence or a block, without space around.

    INCEpTION shows no text outside of sentences.
    """
    text = statement.text
    for start, end in pairwise(sorted({0, len(text), *sentence_edges(statement)})):
        words = text[start:end].lstrip()
        if words:
            yield end - len(words), end - len(words) + len(words.rstrip())


def _type_system() -> bytes:
    classes: dict[type[Any], str] = {
        Statement: "The header of the statement, and its records in order.",
        **{field.value_type: field.description for field in nested_fields(Statement)},
    }
    types = [
        *(_type_of(cls, description) for cls, description in classes.items()),
        _type_of(Entity, "Something in the world that the text names."),
        _type(
            f"{PACKAGE}.Link",
            "A link from a record to another, by the name of the field that holds its id.",
            _TOP,
            [_feature("source", _TOP), _feature("role", _STRING), _feature("target", _TOP)],
        ),
        _type(
            _META_DATA,
            "The document, as DKPro Core describes one.",
            _DOCUMENT_ANNOTATION,
            [
                *(_feature(name, _STRING) for name in _META_DATA_FEATURES),
                _feature("isLastSegment", _BOOLEAN),
            ],
        ),
        _type(
            _SENTENCE,
            "A part of the text, by the edges of sentences and blocks.",
            _ANNOTATION,
            [_feature("id", _STRING)],
        ),
    ]
    content = (element("name", {}, PACKAGE), stack("types", {}, *types))
    namespace = {"xmlns": "http://uima.apache.org/resourceSpecifier"}
    return document(stack("typeSystemDescription", namespace, *content))


def _type_of(cls: type[Any], description: str) -> Markup:
    is_kind = issubclass(cls, Entity) and cls is not Entity
    # INCEpTION has no layers but what derives from Annotation itself.
    supertype = _ANNOTATION if issubclass(cls, Annotation) else _TOP
    features = [
        _feature_of(cls, field) for field in _fields(cls) if not (is_kind and field.inherited)
    ]
    return _type(_name(cls), description, _name(Entity) if is_kind else supertype, features)


def _feature_of(cls: type[Any], field: Field) -> Markup:
    words = f" One of: {', '.join(field.values)}." if field.values else ""
    as_text = {int: " In digits.", bool: " true or false."} if field.optional else {}
    description = field.description + words + as_text.get(field.value_type, "")
    nested = field.many and attrs.has(field.value_type)
    element_type = _name(field.value_type) if nested else None
    return _feature(field.name, _range(cls, field), description, element_type)


def _range(cls: type[Any], field: Field) -> str:
    """Return the UIMA type of the values of a field."""
    if attrs.has(field.value_type):
        return _STRUCTURES if field.many else _name(field.value_type)
    if field.many:
        return _STRINGS
    # Only text can be left out: an Integer that is not there would be 0, a Boolean false.
    if field.value_type is str or field.optional:
        return _STRING
    if field.value_type is bool:
        return _BOOLEAN
    # INCEpTION knows no Long.
    return _INTEGER if issubclass(cls, Annotation) else _LONG


def _type(name: str, description: str, supertype: str, features: Iterable[str]) -> Markup:
    return element(
        "typeDescription",
        {},
        element("name", {}, name),
        element("description", {}, description),
        element("supertypeName", {}, supertype),
        stack("features", {}, *features),
    )


def _feature(
    name: str, range: str, description: str = "", element_type: str | None = None
) -> Markup:
    return element(
        "featureDescription",
        {},
        element("name", {}, name),
        element("description", {}, description),
        element("rangeTypeName", {}, range),
        element("elementType", {}, element_type) if element_type else Markup(),
    )


def _fields(cls: type[Any]) -> Iterator[Field]:
    """Return the fields of a class that are features of its type, which those of a span are not."""
    return (each for each in fields_of(cls) if not each.span and each.name not in _by_uima(cls))


def _by_uima(cls: type[Any]) -> tuple[str, ...]:
    """Return the fields that UIMA has a place of its own for: the text is that of the CAS."""
    return ("text",) if cls is Statement else ()


def _name(cls: type[Any]) -> str:
    return f"{PACKAGE}.{cls.__name__}"


def _namespace(package: str) -> str:
    return f"http:///{package.replace('.', '/')}.ecore"


FORMAT = Format(
    name="uima-cas",
    suffix=".xmi",
    media_type="application/vnd.xmi+xml",
    description="a UIMA CAS as XMI, with its type system, for UIMA and INCEpTION",
    file=FILE,
    folder=True,
    requires=(QUOTED_SPANS,),
    encode=encode,
)
