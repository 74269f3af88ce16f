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
from kg.thesaurus.reading import Said, read_skos
from kg.words import stems

__all__ = ["Hit", "Labelled", "OnShelf", "Shelf", "key_of"]

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_WORD: Final = re.compile(r"\w+")
_BATCH: Final = 20_000
_FORMAT: Final = "1"
"""Changes with the tables; a file of another format has to be added anew."""

_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE label (concept TEXT NOT NULL, kind INTEGER NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
  key TEXT NOT NULL);
CREATE TABLE broader (concept TEXT NOT NULL, parent TEXT NOT NULL);
CREATE TABLE deprecated (concept TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_INDEXES: Final = """
CREATE INDEX label_key ON label (key);
CREATE INDEX label_concept ON label (concept);
CREATE INDEX broader_concept ON broader (concept);
CREATE INDEX broader_parent ON broader (parent);
CREATE VIRTUAL TABLE word USING fts5 (text, content = 'label', content_rowid = 'rowid',
  tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO word (word) VALUES ('rebuild');
"""


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
                base.executescript(_TABLES)
                _fill(base, read_skos(content, file, media_type))
                found = _checked(base, name, file)
                about = {
                    "format": _FORMAT,
                    "title": title or (preset.title if preset else name),
                    "licence": licence or (preset.licence if preset else ""),
                    "source": file,
                    **found,
                }
                base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
                base.executescript(_INDEXES)
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
                if row is None or row[0] != _FORMAT:
                    raise VocabularyBroken(f"{file}: of another version of this program; add {name} anew")
                yield base
        except sqlite3.DatabaseError as error:
            raise VocabularyBroken(f"{file}: damaged ({error}); add {name} anew") from error


def key_of(text: str) -> str:
    """Return the key under which labels meet that differ in case, ending or punctuation only."""
    return " ".join(stems(text))


def _fill(base: sqlite3.Connection, said: Iterable[Said]) -> None:
    labels: list[tuple[str, int, str, str, str]] = []
    above: list[tuple[str, str]] = []

    def write() -> None:
        base.executemany("INSERT INTO label VALUES (?, ?, ?, ?, ?)", labels)
        base.executemany("INSERT INTO broader VALUES (?, ?)", above)
        labels.clear()
        above.clear()

    for one in said:
        if one.what == "label":
            labels.append((one.concept, one.kind, one.language.partition("-")[0].lower(), one.text, key_of(one.text)))
        elif one.what == "broader":
            above.append((one.concept, one.text))
        else:
            base.execute("INSERT OR IGNORE INTO deprecated VALUES (?)", (one.concept,))
        if len(labels) + len(above) >= _BATCH:
            write()
    write()


def _checked(base: sqlite3.Connection, name: str, file: str) -> dict[str, str]:
    concepts, labels = base.execute("SELECT count(DISTINCT concept), count(*) FROM label").fetchone()
    if not concepts:
        raise VocabularyBroken(f"{file}: no concept with a skos:prefLabel in it; is it a SKOS file?")
    preset = PRESETS.get(name)
    if preset is not None:
        some = [row[0] for row in base.execute("SELECT DISTINCT concept FROM label LIMIT 1000")]
        if not any(preset.concept.fullmatch(one) for one in some):
            raise VocabularyBroken(
                f"{file}: concepts such as {some[0]} are none of {preset.title}; give the vocabulary another name"
            )
    return {"concepts": str(concepts), "labels": str(labels)}


def _labels(base: sqlite3.Connection, concept: str, *, preferred: bool) -> tuple[Labelled, ...]:
    rows = base.execute(
        "SELECT concept, kind, language, text FROM label WHERE concept = ? AND (kind = 0 OR ?)"
        " ORDER BY kind, language, text",
        (concept, not preferred),
    )
    return tuple(Labelled(*row) for row in rows)
