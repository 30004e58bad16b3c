"""Making a statement by its words: no test types an offset into an edit."""

from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.testing import synthesize

TITLE = "Joint Statement on Ruritania"
FIRST = "We urge Ruritania to release them."
SECOND = "Ruritania’s authorities must stop more than five hundred cases by 9 August 2020."
TEXT = f"{TITLE}\n\n{FIRST} {SECOND}\n"


def bare(text: str = TEXT, language: str = "en") -> bs.Statement:
    """A statement with nothing but its text."""
    encoded = text.encode()
    source = bs.Source(
        file="own.txt", bytes=len(encoded), sha256=sha256(encoded).hexdigest(), rights="ours"
    )
    return bs.Statement(id="own", title=TITLE, language=language, source=source, text=text)


@pytest.fixture
def edit() -> bs.Editor:
    """The text with its blocks and sentences, and one State."""
    editor = bs.Editor(bare())
    editor.add(bs.Block, TITLE, kind="title")
    editor.add(bs.Block, f"{FIRST} {SECOND}", kind="paragraph")
    editor.add(bs.Sentence, FIRST)
    editor.add(bs.Sentence, SECOND)
    editor.name(bs.State, "Ruritania")
    return editor


def quotes(statement: bs.Statement, target: str) -> list[tuple[int, str]]:
    return [(each.start, each.quote) for each in statement.mentions if each.target == target]


def test_a_statement_that_is_edited_in_nothing_is_the_same(statement: bs.Statement) -> None:
    assert bs.Editor(statement).statement() == statement


def test_an_invented_one_is_the_same_as_well() -> None:
    invented = synthesize(annotations=400, seed=3)
    assert bs.Editor(invented).statement() == invented


def test_a_whole_statement_is_made_without_a_finding(edit: bs.Editor) -> None:
    authorities = edit.name(
        bs.Organization, "Ruritania’s authorities", kind="authority", parent="state-ruritania"
    )
    edit.add(bs.SpeechAct, "urge", verb="urge", force="directive", addressees="state-ruritania")
    edit.add(bs.SpeechAct, "must", verb="must", force="directive")
    edit.add(bs.Demand, "release them", action="release", addressees=["state-ruritania"])
    edit.add(bs.Demand, "stop", action="stop", addressees=authorities)
    edit.add(bs.Quantity, "more than five hundred cases", unit="cases")
    edit.add(bs.DateExpression, "9 August 2020")
    made = edit.statement()
    assert bs.validate(made).findings == ()
    assert bs.loads(bs.dumps(made)) == made


def test_the_statement_that_is_edited_stays_as_it_was(statement: bs.Statement) -> None:
    before = bs.dumps(statement)
    edit = bs.Editor(statement)
    edit.change("state-albania", aliases=["Albania"])
    edit.drop(statement.corrections[0])
    assert edit.statement() != statement
    assert bs.dumps(statement) == before


def test_a_name_is_mentioned_at_every_place_of_it(edit: bs.Editor) -> None:
    made = edit.statement()
    assert quotes(made, "state-ruritania") == [
        (TEXT.index("Ruritania", start), "Ruritania") for start in (0, 28, 50)
    ]
    assert [each.id for each in made.mentions] == [
        "mention-ruritania-title",
        "mention-ruritania-p1-s1",
        "mention-ruritania-p1-s2",
    ]


@pytest.mark.parametrize("turn", [1, -1], ids=["longest first", "longest last"])
def test_a_name_inside_a_longer_one_of_its_class_is_not_meant(turn: int) -> None:
    edit = bs.Editor(bare("Guinea, Equatorial Guinea, Guinea-Bissau and Guineans"))
    names = ["Equatorial Guinea", "Guinea-Bissau", "Guinea"]
    for name in names[::turn]:
        edit.name(bs.State, name)
    made = edit.statement()
    assert quotes(made, "state-guinea") == [(0, "Guinea")]
    assert quotes(made, "state-equatorial-guinea") == [(8, "Equatorial Guinea")]
    assert quotes(made, "state-guinea-bissau") == [(27, "Guinea-Bissau")]


@pytest.mark.parametrize("turn", [1, -1], ids=["longest first", "longest last"])
@pytest.mark.parametrize(
    ("longer", "name", "text", "count"),
    [
        ("families of strikers", "strikers", "The families of strikers and strikers", 2),
        ("Mission to the Union", "Union", "The Mission to the Union", 1),
        ("Harbour Union", "Union", "The Harbour Union and the Union", 1),
        ("detained strikers", "strikers", "The detained strikers, and strikers", 1),
    ],
)
def test_a_name_to_which_small_words_lead_is_one_inside_a_longer_one_too(
    longer: str, name: str, text: str, count: int, turn: int
) -> None:
    edit = bs.Editor(bare(text))
    for each in (longer, name)[::turn]:
        edit.name(bs.Group, each)
    made = edit.statement()
    (group,) = (each for each in made.groups if each.name == name)
    assert len(made.mentions_of(group)) == count


