"""Gold: the documents of a folder, each with the facts that a careful reader finds in it."""

import json
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentUnreadable
from kg.evaluate.record import Record, read_record
from kg.model import Document
from kg.read import read_file

__all__ = ["GoldDocument", "read_gold"]

TEXT, FACTS = ".txt", ".json"


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document and its gold; the name is that of its files without suffix."""

    name: str
    document: Document
    record: Record


def read_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """Return the pairs ``NAME.txt`` and ``NAME.json`` of a folder, by name.

    Raises:
        DocumentUnreadable: no such folder, no pair in it, a file without its partner, or one that cannot be read.
    """
    if not folder.is_dir():
        raise DocumentUnreadable(f"{folder}: no such folder; give one with pairs NAME{TEXT} and NAME{FACTS}")
    texts = {file.stem: file for file in folder.glob(f"*{TEXT}")}
    facts = {file.stem: file for file in folder.glob(f"*{FACTS}")}
    if not texts and not facts:
        raise DocumentUnreadable(f"{folder}: holds no pairs NAME{TEXT} and NAME{FACTS}")
    alone = sorted(
        [f"{name}{TEXT}" for name in texts.keys() - facts] + [f"{name}{FACTS}" for name in facts.keys() - texts]
    )
    if alone:
        raise DocumentUnreadable(f"{folder}: without partner of the same name: {', '.join(alone)}")
    return tuple(GoldDocument(name, read_file(texts[name]), read_facts(facts[name])) for name in sorted(texts))


def read_facts(file: Path) -> Record:
    """Return the facts in a gold file.

    Raises:
        DocumentUnreadable: it is no JSON in UTF-8, or not in the shape of a record.
    """
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DocumentUnreadable(f"{file}: {error}") from error
    return read_record(value, str(file))
