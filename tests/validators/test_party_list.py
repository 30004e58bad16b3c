"""The list of parties, in the forms in which statements give it."""

import re
from typing import NamedTuple

import attrs
import pytest

import belarus_statement as bs

RULE = "parties-differ-from-list"
STATES = ("Ruritania", "Graustark", "Syldavia", "Borduria", "San Serriffe", "Republic of Zenda")
UNION = "Northern Union"


# A name in brackets is that of a party, one in braces that of a State or union that is none.
class Form(NamedTuple):
    kind: str
    words: str


FORMS = {
    "one leads": Form(
        "preamble",
        "The following is a joint statement from [the Republic of Zenda]* with "
        "[Graustark], [Syldavia], and [the Northern Union] on the lamps of {Ruritania}.",
    ),
    "nobody leads": Form(
        "preamble",
        "The governments of [Graustark], [Syldavia] and [San Serriffe], meeting in "
        "{Ruritania}, state that they:",
    ),
    "as well as": Form(
        "preamble",
        "A statement by [Ruritania], [Graustark], as well as [Syldavia].",
    ),
    "on behalf of, and my own country": Form(
        "preamble",
        "I have the honour to deliver this statement on behalf of [Graustark], [Syldavia] "
        "and [Borduria], together with [Ruritania].",
    ),
    "ministers who speak": Form(
        "paragraph",
        "We, the Foreign Ministers of [Graustark], [Syldavia], and [Borduria], and [the "
        "Republic of Zenda], call on {Ruritania} and on its harbour to light the lamps.",
    ),
    "in parentheses": Form(
        "preamble",
        "This joint statement is made by a group of countries ([Graustark], [Syldavia] & "
        "[Borduria]) on {Ruritania}.",
    ),
    "semicolons": Form(
        "signatories",
        "Group of Friends of Lamps: [Graustark]; [Syldavia]; [San Serriffe]; [Borduria].",
    ),
    "without spaces": Form(
        "signatories",
        "[Graustark],[Syldavia],[Borduria],[Ruritania]",
    ),
    "embassies": Form(
        "signatories",
        "Signed by the Embassies to {Ruritania} of [Graustark], [Syldavia]; the Delegation "
        "of [the Northern Union]; and [Borduria].",
    ),
    "representatives with names": Form(
        "signatories",
        "A. Abel, Representative of [Graustark] to {the Northern Union}; B. Bell, "
        "Representative of [Syldavia] to {the Northern Union}.",
    ),
    "some align themselves": Form(
        "paragraph",
        "With this declaration of [the Northern Union]* the candidates [Graustark] and "
        "[Syldavia], and the neighbour [Borduria], member of {the Republic of Zenda}, align "
        "themselves.",
    ),
    "in prose": Form(
        "paragraph",
        "{Ruritania} put out its lamps, and {Graustark}, {Syldavia} and {Borduria} followed.",
    ),
}
NAME = re.compile(r"\[([^\]]+)\](\*?)|\{([^}]+)\}")


def annotated(*blocks: tuple[str, str], language: str = "en") -> bs.Statement:
    """A statement of these blocks, with a party or a mention for each marked name."""
    text = "\n\n".join(NAME.sub(lambda found: found[1] or found[3], words) for _, words in blocks)
    source = bs.Source(file="own.txt", bytes=0, sha256="", rights="ours")
    edit = bs.Editor(
        bs.Statement(id="own", title="Own", language=language, source=source, text=text)
    )
    for kind, words in blocks:
        plain = NAME.sub(lambda found: found[1] or found[3], words)
        edit.add(bs.Block, plain, kind=kind)
        edit.add(bs.Sentence, plain)
    for name in (*STATES, UNION):
        if name in text:
            if name == UNION:
                edit.name(bs.Organization, name, kind="intergovernmental")
            else:
                edit.name(bs.State, name)
    for _, words in blocks:
        plain = NAME.sub(lambda found: found[1] or found[3], words)
        start = text.index(plain)
        for found in NAME.finditer(words):
            if found[1]:
                at = start + len(NAME.sub(lambda each: each[1] or each[3], words[: found.start()]))
                nth = bs.Statement.find(edit.statement(), found[1]).index((at, at + len(found[1])))
                aligning = "aligning" if "align" in words else "joining"
                role = "lead" if found[2] else aligning
                edit.add(bs.Party, found[1], nth=nth + 1, role=role)
    return edit.statement()


def found(statement: bs.Statement) -> list[bs.Finding]:
    return [*bs.validate(statement, [RULE]).findings]


def without(statement: bs.Statement, *left_out: int) -> bs.Statement:
    kept = [each for at, each in enumerate(statement.parties) if at not in left_out]
    counted = (attrs.evolve(each, position=at) for at, each in enumerate(kept, 1))
    return attrs.evolve(statement, parties=tuple(counted))


@pytest.mark.parametrize("form", FORMS)
def test_a_right_list_has_no_fault(form: str) -> None:
    assert found(annotated(FORMS[form])) == []