def test_a_state_inside_the_name_of_another_is_not_meant() -> None:
    edit = bs.Editor(bare("The Democratic Republic of the Congo, and the Congo"))
    edit.name(bs.State, "Democratic Republic of the Congo")
    edit.name(bs.State, "Congo")
    assert len(edit.statement().mentions) == 2


def test_a_name_inside_one_of_another_class_is_meant(edit: bs.Editor) -> None:
    edit.name(bs.Organization, "Ruritania’s authorities", kind="authority")
    assert len(quotes(edit.statement(), "state-ruritania")) == 3


def test_of_several_names_the_longest_is_taken() -> None:
    edit = bs.Editor(bare("The UN Human Rights Council; the Council"))
    edit.name(bs.Organization, "Council", "UN Human Rights Council", kind="body")
    made = edit.statement()
    assert [each.quote for each in made.mentions] == ["The UN Human Rights Council", "the Council"]
    assert made.organizations[0].aliases == ("UN Human Rights Council",)


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("Nigeria and Niger", "Niger", 1),
        ("Niger’s, (Niger) Niger-led", "Niger", 3),
        ("Mali_x Malia maMali Mali2", "Mali", 0),
        ("中国和日本", "中国", 1),
        ("في مصر", "مصر", 1),
    ],
)
def test_a_name_is_a_whole_word_where_words_are_written_apart(
    text: str, name: str, count: int
) -> None:
    edit = bs.Editor(bare(text))
    edit.name(bs.State, name)
    assert len(edit.statement().mentions) == count


def test_a_mention_has_the_article_before_its_name() -> None:
    words = {
        "en": ("The lamps of the North", "the North"),
        "fr": ("Les lampes de l’Ouest", "l’Ouest"),
        "es": ("Las lámparas de los Países", "los Países"),
        "tlh": ("the North", "North"),
    }
    for language, (text, mentioned) in words.items():
        edit = bs.Editor(bare(text, language))
        edit.name(bs.Place, text.split("’")[-1].split(" ")[-1])
        assert [each.quote for each in edit.statement().mentions] == [mentioned]


def test_a_name_that_is_taken_is_refused(edit: bs.Editor) -> None:
    with pytest.raises(bs.EditError, match="'Ruritania' as a name of state-ruritania already"):
        edit.name(bs.State, "Ruritania")
    edit.name(bs.Place, "Ruritania")


def test_a_name_that_the_text_has_not_is_refused_and_nothing_made(edit: bs.Editor) -> None:
    before = edit.statement()
    with pytest.raises(bs.QuoteError, match="the text has 'Ruritania' at 19 to 28: quote that"):
        edit.name(bs.Group, "them", "ruritania")
    assert edit.statement() == before


def test_words_at_several_places_ask_which_is_meant(edit: bs.Editor) -> None:
    with pytest.raises(bs.QuoteError) as caught:
        edit.add(bs.Mention, "Ruritania", target="state-ruritania")
    assert str(caught.value) == (
        "found 'Ruritania' 3 times, at 19, 38, 65: give nth=1 to 3, or within="
    )
    assert caught.value.places == ((19, 28), (38, 47), (65, 74))
    for start, how in {
        19: {"nth": 1},
        65: {"nth": 3},
        38: {"within": "p1-s1"},
    }.items():
        mention = edit.add(bs.Mention, "Ruritania", target="state-ruritania", **how)  # type: ignore[arg-type] # each of its own
        assert (mention.start, mention.quote) == (start, "Ruritania")
    with pytest.raises(bs.QuoteError, match="expected nth=1 to 3, not 4"):
        edit.add(bs.Mention, "Ruritania", nth=4, target="state-ruritania")
    with pytest.raises(bs.QuoteError, match="nowhere there"):
        edit.add(bs.Mention, "release", within="title", target="state-ruritania")
    with pytest.raises(bs.UnknownIdError, match="class State; expected one of class Annotation"):
        edit.add(bs.Mention, "release", within="state-ruritania", target="state-ruritania")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Ruritania's authorities", "Ruritania’s authorities"),
        ("RURITANIA’S AUTHORITIES", "Ruritania’s authorities"),
        ("Ruritania’s  authorities", "Ruritania’s authorities"),
        ("Ruritania’s\nauthorities", "Ruritania’s authorities"),
        ("Ruritania’s\u00a0authorities", "Ruritania’s authorities"),
        ("Ruri\u00adtania’s authorities", "Ruritania’s authorities"),
        ("Rúritania’s authorities", "Ruritania’s authorities"),
    ],
)
def test_words_that_are_not_there_are_told_the_nearest_reading(
    edit: bs.Editor, quote: str, words: str
) -> None:
    with pytest.raises(bs.QuoteError) as caught:
        edit.add(bs.Correction, quote, kind="spelling", severity="error", proposed="x")
    ((start, end),) = caught.value.places
    assert TEXT[start:end] == words
    assert f"the text has {words!r} at {start} to {end}: quote that" in str(caught.value)


