import re
from xml.etree import ElementTree

import attrs

import belarus_statement as bs
from belarus_statement.file_formats.documents.html.picture import picture
from belarus_statement.testing import synthesize


def drawn(statement: bs.Statement) -> ElementTree.Element:
    return ElementTree.fromstring(picture(statement))  # made here


def test_a_band_is_as_thick_as_what_is_asked(statement: bs.Statement) -> None:
    bands = [int(each.attrib["stroke-width"]) for each in drawn(statement).iter("path")]
    assert sum(bands) == 7 * len(statement.demands)


def test_it_says_in_words_what_it_shows(statement: bs.Statement) -> None:
    told = drawn(statement).attrib["aria-label"]
    counted = [int(number) for number in re.findall(r"(\d+) things? asked of", told)]
    assert sum(counted) == len(statement.demands)
    assert "The speakers: 8 things asked of Belarusian authorities" in told
    assert "Belarusian people: " in told


def test_every_name_stands_beside_its_bands_with_their_number(statement: bs.Statement) -> None:
    words = [each.text or "" for each in drawn(statement).iter("text")]
    assert any(each.startswith("The speakers (") for each in words)
    numbers = [int(found[1]) for each in words if (found := re.search(r"\((\d+)\)$", each))]
    assert sum(numbers) == 2 * len(statement.demands)


def test_nothing_is_drawn_outside_of_the_picture(either: bs.Statement) -> None:
    root = drawn(either)
    height = float(root.attrib["viewBox"].split()[3])
    for each in root.iter("path"):
        numbers = [float(number) for number in re.findall(r"[\d.]+", each.attrib["d"])]
        half = int(each.attrib["stroke-width"]) / 2
        assert all(half <= y <= height - half for y in numbers[1::2])
    assert all(float(each.attrib["y"]) <= height for each in root.iter("text"))


def test_of_very_many_the_smallest_are_one_band() -> None:
    many = synthesize(5_000, seed=7)
    bands = [*drawn(many).iter("path")]
    assert len(bands) == 12
    assert sum(int(each.attrib["stroke-width"]) for each in bands) == 7 * len(many.demands)
    assert drawn(many).attrib["aria-label"].count("others: ") == 1


def test_where_nothing_is_asked_nothing_is_drawn(statement: bs.Statement) -> None:
    assert not picture(attrs.evolve(statement, demands=()))
