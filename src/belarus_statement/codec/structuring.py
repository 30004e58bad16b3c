"""Plain data to `Statement` and back: the only user of cattrs.

cattrs coerces unless told otherwise (``5`` becomes ``"5"``), so every leaf has a
hook of its own that takes the declared type and nothing else, and a record must
have exactly the fields of its class. Every fault is collected, then raised once.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import GenericAlias, MappingProxyType
from typing import Annotated, Any, Literal, NoReturn, TypeAlias, cast, get_args, get_origin

import attrs
from cattrs import (
    BaseConverter,
    BaseValidationError,
    ClassValidationError,
    Converter,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn

from belarus_statement.codec.parsing import LONGEST_INTEGER, RepeatedKeys
from belarus_statement.errors import MOST_LISTED, Finding, LoadError, refusal
from belarus_statement.model import Statement
from belarus_statement.model.edtf import is_edtf
from belarus_statement.model.fields import Edtf, Field, fields_of
from belarus_statement.model.statement import SCHEMA_VERSION, is_proven, mark_proven

JSON_NAMES: Mapping[type[Any], str] = MappingProxyType(
    {
        str: "a string",
        bool: "true or false",
        int: "an integer",
        float: "a number that is not an integer of at most 15 digits",
        list: "an array",
        tuple: "a list, which can be changed",
        dict: "an object",
        MappingProxyType: "a dictionary",
        RepeatedKeys: "an object",
        type(None): "null",
    }
)
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_RECORD = re.compile(r"\$\.(\w+)\[(\d+)\]")
_LEAVES = frozenset((str, int, bool, type(None)))
_MISSING = object()
_LONGEST_EXCERPT = 50
_EXCHANGED: Mapping[type[Any], type[Any]] = MappingProxyType({tuple: list, list: tuple})
_Hook: TypeAlias = Callable[[Any, Any], Any]


class _Refusal(Exception):  # noqa: N818  # a part of an error, never raised to a caller
    """A value that its place does not take; the message is written for the reader."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


_AT_ONCE = 100


class _KeyRefusal(Exception):  # noqa: N818  # likewise
    """Keys of an object that its place does not take."""

    def __init__(self, code: str, message: str, keys: tuple[str, ...]) -> None:
        super().__init__(message)
        self.code = code
        self.keys = keys


class _ArrayRefusal(Exception):  # noqa: N818  # likewise
    """Values of an array that are not right, each with its index, and how many were not asked."""

    def __init__(self, faulty: list[tuple[int, Exception]], left: int) -> None:
        super().__init__()
        self.faulty = faulty
        self.left = left


def structure(data: Any, source: str) -> Statement:
    """Make a statement of plain data; raises `LoadError` with every fault and its path.

    Data that is written in another version of the schema is refused for that
    alone. ``$schema``, by which editors find a schema, is taken and not kept.
    """
    if isinstance(data, dict):
        _expect_this_schema(cast("dict[str, Any]", data), source)
    try:
        made = _CONVERTER.structure(data, Statement)
    except (BaseValidationError, _Refusal) as error:
        findings = (_with_id(each, data) for each in _findings(error, "$"))
        raise LoadError(source, tuple(findings)) from None
    mark_proven(made)
    return made


def _expect_this_schema(data: dict[str, Any], source: str) -> None:
    """Raise `LoadError` for data of another version of the schema; drop ``$schema``."""
    version = data.get("schema_version", _MISSING)
    # What has no text is no statement of any version, and is told all that it lacks.
    if version != SCHEMA_VERSION and (version is not _MISSING or "text" in data):
        found = "none" if version is _MISSING else _shorten(repr(version))
        message = (
            f"found schema version {found}; expected {SCHEMA_VERSION!r}: of a file of an earlier "
            "one (0.1.0 wrote none) `belarus-statement upgrade` makes one of this, and a later one "
            "needs a later release"
        )
        raise refusal(source, "schema-version", message, "$.schema_version") from None
    if isinstance(data.get("$schema"), str):
        del data["$schema"]


def load_faults(statement: Statement) -> tuple[Finding, ...]:
    """Find what loading would refuse of a statement made in Python, whose classes check nothing.

    One in which there is nothing, or that was loaded, is asked no more.
    """
    if is_proven(statement):
        return ()
    try:
        structure(_plain(statement, Statement), "the statement")
    except LoadError as error:
        return error.findings
    mark_proven(statement)
    return ()


