"""Output: tables for people, JSON for programs, progress on a terminal, and complaints."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

__all__ = ["complain", "console", "print_json", "print_table", "say", "tracked"]

WIDE = 200


def console() -> Console:
    """Return a console for results: as wide as the terminal, or wide enough for files and pipes."""
    return Console(width=None if sys.stdout.isatty() else WIDE, highlight=False, markup=False, soft_wrap=False)


def say(text: str = "") -> None:
    """Print a line of plain text on standard output."""
    console().print(text, soft_wrap=True)


def complain(title: str, detail: str) -> None:
    """Print an error in one line on standard error: what kind it is, and what is the matter."""
    Console(stderr=True, highlight=False, markup=False).print(f"{title}: {detail}", soft_wrap=True)


def print_json(value: object) -> None:
    """Print a value as indented JSON in UTF-8."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings; long cells wrap."""
    table = Table(*headings, show_lines=False, header_style="bold")
    for row in rows:
        table.add_row(*row)
    console().print(table)


@contextmanager
def tracked(label: str, total: int | None) -> Iterator[Progress]:
    """Show a progress bar on standard error while the block runs, if that is a terminal; ``None`` is no known end."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        bar.add_task(label, total=total)
        yield bar
