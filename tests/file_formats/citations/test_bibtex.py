# Neither pybtex nor pylatexenc has types.
# pyright: reportMissingTypeStubs=false

from collections.abc import Callable

import attrs
import pybtex.database  # type: ignore[import-untyped]
import pytest
from bibtexparser.entrypoint import parse_string
from pylatexenc import latex2text  # type: ignore[import-untyped]

import belarus_statement as bs


def bibtex(statement: bs.Statement) -> str:
    return bs.formats()["bibtex"].encode(statement)["statement.bib"].decode("utf-8")


def by_bibtexparser(source: str) -> dict[str, str]:
    library = parse_string(source)
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.entry_type == "misc"
    return {field.key: field.value for field in entry.fields}


def by_pybtex(source: str) -> dict[str, str]:
    ((_, entry),) = pybtex.database.parse_string(source, "bibtex").entries.items()
    assert entry.type == "misc"
    authors = {role: str(*persons) for role, persons in entry.persons.items()}
    return {**authors, **dict(entry.fields.items())}


def set_by_tex(value: str) -> str:
    """What TeX shows of a value; pylatexenc knows all of it but these three."""
    known = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    macros = [latex2text.MacroTextSpec(name, text) for name, text in known.items()]
    context = latex2text.get_default_latex_context_db()
    context.add_context_category("ours", prepend=True, macros=macros)
    return str(latex2text.LatexNodes2Text(latex_context=context).latex_to_text(value))


def test_the_citation_is_as_it_was(
    statement: bs.Statement, golden: Callable[[str, bytes], None]
) -> None:
    golden("bibtex/statement.bib", bibtex(statement).encode("utf-8"))


@pytest.mark.parametrize("read", [by_bibtexparser, by_pybtex])
def test_a_reader_finds_what_the_header_says(
    read: Callable[[str], dict[str, str]], statement: bs.Statement
) -> None:
    found = read(bibtex(statement))
    assert found.pop("month").lower()[:3] == "oct"
    assert set_by_tex(found.pop("annote")).count("; ") == 52
    assert found == {
        "author": f"{{{statement.issuer}}}",
        "title": f"{{{statement.title}}}",
        "date": "2020-10-26",
        "year": "2020",
        "address": statement.place,
        "url": statement.source.published_at,
        "language": "en",
    }


@pytest.mark.parametrize("read", [by_bibtexparser, by_pybtex])
def test_awkward_values_are_set_to_the_letter(
    read: Callable[[str], dict[str, str]], awkward: bs.Statement, awkward_value: str
) -> None:
    found = read(bibtex(awkward))
    if read is by_pybtex:  # to which a space that must not break is white space as any other
        awkward_value = awkward_value.replace("\u00a0", " ")
    for field in ("author", "title"):
        assert found[field].startswith("{")
        assert found[field].endswith("}")
    for field in ("author", "title", "address"):
        assert set_by_tex(found[field]) == awkward_value, field
    assert set_by_tex(found["annote"]) == f"Parties: {awkward_value}"
    assert found["url"] == "https://example.org/a%20b?c=d_e&f=%7Bg%7D#h~%23%5Ci%25"


def test_no_value_has_a_brace_that_bibtex_would_count(awkward: bs.Statement) -> None:
    depth = 0
    for line in bibtex(awkward).splitlines()[1:-1]:
        for character in line:
            depth += (character == "{") - (character == "}")
            assert depth >= 0
        assert depth == 0, line


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020", {"date": "2020", "year": "2020"}),
        ("2020-10", {"date": "2020-10", "year": "2020", "month": "oct"}),
        (
            "2020-10-26/2020-10-28",
            {"date": "2020-10-26/2020-10-28", "year": "2020", "month": "oct"},
        ),
        ("2020-10/2021-10", {"date": "2020-10/2021-10", "year": "2020/2021"}),
        ("soon", {}),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(
    date: str, expected: dict[str, str], statement: bs.Statement
) -> None:
    found = by_bibtexparser(bibtex(attrs.evolve(statement, date=date)))
    assert {name: found[name] for name in ("date", "year", "month") if name in found} == expected


def test_what_is_not_known_has_no_field(terse: bs.Statement) -> None:
    assert set(by_bibtexparser(bibtex(terse))) == {"title", "date", "year", "month"}