def test_the_nearest_reading_is_found_where_the_text_has_the_odd_characters() -> None:
    text = "The Coun\u00adcil\u200b’s “re\N{EN DASH}port”, straße"
    edit = bs.Editor(bare(text))
    for quote, words in {
        "Council's": "Coun\u00adcil\u200b’s",
        '"re-port"': "“re\N{EN DASH}port”",
        "STRASSE": "straße",
    }.items():
        with pytest.raises(bs.QuoteError) as caught:
            edit.add(bs.Demand, quote, action="x")
        assert [text[slice(*place)] for place in caught.value.places] == [words]


@pytest.mark.parametrize("quote", ["", "no such words"])
def test_words_that_nothing_is_like_have_no_places(edit: bs.Editor, quote: str) -> None:
    with pytest.raises(bs.QuoteError) as caught:
        edit.add(bs.Demand, quote, action="x")
    assert caught.value.places == ()


def test_the_place_gives_a_demand_its_act_and_says_whether_it_names_who_is_to_do_it(
    edit: bs.Editor,
) -> None:
    other = edit.name(bs.Group, "cases")
    first = edit.add(bs.SpeechAct, "urge", verb="urge", force="directive")
    assert (first.sentence, first.id) == ("p1-s1", "speech-act-p1-s1-urge")
    named = edit.add(bs.Demand, "release", action="release", addressees="state-ruritania")
    assert (named.speech_act, named.addressee_explicit, named.inferred) == (first.id, True, ())
    inferred = edit.add(bs.Demand, "release them", action="release", addressees=other)
    assert (inferred.addressee_explicit, inferred.inferred) == (False, ("addressees",))
    nobody = edit.add(bs.Demand, "to release", action="release")
    assert (nobody.addressees, nobody.addressee_explicit, nobody.inferred) == ((), False, ())
    with pytest.raises(bs.EditError, match="no speech act in the sentence of 'stop'"):
        edit.add(bs.Demand, "stop", action="stop")


def test_what_is_presupposed_has_no_speech_act(edit: bs.Editor) -> None:
    act = edit.add(bs.SpeechAct, "must", verb="must", force="directive")
    put = edit.add(bs.Allegation, "cases", acts="cases", evidence="asserted")
    taken = edit.add(bs.Allegation, "hundred cases", acts=["cases"], evidence="presupposed")
    assert (put.speech_act, taken.speech_act, put.acts) == (act.id, None, ("cases",))


def test_a_party_is_whom_its_words_name_and_counts_in_the_order_of_the_text() -> None:
    edit = bs.Editor(bare("A statement by Syldavia and the Kingdom of Ruritania."))
    edit.name(bs.State, "Kingdom of Ruritania")
    edit.name(bs.State, "Syldavia")
    edit.add(bs.Party, "the Kingdom of Ruritania", role="joining")
    edit.add(bs.Party, "Syldavia", role="lead")
    parties = edit.statement().parties
    assert [(each.id, each.actor, each.position) for each in parties] == [
        ("party-syldavia", "state-syldavia", 1),
        ("party-kingdom-of-ruritania", "state-kingdom-of-ruritania", 2),
    ]


def test_words_that_are_read_for_sure_are_filled_in_and_others_asked_for(edit: bs.Editor) -> None:
    date = edit.add(bs.DateExpression, "9 August 2020")
    assert (date.value, date.id) == ("2020-08-09", "date-9-august-2020")
    counted = edit.add(bs.Quantity, "more than five hundred cases", unit="cases")
    assert (counted.comparator, counted.value) == ("more_than", 500)
    with pytest.raises(TypeError, match="value"):
        edit.add(bs.DateExpression, "9 August")
    inferred = edit.add(bs.DateExpression, "9 August", value="2020-08-09", inferred="value")
    assert inferred.inferred == ("value",)


