"""What the page holds, read without a browser, and what the checker of HTML says of it."""

import base64
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import attrs
import hypothesis
import pytest
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped]  # it has no type hints

import belarus_statement as bs
from belarus_statement.file_formats import format_named
from belarus_statement.file_formats.markup import xml_name
from belarus_statement.testing import strategies

VOID = {"input", "link", "meta"}
LAYERS = (
    *("parties", "mentions", "dates", "quantities", "speech_acts"),
    *("allegations", "demands", "corrections", "sentences"),
)
# It does not compute the digest by which the policy lets the script run; browsers do.
NOT_COMPUTED = "Inline script violates Content Security Policy"


@attrs.define
class Node:
    """An element of a page, or a text, which has no tag."""

    tag: str
    attributes: dict[str, str] = attrs.field(factory=dict)
    text: str = ""
    children: list["Node"] = attrs.field(factory=list)

    def __iter__(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child

    @property
    def words(self) -> str:
        return "".join(each.text for each in self)

    def all(self, tag: str, css_class: str = "") -> list["Node"]:
        return [
            each
            for each in self
            if each.tag == tag
            and (not css_class or css_class in each.attributes.get("class", "").split())
        ]

    def by_id(self, id: str) -> "Node":
        (found,) = [each for each in self if each.attributes.get("id") == id]
        return found


class Reader(HTMLParser):
    """A tree of a page in which every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        assert len(node.attributes) == len(attrs)
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Node("", text=data))


def page(statement: bs.Statement) -> str:
    return format_named("html").encode(statement)["statement.html"].decode("utf-8")


def read(html: str) -> Node:
    reader = Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root


@pytest.fixture(scope="module")
def tree(given: bs.Statement) -> Node:
    return read(page(given))


def text_of(tree: Node) -> Node:
    (text,) = tree.all("div", "text")
    return text


def paragraphs(tree: Node) -> list[str]:
    """The words of the text, without what stands beside it."""
    notes = {id(each) for note in text_of(tree).all("div", "notes") for each in note}
    return [each.words for each in text_of(tree).all("p") if id(each) not in notes]


def test_the_text_stands_on_the_page_word_for_word(given: bs.Statement, tree: Node) -> None:
    assert paragraphs(tree) == [each.quote for each in given.blocks]
    assert text_of(tree).attributes["lang"] == given.language


def test_what_no_block_covers_stands_there_too(statement: bs.Statement) -> None:
    without = attrs.evolve(statement, blocks=(), sentences=())
    assert "".join(paragraphs(read(page(without)))) == statement.text


def test_every_word_of_an_annotation_is_marked_as_its_layer(
    given: bs.Statement, tree: Node
) -> None:
    layers = {each: getattr(given, each) for each in LAYERS}
    for layer, annotations in layers.items():
        marked: set[int] = set()
        for each in (*text_of(tree).all("a", layer), *text_of(tree).all("span", layer)):
            start = int(each.attributes["id"].removeprefix("at_"))
            assert given.text[start:].startswith(each.words)
            marked |= {*range(start, start + len(each.words))}
        in_blocks = {offset for block in given.blocks for offset in range(block.start, block.end)}
        expected = {offset for each in annotations for offset in range(each.start, each.end)}
        assert marked == expected & in_blocks, layer


def test_every_record_has_a_card_and_every_link_leads_somewhere(
    given: bs.Statement, tree: Node
) -> None:
    ids = [each.attributes["id"] for each in tree if "id" in each.attributes]
    assert len(ids) == len({*ids})
    cards = {each.attributes["id"] for each in tree.all("article", "card")}
    assert cards == {xml_name(each.id) for each in given}
    targets = {each.attributes["href"] for each in tree.all("a")}
    assert {each.removeprefix("#") for each in targets if each.startswith("#")} <= {*ids}


def fields_on_card(tree: Node, id: str) -> dict[str, list[tuple[str, str]]]:
    """The rows of a card: a label, then what each value says and where it leads."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for listing in tree.by_id(xml_name(id)).all("dl"):
        label = ""
        for each in listing.children:
            if each.tag == "dt":
                label = each.words
            else:
                values = each.all("li") or [each]
                rows[label] = [
                    (value.words, "".join(link.attributes["href"] for link in value.all("a")))
                    for value in values
                ]
    return rows


def test_a_demand_leads_to_its_addressee_and_says_what_is_inferred(statement: bs.Statement) -> None:
    rows = fields_on_card(read(page(statement)), "demand-release-political-prisoners")
    assert rows == {
        "speech act": [("call for", "#speech-act-p4-s4-call-for")],
        "action": [("release", "")],
        "addressees (inferred)": [
            ("Belarusian authorities", "#organization-belarusian-authorities")
        ],
        "addressee explicit": [("no", "")],
        "beneficiaries": [
            ("political prisoners", "#group-political-prisoners"),
            ("all those arbitrarily detained", "#group-arbitrarily-detained"),
        ],
        "modifiers": [("immediate", ""), ("unconditional", "")],
    }


def test_whether_sources_are_complete_is_said_only_of_sources(statement: bs.Statement) -> None:
    tree = read(page(statement))
    for each in statement.allegations:
        said = "sources complete" in fields_on_card(tree, each.id)
        assert said == bool(each.sources), each.id


def test_an_allegation_leads_to_its_evidence_and_its_sources(statement: bs.Statement) -> None:
    tree = read(page(statement))
    rows = fields_on_card(tree, "allegation-more-than-500-cases-of-torture")
    assert rows["evidence"] == [("reported", "#evidence_reported")]
    assert [href for _, href in rows["sources"]] == [
        "#organization-high-commissioner-for-human-rights",
        "#organization-special-procedure-mandate-holders",
    ]
    assert tree.by_id("evidence_reported").all("h3")[0].words.startswith("Reported: the speakers")


def test_an_entity_leads_to_every_mention_and_to_all_that_refer_to_it(
    statement: bs.Statement,
) -> None:
    tree = read(page(statement))
    for entity in statement.entities:
        rows = fields_on_card(tree, entity.id)
        places = [f"#at_{each.start}" for each in statement.mentions_of(entity)]
        assert [href for _, href in rows["named"]] == places
        victims = [each for each in statement.allegations if entity.id in each.alleged_victims]
        linked = "".join(href for _, href in rows.get("among alleged victims of", ()))
        assert linked == "".join(f"#{each.id}" for each in victims)


def test_what_is_known_from_elsewhere_stands_apart_with_its_source(
    statement: bs.Statement,
) -> None:
    card = read(page(statement)).by_id("state-belarus")
    said, known = card.all("dl")
    assert "BLR" in known.words
    assert "Q184 checked in OpenSanctions" in known.words
    assert "BLR" not in said.words
    assert card.all("p", "beyond")[0].words == "Not in the text"


def test_the_first_section_says_what_is_demanded_of_the_belarusian_authorities(
    statement: bs.Statement,
) -> None:
    first = read(page(statement)).all("main")[0].all("section")[0]
    group = first.all("section", "group")[0]
    assert group.all("h3")[0].words == "Asked of: Belarusian authorities 8"
    addressed = [
        each
        for each in statement.demands
        if each.addressees == ("organization-belarusian-authorities",)
    ]
    assert [each.words for each in group.all("q")] == [each.quote for each in addressed]
    assert [each.all("a")[0].attributes["href"] for each in group.all("q")] == [
        f"#at_{each.start}" for each in addressed
    ]


def test_every_demand_and_every_allegation_is_summarised_once(given: bs.Statement) -> None:
    tree = read(page(given))
    for id, annotations in (("demands", given.demands), ("allegations", given.allegations)):
        quotes = [each.words for each in tree.by_id(f"section_{id}").all("q")]
        assert sorted(quotes) == sorted(each.quote for each in annotations)


def test_the_parties_are_a_table_and_a_plot_by_regional_group(statement: bs.Statement) -> None:
    section = read(page(statement)).by_id("section_parties")
    rows = [[cell.words for cell in row.children] for row in section.all("tr")[1:]]
    assert [(int(row[0]), row[1], row[2]) for row in rows] == [
        (each.position, each.quote, each.role) for each in statement.parties
    ]
    (plot,) = section.all("figure")
    numbers = [each.words for each in plot.all("small", "count")]
    assert numbers == ["26", "17", "4", "3", "2", "1"]
    assert [len(each.all("a")) for each in plot.all("dd")] == [*map(int, numbers)]
    assert len(plot.all("a", "member")) == 27
    assert sum(row[4] == "yes" for row in rows) == 27


def test_corrections_stand_beside_the_paragraph_that_they_are_in(statement: bs.Statement) -> None:
    parts = read(page(statement)).all("div", "block")
    noted = [
        (part.all("p")[0].words, each.all("del")[0].words, each.all("ins")[0].words)
        for part in parts
        for note in part.all("div", "notes")
        for each in note.all("li")
    ]
    blocks = [
        next(block for block in statement.blocks if block.start <= each.start < block.end)
        for each in statement.corrections
    ]
    assert noted == [
        (block.quote, each.quote, each.proposed)
        for block, each in zip(blocks, statement.corrections, strict=True)
    ]


def test_nothing_on_the_page_is_asked_for_elsewhere(given: bs.Statement, tree: Node) -> None:
    assert not [each for each in tree if {"src", "srcset", "data", "poster"} & {*each.attributes}]
    assert [each.attributes["href"] for each in tree.all("link")] == ["data:,"]
    assert not re.search(r"@import|url\(", "".join(each.words for each in tree.all("style")))
    (policy,) = [each for each in tree.all("meta") if "http-equiv" in each.attributes]
    script = tree.all("script")[-1].words
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.attributes["content"].startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{digest}'" in policy.attributes["content"]


def test_only_an_address_of_the_web_is_a_link(
    statement: bs.Statement, address: tuple[str, str]
) -> None:
    text, url = address
    source = attrs.evolve(statement.source, published_at=text)
    written = page(attrs.evolve(statement, source=source))
    (footer,) = read(written).all("footer")
    assert text in footer.words
    assert [each.attributes["href"] for each in footer.all("a")] == [url] * bool(url)
    (data,) = re.findall('<script type="application/ld\\+json">(.*?)</script>', written, re.DOTALL)
    assert json.loads(data).get("url", "") == url


def test_a_link_that_leads_nowhere_is_shown_as_it_is(with_dangling_link: bs.Statement) -> None:
    mention = with_dangling_link.mentions[0]
    rows = fields_on_card(read(page(with_dangling_link)), mention.id)
    assert rows["target"] == [("state-atlantis", "")]


@pytest.mark.parametrize(
    "id", ["panel", "panel_", "keys_", "at_0", "at-0", "section_text", "all_mentions", "", "7"]
)
def test_no_record_takes_a_name_of_the_page(statement: bs.Statement, id: str) -> None:
    person = attrs.evolve(statement.persons[0], id=id)
    tree = read(page(attrs.evolve(statement, persons=(person,))))
    ids = [each.attributes["id"] for each in tree if "id" in each.attributes]
    assert len(ids) == len({*ids})


def test_a_slip_outside_of_all_blocks_is_noted_too(statement: bs.Statement) -> None:
    block = attrs.evolve(statement.blocks[0], id="")
    made = attrs.evolve(statement, blocks=(block,), sentences=())
    first, *others = read(page(made)).all("div", "notes")
    assert others == []
    assert len(first.all("li")) == len(statement.corrections)


@pytest.mark.parametrize("text", ["", "ab"])
def test_what_stands_behind_the_last_word_is_led_to(
    statement: bs.Statement, bare: bs.Statement, text: str
) -> None:
    last = attrs.evolve(statement.demands[0], start=len(text), end=len(text), quote="")
    tree = read(page(attrs.evolve(bare, text=text, demands=(last,))))
    (card,) = tree.all("article")
    assert tree.by_id(card.all("a")[0].attributes["href"].removeprefix("#")).words == ""


def test_addressees_of_one_name_are_kept_apart(statement: bs.Statement) -> None:
    ministries = [
        bs.Organization(id=id, name="Ministry", kind="authority") for id in ("first", "second")
    ]
    demands = [
        attrs.evolve(each, addressees=(ministry.id,))
        for each, ministry in zip(statement.demands[:2], ministries, strict=True)
    ]
    made = attrs.evolve(statement, organizations=tuple(ministries), demands=tuple(demands))
    groups = read(page(made)).by_id("section_demands").all("section", "group")
    assert [each.all("h3")[0].words for each in groups] == ["Asked of: Ministry 1"] * 2


def test_words_of_another_language_say_so_and_those_of_the_page_do_not(
    statement: bs.Statement,
) -> None:
    tree = read(page(attrs.evolve(statement, language="be-tarask")))
    quotes = [
        each for each in tree.by_id("section_demands").all("a") if each.words.startswith("not to")
    ]
    assert {each.attributes["lang"] for each in (*quotes, *tree.all("h1"))} == {"be-tarask"}
    assert tree.all("html")[0].attributes["lang"] == "en"
    assert "lang" not in read(page(statement)).all("h1")[0].attributes


def test_a_language_that_is_no_tag_is_left_out(statement: bs.Statement) -> None:
    tree = read(page(attrs.evolve(statement, language="not a tag!")))
    assert {each.attributes.get("lang") for each in tree if each.tag} == {"en", None}
    assert "inLanguage" not in linked_data(tree)


def test_an_annotation_that_does_not_stand_on_its_words_is_refused(
    statement: bs.Statement,
) -> None:
    moved = attrs.evolve(statement.demands[0], start=0)
    with pytest.raises(bs.FormatError, match="does not stand on its quote"):
        page(attrs.evolve(statement, demands=(moved,)))


def test_two_records_with_one_id_are_refused(statement: bs.Statement) -> None:
    twice = attrs.evolve(statement, persons=(statement.persons[0],) * 2)
    with pytest.raises(bs.FormatError, match="'person-lukashenko' twice"):
        page(twice)


@pytest.mark.parametrize("character", ["\x85", "\ufdd0", "\ufffe", "\U0001ffff", "\U0010fffe"])
def test_what_html_cannot_hold_is_refused(statement: bs.Statement, character: str) -> None:
    person = attrs.evolve(statement.persons[0], name=character)
    with pytest.raises(bs.FormatError, match=rf"U\+{ord(character):04X}.*; expected one that"):
        page(attrs.evolve(statement, persons=(person,)))


def linked_data(tree: Node) -> dict[str, Any]:
    (block,) = [each for each in tree.all("script") if "type" in each.attributes]
    described: dict[str, Any] = json.loads(block.words)
    return described


def test_the_linked_data_describes_the_document_and_its_parties(statement: bs.Statement) -> None:
    described = linked_data(read(page(statement)))
    assert described["name"] == statement.title
    assert described["datePublished"] == "2020-10-26"
    assert len(described["author"]) == 53
    assert described["author"][0] == {
        "@type": ["Country", "Organization"],
        "name": "United States",
        "sameAs": ["http://www.wikidata.org/entity/Q30"],
    }
    named = {each["name"] for each in described["mentions"] if each["@type"] == "Person"}
    assert named == {each.name for each in statement.persons}


def test_a_date_that_is_none_is_not_given_as_one(statement: bs.Statement) -> None:
    described = linked_data(read(page(attrs.evolve(statement, date="in autumn"))))
    assert "datePublished" not in described


def test_a_reader_of_linked_data_finds_every_value_of_it(given: bs.Statement, tree: Node) -> None:
    described = linked_data(tree) | {"@context": {"@vocab": "https://schema.org/"}}
    (expanded,) = jsonld.expand(described)
    assert expanded["@type"] == ["https://schema.org/CreativeWork"]
    assert expanded["https://schema.org/name"] == [{"@value": given.title}]
    authors = expanded.get("https://schema.org/author", [])
    assert len(authors) == len({each.actor for each in given.parties})


@hypothesis.settings(deadline=None, database=None, max_examples=60)
@hypothesis.given(drawn=strategies.statements())
def test_the_page_of_any_statement_is_whole(drawn: bs.Statement) -> None:
    tree = read(page(drawn))
    assert [each.replace("\r", "\n") for each in paragraphs(tree)] == [
        each.quote for each in drawn.blocks
    ]
    assert {each.attributes["id"] for each in tree.all("article")} == {
        xml_name(each.id) for each in drawn
    }


@hypothesis.settings(deadline=None, database=None, max_examples=60)
@hypothesis.given(
    spans=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=6)
)
def test_spans_that_cross_or_are_empty_leave_the_text_as_it_is(
    statement: bs.Statement, bare: bs.Statement, spans: list[list[int]]
) -> None:
    text = "a<b>c &amp; "
    crossing = tuple(
        attrs.evolve(
            statement.demands[0], id=f"d{number}", start=start, end=end, quote=text[start:end]
        )
        for number, (start, end) in enumerate(spans)
    )
    made = attrs.evolve(bare, demands=crossing, text=text)
    assert "".join(paragraphs(read(page(made)))) == text


def test_an_empty_statement_has_a_page(bare: bs.Statement) -> None:
    tree = read(page(attrs.evolve(bare, text="")))
    assert paragraphs(tree) == []
    assert tree.all("h1")[0].words == bare.title


def test_the_checker_of_html_finds_no_fault(
    given: bs.Statement,
    addressed: list[bs.Statement],
    node_modules: pathlib.Path,
    tmp_path: pathlib.Path,
) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed: the Debian package default-jre-headless has it")
    paths = [tmp_path / "statement.html", tmp_path / "addressed.html"]
    for path, each in zip(paths, (given, addressed[0]), strict=True):
        path.write_text(page(each), encoding="utf-8")
    checker = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-jar", str(checker), "--format", "json", "--exit-zero-always", *map(str, paths)],
        capture_output=True,
        check=True,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [each for each in messages if NOT_COMPUTED not in each["message"]] == []
