"""The page that a command prints, and its two ways to the reader: by rich, or plain.

On a terminal by rich, where that is installed; elsewhere and into pipes plain,
in the same words.
"""

import contextlib
import io
import itertools
import os
import pydoc
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import IO, TYPE_CHECKING, TypeAlias

import attrs

from belarus_statement.errors import printable

if TYPE_CHECKING:
    from rich.progress import Progress

INDENT = "    "


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
class Item:
    """An entry of a list: its words, a label before them, and what is known of it."""

    text: str
    label: str
    details: tuple[tuple[str, str], ...] = ()

    def detail_line(self) -> str:
        """Return the details in one line, leaving out those that are empty."""
        return "; ".join(f"{name} {value}" for name, value in self.details if value)


@attrs.frozen
class Items:
    """A list."""

    items: tuple[Item, ...]


@attrs.frozen
class Table:
    """Rows of short cells."""

    rows: tuple[tuple[str, ...], ...]


Part: TypeAlias = Heading | Text | Items | Table
Page: TypeAlias = Iterable[Part]


def write(page: Page, *, paged: bool = False) -> None:
    """Write a page to standard output; nothing in it acts on a terminal or a log.

    ``paged`` hands it to the pager of the reader (PAGER, or less) on a terminal.
    """
    page = [*map(_printable, page)]
    if not sys.stdout.isatty():
        sys.stdout.writelines(f"{line}\n" for line in plain(page))
    elif paged and sys.stdin.isatty():
        _write_paged(page)
    elif not _write_by_rich(page):
        sys.stdout.writelines(f"{line}\n" for line in plain(page))


def _write_paged(page: Page) -> None:
    # Colours pass, a page that fits the screen is only printed, and nothing is wiped at the end.
    os.environ.setdefault("LESS", "-FRX")
    written = io.StringIO()
    if not _write_by_rich(page, written):
        written.writelines(f"{line}\n" for line in plain(page))
    pydoc.pager(written.getvalue())


def _printable(part: Part) -> Part:
    match part:
        case Heading():
            return attrs.evolve(part, text=printable(part.text))
        case Text():
            label = printable(part.label)
            return attrs.evolve(part, text=printable(part.text, lines=True), label=label)
        case Items():
            return Items(
                tuple(
                    Item(
                        printable(each.text),
                        printable(each.label),
                        tuple((name, printable(value)) for name, value in each.details),
                    )
                    for each in part.items
                )
            )
        case Table():
            return Table(tuple(tuple(map(printable, row)) for row in part.rows))


def plain(page: Page) -> Iterator[str]:
    """Yield the lines of a page without any markup; a paragraph is one line, for searching."""
    for index, part in enumerate(page):
        if index:
            yield ""
        match part:
            case Heading():
                yield part.text
                yield ("=" if part.level == 1 else "-") * len(part.text)
            case Text():
                yield f"{part.label} {part.text}" if part.label else part.text
            case Items():
                for item in part.items:
                    yield f"{item.label}  {item.text}"
                    if details := item.detail_line():
                        yield INDENT + details
            case Table():
                widths = [max(map(len, column)) for column in zip(*part.rows, strict=True)]
                for row in part.rows:
                    yield "  ".join(map(str.ljust, row, widths)).rstrip()


def _write_by_rich(page: Page, file: IO[str] | None = None) -> bool:
    """Write the page by rich, to standard output or a file; False where it is not installed."""
    try:
        from rich.console import Console
        from rich.padding import Padding
        from rich.table import Table as Grid
        from rich.text import Text as Words
    except ImportError:
        return False
    # What a pager shows is a file, and a terminal all the same.
    console = Console(highlight=False, file=file, force_terminal=True if file else None)
    for part in page:
        match part:
            case Heading():
                style = "bold reverse" if part.level == 1 else "bold cyan"
                text = f" {part.text} " if part.level == 1 else part.text
                console.print(Padding(Words(text, style), (1, 0)))
            case Text():
                label = Words(f"{part.label} ", "bold") if part.label else ""
                console.print(Words.assemble(label, part.text), end="\n\n")
            case Items():
                grid = Grid.grid(padding=(0, 1))
                for item in part.items:
                    words = Words(item.text)
                    if details := item.detail_line():
                        words.append(f"\n{details}", "dim")
                    grid.add_row(Words(item.label, "bold"), words)
                console.print(grid)
            case Table():
                grid = Grid.grid(padding=(0, 2))
                for first, *others in part.rows:
                    grid.add_row(Words(first, "bold"), *map(Words, others))
                console.print(grid)
    return True


@contextlib.contextmanager
def progress(total: int, doing: str) -> Generator[Callable[[str], object]]:
    """Show a progress bar on standard error, on a terminal where rich is installed; else nothing.

    Gives a function to call with the name of each of ``total`` parts as it begins.
    """
    bar = _progress_by_rich() if sys.stderr.isatty() else None
    if bar is None:
        yield lambda _: None
        return
    with bar:
        task = bar.add_task(doing, total=total)
        begun = itertools.count()
        yield lambda part: bar.update(
            task, completed=next(begun), description=f"{doing} {printable(part)}"
        )
        bar.update(task, completed=total, description=doing)


def _progress_by_rich() -> "Progress | None":
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        return None
    return Progress(console=Console(stderr=True), transient=True)
