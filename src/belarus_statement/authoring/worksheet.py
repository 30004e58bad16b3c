"""A worksheet: what a statement says as lines of quotes and names, to fill in by hand."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from belarus_statement.authoring.editor import Editor
from belarus_statement.errors import Finding, LoadError, StatementError, nearest
from belarus_statement.model import (
    Allegation,
    Annotation,
    Correction,
    DateExpression,
    Demand,
    Document,
    Entity,
    Event,
    Group,
    Organization,
    Party,
    Person,
    Place,
    Quantity,
    Right,
    SpeechAct,
    State,
    Statement,
)
from belarus_statement.model.fields import Field, fields_of, snake_case
from belarus_statement.model.spans import spans_of

_ENTITIES = (State, Organization, Person, Group, Place, Event, Document, Right)
_ANNOTATIONS = (Party, DateExpression, Quantity, SpeechAct, Allegation, Demand, Correction)
CLASSES: Mapping[str, type[Entity | Annotation]] = MappingProxyType(
    {snake_case(cls): cls for cls in (*_ENTITIES, *_ANNOTATIONS)}
)
"""The classes of the records that a worksheet has lines of, in the order they are made in."""

_SEVERAL = ";"
_FORMULA = ("=", "+", "-", "@", "\t")
_FIXED = ("place", "sentence", "record", "words", "nth")
_LEFT_OUT = ("id", "name", "aliases", "number", "position", "sentence", "block")


class _Line(NamedTuple):
    """A line of a worksheet that has a record: its number in the file, and its cells by column."""

    number: int
    cells: Mapping[str, str]

    @property
    def cls(self) -> type[Any] | None:
        """The class of its record, None where there is none of this name."""
        return CLASSES.get(self.cells["record"].lower().replace(" ", "_"))


@cache
def columns() -> tuple[str, ...]:
    """Return the columns of a worksheet: the place, the words, and every field of its records."""
    fields = {field.name: None for cls in CLASSES.values() for field in _fields(cls)}
    return (*_FIXED, *fields)


def _fields(cls: type[Entity | Annotation]) -> Iterator[Field]:
    for field in fields_of(cls):
        if not (field.span or field.enrichment or field.name in _LEFT_OUT):
            yield field


def worksheet_of(statement: Statement) -> bytes:
    """Return the worksheet of a statement as CSV in UTF-8, with a line for each of its records.

    First come its entities, then each sentence with what is annotated in it,
    and what stands outside of sentences.
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, columns(), lineterminator="\n", restval="")
    writer.writeheader()
    for row in _rows(statement):
        writer.writerow({name: _guarded(value) for name, value in row.items()})
    # With a byte order mark, by which spreadsheets know UTF-8.
    return file.getvalue().encode("utf-8-sig")


def _rows(statement: Statement) -> Iterator[dict[str, str]]:
    for entity in statement.entities:
        words = f"{_SEVERAL} ".join((entity.name, *entity.aliases))
        yield {"record": snake_case(type(entity)), "words": words, **_cells(statement, entity)}
    placed: dict[str, list[Annotation]] = {}
    for annotation in statement.annotations:
        if type(annotation) in _ANNOTATIONS:
            sentence = statement.sentence_of(annotation)
            placed.setdefault(sentence.id if sentence else "", []).append(annotation)
    for annotation in placed.get("", ()):
        yield _row(statement, annotation, "")
    for sentence in statement.sentences:
        yield {"place": sentence.id, "sentence": sentence.quote}
        for annotation in placed.get(sentence.id, ()):
            yield _row(statement, annotation, sentence.id)


def _row(statement: Statement, annotation: Annotation, place: str) -> dict[str, str]:
    around = statement[place] if place else None
    start = around.start if isinstance(around, Annotation) else 0
    text = around.quote if isinstance(around, Annotation) else statement.text
    spans = [at for at, _ in spans_of(text, annotation.quote)]
    nth = spans.index(annotation.start - start) + 1 if len(spans) > 1 else None
    return {
        "place": place,
        "record": snake_case(type(annotation)),
        "words": annotation.quote,
        "nth": str(nth or ""),
        **_cells(statement, annotation),
    }


