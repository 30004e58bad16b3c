import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import attrs
import matplotlib as mpl
import pytest
from matplotlib import pyplot

import belarus_statement as bs

WITHOUT = """
import sys
sys.modules["matplotlib"] = None
import belarus_statement as bs
try:
    bs.plot(bs.load(), "parties")
except bs.MissingExtraError as error:
    print(error)
"""


@pytest.fixture(autouse=True)
def no_window() -> Iterator[None]:
    mpl.use("agg")
    yield
    pyplot.close("all")


def bars(axes: Any) -> dict[str, int]:
    labels = [each.get_text() for each in axes.get_yticklabels()]
    return dict(zip(labels, (round(each.get_width()) for each in axes.patches), strict=True))


def test_the_parties_are_counted_by_regional_group(statement: bs.Statement) -> None:
    assert bars(bs.plot(statement, "parties")) == {
        "Western European and Others Group": 26,
        "Eastern European Group": 17,
        "Asia and the Pacific Group": 4,
        "Latin American and Caribbean Group": 3,
        "African Group": 2,
        "No regional group": 1,
    }


def test_the_demands_are_counted_by_those_of_whom_they_are_made(statement: bs.Statement) -> None:
    found = bars(bs.plot(statement, "demands"))
    assert sum(found.values()) == len(statement.demands)
    asked = [each for each in statement.demands if not each.claimants]
    of_authorities = [
        each for each in asked if each.addressees == ("organization-belarusian-authorities",)
    ]
    assert found["Asked of: Belarusian authorities"] == len(of_authorities)


def test_the_allegations_are_counted_by_their_evidence(statement: bs.Statement) -> None:
    found = bars(bs.plot(statement, "evidence"))
    assert sum(found.values()) == len(statement.allegations)
    reported = [each for each in statement.allegations if each.evidence == "credibly_reported"]
    assert found["Credibly reported"] == len(reported)


def test_the_longest_bar_stands_on_top(statement: bs.Statement) -> None:
    widths = [each.get_width() for each in bs.plot(statement, "parties").patches]  # type: ignore[attr-defined]  # patches are bars
    assert widths == sorted(widths)


def test_a_statement_of_nothing_is_a_chart_of_nothing(statement: bs.Statement) -> None:
    bare = attrs.evolve(statement, parties=(), demands=(), allegations=())
    assert not bs.plot(bare, "evidence").patches


def test_what_is_a_formula_to_matplotlib_is_drawn_as_it_is(statement: bs.Statement) -> None:
    (authorities,) = statement.named("Belarusian authorities")
    assert isinstance(authorities, bs.Organization)
    renamed = attrs.evolve(authorities, name=r"$\\frac$")
    others = [each if each is not authorities else renamed for each in statement.organizations]
    axes = bs.plot(attrs.evolve(statement, organizations=tuple(others)), "demands")
    axes.figure.canvas.draw()


def test_another_word_is_answered_with_the_nearest(statement: bs.Statement) -> None:
    with pytest.raises(bs.FormatError, match="did you mean 'parties'"):
        bs.plot(statement, "partys")  # type: ignore[arg-type]  # a mistake


def test_without_matplotlib_the_install_line_is_given() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, check=True, text=True
    )
    assert "pip install 'belarus-statement[plot]'" in done.stdout