def refuse_unreadable(statement: Statement) -> None:
    """Raise `LoadError` where a statement, made in Python, could not be read back."""
    if faults := load_faults(statement):
        raise LoadError("the statement", faults)


def _plain(value: Any, cls: type[Any]) -> Any:
    """Return the plain data of a value where this very class is declared, whatever it is.

    Lists and dictionaries, which no field may hold, become what structuring refuses.
    """
    found = _class_of(value)
    if found is cls and attrs.has(cls):
        return {
            field.name: held
            if type(held := getattr(value, field.name, _MISSING)) in _LEAVES
            else _plain_field(held, field)
            for field in fields_of(cls)
        }
    if found in _EXCHANGED:
        return _EXCHANGED[found](value)
    if issubclass(found, dict):
        return MappingProxyType(value)
    return value


def _plain_field(value: Any, field: Field) -> Any:
    cls = field.value_type
    if field.many and type(value) is tuple:
        # pyright takes what type() narrows to for unknown.
        values: list[Any] = [*value]
        return [each if type(each) in _LEAVES else _plain(each, cls) for each in values]
    return _plain(value, cls)


def unstructure(statement: Statement) -> dict[str, Any]:
    """Return the plain data of a statement: dictionaries in declared order, tuples, and leaves."""
    plain: dict[str, Any] = _CONVERTER.unstructure(statement, unstructure_as=Statement)
    return plain


def _with_id(finding: Finding, data: Any) -> Finding:
    """Return a finding with the id of its record, where it has one, so that it is soon found."""
    place = _RECORD.match(finding.path)
    try:
        id = data[place[1]][int(place[2])]["id"] if place else None
    except (KeyError, TypeError):
        return finding
    if not isinstance(id, str) or not id.isprintable():
        return finding
    return finding._replace(message=f"{_shorten(id)}: {finding.message}")


def _findings(error: BaseException, path: str) -> Iterator[Finding]:
    if isinstance(error, ClassValidationError):
        named, whole = error.group_exceptions()
        for inner, field in named:
            yield from _findings(inner, f"{path}.{field.name}")
        for inner in whole:
            yield from _findings(inner, path)
    elif isinstance(error, _ArrayRefusal):
        for index, inner in error.faulty:
            yield from _findings(inner, f"{path}[{index}]")
        if error.left:
            message = (
                f"found {error.left} more values after {len(error.faulty)} that are not right; "
                "expected fewer: mend those and load again, then these are asked"
            )
            yield Finding("faults-left-out", "error", path, message)
    elif isinstance(error, _KeyRefusal):
        for key in error.keys:
            yield Finding(error.code, "error", path + _step(key), str(error))
    elif isinstance(error, _Refusal):
        yield Finding(error.code, "error", path, str(error))
    else:
        raise error


def _step(key: str) -> str:
    """Return the step of a JSONPath (RFC 9535) to the value of a key of any characters.

    A key of a length that no reader wants is cut, as excerpts of values are.
    """
    key = _shorten(key)
    if key.isidentifier():
        return f".{key}"
    if key.isprintable():
        return f"[{key!r}]"
    escaped = json.dumps(key)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"['{escaped}']"


def _refuse(value: Any, expected: str) -> NoReturn:
    if value is _MISSING:
        raise _Refusal("missing-field", f"found nothing; expected {expected}: add the field")
    # What parsing makes of one that is too long.
    too_long = type(value) is int and abs(value) >= 10**LONGEST_INTEGER
    cls = float if too_long else _class_of(value)
    found = JSON_NAMES.get(cls, f"an object of type {cls.__name__}")
    excerpt = f" ({_shorten(repr(value))})" if cls in (str, int) else ""
    raise _Refusal("wrong-type", f"found {found}{excerpt}; expected {expected}")


def _class_of(value: Any) -> type[Any]:
    # Not __class__, which may say otherwise; pyright takes what type() returns for unknown.
    return type(value)  # pyright: ignore[reportUnknownVariableType]


def _shorten(words: str) -> str:
    return words if len(words) <= _LONGEST_EXCERPT else f"{words[:_LONGEST_EXCERPT]}..."


def _string(value: Any, _: Any) -> str:
    if type(value) is not str:
        _refuse(value, "a string")
    if unwanted := _UNWANTED.search(value):
        raise _Refusal(
            "control-character",
            f"found U+{ord(unwanted[0]):04X} at offset {unwanted.start()}; expected text without "
            "control characters (but tab and newline) and lone surrogates",
        )
    return value


