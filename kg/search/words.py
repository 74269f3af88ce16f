"""Words: which pieces of text have a word in any of its spellings, by SQLite's full-text index in memory.

A word is kept folded (no case, no accents, ``ä`` and ``ae`` as ``a``), inflected as it was written. What is looked for
is found by its stem at the beginning of a word, and within compounds: "Armut" in "Kinderarmut", "Jugend" in
"Jugendarbeit".
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.folding import unspelt
from kg.understand.tokens import Token, fillers, key_of, tokens_of

__all__ = ["NOWHERE", "Piece", "Spot", "Wish", "Words", "spelling", "wishes_in"]

_TABLES: Final = """
CREATE VIRTUAL TABLE word USING fts5 (name, text, tokenize = "unicode61 remove_diacritics 0 tokenchars '.’'");
CREATE VIRTUAL TABLE spelling USING fts5vocab (word, 'row');
CREATE TABLE piece (id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE INDEX of_entry ON piece (entry);
CREATE TABLE written (word TEXT NOT NULL, entry INTEGER NOT NULL);
CREATE INDEX written_in ON written (entry);
CREATE TABLE called (name TEXT NOT NULL, entry INTEGER NOT NULL);
CREATE INDEX called_so ON called (name);
CREATE INDEX called_in ON called (entry);
"""
_FOUND: Final = """
SELECT piece.entry, piece.start, piece.stop, -bm25(word)
FROM word JOIN piece ON piece.id = word.rowid
WHERE word MATCH ?
"""
_BEGINNING, _ENDING, _INSIDE = 3, 4, 5
"""Letters from which on a stem is looked for at the beginning, at the end and inside of words."""
_MOST: Final = 400
"""Spellings of one word that are looked for, the shortest first."""
_SHORT, _LONG = 4, 8
"""Words up to the first are not corrected, and from the second on by two letters."""
_WEIGHTS: Final = {("name", "same"): 4.0, ("text", "same"): 3.0, ("name", "part"): 2.0, ("text", "part"): 1.0}
"""What it weighs to be a word of a name or a text, or a part of one; how telling it is there adds less than 1."""

NOWHERE: Final = -1


class Piece(NamedTuple):
    """What an entry is called, and a text about it; ``start`` and ``stop`` where that is a part of a longer one."""

    entry: int
    names: tuple[str, ...]
    text: str
    start: int = NOWHERE
    stop: int = NOWHERE


class Spot(NamedTuple):
    """Where a word was found, and how well it fits: above 0, the more the better."""

    entry: int
    start: int
    stop: int
    score: float


@dataclass(frozen=True, slots=True)
class Wish:
    """A word that is looked for: as typed, folded, and its stem."""

    typed: str
    folded: str
    stem: str

    def fits(self, word: str) -> bool:
        """Tell whether a folded word is this one: inflected, longer, or a compound with it."""
        return self.is_same(word) or self.is_part(word)

    def is_same(self, word: str) -> bool:
        """Tell whether a folded word is this one, however inflected."""
        return word == self.folded or key_of(word) == self.stem

    def is_part(self, word: str) -> bool:
        """Tell whether a folded word begins with this one, or is a compound with it."""
        if len(self.folded) >= _BEGINNING and word.startswith(self.folded):
            return True
        if len(self.stem) >= _INSIDE:
            return self.stem in word
        return len(self.stem) >= _ENDING and (word.startswith(self.stem) or word.endswith(self.folded))


def spelling(word: str) -> str:
    """Return a word as it is kept: folded, and with one kind of apostrophe."""
    return unspelt(word).replace("'", "’")


def wishes_in(text: str) -> tuple[Wish, ...]:
    """Return the words that a text looks for, each once; small words only where there are no others."""
    tokens = tokens_of(text)
    telling = [token for token in tokens if unspelt(token.text) not in fillers()] or tokens
    wishes = (Wish(token.text, spelling(token.text), spelling(token.key)) for token in telling)
    found = {wish.folded: wish for wish in wishes if wish.folded}
    return tuple(found.values())


class Words:
    """The pieces of a search index. Belongs to one thread at a time, any one."""

    def __init__(self) -> None:
        """Begin without any."""
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.executescript(_TABLES)
        self._spelled: str | None = None
        self._written: Mapping[str, str] | None = None

    def put(self, pieces: Iterable[Piece]) -> None:
        """Add pieces."""
        (last,) = self._base.execute("SELECT coalesce(max(id), 0) FROM piece").fetchone()
        with self._base:
            for number, piece in enumerate(pieces, start=last + 1):
                names = [tokens_of(name) for name in piece.names]
                called = [_folded(tokens) for tokens in names]
                told = _folded(tokens_of(piece.text))
                self._base.execute("INSERT INTO piece VALUES (?, ?, ?, ?)", (number, piece.entry, *piece[3:]))
                self._base.execute(
                    "INSERT INTO word (rowid, name, text) VALUES (?, ?, ?)", (number, " ".join(called), told)
                )
                words = {token.text for tokens in names for token in tokens}
                self._base.executemany("INSERT INTO written VALUES (?, ?)", ((word, piece.entry) for word in words))
                self._base.executemany("INSERT INTO called VALUES (?, ?)", ((name, piece.entry) for name in called))
        self._forget()

    def drop(self, entries: Iterable[int]) -> None:
        """Take away the pieces of some entries, and every trace of their words."""
        given = [(entry,) for entry in entries]
        with self._base:
            self._base.executemany("DELETE FROM word WHERE rowid IN (SELECT id FROM piece WHERE entry = ?)", given)
            for table in ("piece", "written", "called"):
                self._base.executemany(f"DELETE FROM {table} WHERE entry = ?", given)  # noqa: S608 - of these three
        self._forget()

    def close(self) -> None:
        """Give the memory back."""
        self._base.close()

    def called(self, text: str) -> frozenset[int]:
        """Return the entries of which one name is a text, but for case, accents and what stands between words."""
        rows = self._base.execute("SELECT entry FROM called WHERE name = ?", (_folded(tokens_of(text)),))
        return frozenset(entry for (entry,) in rows)

    def spots(self, wish: Wish) -> Iterator[Spot]:
        """Yield the pieces that have a word, those first where it is a word of a name and no part of a longer one."""
        words = self._spellings(wish)
        same = [word for word in words if wish.is_same(word)]
        part = [word for word in words if not wish.is_same(word) and wish.is_part(word)]
        spellings = {"same": same, "part": sorted(part, key=len)[:_MOST]}
        for (column, how), weight in _WEIGHTS.items():
            if spellings[how]:
                any_of = " OR ".join(f'"{word}"' for word in spellings[how])
                query = f"{column} : ({any_of})"
                for entry, start, stop, score in self._base.execute(_FOUND, (query,)):
                    yield Spot(entry, start, stop, weight + score / (1.0 + score) if score > 0 else weight)

    def nearest(self, wish: Wish) -> str | None:
        """Return the word of a name that may have been meant, as it is written there; ``None`` if none is near."""
        typed = wish.folded
        if len(typed) <= _SHORT:
            return None
        written = self._words()
        near = process.extract(typed, written.keys(), scorer=OSA.distance, score_cutoff=2 if len(typed) >= _LONG else 1)
        best = min(near, key=lambda one: (one[1], one[0][:1] != typed[:1], one[0]), default=None)
        return None if best is None else written[best[0]]

    def _spellings(self, wish: Wish) -> list[str]:
        """Return the words that are there and hold what is looked for, or at least begin with its stem."""
        if self._spelled is None:
            self._spelled = "\n".join(row[0] for row in self._base.execute("SELECT term FROM spelling"))
        held = re.escape(min(wish.folded, wish.stem, key=len))
        anywhere = rf"^.*{held}.*$" if len(held) >= _ENDING else rf"^{held}.*$"
        return re.findall(anywhere, self._spelled, re.MULTILINE)

    def _words(self) -> Mapping[str, str]:
        """Return every word of a name by its folded form."""
        if self._written is None:
            rows = self._base.execute("SELECT word FROM written GROUP BY word ORDER BY count(*)")
            self._written = {spelling(word): word for (word,) in rows}
        return self._written

    def _forget(self) -> None:
        self._spelled = self._written = None


def _folded(tokens: Iterable[Token]) -> str:
    return " ".join(spelling(token.text) for token in tokens)
