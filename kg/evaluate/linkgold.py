"""Link gold: decisions of a careful reader on what names mean elsewhere, read from a folder's files."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import yaml

from kg.errors import DocumentUnreadable
from kg.resources import said_in_yaml

__all__ = ["AUTHORITIES", "NONE", "OPEN", "LinkCase", "LinkKind", "holds_link_gold", "read_link_gold"]

OPEN: Final = "open"
"""The answer where several can be meant and nothing decides."""
NONE: Final = "none"
"""The answer where nothing there is meant."""


class LinkKind(StrEnum):
    """What is decided on; the value is the name of the file without its ending."""

    PLACES = "places"
    """Names in texts, to places."""
    NAMES = "names"
    """Names in tables, to places."""
    THEMES = "themes"
    """Our themes, to one concept elsewhere each: how they relate."""
    BODIES = "bodies"
    """Our organisations, to the bodies of an authority file."""


FILES: Final[Mapping[LinkKind, str]] = {
    LinkKind.PLACES: "places.yaml",
    LinkKind.NAMES: "names.tsv",
    LinkKind.THEMES: "themes.tsv",
    LinkKind.BODIES: "bodies.tsv",
}
AUTHORITIES: Final = "bodies.ttl"
"""The authority file that the decisions on bodies are about."""

NEEDED: Final[Mapping[LinkKind, tuple[str, ...]]] = {
    LinkKind.PLACES: ("name", "text", "is"),
    LinkKind.NAMES: ("name", "is"),
    LinkKind.THEMES: ("theme", "target", "is"),
    LinkKind.BODIES: ("name", "is"),
}


@dataclass(frozen=True, slots=True)
class LinkCase:
    """One decision: the name, what stands around it, and the answer, a key, an address or relation, or open or none.

    ``text`` is the passage that a name stands in, ``type`` a word that tells its kind, ``within`` what lies around it,
    ``target`` the concept that a theme is held against; ``candidates`` must be offered where the answer is open.
    """

    kind: LinkKind
    name: str
    answer: str
    text: str = ""
    type: str = ""
    within: str = ""
    target: str = ""
    candidates: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """Return the case in a line, as lists of misses show it."""
        around = " ".join(part for part in (self.type, self.within, self.target, " ".join(self.text.split())) if part)
        return f"{self.name} ({around})" if around else self.name


def holds_link_gold(folder: Path) -> bool:
    """Tell whether a folder holds decisions on links."""
    return any((folder / file).is_file() for file in FILES.values())


def read_link_gold(folder: Path) -> tuple[LinkCase, ...]:
    """Return the decisions of a folder's files, file by file in their order.

    Raises:
        DocumentUnreadable: a file is neither YAML nor a table in UTF-8, or an entry lacks what it needs.
    """
    return tuple(
        case_of(kind, entry, f"{folder / file}, {number}")
        for kind, file in FILES.items()
        if (folder / file).is_file()
        for number, entry in enumerate(entries(folder / file), start=1)
    )


def entries(file: Path) -> Iterator[Mapping[str, object]]:
    """Yield the entries of a file."""
    try:
        text = file.read_text(encoding="utf-8")
        said = said_in_yaml(text) if file.suffix == ".yaml" else list(csv.DictReader(text.splitlines(), delimiter="\t"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DocumentUnreadable(f"{file}: {error}") from error
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise DocumentUnreadable(f"{file}: should be a list of decisions")
    yield from said


def case_of(kind: LinkKind, entry: Mapping[str, object], where: str) -> LinkCase:
    """Return one entry as a case; ``where`` is how errors call it."""
    said = {str(name): value for name, value in entry.items() if value is not None}
    if missing := [name for name in NEEDED[kind] if not said.get(name)]:
        raise DocumentUnreadable(f"{where}: has no {', '.join(missing)}")
    candidates = said.get("candidates") or ()
    several = candidates.split("|") if isinstance(candidates, str) else candidates
    if not isinstance(several, list | tuple):
        raise DocumentUnreadable(f"{where}: candidates should be a list")
    text, type_, within, target = (str(said.get(name) or "") for name in ("text", "type", "within", "target"))
    name = str(said.get("name") or said["theme"])
    return LinkCase(kind, name, str(said["is"]), text, type_, within, target, frozenset(map(str, several)))
