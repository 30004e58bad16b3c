"""Dates as the Extended Date/Time Format writes them, level 0."""

import pytest

from belarus_statement.model.edtf import is_edtf, parts

DATES = {
    "2020": (2020, None, None),
    "2020-10": (2020, 10, None),
    "2020-10-26": (2020, 10, 26),
    "2020-02-29": (2020, 2, 29),
    "2000-02-29": (2000, 2, 29),
    "0001-01-01": (1, 1, 1),
    "9999-12-31": (9999, 12, 31),
}
NO_DATES = [
    "",
    "20",
    "202",
    "0000",
    "0000-02-29",
    "02020",
    "2020-",
    "2020-1",
    "2020-13",
    "2020-00",
    "2020-00-10",
    "2020-10-00",
    "2020-10-32",
    "2020-09-31",
    "2019-02-29",
    "1900-02-29",
    "2020-10-26T00:00:00",
    "2020-10-26 ",
    " 2020",
    "2020\n",
    "20201026",
    "2020/10/26",
    "26 October 2020",
    "-2020",
    "+2020",
    "20２０",  # noqa: RUF001  # full-width digits
    "٢٠٢٠",
    "2020-1O",
    "XXXX",
    "202X",
    "2020~",
]


@pytest.mark.parametrize(("value", "expected"), DATES.items())
def test_a_date_has_its_year_month_and_day(
    value: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert parts(value) == expected
    assert is_edtf(value)


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date_has_no_parts(value: str) -> None:
    assert parts(value) is None
    assert not is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "2020/2021",
        "2020/2020",
        "2020-08-09/2020-10-26",
        "2020-10-26/2020-10-26",
        "2020-08/2020-10-26",
        "2020-10-26/2020-10",
        "2020-10-26/2020",
        "2020/2020-10-26",
    ],
)
def test_two_dates_with_a_slash_between_them_are_edtf_but_no_single_date(value: str) -> None:
    assert is_edtf(value)
    assert parts(value) is None


@pytest.mark.parametrize(
    "value",
    ["/", "2020/", "/2020", "2020/2021/2022", "2020//2021", "2020/x", "x/2020", "2020-13/2021"],
)
def test_an_interval_needs_two_dates(value: str) -> None:
    assert not is_edtf(value)


@pytest.mark.parametrize(
    "value", ["2021/2020", "2020-10/2020-09", "2020-10-27/2020-10-26", "2021-01-01/2020"]
)
def test_an_interval_does_not_end_before_it_starts(value: str) -> None:
    assert not is_edtf(value)