def _integer(value: Any, _: Any) -> int:
    if type(value) is not int or abs(value) >= 10**LONGEST_INTEGER:
        _refuse(value, "an integer")
    return value


def _boolean(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        _refuse(value, "true or false")
    return value


def _enumeration(hint: Any) -> _Hook:
    values = get_args(hint)

    def enumerated(value: Any, _: Any) -> str:
        if type(value) is not str:
            _refuse(value, f"one of {', '.join(values)}")
        if value not in values:
            raise _Refusal(
                "unknown-value",
                f"found {_shorten(repr(value))}; expected one of {', '.join(values)}",
            )
        return value

    return enumerated


def _edtf(hint: Any, converter: BaseConverter) -> _Hook:
    string_or_null: _Hook = converter.get_structure_hook(hint.__origin__)

    def date(value: Any, _: Any) -> str | None:
        made: str | None = string_or_null(value, hint.__origin__)
        if made is not None and not is_edtf(made):
            raise _Refusal(
                "date-malformed",
                f"found {_shorten(repr(made))}; expected EDTF, such as 2020 or 2020-10-26",
            )
        return made

    return date


def _tuple(hint: Any, converter: BaseConverter) -> _Hook:
    (item,) = {*get_args(hint)} - {Ellipsis}
    items: _Hook = converter.get_structure_hook(GenericAlias(list, (item,)))

    def tuple_of_array(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            _refuse(value, "an array")
        made: list[Any] = []
        faulty: list[tuple[int, Exception]] = []
        # A few at a time: each fault is an exception, of which a small file could have very many.
        # pyright takes what type() narrows to for unknown.
        values: list[Any] = [*value]
        for start in range(0, len(values), _AT_ONCE):
            if len(faulty) >= MOST_LISTED:
                raise _ArrayRefusal(faulty, len(values) - start)
            try:
                made += items(values[start : start + _AT_ONCE], hint)
            except IterableValidationError as error:
                found = error.group_exceptions()[0]
                faulty += ((start + int(note.index), inner) for inner, note in found)
        if faulty:
            raise _ArrayRefusal(faulty, 0)
        return tuple(made)

    return tuple_of_array


def _record(cls: type[Any], converter: BaseConverter) -> _Hook:
    fields: _Hook = make_dict_structure_fn(cls, converter, _cattrs_detailed_validation=True)
    blank = dict.fromkeys((each.name for each in attrs.fields(cls)), _MISSING)

    def record(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            _refuse(value, f"an object with the fields of {cls.__name__}")
        found = cast("dict[str, Any]", value)
        faults = list[Exception](_key_faults(found, blank, cls))
        made = None
        try:
            made = fields(blank | found, cls)
        except ClassValidationError as error:
            faults = [*error.exceptions, *faults]
        if faults:
            # pyright reads ExceptionGroup.__init__ here, but it is cattrs' __new__ that takes cls.
            raise ClassValidationError(cls.__name__, faults, cls)  # pyright: ignore[reportCallIssue]
        return made

    return record


def _key_faults(
    found: dict[str, Any], expected: dict[str, Any], cls: type[Any]
) -> Iterator[_KeyRefusal]:
    if unknown := tuple(key for key in found if key not in expected):
        yield _KeyRefusal(
            "unknown-field",
            f"found a field that {cls.__name__} does not have; expected only "
            f"{', '.join(expected)}: remove or rename it",
            unknown,
        )
    if isinstance(found, RepeatedKeys):
        yield _KeyRefusal(
            "repeated-field", "found the same field twice; expected it once", found.repeated
        )


def _origin(hint: Any) -> Any:
    return get_origin(hint)


def _make_converter() -> Converter:
    converter = Converter()
    converter.register_structure_hook(str, _string)
    converter.register_structure_hook(int, _integer)
    converter.register_structure_hook(bool, _boolean)
    converter.register_structure_hook_factory(lambda hint: _origin(hint) is Literal, _enumeration)
    converter.register_structure_hook_factory(lambda hint: _origin(hint) is tuple, _tuple)
    converter.register_structure_hook_factory(attrs.has, _record)
    converter.register_structure_hook_factory(
        lambda hint: _origin(hint) is Annotated and Edtf in hint.__metadata__, _edtf
    )
    return converter


_CONVERTER = _make_converter()
