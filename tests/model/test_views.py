"""The views that a statement computes from its fields."""

from collections.abc import Callable
from typing import Any

import attrs
import msgspec
import pytest
import rich.pretty

import belarus_statement as bs

ENTITIES = ("states", "organizations", "persons", "groups", "places", "events", "documents")
ANNOTATIONS = (
    *("blocks", "sentences", "parties", "mentions", "dates", "quantities", "speech_acts"),
    *("allegations", "demands", "corrections"),
)
TEXT_LENGTH = 5_408


def small(**collections: Any) -> bs.Statement:
    """A statement of few records over the text of ten code points."""
    header = ("id", "title", "issuer", "place", "date", "language")
    fields: dict[str, Any] = {**dict.fromkeys(header, "x"), **collections}
    source = bs.Source(file="a.txt", bytes=10, sha256="0", rights="none")
    return bs.Statement(**fields, source=source, text="0123456789")


def mention(id: str, start: int, end: int, target: str = "person-a") -> bs.Mention:
    return bs.Mention(id=id, start=start, end=end, quote="", target=target)


def date(id: str, start: int, end: int) -> bs.DateExpression:
    return bs.DateExpression(id=id, start=start, end=end, quote="", value="2020")


def ids(records: tuple[bs.Annotation, ...]) -> list[str]:
    return [each.id for each in records]


def covering(statement: bs.Statement, offset: int) -> tuple[bs.Annotation, ...]:
    return tuple(each for each in statement.annotations if each.start <= offset < each.end)


def inside(statement: bs.Statement, outer: bs.Annotation) -> tuple[bs.Annotation, ...]:
    return tuple(
        each
        for each in statement.annotations
        if outer.start <= each.start and each.end <= outer.end and each is not outer
    )


def test_paragraphs_are_the_nine_numbered_blocks(statement: bs.Statement) -> None:
    assert [(each.kind, each.number) for each in statement.paragraphs] == [
        ("paragraph", number) for number in range(1, 10)
    ]
    assert statement.paragraphs == statement.blocks[6:15]


def test_entities_are_listed_class_after_class(statement: bs.Statement) -> None:
    expected: list[bs.Entity] = []
    for name in (*ENTITIES, "rights"):
        expected += getattr(statement, name)
    assert list(statement.entities) == expected
    assert len(expected) > 100


def test_annotations_are_all_there_by_start_then_longest_first(statement: bs.Statement) -> None:
    everything = [each for name in ANNOTATIONS for each in getattr(statement, name)]
    places = [(each.start, -each.end) for each in statement.annotations]
    assert places == sorted(places)
    assert len(statement.annotations) == len(everything)
    assert set(statement.annotations) == set(everything)


def test_annotations_of_one_span_come_in_the_order_of_the_fields() -> None:
    block = bs.Block(id="c", start=2, end=5, quote="", kind="heading")
    statement = small(
        blocks=(block,),
        mentions=(mention("b", 2, 5), mention("longer", 2, 6), mention("first", 1, 2)),
        dates=(date("a", 2, 5),),
    )
    assert ids(statement.annotations) == ["first", "longer", "c", "b", "a"]


def test_every_record_is_found_by_its_id(statement: bs.Statement) -> None:
    records: list[Any] = [*statement.entities, *statement.annotations]
    for record in records:
        assert statement[record.id] is record
        assert statement.get(record.id) is record
        assert record.id in statement


def test_a_record_is_given_as_of_the_class_that_was_asked_for(statement: bs.Statement) -> None:
    belarus = statement.record("state-belarus", bs.State)
    assert (belarus.id, belarus.alpha_2) == ("state-belarus", "BY")
    assert statement.record("state-belarus", bs.Entity) is belarus
    for id, cls in (("state-belarus", bs.Person), ("p1", bs.State), ("state-atlantis", bs.State)):
        with pytest.raises(bs.UnknownIdError) as caught:
            statement.record(id, cls)
        assert caught.value.unknown == id


def test_iteration_gives_entities_then_annotations(statement: bs.Statement) -> None:
    assert list(statement) == [*statement.entities, *statement.annotations]


