"""Addresses of the web, which alone become links, as the formats that link them write them."""

import ipaddress
import re
import urllib.parse

_ADDRESS = re.compile(
    r"(?P<start>https?://(?P<host>[\w.-]+)(?::(?P<port>[0-9]{1,5}))?)"
    r"(?P<path>(?:[/?][^\s#]*)?)(?P<fragment>(?:\#\S*)?)",
    re.IGNORECASE,
)
# Letters of other scripts may stay: readers know what to do with them.
_NOT_IN_ADDRESSES = re.compile(r"[^\w!#$&'()*+,;=:@/?.~%-]|%(?![0-9A-Fa-f]{2})")
_LAST_PORT = 65535


def http_address(text: str | None) -> str:
    """Return the address that a text is, or "" for a text that is none of http and https.

    Words before or behind an address make a text of it. What no address may hold
    (RFC 3986) is percent-encoded, also a percent sign that encodes nothing.
    """
    found = _ADDRESS.fullmatch((text or "").strip())
    if not found or not _is_host(found["host"]) or int(found["port"] or 0) > _LAST_PORT:
        return ""
    fragment = found["fragment"]
    path = found["path"] + fragment[:1] + fragment[1:].replace("#", "%23")
    return found["start"] + _NOT_IN_ADDRESSES.sub(_percent_encode, path)


def _is_host(host: str) -> bool:
    """Return True for a name that IDNA takes, and for four numbers where the last part is one."""
    try:
        if host.rstrip(".").rpartition(".")[2].isdecimal():
            ipaddress.IPv4Address(host)
        host.encode("idna")
    except ValueError:
        return False
    return True


def _percent_encode(found: re.Match[str]) -> str:
    return urllib.parse.quote(found[0], safe="", errors="replace")
