"""The Joint Statement on the Human Rights Situation in Belarus as typed, frozen objects.

New York, 26 October 2020, 53 parties. Every typed claim stands on an exact
stretch of the text, and the package proves it.

    >>> import belarus_statement as bs
    >>> statement = bs.load()
    >>> len(statement.parties)
    53

A name is imported when it is first asked for: ``import belarus_statement`` by
itself runs no third-party code.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from belarus_statement.authoring.drafting import draft
    from belarus_statement.authoring.editor import Editor
    from belarus_statement.codec import dumps, loads
    from belarus_statement.comparison import Difference, diff
    from belarus_statement.data_frames import frames
    from belarus_statement.data_package import DataPackage
    from belarus_statement.errors import (
        EditError,
        Finding,
        FormatError,
        LoadError,
        MissingExtraError,
        QuoteError,
        RuleError,
        StatementError,
        UnknownIdError,
        WriteError,
    )
    from belarus_statement.exporters import dump, export
    from belarus_statement.file_formats import Format, Reader, formats
    from belarus_statement.model import (
        Allegation,
        Annotation,
        Block,
        CorrectedText,
        Correction,
        DateExpression,
        Demand,
        Document,
        Entity,
        Event,
        ExternalId,
        Group,
        Mention,
        Organization,
        Party,
        Person,
        Place,
        Provision,
        Quantity,
        Right,
        Sentence,
        Source,
        SpeechAct,
        State,
        Statement,
    )
    from belarus_statement.model.statement import Reference
    from belarus_statement.notebook import show
    from belarus_statement.packaged import files, load, text, verify
    from belarus_statement.plotting import plot
    from belarus_statement.validators import Fault, Report, Rule, rules, validate

__all__ = [
    "Allegation",
    "Annotation",
    "Block",
    "CorrectedText",
    "Correction",
    "DataPackage",
    "DateExpression",
    "Demand",
    "Difference",
    "Document",
    "EditError",
    "Editor",
    "Entity",
    "Event",
    "ExternalId",
    "Fault",
    "Finding",
    "Format",
    "FormatError",
    "Group",
    "LoadError",
    "Mention",
    "MissingExtraError",
    "Organization",
    "Party",
    "Person",
    "Place",
    "Provision",
    "Quantity",
    "QuoteError",
    "Reader",
    "Reference",
    "Report",
    "Right",
    "Rule",
    "RuleError",
    "Sentence",
    "Source",
    "SpeechAct",
    "State",
    "Statement",
    "StatementError",
    "UnknownIdError",
    "WriteError",
    "__version__",
    "diff",
    "draft",
    "dump",
    "dumps",
    "export",
    "files",
    "formats",
    "frames",
    "load",
    "loads",
    "plot",
    "rules",
    "show",
    "text",
    "validate",
    "verify",
]

__version__ = "0.1.0"

_HOMES = {
    "authoring.drafting": "draft",
    "authoring.editor": "Editor",
    "codec": "dumps loads",
    "comparison": "Difference diff",
    "errors": "EditError Finding FormatError LoadError MissingExtraError QuoteError RuleError "
    "StatementError UnknownIdError WriteError",
    "exporters": "dump export",
    "file_formats": "Format Reader formats",
    "data_frames": "frames",
    "data_package": "DataPackage",
    "model.statement": "Reference",
    "notebook": "show",
    "packaged": "files load text verify",
    "plotting": "plot",
    "validators": "Fault Report Rule rules validate",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Here, because whoever only imports the package needs no import machinery.
    from importlib import import_module  # noqa: PLC0415

    home = next((home for home, names in _HOMES.items() if name in names.split()), "model")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