@pytest.mark.parametrize("unknown", ["", "state-atlantis", "STATE-BELARUS"])
def test_an_unknown_id_is_an_error_that_names_it(statement: bs.Statement, unknown: str) -> None:
    with pytest.raises(bs.UnknownIdError) as caught:
        statement[unknown]
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, bs.StatementError)
    assert caught.value.unknown == unknown
    assert str(caught.value).startswith(f"no record of the statement has the id {unknown!r}: ")
    assert statement.get(unknown) is None
    assert unknown not in statement


@pytest.mark.parametrize("odd", [None, 0, (), []])
def test_what_is_no_id_is_unknown_too(statement: bs.Statement, odd: Any) -> None:
    with pytest.raises(bs.UnknownIdError):
        statement[odd]


def test_the_ids_of_the_statement_and_its_source_are_none_of_its_records(
    statement: bs.Statement,
) -> None:
    assert statement.id not in statement


def test_of_records_with_one_id_the_first_in_the_order_of_the_fields_is_found() -> None:
    person = bs.Person(id="twice", name="A")
    late = mention("twice", 5, 6)
    assert small(persons=(person,), mentions=(late,))["twice"] is person
    assert small(mentions=(late,), dates=(date("twice", 0, 1),))["twice"] is late


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        ("blockages", ((1546, 1555),)),
        ("the Council", ((3521, 3532), (4632, 4643))),
        ("Joint Statement", ((0, 15), (130, 145))),
        ("###", ((5405, 5408),)),
        ("##", ((5405, 5407), (5406, 5408))),
        ("´", ((4462, 4463),)),
        ("the council", ()),
        ("", ()),
    ],
)
def test_words_are_found_wherever_they_stand(
    statement: bs.Statement, quote: str, spans: tuple[tuple[int, int], ...]
) -> None:
    assert statement.find(quote) == spans


def test_at_gives_what_covers_every_offset_of_the_text(statement: bs.Statement) -> None:
    assert len(statement.text) == TEXT_LENGTH
    for offset in range(-2, TEXT_LENGTH + 3):
        assert statement.at(offset) == covering(statement, offset), offset


@pytest.mark.parametrize("offset", [-TEXT_LENGTH, -1, TEXT_LENGTH, 10**9])
def test_an_offset_outside_the_text_is_covered_by_nothing(
    statement: bs.Statement, offset: int
) -> None:
    assert statement.at(offset) == ()


def test_an_offset_outside_the_text_is_covered_by_nothing_whatever_annotations_claim() -> None:
    statement = small(mentions=(mention("around", -5, 20),))
    assert ids(statement.at(0)) == ids(statement.at(9)) == ["around"]
    assert statement.at(-1) == statement.at(10) == statement.at(11) == ()


def test_an_empty_or_inverted_span_covers_nothing() -> None:
    statement = small(
        mentions=(mention("whole", 0, 10), mention("empty", 3, 3), mention("inverted", 6, 4))
    )
    assert [ids(statement.at(offset)) for offset in range(10)] == [["whole"]] * 10


def test_at_gives_spans_that_end_and_start_at_one_offset_one_after_the_other() -> None:
    statement = small(
        mentions=(mention("left", 1, 4), mention("right", 4, 7)), dates=(date("both", 2, 6),)
    )
    assert [ids(statement.at(offset)) for offset in range(8)] == [
        [],
        ["left"],
        ["left", "both"],
        ["left", "both"],
        ["both", "right"],
        ["both", "right"],
        ["right"],
        [],
    ]


def test_within_gives_what_lies_inside_every_annotation(statement: bs.Statement) -> None:
    for outer in statement.annotations:
        assert statement.within(outer) == inside(statement, outer), outer.id


def test_two_annotations_of_one_span_lie_within_each_other() -> None:
    statement = small(mentions=(mention("a", 2, 5),), dates=(date("b", 2, 5), date("c", 2, 6)))
    first, second, longer = statement["a"], statement["b"], statement["c"]
    assert isinstance(first, bs.Mention)
    assert isinstance(second, bs.DateExpression)
    assert isinstance(longer, bs.DateExpression)
    assert statement.within(first) == (second,)
    assert statement.within(second) == (first,)
    assert statement.within(longer) == (first, second)


