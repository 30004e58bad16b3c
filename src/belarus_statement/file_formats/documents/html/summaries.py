"""The statement in two lists: the demands by addressee, and the allegations with their evidence."""

from collections.abc import Iterator, Sequence

from belarus_statement.file_formats.documents.html.annotated_text import (
    as_text,
    own_name,
    place_of,
)
from belarus_statement.file_formats.documents.html.cards import link, links
from belarus_statement.file_formats.markup import Markup, element, join, xml_name
from belarus_statement.model import Allegation, Annotation, Demand, Statement
from belarus_statement.wording import EVIDENCE, INFERRED, demands_by_addressee, place


def demands(statement: Statement) -> Markup:
    """Return the demands by those of whom they are made."""
    return join(
        *(
            _group(
                join(before, links(statement, ids), after),
                [_demand(statement, each) for each in found],
            )
            for (before, ids, after), found in demands_by_addressee(statement).items()
        )
    )


def allegations(statement: Statement) -> Markup:
    """Return the allegations by the evidence that their words give."""
    return join(
        *(
            _group(
                title,
                [_allegation(statement, each) for each in found],
                id=own_name("evidence", evidence),
            )
            for evidence, title in EVIDENCE.items()
            if (found := [each for each in statement.allegations if each.evidence == evidence])
        )
    )


def _group(title: str, items: Sequence[Markup], id: str | None = None) -> Markup:
    count = element("small", {"class": "count"}, str(len(items)))
    heading = element("h3", {}, title, " ", count)
    return element("section", {"class": "group", "id": id}, heading, element("ol", {}, *items))


def _demand(statement: Statement, demand: Demand) -> Markup:
    addressees = _link_names(statement, demand, "addressees")
    return _item(
        statement,
        demand,
        ("verb", link(statement, demand.speech_act)),
        ("of", addressees if "addressees" in demand.inferred else Markup()),
        ("for", _link_names(statement, demand, "beneficiaries")),
    )


def _allegation(statement: Statement, allegation: Allegation) -> Markup:
    return _item(
        statement,
        allegation,
        ("allegedly by", _link_names(statement, allegation, "alleged_perpetrators")),
        ("against", _link_names(statement, allegation, "alleged_victims")),
        ("reported by", _link_names(statement, allegation, "sources")),
    )


def _link_names(statement: Statement, annotation: Annotation, field: str) -> Markup:
    """Links to what the ids in a field stand for, and whether a reader had to infer it."""
    found = links(statement, getattr(annotation, field))
    return join(found, INFERRED) if found and field in annotation.inferred else found


def _item(statement: Statement, annotation: Annotation, *details: tuple[str, Markup]) -> Markup:
    more = {
        "class": "more",
        "href": f"#{xml_name(annotation.id)}",
        "aria-label": f"details: {annotation.quote}",
    }

    def describe() -> Iterator[Markup]:
        for label, value in details:
            if value:
                yield element("span", {}, element("b", {}, label), " ", value)
        yield element("a", more, "details")

    words = element("a", {"href": place_of(annotation), **as_text(statement)}, annotation.quote)
    where = element("small", {"class": "where"}, place(statement, annotation))
    return element("li", {}, where, " ", element("q", {}, words), element("p", {}, *describe()))
