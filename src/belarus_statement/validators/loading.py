"""The rules that loading asks, and `verify`: each code that a `LoadError` may have."""

from typing import Literal

from belarus_statement.validators.rule import Rule


def _rule(
    code: str,
    title: str,
    explanation: str,
    example: str,
    *,
    asked_by: Literal["load", "verify"] = "load",
) -> Rule:
    return Rule(code=code, title=title, explanation=explanation, example=example, asked_by=asked_by)


LOADING: tuple[Rule, ...] = (
    _rule(
        "missing-file",
        "A file is not there",
        "The path leads to nothing, or one file of a format that has several is missing. The error "
        "is a FileNotFoundError too.",
        "a folder of tables without demands.csv",
    ),
    _rule(
        "unreadable-file",
        "A file cannot be read",
        "The system refuses it, it gives neither text nor bytes, it cannot be unpacked, or it "
        "leads out of the folder that is loaded.",
        "a FIFO in the place of demands.csv",
    ),
    _rule(
        "too-large",
        "A document is too large",
        "At most 256 MiB are read of a document or of all files of a folder, and of one that is "
        "compressed (gzip, Parquet) no more than 100 times its size and some MiB.",
        "a file of zeros that was packed to a thousandth of its size",
    ),
    _rule(
        "format-unknown",
        "The format of a file or folder is not known",
        "A format is known by its first bytes, by the whole of its suffix in any case, or by the "
        "main file of its folder.",
        "notes.docx",
    ),
    _rule(
        "format-not-loadable",
        "A format carries no whole statement",
        "Not every format has a place for every field, so that no equal statement could be made of "
        "its files. The table of formats says which do.",
        "a file of RIS",
    ),
    _rule(
        "missing-package",
        "A data package is not installed",
        "A DataPackage binds an importable package by its name.",
        'DataPackage("statement_of_nobody")',
    ),
    _rule(
        "json-encoding",
        "A document is not in UTF-8",
        "JSON is UTF-8 without a byte order mark (RFC 8259, section 8.1).",
        "a file in UTF-16",
    ),
    _rule(
        "json-syntax",
        "A document is not JSON",
        "JSON is as RFC 8259 has it, with nothing before or after it.",
        "a comma after the last field",
    ),
    _rule(
        "json-depth",
        "A document is nested too deep",
        "Arrays and objects are at most 500 deep; those of a statement are five.",
        "1,000 opening brackets",
    ),
    _rule(
        "schema-version",
        "A document is written in another version of the schema",
        "schema_version says in which version a document is written. One of an earlier version is "
        "made one of this by `belarus-statement upgrade`; a later one needs a later release.",
        "a file that 0.1.0 wrote, which names no version",
    ),
    _rule(
        "missing-field",
        "A field is missing",
        "Every field of a class is there, also one that is empty or null.",
        "a demand without inferred",
    ),
    _rule(
        "unknown-field",
        "A record has a field that its class does not have",
        "Nothing is passed over: a field that is misspelt would be lost.",
        'a demand with the field "adressees"',
    ),
    _rule(
        "repeated-field",
        "A field is written twice",
        "Readers of JSON differ in which of the two they take.",
        'an object with "id" twice',
    ),
    _rule(
        "wrong-type",
        "A value is not of the type of its field",
        "Nothing is coerced. Integers have at most 15 digits, which every reader of JSON takes.",
        'the offset "49", in quotation marks',
    ),
    _rule(
        "unknown-value",
        "A word is not among those of its enumeration",
        "A field with an enumeration has one of its words, to the letter; a record has one of the "
        "names of the classes.",
        'the evidence "rumoured"',
    ),
    _rule(
        "faults-left-out",
        "There are more faults than are listed",
        "After 200 values of an array, lines or cells of tables that are not right, the rest is "
        "not asked.",
        "an array of 10,000 empty objects",
    ),
    _rule(
        "date-malformed",
        "A date is not EDTF",
        "Dates are written as EDTF, level 0: 2020, 2020-10, 2020-10-26, or two of these with a "
        "slash between them, in their order.",
        'the value "26 October 2020"',
    ),
    _rule(
        "control-character",
        "A text has control characters",
        "Tabs and line ends are the only control characters that text may have; lone surrogates "
        "are not characters.",
        "a carriage return before a line end",
    ),
    _rule(
        "csv-syntax",
        "A file is not CSV in UTF-8",
        "Tables are CSV as RFC 4180 has it, in UTF-8.",
        "a quotation mark that is never closed",
    ),
    _rule(
        "parquet-unreadable",
        "A file is not Parquet",
        "The file is damaged, cut off, or was never Parquet.",
        "the first half of a file",
    ),
    _rule(
        "sqlite-unreadable",
        "A file is not a SQLite database that can be read",
        "The file is damaged, cut off, encrypted, or was never a database.",
        "the first half of a database",
    ),
    _rule(
        "table-columns",
        "A table has not its very columns",
        "Every table has the columns that the layout names, in their order, and every row a cell "
        "for each.",
        "a column that a spreadsheet moved",
    ),
    _rule(
        "table-rows",
        "A header has not one row",
        "The tables statement and source hold one row each.",
        "a table statement without a row",
    ),
    _rule(
        "table-id-repeated",
        "Two rows have the same id",
        "A row of a table of values says by the id whose value it is.",
        "a row of demands.csv that was copied",
    ),
    _rule(
        "table-orphan",
        "A row belongs to a record that is not there",
        "Values and parts of a record name the record that they belong to.",
        "a demand that was deleted, with its addressees still there",
    ),
    _rule(
        "table-position",
        "Positions do not count up from 1",
        "Values of a field keep their order by their positions 1, 2, 3.",
        "two addressees with the position 1",
    ),
    _rule(
        "table-disagrees",
        "A table says something else than the one that it repeats",
        "The tables entities and annotations repeat columns of others, for those who search.",
        "a name that was changed in groups.csv alone",
    ),
    _rule(
        "data-file-changed",
        "A data file is not the one that was released",
        "The SHA-256 of every installed data file is the one in SHA256SUMS.",
        "a letter changed in statement.txt",
        asked_by="verify",
    ),
    _rule(
        "digest-missing",
        "A data file has no recorded digest",
        "SHA256SUMS stands beside the data files, with a line for each of them.",
        "a data package without SHA256SUMS",
        asked_by="verify",
    ),
    _rule(
        "digest-malformed",
        "A line of SHA256SUMS records no digest",
        "A line is a SHA-256 in 64 hexadecimal digits, two spaces and the name of a file, as "
        "sha256sum prints it.",
        "a line with the name alone",
        asked_by="verify",
    ),
)
