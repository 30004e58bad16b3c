"""Readable ids for new records."""

import re
import unicodedata
from collections.abc import Container, Mapping
from typing import Any

from belarus_statement.authoring.layers import Layers
from belarus_statement.model import (
    Annotation,
    Block,
    DateExpression,
    Entity,
    Mention,
    Party,
    Sentence,
    SpeechAct,
)
from belarus_statement.model.fields import snake_case

_LONGEST = 60


def slug(*words: str) -> str:
    """Return words as a slug: lower-case ASCII letters and digits, with single hyphens between.

    Apostrophes and accents are left out; of letters of other scripts nothing stays.
    """
    decomposed = unicodedata.normalize("NFKD", " ".join(words)).casefold()
    plain = re.sub("['\u2019\u00b4]", "", decomposed)
    joined = "-".join(re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
    cut = joined[:_LONGEST]
    return cut if len(joined) <= _LONGEST or "-" not in cut else cut.rpartition("-")[0]


def entity_id(cls: type[Entity], name: str) -> str:
    """Return the id of a new entity: its class and its name."""
    return slug(snake_case(cls), name)


def annotation_id(
    cls: type[Annotation], layers: Layers, span: tuple[int, int], fields: Mapping[str, Any]
) -> str:
    """Return the id of a new annotation: its class, and what tells it from others of the class."""
    start, end = span
    words = layers.header.text[start:end]
    around = layers.innermost(Sentence, start) or layers.innermost(Block, start)
    place = around.id if around else ""
    if cls is Block:
        if fields.get("kind") == "paragraph":
            return f"p{sum(block.kind == 'paragraph' for block in layers.of(Block)) + 1}"
        return slug(fields.get("kind", ""))
    if cls is Sentence:
        block = fields.get("block")
        return f"{block}-s{sum(each.block == block for each in layers.of(Sentence)) + 1}"
    if cls is SpeechAct:
        return slug("speech act", place, fields.get("verb", words))
    if cls in (Mention, Party):
        entity = layers.records.get(fields.get("target") or fields.get("actor") or "")
        name = entity.name if isinstance(entity, Entity) else words
        return slug(snake_case(cls), name, place if cls is Mention else "")
    return slug("date" if cls is DateExpression else snake_case(cls), words)


def unused(id: str, taken: Container[str]) -> str:
    """Return an id as it is, or with the first number from 2 on with which it is not taken."""
    number, free = 2, id
    while free in taken:
        free, number = f"{id}-{number}", number + 1
    return free
