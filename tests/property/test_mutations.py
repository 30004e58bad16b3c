"""The packaged document changed at random: loading and the JSON Schema agree on every change.

They differ, by design, on what a JSON Schema cannot see or does not ask. None
of these is made below:

- an integer written as 1.0, which JSON Schema takes for an integer;
- a field that occurs twice, of which other readers keep the last;
- control characters and lone surrogates in strings;
- integers of more than 15 digits;
- days that their month does not have.
"""

import copy
import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

import hypothesis
import pytest
from hypothesis import strategies as st

import belarus_statement as bs

jsonschema: Any = import_module("jsonschema")  # it has no type hints
Path = tuple[str | int, ...]
SETTINGS = hypothesis.settings(deadline=None, database=None, max_examples=150)


class Document(NamedTuple):
    """The packaged document with few records of each class, and the paths of all its values."""

    content: dict[str, Any]
    paths: list[Path]


def paths_in(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from paths_in(inner, (*path, str(key)))  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, list):
        for index, inner in enumerate(value):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
            yield from paths_in(inner, (*path, index))


@pytest.fixture(name="document", scope="session")
def fixture_document(statement: bs.Statement) -> Document:
    content: dict[str, Any] = json.loads(bs.dumps(statement))
    for name, value in content.items():
        if isinstance(value, list):
            content[name] = value[:3]
    return Document(content, [path for path in paths_in(content) if path])


@pytest.fixture(name="validator", scope="session")
def fixture_validator() -> Any:
    schema = json.loads((bs.files() / "statement.schema.json").read_bytes())
    return jsonschema.Draft202012Validator(schema)


plain = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=8)
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: number % 1 != 0),
    plain,
    st.sampled_from(["heading", "error", "lead", "WEOG", "body", "exactly", "asserted", "id"]),
)
json_values = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(plain, inner, max_size=3)),
    max_leaves=4,
)


def outcome(content: Any) -> tuple[bs.Statement | None, tuple[bs.Finding, ...]]:
    """What is loaded from this document, or the findings."""
    try:
        return bs.loads(json.dumps(content)), ()
    except bs.LoadError as error:
        return None, error.findings


def mutated(data: st.DataObject, document: Document) -> Any:
    """The document with one to three values deleted, replaced, inserted or copied."""
    content = copy.deepcopy(document.content)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(document.paths))
        found = follow(content, path[:-1])
        kind = data.draw(st.sampled_from(["delete", "replace", "insert", "copy"]))
        change(data, found, path[-1], kind, document)
    return content


def follow(value: Any, path: Path) -> Any:
    """The value at a path, or the last on the way that is there."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
    return value


def change(
    data: st.DataObject, parent: Any, step: str | int, kind: str, document: Document
) -> None:
    if kind == "copy":
        value = copy.deepcopy(follow(document.content, data.draw(st.sampled_from(document.paths))))
    else:
        value = data.draw(json_values)
    if isinstance(parent, dict):
        if kind == "delete":
            parent.pop(step, None)  # pyright: ignore[reportUnknownMemberType]
        elif kind == "insert":
            parent[data.draw(plain)] = value
        else:
            parent[str(step)] = value
    elif isinstance(parent, list) and isinstance(step, int):
        if kind == "delete":
            del parent[step : step + 1]
        elif kind == "insert":
            parent.insert(step, value)  # pyright: ignore[reportUnknownMemberType]
        else:
            parent[step : step + 1] = [value]


@SETTINGS
@hypothesis.given(data=st.data())
def test_a_changed_document_is_refused_or_loads_to_what_it_says(
    document: Document, data: st.DataObject
) -> None:
    content = mutated(data, document)
    loaded, findings = outcome(content)
    if loaded is not None:
        assert json.loads(bs.dumps(loaded)) == content
        assert bs.loads(bs.dumps(loaded)) == loaded
    else:
        assert findings
        assert all(finding.severity == "error" for finding in findings)
        assert all(finding.path.startswith("$") for finding in findings)


@SETTINGS
@hypothesis.given(data=st.data())
def test_loading_and_the_schema_refuse_the_same_documents(
    document: Document, validator: Any, data: st.DataObject
) -> None:
    content = mutated(data, document)
    loaded, _ = outcome(content)
    assert (loaded is not None) == validator.is_valid(content)


@SETTINGS
@hypothesis.given(data=st.data())
def test_one_changed_value_is_refused_at_its_own_path_or_below(
    document: Document, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(document.paths))
    content = copy.deepcopy(document.content)
    follow(content, path[:-1])[path[-1]] = data.draw(json_values)
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    changed = "$" + "".join(steps)
    _, findings = outcome(content)
    assert all(finding.path.startswith(changed) for finding in findings)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ('"bytes": 5421', '"bytes": 5421.0'),
        ('"bytes": 5421', '"bytes": 1e3'),
        ('"bytes": 5421', '"bytes": 1234567890123456'),
        ('"language": "en"', '"language": "en", "language": "en"'),
        ('"language": "en"', '"language": "e\\u0000n"'),
        ('"language": "en"', '"language": "e\\ud800n"'),
        ('"value": "2020-08-09"', '"value": "2019-02-29"'),
    ],
)
def test_the_known_differences_are_refused_by_loading_and_not_by_the_schema(
    statement: bs.Statement, validator: Any, written: str, instead: str
) -> None:
    text = bs.dumps(statement)
    assert text.count(written) == 1
    changed = text.replace(written, instead)
    assert validator.is_valid(json.loads(changed))
    with pytest.raises(bs.LoadError):
        bs.loads(changed)
