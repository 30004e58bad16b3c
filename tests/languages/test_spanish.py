"""Spanish: numbers, dates, lists and acts, read by its table."""

import pytest

import belarus_statement as bs
from belarus_statement.languages import LANGUAGES
from belarus_statement.languages.acts import acts_in
from belarus_statement.languages.dates import dates_in, edtf
from belarus_statement.languages.numbers import comparators_of, numbers_in

SPANISH = LANGUAGES["es"]
TEXT = """Declaración conjunta sobre los faros

16 de agosto de 2024

Los gobiernos de Argentina, Chile, Costa Rica y los Países Bajos, reunidos en Lima, declaran que:

Expresamos nuestra profunda preocupación por los faros del norte. Instamos a los propietarios a \
que enciendan las lámparas, y rechazamos su abandono.

Muchas gracias.
"""


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("veintiún casos", 21),
        ("treinta y uno", 31),
        ("treinta y cinco casos", 35),
        ("noventa y nueve casos", 99),
        ("cien casos", 100),
        ("ciento cincuenta casos", 150),
        ("quinientas personas", 500),
        ("doscientos cuarenta y tres casos", 243),
        ("mil casos", 1000),
        ("dos mil quinientos casos", 2500),
        ("un millón de casos", 1_000_000),
        ("2,5 millones de casos", 2_500_000),
        ("1.500 casos", 1500),
        ("1 500 casos", 1500),
    ],
)
def test_a_number_is_read_whole(words: str, number: int) -> None:
    assert [each.value for each in numbers_in(words, SPANISH.numbers) or ()] == [number]


@pytest.mark.parametrize("words", ["una docena de casos", "la mitad de 50 casos", "dos tercios"])
def test_of_a_number_that_is_not_sure_nothing_is_said(words: str) -> None:
    assert numbers_in(words, SPANISH.numbers) is None


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("más de 500", "more_than"),
        ("al menos 500", "at_least"),
        ("menos de 500", "fewer_than"),
        ("hasta 500", "at_most"),
        ("unos 500", "about"),
        ("500 o más", "at_least"),
    ],
)
def test_the_comparator_is_that_of_the_words_beside_the_number(words: str, comparator: str) -> None:
    numbers = numbers_in(words, SPANISH.numbers) or ()
    near = [comparators_of(words, number, SPANISH.numbers) for number in numbers]
    assert near == [{comparator}]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("16 de agosto de 2024", "2024-08-16"),
        ("el lunes 1º de marzo de 2021", "2021-03-01"),
        ("el primero de mayo de 2020", "2020-05-01"),
        ("del 9 al 11 de agosto de 2020", "2020-08-09/2020-08-11"),
        ("entre marzo y mayo de 2020", "2020-03/2020-05"),
        ("27/10/2020", "2020-10-27"),
    ],
)
def test_a_date_is_read(words: str, value: str) -> None:
    assert [edtf(reading) for reading in dates_in(words, SPANISH.dates)] == [value]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Condenamos enérgicamente su uso.", [("Condenamos enérgicamente", "expressive")]),
        ("En este momento, reiteramos nuestro apoyo.", [("reiteramos", "assertive")]),
        ("Estamos muy preocupados por los faros.", [("Estamos muy preocupados", "expressive")]),
        ("Las autoridades deben encender las lámparas.", [("deben", "directive")]),
        ("Hacemos un llamado a la calma.", [("Hacemos un llamado", "directive")]),
        ("Las lámparas son antiguas.", [("son", "assertive")]),
    ],
)
def test_acts_are_found_with_their_force(sentence: str, acts: list[tuple[str, str]]) -> None:
    found = acts_in(sentence, SPANISH.acts)
    assert [(sentence[each.start : each.end], each.force) for each in found] == acts


def test_a_statement_is_drafted() -> None:
    drafted = bs.draft(TEXT, language="es", rights="ours")
    assert " ".join(block.kind for block in drafted.blocks) == (
        "title date preamble paragraph closing"
    )
    assert [each.quote for each in drafted.parties] == [
        "Argentina",
        "Chile",
        "Costa Rica",
        "los Países Bajos",
    ]
    assert drafted.date == "2024-08-16"
    assert [act.verb for act in drafted.speech_acts] == [
        "declarar",
        "expresar",
        "instar",
        "rechazar",
    ]
    assert bs.validate(drafted).ok


def test_who_is_left_out_of_a_list_is_found() -> None:
    drafted = bs.draft(TEXT, language="es", rights="ours")
    for party in drafted.parties:
        edit = bs.Editor(drafted)
        edit.drop(party)
        (finding,) = bs.validate(edit.statement(), ["parties-differ-from-list"]).findings
        assert party.quote in finding.message
