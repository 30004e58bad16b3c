"""Tokens with the layers as columns of IOB2 labels, in CoNLL-U Plus.

https://universaldependencies.org/ext-format.html
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from belarus_statement.file_formats.format import Files, Format
from belarus_statement.file_formats.standoff.labels import label, sentence_edges
from belarus_statement.model import Annotation, Statement
from belarus_statement.model.statement import annotation_fields
from belarus_statement.preconditions import QUOTED_SPANS

FILE = "statement.conllup"
OUTSIDE = "O"

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SPACES = {" ": r"\s", "\n": r"\n"}


def encode(statement: Statement) -> Files:
    tokens = [found.span() for found in _TOKEN.finditer(statement.text)]
    sentence_of = _sentences(statement, tokens)
    columns = {
        name: column
        for layer in annotation_fields()
        for name, column in _columns(
            statement, layer.value_type, getattr(statement, layer.name), tokens, sentence_of
        )
    }
    lines = [f"# global.columns = {' '.join(('ID', 'FORM', 'MISC', *columns))}"]
    cells = zip(_misc(statement.text, tokens), *columns.values(), strict=True)
    for _, group in groupby(range(len(tokens)), key=sentence_of.__getitem__):
        indexes = [*group]
        words = statement.text[tokens[indexes[0]][0] : tokens[indexes[-1]][1]]
        lines.append(f"# text = {' '.join(words.split())}")
        for number, index in enumerate(indexes, 1):
            start, end = tokens[index]
            lines.append("\t".join((str(number), statement.text[start:end], *next(cells))))
        lines.append("")
    return {FILE: ("\n".join(lines) + "\n").encode("utf-8")}


def _sentences(statement: Statement, tokens: Iterable[tuple[int, int]]) -> list[int]:
    """For every token the number of its sentence: the text is cut at each edge of one, or a block.

    So the lines of the header, which have no sentences, each make one.
    """
    edges = sentence_edges(statement)
    return [bisect_right(edges, start) for start, _ in tokens]


def _columns(
    statement: Statement,
    cls: type[Annotation],
    layer: Iterable[Annotation],
    tokens: Sequence[tuple[int, int]],
    sentence_of: Sequence[int],
) -> Iterator[tuple[str, list[str]]]:
    """Yield the labels of a layer: longest first, each in the first column with room for it."""
    columns = [[OUTSIDE] * len(tokens)]
    starts, ends = [start for start, _ in tokens], [end for _, end in tokens]
    for each in sorted(layer, key=lambda each: (each.start - each.end, each.start)):
        touched = range(bisect_right(ends, each.start), bisect_left(starts, each.end))
        column = next((c for c in columns if all(c[index] == OUTSIDE for index in touched)), None)
        if column is None:
            column = [OUTSIDE] * len(tokens)
            columns.append(column)
        before = None
        for index in touched:
            # No label continues what another sentence began.
            first = sentence_of[index] != before
            column[index] = f"{'B' if first else 'I'}-{label(statement, each)}"
            before = sentence_of[index]
    for number, column in enumerate(columns, 1):
        yield f"BS:{cls.__name__.upper()}{f'-{number}' if number > 1 else ''}", column


def _misc(text: str, tokens: Sequence[tuple[int, int]]) -> list[str]:
    """Return the offsets of a token and the space around it, by which the text can be rebuilt."""
    edges = [(0, 0), *tokens, (len(text), len(text))]
    gaps = [text[before[1] : after[0]] for before, after in pairwise(edges)]
    cells: list[str] = []
    for (start, end), gap in zip(tokens, gaps[1:], strict=True):
        cell = f"start_char={start}|end_char={end}"
        if not cells and gaps[0]:
            cell += f"|SpacesBefore={_escape(gaps[0])}"
        if not gap:
            cell += "|SpaceAfter=No"
        elif gap != " ":
            cell += f"|SpacesAfter={_escape(gap)}"
        cells.append(cell)
    return cells


def _escape(gap: str) -> str:
    return "".join(_SPACES.get(each, f"\\u{ord(each):04x}") for each in gap)


FORMAT = Format(
    name="conll",
    suffix=".conllup",
    media_type="text/plain",
    description="tokens with a column of IOB2 labels for each layer, to train taggers on",
    file=FILE,
    requires=(QUOTED_SPANS,),
    encode=encode,
)
