"""The JSON Schemas of a statement and of its JSON Lines, generated from the classes.

What it says is what loading demands: the fields of every record, all of them
and no other, their types and their enumerated values.
"""

import inspect
from collections.abc import Sequence
from typing import Any

import attrs

from belarus_statement.codec.records import CLASS
from belarus_statement.model import Statement
from belarus_statement.model.edtf import PATTERN
from belarus_statement.model.fields import Field, fields_of, nested_fields
from belarus_statement.model.statement import collection_fields
from belarus_statement.names import NAMESPACE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = f"{NAMESPACE}statement.schema.json"
LINE_IDENTIFIER = f"{NAMESPACE}statement.jsonl.schema.json"

_JSON_TYPES = {str: "string", int: "integer", bool: "boolean"}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that the canonical form of a statement meets."""
    record = _record(Statement, fields_of(Statement))
    editors = {
        "title": "Schema",
        "description": "The address of a schema, by which editors check the document as it is "
        "written. Loading takes it and does not keep it.",
        "type": "string",
    }
    return {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        **record,
        "properties": {"$schema": editors, **record["properties"]},
        "$defs": {cls.__name__: _record(cls, fields_of(cls)) for cls in _parts()},
    }


def line_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that each line of the JSON Lines of a statement meets."""
    header = [field for field in fields_of(Statement) if field not in collection_fields()]
    lines: list[type[Any]] = [Statement, *(field.value_type for field in collection_fields())]
    return {
        "$schema": DIALECT,
        "$id": LINE_IDENTIFIER,
        "title": "Line",
        "description": "One line of a statement as JSON Lines: first its header, then its records.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in sorted(each.__name__ for each in lines)],
        "$defs": {
            "Statement": _line(_record(Statement, header)),
            **{
                cls.__name__: _line(record) if cls in lines else record
                for cls in _parts()
                for record in (_record(cls, fields_of(cls)),)
            },
        },
    }


def _parts() -> list[type[Any]]:
    """Return the classes that a statement consists of."""
    classes = {field.value_type for field in nested_fields(Statement)}
    return sorted(classes, key=lambda cls: cls.__name__)


def _line(record: dict[str, Any]) -> dict[str, Any]:
    """Return the definition of a record on a line of its own, with the name of its class."""
    name = {"title": "Class", "description": "The class of the line.", "const": record["title"]}
    return {
        **record,
        "properties": {CLASS: name, **record["properties"]},
        "required": [CLASS, *record["required"]],
    }


def _record(cls: type[Any], fields: Sequence[Field]) -> dict[str, Any]:
    return {
        "title": cls.__name__,
        "description": inspect.getdoc(cls),
        "type": "object",
        "properties": {field.name: _property(field) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    value = _value(field)
    if field.many:
        value = {"type": "array", "items": value}
    elif field.optional:
        value = _or_null(value)
    return {"title": _title(field.name), "description": _description(field), **value}


def _value(field: Field) -> dict[str, Any]:
    if field.values:
        return {"enum": list(field.values)}
    if attrs.has(field.value_type):
        return {"$ref": f"#/$defs/{field.value_type.__name__}"}
    pattern = {"pattern": PATTERN} if field.edtf else {}
    return {"type": _JSON_TYPES[field.value_type], **pattern}


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    if "enum" in value:
        return {"enum": [*value["enum"], None]}
    return {**value, "type": [value["type"], "null"]}


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _description(field: Field) -> str:
    refers = " or ".join(cls.__name__ for cls in field.refers)
    return " ".join(
        (
            field.description,
            *((f"The id of a record of class {refers}.",) if refers else ()),
            *(("Not from the text: enrichment.",) if field.enrichment else ()),
        )
    )
