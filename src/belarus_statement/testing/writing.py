"""A document as it is written: its text so far, and what was annotated on the way."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import attrs

from belarus_statement.model import Annotation, Entity, Mention, Source, Statement
from belarus_statement.model.fields import snake_case
from belarus_statement.model.statement import collection_fields, text_order

_LAYERS = {field.value_type: field.name for field in collection_fields()}
_PLAIN = re.compile("[a-z0-9]+")


class Words(NamedTuple):
    """Words that stand in the text; offsets count code points."""

    start: int
    end: int
    quote: str


class Mark(NamedTuple):
    """A place in a text that is being written."""

    piece: int
    offset: int


class Choices:
    """Numbers from 0 to 255 that decide, one after another; 0 for ever where they end."""

    def __init__(self, numbers: bytes) -> None:
        self._numbers = iter(numbers)

    def below(self, count: int) -> int:
        """Return a number less than this."""
        return next(self._numbers, 0) % count

    def pick(self, options: Sequence[Any]) -> Any:
        """One of these."""
        return options[self.below(len(options))]


class Writer:
    """Writes a text and annotates it, so that every quote is right and every entity mentioned.

    ``sentence`` is the id of the sentence that is being written, ``count`` the
    number of annotations so far.
    """

    def __init__(self) -> None:
        self.sentence = ""
        self.count = 0
        self._pieces: list[str] = []
        self._length = 0
        self._annotations: dict[type[Annotation], list[Annotation]] = {}
        self._entities: dict[tuple[type[Entity], str], Entity] = {}
        self._ids: set[str] = set()
        self._counts: Counter[str] = Counter()

    def say(self, words: str) -> Words:
        """Write words, and say where they stand."""
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return Words(start, self._length, words)

    def mark(self) -> Mark:
        """Return the place that was come to, to ask what stands `since` it."""
        return Mark(len(self._pieces), self._length)

    def since(self, mark: Mark) -> Words:
        """Return the text written since then."""
        return Words(mark.offset, self._length, "".join(self._pieces[mark.piece :]))

    def annotate(self, cls: type[Annotation], words: Words, id: str = "", **values: Any) -> str:
        """Annotate words; returns the id, a number behind the name of the class if none is given.

        Of annotations on the same words, the one that is made first comes first.
        """
        id = id or self._new_id(_slug(cls), numbered=True)
        record = cls(id=id, start=words.start, end=words.end, quote=words.quote, **values)
        self._annotations.setdefault(cls, []).append(record)
        self.count += 1
        return id

    def entity(self, cls: type[Entity], name: str, **values: Any) -> str:
        """Return the id of the entity of this name, which is made where it is not there yet."""
        known = self._entities.get((cls, name))
        if known is None:
            id = self._new_id("-".join((_slug(cls), *_PLAIN.findall(name.lower()))))
            known = cls(id=id, name=name, **values)
            self._entities[cls, name] = known
        return known.id

    def mention(self, cls: type[Entity], name: str, alias: str = "", **values: Any) -> str:
        """Name an entity, by its alias where it has one and was named in full before."""
        known = self._entities.get((cls, name))
        if known and alias and alias not in known.aliases:
            self._entities[cls, name] = attrs.evolve(known, aliases=(*known.aliases, alias))
        words = self.say(alias if known and alias else name)
        id = self.entity(cls, name, **values)
        self.annotate(Mention, words, target=id)
        return id

    def statement(self, **header: Any) -> Statement:
        """Return the statement of all that was written."""
        text = "".join(self._pieces)
        data = text.encode("utf-8")
        collections: dict[str, Any] = {
            _LAYERS[cls]: tuple(sorted(records, key=text_order))
            for cls, records in self._annotations.items()
        }
        entities: dict[str, list[Entity]] = {}
        for (cls, _), entity in self._entities.items():
            # In the order in which they were first mentioned.
            entities.setdefault(_LAYERS[cls], []).append(entity)
        collections |= {name: tuple(records) for name, records in entities.items()}
        return Statement(
            **header,
            text=text,
            source=Source(
                file="invented.txt",
                bytes=len(data),
                sha256=sha256(data).hexdigest(),
                rights="An invented text: its States, people and accusations are nobody's.",
            ),
            **collections,
        )

    def _new_id(self, slug: str, *, numbered: bool = False) -> str:
        id = slug
        while numbered or id in self._ids:
            # A slug may itself end in a number, and so be what another would become.
            self._counts[slug] += 1
            id, numbered = f"{slug}-{self._counts[slug]}", False
        self._ids.add(id)
        return id


def _slug(cls: type[Any]) -> str:
    return snake_case(cls).replace("_", "-")
