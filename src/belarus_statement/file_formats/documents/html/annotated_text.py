"""The text as published, its annotations highlighted by layer; corrections stand beside it."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice
from types import MappingProxyType

from belarus_statement.file_formats.documents.segments import parts, segments
from belarus_statement.file_formats.languages import language_tag
from belarus_statement.file_formats.markup import (
    Markup,
    element,
    join,
    tag,
    xml_name,
)
from belarus_statement.model import (
    Annotation,
    Block,
    Correction,
    Mention,
    Party,
    Sentence,
    Statement,
)
from belarus_statement.model.fields import Field, snake_case
from belarus_statement.model.spans import SpanIndex
from belarus_statement.model.statement import annotation_fields
from belarus_statement.wording import name, words

_LAYERS: MappingProxyType[type[Annotation], Field] = MappingProxyType(
    {each.value_type: each for each in annotation_fields() if each.value_type is not Block}
)
PAGE_LANGUAGE = "en"

_OFF_AT_FIRST = (Sentence,)
# Nothing real stands in so many; what does would make a page of any size.
_MOST_MARKED = 24
_LONGEST_TOLD = 500
_FILLING = frozenset({"allegations", "demands"})


def switches(statement: Statement) -> Markup:
    """Return a check box for each layer of the statement, which also is the key to its colour.

    The style sheet reads their state: they need no script.
    """
    boxes = [
        element(
            "label",
            {"title": field.description},
            tag(
                "input",
                {
                    "type": "checkbox",
                    "value": field.name,
                    "checked": None if cls in _OFF_AT_FIRST else "",
                },
            ),
            element("span", {"class": f"swatch {_classes([field.name])}"}, words(field.name)),
            " ",
            element("small", {}, str(count)),
        )
        for cls, field in _LAYERS.items()
        if (count := len(getattr(statement, field.name)))
    ]
    legend = element("legend", {}, "Highlight")
    return element("fieldset", {"class": "layers"}, legend, *boxes) if boxes else join()


def annotated_text(statement: Statement, *, linked: bool) -> Markup:
    """Every word of the text, in its blocks; ``linked`` to the cards of the annotations."""
    cut = [*parts(statement)]
    starts = [each.start for each in cut]
    words_in: list[list[Markup]] = [[] for _ in cut]
    noted_in: list[list[Correction]] = [[] for _ in cut]
    index = SpanIndex([each for each in statement.annotations if not isinstance(each, Block)])
    for start, end in segments(statement):
        segment = _segment(statement, index, (start, end), linked=linked)
        words_in[bisect_right(starts, start) - 1].append(segment)
    for correction in statement.corrections if cut else ():
        noted_in[bisect_right(starts, correction.start) - 1].append(correction)
    shown = [
        _part(part.block, join(*content), _notes(noted, linked=linked))
        for part, content, noted in zip(cut, words_in, noted_in, strict=True)
        if part.block or noted or not statement.text[part.start : part.end].isspace()
    ]
    # What stands behind the last word stands on none, and is led to all the same.
    end_mark = element("span", {"id": _name_of_place(len(statement.text))}) if linked else Markup()
    language = {"lang": language_tag(statement.language)}
    return element("div", {"class": "text", **language}, *shown, end_mark)


def as_text(statement: Statement) -> dict[str, str | None]:
    """Return the attributes of an element with words of the statement among those of the page."""
    language = language_tag(statement.language)
    return {"lang": language if language != PAGE_LANGUAGE else None, "dir": "auto"}


def place_of(annotation: Annotation) -> str:
    """Return the address, on the page, of the words that an annotation stands on."""
    return f"#{_name_of_place(annotation.start)}"


def _name_of_place(offset: int) -> str:
    return own_name("at", str(offset))


def own_name(first: str, *others: str) -> str:
    """Return an element id of the page: its single underscore is in no `xml_name` of a record."""
    return f"{first}_{words('-'.join(others), '-')}"


def _part(block: Block | None, content: Markup, notes: Markup) -> Markup:
    kind = words(block.kind, "-") if block else ""
    number = str(block.number) if block and block.number else None
    paragraph = element("p", {"dir": "auto", "data-number": number}, content)
    return element("div", {"class": f"block {kind}" if kind else "block"}, paragraph, notes)


def _segment(
    statement: Statement, index: SpanIndex[Annotation], span: tuple[int, int], *, linked: bool
) -> Markup:
    """Return a stretch that the same annotations cover from end to end, the innermost first."""
    start, end = span
    covering = [*islice(index.innermost(start), _MOST_MARKED)]
    marked = [each for each in covering if not isinstance(each, Sentence)]
    begun = next((each for each in covering if isinstance(each, Sentence)), None)
    told = [_shorten(_describe(statement, each)) for each in marked]
    if (others := index.count(start) - len(covering)) > 0:
        told.append(f"and {others} more")
    attributes = {
        "id": _name_of_place(start) if linked else None,
        "class": _classes(_LAYERS[type(each)].name for each in covering) or None,
        "title": "\n".join(told) or None,
        "data-sentence": str(begun.number) if begun and begun.start == start else None,
    }
    content = statement.text[start:end]
    if not linked:
        return element("span", attributes, content)
    attributes["data-annotations"] = " ".join(xml_name(each.id) for each in covering) or None
    # A link of white space alone would have no name for whoever hears the page.
    if not marked or content.isspace():
        return element("span", attributes, content)
    return element("a", {"href": f"#{xml_name(marked[0].id)}", **attributes}, content)


def _shorten(words: str) -> str:
    return words if len(words) <= _LONGEST_TOLD else f"{words[:_LONGEST_TOLD]}…"


def _classes(layers: Iterable[str]) -> str:
    """Return the layers of a stretch, for the style sheet, and whether one of them fills it."""
    named = dict.fromkeys(layers)
    return " ".join((*named, *(["fill"] if _FILLING & named.keys() else [])))


def _describe(statement: Statement, annotation: Annotation) -> str:
    """Return an annotation in a line, for who only points at it."""
    match annotation:
        case Mention():
            told = name(statement, annotation.target)
        case Party():
            told = name(statement, annotation.actor)
        case Correction():
            told = f"{annotation.quote} → {annotation.proposed}"
        case _:
            told = annotation.quote
    return f"{kind_of(annotation)}: {told}"


def kind_of(record: object) -> str:
    """Return the name of the class of a record, as words."""
    return words(snake_case(type(record))).capitalize()


def _notes(corrections: Iterable[Correction], *, linked: bool) -> Markup:
    listed = [
        element(
            "li",
            {},
            element("del", {}, each.quote),
            " → ",
            element("ins", {}, each.proposed),
            " ",
            element("a", {"href": f"#{xml_name(each.id)}"}, words(each.kind))
            if linked
            else element("small", {}, words(each.kind)),
        )
        for each in corrections
    ]
    heading = element("p", {"class": "label"}, "Slips")
    return (
        element("div", {"class": "notes"}, heading, element("ul", {}, *listed))
        if listed
        else Markup()
    )
