"""How far independent passes of annotation agree, with each other and with the shipped rows.

`python docs/datasheet/agreement.py` prints the tables that stand in docs/reference/datasheet.md.
The passes lie beside this file, as their annotators left them; so does what was decided
where they differ, in settled.toml.
"""

import functools
import itertools
import json
import pathlib
import textwrap
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import krippendorff
import numpy as np
import numpy.typing as npt

import belarus_statement as bs

HERE = pathlib.Path(__file__).parent
LABELS = {
    "parties": "role",
    "mentions": "target",
    "dates": "value",
    "quantities": "comparator",
    "speech_acts": "force",
    "allegations": "evidence",
    "demands": "addressee_explicit",
    "corrections": "kind",
}
LAYERS = ("entities", *LABELS)
SCORES = ("exact", "overlapping", "labels")
SHIPPED = "shipped"
# The passes are older than these fields.
RENAMED = {"victims": "alleged_victims", "degree": "modifiers", "addition": "modifiers"}
ADDED = {"part_of"}

Row: TypeAlias = Mapping[str, Any]
Annotated: TypeAlias = Mapping[str, Sequence[Row]]
Pair: TypeAlias = tuple[Row, Row]
Unit: TypeAlias = dict[str, Row]
"""The rows that several sources have of one thing, by the name of the source."""


class Disagreement(NamedTuple):
    """What each source says of a field of a row, where they do not all say the same."""

    layer: str
    place: str
    words: str
    field: str
    said: Mapping[str, str]


def sources() -> dict[str, Annotated]:
    """Return the passes by name, and the shipped rows, in the same fields, ids and references."""
    paths = sorted((HERE / "passes").iterdir())
    passes = {path.stem: json.loads(path.read_text("utf-8")) for path in paths}
    shipped = rows_of(bs.load())
    return {
        name: comparable(found, renaming(found, shipped))
        for name, found in {**passes, SHIPPED: shipped}.items()
    }


def second_sources() -> dict[str, Annotated]:
    """Return the two passes over the second text, in the same ids and references."""
    one, other = (
        rows_of(bs.load(HERE / "second-text" / f"{name}.json")) for name in ("one", "other")
    )
    return {
        "one": comparable(one, renaming(one, other)),
        "other": comparable(other, renaming(other, other)),
    }


def rows_of(statement: bs.Statement) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a statement by their layers, all entities in one."""
    rows: dict[str, Any] = json.loads(bs.dumps(statement))
    rows["entities"] = [
        {"id": each.id, "class": type(each).__name__, "name": each.name, "kind": kind}
        for each in statement.entities
        for kind in [getattr(each, "kind", None)]
    ]
    return rows


def comparable(found: Annotated, names: Mapping[str, str]) -> Annotated:
    """Return rows under the names of today, which refer to a stretch by its words."""
    stretches = ("speech_acts", "quantities")
    quotes = {row["id"]: row["quote"] for layer in stretches for row in found[layer] if "id" in row}
    return {layer: [renamed(row, {**names, **quotes}) for row in found[layer]] for layer in LAYERS}


def renamed(row: Row, names: Mapping[str, str]) -> Row:
    new: dict[str, Any] = {}
    for field, value in row.items():
        later = RENAMED.get(field, field)
        if field == "quote" or value is None:
            new[later] = value
        elif isinstance(value, str | int):
            new[later] = names.get(str(value), value)
        else:
            new[later] = [*new.get(later, []), *all_renamed(value, names)]
    return new


def all_renamed(values: Sequence[str], names: Mapping[str, str]) -> list[str]:
    known = {**names, **RENAMED}
    return [known.get(each, each) for each in values if each not in ADDED]


def matched(ours: Sequence[Row], theirs: Sequence[Row]) -> list[Pair]:
    """Pairs of rows that stand on overlapping words, each row in one pair, the closest first."""
    candidates = sorted(
        (pair for pair in itertools.product(ours, theirs) if likeness(*pair) > 0),
        key=lambda pair: -likeness(*pair),
    )
    taken: set[int] = set()
    pairs: list[Pair] = []
    for one, other in candidates:
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            pairs.append((one, other))
    return pairs


def likeness(one: Row, other: Row) -> float:
    """Return the code points that two spans share, as a part of those that either covers.

    Entities have no span: two are alike where they are the same.
    """
    if "start" not in one:
        return float(one["id"] == other["id"])
    shared: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole: int = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return shared / whole


def renaming(ours: Annotated, theirs: Annotated) -> dict[str, str]:
    """Return the other's id for each of our entities: that of most of the mentions they share."""
    seen: dict[str, Counter[str]] = {}
    for one, other in matched(ours["mentions"], theirs["mentions"]):
        seen.setdefault(one["target"], Counter())[other["target"]] += 1
    return {target: names.most_common(1)[0][0] for target, names in seen.items()}


