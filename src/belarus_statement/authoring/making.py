"""Making a record of a class where its words stand."""

from collections.abc import Mapping
from typing import Any, TypeVar

from belarus_statement.authoring.filling import filled
from belarus_statement.authoring.ids import annotation_id, entity_id, unused
from belarus_statement.authoring.layers import Layers
from belarus_statement.errors import EditError
from belarus_statement.model import Annotation, Entity

E = TypeVar("E", bound=Entity)
A = TypeVar("A", bound=Annotation)


def make_entity(
    layers: Layers, cls: type[E], name: str, fields: Mapping[str, Any], id: str | None = None
) -> E:
    """Make an entity; raises `EditError` where its id is given and taken."""
    entity = cls(id=free_id(layers, id, entity_id(cls, name)), name=name, **fields)
    layers.put(entity)
    return entity


def make_annotation(
    layers: Layers,
    cls: type[A],
    span: tuple[int, int],
    fields: Mapping[str, Any],
    id: str | None = None,
) -> A:
    """Make an annotation, with what its place and its words say for sure filled in.

    Raises `EditError` where its id is given and taken, or what it needs is not
    there.
    """
    start, end = span
    given = filled(cls, layers, span, {**fields})
    annotation = cls(
        id=free_id(layers, id, annotation_id(cls, layers, span, given)),
        start=start,
        end=end,
        quote=layers.header.text[start:end],
        **given,
    )
    layers.put(annotation)
    return annotation


def free_id(layers: Layers, given: str | None, otherwise: str = "") -> str:
    """Return the given id, which must not be taken, or the other one, numbered where it is."""
    if given is None:
        return unused(otherwise, layers.records)
    if given in layers.records:
        raise EditError(f"found a record with the id {given!r:.80} already; expected another id")
    return given