def _cells(statement: Statement, record: Entity | Annotation) -> dict[str, str]:
    return {
        field.name: f"{_SEVERAL} ".join(
            _word(statement, field, value) for value in field.values_in(record)
        )
        for field in _fields(type(record))
    }


def _word(statement: Statement, field: Field, value: Any) -> str:
    """Return a value as it stands in a cell: names for ids, where a name means one entity."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    entity = statement.get(value) if field.refers else None
    if isinstance(entity, Entity) and len(_called(statement, entity.name)) == 1:
        return entity.name
    return str(value)


def _called(statement: Statement, name: str) -> list[Entity]:
    return [each for each in statement.named(name) if name in (each.name, *each.aliases)]


def _guarded(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before it."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _unguarded(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value


def apply_worksheet(statement: Statement, data: bytes, name: str = "the worksheet") -> Statement:
    """Return a statement with the records of the lines of a worksheet made, or changed.

    A line means the record that is there already where its class and words are
    the same. Empty cells say nothing; a line that is gone drops nothing.

    Raises `LoadError` with every fault at once, each with its line and column.
    """
    lines = _read(data, name)
    edit = Editor(statement)
    faults: list[Finding] = []
    # What others refer to is made first, in whatever order the lines stand.
    for classes in (_ENTITIES, _ANNOTATIONS):
        of_these = [line for cls in classes for line in lines if line.cls is cls]
        for later in (False, True):
            for line in of_these:
                faults += _apply(edit, line, later=later)
    faults += [_unknown(line) for line in lines if line.cls is None]
    if faults:
        raise LoadError(name, tuple(sorted(faults, key=_place)))
    return edit.statement()


def _place(finding: Finding) -> int:
    return int(finding.path.partition(",")[0].removeprefix("line "))


def _read(data: bytes, name: str) -> list[_Line]:
    """Return the lines that have a record; raise `LoadError` where it is no worksheet."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"found a byte at {error.start} that is not UTF-8; expected UTF-8: save it so"
        raise LoadError(name, (Finding("worksheet-cell", "error", "line 1", message),)) from None
    header = text.partition("\n")[0]
    # What spreadsheets write where a comma is the decimal mark.
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    missing = [each for each in ("record", "words") if each not in (reader.fieldnames or ())]
    unknown = [each for each in reader.fieldnames or () if each and each not in columns()]
    if missing or unknown:
        found = f"the columns {', '.join(unknown)}" if unknown else f"no column {missing[0]}"
        message = f"found {found}; expected those of a worksheet: {', '.join(columns()[:5])}, …"
        raise LoadError(name, (Finding("worksheet-cell", "error", "line 1", message[:500]),))
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        message = f"found what is no CSV: {error}; expected a worksheet"
        path = f"line {reader.line_num}"
        raise LoadError(name, (Finding("worksheet-cell", "error", path, message),)) from None
    return [
        _Line(number, {each: _unguarded(str(row.get(each) or "").strip()) for each in columns()})
        for number, row in rows
        if (row.get("record") or "").strip()
    ]


def _unknown(line: _Line) -> Finding:
    record = line.cells["record"]
    near = nearest(record.lower(), CLASSES)
    hint = f"did you mean {near!r}?" if near else f"one of {', '.join(CLASSES)}"
    return _fault(line, "record", f"found {record!r:.80}; expected {hint}")


def _fault(line: _Line, column: str, message: str) -> Finding:
    return Finding("worksheet-cell", "error", f"line {line.number}, {column}", message)


