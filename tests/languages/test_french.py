"""French: numbers, dates, lists and acts, read by its table."""

import pytest

import belarus_statement as bs
from belarus_statement.languages import LANGUAGES
from belarus_statement.languages.acts import acts_in
from belarus_statement.languages.dates import DateReading, dates_in, edtf
from belarus_statement.languages.numbers import comparators_of, numbers_in

FRENCH = LANGUAGES["fr"]
TEXT = """Déclaration commune sur les phares
Prononcée par l’Ambassadeur de la Norvège
Genève, le 22 juin 2021

Monsieur le Président,

J’ai l’honneur de prononcer cette déclaration au nom de la Belgique, du Chili et des Pays-Bas.

Nous sommes profondément préoccupés par la situation des phares. Nous condamnons fermement leur \
extinction, et demandons aux propriétaires de rallumer les lampes.

Je vous remercie.
"""


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("vingt et un cas", 21),
        ("soixante et onze cas", 71),
        ("soixante-dix-sept cas", 77),
        ("quatre-vingts cas", 80),
        ("quatre-vingt-dix-neuf cas", 99),
        ("cent cas", 100),
        ("deux cent cinquante cas", 250),
        ("mille cas", 1000),
        ("trois mille cinq cents cas", 3500),
        ("un million de cas", 1_000_000),
        ("2,5 millions de cas", 2_500_000),
        ("1\N{NO-BREAK SPACE}500 cas", 1500),
        ("1.500 cas", 1500),
    ],
)
def test_a_number_is_read_whole(words: str, number: int) -> None:
    assert [each.value for each in numbers_in(words, FRENCH.numbers) or ()] == [number]


@pytest.mark.parametrize("words", ["une centaine de cas", "la moitié des 50 cas", "1,500 cas"])
def test_of_a_number_that_is_not_sure_nothing_is_said(words: str) -> None:
    assert numbers_in(words, FRENCH.numbers) is None


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("plus de 500 cas", "more_than"),
        ("plus d’un million de cas", "more_than"),
        ("au moins 500 cas", "at_least"),
        ("moins de 500 cas", "fewer_than"),
        ("jusqu’à 500 cas", "at_most"),
        ("environ 500 cas", "about"),
        ("500 ou plus", "at_least"),
    ],
)
def test_the_comparator_is_that_of_the_words_beside_the_number(words: str, comparator: str) -> None:
    numbers = numbers_in(words, FRENCH.numbers) or ()
    near = [comparators_of(words, number, FRENCH.numbers) for number in numbers]
    assert near == [{comparator}]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("le 26 octobre 2020", "2020-10-26"),
        ("lundi 1er mars 2021", "2021-03-01"),
        ("26 oct. 2020", "2020-10-26"),
        ("le premier août 2020", "2020-08-01"),
        ("du 9 au 11 août 2020", "2020-08-09/2020-08-11"),
        ("entre mars et mai 2020", "2020-03/2020-05"),
        ("27/10/2020", "2020-10-27"),
    ],
)
def test_a_date_is_read(words: str, value: str) -> None:
    assert [edtf(reading) for reading in dates_in(words, FRENCH.dates)] == [value]
    assert dates_in("aujourd’hui", FRENCH.dates) == (
        DateReading((None, None, None), None, whole=False),
    )


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        (
            "Nous condamnons fermement l’usage de la force.",
            [("condamnons fermement", "expressive")],
        ),
        ("Nous sommes gravement préoccupés.", [("sommes gravement préoccupés", "expressive")]),
        (
            "Nous demandons leur libération et exhortons les autorités à agir.",
            [("demandons", "directive"), ("exhortons", "directive")],
        ),
        ("Les autorités doivent libérer les détenus.", [("doivent", "directive")]),
        ("Il existe également des rapports.", [("Il existe", "assertive")]),
        ("L’Union européenne réaffirme son soutien.", [("réaffirme", "assertive")]),
        ("Les lampes qui restent sont anciennes.", [("sont", "assertive")]),
    ],
)
def test_acts_are_found_with_their_force(sentence: str, acts: list[tuple[str, str]]) -> None:
    found = acts_in(sentence, FRENCH.acts)
    assert [(sentence[each.start : each.end], each.force) for each in found] == acts


def test_a_statement_is_drafted() -> None:
    drafted = bs.draft(TEXT, language="fr", rights="ours")
    assert " ".join(block.kind for block in drafted.blocks) == (
        "title byline dateline salutation preamble paragraph closing"
    )
    assert [(each.role, each.quote) for each in drafted.parties] == [
        ("delivering", "la Norvège"),
        ("joining", "la Belgique"),
        ("joining", "Chili"),
        ("joining", "Pays-Bas"),
    ]
    assert [state.alpha_3 for state in drafted.states] == ["NOR", "BEL", "CHL", "NLD"]
    assert drafted.date == "2021-06-22"
    assert [act.quote for act in drafted.speech_acts] == [
        "J’ai",
        "sommes profondément préoccupés",
        "condamnons fermement",
        "demandons",
    ]
    assert bs.validate(drafted).ok


def test_who_is_left_out_of_a_list_is_found() -> None:
    drafted = bs.draft(TEXT, language="fr", rights="ours")
    for at in range(1, len(drafted.parties)):
        edit = bs.Editor(drafted)
        edit.drop(drafted.parties[at])
        (finding,) = bs.validate(edit.statement(), ["parties-differ-from-list"]).findings
        assert drafted.parties[at].quote in finding.message
