"""The standoff format of the brat annotation tool, with its configuration.

https://brat.nlplab.org/standoff.html, https://brat.nlplab.org/configuration.html
"""

import json
import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from belarus_statement.errors import FormatError
from belarus_statement.file_formats.format import Files, Format
from belarus_statement.model import Allegation, Annotation, Demand, Entity, SpeechAct, Statement
from belarus_statement.model.fields import Field, fields_of, snake_case
from belarus_statement.model.statement import annotation_fields
from belarus_statement.preconditions import QUOTED_SPANS
from belarus_statement.wording import words

FILE = "statement.ann"
TEXT_FILE = "statement.txt"

_EVENTS = (SpeechAct, Allegation, Demand)
# brat, written in Python, ends a line wherever str.splitlines does.
_FRAGMENT = re.compile("[^\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_COLOURS: MappingProxyType[str, str] = MappingProxyType(
    {
        "Block": "#eeeeee",
        "Sentence": "#dddddd",
        "Party": "#9ecae1",
        "Mention": "#c6dbef",
        "DateExpression": "#fdd0a2",
        "Quantity": "#fee391",
        "SpeechAct": "#c7e9c0",
        "Allegation": "#fcbba1",
        "Demand": "#a1d99b",
        "Correction": "#dadaeb",
    }
)


def encode(statement: Statement) -> Files:
    files = {
        FILE: _annotations(statement),
        TEXT_FILE: statement.text,
        "annotation.conf": _annotation_conf(),
        "visual.conf": _visual_conf(),
    }
    return {name: content.encode("utf-8") for name, content in files.items()}


def _annotations(statement: Statement) -> str:
    records = statement.annotations
    spans = [f"T{number}" for number, _ in enumerate(records, 1)]
    # An event is called by an id of its own, its words by that of their span.
    names = [
        f"E{span[1:]}" if isinstance(each, _EVENTS) else span
        for span, each in zip(spans, records, strict=True)
    ]
    by_id = {each.id: name for each, name in zip(records, names, strict=True)}
    lines = [_text_bound(statement, *pair) for pair in zip(spans, records, strict=True)]
    lines += (
        _event(statement, each, name, by_id)
        for each, name in zip(records, names, strict=True)
        if isinstance(each, _EVENTS)
    )
    named = [*zip(names, records, strict=True)]
    lines += _number("R", (each for pair in named for each in _relations(*pair, by_id)))
    lines += _number("A", (each for pair in named for each in _attributes(*pair)))
    lines += _number("N", (each for pair in named for each in _references(statement, *pair)))
    lines += _number("#", (_note(*pair) for pair in named))
    return "".join(f"{line}\n" for line in lines)


def _number(letter: str, lines: Iterable[str]) -> Iterator[str]:
    return (f"{letter}{number}\t{line}" for number, line in enumerate(lines, 1))


def _text_bound(statement: Statement, name: str, annotation: Annotation) -> str:
    fragments = _fragments(statement.text, annotation)
    offsets = ";".join(f"{start} {end}" for start, end in fragments)
    words = " ".join(statement.text[start:end] for start, end in fragments)
    return f"{name}\t{type(annotation).__name__} {offsets}\t{words}"


def _fragments(text: str, annotation: Annotation) -> list[tuple[int, int]]:
    """Return the parts of a span between line ends, at which brat's own lines would end, too."""
    found = _FRAGMENT.finditer(text, annotation.start, annotation.end)
    fragments = [each.span() for each in found]
    if not fragments:
        raise FormatError(
            f"found that {annotation.id!r:.60} at {annotation.start} covers no words; expected a "
            "span with some, since brat has no others"
        )
    return fragments


def _event(statement: Statement, record: Annotation, name: str, by_id: dict[str, str]) -> str:
    """Return an event with its roles, played by annotations or by a mention of an entity."""
    parts = [f"{type(record).__name__}:T{name[1:]}"]
    for field in _links(type(record)):
        players = [_player(statement, id, by_id) for id in field.values_in(record)]
        for number, player in enumerate((each for each in players if each), 1):
            parts.append(f"{field.name}{number if number > 1 else ''}:{player}")
    return f"{name}\t{' '.join(parts)}"


def _player(statement: Statement, id: str, by_id: dict[str, str]) -> str | None:
    """Return the brat id of an annotation, or of the first mention of an entity, or None."""
    if not isinstance(statement.get(id), Entity):
        return by_id.get(id)
    return next((by_id[each.id] for each in statement.mentions_of(id)), None)


