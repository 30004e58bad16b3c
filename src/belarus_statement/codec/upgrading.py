"""Plain data of an earlier version of the schema, made that of this one.

What an earlier version did not say is left as not said: nothing is read anew.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from belarus_statement.errors import refusal
from belarus_statement.model.statement import SCHEMA_VERSION

_Record: TypeAlias = dict[str, Any]

FIRST = "0.1"
"""The name of the version that 0.1.0 wrote, which documents of it do not give."""

_ADDED: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "persons": {"member_of": []},
        "groups": {"member_of": []},
        "quantities": {"upper_value": None},
        "speech_acts": {"degree": [], "addition": []},
        "allegations": {
            "kinds": [],
            "speech_act": None,
            "part_of": None,
            "sources_complete": True,
        },
    }
)
_RENAMED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"allegations": {"victims": "alleged_victims"}}
)


def upgrade(data: Any, source: str) -> Any:
    """Return the plain data of a document in the schema of now; data of now is returned as it is.

    Raises `LoadError` for a version that is not known. What is not a statement
    in any version is left to `structure` to refuse.
    """
    if not isinstance(data, dict):
        return data
    document = cast("_Record", data)
    version = document.get("schema_version", FIRST)
    while version != SCHEMA_VERSION:
        step = _STEPS.get(version) if isinstance(version, str) else None
        if step is None:
            message = (
                f"found schema version {version!r:.40}; expected {' or '.join(_STEPS)}: a later "
                "one needs a later release"
            )
            raise refusal(source, "schema-version", message, "$.schema_version")
        document = step(document)
        version = document["schema_version"]
    return document


def _from_0_1(document: _Record) -> _Record:
    """From 0.1.0, in which text that was not there was empty, and modifiers were of one kind."""
    upgraded = {"schema_version": SCHEMA_VERSION, **document}
    for name in ("issuer", "place"):
        upgraded[name] = document.get(name) or None
    for name in (*_ADDED, *_RENAMED):
        records: Any = document.get(name)
        if isinstance(records, list):
            values: list[Any] = [*records]
            upgraded[name] = [_upgrade_record(name, each) for each in values]
    return upgraded


def _upgrade_record(collection: str, record: Any) -> Any:
    if not isinstance(record, dict):
        return record
    renamed = _RENAMED.get(collection, {})
    found = {renamed.get(key, key): value for key, value in cast("_Record", record).items()}
    if isinstance(found.get("inferred"), list):
        found["inferred"] = [renamed.get(each, each) for each in found["inferred"]]
    return {**found, **_ADDED.get(collection, {})}


_STEPS: Mapping[str, Callable[[_Record], _Record]] = MappingProxyType({FIRST: _from_0_1})
