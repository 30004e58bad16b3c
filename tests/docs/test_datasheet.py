import importlib.util
import json
import pathlib
from collections.abc import Callable
from types import ModuleType

import pytest

CHECKOUT = pathlib.Path(__file__).parents[2]
SCRIPT = CHECKOUT / "docs" / "datasheet" / "agreement.py"
PAGE = CHECKOUT / "docs" / "reference" / "datasheet.md"


@pytest.fixture(scope="module")
def agreement() -> ModuleType:
    spec = importlib.util.spec_from_file_location("agreement", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}


def test_the_figures_of_the_datasheet_are_those_that_the_script_computes(
    agreement: ModuleType, generated: Callable[[pathlib.Path, bytes], None]
) -> None:
    generated(PAGE, agreement.filled(PAGE.read_text("utf-8")).encode("utf-8"))


def test_a_row_is_matched_once_and_with_the_closest(agreement: ModuleType) -> None:
    outer, inner, apart = row(0, 10), row(2, 4), row(20, 30)
    other_inner, other = row(2, 5), row(0, 9)
    assert agreement.matched([outer, inner, apart], [other_inner, other]) == [
        (outer, other),
        (inner, other_inner),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (5, 15), 5 / 15), ((0, 5), (6, 9), -1 / 9)],
)
def test_likeness_is_the_shared_part_of_what_either_covers(
    agreement: ModuleType, one: tuple[int, int], other: tuple[int, int], expected: float
) -> None:
    assert agreement.likeness(row(*one), row(*other)) == expected


def test_f1_is_the_harmonic_mean_of_precision_and_recall(agreement: ModuleType) -> None:
    precision, recall = 8 / 10, 8 / 16
    assert agreement.f1(8, 10, 16) == pytest.approx(2 * precision * recall / (precision + recall))


@pytest.mark.parametrize("path", sorted((SCRIPT.parent / "passes").iterdir()), ids=lambda p: p.stem)
def test_every_pass_quotes_the_text(path: pathlib.Path) -> None:
    text = (CHECKOUT / "data" / "belarus_statement_data" / "statement.txt").read_bytes().decode()
    for layer, rows in json.loads(path.read_bytes()).items():
        for each in rows:
            assert layer == "entities" or text[each["start"] : each["end"]] == each["quote"]