def f1(hits: int, ours: int, theirs: int) -> float:
    return 2 * hits / (ours + theirs) if ours + theirs else 1.0


def scores(ours: Annotated, theirs: Annotated) -> Iterator[dict[str, float]]:
    """Exact span F1, overlapping span F1, and agreement on labels; by layer, last over all."""
    total = Counter[str]()
    for layer, label in LABELS.items():
        pairs = matched(ours[layer], theirs[layer])
        counts = Counter(
            ours=len(ours[layer]),
            theirs=len(theirs[layer]),
            pairs=len(pairs),
            exact=sum(likeness(*pair) == 1 for pair in pairs),
            same=sum(one[label] == other[label] for one, other in pairs),
        )
        total += counts
        yield rates(counts)
    yield rates(total)


def rates(counts: Counter[str]) -> dict[str, float]:
    ours, theirs = counts["ours"], counts["theirs"]
    return {
        "exact": f1(counts["exact"], ours, theirs),
        "overlapping": f1(counts["pairs"], ours, theirs),
        "labels": counts["same"] / counts["pairs"] if counts["pairs"] else 1.0,
    }


def units(layer: str, found: Mapping[str, Annotated]) -> list[Unit]:
    """Return the rows of all sources, those about the same words or the same entity together."""
    together: list[Unit] = []
    for name, annotated in found.items():
        firsts = [next(iter(unit.values())) for unit in together]
        places = {id(first): unit for first, unit in zip(firsts, together, strict=True)}
        pairs = matched(firsts, annotated[layer])
        for first, row in pairs:
            places[id(first)][name] = row
        known = {id(row) for _, row in pairs}
        together += [{name: row} for row in annotated[layer] if id(row) not in known]
    return together


def fields(layer: str, found: Mapping[str, Annotated]) -> list[str]:
    """Return what the passes say of a row of a layer, other than where it stands."""
    return [name for name in found["a"][layer][0] if name not in {"id", "start", "end", "quote"}]


def alpha(units: Iterable[Sequence[Any]]) -> float | None:
    """Return Krippendorff's alpha of what several annotators say of each unit, None for no row.

    Lists are compared as sets, by their MASI distance; all else is the same or is not.
    None where all of them say one thing throughout, so that chance cannot be told.
    """
    said = [[as_value(value) for value in unit if value is not None] for unit in units]
    pairable = [unit for unit in said if len(unit) > 1]
    first, *others = sorted({value for unit in pairable for value in unit}, key=repr)
    if not others:
        return None
    values = [first, *others]
    counts = [[unit.count(value) for value in values] for unit in pairable]
    metric: Any = by_masi(values) if isinstance(first, frozenset) else "nominal"
    return krippendorff.alpha(value_counts=counts, level_of_measurement=metric)


def as_value(value: str | int | Sequence[str]) -> str | frozenset[str]:
    return str(value) if isinstance(value, str | int) else frozenset(value)