def test_sentences_and_paragraphs_are_numbered_in_the_order_of_the_text() -> None:
    edit = bs.Editor(bare("One.\n\nTwo. Three."))
    edit.add(bs.Block, "Two. Three.", kind="paragraph")
    edit.add(bs.Block, "One.", kind="paragraph")
    for words in ("Three.", "Two.", "One."):
        edit.add(bs.Sentence, words)
    made = edit.statement()
    assert [(each.quote, each.number) for each in made.blocks] == [("One.", 1), ("Two. Three.", 2)]
    assert [(each.quote, each.number) for each in made.sentences] == [
        ("One.", 1),
        ("Two.", 1),
        ("Three.", 2),
    ]
    with pytest.raises(bs.EditError, match="no block around 'x'"):
        bs.Editor(bare("x")).add(bs.Sentence, "x")


def test_a_field_that_the_class_has_not_is_refused_with_the_nearest(edit: bs.Editor) -> None:
    with pytest.raises(TypeError, match="Demand has no field 'adressees': did you mean 'address"):
        edit.add(bs.Demand, "release", action="x", adressees="state-ruritania")
    with pytest.raises(TypeError, match="Group has no field 'kind'"):
        edit.name(bs.Group, "them", kind="people")


def test_references_are_records_or_ids_of_the_right_class(edit: bs.Editor) -> None:
    edit.add(bs.SpeechAct, "urge", verb="urge", force="directive")
    for wrong, said in {
        "state-ruritanja": "did you mean 'state-ruritania'",
        "p1-s1": "class Sentence; expected one of class State or Organization or Person or Group",
    }.items():
        with pytest.raises(bs.UnknownIdError, match=said):
            edit.add(bs.Demand, "release", action="x", addressees=[wrong])
    assert edit.statement().demands == ()


def test_an_id_of_ones_own_is_taken_once(edit: bs.Editor) -> None:
    them = edit.name(bs.Group, "them", id="the-detained")
    assert them.id == "the-detained"
    with pytest.raises(bs.EditError, match="'the-detained' already"):
        edit.name(bs.Group, "cases", id="the-detained")


def test_a_change_is_of_fields_and_of_words(edit: bs.Editor) -> None:
    date = edit.add(bs.DateExpression, "9 August 2020")
    changed: Any = edit.change(date, value="2020-08", quote="August 2020")
    assert (changed.quote, TEXT[changed.start : changed.end]) == ("August 2020", "August 2020")
    assert edit.statement().dates == (changed,)
    with pytest.raises(bs.UnknownIdError):
        edit.change("no-such-id", value="2020")


def test_another_id_is_given_to_all_that_refer_to_it(edit: bs.Editor) -> None:
    edit.add(bs.SpeechAct, "urge", verb="urge", force="directive", addressees="state-ruritania")
    edit.change("state-ruritania", id="ruritania")
    made = edit.statement()
    assert made.speech_acts[0].addressees == ("ruritania",)
    assert {each.target for each in made.mentions} == {"ruritania"}
    assert bs.validate(made).ok
    with pytest.raises(bs.EditError, match="'p1' already"):
        edit.change("ruritania", id="p1")


def test_nothing_is_dropped_that_another_refers_to(edit: bs.Editor) -> None:
    with pytest.raises(bs.EditError) as caught:
        edit.drop("state-ruritania")
    assert "found 3 references to 'state-ruritania', of mention-ruritania-title (target)" in str(
        caught.value
    )
    for mention in edit.statement().mentions:
        edit.drop(mention)
    edit.drop("state-ruritania")
    assert edit.statement().states == ()
    with pytest.raises(bs.UnknownIdError):
        edit.drop("state-ruritania")


def test_two_records_of_one_id_are_no_start() -> None:
    group = bs.Group(id="one", name="x")
    twice = bs.Statement(
        id="own",
        title="x",
        language="en",
        source=bare().source,
        text="x",
        groups=(group, group),
    )
    with pytest.raises(bs.EditError, match="two records with the id 'one'"):
        bs.Editor(twice)


def test_ids_are_readable_in_any_script() -> None:
    edit = bs.Editor(bare("Россия, Україна, Côte d’Ivoire, O'Brien's " + "word " * 50))
    made = [
        edit.name(bs.State, "Россия"),
        edit.name(bs.State, "Україна"),
        edit.name(bs.State, "Côte d’Ivoire"),
        edit.name(bs.Person, "O'Brien's"),
        edit.name(bs.Group, ("word " * 50).strip()),
    ]
    assert [each.id for each in made[:4]] == [
        "state",
        "state-2",
        "state-cote-divoire",
        "person-obriens",
    ]
    assert len(made[4].id) <= 60
    assert all(finding.code != "id-not-slug" for finding in bs.validate(edit.statement()).findings)


@given(st.data())
def test_a_quote_means_the_place_that_nth_counts(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n", min_size=1, max_size=30))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    places = bare(text).find(quote)
    nth = places.index((start, end)) + 1
    made = bs.Editor(bare(text)).add(bs.Block, quote, nth=nth, kind="note")
    assert (made.start, made.end, made.quote) == (start, end, quote)
