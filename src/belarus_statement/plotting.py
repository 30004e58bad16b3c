"""A statement as charts, drawn by matplotlib."""

# matplotlib's keywords are not typed.
# pyright: reportUnknownMemberType=false

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from belarus_statement.errors import FormatError, MissingExtraError, did_you_mean
from belarus_statement.model import Statement
from belarus_statement.wording import (
    EVIDENCE,
    NO_GROUP,
    cut,
    demands_by_addressee,
    listed,
    regional_group,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Counted: TypeAlias = Mapping[str, int]
_BAR_INCHES = 0.4
_WIDTH_INCHES = 7.0
_LONGEST = 48


def plot(statement: Statement, what: Literal["parties", "demands", "evidence"]) -> "Axes":
    """Draw a chart of bars, and return the axes of matplotlib that it stands on.

    ``parties`` counts them by United Nations regional group, ``demands`` by those
    of whom they are made, and ``evidence`` the allegations by the footing on which
    the words put them; what has none is left out, and the longest bar stands on
    top. ``axes.figure.savefig(path)`` saves the chart.

    Raises `FormatError` for another word, and `MissingExtraError` where
    matplotlib is not installed.
    """
    if what not in [*_COUNTS]:
        known = ", ".join(_COUNTS) + did_you_mean(what, _COUNTS)
        raise FormatError(f"found the plot {what!r:.80}; expected one of {known}")
    try:
        from matplotlib import pyplot
    except ModuleNotFoundError as error:
        raise MissingExtraError("a plot", "plot", error.name or "matplotlib") from error
    title, count = _COUNTS[what]
    counted = sorted(count(statement).items(), key=lambda each: each[1])
    height = _BAR_INCHES * (len(counted) + 3)
    _, axes = pyplot.subplots(figsize=(_WIDTH_INCHES, height), layout="constrained")
    bars = axes.barh([_drawn(label) for label, _ in counted], [number for _, number in counted])
    axes.bar_label(bars, padding=3)
    axes.set_xticks([])
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.set_title(title, loc="left")
    return axes


def _parties(statement: Statement) -> Counted:
    return Counter(regional_group(statement, party) or NO_GROUP for party in statement.parties)


def _demands(statement: Statement) -> Counted:
    return {
        f"{before}{listed(statement, ids)}{after}": len(found)
        for (before, ids, after), found in demands_by_addressee(statement).items()
    }


def _evidence(statement: Statement) -> Counted:
    counted = Counter(allegation.evidence for allegation in statement.allegations)
    return {
        title.partition(":")[0]: counted[evidence]
        for evidence, title in EVIDENCE.items()
        if counted[evidence]
    }


def _drawn(label: str) -> str:
    # What stands between dollar signs is a formula to matplotlib.
    return cut(label, _LONGEST).replace("$", r"\$")


_COUNTS: MappingProxyType[str, tuple[str, Callable[[Statement], Counted]]] = MappingProxyType(
    {
        "parties": ("Parties by regional group", _parties),
        "demands": ("Demands by those of whom they are made", _demands),
        "evidence": ("Allegations by evidence", _evidence),
    }
)
