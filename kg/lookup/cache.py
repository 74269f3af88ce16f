"""Cache: what services answered before, kept in a file until it is too old."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from kg.errors import VocabularyBroken

__all__ = ["Cache"]

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS answer (service TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,
  at REAL NOT NULL, PRIMARY KEY (service, question)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answer_at ON answer (at);
"""
_BUSY_S: Final = 10.0


class Cache:
    """Answers by service and question in one SQLite file, which several programs may use at once.

    An answer counts for ``seconds``. What is older is told only when nobody can be asked (``stale``), and goes when
    the file is written to.
    """

    def __init__(self, file: Path, seconds: float, *, now: Callable[[], float] = time.time) -> None:
        """Take a file; it is made when the first answer is kept."""
        self._file = file
        self._seconds = seconds
        self._now = now

    def get(self, service: str, question: str, *, stale: bool = False) -> str | None:
        """Return what a service answered to a question; ``None`` if that is not known, or too old.

        Raises:
            VocabularyBroken: the file is damaged.
        """
        if not self._file.is_file():
            return None
        with self._opened() as base:
            row = base.execute(
                "SELECT answer, at FROM answer WHERE service = ? AND question = ?", (service, question)
            ).fetchone()
        return row[0] if row and (stale or row[1] > self._now() - self._seconds) else None

    def put(self, service: str, answers: dict[str, str]) -> None:
        """Keep the answers of a service by question, in place of older ones.

        Raises:
            VocabularyBroken: the file is damaged, or cannot be written.
        """
        now = self._now()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._opened() as base, base:
            base.executescript(_TABLES)
            base.execute("DELETE FROM answer WHERE at <= ?", (now - 12 * self._seconds,))
            base.executemany(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
                [(service, question, answer, now) for question, answer in answers.items()],
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._file, timeout=_BUSY_S)) as base:
                yield base
        except sqlite3.Error as error:
            raise VocabularyBroken(f"{self._file}: {error}; remove it, and services are asked anew") from error
