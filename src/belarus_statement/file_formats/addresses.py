"""Addresses as the formats that link them write them."""

import re
import urllib.parse

from belarus_statement.model import Statement

# Letters of other scripts may stay: readers know what to do with them.
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\x9f\"<>\\^`{|}\u2028\u2029]")


def published_at(statement: Statement) -> str:
    """Return the address at which the text was published, or "" where it is not known.

    What no address may hold is percent-encoded.
    """
    address = (statement.source.published_at or "").strip()
    return _NOT_IN_ADDRESSES.sub(lambda found: urllib.parse.quote(found[0]), address)