def _apply(edit: Editor, line: _Line, *, later: bool) -> list[Finding]:
    """Make or change the record of a line; return what is wrong with it.

    ``later`` are the fields that may refer to records of lines behind it.
    """
    cls: Any = line.cls
    fields, faults = _given(edit, line, later=later)
    if later and not fields:
        return faults
    words = line.cells["words"]
    if not words:
        faults.append(_fault(line, "words", "found none; expected words of the text"))
    if faults:
        return faults
    try:
        if issubclass(cls, Entity):
            _apply_entity(edit, cls, [each.strip() for each in words.split(_SEVERAL)], fields)
        else:
            _apply_annotation(edit, cls, line, fields)
    except StatementError as error:
        # What was wrong with it when it was made is said.
        return [] if later else [_fault(line, "words", str(error))]
    except TypeError as error:
        return [_fault(line, "record", _lacking(error))]
    return []


def _lacking(error: TypeError) -> str:
    """Return what a class says of fields that must be given."""
    _, _, fields = str(error).partition("keyword-only argument")
    named = fields.partition(":")[2].strip() or str(error)
    return f"found nothing in {named.replace(chr(39), '')}; expected a value"


def _apply_entity(edit: Editor, cls: type[Entity], names: list[str], fields: Any) -> None:
    known = edit.layers.named(cls, names[0])
    if known is None:
        edit.name(cls, *filter(None, names), **fields)
    else:
        edit.change(known, **fields)


def _apply_annotation(edit: Editor, cls: type[Annotation], line: _Line, fields: Any) -> None:
    nth = int(line.cells["nth"]) if line.cells["nth"] else None
    within = line.cells["place"] or None
    words = line.cells["words"]
    known = edit.layers.on(cls, *edit.place_of(words, nth=nth, within=within))
    if known is None:
        edit.add(cls, words, nth=nth, within=within, **fields)
    else:
        edit.change(known, **fields)


def _given(edit: Editor, line: _Line, *, later: bool) -> tuple[dict[str, Any], list[Finding]]:
    """Return the values of the cells that are filled in, and what is wrong with others."""
    cls: Any = line.cls
    fields = {field.name: field for field in _fields(cls)}
    given: dict[str, Any] = {}
    faults = [] if later else [*_misplaced(line, fields)]
    for column, field in fields.items():
        cell = line.cells[column]
        if not cell or _refers_to_its_like(cls, field) is not later:
            continue
        values = [each.strip() for each in cell.split(_SEVERAL)] if field.many else [cell]
        try:
            read = [_value(edit, field, each) for each in values if each]
        except ValueError as error:
            faults.append(_fault(line, column, str(error)))
        else:
            given[column] = tuple(read) if field.many else read[0]
    return given, faults


def _misplaced(line: _Line, fields: Collection[str]) -> Iterator[Finding]:
    """Yield the cells in which nothing can stand, and a number that is none."""
    if line.cells["nth"] and not line.cells["nth"].isdecimal():
        yield _fault(line, "nth", f"found {line.cells['nth']!r:.80}; expected a number")
    for column in columns():
        if column not in _FIXED and column not in fields and (cell := line.cells[column]):
            message = (
                f"found {cell!r:.80}; expected nothing: {line.cells['record']} has no such field"
            )
            yield _fault(line, column, message)


def _refers_to_its_like(cls: type[Any], field: Field) -> bool:
    """Return True where a field may refer to a record that is made no earlier than its own."""
    return bool(field.refers) and (issubclass(cls, Entity) or cls in field.refers)


def _value(edit: Editor, field: Field, word: str) -> Any:
    """Return the value that a word of a cell means; raises ValueError with what is expected."""
    if field.refers:
        return edit.layers.meant(word, field.refers)
    if field.values:
        value = word.lower().replace(" ", "_").replace("-", "_")
        exact = word if word in field.values else value
        if exact in field.values:
            return exact
        near = nearest(value, field.values)
        hint = f"did you mean {near!r}?" if near else f"one of {', '.join(field.values)}"
        raise ValueError(f"found {word!r:.80}; expected {hint}")
    if field.value_type is bool:
        if word.lower() not in _BOOLEANS:
            raise ValueError(f"found {word!r:.80}; expected yes or no")
        return _BOOLEANS[word.lower()]
    if field.value_type is int:
        if not word.isdecimal():
            raise ValueError(f"found {word!r:.80}; expected a number")
        return int(word)
    return word


_BOOLEANS = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
