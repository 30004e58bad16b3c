"""One big statement, valid and reproducible."""

import hashlib
import os
import subprocess
import sys

import pytest

import belarus_statement as bs
from belarus_statement.model.statement import collection_fields
from belarus_statement.testing import synthesize

MANY = 100_000
DIGEST = """
import hashlib
import belarus_statement as bs
from belarus_statement.testing import synthesize
print(hashlib.sha256(bs.dumps(synthesize(annotations=5000, seed=11)).encode()).hexdigest())
"""
RECORDED = "2022c6759664153841ed88f808e8a2c2b7873fc10b51b1bed7d3667652ee081c"


@pytest.fixture(name="big", scope="module")
def fixture_big() -> bs.Statement:
    return synthesize(annotations=MANY, seed=3)


@pytest.mark.parametrize("annotations", [*range(4, 130), 500, 3000])
def test_it_has_exactly_so_many_annotations_and_no_findings(annotations: int) -> None:
    statement = synthesize(annotations=annotations, seed=annotations)
    assert len(statement.annotations) == annotations
    assert bs.validate(statement).findings == ()


def test_a_hundred_thousand_annotations_are_made_of_every_class(big: bs.Statement) -> None:
    assert len(big.annotations) == MANY
    assert {type(record) for record in big} == {field.value_type for field in collection_fields()}


def test_every_rule_finds_nothing_among_a_hundred_thousand(big: bs.Statement) -> None:
    assert bs.validate(big).findings == ()


def test_the_same_seed_makes_the_same_statement_and_another_another(big: bs.Statement) -> None:
    assert synthesize(annotations=MANY, seed=3) == big
    assert synthesize(annotations=5000, seed=3) != synthesize(annotations=5000, seed=4)


def test_without_a_seed_it_is_that_of_seed_0() -> None:
    assert synthesize(annotations=50) == synthesize(annotations=50, seed=0)


def test_a_heading_and_a_list_of_parties_come_with_the_hundredth_annotation() -> None:
    less, enough = synthesize(annotations=99), synthesize(annotations=100)
    assert (less.title, less.parties) == ("", ())
    kinds = [each.kind for each in enough.blocks]
    assert kinds[:6] == ["heading", "issuer", "place", "date", "title", "preamble"]
    assert kinds[-1] == "end_mark"
    assert enough.title == enough.blocks[4].quote
    assert [each.role for each in enough.parties][:2] == ["lead", "joining"]


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_it_is_the_same_in_every_process_on_every_python(seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", DIGEST]
    printed = subprocess.run(command, env=environment, check=True, capture_output=True).stdout
    assert printed.decode().strip() == RECORDED


def test_a_statement_too_small_to_be_one_is_refused() -> None:
    with pytest.raises(bs.StatementError, match="found annotations=3; expected 4 or more"):
        synthesize(annotations=3)


def test_what_is_made_is_loaded_again(big: bs.Statement) -> None:
    statement = synthesize(annotations=2000, seed=5)
    assert bs.loads(bs.dumps(statement)) == statement


def test_the_digest_of_the_text_is_that_of_its_source(big: bs.Statement) -> None:
    assert hashlib.sha256(big.text.encode()).hexdigest() == big.source.sha256
