import pytest

import belarus_statement as bs
from belarus_statement.file_formats import BUILT_IN, format_named


def test_every_built_in_format_is_registered_under_its_own_name() -> None:
    assert set(BUILT_IN) <= set(bs.formats())
    assert [format.name for format in bs.formats().values()] == list(bs.formats())


def test_formats_come_in_alphabetical_order_and_cannot_be_changed() -> None:
    assert list(bs.formats()) == sorted(bs.formats())
    with pytest.raises(TypeError):
        bs.formats()["json"] = format_named("csv")  # type: ignore[index]


def test_an_unknown_format_is_refused_with_the_names_of_those_that_there_are() -> None:
    with pytest.raises(bs.FormatError, match=r"no format 'tei2'.*csv, json, markdown"):
        format_named("tei2")


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_encoding_the_same_statement_twice_gives_the_same_bytes(
    name: str, statement: bs.Statement
) -> None:
    encode = bs.formats()[name].encode
    assert dict(encode(statement)) == dict(encode(bs.loads(bs.dumps(statement))))


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_a_format_that_decodes_gives_back_an_equal_statement(
    name: str, statement: bs.Statement
) -> None:
    format = bs.formats()[name]
    if format.decode is not None:
        assert format.decode(format.encode(statement)) == statement


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_the_main_file_has_the_suffix_of_the_format(name: str, statement: bs.Statement) -> None:
    format = bs.formats()[name]
    assert any(file.endswith(format.suffix) for file in format.encode(statement))
