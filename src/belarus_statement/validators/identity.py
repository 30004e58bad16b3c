"""Rules on ids, and on the references from one record to another."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

# The collections whose records belong to others, by the field that says to which.
_BELONGING = (("organizations", "parent"), ("groups", "member_of"), ("allegations", "part_of"))
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
    "reference-in-circle",
    title="A record belongs to itself",
    explanation="From an organization to its parent, from a group to what it is a member of, from "
    "an allegation to the one that it is part of, and from there on, one never comes back.",
    example="a council whose parent is an office, and the office's parent the council",
)
def reference_in_circle(statement: Statement) -> Iterator[Fault]:
    above = {
        each.id: _ids_in(each, field)
        for name, field in _BELONGING
        for each in getattr(statement, name)
    }
    circles = _circles(above)
    for name, field in _BELONGING:
        for each in nodes_in(name, getattr(statement, name)):
            if each.record.id in circles:
                found = " and ".join(map(repr, above[each.record.id]))
                yield each.fault(
                    f"found {found}, which belongs to it in turn; expected what it belongs to, or "
                    "nothing",
                    field,
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


def _ids_in(record: Entity | Annotation, field: str) -> tuple[str, ...]:
    value: tuple[str, ...] | str | None = getattr(record, field)
    return (value,) if isinstance(value, str) else value or ()


def _circles(above: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the ids from which one comes back to them (Kosaraju's algorithm)."""
    below: dict[str, list[str]] = {id: [] for id in above}
    for id, ids in above.items():
        for each in ids:
            below.setdefault(each, []).append(id)
    finished = [id for reached in _walk(above, above) for id in reached]
    return {
        id
        for reached in _walk(finished[::-1], below)
        for id in reached
        if len(reached) > 1 or id in above.get(id, ())
    }


def _walk(ids: Iterable[str], to: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield, for each id that was not reached before, all that is now, the farthest first."""
    seen: set[str] = set()
    for id in ids:
        reached: list[str] = []
        path = [(id, iter(to.get(id, ())))] if id not in seen else []
        seen.add(id)
        while path:
            here, ways = path[-1]
            following = next((each for each in ways if each not in seen), None)
            if following is None:
                reached.append(here)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(to.get(following, ()))))
        yield reached


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
