"""Reports: the faults that readers told of pages, kept beside the graph and never in it, for those who edit it."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from api.problems import TooBusy
from kg.errors import NotFound, WrongParameter

__all__ = ["ADDRESS", "LONGEST", "Report", "Reports"]

LONGEST: Final = 2000
"""Characters of a report."""
ADDRESS: Final = re.compile(r"/(?!/)[\w./~-]{0,200}(?:\?[\w=&%.:~+-]{0,200})?")
"""The path of a page here, and what may follow it."""
_OPEN: Final = 500
"""So many may wait; who cannot keep up is not helped by more."""
_KEPT: Final = timedelta(days=90)
"""How long one that was dealt with can still be looked up and opened again."""
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS report (id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL,"
    " text TEXT NOT NULL, day TEXT NOT NULL, done TEXT, by TEXT)"
)
_COLUMNS: Final = "SELECT id, address, text, day, done, by FROM report"


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader told of a page: its address here, the text, the day; when and by whom it was dealt with."""

    id: int
    address: str
    text: str
    day: str
    done: str
    by: str


class Reports:
    """The reports of one instance in an SQLite file, with nothing about who sent them; safe to use from any thread."""

    def __init__(self, file: Path) -> None:
        """Keep them in this file, which is made with the first report, readable for its owner only."""
        self._file = file

    def add(self, address: str, text: str, today: date | None = None) -> int:
        """Return the number of a new report.

        Raises:
            WrongParameter: there is no text or too much, or the address is none of a page here.
            TooBusy: too many wait.
        """
        words = text.strip()
        if not 3 <= len(words) <= LONGEST:
            raise WrongParameter(f"text has {len(words)} characters; 3 to {LONGEST} are needed")
        if not ADDRESS.fullmatch(address):
            raise WrongParameter(f"about is {address[:80]!r}; it must be the path of a page here, such as /actors")
        day = (today or datetime.now(UTC).date()).isoformat()
        with self._opened(make=True) as connection:
            connection.execute("DELETE FROM report WHERE done < ?", [_before(day)])
            (waiting,) = connection.execute("SELECT COUNT(*) FROM report WHERE done IS NULL").fetchone()
            if waiting >= _OPEN:
                raise TooBusy(f"{waiting} reports wait already; try again another day", 24 * 60 * 60)
            placed = connection.execute(
                "INSERT INTO report (address, text, day) VALUES (?, ?, ?)", [address, words, day]
            )
            return int(placed.lastrowid or 0)

    def waiting(self) -> tuple[Report, ...]:
        """Return the reports that nobody has dealt with, the oldest first."""
        return self._all(f"{_COLUMNS} WHERE done IS NULL ORDER BY id")

    def settled(self) -> tuple[Report, ...]:
        """Return those that were dealt with in the last ninety days, the latest first."""
        return self._all(f"{_COLUMNS} WHERE done IS NOT NULL ORDER BY done DESC, id DESC LIMIT 200")

    def settle(self, number: int, by: str) -> None:
        """Mark a report as dealt with, by somebody.

        Raises:
            NotFound: there is none of this number that waits.
        """
        self._marked(number, "done IS NULL", datetime.now(UTC).date().isoformat(), by)

    def reopen(self, number: int) -> None:
        """Let a report wait again.

        Raises:
            NotFound: there is none of this number that was dealt with.
        """
        self._marked(number, "done IS NOT NULL", None, None)

    def _marked(self, number: int, where: str, done: str | None, by: str | None) -> None:
        with self._opened(make=False) as connection:
            changed = connection.execute(
                f"UPDATE report SET done = ?, by = ? WHERE id = ? AND {where}",  # noqa: S608 - one of two texts of this class
                [done, by, number],
            )
            if not changed.rowcount:
                raise NotFound(f"there is no such report {number}; /work/reports lists them")

    def _all(self, query: str) -> tuple[Report, ...]:
        with self._opened(make=False) as connection:
            rows = connection.execute(query).fetchall()
        return tuple(Report(number, *(text or "" for text in texts)) for number, *texts in rows)

    @contextmanager
    def _opened(self, *, make: bool) -> Iterator[sqlite3.Connection]:
        """Yield a connection whose changes are kept if nothing goes wrong; without a file one to an empty table."""
        there = self._file.exists()
        if make and not there:
            os.close(os.open(self._file, os.O_CREAT | os.O_WRONLY, 0o600))
        place = self._file if make or there else ":memory:"
        with closing(sqlite3.connect(place, timeout=10)) as connection, connection:
            connection.execute(_TABLE)
            yield connection


def _before(day: str) -> str:
    return (date.fromisoformat(day) - _KEPT).isoformat()
