"""What a user's code sees of the types: every public name, none of them Any.

Never run: type checkers read it, beside the installed wheel.
"""

import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal, assert_type

import belarus_statement as bs

assert_type(bs.__version__, str)


def what_is_read(path: os.PathLike[str]) -> None:
    assert_type(bs.load(), bs.Statement)
    assert_type(bs.load("my.json"), bs.Statement)
    assert_type(bs.load(path), bs.Statement)
    assert_type(bs.load(io.BytesIO()), bs.Statement)
    assert_type(bs.load(io.StringIO()), bs.Statement)
    assert_type(bs.loads("{}"), bs.Statement)
    assert_type(bs.loads(b"{}"), bs.Statement)
    assert_type(bs.text(), str)
    assert_type(bs.files().joinpath("statement.txt").read_bytes(), bytes)
    assert_type(bs.verify(), bs.Report)
    assert_type(bs.load(bs.files() / "statement.json"), bs.Statement)
    assert_type(bs.load(zipfile.Path("my.zip", "statement.json")), bs.Statement)
    own = bs.DataPackage("my_statement_data")
    assert_type(own.load(), bs.Statement)
    assert_type(own.text(), str)
    assert_type(own.verify(), bs.Report)
    assert_type(own.files().joinpath("statement.txt").read_bytes(), bytes)


def what_is_written(statement: bs.Statement, path: os.PathLike[str]) -> None:
    assert_type(bs.dumps(statement), str)
    bs.dump(statement, "my.json")
    bs.dump(statement, path)
    assert_type(bs.export(statement, "csv", "out"), tuple[Path, ...])
    # Its types are those of polars and pandas, which are not installed here.
    assert callable(bs.frames)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    assert callable(bs.plot)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    assert_type(repr(bs.show(statement)), str)
    assert_type(bs.formats(), Mapping[str, bs.Format])
    form = bs.formats()["json"]
    assert_type(form.name, str)
    assert_type(form.extra, str | None)
    assert_type(form.encode(statement), Mapping[str, bytes])
    assert_type(form.decode, Callable[[bs.Reader], bs.Statement] | None)


def what_is_checked(statement: bs.Statement) -> None:
    report = bs.validate(statement)
    assert_type(report, bs.Report)
    assert_type(report.ok, bool)
    assert_type(report.findings, tuple[bs.Finding, ...])
    code, severity, path, message = report.findings[0]
    assert_type(severity, Literal["error", "warning"])
    assert_type((code, path, message), tuple[str, str, str])
    assert_type(bs.diff(statement, statement), tuple[bs.Difference, ...])
    assert_type(bs.rules(), tuple[bs.Rule, ...])
    own = bs.Rule(
        code="own-rule",
        title="Own",
        explanation="Own.",
        example="own",
        check=lambda statement: [bs.Fault(path="$.title", message=statement.title)],
    )
    assert_type(bs.validate(statement, [own, "quote-differs"]), bs.Report)
    assert issubclass(bs.RuleError, bs.StatementError)
    assert_type(bs.rules()[0].severity, Literal["error", "warning"])


def what_can_go_wrong(path: str) -> bs.StatementError | KeyError | ImportError | None:
    try:
        bs.load(path)
    except bs.LoadError as error:
        assert_type(error.findings, tuple[bs.Finding, ...])
        assert_type(error.source, str)
    except bs.UnknownIdError as error:
        assert_type(error.unknown, str)
        as_key: KeyError = error
        return as_key
    except bs.MissingExtraError as error:
        assert_type(error.extra, str)
        as_import: ImportError = error
        return as_import
    except (bs.FormatError, bs.WriteError) as error:
        root: bs.StatementError = error
        return root
    return None


