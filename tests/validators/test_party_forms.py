"""Lists of parties in the forms of real statements, whoever is left out of them."""

import re
from typing import Any

import attrs
import pytest

import belarus_statement as bs

CODE = "parties-differ-from-list"
_MARKED = re.compile(r"\[.*?\]|\{.*?\}|<.*?>|~.*?~")


class Made:
    """A statement in the making."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[bs.Block] = []
        self.sentences: list[bs.Sentence] = []
        self.parties: list[bs.Party] = []
        self.mentions: list[bs.Mention] = []

    def add(self, kind: Any, words: str) -> None:
        """Add a block, what is marked in it, and its sentences."""
        self.text += "\n\n" if self.text else ""
        begun, at = len(self.text), 0
        for found in _MARKED.finditer(words):
            self.text += words[at : found.start()]
            self._name(found[0][0], found[0][1:-1])
            at = found.end()
        self.text += words[at:]
        id = f"block-{len(self.blocks)}"
        self.blocks.append(bs.Block(id=id, kind=kind, **self._span(begun, len(self.text))))
        for each in re.finditer(r"\S.*?(?:[.!?](?=\s+[A-Z])|\Z)", self.text[begun:], re.DOTALL):
            span = self._span(begun + each.start(), begun + each.end())
            name = f"sentence-{len(self.sentences)}"
            self.sentences.append(bs.Sentence(id=name, block=id, number=1, **span))

    def _name(self, mark: str, name: str) -> None:
        cls = "person" if mark == "<" else "group" if "~" in (mark, name[0]) else "state"
        target, begun = f"{cls}-{slug(name)}", len(self.text)
        self.text += name.lstrip("~")
        span = self._span(begun, len(self.text))
        self.mentions.append(bs.Mention(id=f"mention-{len(self.mentions)}", target=target, **span))
        if mark == "[":
            position = len(self.parties) + 1
            fields: dict[str, Any] = {"role": "joining", "position": position, **span}
            self.parties.append(bs.Party(id=f"party-{position}", actor=target, **fields))

    def _span(self, start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "quote": self.text[start:end]}


def own(form: str, language: str = "en") -> bs.Statement:
    """A statement of lines "kind| words", with [a party], {a State}, ~a group~ and <a person>."""
    made = Made()
    for block in form.split("\n\n"):
        kind, _, words = block.partition("|")
        made.add(kind, words)
    names = {each.target: each.quote for each in made.mentions}

    def entities(cls: Any) -> Any:
        kind = f"{cls.__name__.lower()}-"
        return tuple(cls(id=id, name=name) for id, name in names.items() if id.startswith(kind))

    return bs.Statement(
        id="own",
        title="Own",
        language=language,
        source=bs.Source(file="own.txt", bytes=0, sha256="", rights="ours"),
        text=made.text,
        states=entities(bs.State),
        persons=entities(bs.Person),
        groups=entities(bs.Group),
        blocks=tuple(made.blocks),
        sentences=tuple(made.sentences),
        parties=tuple(made.parties),
        mentions=tuple(made.mentions),
    )


def slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower().removeprefix("the ")).strip("-")


def without(statement: bs.Statement, *places: int, mentions: bool = True) -> bs.Statement:
    """A statement that leaves parties out, and where asked their mentions."""
    kept = [each for place, each in enumerate(statement.parties) if place not in places]
    gone = [each for place, each in enumerate(statement.parties) if place in places]
    return attrs.evolve(
        statement,
        parties=tuple(attrs.evolve(each, position=at) for at, each in enumerate(kept, 1)),
        mentions=tuple(
            each
            for each in statement.mentions
            if mentions or (each.start, each.end) not in [(one.start, one.end) for one in gone]
        ),
    )


def findings(statement: bs.Statement) -> list[bs.Finding]:
    return [*bs.validate(statement, [CODE]).findings]


def paths(statement: bs.Statement) -> list[str]:
    return [each.path for each in findings(statement)]


def paths_of(statement: bs.Statement, target: str) -> list[str]:
    """The paths of the mentions of an entity."""
    return [
        f"$.mentions[{place}]"
        for place, each in enumerate(statement.mentions)
        if each.target == target
    ]


FORMS = {
    "a sentence of a preamble": "preamble| The following is a joint statement from [Ruritania], "
    "[Graustark], [Syldavia], [Republic of Borduria], and [the Union of Isles].",
    "a statement of two": "preamble| Joint statement by [Ruritania] and [Graustark] on {Freedonia}",
    "joined by words": "preamble| A statement by [Ruritania], [Graustark], as well as [Syldavia].",
    "on behalf of others": "byline| Statement by [Ruritania] on behalf of [Graustark], [Syldavia] "
    "and [the Union of Isles], concerning {Freedonia} and {Elbonia}",
    "a speaker who counts their own country": "preamble| I have the honour to deliver this "
    "statement on behalf of [Graustark], [Syldavia], [Borduria] and my own country, [Ruritania].",
    "another State behind the list": "preamble| On behalf of [Ruritania], [Graustark] and "
    "[Syldavia], {Freedonia} and {Elbonia} are called on to talk.",
    "ministers": "paragraph| We the Foreign Ministers of [Ruritania], [Graustark], and "
    "[Syldavia], and the [Borduria] Secretary of State are gravely concerned by {Freedonia}’s "
    "laws.",
    "ministers and a high representative": "paragraph| The Foreign Ministers of [Ruritania], "
    "[Graustark] and [Syldavia] and the High Representative of [the Union of Isles] met.",
    "embassies": "paragraph| The Embassies of [Ruritania], [Graustark] and [Syldavia] follow "
    "the trials in {Freedonia} and {Elbonia} closely.",
    "governments": "paragraph| The governments of [Ruritania], [Graustark] and [Syldavia], "
    "members of the {Lighthouse Group} and meeting in <Strelsau>, {Freedonia}, state that they:",
    "a group of friends": "signatories| Group of Friends of Lighthouses: [Ruritania]; "
    "[Graustark]; [the Union of Isles]; [Syldavia].",
    "parentheses": "preamble| We, the States of the Lighthouse Group ([Ruritania], [Graustark], "
    "and [Syldavia]), are concerned.",
    "countries with words before them": "paragraph| The Acceding Countries [Ruritania] and "
    "[Graustark], the Candidate Countries [Syldavia] and [Borduria] 1, the Countries of the "
    "Lamp Process and potential candidates, [the Former March of Grimm], [Elbonia] and the "
    "Sea Area country [Zubrowka], member of {the Sea Area}, as well as [Latveria] aligns itself.",
    "one with a word before it": "preamble| (The following is on behalf of {Ruritania}, "
    "{Graustark}, {Borduria} and {Syldavia}.)\n\nparagraph| [Ruritania] and co-sponsor [Graustark] "
    "\N{EN DASH} along with [Syldavia] and [Borduria] \N{EN DASH} are pleased. {Ruritania} "
    "and {Freedonia} are neighbours.",
    "signed from a place": "signatories| Signed by the Ambassadors to {Freedonia} from "
    "[Ruritania], [Graustark]; the Delegation of [the UI] and {UI} Member States with presence in "
    "{Freedonia}: [Syldavia], [Borduria], and [Elbonia]; [Zubrowka]; and [Latveria].",
    "signed in a closing": "closing| Signed by the Ambassadors to {Freedonia} from "
    "[Ruritania], [Graustark]; the Delegation of [the UI] and {UI} Member States with presence in "
    "{Freedonia}: [Syldavia], [Borduria], and [Elbonia]; [Zubrowka]; and [Latveria].",
    "signatories with their titles": "signatories| <H.E. Jane Doe>, Permanent Representative of "
    "[Ruritania] to {the League}\n<H.E. John Roe>, Permanent Representative of [Graustark] to "
    "{the League}\n<Ms. Ann Poe>, Chargé d’affaires of [Syldavia] in {Freedonia}",
    "numbered items": "byline| Delivered by the Minister for Foreign Affairs of [Ruritania], "
    "<Mr. Jan ROE>\n\nsignatories| List of co-sponsors:\n\nlist_item|   1. [Graustark]\n\n"
    "list_item|   2. [Syldavia]\n\nlist_item|   3. [Borduria]",
    "bullets": "signatories| • [Ruritania]\n• [Graustark]\n• [Syldavia]",
    "two columns": "signatories| [Ruritania]\t\t[Graustark]\n[Syldavia]    [Borduria]",
    "commas without space behind the end": "paragraph| Thank you, Mr. President.\n\n"
    "signatories| [Freedonia],[Ruritania],[Graustark],[UI],[Russian March]",
    "a group for whom one speaks": "byline| Delivered by <the Ambassador> of [Ruritania]\n\n"
    "preamble| I have the honour to deliver this statement on behalf of [~a group of 47 "
    "countries].",
    "a list in a note": "note| Update: [Ruritania] and [Graustark] joined this statement.",
}
FOREIGN = {
    (
        "fr",
        "French",
    ): "preamble| Déclaration de la [Ruritanie], du [Graustark] et de la [Syldavie].",
    ("fr", "French, elided"): "preamble| J’ai l’honneur de parler au nom de l’[Elbonie], de "
    "l’[Ostanie], du [Graustark] ainsi que de la [Syldavie] sur la {Freedonie}.",
    ("es", "Spanish"): "paragraph| Los gobiernos de [Ruritania], [Elbonia], [Graustark] e "
    "[Islandia], así como [Syldavia], reunidos en {Freedonia}, instan a {Latveria} a hablar.",
}
each_form = pytest.mark.parametrize(
    "statement",
    [
        *(pytest.param(own(form), id=name) for name, form in FORMS.items()),
        *(pytest.param(own(form, code), id=name) for (code, name), form in FOREIGN.items()),
    ],
)


@each_form
def test_a_list_is_read_in_any_form(statement: bs.Statement) -> None:
    assert findings(statement) == []


@each_form
def test_each_party_that_is_left_out_of_a_list_is_found(statement: bs.Statement) -> None:
    for place, party in enumerate(statement.parties):
        others = [each.actor for each in statement.parties if each is not party]
        if others and party.actor not in others:
            found = paths(without(statement, place))
            assert found, party.quote
            assert {*found} <= {*paths_of(statement, party.actor)}, party.quote


@each_form
def test_a_name_that_nothing_mentions_is_found_between_two_of_a_list(
    statement: bs.Statement,
) -> None:
    """Where marks and joiners alone stand around it; words of its own might be anybody's."""
    text = statement.text
    for place, (before, party, after) in enumerate(
        zip(statement.parties, statement.parties[1:], statement.parties[2:], strict=False), 1
    ):
        around = text[before.end : party.start] + text[party.end : after.start]
        if re.fullmatch(r"(?:[,;\s]|\band\b|\bthe\b)+", around) and "\n" not in around:
            changed = without(statement, place, mentions=False)
            (found,) = findings(changed)
            assert found.path == f"$.parties[{place}]", party.quote
            assert party.quote.removeprefix("the ") in found.message
            assert found.message.endswith("is a party missing?")