def _relations(name: str, record: Annotation, by_id: dict[str, str]) -> Iterator[str]:
    """Yield the links between annotations that are not events."""
    if isinstance(record, _EVENTS):
        return
    for field in _links(type(record)):
        for id in field.values_in(record):
            if id in by_id and not _leads_to_entities(field):
                yield f"{field.name} Arg1:{name} Arg2:{by_id[id]}"


def _attributes(name: str, record: Annotation) -> Iterator[str]:
    for field in _attribute_fields(type(record)):
        value = getattr(record, field.name)
        label = f"{type(record).__name__}_{field.name}"
        if field.values and value is not None:
            yield f"{label} {name} {value}"
        elif value is True:
            yield f"{label} {name}"


def _references(statement: Statement, name: str, record: Annotation) -> Iterator[str]:
    """Yield the entity that a mention or a party names, as brat refers to what a database has."""
    if isinstance(record, _EVENTS):
        return
    for field in filter(_leads_to_entities, _links(type(record))):
        for id in filter(None, field.values_in(record)):
            entity = statement.get(id)
            label = " ".join(_FRAGMENT.findall(entity.name)) if isinstance(entity, Entity) else ""
            yield f"Reference {name} entity:{quote(id, safe='')}\t{label}"


def _note(name: str, record: Annotation) -> str:
    """Return a note: as JSON, what has no other place, and every link by its id."""
    attributes = _attribute_fields(type(record))
    fields = (each for each in fields_of(type(record)) if not each.span and each not in attributes)
    values = {field.name: getattr(record, field.name) for field in fields}
    # The fragments do not tell of line ends at the edges of a span.
    if record.quote and not (
        _FRAGMENT.match(record.quote[0]) and _FRAGMENT.match(record.quote[-1])
    ):
        values |= {"start": record.start, "end": record.end}
    return f"AnnotatorNotes {name}\t{json.dumps(values)}"


def _links(cls: type[Any]) -> Iterator[Field]:
    return (field for field in fields_of(cls) if field.refers)


def _leads_to_entities(field: Field) -> bool:
    return all(issubclass(each, Entity) for each in field.refers)


def _attribute_fields(cls: type[Any]) -> list[Field]:
    return [
        field
        for field in fields_of(cls)
        if not field.many and (field.values or field.value_type is bool)
    ]


def _layers() -> list[type[Any]]:
    return [each.value_type for each in annotation_fields()]


def _annotation_conf() -> str:
    layers = _layers()
    spans = [cls for cls in layers if cls not in _EVENTS]
    relations = [
        f"{field.name}\tArg1:{cls.__name__}, Arg2:{'|'.join(_types(field))}"
        for cls in spans
        for field in _links(cls)
        if not _leads_to_entities(field)
    ]
    attributes = [
        f"{cls.__name__}_{field.name}\tArg:{cls.__name__}"
        + (f", Value:{'|'.join(field.values)}" if field.values else "")
        for cls in layers
        for field in _attribute_fields(cls)
    ]
    return _sections(
        entities=[cls.__name__ for cls in spans],
        # Layers overlap as they please.
        relations=["<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", *relations],
        events=[f"{cls.__name__}\t{', '.join(map(_role, _links(cls)))}" for cls in _EVENTS],
        attributes=attributes,
    )


def _role(field: Field) -> str:
    count = "*" if field.many else "?" if field.optional else ""
    return f"{field.name}{count}:{'|'.join(_types(field))}"


def _types(field: Field) -> list[str]:
    """Return the types that a link may lead to; entities are reached by their mentions."""
    if _leads_to_entities(field):
        return ["Mention"]
    return [cls.__name__ for cls in field.refers]


def _visual_conf() -> str:
    layers = [cls.__name__ for cls in _layers()]
    return _sections(
        labels=[f"{cls.__name__} | {words(snake_case(cls)).title()}" for cls in _layers()],
        drawing=[
            "SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken",
            "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5",
            *(f"{each}\tbgColor:{_COLOURS[each]}" for each in layers),
        ],
    )


def _sections(**sections: list[str]) -> str:
    return "\n".join(
        f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items()
    )


FORMAT = Format(
    name="brat",
    suffix=".ann",
    media_type="text/plain",
    description="standoff files of the brat annotation tool, with their configuration",
    file=FILE,
    folder=True,
    requires=(QUOTED_SPANS,),
    encode=encode,
)
