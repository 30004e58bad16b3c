"""What a command has to say, and how it reaches the reader.

On a terminal by rich, where that is installed; elsewhere and into pipes plain,
in the same words.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs


@attrs.frozen
class Heading:
    """The title of what follows; ``level`` 1 is that of the whole page."""

    text: str
    level: int = 2


@attrs.frozen
class Text:
    """A paragraph; ``label`` is a short word before it, such as its number."""

    text: str
    label: str = ""


@attrs.frozen
class Table:
    """A table; an empty ``columns`` shows no head."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Page: TypeAlias = Iterable[Heading | Text | Table]


def write(page: Page) -> None:
    """Write a page to standard output."""
    if not (sys.stdout.isatty() and _write_by_rich(page)):
        sys.stdout.writelines(f"{line}\n" for line in plain(page))


def plain(page: Page) -> Iterator[str]:
    """The lines of a page without any markup; a paragraph is one line, for searching."""
    for index, part in enumerate(page):
        if index:
            yield ""
        match part:
            case Heading():
                yield part.text
                yield ("=" if part.level == 1 else "-") * len(part.text)
            case Text():
                yield f"{part.label} {part.text}" if part.label else part.text
            case Table():
                yield from _plain_table(part)


def _plain_table(table: Table) -> Iterator[str]:
    lines = ([table.columns] if table.columns else []) + list(table.rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(map(str.ljust, line, widths)).rstrip()


def _write_by_rich(page: Page) -> bool:
    """Whether rich is installed and has written the page."""
    try:
        import rich.box
        import rich.console
        import rich.padding
        import rich.table
        import rich.text
    except ImportError:
        return False
    console = rich.console.Console(highlight=False)
    for part in page:
        match part:
            case Heading():
                style = "bold reverse" if part.level == 1 else "bold cyan"
                text = f" {part.text} " if part.level == 1 else part.text
                console.print(rich.padding.Padding(rich.text.Text(text, style), (1, 0)))
            case Text():
                label = rich.text.Text(f"{part.label} ", "bold") if part.label else ""
                console.print(rich.text.Text.assemble(label, part.text), end="\n\n")
            case Table():
                drawn = rich.table.Table(
                    box=rich.box.SIMPLE_HEAD, show_header=bool(part.columns), row_styles=("", "dim")
                )
                for column in part.columns or ("",) * len(part.rows[0] if part.rows else ()):
                    drawn.add_column(column, header_style="bold", overflow="fold")
                for row in part.rows:
                    drawn.add_row(*map(rich.text.Text, row))
                console.print(drawn)
    return True
