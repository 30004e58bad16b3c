"""The picture of who asks what of whom: bands from those who ask to those who are to act."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from belarus_statement.file_formats.languages import language_tag
from belarus_statement.file_formats.markup import Markup, element
from belarus_statement.model import Demand, Statement
from belarus_statement.wording import cut, demands_by_addressee, listed

_WIDTH = 540
_SIDE = 200
_THICKNESS = 7
_LINE = 18
_GAP = 14
_LONGEST = 26
_MOST_ACTIONS = 3
_SPEAKERS = "The speakers"
_OTHERS = "others"
_MOST_BANDS = 12
_NOBODY = "nobody who is named"


@attrs.frozen(kw_only=True)
class _Band:
    """The demands that some make of others."""

    of: str
    by: str
    demands: Sequence[Demand]


def picture(statement: Statement) -> Markup:
    """Return the picture as SVG, which says in words what it shows; of no demands, nothing."""
    bands = _largest(_band(statement, found) for found in demands_by_addressee(statement).values())
    if not bands:
        return Markup()
    left, right = _places(bands, "by"), _places(bands, "of")
    height = max(_bottom(left, bands, "by"), _bottom(right, bands, "of"))
    return element(
        "svg",
        {
            "class": "picture",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "role": "img",
            "aria-label": "; ".join(map(_told, bands)),
        },
        *_drawn(bands, left, right),
        *(_label(statement, name, "by", bands, top) for name, top in left.items()),
        *(_label(statement, name, "of", bands, top) for name, top in right.items()),
    )


def _band(statement: Statement, demands: Sequence[Demand]) -> _Band:
    """Return the band of demands that the same make of the same."""
    first = demands[0]
    if first.claimants:
        return _Band(by=listed(statement, first.claimants), of=_NOBODY, demands=demands)
    of = listed(statement, first.addressees) if first.addressees else _NOBODY
    return _Band(by=_SPEAKERS, of=of, demands=demands)


def _largest(bands: Iterable[_Band]) -> list[_Band]:
    """Return bands, the smallest of very many as one."""
    every = [*bands]
    if len(every) <= _MOST_BANDS:
        return every
    largest = sorted(every, key=lambda band: -len(band.demands))[: _MOST_BANDS - 1]
    rest = [demand for band in every if band not in largest for demand in band.demands]
    return [
        *(band for band in every if band in largest),
        _Band(by=_OTHERS, of=_OTHERS, demands=rest),
    ]


def _told(band: _Band) -> str:
    things = "1 thing" if len(band.demands) == 1 else f"{len(band.demands)} things"
    return f"{band.by}: {things} asked of {band.of}"


def _height(name: str, bands: Iterable[_Band], side: str) -> int:
    """Return the height of the place of a name: that of its bands, or of its words if larger."""
    number = sum(len(band.demands) for band in bands if getattr(band, side) == name)
    lines = 1 if side == "by" else 2
    return max(number * _THICKNESS, lines * _LINE)


def _places(bands: Sequence[_Band], side: str) -> dict[str, int]:
    """Return how far from the top each name stands, in the order in which they come."""
    places: dict[str, int] = {}
    top = 0
    for band in bands:
        name = getattr(band, side)
        if name not in places:
            places[name] = top
            top += _height(name, bands, side) + _GAP
    return places


def _bottom(places: Mapping[str, int], bands: Sequence[_Band], side: str) -> int:
    last = [*places][-1]
    return places[last] + _height(last, bands, side) + _GAP


def _drawn(
    bands: Sequence[_Band], left: Mapping[str, int], right: Mapping[str, int]
) -> Iterable[Markup]:
    used: dict[tuple[str, str], int] = {}
    for band in bands:
        thickness = len(band.demands) * _THICKNESS
        ends: list[float] = []
        for side, places, name in (("by", left, band.by), ("of", right, band.of)):
            taken = used.get((side, name), 0)
            used[side, name] = taken + thickness
            ends.append(places[name] + taken + thickness / 2)
        start, end = ends
        middle, stop = _WIDTH / 2, _WIDTH - _SIDE
        course = f"M{_SIDE} {start:g}C{middle:g} {start:g} {middle:g} {end:g} {stop} {end:g}"
        yield element(
            "path",
            {"d": course, "stroke-width": str(thickness)},
            element("title", {}, f"{_told(band)}: {_actions(band.demands)}"),
        )


def _label(statement: Statement, name: str, side: str, bands: Sequence[_Band], top: int) -> Markup:
    """Return the name beside its bands; under that of whom is asked, what of them."""
    ours = [band for band in bands if getattr(band, side) == name]
    number = sum(len(band.demands) for band in ours)
    at = _SIDE - 8 if side == "by" else _WIDTH - _SIDE + 8
    anchor = "end" if side == "by" else "start"
    place = {"x": str(at), "text-anchor": anchor, "lang": language_tag(statement.language)}
    lines = [
        element("text", {**place, "y": str(top + _LINE - 4)}, f"{cut(name, _LONGEST)} ({number})")
    ]
    if side == "of":
        asked = cut(_actions([demand for band in ours for demand in band.demands]), _LONGEST)
        lines.append(
            element("text", {**place, "y": str(top + 2 * _LINE - 4), "class": "asked"}, asked)
        )
    return element("g", {}, *lines)


def _actions(demands: Iterable[Demand]) -> str:
    actions = [*dict.fromkeys(demand.action for demand in demands)]
    more = " …" if len(actions) > _MOST_ACTIONS else ""
    return ", ".join(actions[:_MOST_ACTIONS]) + more
