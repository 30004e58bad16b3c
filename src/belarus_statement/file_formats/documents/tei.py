"""TEI P5: the text with elements where annotations nest, and every record as a feature structure.

https://tei-c.org/release/doc/tei-p5-doc/en/html/
"""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from belarus_statement.file_formats.addresses import http_address
from belarus_statement.file_formats.documents.segments import (
    Element,
    OpenElements,
    annotations_by_start,
    parts,
    segments,
)
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.languages import language_tag
from belarus_statement.file_formats.markup import (
    Markup,
    document,
    element,
    empty,
    join,
    stack,
    tag,
    xml_name,
)
from belarus_statement.model import (
    Annotation,
    Block,
    Correction,
    DateExpression,
    Document,
    Entity,
    Event,
    Group,
    Mention,
    Organization,
    Party,
    Person,
    Place,
    Quantity,
    Right,
    Sentence,
    State,
    Statement,
)
from belarus_statement.model.edtf import is_edtf
from belarus_statement.model.fields import Field, filled_fields
from belarus_statement.model.statement import collection_fields
from belarus_statement.names import DISTRIBUTION
from belarus_statement.preconditions import QUOTED_SPANS, UNIQUE_IDS

FILE = "statement.xml"
NAMESPACE = "http://www.tei-c.org/ns/1.0"
DEEPEST = 64
"""How many annotations of a block stand in each other at most, each by one or two elements.

libxml2 reads 256 elements in each other, unless it is told to read more.
"""

Attributes: TypeAlias = dict[str, str | None]

# Where TEI has no name for it, as for an end mark, it is an ab.
_BLOCKS = MappingProxyType(
    {
        "heading": "head",
        "subheading": "head",
        "title": "head",
        "issuer": "byline",
        "byline": "byline",
        "place": "dateline",
        "date": "dateline",
        "dateline": "dateline",
        "salutation": "p",
        "preamble": "p",
        "paragraph": "p",
        "list_item": "p",
        "closing": "p",
        "signatories": "p",
        "note": "p",
    }
)
_NO_HEADINGS = frozenset({"p", "ab"})
# The list, its entries, and the names in them.
_LISTS: MappingProxyType[type[Entity], tuple[str, str, str]] = MappingProxyType(
    {
        State: ("listPlace", "place", "country"),
        Organization: ("listOrg", "org", "orgName"),
        Person: ("listPerson", "person", "persName"),
        Group: ("listPerson", "personGrp", "name"),
        Place: ("listPlace", "place", "placeName"),
        Event: ("listEvent", "event", "eventName"),
        Document: ("listBibl", "bibl", "title"),
        Right: ("list", "item", "term"),
    }
)
_NAMES: Mapping[type, str] = MappingProxyType(
    {cls: _LISTS[cls][2] for cls in (State, Organization, Person, Place)}
)
_COUNTED = MappingProxyType(
    {
        "exactly": "quantity",
        "at_least": "atLeast",
        "at_most": "atMost",
    }
)
_REGISTERS = ("alpha_2", "alpha_3", "numeric", "symbol")
_WORD = re.compile("[!-~]+")
_XML_SPACE = " \t\r\n"

# What the parts of the header say, whatever the statement.
_PUBLICATION = (
    f"An export by the Python package {DISTRIBUTION}. Where the text was published, and what is "
    "known of its legal status, is said of its source."
)
_EDITORIAL = MappingProxyType(
    {
        "correction": "The text is as published, slips included. A proposed reading stands beside "
        "it in choice: sic and corr for an error, orig and reg for the rarer of two forms. What "
        "stands in corr and reg is not part of the text; without these, the content of the element "
        "text is the text, with all of its white space.",
        "segmentation": "Offsets count Unicode code points of the text, from 0. Wherever an "
        "annotation starts or ends there is an anchor, whose xml:id is at_ and the offset.",
        "interpretation": "Every annotation is a span in standOff, from one anchor to another, "
        "with the fields of its record as a feature structure; the field inferred names those of "
        "them that a reader must infer. Where annotations nest, the text has them as elements "
        "too, which lead to their span by ana. Every entity is an entry in a list, with its record "
        "as a feature structure in a note. A field without a value is left out.",
    }
)


def encode(statement: Statement) -> Files:
    root = stack(
        "TEI",
        {"xmlns": NAMESPACE},
        _header(statement),
        _stand_off(statement),
        element(
            "text",
            {"xml:lang": language_tag(statement.language), "xml:space": "preserve"},
            element("body", {}, element("div", {}, *_body(statement))),
        ),
    )
    return {FILE: document(root)}


