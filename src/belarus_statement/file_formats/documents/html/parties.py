"""The parties: a plot by regional group, and a table to sort."""

from belarus_statement.file_formats.documents.html.cards import link
from belarus_statement.file_formats.markup import Markup, element, join, xml_name
from belarus_statement.model import Party, State, Statement
from belarus_statement.wording import NO_GROUP, name, regional_group

_COLUMNS = ("No.", "Name in the text", "Role", "Regional group", "In the EU")


def parties(statement: Statement) -> Markup:
    return join(_plot(statement), _table(statement))


def _plot(statement: Statement) -> Markup:
    """Return a row of tiles for each group, a tile for each party: its length is their number."""
    groups: dict[str, list[Party]] = {}
    for party in statement.parties:
        groups.setdefault(_group(statement, party), []).append(party)
    rows = (
        join(
            element("dt", {}, group, " ", element("small", {"class": "count"}, str(len(found)))),
            element("dd", {}, *(_tile(statement, each) for each in found)),
        )
        for group, found in sorted(groups.items(), key=lambda each: (-len(each[1]), each[0]))
    )
    caption = element(
        "figcaption",
        {},
        "Each tile is a party, with its ISO 3166 code; a ring marks the members of the European "
        "Union on the date of the statement. Codes, groups and memberships are not in the text.",
    )
    return element("figure", {"class": "plot"}, caption, element("dl", {}, *rows))


def _tile(statement: Statement, party: Party) -> Markup:
    state = _state(statement, party)
    code, shown = state and state.alpha_2, name(statement, party.actor)
    return element(
        "a",
        {
            "href": f"#{xml_name(party.id)}",
            "class": "tile member" if state and state.eu_member else "tile",
            "title": shown,
            "aria-label": f"{code}, {shown}" if code else None,
        },
        code or shown,
    )


def _table(statement: Statement) -> Markup:
    # They come in the order of the first column.
    head = (
        element("th", {"scope": "col", "aria-sort": None if index else "ascending"}, each)
        for index, each in enumerate(_COLUMNS)
    )
    rows = (
        element(
            "tr",
            {},
            element("td", {}, str(party.position)),
            element("th", {"scope": "row"}, link(statement, party.id)),
            element("td", {}, party.role),
            element("td", {}, _group(statement, party)),
            element("td", {}, _membership(statement, party)),
        )
        for party in statement.parties
    )
    table = element(
        "table",
        {"class": "sortable"},
        element("caption", {}, "The parties"),
        element("thead", {}, element("tr", {}, *head)),
        element("tbody", {}, *rows),
    )
    # Whoever has no mouse scrolls what has the focus.
    return element(
        "div", {"class": "wide", "tabindex": "0", "role": "region", "aria-label": "Parties"}, table
    )


def _group(statement: Statement, party: Party) -> str:
    return regional_group(statement, party) or NO_GROUP


def _membership(statement: Statement, party: Party) -> str:
    state = _state(statement, party)
    return {True: "yes", False: "no", None: ""}[state.eu_member if state else None]


def _state(statement: Statement, party: Party) -> State | None:
    actor = statement.get(party.actor)
    return actor if isinstance(actor, State) else None
