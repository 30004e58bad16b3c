"""Facts of the packaged statement, read from its text by hand."""

from collections import Counter

import pytest

import belarus_statement as bs

# The list in the preamble, as it stands there.
JOINING = (
    "Albania, Australia, Austria, Belgium, Bosnia and Herzegovina, Brazil, Bulgaria, Canada, "
    "Chile, Costa Rica, Croatia, Cyprus, Czech Republic, Denmark, Estonia, Finland, France, "
    "Germany, Greece, Hungary, Iceland, Ireland, Israel, Italy, Japan, Latvia, Liberia, "
    "Liechtenstein, Lithuania, Luxembourg, Malta, Marshall Islands, Monaco, Montenegro, "
    "the Netherlands, New Zealand, North Macedonia, Norway, Poland, Portugal, Republic of Korea, "
    "Romania, Serbia, Slovakia, Slovenia, Somalia, Spain, Sweden, Switzerland, Ukraine, "
    "United Kingdom, the European Union"
)
# On 26 October 2020, the United Kingdom having left.
EU_MEMBERS = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"


def named(statement: bs.Statement, start: int, quote: str) -> set[str]:
    """The ids of what is mentioned in just these words at this offset."""
    assert statement.text.startswith(quote, start)
    return {
        each.target
        for each in statement.at(start)
        if isinstance(each, bs.Mention) and (each.start, each.quote) == (start, quote)
    }


def test_the_header_is_that_of_the_text(statement: bs.Statement) -> None:
    assert statement.title == "Joint Statement on the Human Rights Situation in Belarus"
    assert statement.issuer == "U.S. Mission to the United Nations"
    assert statement.place == "New York, New York"
    assert statement.date == "2020-10-26"
    assert statement.language == "en"


def test_the_text_is_the_source_file(statement: bs.Statement) -> None:
    assert statement.text == bs.text()
    assert len(statement.text) == 5_408
    assert len(statement.text.encode()) == statement.source.bytes == 5_421
    assert statement.source.file == "statement.txt"
    assert statement.source.sha256 == (
        "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c"
    )


def test_sixteen_blocks_follow_each_other(statement: bs.Statement) -> None:
    assert [each.kind for each in statement.blocks] == [
        *("heading", "issuer", "place", "date", "title", "preamble"),
        *["paragraph"] * 9,
        "end_mark",
    ]
    assert [each.quote for each in statement.blocks] == [
        line for line in statement.text.split("\n") if line
    ]


def test_twenty_two_sentences_stand_in_ten_blocks(statement: bs.Statement) -> None:
    counts = Counter(each.block for each in statement.sentences)
    in_order = [counts.pop(each.id, 0) for each in statement.blocks]
    assert in_order == [0, 0, 0, 0, 0, 1, 3, 3, 1, 4, 3, 3, 2, 1, 1, 0]
    assert not counts


def test_fifty_three_parties_make_the_statement(statement: bs.Statement) -> None:
    lead, *joining = [each.quote for each in statement.parties]
    assert lead == "the United States"
    assert ", ".join(joining) == JOINING
    assert [each.role for each in statement.parties] == ["lead", *["joining"] * 52]
    assert [each.position for each in statement.parties] == list(range(1, 54))


def test_the_parties_are_fifty_two_states_and_the_european_union(statement: bs.Statement) -> None:
    actors = [statement[each.actor] for each in statement.parties]
    assert len({each.id for each in actors}) == 53
    assert all(isinstance(each, bs.State) for each in actors[:-1])
    union = actors[-1]
    assert isinstance(union, bs.Organization)
    assert (union.name, union.kind) == ("European Union", "intergovernmental")


@pytest.mark.parametrize(
    ("name", "alpha_2", "alpha_3", "numeric", "group", "eu_member"),
    [
        ("United States", "US", "USA", "840", "WEOG", False),
        ("Albania", "AL", "ALB", "008", "EEG", False),
        ("Australia", "AU", "AUS", "036", "WEOG", False),
        ("Bosnia and Herzegovina", "BA", "BIH", "070", "EEG", False),
        ("Costa Rica", "CR", "CRI", "188", "GRULAC", False),
        ("Cyprus", "CY", "CYP", "196", "APG", True),
        ("Czech Republic", "CZ", "CZE", "203", "EEG", True),
        ("Liberia", "LR", "LBR", "430", "AG", False),
        ("Liechtenstein", "LI", "LIE", "438", "WEOG", False),
        ("Netherlands", "NL", "NLD", "528", "WEOG", True),
        ("North Macedonia", "MK", "MKD", "807", "EEG", False),
        ("Republic of Korea", "KR", "KOR", "410", "APG", False),
        ("Switzerland", "CH", "CHE", "756", "WEOG", False),
        ("United Kingdom", "GB", "GBR", "826", "WEOG", False),
    ],
)
def test_a_state_has_its_codes_and_groups(
    statement: bs.Statement,
    name: str,
    alpha_2: str,
    alpha_3: str,
    numeric: str,
    group: str,
    eu_member: bool,  # noqa: FBT001  # a column
) -> None:
    (state,) = (each for each in statement.states if each.name == name)
    assert (state.alpha_2, state.alpha_3, state.numeric) == (alpha_2, alpha_3, numeric)
    assert (state.un_regional_group, state.eu_member) == (group, eu_member)


def test_all_members_of_the_european_union_of_that_day_are_parties(
    statement: bs.Statement,
) -> None:
    parties = {each.actor for each in statement.parties}
    members = {each.alpha_2 for each in statement.states if each.eu_member and each.id in parties}
    assert " ".join(sorted(filter(None, members))) == EU_MEMBERS
    assert sum(each.eu_member is True for each in statement.states) == 27


def test_the_council_is_one_council_in_paragraph_five_and_another_in_seven(
    statement: bs.Statement,
) -> None:
    (first,) = named(statement, 3521, "the Council")
    (second,) = named(statement, 4632, "the Council")
    one, other = statement[first], statement[second]
    assert isinstance(one, bs.Organization)
    assert isinstance(other, bs.Organization)
    assert (one.name, other.name) == ("Coordination Council", "Human Rights Council")


@pytest.mark.parametrize(
    ("start", "quote", "name"),
    [
        (1427, "Mr. Lukashenko", "Mr. Lukashenko"),
        (3642, "Maxim Znak", "Maxim Znak"),
        (58, "U.S.", "United States"),
        (228, "the United States", "United States"),
        (4372, "Belarus’ largest independent media outlet", "Tut.by"),
        (2272, "Belarus authorities", "Belarusian authorities"),
        (3085, "authorities", "Belarusian authorities"),
        (4438, "the Human Rights Council", "Human Rights Council"),
    ],
)
def test_a_naming_leads_to_whom_it_names(
    statement: bs.Statement, start: int, quote: str, name: str
) -> None:
    (target,) = named(statement, start, quote)
    entity = statement[target]
    assert isinstance(entity, bs.Entity)
    assert entity.name == name


def test_every_quote_is_what_stands_at_its_offsets(statement: bs.Statement) -> None:
    for each in statement.annotations:
        assert each.quote == statement.text[each.start : each.end], each.id


def test_the_awkward_code_points_stand_where_the_text_has_them(statement: bs.Statement) -> None:
    assert statement.text[4462] == "\N{ACUTE ACCENT}"
    assert statement.text.count("\N{RIGHT SINGLE QUOTATION MARK}") == 6
    assert not statement.text.endswith("\n")
