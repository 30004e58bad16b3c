"""The whole page: what its sections are, and what it needs to stand alone."""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from belarus_statement.errors import FormatError
from belarus_statement.file_formats.documents.html.annotated_text import (
    PAGE_LANGUAGE,
    annotated_text,
    as_text,
    own_name,
    switches,
)
from belarus_statement.file_formats.documents.html.cards import register, web_link
from belarus_statement.file_formats.documents.html.linked_data import linked_data
from belarus_statement.file_formats.documents.html.parties import parties
from belarus_statement.file_formats.documents.html.picture import picture
from belarus_statement.file_formats.documents.html.summaries import allegations, demands
from belarus_statement.file_formats.markup import Markup, element, join, script, tag
from belarus_statement.model import Statement
from belarus_statement.model.statement import collection_fields
from belarus_statement.names import DISTRIBUTION
from belarus_statement.wording import words

# Control characters, and the last two code points of every plane.
_NOT_IN_HTML = re.compile(
    "[\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"
)
MOST_ANNOTATIONS = 5_000
"""Of a statement with more, an overview has no text: a notebook would hang over it."""
_FOOTING = (
    "The groups tell on what footing the words put an allegation. Who reported it, and who is said "
    "to have done it, is listed where the text names them or they can be inferred."
)
_THEMES = {"auto": "As the system", "light": "Light", "dark": "Dark"}


def page(statement: Statement) -> str:
    """Return the page as HTML; raises `FormatError` for what it has no place for."""
    style, code = _asset("highlights.css") + _asset("page.css"), _asset("page.js")
    head = element(
        "head",
        {},
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": _policy(code)}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", {"name": "color-scheme", "content": "light dark"}),
        # Without it, browsers ask the server for an icon.
        tag("link", {"rel": "icon", "href": "data:,"}),
        element("title", {}, statement.title or statement.id),
        Markup(f"<style>\n{style}</style>"),
        script("application/ld+json", linked_data(statement)),
    )
    body = element(
        "body",
        {"class": "annotated"},
        _header(statement),
        element("main", {}, *_sections(statement)),
        _colophon(statement),
        _panel(),
        Markup(f"<script>\n{code}</script>"),
    )
    root = element("html", {"lang": PAGE_LANGUAGE}, head, body)
    return f"<!DOCTYPE html>\n{_require_permitted(root)}\n"


def highlighted(statement: Statement) -> str:
    """Return the highlighted text alone, for a page of others: its own style, no script."""
    return _framed(*_text_alone(statement))


def overview(statement: Statement) -> str:
    """Return the header, the counts, who asks what of whom and the highlighted text, likewise."""
    counts = ((field.name, len(getattr(statement, field.name))) for field in collection_fields())
    told = ", ".join(f"{number} {words(name)}" for name, number in counts if number)
    left_out = element("p", {}, "The text is long and left out here: bs.show() shows it.")
    is_long = len(statement.annotations) > MOST_ANNOTATIONS
    return _framed(
        element("h2", as_text(statement), statement.title or statement.id),
        element("p", {}, *_issued(statement)),
        element("p", {}, f"{told or 'nothing annotated'}."),
        picture(statement),
        *([left_out] if is_long else _text_alone(statement)),
    )


def _text_alone(statement: Statement) -> tuple[Markup, Markup]:
    return switches(statement), annotated_text(statement, linked=False)


def _framed(*parts: Markup) -> str:
    """Return parts as one of a page of others, with the style that they need."""
    shown = element(
        "div",
        {"class": "annotated", "style": "color-scheme: light dark; padding: 1rem"},
        Markup(f"<style>\n{_asset('highlights.css')}</style>"),
        *parts,
    )
    return _require_permitted(shown)


def _issued(statement: Statement) -> Iterator[Markup]:
    """Yield who issued it, where and when, a space between for those who read without style."""
    issued = (statement.issuer, statement.place, statement.date)
    for index, each in enumerate(each for each in issued if each):
        yield join(" · " if index else "", element("span", as_text(statement), each))


def _require_permitted(html: Markup) -> Markup:
    """Return the same, if HTML can hold all that XML can hold of it."""
    if found := _NOT_IN_HTML.search(html):
        raise FormatError(
            f"found the character U+{ord(found[0]):04X}; expected one that HTML can hold: other "
            "formats, such as json, carry it"
        )
    return html