def test_an_annotation_is_not_within_its_own_copy(statement: bs.Statement) -> None:
    again = attrs.evolve(statement.blocks[6])
    assert statement.within(again) == statement.within(statement.blocks[6])


def test_within_takes_a_span_that_is_none_of_the_statement(statement: bs.Statement) -> None:
    names = bs.Annotation(id="names", start=3604, end=3672, quote="")
    assert [each.quote for each in statement.within(names)] == [
        "Presidium members",
        "Presidium",
        "Mariya Kalesnikava",
        "Maxim Znak",
        "Liliya Ulasova",
    ]


def by_itself(entity: bs.Entity) -> bs.Entity | str:
    return entity


def by_id(entity: bs.Entity) -> bs.Entity | str:
    return entity.id


@pytest.mark.parametrize("given", [by_itself, by_id])
def test_mentions_of_gives_every_mention_of_an_entity(
    statement: bs.Statement, given: Callable[[bs.Entity], bs.Entity | str]
) -> None:
    for entity in statement.entities:
        expected = tuple(each for each in statement.mentions if each.target == entity.id)
        assert statement.mentions_of(given(entity)) == expected, entity.id


def test_an_entity_that_nothing_names_has_no_mentions() -> None:
    statement = small(persons=(bs.Person(id="person-a", name="A"),))
    assert statement.mentions_of("person-a") == ()


@pytest.mark.parametrize("unknown", ["state-atlantis", "preamble", "", "p1-s1"])
def test_mentions_of_refuses_what_is_no_entity(statement: bs.Statement, unknown: str) -> None:
    with pytest.raises(bs.UnknownIdError) as caught:
        statement.mentions_of(unknown)
    assert caught.value.unknown == unknown


def test_mentions_of_refuses_an_entity_of_another_statement(statement: bs.Statement) -> None:
    with pytest.raises(bs.UnknownIdError):
        statement.mentions_of(bs.Person(id="person-nobody", name="Nobody"))


def test_views_are_computed_once(statement: bs.Statement) -> None:
    assert statement.entities is statement.entities
    assert statement.annotations is statement.annotations
    assert statement.paragraphs is statement.paragraphs


def test_what_was_asked_of_a_statement_is_seen_by_no_other_encoder(statement: bs.Statement) -> None:
    asked = bs.loads(bs.dumps(statement))
    untouched = msgspec.to_builtins(asked)
    assert all((asked.entities, asked.annotations, asked.paragraphs, asked.at(50), asked.find("a")))
    assert asked.mentions_of("state-belarus")
    assert asked.corrected_text().text
    assert bs.validate(asked).ok
    assert msgspec.to_builtins(asked) == untouched
    assert sorted(untouched) == sorted(each.name for each in attrs.fields(bs.Statement))


@pytest.mark.parametrize("unknown", [[], {}, None, 5, ("state-belarus",), b"state-belarus"])
def test_what_is_no_id_is_of_no_record(statement: bs.Statement, unknown: Any) -> None:
    assert statement.get(unknown) is None
    assert unknown not in statement
    with pytest.raises(bs.UnknownIdError):
        statement[unknown]


def test_the_sentence_and_the_block_of_an_annotation_are_those_that_it_starts_in(
    statement: bs.Statement,
) -> None:
    for each in statement.annotations:
        sentence, block = statement.sentence_of(each), statement.block_of(each)
        assert block is not None
        assert block.start <= each.start < block.end
        inside = [one for one in statement.sentences if one.start <= each.start < one.end]
        assert sentence is (inside[0] if inside else None)
    assert statement.sentence_of(statement.blocks[0]) is None
    assert statement.block_of(statement.blocks[0]) is statement.blocks[0]


