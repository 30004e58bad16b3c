"""Rules on the span of an annotation, and on the words that it quotes."""

from collections.abc import Iterator

from belarus_statement.model import Annotation, Statement
from belarus_statement.validators.rule import Fault, nodes_of, rule, words_of

# Many quotes may be false: each is looked for around its span, not in the whole of a long text.
_NEAR = 10_000


@rule(
    "span-empty",
    title="A span is empty or inverted",
    explanation="An annotation stands on at least one code point: start is less than end.",
    example="start = 10, end = 10",
)
def span_empty(statement: Statement) -> Iterator[Fault]:
    for each in nodes_of(statement, Annotation):
        annotation = each.record
        if annotation.start >= annotation.end:
            yield each.fault(
                f"found the span {annotation.start} to {annotation.end}; expected a start before "
                "the end",
                "end",
            )


@rule(
    "span-outside",
    title="A span lies outside the text",
    explanation="Offsets count code points of the text: not less than 0, not more than its length.",
    example="end = 6000 in a text of 5,408 code points",
)
def span_outside(statement: Statement) -> Iterator[Fault]:
    length = len(statement.text)
    for each in nodes_of(statement, Annotation):
        annotation = each.record
        for field, offset in (("start", annotation.start), ("end", annotation.end)):
            if not 0 <= offset <= length:
                yield each.fault(
                    f"found the offset {offset}; expected 0 to {length}, the length of the text",
                    field,
                )


@rule(
    "span-white-space",
    title="A span starts or ends in white space",
    explanation="A span begins with the first code point of its words and ends with their last.",
    example='the quote " Mr. Lukashenko"',
)
def span_white_space(statement: Statement) -> Iterator[Fault]:
    for each in nodes_of(statement, Annotation):
        words = words_of(statement, each.record) or ""
        if words == words.strip():
            continue
        for field, edge in (("start", words[:1]), ("end", words[-1:])):
            if edge.isspace():
                yield each.fault(
                    f"found {words!r}; expected words without white space around them: move "
                    f"{field}",
                    field,
                )


@rule(
    "quote-differs",
    title="A quote differs from the text",
    explanation="The quote is text[start:end], to the letter. It makes a record readable by "
    "itself, and proves that its offsets are right.",
    example="a quote of text[11:18] with start = 10",
)
def quote_differs(statement: Statement) -> Iterator[Fault]:
    for each in nodes_of(statement, Annotation):
        annotation = each.record
        words = words_of(statement, annotation)
        if words is not None and annotation.quote != words:
            yield each.fault(
                f"found the quote {annotation.quote!r}; expected {words!r}, the words from "
                f"{annotation.start} to {annotation.end}. {_hint(annotation, statement.text)}",
                "quote",
            )


def _hint(annotation: Annotation, text: str) -> str:
    """Find where the quoted words do stand, nearest to where they were looked for."""
    start, quote = annotation.start, annotation.quote
    before = text.rfind(quote, max(start - _NEAR, 0), start + len(quote) - 1)
    after = text.find(quote, start, start + len(quote) + _NEAR)
    places = [place for place in (before, after) if quote and place >= 0]
    if not places:
        return f"The quoted words are nowhere in the text within {_NEAR} code points of that"
    nearest = min(places, key=lambda place: abs(place - start))
    end = nearest + len(quote)
    return f"The quoted words stand from {nearest} to {end}: set start and end to these"
