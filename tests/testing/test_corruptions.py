"""A corruption breaks its rule alone, in any sound statement."""

import json
import re
from typing import Any

import attrs
import pytest

import belarus_statement as bs
from belarus_statement.testing import (
    CORRUPTIONS,
    Corruption,
    CorruptionError,
    edit,
    synthesize,
)

ALL = pytest.mark.parametrize("corruption", CORRUPTIONS.values(), ids=CORRUPTIONS)
REFUSED_BY_LOADING = "date-malformed"
# The States that `synthesize` invents have no codes, which are real.
OF_CODES = {"country-code-malformed", "country-codes-disagree", "enrichment-without-source"}


@pytest.fixture(scope="module", params=["packaged", "invented"])
def sound(request: pytest.FixtureRequest, statement: bs.Statement) -> bs.Statement:
    return statement if request.param == "packaged" else synthesize(annotations=300, seed=1)


@ALL
def test_a_corruption_breaks_its_rule_and_no_other_where_it_says(
    corruption: Corruption, sound: bs.Statement
) -> None:
    if corruption.rule in OF_CODES and not any(each.alpha_3 for each in sound.states):
        with pytest.raises(CorruptionError, match=corruption.rule):
            corruption.of(sound)
        return
    before = bs.dumps(sound)
    corrupted = corruption.of(sound)
    findings = bs.validate(corrupted.statement).findings
    assert [(each.code, each.path) for each in findings] == [(corruption.rule, corrupted.path)]
    assert corrupted.rule == corruption.rule
    assert corrupted.statement != sound
    assert bs.dumps(sound) == before
    assert corruption.of(sound) == corrupted


def test_every_rule_has_its_corruption() -> None:
    assert list(CORRUPTIONS) == [corruption.rule for corruption in CORRUPTIONS.values()]
    asked = {rule.code for rule in bs.rules() if rule.check}
    assert set(CORRUPTIONS) == asked | {REFUSED_BY_LOADING}


@ALL
def test_a_corruption_can_be_written_and_read_back_but_for_a_date_in_words(
    corruption: Corruption, statement: bs.Statement
) -> None:
    corrupted = corruption.of(statement)
    written = bs.dumps(corrupted.statement)
    if corruption.rule == REFUSED_BY_LOADING:
        with pytest.raises(bs.LoadError) as refused:
            bs.loads(written)
        assert refused.value.findings[0].path == corrupted.path
    else:
        assert bs.loads(written) == corrupted.statement


@pytest.fixture
def empty() -> bs.Statement:
    return bs.loads(
        json.dumps(
            {
                **json.loads(bs.dumps(synthesize(annotations=20, seed=1))),
                **{each.name: [] for each in attrs.fields(bs.Statement) if each.default == ()},
                "text": "",
            }
        )
    )


def test_a_statement_without_records_has_little_to_break(empty: bs.Statement) -> None:
    with pytest.raises(CorruptionError, match="'quote-differs'"):
        CORRUPTIONS["quote-differs"].of(empty)


def test_the_catalogue_of_corruptions_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        CORRUPTIONS["order"] = CORRUPTIONS["numbering"]  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        CORRUPTIONS["order"].rule = "$"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$.title", "Other"),
        ("$.source.bytes", 7),
        ("$.demands[0].quote", "Other"),
        ("$.demands[0].addressees[0]", "somebody"),
        ("$.states[2].external_ids[0].value", "Q1"),
        ("$.places", ()),
    ],
)
def test_one_value_is_changed_at_its_path(statement: bs.Statement, path: str, value: Any) -> None:
    changed = edit(statement, path, value)
    assert changed != statement
    plain, other = (json.loads(bs.dumps(each)) for each in (statement, changed))
    steps = [int(each) if each.isdigit() else each for each in re.findall(r"\w+", path)]
    for step in steps[:-1]:
        plain, other = plain[step], other[step]
    plain[steps[-1]] = json.loads(json.dumps(value))
    assert plain == other
    assert edit(changed, path, value) == changed


@pytest.mark.parametrize(
    "path", ["$.nothing", "$.titleX", "$.demands[1000].quote", "$.demands[0].nothing"]
)
def test_a_path_that_leads_nowhere_is_refused(statement: bs.Statement, path: str) -> None:
    with pytest.raises((AttributeError, IndexError)):
        edit(statement, path, "x")
