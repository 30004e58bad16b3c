"""Rules that hold the text against its source, and the header against the text."""

from collections.abc import Iterator
from hashlib import sha256

from belarus_statement.model import Statement
from belarus_statement.validators.rule import Fault, rule


@rule(
    "source-size-differs",
    title="The text has another size than its source",
    explanation="source.bytes is the size of the text in UTF-8. Where it differs, the text or the "
    "record of its source was changed.",
    example="a text of 5,421 bytes with source.bytes = 5420",
)
def source_size_differs(statement: Statement) -> Iterator[Fault]:
    found = len(_encoded(statement))
    if found != statement.source.bytes:
        yield Fault(
            path="$.source.bytes",
            message=f"found a text of {found} bytes; expected {statement.source.bytes}: restore "
            "the text, or record the source anew",
        )


@rule(
    "source-digest-differs",
    title="The text has another SHA-256 than its source",
    explanation="source.sha256 is the digest of the text in UTF-8, by which it is known to be the "
    "source, byte for byte.",
    example="a text with one letter corrected in it",
)
def source_digest_differs(statement: Statement) -> Iterator[Fault]:
    found = sha256(_encoded(statement)).hexdigest()
    if found != statement.source.sha256:
        yield Fault(
            path="$.source.sha256",
            message=f"found a text with the digest {found}; expected {statement.source.sha256}: "
            "restore the text, or record the source anew",
        )


@rule(
    "header-differs",
    title="The header differs from the text",
    explanation="title, issuer and place are read from the blocks of these kinds, and date from "
    "the date expression in the block of that kind.",
    example='the title "Statement on Belarus" over a text with another heading',
)
def header_differs(statement: Statement) -> Iterator[Fault]:
    for block in statement.blocks:
        if block.kind in ("title", "issuer", "place"):
            found = getattr(statement, block.kind)
            if found != block.quote:
                yield Fault(
                    path=f"$.{block.kind}",
                    message=f"found {found!r}; expected the words of {block.id}: {block.quote!r}",
                )
        elif block.kind == "date":
            for date in statement.dates:
                if block.start <= date.start < block.end and date.value != statement.date:
                    yield Fault(
                        path="$.date",
                        message=f"found {statement.date!r}; expected the value of {date.id}: "
                        f"{date.value!r}",
                    )


def _encoded(statement: Statement) -> bytes:
    return statement.text.encode("utf-8", "surrogatepass")