def _header(statement: Statement) -> Markup:
    language = language_tag(statement.language)
    declared = (element(key, {}, element("p", {}, said)) for key, said in _EDITORIAL.items())
    used = element("langUsage", {}, empty("language", {"ident": language}))
    return stack(
        "teiHeader",
        {"xml:lang": "en"},
        stack(
            "fileDesc",
            {},
            element("titleStmt", {}, element("title", {"xml:lang": language}, statement.title)),
            element("publicationStmt", {}, element("p", {}, _PUBLICATION)),
            element("sourceDesc", {}, _source(statement)),
        ),
        element("encodingDesc", {}, stack("editorialDecl", {}, *declared)),
        *([element("profileDesc", {}, used)] if language else []),
    )


def _source(statement: Statement) -> Markup:
    source = statement.source
    language = language_tag(statement.language)
    size = empty("measure", {"unit": "bytes", "quantity": str(source.bytes)})
    return stack(
        "bibl",
        {},
        element("title", {"xml:lang": language}, statement.title),
        *_issue(statement),
        *_published_at(source.published_at),
        element("idno", {"type": "file"}, source.file),
        element("idno", {"type": "sha256"}, source.sha256),
        element("extent", {}, size),
        element("availability", {}, element("p", {}, source.rights)),
    )


def _issue(statement: Statement) -> Iterator[Markup]:
    """Yield by whom, where and when the document was issued, as far as it is known."""
    if statement.issuer is not None:
        issuer = element("name", {"xml:lang": language_tag(statement.language)}, statement.issuer)
        yield stack("respStmt", {}, element("resp", {}, "issued by"), issuer)
    if statement.place is not None:
        yield element("pubPlace", {}, statement.place)
    if statement.date is not None:
        yield element("date", _date_attributes(statement.date), statement.date)


def _published_at(text: str | None) -> Iterator[Markup]:
    if url := http_address(text):
        yield element("ref", {"target": url}, text or "")
    elif text:
        yield element("note", {"type": "published_at"}, text)


def _stand_off(statement: Statement) -> Markup:
    """Return the header and every record, class after class."""
    held = [each for each in collection_fields() if getattr(statement, each.name)]
    header = _structure(statement, statement, ("text", *(each.name for each in held)))
    language = {"xml:lang": language_tag(statement.language)}
    return stack("standOff", language, header, *(_records(statement, each) for each in held))


def _records(statement: Statement, collection: Field) -> Markup:
    cls, records = collection.value_type, getattr(statement, collection.name)
    kind: Attributes = {"type": cls.__name__}
    if issubclass(cls, Annotation):
        return stack("spanGrp", kind, *(_span(statement, each) for each in records))
    return stack(_LISTS[cls][0], kind, *(_entity(statement, cls, each) for each in records))


def _span(statement: Statement, annotation: Annotation) -> Markup:
    ends: Attributes = {"from": f"#{_at(annotation.start)}", "to": f"#{_at(annotation.end)}"}
    names = {"xml:id": xml_name(annotation.id)} | ends
    return element("span", names, _structure(statement, annotation))


def _entity(statement: Statement, cls: type[Entity], entity: Entity) -> Markup:
    """Return an entity as TEI has it, with its record in full."""
    _, entry, name = _LISTS[cls]
    dated = _date_attributes(getattr(entity, "date", None))
    registers = [(each, getattr(entity, each, None)) for each in _REGISTERS]
    registers += [(each.scheme, each.value) for each in entity.external_ids]
    return element(
        entry,
        {"xml:id": xml_name(entity.id), **(dated if entry == "event" else {})},
        element(name, {}, entity.name),
        *(element(name, {"type": "alias"}, each) for each in entity.aliases),
        *([empty("date", dated)] if dated and entry == "bibl" else []),
        *(element("idno", {"type": _word(key)}, value) for key, value in registers if value),
        element("note", {}, _structure(statement, entity)),
    )


def _structure(statement: Statement, record: object, left_out: Collection[str] = ("id",)) -> Markup:
    """Return the fields of a record that have a value, without those that are said elsewhere."""
    features = (
        element("f", {"name": field.name}, _feature(statement, field, value))
        for field, value in filled_fields(record, left_out)
        if value != ()
    )
    return element("fs", {"type": type(record).__name__}, *features)


def _feature(statement: Statement, field: Field, value: Any) -> Markup:
    if not field.many:
        return _value(statement, field, value)
    return element("vColl", {"org": "list"}, *(_value(statement, field, each) for each in value))


def _value(statement: Statement, field: Field, value: Any) -> Markup:
    if attrs.has(field.value_type):
        return _structure(statement, value)
    if field.value_type is bool:
        return empty("binary", {"value": str(value).lower()})
    if field.value_type is int:
        return empty("numeric", {"value": str(value)})
    if field.values:
        return empty("symbol", {"value": value})
    return element("string", _link("corresp", statement, value if field.refers else None), value)


