"""What a draft tells of a plain text, in the forms in which statements are published."""

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.authoring.cleaning import clean

BLOCKS: dict[str, tuple[str, str]] = {
    "a header of several lines, the heading once more, an end mark": (
        """Joint Statement on Lighthouses

U.S. Mission to the United Nations
New York, New York
October 26, 2020

Joint Statement on Lighthouses

The following is a joint statement from Norway with Chile and Malta:

We support all keepers of lighthouses, wherever they are and whatever their lamp may be.

###
""",
        "heading issuer place date title preamble paragraph end_mark",
    ),
    "a statement that is delivered in a council": (
        """Joint statement on lighthouses, 26 February 2021
Human Rights Council, 46th session
Delivered by the Permanent Representative of Norway

Madam President,

I have the honour to deliver this statement on behalf of a group of countries.

We are concerned about the lamps of the northern coast, which were dark for a whole winter.

Thank you, Madam President.

Chile, Norway, Malta
""",
        "title title byline salutation preamble paragraph closing signatories",
    ),
    "place and date on one line, a list, a note at the foot": (
        """Declaration of the Group of Friends of Lighthouses

Geneva, 25 February 2021

The governments of Chile, Norway and Malta, meeting in Geneva, state that they:

1. Support the keepers of lighthouses.
2. Reject the plan to let the lamps go out, which was made in the winter of last year.

Lamps

- They thank the keepers of the northern coast for all that they have done.

1 The plan was made public later.
""",
        "title dateline preamble list_item list_item subheading list_item note",
    ),
    "a press release with a byline and an update": (
        """Statement by Ambassadors
Update: Norway joined this statement on February 14.

02/14/2021 07:29 AM EST
Anna Berg, Minister of Harbours

We call on the owners of lighthouses to light the lamps that they have put out this winter.

Signed by the Ambassadors to Chile from Norway, Malta; and the United States.
""",
        "title note date byline paragraph signatories",
    ),
    "paragraphs that are broken to a width": (
        """Joint Statement on Lighthouses

We support all keepers of lighthouses, wherever they are, and whatever
the colour of the lamp that they keep may be, and we thank them for
it.

We call on the owners of lighthouses to light the lamps again.
""",
        "title paragraph paragraph",
    ),
    "header lines that are as long as each other": (
        """Joint Statement on the Lighthouses of the North
Ministry of Harbours, Coasts and Lighthouses of Norway
Geneva, 3 March 2031

We support all keepers of lighthouses, wherever they are and whatever their lamp may be.
""",
        "title issuer dateline paragraph",
    ),
    "nothing but paragraphs": (
        """The European Union calls on the owners of lighthouses to light the lamps again.

It is the firm belief of the European Union that dark lamps are dangerous to ships.
""",
        "paragraph paragraph",
    ),
}


@pytest.mark.parametrize("form", BLOCKS)
def test_blocks_are_of_their_kind(form: str) -> None:
    text, kinds = BLOCKS[form]
    drafted = bs.draft(text, rights="ours")
    assert " ".join(block.kind for block in drafted.blocks) == kinds
    assert {finding.code for finding in bs.validate(drafted).findings} <= {"sentence-untyped"}


def test_the_packaged_statement_is_drafted_as_it_was_annotated(statement: bs.Statement) -> None:
    drafted = bs.draft(statement.text)
    alike = {
        "blocks": ("start", "end", "kind", "number", "id"),
        "sentences": ("start", "end", "block", "number", "id"),
        "parties": ("start", "end", "role", "position", "id"),
        "dates": ("start", "end", "value", "inferred", "id"),
        "states": ("id", "name", "alpha_2", "alpha_3", "numeric"),
    }
    for name, fields in alike.items():
        mine, theirs = (
            [tuple(getattr(each, field) for field in fields) for each in getattr(of, name)]
            for of in (drafted, statement)
        )
        assert mine == theirs, name
    header = ("title", "issuer", "place", "date", "language")
    assert [getattr(drafted, name) for name in header] == [
        getattr(statement, name) for name in header
    ]
    assert bs.validate(drafted).ok
    assert bs.loads(bs.dumps(drafted)) == drafted