def test_each_of_the_53_parties_is_missed_by_its_name(statement: bs.Statement) -> None:
    last = len(statement.parties) - 1
    for place, party in enumerate(statement.parties):
        (path,) = paths(without(statement, place))
        assert path in paths_of(statement, party.actor)
        if 0 < place < last:
            assert paths(without(statement, place, mentions=False)) == [f"$.parties[{place}]"]


@pytest.mark.parametrize("places", [range(5), range(48, 53), range(20, 40)])
def test_many_parties_are_missed_one_by_one(statement: bs.Statement, places: range) -> None:
    found = paths(without(statement, *places))
    assert len(found) == len(places)
    for path, place in zip(found, places, strict=True):
        assert path in paths_of(statement, statement.parties[place].actor)


@pytest.mark.parametrize(
    ("form", "language"),
    [
        ("paragraph| [~Los países abajo firmantes] instan a {Freedonia} a hablar.", "es"),
        ("paragraph| [~We, the Foreign Ministers of the Lamp States], urge {Freedonia}.", "en"),
        ("byline| Delivered by <the Ambassador> of [Ruritania] to {the League}", "en"),
    ],
)
def test_who_alone_makes_a_statement_is_missed(form: str, language: str) -> None:
    sound = own(form, language)
    assert findings(sound) == []
    assert paths(without(sound, 0)) == paths_of(sound, sound.parties[0].actor)