def what_a_statement_has(statement: bs.Statement) -> None:
    assert_type(statement.source, bs.Source)
    assert_type(statement.source.bytes, int)
    assert_type(statement.states, tuple[bs.State, ...])
    assert_type(statement.organizations, tuple[bs.Organization, ...])
    assert_type(statement.persons, tuple[bs.Person, ...])
    assert_type(statement.groups, tuple[bs.Group, ...])
    assert_type(statement.places, tuple[bs.Place, ...])
    assert_type(statement.events, tuple[bs.Event, ...])
    assert_type(statement.documents, tuple[bs.Document, ...])
    assert_type(statement.rights, tuple[bs.Right, ...])
    assert_type(statement.blocks, tuple[bs.Block, ...])
    assert_type(statement.sentences, tuple[bs.Sentence, ...])
    assert_type(statement.parties, tuple[bs.Party, ...])
    assert_type(statement.mentions, tuple[bs.Mention, ...])
    assert_type(statement.dates, tuple[bs.DateExpression, ...])
    assert_type(statement.quantities, tuple[bs.Quantity, ...])
    assert_type(statement.speech_acts, tuple[bs.SpeechAct, ...])
    assert_type(statement.allegations, tuple[bs.Allegation, ...])
    assert_type(statement.demands, tuple[bs.Demand, ...])
    assert_type(statement.corrections, tuple[bs.Correction, ...])


def what_a_statement_answers(statement: bs.Statement) -> None:
    assert_type(statement.paragraphs, tuple[bs.Block, ...])
    assert_type(statement.entities, tuple[bs.Entity, ...])
    assert_type(statement.annotations, tuple[bs.Annotation, ...])
    assert_type(statement["belarus"], bs.Entity | bs.Annotation)
    assert_type(statement.get("belarus"), bs.Entity | bs.Annotation | None)
    assert_type(iter(statement), Iterator[bs.Entity | bs.Annotation])
    assert_type("belarus" in statement, bool)
    assert_type(statement.at(0), tuple[bs.Annotation, ...])
    assert_type(statement.within(statement.blocks[0]), tuple[bs.Annotation, ...])
    assert_type(statement.mentions_of("belarus"), tuple[bs.Mention, ...])
    assert_type(
        statement.actors(("belarus",)),
        tuple[bs.State | bs.Organization | bs.Person | bs.Group, ...],
    )
    assert_type(statement.named("by"), tuple[bs.Entity, ...])
    assert_type(statement.referring_to("belarus"), tuple[bs.Reference, ...])
    assert_type(statement.referring_to("belarus")[0].field, str)
    assert_type(statement.sentence_of(statement.mentions[0]), bs.Sentence | None)
    assert_type(statement.block_of(statement.mentions[0]), bs.Block | None)
    assert_type(statement.corrected_text(), bs.CorrectedText)
    assert_type(statement.corrected_text().to_source(0), int)


def what_a_record_holds(statement: bs.Statement) -> None:
    assert_type(statement.parties[0].role, Literal["lead", "delivering", "joining", "aligning"])
    assert_type(statement.states[0].alpha_2, str | None)
    assert_type(statement.states[0].external_ids, tuple[bs.ExternalId, ...])
    assert_type(statement.rights[0].provisions, tuple[bs.Provision, ...])
    assert_type(statement.quantities[0].value, int | None)
    assert_type(statement.demands[0].addressee_explicit, bool)


def what_is_drafted() -> None:
    assert_type(bs.draft("Words.", language="en", file="a.txt", rights="ours"), bs.Statement)


def what_is_edited(statement: bs.Statement) -> bs.EditError | bs.QuoteError | None:
    edit = bs.Editor(statement)
    try:
        assert_type(edit.name(bs.Person, "N. N."), bs.Person)
        assert_type(edit.add(bs.Demand, "release", within="p1", action="release"), bs.Demand)
        assert_type(edit.change("p1", number=2), bs.Entity | bs.Annotation)
        edit.drop(statement.mentions[0])
    except bs.QuoteError as error:
        assert_type(error.places, tuple[tuple[int, int], ...])
        return error
    except bs.EditError as error:
        return error
    assert_type(edit.statement(), bs.Statement)
    return None


def what_a_user_makes() -> bs.Block:
    return bs.Block(id="title", start=0, end=5, quote="Title", kind="heading")
