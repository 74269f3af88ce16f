"""Shelf: vocabularies of others, each in a file of its own, with an index over their labels."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from kg.errors import NotFound, VocabularyBroken, WrongParameter
from kg.thesaurus.preset import PRESETS
from kg.thesaurus.reading import read_skos
from kg.thesaurus.tables import FORMAT, INDEXES, TABLES, checked, fill

__all__ = ["Concept", "Hit", "Labelled", "OnShelf", "Shelf"]

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_BELOW: Final = 30
"""At most so many of what is narrower: the widest concepts have thousands below them."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A vocabulary on the shelf: how many concepts and labels, where they came from, and under which licence."""

    name: str
    title: str
    licence: str
    source: str
    concepts: int
    labels: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label of a concept: ``kind`` is 0 for the preferred one, 1 for another, 2 for a hidden one."""

    concept: str
    kind: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that was found: the vocabulary, its address, the label that matched, its preferred labels."""

    vocabulary: str
    concept: str
    matched: str
    labels: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with all its labels and notes, and its neighbours by their preferred labels."""

    address: str
    labels: tuple[Labelled, ...]
    notes: tuple[Labelled, ...]
    broader: tuple[Labelled, ...]
    narrower: tuple[Labelled, ...]


class Shelf:
    """The vocabularies in a folder; one that is added takes the place of an older one only when it is whole."""

    def __init__(self, folder: Path) -> None:
        """Take a folder; it is made when the first vocabulary is added."""
        self._folder = folder

    def add(
        self,
        name: str,
        content: IO[bytes],
        file: str,
        *,
        media_type: str = "",
        title: str = "",
        licence: str = "",
    ) -> OnShelf:
        """Put a SKOS file on the shelf, read as a stream, and return what it holds.

        ``file`` is its name or its address; see ``kg.thesaurus.reading`` for how the format is told. Where ``name`` is
        that of a preset, title and licence come from there, and the file must be of that vocabulary.

        Raises:
            WrongParameter: the name is none for a file.
            VocabularyBroken: the file is faulty, has no concept, or is another vocabulary; what was there stays.
        """
        if not _NAME.fullmatch(name):
            raise WrongParameter(f"{name!r} is no name for a vocabulary: a to z, 0 to 9 and hyphens, at most 40")
        preset = PRESETS.get(name)
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._folder / f"{name}.sqlite.new"
        fresh.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(fresh)) as base:
                base.executescript(TABLES)
                fill(base, read_skos(content, file, media_type))
                found = checked(base, name, file)
                about = {
                    "format": FORMAT,
                    "title": title or (preset.title if preset else name),
                    "licence": licence or (preset.licence if preset else ""),
                    "source": file,
                    **found,
                }
                base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
                base.executescript(INDEXES)
                base.commit()
            fresh.replace(self._folder / f"{name}.sqlite")
        finally:
            fresh.unlink(missing_ok=True)
        return self[name]

    def remove(self, name: str) -> None:
        """Take a vocabulary off the shelf.

        Raises:
            NotFound: it is not there.
        """
        with self._open(name):
            pass
        (self._folder / f"{name}.sqlite").unlink()

    def __getitem__(self, name: str) -> OnShelf:
        """Return what is known of a vocabulary.

        Raises:
            NotFound: it is not there.
        """
        with self._open(name) as base:
            about = dict(base.execute("SELECT name, value FROM about"))
        return OnShelf(
            name, about["title"], about["licence"], about["source"], int(about["concepts"]), int(about["labels"])
        )

    def names(self) -> tuple[str, ...]:
        """Return the names of what is there, sorted."""
        if not self._folder.is_dir():
            return ()
        return tuple(sorted(file.stem for file in self._folder.glob("*.sqlite")))

    def search(self, text: str, *, language: str = "", name: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """Return concepts with a label in which every word of a text begins a word; preferred labels first, then short.

        With ``language`` only labels in it, or in none, are looked at.
        """
        words = _WORD.findall(text)
        if not words or limit < 1:
            return ()
        asked = " ".join(f'"{word}"*' for word in words)
        found: list[tuple[int, int, str, Hit]] = []
        for each in (name,) if name else self.names():
            with self._open(each) as base:
                rows = base.execute(
                    "SELECT label.concept, label.kind, label.text FROM word JOIN label ON label.rowid = word.rowid"
                    " WHERE word MATCH ? AND (? = '' OR label.language IN (?, ''))"
                    " ORDER BY label.kind, length(label.text), label.text, label.concept LIMIT ?",
                    (asked, language, language, 4 * limit),
                ).fetchall()
                seen: set[str] = set()
                for concept, kind, matched in rows:
                    if concept not in seen:
                        seen.add(concept)
                        hit = Hit(each, concept, matched, _labels(base, concept, preferred=True))
                        found.append((kind, len(matched), matched, hit))
        return tuple(hit for *_, hit in sorted(found, key=lambda it: (*it[:3], it[3].concept))[:limit])

    def bearing(self, name: str, text: str, *, limit: int = 60) -> tuple[Labelled, ...]:
        """Return the labels in use that share words with a text, those that share rare ones first.

        Raises:
            NotFound: the vocabulary is not there.
        """
        words = _WORD.findall(text)
        if not words:
            return ()
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
        with self._open(name) as base:
            rows = base.execute(
                "SELECT label.concept, label.kind, label.language, label.text FROM word"
                " JOIN label ON label.rowid = word.rowid WHERE word MATCH ?"
                " AND label.concept NOT IN (SELECT concept FROM deprecated)"
                " ORDER BY word.rank, label.concept, label.kind LIMIT ?",
                (asked, limit),
            )
            return tuple(Labelled(*row) for row in rows)

    def named(self, name: str, keys: Iterable[str]) -> dict[str, tuple[Labelled, ...]]:
        """Return the labels in use that meet under some keys (see ``key_of``), by key, the best kind first."""
        found: dict[str, list[Labelled]] = {}
        with self._open(name) as base:
            for key in dict.fromkeys(keys):
                rows = base.execute(
                    "SELECT concept, kind, language, text FROM label WHERE key = ?"
                    " AND concept NOT IN (SELECT concept FROM deprecated) ORDER BY kind, concept, language, text",
                    (key,),
                )
                for row in rows:
                    found.setdefault(key, []).append(Labelled(*row))
        return {key: tuple(labels) for key, labels in found.items()}

    def neighbours(self, name: str, concept: str) -> frozenset[str]:
        """Return what is directly above and below a concept."""
        with self._open(name) as base:
            rows = base.execute(
                "SELECT parent FROM broader WHERE concept = ? UNION SELECT concept FROM broader WHERE parent = ?",
                (concept, concept),
            )
            return frozenset(row[0] for row in rows)

    def labels(self, name: str, concept: str) -> tuple[Labelled, ...]:
        """Return the preferred labels of a concept."""
        with self._open(name) as base:
            return _labels(base, concept, preferred=True)

    def concept(self, name: str, address: str) -> Concept | None:
        """Return all that is known of a concept, or nothing where the vocabulary does not have it.

        Raises:
            NotFound: the vocabulary is not there.
        """
        with self._open(name) as base:
            labels = _labels(base, address, preferred=False)
            if not labels:
                return None
            notes = base.execute(
                "SELECT concept, kind, language, text FROM note WHERE concept = ? ORDER BY kind, language, text",
                (address,),
            )
            told = tuple(Labelled(*row) for row in notes)
            above = base.execute("SELECT DISTINCT parent FROM broader WHERE concept = ? ORDER BY parent", (address,))
            broader = tuple(label for (one,) in above.fetchall() for label in _labels(base, one, preferred=True))
            below = base.execute(
                "SELECT DISTINCT concept FROM broader WHERE parent = ? ORDER BY concept LIMIT ?", (address, _BELOW)
            )
            narrower = tuple(label for (one,) in below.fetchall() for label in _labels(base, one, preferred=True))
            return Concept(address, labels, told, broader, narrower)

    @contextmanager
    def _open(self, name: str) -> Iterator[sqlite3.Connection]:
        file = self._folder / f"{name}.sqlite"
        if not _NAME.fullmatch(name) or not file.is_file():
            there = ", ".join(self.names()) or "none"
            raise NotFound(
                f"no vocabulary {name!r} on the shelf; there is {there}; add one with 'sozialraum vocab add'"
            )
        try:
            with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as base:
                row = base.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
                if row is None or row[0] != FORMAT:
                    raise VocabularyBroken(f"{file}: of another version of this program; add {name} anew")
                yield base
        except sqlite3.DatabaseError as error:
            raise VocabularyBroken(f"{file}: damaged ({error}); add {name} anew") from error


def _labels(base: sqlite3.Connection, concept: str, *, preferred: bool) -> tuple[Labelled, ...]:
    rows = base.execute(
        "SELECT concept, kind, language, text FROM label WHERE concept = ? AND (kind = 0 OR ?)"
        " ORDER BY kind, language, text",
        (concept, not preferred),
    )
    return tuple(Labelled(*row) for row in rows)
