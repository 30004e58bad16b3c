"""For every rule, a sound statement corrupted so that it breaks this rule and no other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from belarus_statement.errors import StatementError
from belarus_statement.model import Place, Statement
from belarus_statement.model.statement import annotation_fields
from belarus_statement.testing.editing import edit, value_at
from belarus_statement.validators import validate

Corrupt: TypeAlias = Callable[[Statement], Iterable[Statement]]
"""The statements that one becomes, of which the first that breaks the rule alone is taken."""

_MOST_TRIED = 40


class CorruptionError(StatementError):
    """A statement has nothing in it that can be corrupted in this way."""


@attrs.frozen(kw_only=True)
class CorruptedStatement:
    """A statement that breaks one rule: the code of that, and the JSONPath of the one finding."""

    rule: str
    path: str
    statement: Statement


@attrs.frozen(kw_only=True)
class Corruption:
    """A way to corrupt any sound statement, so that it breaks the rule of this code alone."""

    rule: str
    _corrupt: Corrupt = attrs.field(repr=False, alias="corrupt")

    def of(self, statement: Statement) -> CorruptedStatement:
        """Return the statement, corrupted; it is not sound in one way, at one place.

        Raises `CorruptionError` where nothing in it can be corrupted so, as in a
        statement without quantities none can be wrong.
        """
        for corrupted in islice(self._corrupt(statement), _MOST_TRIED):
            if len(validate(corrupted, [self.rule]).findings) == 1:
                findings = validate(corrupted).findings
                if [each.code for each in findings] == [self.rule]:
                    path = findings[0].path
                    return CorruptedStatement(rule=self.rule, path=path, statement=corrupted)
        raise CorruptionError(
            f"found nothing in {statement.id!r:.60} by which to break the rule {self.rule!r} "
            "alone; expected a sound statement that has what the rule asks of"
        )


def _values(value: Any, *paths: str) -> Corrupt:
    """Change one value: that of each path in turn, where ``[*]`` stands for every index.

    ``value`` is the new one, or a function of the statement and the old one.
    """

    def corrupt(statement: Statement) -> Iterator[Statement]:
        for path in (each for pattern in paths for each in _expand(statement, pattern)):
            try:
                old = value_at(statement, path)
            except IndexError:
                # The first of several values, where a record has none.
                continue
            new = value(statement, old) if callable(value) else value
            if new != old:
                yield edit(statement, path, new)

    return corrupt


def _expand(statement: Statement, pattern: str) -> Iterator[str]:
    collection, star, field = pattern.partition("[*]")
    if not star:
        yield pattern
        return
    for index in range(len(value_at(statement, collection))):
        yield f"{collection}[{index}]{field}"


def _without(collection: str) -> Corrupt:
    """Leave one record of a collection out; those behind it that are numbered move up."""

    def corrupt(statement: Statement) -> Iterator[Statement]:
        records = getattr(statement, collection)
        for index in range(len(records)):
            kept = [*records[:index], *records[index + 1 :]]
            if collection == "parties":
                kept = [attrs.evolve(each, position=at) for at, each in enumerate(kept, 1)]
            yield edit(statement, f"$.{collection}", tuple(kept))

    return corrupt


def _swap_neighbours(statement: Statement) -> Iterator[Statement]:
    for collection in ("demands", "corrections", "mentions"):
        records = getattr(statement, collection)
        for at in range(len(records) - 1):
            swapped = (*records[:at], records[at + 1], records[at], *records[at + 2 :])
            yield edit(statement, f"$.{collection}", swapped)


def _correct_twice(statement: Statement) -> Iterator[Statement]:
    for at, each in enumerate(statement.corrections):
        first = attrs.evolve(each, severity="error")
        second = attrs.evolve(first, id=f"{each.id}-again")
        corrections = (*statement.corrections[:at], first, second, *statement.corrections[at + 1 :])
        yield edit(statement, "$.corrections", corrections)


def _append(mark: str) -> Corrupt:
    """Append to the text, and to what ends where it ends; the source is recorded anew."""

    def corrupt(statement: Statement) -> Iterator[Statement]:
        end = len(statement.text)
        text = statement.text + mark
        data = text.encode("utf-8")
        longer: dict[str, Any] = {
            field.name: tuple(
                attrs.evolve(each, end=len(text), quote=each.quote + mark)
                if each.end == end
                else each
                for each in getattr(statement, field.name)
            )
            for field in annotation_fields()
        }
        source = attrs.evolve(statement.source, bytes=len(data), sha256=sha256(data).hexdigest())
        yield attrs.evolve(statement, text=text, source=source, **longer)

    return corrupt


def _other_id(collection: str) -> Callable[[Statement, Any], Any]:
    """Return a function that gives the id of a record of a collection, other than the old one."""

    def choose(statement: Statement, old: Any) -> Any:
        records = getattr(statement, collection)
        ids = [each.id for each in (*records[-1:], *records)]
        return next((id for id in ids if id != old), old)

    return choose


def _add(word: str) -> Callable[[Statement, tuple[str, ...]], tuple[str, ...]]:
    return lambda _, old: (*old, word)


def _empty(_: Statement, record: Any) -> Any:
    return attrs.evolve(record, end=record.start, quote="")


def _widen(statement: Statement, record: Any) -> Any:
    start = record.start - 1
    if start < 0 or not statement.text[start].isspace():
        return record
    return attrs.evolve(record, start=start, quote=statement.text[start] + record.quote)


def _end_early(_: Statement, record: Any) -> Any:
    return attrs.evolve(record, end=record.end - 1, quote=record.quote[:-1])


def _belong_to_itself(_: Statement, organization: Any) -> Any:
    return attrs.evolve(organization, parent=organization.id)


def _change_nothing(_: Statement, correction: Any) -> Any:
    return attrs.evolve(correction, proposed=correction.quote)


def _add_place(statement: Statement, places: tuple[Place, ...]) -> tuple[Place, ...]:
    name = next((each.name for each in statement.entities), statement.title)
    return (*places, Place(id="place-without-mention", name=name))


def _change_year(_: Statement, date: str) -> str:
    return f"{int(date[:4]) - 1:04}{date[4:]}" if date[:4].isdigit() else date


def _count_or_not(_: Statement, value: int | None) -> int | None:
    return 1 if value is None else None


def _count_on(_: Statement, number: int | None) -> int | None:
    return None if number is None else number + 1


def _beyond_the_end(statement: Statement, _: int) -> int:
    return len(statement.text) + 600


def _code_of_the_last(statement: Statement, _: str | None) -> str | None:
    return statement.states[-1].alpha_3


_BY_RULE: Mapping[str, Corrupt] = {
    "source-size-differs": _values(_count_on, "$.source.bytes"),
    "source-digest-differs": _values("0" * 64, "$.source.sha256"),
    "header-differs": _values("Another heading", "$.title", "$.issuer", "$.place"),
    "language-malformed": _values("English", "$.language"),
    "text-not-normal": _append("e\u0301"),
    "text-bidirectional": _append("\u202e#"),
    "text-invisible": _append("\u200b#"),
    "id-not-slug": _values("Record 1", "$.corrections[*].id", "$.mentions[*].id"),
    "id-repeated": _values(_other_id("mentions"), "$.corrections[*].id", "$.mentions[*].id"),
    "reference-dangling": _values(
        "nobody", "$.demands[*].addressees[0]", "$.mentions[*].target", "$.parties[*].actor"
    ),
    "reference-wrong-class": _values(
        _other_id("sentences"), "$.allegations[*].event", "$.mentions[*].target"
    ),
    "reference-in-circle": _values(_belong_to_itself, "$.organizations[*]"),
    "inferred-unknown": _values(("year",), "$.dates[*].inferred", "$.mentions[*].inferred"),
    "span-empty": _values(_empty, "$.corrections[*]", "$.mentions[*]"),
    "span-outside": _values(_beyond_the_end, "$.corrections[*].end", "$.mentions[*].end"),
    "span-white-space": _values(_widen, "$.corrections[*]", "$.mentions[*]"),
    "quote-differs": _values("Other words", "$.demands[*].quote", "$.sentences[*].quote"),
    "blocks-do-not-tile": _without("blocks"),
    "sentences-do-not-tile": _values(_end_early, "$.sentences[*]"),
    "order": _swap_neighbours,
    "numbering": _values(_count_on, "$.parties[*].position", "$.blocks[*].number"),
    "speech-act-outside-sentence": _values(_other_id("sentences"), "$.speech_acts[*].sentence"),
    "allegation-outside-sentence": _values(_other_id("speech_acts"), "$.allegations[*].speech_act"),
    "demand-outside-sentence": _values(_other_id("speech_acts"), "$.demands[*].speech_act"),
    "quantity-outside-allegation": _values(_other_id("quantities"), "$.allegations[*].quantity"),
    "addressee-unclear": _values(("addressees",), "$.demands[*].inferred"),
    "quantity-unclear": _values(_count_or_not, "$.quantities[*].value"),
    "parties-differ-from-list": _without("parties"),
    "entity-without-mention": _values(_add_place, "$.places"),
    "sentence-untyped": _without("speech_acts"),
    "name-not-in-text": _values(
        _add("a name that no text has"),
        *("$.persons[*].aliases", "$.organizations[*].aliases", "$.states[*].aliases"),
    ),
    "name-not-in-quote": _values(_other_id("states"), "$.parties[*].actor", "$.mentions[*].target"),
    "words-not-in-quote": _values(
        _add("murmurs"), "$.allegations[*].acts", "$.demands[*].modifiers"
    ),
    "date-malformed": _values("9 August 2020", "$.events[*].date", "$.dates[*].value", "$.date"),
    "date-differs": _values(_change_year, "$.dates[*].value"),
    "quantity-differs": _values(_count_on, "$.quantities[*].value"),
    "evidence-without-words": _values("reported", "$.allegations[*].evidence"),
    "correction-changes-nothing": _values(_change_nothing, "$.corrections[*]"),
    "corrections-overlap": _correct_twice,
    "country-code-malformed": _values("8", "$.states[*].numeric"),
    "country-codes-disagree": _values(_code_of_the_last, "$.states[*].alpha_3"),
    "enrichment-without-source": _values((), "$.states[*].enrichment_sources"),
}
CORRUPTIONS: Mapping[str, Corruption] = MappingProxyType(
    {rule: Corruption(rule=rule, corrupt=corrupt) for rule, corrupt in _BY_RULE.items()}
)
"""The corruptions by the code of the rule that each breaks."""