def test_actors_are_given_in_the_order_of_their_ids(statement: bs.Statement) -> None:
    demand = statement.record("demand-release-political-prisoners", bs.Demand)
    assert [each.name for each in statement.actors(demand.addressees)] == ["Belarusian authorities"]
    ids = ["person-maxim-znak", "state-albania", "group-journalists"]
    assert [each.id for each in statement.actors(ids)] == ids
    assert statement.actors([]) == ()


def test_what_is_no_actor_is_refused_with_its_class(statement: bs.Statement) -> None:
    with pytest.raises(bs.UnknownIdError, match="of class Sentence; expected one of class State"):
        statement.actors(["p1-s1"])
    with pytest.raises(bs.UnknownIdError, match="did you mean 'state-albania'"):
        statement.actors(["state-albany"])
    with pytest.raises(bs.UnknownIdError, match="of class Sentence; expected one of class Demand"):
        statement.record("p1-s1", bs.Demand)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Belarus", "state-belarus"),
        ("BELARUS", "state-belarus"),
        ("by", "state-belarus"),
        ("BLR", "state-belarus"),
        ("112", "state-belarus"),
        ("q184", "state-belarus"),
        ("journalists", "group-journalists"),
        ("Belarus authorities", "organization-belarusian-authorities"),
    ],
)
def test_an_entity_is_found_by_any_of_its_names(
    statement: bs.Statement, name: str, id: str
) -> None:
    assert [each.id for each in statement.named(name)] == [id]


def test_entities_of_one_name_are_all_found_and_of_none_none(statement: bs.Statement) -> None:
    councils = {each.id for each in statement.named("council")}
    assert councils == {"organization-coordination-council", "organization-human-rights-council"}
    assert statement.named("atlantis") == statement.named("") == ()


def test_every_reference_is_found_with_its_field(statement: bs.Statement) -> None:
    found = statement.referring_to("person-maxim-znak")
    assert {(each.record.id, each.field) for each in found} >= {
        ("allegation-criminal-charges-against-presidium-members", "alleged_victims"),
    }
    assert {each.field for each in found} == {"alleged_victims", "target"}
    act = statement.record("speech-act-p2-s1-condemn", bs.SpeechAct)
    assert [(each.record.id, each.field) for each in statement.referring_to(act)] == [
        ("allegation-post-election-crackdown", "speech_act")
    ]
    assert statement.referring_to("correction-" + statement.corrections[0].id[11:]) == ()
    with pytest.raises(bs.UnknownIdError):
        statement.referring_to("nobody")


def test_a_statement_is_shown_on_one_line_by_its_id_and_its_counts(
    statement: bs.Statement,
) -> None:
    shown = repr(statement)
    assert shown.startswith(f"<Statement {statement.id!r}: 120 entities, ")
    assert shown.endswith(" demands, 18 corrections>")
    assert "53 parties" in shown
    assert len(shown) < 300
    assert len(rich.pretty.pretty_repr(statement)) < 1000
    bare = bs.Statement(id="x", title="", language="en", source=statement.source, text="")
    assert repr(bare) == "<Statement 'x': nothing annotated>"


def test_a_record_is_shown_without_what_says_nothing_and_long_values_are_cut(
    statement: bs.Statement,
) -> None:
    mention = bs.Mention(id="m", start=0, end=7, quote="Albania", target="state-albania")
    assert repr(mention) == (
        "Mention(id='m', start=0, end=7, quote='Albania', target='state-albania')"
    )
    assert eval(repr(mention), {"Mention": bs.Mention}) == mention  # noqa: S307  # short is whole
    assert repr(statement["preamble"]).endswith("'…, kind='preamble')")
    crackdown = repr(statement["allegation-post-election-crackdown"])
    assert "acts=('crackdown',)" in crackdown
    assert ", …)" in crackdown
    for each in statement:
        assert len(repr(each)) < 1200


def test_ids_are_completed_where_a_notebook_asks_for_keys(statement: bs.Statement) -> None:
    assert {"state-albania", "p1-s1"} <= {*statement._ipython_key_completions_()}  # pyright: ignore[reportPrivateUsage]  # as IPython does
