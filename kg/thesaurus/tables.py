"""Tables: how one vocabulary lies in its file, and what fills it."""

import sqlite3
from collections.abc import Iterable
from typing import Final

from kg.errors import VocabularyBroken
from kg.thesaurus.preset import PRESETS
from kg.thesaurus.reading import Said
from kg.words import stems

__all__ = ["FORMAT", "INDEXES", "TABLES", "checked", "fill", "key_of"]

_BATCH: Final = 20_000
FORMAT: Final = "2"
"""Changes with the tables; a file of another format has to be added anew."""

TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE label (concept TEXT NOT NULL, kind INTEGER NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
  key TEXT NOT NULL);
CREATE TABLE note (concept TEXT NOT NULL, kind INTEGER NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE broader (concept TEXT NOT NULL, parent TEXT NOT NULL);
CREATE TABLE deprecated (concept TEXT PRIMARY KEY) WITHOUT ROWID;
"""
INDEXES: Final = """
CREATE INDEX label_key ON label (key);
CREATE INDEX label_concept ON label (concept);
CREATE INDEX note_concept ON note (concept);
CREATE INDEX broader_concept ON broader (concept);
CREATE INDEX broader_parent ON broader (parent);
CREATE VIRTUAL TABLE word USING fts5 (text, content = 'label', content_rowid = 'rowid',
  tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO word (word) VALUES ('rebuild');
"""


def key_of(text: str) -> str:
    """Return the key under which labels meet that differ in case, ending or punctuation only."""
    return " ".join(stems(text))


def fill(base: sqlite3.Connection, said: Iterable[Said]) -> None:
    """Write what is said of concepts into empty tables, some thousands at a time."""
    labels: list[tuple[str, int, str, str, str]] = []
    notes: list[tuple[str, int, str, str]] = []
    above: list[tuple[str, str]] = []

    def write() -> None:
        base.executemany("INSERT INTO note VALUES (?, ?, ?, ?)", notes)
        base.executemany("INSERT INTO label VALUES (?, ?, ?, ?, ?)", labels)
        base.executemany("INSERT INTO broader VALUES (?, ?)", above)
        labels.clear()
        notes.clear()
        above.clear()

    for one in said:
        if one.what == "label":
            labels.append((one.concept, one.kind, one.language.partition("-")[0].lower(), one.text, key_of(one.text)))
        elif one.what == "note":
            notes.append((one.concept, one.kind, one.language.partition("-")[0].lower(), one.text))
        elif one.what == "broader":
            above.append((one.concept, one.text))
        else:
            base.execute("INSERT OR IGNORE INTO deprecated VALUES (?)", (one.concept,))
        if len(labels) + len(notes) + len(above) >= _BATCH:
            write()
    write()


def checked(base: sqlite3.Connection, name: str, file: str) -> dict[str, str]:
    """Return how many concepts and labels the tables hold, if they are of the vocabulary that the name stands for.

    Raises:
        VocabularyBroken: there is no concept, or none of the preset of this name.
    """
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