def by_masi(sets: Sequence[Any]) -> Any:
    table = np.array([[masi(one, other) for other in sets] for one in sets])

    def distances(*_: Any, i1: npt.NDArray[Any], i2: npt.NDArray[Any], **__: Any) -> Any:
        return table[i1, i2]

    return distances


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the distance of two sets after Passonneau (2006)."""
    if one == other:
        return 0.0
    shared = one & other
    monotone = 2 / 3 if shared in {one, other} else 1 / 3
    return 1 - len(shared) / len(one | other) * monotone


def disagreements(found: Mapping[str, Annotated]) -> Iterator[Disagreement]:
    """Yield each field of each row, and each row, of which not all sources say the same."""
    anchored = {SHIPPED: found[SHIPPED], **found}
    for layer in LAYERS:
        for unit in sorted(units(layer, anchored), key=begin):
            first = next(iter(unit.values()))
            where = place(first)
            words = first.get("quote", first["id"] if layer == "entities" else "")
            if len(unit) < len(found):
                has = {name: "a row" if name in unit else "none" for name in found}
                yield Disagreement(layer, where, words, "row", has)
            for field in (*(["quote"] if where else []), *fields(layer, found)):
                said = {name: shown(row[field]) for name, row in unit.items()}
                if len(set(said.values())) > 1:
                    yield Disagreement(layer, where, words, field, said)


def begin(unit: Unit) -> int:
    return int(next(iter(unit.values())).get("start", 0))


def place(row: Row) -> str:
    """Return the id of the sentence or block that a row stands in; nothing for an entity."""
    if "start" not in row:
        return ""
    parts = (*bs.load().sentences, *bs.load().blocks)
    return next(part.id for part in parts if part.start <= row["start"] < part.end)


def shown(value: str | int | Sequence[str] | None) -> str:
    if value is None:
        return "nothing"
    return str(value) if isinstance(value, str | int) else "; ".join(value) or "nothing"


@functools.cache
def settled() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads((HERE / "settled.toml").read_text("utf-8"))["case"]
    return cases


def decided(one: Disagreement) -> dict[str, Any]:
    """Return the first case that is about a disagreement."""
    for case in settled():
        here = case["layer"] == one.layer and one.field in case["fields"]
        if here and one.words in case.get("words", [one.words]):
            return case
    message = f"{one.layer} {one.words!r} {one.field}: not settled; say in settled.toml how it is"
    raise LookupError(message)


def table(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    lines = (head, *body)
    first, *others = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join((first, "|" + "---|" * len(head), *others))


def span_table(found: Mapping[str, Annotated], score: str) -> str:
    body = (
        (f"{one}, {other}", *(f"{each[score]:.3f}" for each in scores(found[one], found[other])))
        for one, other in itertools.combinations(found, 2)
    )
    return table(("pair", *LABELS, "all"), body)


def second_table() -> str:
    """Return how far the two passes over the second text agree, a line a score."""
    one, other = second_sources().values()
    found = [*scores(one, other)]
    body = [
        (
            "rows, one / other",
            *(f"{len(one[layer])} / {len(other[layer])}" for layer in LABELS),
            "",
        ),
        *((score, *(f"{each[score]:.3f}" for each in found)) for score in SCORES),
    ]
    return table(("", *LABELS, "all"), body)


def alpha_table(found: Mapping[str, Annotated]) -> str:
    names = [name for name in found if name != SHIPPED]
    groups = [names, *itertools.combinations(names, 2)]
    body: list[tuple[str, ...]] = []
    for layer in LAYERS:
        together = units(layer, found)
        for field in fields(layer, found):
            distance = "set" if isinstance(found["a"][layer][0][field], list) else "label"
            said = [
                alpha([[told(unit, name, field) for name in group] for unit in together])
                for group in groups
            ]
            figures = ("-" if each is None else f"{each:.3f}" for each in said)
            body.append((layer, field, distance, *figures))
    return table(("layer", "field", "compared as", "all", *map("-".join, groups[1:])), body)


def told(unit: Unit, name: str, field: str) -> Any:
    """Return what a source says of a field, if only that it is empty; None for no row."""
    if name not in unit:
        return None
    value = unit[name][field]
    return "nothing" if value is None else value


def disagreement_table(found: Mapping[str, Annotated]) -> str:
    names = [name for name in found if name != SHIPPED]
    body: list[tuple[str, ...]] = []
    for one in disagreements(found):
        kept = one.said.get(SHIPPED, "-")
        others = [one.said.get(name, "-") for name in names]
        words = textwrap.shorten(one.words, 60, placeholder=" …")
        said = ("=" if each == kept else each for each in others)
        by = against(others, kept) + decided(one)["by"]
        body.append((one.layer, one.place, words, one.field, *said, kept, by))
    return table(("layer", "place", "row", "field", *names, SHIPPED, "settled by"), body)


def against(others: Sequence[str], kept: str) -> str:
    """Say whether the passes would have outvoted what was kept."""
    said, votes = Counter(others).most_common(1)[0]
    if said == kept or votes * 2 <= len(others):
        return ""
    return f"against {'all' if votes == len(others) else 'most'} passes: "


def report() -> dict[str, str]:
    """Return the tables of the datasheet by name."""
    found = sources()
    statement: dict[str, Any] = json.loads(bs.dumps(bs.load()))
    collections = (name for name, value in statement.items() if isinstance(value, list))
    counts = ((name, str(len(getattr(bs.load(), name)))) for name in collections)
    return {
        "counts": table(("collection", "rows"), counts),
        **{score: span_table(found, score) for score in SCORES},
        "alpha": alpha_table(found),
        "disagreements": disagreement_table(found),
        "second": second_table(),
    }


def filled(page: str) -> str:
    """Return a page with each table in its place."""
    for name, figures_table in report().items():
        mark = f"<!-- figures: {name} -->\n"
        before, _, rest = page.partition(mark)
        _, end, after = rest.partition("<!-- end -->")
        page = f"{before}{mark}{figures_table}\n{end}{after}"
    return page


if __name__ == "__main__":
    for name, figures_table in report().items():
        print(f"{name}\n\n{figures_table}\n")
