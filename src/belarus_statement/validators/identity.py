"""Rules on ids, and on the references from one record to another."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from belarus_statement.model import Annotation, Entity, Statement
from belarus_statement.model.fields import Field, fields_of
from belarus_statement.validators.rule import (
    Fault,
    Node,
    all_nodes,
    nodes_in,
    nodes_of,
    rule,
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@rule(
    "id-not-slug",
    title="An id is not a slug",
    explanation="An id consists of lower-case letters a to z, digits, and single hyphens between "
    "them, so that it can stand in file names, addresses and markup as it is.",
    example='the id "Demand 1"',
)
def id_not_slug(statement: Statement) -> Iterator[Fault]:
    if not SLUG.fullmatch(statement.id):
        yield Fault(path="$.id", message=_not_slug(statement.id))
    for each in all_nodes(statement):
        if not SLUG.fullmatch(each.record.id):
            yield each.fault(_not_slug(each.record.id), "id")


@rule(
    "id-repeated",
    title="Two records have the same id",
    explanation="An id is unique among all entities and annotations of a statement; "
    "statement[id] must mean one thing.",
    example='two demands with the id "demand-release"',
)
def id_repeated(statement: Statement) -> Iterator[Fault]:
    first: dict[str, Node[Entity | Annotation]] = {}
    for each in all_nodes(statement):
        earlier = first.setdefault(each.record.id, each)
        if earlier is not each:
            yield each.fault(
                f"found the id of {earlier.path} again: give this record another", "id"
            )


@rule(
    "reference-dangling",
    title="A reference leads nowhere",
    explanation="A field that refers to another record holds the id of one that is there.",
    example='a mention with the target "state-atlantis"',
)
def reference_dangling(statement: Statement) -> Iterator[Fault]:
    for each, field, path, id in _wrong_references(statement):
        if id not in statement:
            yield each.fault(
                f"found the id {id!r}, which no record has; expected one of "
                f"{_class_names(field)}: add that record or correct the id",
                path,
            )


@rule(
    "reference-wrong-class",
    title="A reference leads to a record of the wrong class",
    explanation="A field that refers to another record says of which classes that record may be.",
    example="a demand whose speech_act is a sentence",
)
def reference_wrong_class(statement: Statement) -> Iterator[Fault]:
    for each, field, path, id in _wrong_references(statement):
        if id in statement:
            yield each.fault(
                f"found {id!r}, which is of class {type(statement[id]).__name__}; expected "
                f"{_class_names(field)}",
                path,
            )


@rule(
    "parent-in-circle",
    title="An organization belongs to itself",
    explanation="From an organization to its parent, from there to the parent's own, and so on, "
    "one never comes back.",
    example="a council whose parent is an office, and the office's parent the council",
)
def parent_in_circle(statement: Statement) -> Iterator[Fault]:
    parents = {each.id: each.parent for each in statement.organizations if each.parent is not None}
    circles = _circles(parents)
    for each in nodes_in("organizations", statement.organizations):
        if each.record.id in circles:
            yield each.fault(
                f"found {each.record.parent!r}, which belongs to it in turn; expected the one that "
                "it belongs to, or null",
                "parent",
            )


@rule(
    "inferred-unknown",
    title="A field is said to be inferred that the record does not have",
    explanation="inferred lists names of fields of the same record, other than the span's own.",
    example='a date with inferred = ["year"]',
)
def inferred_unknown(statement: Statement) -> Iterator[Fault]:
    span = {field.name for field in fields_of(Annotation)}
    for each in nodes_of(statement, Annotation):
        if each.record.inferred:
            names = [field.name for field in fields_of(type(each.record)) if field.name not in span]
            for index, name in enumerate(each.record.inferred):
                if name not in names:
                    yield each.fault(
                        f"found {name!r}; expected one of {', '.join(names)}", f"inferred[{index}]"
                    )


def _circles(parents: Mapping[str, str]) -> set[str]:
    """Return the ids from which one comes back to them, each walked from once."""
    found: set[str] = set()
    walked: set[str] = set()
    for id in parents:
        path: list[str] = []
        above = id
        while above in parents and above not in walked:
            walked.add(above)
            path.append(above)
            above = parents[above]
        if above in path:
            found.update(path[path.index(above) :])
    return found


def _not_slug(id: str) -> str:
    return f"found the id {id!r}; expected lower-case letters, digits and single hyphens"


def _wrong_references(
    statement: Statement,
) -> Iterator[tuple[Node[Entity | Annotation], Field, str, str]]:
    """Every reference that leads to no record of its classes: who holds it, field, path, id."""
    for each in all_nodes(statement):
        cls: Any = type(each.record)
        for field in _reference_fields(cls):
            for index, id in enumerate(field.values_in(each.record)):
                if not isinstance(statement.get(id), field.refers):
                    yield each, field, f"{field.name}[{index}]" if field.many else field.name, id


@cache
def _reference_fields(cls: Any) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(cls) if field.refers)


def _class_names(field: Field) -> str:
    return " or ".join(cls.__name__ for cls in field.refers)
