"""Messages quote a stretch of a long value, never all of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import belarus_statement as bs

LONG = "x" * 10_000
MOST = 2_000
"""Characters of one line of a message: a few clipped values and what is said of them."""

Doing = Callable[[bs.Statement, Path], object]


CASES: list[Doing] = [
    lambda s, _: s[LONG],
    lambda s, _: s[s.states[0].id + LONG],
    lambda s, _: s.record(LONG, bs.State),
    lambda s, _: s.actors([LONG]),
    lambda s, _: s.referring_to(LONG),
    lambda s, _: s.mentions_of(LONG),
    lambda s, _: bs.frames(s, LONG),
    lambda s, _: bs.plot(s, LONG),  # type: ignore[arg-type]  # a mistake
    lambda s, _: bs.export(s, LONG, "out"),
    lambda s, _: bs.validate(s, [LONG]),
    lambda _s, _p: bs.load(LONG),
    lambda _, path: bs.load(path / LONG),
    lambda _s, _p: bs.loads(LONG),
    lambda _s, _p: bs.loads(f'{{"{LONG}": 1, "{LONG}": 2}}'),
    lambda _s, _p: bs.loads(f'{{"schema_version": "{LONG}"}}'),
    lambda _s, _p: bs.loads(f'{{"{LONG}": {{}}}}'),
    lambda s, _: bs.loads(bs.dumps(s).replace('"role": "lead"', f'"role": "{LONG}"')),
    lambda s, _: bs.loads(bs.dumps(s).replace(f'"date": "{s.date}"', f'"date": "{LONG}"')),
    lambda _s, _p: bs.draft("T\n\n" + LONG + "\0"),
    lambda s, _: bs.Editor(s).add(bs.Demand, LONG),
    lambda s, _: bs.Editor(s).change(LONG, name="a"),
    lambda s, _: bs.Editor(s).drop(LONG),
    lambda s, _: bs.Editor(s).name(bs.Person, LONG),
    lambda s, _: bs.Editor(s).add(bs.Demand, "the", id=LONG),
    lambda _s, _p: bs.DataPackage(LONG).load(),
    lambda s, _: bs.dump(s, LONG),
    lambda s, path: bs.dump(s, path / LONG),
    lambda s, path: bs.export(s, "csv", path / LONG),
    lambda s, _: bs.export(attrs.evolve(s, id=LONG), "csv", "/dev/null"),
]


@pytest.mark.parametrize("doing", CASES, ids=range(len(CASES)))
def test_an_error_quotes_little_of_a_long_value(
    doing: Doing, statement: bs.Statement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((bs.StatementError, TypeError)) as raised:
        doing(statement, tmp_path)
    assert max(map(len, str(raised.value).split("\n"))) < MOST


def test_a_finding_quotes_little_of_a_long_value(statement: bs.Statement) -> None:
    long: dict[str, Any] = {
        name: tuple(
            attrs.evolve(
                each,
                **{
                    field.name: LONG
                    for field in attrs.fields(type(each))
                    if isinstance(getattr(each, field.name), str)
                },
            )
            for each in getattr(statement, name)
        )
        for name in ("states", "parties", "dates", "corrections", "demands", "mentions")
    }
    report = bs.validate(attrs.evolve(statement, **long))
    assert report.findings
    for each in report.findings:
        assert len(each.message) < MOST, each.code
    assert len(repr(report)) < 100_000


def test_what_is_printed_of_records_and_differences_is_short(statement: bs.Statement) -> None:
    long = attrs.evolve(statement.persons[0], name=LONG, aliases=(LONG,) * 9)
    changed = attrs.evolve(statement, persons=(long, *statement.persons[1:]), title=LONG)
    assert len(repr(long)) < MOST
    for each in bs.diff(statement, changed):
        assert len(str(each)) < MOST
        assert len(repr(each)) < MOST
    assert len(repr(attrs.evolve(statement, id=LONG))) < MOST
    assert len(repr(statement.corrected_text())) < MOST
    assert len(repr(bs.validate(changed))) < MOST


@pytest.mark.parametrize("name", ["rich", "IPython"])
def test_other_printers_make_no_wall_of_it_either(statement: bs.Statement, name: str) -> None:
    printing = pytest.importorskip({"rich": "rich.pretty", "IPython": "IPython.lib.pretty"}[name])
    shown: Any = printing.pretty_repr if name == "rich" else printing.pretty
    without = attrs.evolve(statement, parties=statement.parties[5:])
    for each in (statement, bs.validate(without), statement.corrected_text(), bs.Editor(statement)):
        assert len(shown(each)) < 400
    for other in (statement.demands[0], bs.rules()[0], bs.formats()["csv"]):
        assert len(shown(other)) < 1_000