@pytest.mark.parametrize("form", [form for form in FORMS if form != "in prose"])
def test_whoever_is_left_out_is_found(form: str) -> None:
    statement = annotated(FORMS[form])
    everybody = range(len(statement.parties))
    for at in everybody:
        party = statement.parties[at]
        messages = [each.message for each in found(without(statement, at))]
        assert messages, party.quote
        assert party.quote in messages[0] or statement[party.actor].name in messages[0]  # type: ignore[union-attr] # an actor has a name
    assert found(without(statement, *everybody))


@pytest.mark.parametrize("form", ["one leads", "nobody leads", "as well as", "without spaces"])
def test_a_name_between_two_parties_is_found_without_its_mention(form: str) -> None:
    statement = annotated(FORMS[form])
    for at in range(1, len(statement.parties) - 1):
        party = statement.parties[at]
        spans = {(party.start, party.end)}
        unnamed = tuple(
            each
            for each in statement.mentions
            if not any(start <= each.start and each.end <= end for start, end in spans)
        )
        (fault,) = found(attrs.evolve(without(statement, at), mentions=unnamed))
        assert fault.path == f"$.parties[{at}]"
        assert "is a party missing?" in fault.message


def test_a_list_of_lines_goes_on_from_block_to_block() -> None:
    lines = [("signatories", f"{number}. [{name}]") for number, name in enumerate(STATES, 1)]
    statement = annotated(*lines)
    assert found(statement) == []
    for at in range(len(STATES)):
        (fault,) = found(without(statement, at))
        assert STATES[at] in fault.message
        assert fault.path.startswith("$.mentions[")


def test_a_list_ends_where_another_block_begins() -> None:
    statement = annotated(
        ("preamble", "A joint statement by [Graustark] and [Syldavia]:"),
        ("paragraph", "{Ruritania} must light the lamps, and {Borduria} too."),
    )
    assert found(statement) == []


def test_what_follows_a_list_behind_a_comma_is_none_of_it() -> None:
    statement = annotated(
        (
            "paragraph",
            "On behalf of [Graustark] and [Syldavia], {Ruritania} is urged to light the lamps.",
        )
    )
    assert found(statement) == []


def test_who_is_a_party_may_be_named_once_more_in_a_list() -> None:
    statement = annotated(
        ("byline", "Delivered by [Ruritania]"),
        ("signatories", "[Graustark], {Ruritania}, [Syldavia]"),
    )
    assert found(statement) == []


@pytest.mark.parametrize(
    ("roles", "paths"),
    [
        (("lead", "joining", "joining"), []),
        (("lead", "delivering", "aligning"), []),
        (("joining", "joining", "delivering"), []),
        (("joining", "lead", "joining"), ["$.parties[1].role"]),
        (("lead", "joining", "lead"), ["$.parties[2].role"]),
    ],
)
def test_at_most_one_leads_and_it_comes_first(roles: tuple[str, ...], paths: list[str]) -> None:
    statement = annotated(("preamble", "A statement by [Graustark], [Syldavia], [Borduria]."))
    parties = tuple(
        attrs.evolve(party, role=role)  # type: ignore[arg-type] # roles are of the vocabulary
        for party, role in zip(statement.parties, roles, strict=True)
    )
    changed = attrs.evolve(statement, parties=parties)
    assert [each.path for each in found(changed)] == paths


def test_whom_others_join_by_the_words_leads() -> None:
    statement = annotated(("preamble", "A statement from [Graustark] with [Syldavia]."))
    (fault,) = found(statement)
    assert (fault.path, fault.message) == (
        "$.parties[0].role",
        "party-graustark: found 'joining'; expected 'lead', by the words behind it",
    )


def test_without_any_party_a_list_says_whom_it_names() -> None:
    statement = annotated(
        ("preamble", "A statement by {Graustark}, {Syldavia} and {Borduria}, on {Ruritania}.")
    )
    (fault,) = found(statement)
    assert (fault.path, fault.message) == (
        "$.parties",
        "found none; expected the 3 of the list from 'Graustark' to 'Borduria': add the parties",
    )


@pytest.mark.parametrize("language", ["tlh", "el"])
def test_in_a_language_without_words_punctuation_joins(language: str) -> None:
    listed = ("preamble", "[Graustark], [Syldavia], [Borduria]; [Ruritania]")
    other = ("preamble", "[Graustark], [Syldavia] kai [Borduria]")
    assert found(annotated(listed, language=language)) == []
    assert found(annotated(other, language=language)) == []
    assert found(without(annotated(listed, language=language), 1)) != []
    assert found(without(annotated(listed, language=language), 3)) != []


def test_the_packaged_list_is_held_whole(statement: bs.Statement) -> None:
    assert found(statement) == []
    last = len(statement.parties)
    for left_out in (range(1), range(5), range(last - 5, last), range(last)):
        assert found(without(statement, *left_out))
    for at in range(last):
        (fault,) = found(without(statement, at))
        assert repr(statement.parties[at].quote) in fault.message