@cache
def _asset(name: str) -> str:
    """Return a style sheet or a script of this folder."""
    return files(__name__.rpartition(".")[0]).joinpath(name).read_text("utf-8")


def _policy(code: str) -> str:
    """Return the policy that keeps every request inside the page, whatever the statement holds."""
    digest = base64.b64encode(hashlib.sha256(f"\n{code}".encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _sections(statement: Statement) -> Iterator[Markup]:
    if statement.demands:
        title = "What is asked, and of whom"
        yield _section("demands", title, picture(statement), demands(statement))
    text = join(switches(statement), _keys(), annotated_text(statement, linked=True))
    yield _section("text", "The text, annotated", text)
    if statement.allegations:
        footing = element("p", {"class": "description"}, _FOOTING)
        title = "What is alleged, and on what footing"
        yield _section("allegations", title, footing, allegations(statement))
    if statement.parties:
        yield _section("parties", f"The {len(statement.parties)} parties", parties(statement))
    yield _section("register", "Register", register(statement))


def _section(id: str, title: str, *content: Markup) -> Markup:
    heading = own_name("title", id)
    return element(
        "section",
        {"id": own_name("section", id), "aria-labelledby": heading},
        element("h2", {"id": heading}, title),
        *content,
    )


def _keys() -> Markup:
    """Return the list of keys, which the script that listens to them shows."""
    return element(
        "p",
        {"id": own_name("keys"), "hidden": ""},
        "Click or tap marked words for what is noted of them. By keyboard: Tab goes into the text, "
        "the left and right arrows from one annotation to the next, Enter to the details, Escape "
        "back.",
    )


def _header(statement: Statement) -> Markup:
    parts = (
        (own_name("section", "demands"), "What is asked", statement.demands),
        (own_name("section", "text"), "Text", statement.text),
        (own_name("section", "allegations"), "What is alleged", statement.allegations),
        (own_name("section", "parties"), "Parties", statement.parties),
        (own_name("all", "persons"), "Persons", statement.persons),
        (own_name("section", "register"), "Register", (*statement,)),
    )
    ways = (element("a", {"href": f"#{id}"}, title) for id, title, present in parts if present)
    return element(
        "header",
        {},
        element("h1", as_text(statement), statement.title or statement.id),
        element("p", {"class": "issued"}, *_issued(statement)),
        element("nav", {"aria-label": "Sections"}, *ways),
        _themes(),
    )


def _themes() -> Markup:
    choices = (
        element(
            "label",
            {},
            tag(
                "input",
                {
                    "type": "radio",
                    "name": "theme",
                    "value": value,
                    "checked": "" if value == "auto" else None,
                },
            ),
            label,
        )
        for value, label in _THEMES.items()
    )
    return element("fieldset", {"class": "themes"}, element("legend", {}, "Colours"), *choices)


def _colophon(statement: Statement) -> Markup:
    source = statement.source
    published = (
        join("Published at ", web_link(source.published_at), ". ")
        if source.published_at
        else Markup()
    )
    return element(
        "footer",
        {},
        element("h2", {}, "About this page"),
        element("p", {}, published, "Rights in the text: ", source.rights),
        element(
            "p",
            {},
            "The text is as published, slips included. Each annotation is what readers took from "
            "its words; “inferred” marks what they had to infer, “not in the text” what was "
            "looked up elsewhere. An allegation is what the text alleges. The file of the text, ",
            element("code", {}, source.file),
            f", has {source.bytes} bytes and the SHA-256 ",
            element("code", {}, source.sha256),
            ".",
        ),
        element("p", {}, "Written by the Python package ", element("code", {}, DISTRIBUTION), "."),
    )


def _panel() -> Markup:
    """Return the place in which the script shows the cards of what is pointed at."""
    return element(
        "aside",
        {
            "id": own_name("panel"),
            "hidden": "",
            "tabindex": "-1",
            "aria-label": "Annotations of these words",
        },
        element("button", {"type": "button"}, "Close"),
        element("h3", {}, "These words"),
        element("div", {}),
    )
