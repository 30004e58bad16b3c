"""Who asks what of whom, and what is alleged on what evidence: the statement in two lists."""

from collections.abc import Iterator, Sequence

from belarus_statement.file_formats.html.annotated_text import as_written, own_name, place_of
from belarus_statement.file_formats.html.cards import link, links
from belarus_statement.markup import Markup, element, joined, xml_name
from belarus_statement.model import Allegation, Annotation, Demand, Statement
from belarus_statement.wording import EVIDENCE, INFERRED, asked_of, place


def demands(statement: Statement) -> Markup:
    """The demands by those of whom they are made."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Demand]] = {}
    for demand in statement.demands:
        groups.setdefault((demand.claimants, demand.addressees), []).append(demand)
    return joined(
        *(
            _group(asked_of(statement, found[0]), [_demand(statement, each) for each in found])
            for found in groups.values()
        )
    )


def allegations(statement: Statement) -> Markup:
    """The allegations by the evidence that their words give."""
    return joined(
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
    addressees = links(statement, demand.addressees)
    inferred = INFERRED if "addressees" in demand.inferred else ""
    return _item(
        statement,
        demand,
        ("by", link(statement, demand.speech_act)),
        ("of", joined(addressees, inferred) if addressees else addressees),
        ("for", links(statement, demand.beneficiaries)),
    )


def _allegation(statement: Statement, allegation: Allegation) -> Markup:
    return _item(
        statement,
        allegation,
        ("by", links(statement, allegation.alleged_perpetrators)),
        ("against", links(statement, allegation.victims)),
        ("reported by", links(statement, allegation.sources)),
    )


def _item(statement: Statement, annotation: Annotation, *details: tuple[str, Markup]) -> Markup:
    def told() -> Iterator[Markup]:
        for label, value in details:
            if value:
                yield element("span", {}, element("b", {}, label), " ", value)
        yield element("a", {"class": "more", "href": f"#{xml_name(annotation.id)}"}, "details")

    words = element("a", {"href": place_of(annotation), **as_written(statement)}, annotation.quote)
    where = element("small", {"class": "where"}, place(statement, annotation))
    return element("li", {}, where, " ", element("q", {}, words), element("p", {}, *told()))
