"""A statement as records, each with the name of its class and its plain fields; and back."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from belarus_statement.codec.structuring import structure, unstructure
from belarus_statement.errors import Finding, LoadError, listed
from belarus_statement.model import Statement
from belarus_statement.model.fields import fields_of
from belarus_statement.model.statement import collection_fields

CLASS = "class"
"""The key of a record that names its class."""

_COLLECTIONS = MappingProxyType(
    {each.value_type.__name__: each.name for each in collection_fields()}
)

_KEYS: Mapping[str | None, frozenset[str]] = MappingProxyType(
    {None: frozenset(each.name for each in fields_of(Statement))}
    | {
        each.name: frozenset(field.name for field in fields_of(each.value_type))
        for each in collection_fields()
    }
)
"""The keys of the records of a collection; those of the header under None."""

_ALL_KEYS = frozenset(key for keys in _KEYS.values() for key in keys)


def records_of(statement: Statement) -> Iterator[dict[str, Any]]:
    """Yield the header of a statement, then its records, collection after collection."""
    header = unstructure(statement)
    collections = {cls: header.pop(name) for cls, name in _COLLECTIONS.items()}
    yield {CLASS: Statement.__name__, **header}
    for cls, records in collections.items():
        for record in records:
            yield {CLASS: cls, **record}


def statement_of_records(records: Iterable[Any], source: str) -> Statement:
    """Make a statement of its header and its records after it in any order, which are used up.

    Raises `LoadError` with every fault: a record of no class, collections in
    the header, and all that loading JSON refuses.
    """
    return structure(document_of_records(records, source), source)


def document_of_records(records: Iterable[Any], source: str) -> dict[str, Any]:
    """Return the plain data of a statement, given that of its header and its records."""
    # Where there are none, the header is found without a class.
    found = [*records] or [None]
    if faults := listed(_class_faults(found), "$"):
        raise LoadError(source, faults)
    header, *others = cast("list[dict[str, Any]]", found)
    del header[CLASS]
    header |= {name: [] for name in _COLLECTIONS.values()}
    for record in others:
        name = _COLLECTIONS[record.pop(CLASS)]
        header[name].append(_drop_keys_of_others(record, name))
    return _drop_keys_of_others(header, None)


def _drop_keys_of_others(record: dict[str, Any], collection: str | None) -> dict[str, Any]:
    """Drop the keys of other classes that hold nothing, and return the record.

    Programs that make one table of all lines write every key on every line.
    """
    for key in _ALL_KEYS.intersection(record).difference(_KEYS[collection]):
        if record[key] is None:
            del record[key]
    return record


def _class_faults(records: list[Any]) -> Iterator[Finding]:
    """Yield records of which no class is known, and what the header must leave to other records."""
    for index, found in enumerate(records):
        expected = [*_COLLECTIONS] if index else [Statement.__name__]
        record = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
        cls = record.get(CLASS)
        if cls not in expected:
            message = f"found the class {cls!r:.60}; expected one of {', '.join(expected)}"
            yield Finding("unknown-value", "error", f"$[{index}].{CLASS}", message)
        elif index == 0:
            for name in (each for each in _COLLECTIONS.values() if each in record):
                message = "found a collection in the header; expected its records after the header"
                yield Finding("unknown-field", "error", f"$[0].{name}", message)