def test_the_speech_acts_of_the_packaged_statement_are_found_with_their_force(
    statement: bs.Statement,
) -> None:
    drafted = bs.draft(statement.text).speech_acts
    assert [act.force for act in drafted] == [act.force for act in statement.speech_acts]
    assert [act.sentence for act in drafted] == [act.sentence for act in statement.speech_acts]
    for mine, theirs in zip(drafted, statement.speech_acts, strict=True):
        assert mine.start < theirs.end
        assert theirs.start < mine.end
        assert (mine.degree, mine.addition) == (theirs.degree, theirs.addition)
    agreed = [
        mine.verb == theirs.verb
        for mine, theirs in zip(drafted, statement.speech_acts, strict=True)
    ]
    assert agreed.count(False) <= 1


def test_every_naming_of_a_state_in_the_packaged_statement_is_found(
    statement: bs.Statement,
) -> None:
    def namings(of: bs.Statement) -> set[tuple[int, int, str]]:
        states = {state.id for state in of.states}
        return {
            (each.start, each.end, each.target) for each in of.mentions if each.target in states
        }

    drafted = namings(bs.draft(statement.text))
    assert drafted == namings(statement)


class Listed(NamedTuple):
    text: str
    parties: str


LISTS = {
    "one leads, others join": Listed(
        "The following is a joint statement from the United States with Chile, Malta and Norway.",
        "lead the United States, joining Chile, joining Malta, joining Norway",
    ),
    "nobody leads": Listed(
        "The governments of Chile, Malta, and Norway, meeting in Geneva, state that they:",
        "joining Chile, joining Malta, joining Norway",
    ),
    "on behalf of": Listed(
        "I have the honour to deliver this statement on behalf of Chile, Malta as well as Norway.",
        "joining Chile, joining Malta, joining Norway",
    ),
    "ministers speak": Listed(
        "We, the Foreign Ministers of Chile, Malta and Norway, and the United States Secretary of "
        "State, noting the dark lamps of Brazil, express our concern at what we see there.",
        "joining Chile, joining Malta, joining Norway, joining the United States",
    ),
    "some align themselves": Listed(
        "The Candidate Countries Serbia and Montenegro, and Norway align themselves with it here.",
        "aligning Serbia, aligning Montenegro, aligning Norway",
    ),
    "a union among States": Listed(
        "The following is a joint statement by Chile, the European Union, and the Netherlands.",
        "joining Chile, joining the European Union, joining the Netherlands",
    ),
}


@pytest.mark.parametrize("form", LISTS)
def test_parties_are_found_where_they_are_listed(form: str) -> None:
    text, parties = LISTS[form]
    drafted = bs.draft(f"Joint Statement on the Lighthouses of Brazil\n\n{text}\n\nWe thank all.\n")
    assert ", ".join(f"{each.role} {each.quote}" for each in drafted.parties) == parties


def test_signatories_are_parties_but_for_the_state_where_they_are() -> None:
    text = (
        "Joint Statement\n\nWe call on all owners of lighthouses to light the lamps again now.\n\n"
        "Signed by the Ambassadors to Brazil from Chile, Malta; the Delegation of the EU; Norway.\n"
    )
    assert [each.quote for each in bs.draft(text).parties] == ["Chile", "Malta", "the EU", "Norway"]
    listed = (
        "Joint Statement\n\nWe call on all owners of lighthouses to light the lamps again now.\n\n"
        "List of co-sponsors:\n\n  1. Chile\n  2. Malta\n"
    )
    assert [each.quote for each in bs.draft(listed).parties] == ["Chile", "Malta"]


def test_a_name_that_no_table_has_is_a_party_between_others_of_a_list() -> None:
    text = (
        "Joint Statement\n\nWe call on all owners of lighthouses to light the lamps again now.\n\n"
        "Chile,Ruritania,Norway, Grand Duchy of Syldavia and Malta\n"
    )
    drafted = bs.draft(text)
    assert [each.quote for each in drafted.parties] == [
        "Chile",
        "Ruritania",
        "Norway",
        "Grand Duchy of Syldavia",
        "Malta",
    ]
    assert drafted["state-ruritania"] == bs.State(id="state-ruritania", name="Ruritania")


