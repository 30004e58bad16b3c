import importlib.util
import json
import pathlib
import re
from collections.abc import Callable
from types import ModuleType

import pytest

import belarus_statement as bs
from belarus_statement.model.statement import collection_fields

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


def test_every_case_that_was_settled_is_one_on_which_the_passes_disagree(
    agreement: ModuleType,
) -> None:
    found = list(agreement.disagreements(agreement.sources()))
    assert agreement.settled() == [
        case for case in agreement.settled() if case in map(agreement.decided, found)
    ]


def test_only_the_article_of_a_name_is_settled_for_all_names_at_once(
    agreement: ModuleType,
) -> None:
    for each in agreement.disagreements(agreement.sources()):
        if "words" not in agreement.decided(each):
            bare = {re.sub("^the ", "", said, flags=re.IGNORECASE) for said in each.said.values()}
            assert bare == {each.said["shipped"]}, each


@pytest.mark.parametrize("layer", ["entities", "parties", "dates", "speech_acts", "demands"])
def test_whatever_one_pass_says_otherwise_is_a_disagreement(
    agreement: ModuleType, layer: str
) -> None:
    found = agreement.sources()
    before = set(map(str, agreement.disagreements(found)))
    for field in agreement.fields(layer, found):
        last = found["d"][layer][-1]
        changed = {**last, field: ["other"] if isinstance(last[field], list) else "other"}
        rows = [*found["d"][layer][:-1], changed]
        after = agreement.disagreements({**found, "d": {**found["d"], layer: rows}})
        assert field in {each.field for each in after if str(each) not in before}


def test_a_disagreement_that_nobody_settled_is_refused(agreement: ModuleType) -> None:
    open_case = agreement.Disagreement("dates", "p1-s1", "May", "value", {"a": "x", "b": "y"})
    with pytest.raises(LookupError, match=r"dates 'May' value: not settled"):
        agreement.decided(open_case)


def test_it_is_said_where_the_passes_would_have_outvoted_what_was_kept(
    agreement: ModuleType,
) -> None:
    assert agreement.against(["x"] * 4, "y") == "against all passes: "
    assert agreement.against(["x", "x", "y", "x"], "y") == "against most passes: "
    assert agreement.against(["x", "x", "y", "y"], "y") == ""
    assert agreement.against(["y", "y", "y", "x"], "y") == ""


def test_alpha_of_labels_is_that_of_the_worked_example(agreement: ModuleType) -> None:
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: 0.743.
    units = [
        *([1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4]),
        *([4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1]),
        [None, 3, None, None],
    ]
    assert agreement.alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_lists_is_one_less_what_is_observed_of_what_chance_gives(
    agreement: ModuleType,
) -> None:
    units = [[["x"], ["x"]], [["x", "y"], ["x"]], [["z"], ["z"]]]
    observed = 2 * (2 / 3) / 6
    # Of the 30 ordered pairs of different values among x, x, x, xy, z, z.
    expected = (2 * 3 * (2 / 3) + 2 * 3 * 2 + 2 * 2) / 30
    assert agreement.alpha(units) == pytest.approx(1 - observed / expected)


def test_alpha_is_not_told_of_one_value_throughout(agreement: ModuleType) -> None:
    assert agreement.alpha([["x", "x"], ["x", None], [None, "y"]]) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("a", "a", 0),
        ("a", "", 1),
        ("a", "b", 1),
        ("ab", "a", 2 / 3),
        ("ab", "bc", 8 / 9),
    ],
)
def test_the_distance_of_sets_is_that_of_passonneau(
    agreement: ModuleType, one: str, other: str, expected: float
) -> None:
    assert agreement.masi(frozenset(one), frozenset(other)) == pytest.approx(expected)


@pytest.mark.parametrize("path", sorted((SCRIPT.parent / "passes").iterdir()), ids=lambda p: p.stem)
def test_every_pass_quotes_the_text(path: pathlib.Path) -> None:
    text = (CHECKOUT / "data" / "belarus_statement_data" / "statement.txt").read_bytes().decode()
    for layer, rows in json.loads(path.read_bytes()).items():
        for each in rows:
            assert layer == "entities" or text[each["start"] : each["end"]] == each["quote"]


@pytest.mark.parametrize("name", ["one", "other"])
def test_each_pass_over_the_second_text_is_whole_and_has_no_finding(name: str) -> None:
    folder = SCRIPT.parent / "second-text"
    annotated = bs.load(folder / f"{name}.json")
    assert annotated.text.encode() == (folder / "statement.txt").read_bytes()
    report = bs.validate(annotated)
    assert report.findings == report.todo == ()
    assert all(getattr(annotated, field.name) for field in collection_fields())


@pytest.mark.parametrize("format", sorted(bs.formats()))
def test_the_second_text_is_exported_and_loads_back(format: str, tmp_path: pathlib.Path) -> None:
    annotated = bs.load(SCRIPT.parent / "second-text" / "one.json")
    bs.export(annotated, format, tmp_path / format)
    if bs.formats()[format].decode:
        assert bs.load(tmp_path / format) == annotated


def test_the_passes_over_the_second_text_are_independent_and_near(agreement: ModuleType) -> None:
    one, other = agreement.second_sources().values()
    *_, total = agreement.scores(one, other)
    assert one != other
    assert total["overlapping"] > 0.8