def test_those_who_align_themselves_do_it_with_somebody() -> None:
    sound = own("paragraph| [Ruritania] states it. [Graustark] and [Syldavia] align with it.")
    first, *others = sound.parties
    aligning = [attrs.evolve(each, role="aligning") for each in others]
    assert paths(attrs.evolve(sound, parties=(first, *aligning))) == []
    assert paths(attrs.evolve(sound, parties=(*aligning,))) == ["$.parties"]


PROSE = {
    "people of another State": "paragraph| The people of {Freedonia}, [Ruritania] and [Graustark] "
    "are friends.",
    "what is spoken about": "paragraph| On {Freedonia}, [Ruritania] and [Graustark] agree.",
    "a place and its State": "paragraph| Meeting in <Strelsau>, {Freedonia}, [Ruritania] and "
    "[Graustark] agree.",
    "neighbours": "paragraph| [Ruritania] and [Graustark] regret {Freedonia}’s laws and "
    "{Elbonia}-backed ones.",
    "members of a union": "signatories| [Ruritania], [Graustark] and {UI} Member States, and "
    "{Freedonia}’s neighbours",
    "an address": "paragraph| [Ruritania] and [Graustark] call on {Freedonia}, {Elbonia} and "
    "{Latveria} to talk.",
    "words of a delegation": "byline| Statement by [Ruritania]\n\nparagraph| We speak in "
    "{Freedonia}, {Elbonia} and {Latveria}.",
    "words between two parties": "paragraph| <Jane Doe>, Ambassador of [Ruritania], President of "
    "the Council, and [Graustark] agree.",
    "parties of two sentences": "paragraph| We thank [Ruritania]. Lighthouses, Lamps and Ships. "
    "[Graustark] agrees.",
}


@pytest.mark.parametrize("name", PROSE)
def test_what_stands_beside_a_list_is_not_of_it(name: str) -> None:
    assert findings(own(PROSE[name])) == []


def test_annotations_that_are_not_in_the_text_are_left_to_other_rules() -> None:
    sound = own(FORMS["a sentence of a preamble"])
    for start, end in ((-5, 3), (7, 7), (9, 2), (5, 10**9), (10**9, 10**9 + 4)):
        for name in ("parties", "mentions", "blocks", "sentences"):
            first, *others = getattr(sound, name)
            changed: dict[str, Any] = {name: (attrs.evolve(first, start=start, end=end), *others)}
            findings(attrs.evolve(sound, **changed))
    findings(attrs.evolve(sound, states=()))