def test_who_delivers_for_others_is_a_party_once() -> None:
    text = (
        "Joint Statement\nDelivered by the Ambassador of Norway\n\n"
        "I have the honour to deliver this statement on behalf of {}.\n\nWe thank all keepers.\n"
    )
    roles = {
        "Chile and Malta": {"Norway": "delivering", "Chile": "joining", "Malta": "joining"},
        "Chile and Norway": {"Chile": "joining", "Norway": "joining"},
    }
    for others, expected in roles.items():
        drafted = bs.draft(text.format(others))
        assert {each.quote: each.role for each in drafted.parties} == expected


NAMINGS = {
    "South Sudan and Sudan": ["South Sudan", "Sudan"],
    "Nigeria, the Niger and Nigerians": ["Nigeria", "the Niger"],
    "Guinea-Bissau, Equatorial Guinea, Guinea": ["Guinea-Bissau", "Equatorial Guinea", "Guinea"],
    "the People’s Republic of China": ["the People’s Republic of China"],
    "the Democratic People's Republic of Korea (DPRK)": [
        "the Democratic People's Republic of Korea",
        "DPRK",
    ],
    "Give us the US and the U.S. but not us": ["the US", "the U.S."],
    "Côte d’Ivoire and Côte d'Ivoire": ["Côte d’Ivoire", "Côte d'Ivoire"],
    "Belarus’s, Belarus’ (Belarus)": ["Belarus", "Belarus", "Belarus"],
    "the UK, the Czech Republic, Türkiye and Turkey": [
        "the UK",
        "the Czech Republic",
        "Türkiye",
        "Turkey",
    ],
}


@pytest.mark.parametrize("words", NAMINGS)
def test_states_are_named_by_the_longest_whole_words(words: str) -> None:
    drafted = bs.draft(f"Lighthouses\n\nWe say this of the lamps: {words} are all far away.\n")
    assert [each.quote for each in drafted.mentions] == NAMINGS[words]
    assert all(each.code != "name-not-in-quote" for each in bs.validate(drafted).findings)


def test_a_state_of_several_names_is_one_and_called_by_the_long_one() -> None:
    drafted = bs.draft(
        "Lighthouses\n\nThe U.S. thanks the keepers of the United States, of the US.\n"
    )
    (state,) = drafted.states
    assert (state.name, state.aliases) == ("United States", ("U.S.", "US"))
    assert (state.id, state.alpha_2, state.alpha_3, state.numeric) == (
        "state-united-states",
        "US",
        "USA",
        "840",
    )
    assert "pycountry" in state.enrichment_sources[0]


def test_a_date_without_a_year_is_of_the_year_of_the_document_and_inferred() -> None:
    drafted = bs.draft(
        "Lighthouses\nFebruary 14, 2021\n\nWe saw it on January 3, and from 5 to 7 January, and in "
        "2019, and in March, and we thank the keepers.\n"
    )
    assert [(each.quote, each.value, each.inferred) for each in drafted.dates] == [
        ("February 14, 2021", "2021-02-14", ()),
        ("January 3", "2021-01-03", ("value",)),
        ("5 to 7 January", "2021-01-05/2021-01-07", ("value",)),
        ("2019", "2019", ()),
    ]
    assert drafted.date == "2021-02-14"
    undated = bs.draft("Lighthouses\n\nWe saw the dark lamps on January 3 and thank the keepers.\n")
    assert (undated.date, undated.dates) == (None, ())


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Geneva, 3 March 2031", "Geneva"),
        ("3 March 2031 - Geneva, Switzerland", "Geneva, Switzerland"),
    ],
)
def test_place_and_date_may_stand_on_one_line(line: str, place: str) -> None:
    drafted = bs.draft(f"Joint Statement\n\n{line}\n\nWe thank all keepers of lighthouses.\n")
    assert (drafted.place, drafted.date) == (place, "2031-03-03")
    assert bs.validate(drafted).ok