def _body(statement: Statement) -> Iterator[str]:
    """Yield the text with an anchor at each offset pointed at, and elements where they nest."""
    starting = annotations_by_start(statement)
    outer = dict(_parts(statement))
    inside = OpenElements(0, DEEPEST)
    for start, end in segments(statement):
        yield from inside.close(start)
        if start in outer:
            yield inside.open(outer[start])
        yield empty("anchor", {"xml:id": _at(start)})
        for each in starting.get(start, ()):
            if _nests(each, inside):
                yield inside.open(_mark(statement, each))
        yield statement.text[start:end]
    yield from inside.close(len(statement.text))
    yield empty("anchor", {"xml:id": _at(len(statement.text))})


def _parts(statement: Statement) -> Iterator[tuple[int, Element]]:
    """Yield the elements that have all others in them, by their start, in divisions.

    They are the blocks, and what lies between them and is not white space. A
    heading that comes after something else starts a division.
    """
    headed = True
    for start, end, block in parts(statement):
        if block:
            part = _mark(statement, block)
            heads = _BLOCKS.get(block.kind, "ab") not in _NO_HEADINGS
            division = [Markup("</div>"), tag("div", {})] if heads and not headed else []
            yield start, attrs.evolve(part, before=join(*division, part.before))
            headed = heads
        elif statement.text[start:end].strip(_XML_SPACE):
            yield start, Element(end, tag("ab", {}), Markup("</ab>"))
            headed = False


def _nests(annotation: Annotation, inside: OpenElements) -> bool:
    """Return True where an annotation that starts here is an element inside these."""
    return (
        annotation.start < annotation.end
        and inside.has_room(annotation)
        and not isinstance(annotation, Block)
        # A sentence has no sentence in it.
        and not (isinstance(annotation, Sentence) and len(inside) > 1)
    )


def _mark(statement: Statement, annotation: Annotation) -> Element:
    ana: Attributes = {"ana": f"#{xml_name(annotation.id)}"}
    if isinstance(annotation, Correction):
        slip, reading = ("sic", "corr") if annotation.severity == "error" else ("orig", "reg")
        proposed = element(reading, {"type": annotation.kind}, annotation.proposed)
        before, after = join(tag("choice", ana), tag(slip, {})), Markup(f"</{slip}>")
        return Element(annotation.end, before, join(after, proposed, Markup("</choice>")))
    name, attributes = _inline(statement, annotation)
    return Element(annotation.end, tag(name, attributes | ana), Markup(f"</{name}>"))


def _inline(statement: Statement, annotation: Annotation) -> tuple[str, Attributes]:
    """Return the TEI element for an annotation, or None where TEI has none."""
    found: tuple[str, Attributes] = ("seg", {"type": type(annotation).__name__})
    match annotation:
        case Block(kind=kind, number=number):
            found = _BLOCKS.get(kind, "ab"), {"n": _number(number)}
        case Sentence(number=number):
            found = "s", {"n": _number(number)}
        case Party(actor=actor, role=role, position=position):
            link = _link("ref", statement, actor)
            found = "rs", {"type": "Party", "role": role, "n": _number(position), **link}
        case Mention(target=target):
            cls, link = type(statement.get(target)), _link("ref", statement, target)
            typed: Attributes = {"type": cls.__name__} if link else {}
            found = (_NAMES[cls], link) if cls in _NAMES else ("rs", typed | link)
        case DateExpression(value=value):
            found = "date", _date_attributes(value)
        case Quantity():
            found = "measure", _measured(annotation)
        case _:
            pass
    return found


def _measured(quantity: Quantity) -> Attributes:
    """Return the number of a quantity in the attributes of TEI, which has none for “more than”."""
    if quantity.comparator == "between":
        lower, upper = _number(quantity.value), _number(quantity.upper_value)
        return {"atLeast": lower, "atMost": upper}
    counted = _COUNTED.get(quantity.comparator)
    return {counted: _number(quantity.value)} if counted else {}


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


def _date_attributes(value: str | None) -> Attributes:
    """Return a date in EDTF as the attributes of TEI."""
    if value is None or not is_edtf(value):
        return {}
    first, _, last = value.partition("/")
    return {"from": first, "to": last} if last else {"when": first}


def _link(name: str, statement: Statement, id: str | None) -> Attributes:
    """Return an attribute that leads to a record, if there is one of this id."""
    return {name: f"#{xml_name(id)}"} if id is not None and id in statement else {}


def _at(offset: int) -> str:
    """Return the name of an anchor: its single underscore is in no `xml_name` of a record."""
    return f"at_{offset}"


def _word(text: str) -> str | None:
    """Return a text that TEI permits as a `type`, else None."""
    return text if _WORD.fullmatch(text) else None


FORMAT = Format(
    name="tei",
    suffix=".xml",
    media_type="application/tei+xml",
    description="TEI P5: the text with its names, dates and corrections, and every record",
    file=FILE,
    requires=(UNIQUE_IDS, QUOTED_SPANS),
    encode=encode,
)
