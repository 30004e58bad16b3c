"""Dates as the Extended Date/Time Format writes them (EDTF, ISO 8601-2), level 0 without times.

https://www.loc.gov/standards/datetime/

Years run from 0001 to 9999: XML Schema 1.0, HTML and Python have no way to write the year 0000.
"""

import re
from datetime import date

PATTERN = (
    "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
    "(/(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$(?!\\n)"
)
"""The form as a regular expression, which cannot know how long a month is."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months in order, as English calls them."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def parts(value: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of a single date, None for each that it leaves open; None for no date."""
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    month, day = (None if part is None else int(part) for part in found.group(2, 3))
    year = int(found[1])
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return year, month, day


def is_edtf(value: str | None) -> bool:
    """Return True for a date (2020, 2020-10, 2020-10-26), or two in order with a slash between."""
    if value is None:
        return False
    first, slash, last = value.partition("/")
    if not slash:
        return parts(first) is not None
    in_order = first[: len(last)] <= last
    return parts(first) is not None and parts(last) is not None and in_order