def test_people_and_cases_are_counted_and_years_and_sessions_are_not() -> None:
    drafted = bs.draft(
        "Lighthouses\n\nWe know of more than 1,500 cases, of several reported deaths, of hundreds "
        "of innocent people, of twenty-five lamps, of 2020, and of the 47th session of keepers.\n"
    )
    assert [
        (each.quote, each.comparator, each.value, each.unit) for each in drafted.quantities
    ] == [
        ("more than 1,500 cases", "more_than", 1500, "cases"),
        ("several reported deaths", "several", None, "deaths"),
        ("hundreds of innocent people", "some", None, "innocent people"),
    ]


def test_allegations_demands_people_groups_and_rights_are_left_to_a_reader(
    statement: bs.Statement,
) -> None:
    drafted = bs.draft(statement.text)
    for name in ("allegations", "demands", "persons", "groups", "rights", "corrections"):
        assert getattr(drafted, name) == ()


@pytest.mark.parametrize("language", ["el", "zh-Hans", "xx"])
def test_a_language_without_a_table_has_structure_alone(language: str) -> None:
    text = (
        "第一\n\n2020-10-26\n\n我们呼吁灯塔的主人再次点亮他们今年冬天熄灭的灯。"
        "我们感谢北方海岸的所有守护者。\n"
    )
    drafted = bs.draft(text, language=language)
    assert [each.kind for each in drafted.blocks[-1:]] == ["paragraph"]
    assert len(drafted.sentences) == 2
    assert drafted.entities == ()
    assert drafted.speech_acts == ()


def test_what_is_left_to_do_is_listed_by_sentence() -> None:
    drafted = bs.draft(
        "Lighthouses\n\nDark lamps everywhere at sea! We thank all keepers of lamps.\n"
    )
    report = bs.validate(drafted)
    assert report.ok
    assert [finding.path for finding in report.todo] == ["$.sentences[0]"]


def test_a_text_that_no_statement_may_have_is_refused_with_the_places() -> None:
    with pytest.raises(bs.LoadError) as caught:
        bs.draft("One\r\nTwo\x00", file="two.txt")
    assert caught.value.source == "two.txt"
    assert [finding.message.partition(";")[0] for finding in caught.value.findings] == [
        "found U+000D at offset 3",
        "found U+0000 at offset 8",
    ]


def test_what_is_cleaned_is_said_and_can_be_drafted() -> None:
    cleaned = clean("\ufeffOne\r\nTwo\u200b and\rco\u00adlour\x0cThree\x00")
    assert cleaned.text == "One\nTwo and\ncolour\n\nThree"
    assert len(cleaned.changes) == 7
    assert cleaned.changes[1] == (
        "1 of line end of Windows (carriage return, newline): made a newline"
    )
    bs.draft(cleaned.text)
    assert clean("as\tit\nis “é”") == ("as\tit\nis “é”", ())


def test_the_source_is_said_and_the_digest_is_that_of_the_text() -> None:
    address = "https://example.org/"
    drafted = bs.draft("Lighthouses", file="a.txt", published_at=address, rights="CC0")
    source = drafted.source
    assert (source.file, source.bytes, source.rights) == ("a.txt", 11, "CC0")
    assert source.published_at == address
    assert not [each for each in bs.validate(drafted).findings if "source" in each.path]
    assert bs.draft("Lighthouses", id="mine").id == "mine"


@given(st.text(alphabet="We urge Chile to stop. \n\t-1:,;“”’&()#éж中", max_size=120))
def test_any_text_gives_a_valid_statement(text: str) -> None:
    report = bs.validate(bs.draft(text))
    assert report.ok, report


def test_no_word_of_a_text_is_outside_the_blocks() -> None:
    for text, _ in BLOCKS.values():
        drafted: Any = bs.draft(text)
        assert "".join("".join(each.quote.split()) for each in drafted.blocks) == "".join(
            text.split()
        )
