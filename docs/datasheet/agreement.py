"""How far independent passes of annotation agree, with each other and with the shipped rows.

`python docs/datasheet/agreement.py` prints the tables that stand in docs/reference/datasheet.md.
The passes lie beside this file, as their annotators left them.
"""

import itertools
import json
import pathlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import belarus_statement as bs

PASSES = pathlib.Path(__file__).parent / "passes"
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
SHIPPED = "shipped"

Row: TypeAlias = Mapping[str, Any]
Annotated: TypeAlias = Mapping[str, Sequence[Row]]
Pair: TypeAlias = tuple[Row, Row]


def sources() -> dict[str, Annotated]:
    """Return the passes by name, and the shipped rows."""
    passes = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(PASSES.iterdir())}
    return {**passes, SHIPPED: json.loads(bs.dumps(bs.load()))}


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
    """Return the code points that two spans share, as a part of those that either covers."""
    shared: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole: int = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return shared / whole


def f1(hits: int, ours: int, theirs: int) -> float:
    return 2 * hits / (ours + theirs)


def same_label(layer: str, pairs: Iterable[Pair], renamed: Mapping[str, str]) -> int:
    """How many pairs carry the same label; entities go by what they are, not by their id."""
    name = LABELS[layer]
    return sum(renamed.get(one[name], one[name]) == other[name] for one, other in pairs)


def renaming(ours: Annotated, theirs: Annotated) -> dict[str, str]:
    """Return the other's id for each of our entities: that of most of the mentions they share."""
    seen: dict[str, Counter[str]] = {}
    for one, other in matched(ours["mentions"], theirs["mentions"]):
        seen.setdefault(one["target"], Counter())[other["target"]] += 1
    return {target: names.most_common(1)[0][0] for target, names in seen.items()}


def rows(ours: Annotated, theirs: Annotated) -> Iterator[tuple[str, ...]]:
    """Layer, counts, exact span F1, overlapping span F1, agreement on labels; last over all."""
    renamed = renaming(ours, theirs)
    total = Counter[str]()
    for layer in LABELS:
        pairs = matched(ours[layer], theirs[layer])
        counts = Counter(
            ours=len(ours[layer]),
            theirs=len(theirs[layer]),
            pairs=len(pairs),
            exact=sum(likeness(*pair) == 1 for pair in pairs),
            same=same_label(layer, pairs, renamed),
        )
        total += counts
        yield (layer, *figures(counts))
    yield ("all", *figures(total))


def figures(counts: Counter[str]) -> tuple[str, ...]:
    ours, theirs = counts["ours"], counts["theirs"]
    return (
        str(ours),
        str(theirs),
        f"{f1(counts['exact'], ours, theirs):.3f}",
        f"{f1(counts['pairs'], ours, theirs):.3f}",
        f"{counts['same'] / counts['pairs']:.3f}",
    )


def table(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    lines = (head, *body)
    first, *others = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join((first, "|" + "---|" * len(head), *others))


def report() -> dict[str, str]:
    """Return the tables of the datasheet by name."""
    found = sources()
    statement = bs.load()
    counts = (
        (name, str(len(getattr(statement, name))))
        for name, collection in found[SHIPPED].items()
        if isinstance(collection, list)
    )
    pairs = (
        (one, other, *list(rows(found[one], found[other]))[-1][1:])
        for one, other in itertools.combinations(found, 2)
    )
    scores = ("exact F1", "overlapping F1", "same label")
    return {
        "counts": table(("collection", "rows"), counts),
        "first two": table(("layer", "rows a", "rows b", *scores), rows(found["a"], found["b"])),
        "pairs": table(("one", "other", "rows", "rows", *scores), pairs),
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
