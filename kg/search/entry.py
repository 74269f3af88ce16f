"""Entry: what can be found, with the names it goes by: actors, themes, places, programmes, events, documents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from kg.store.base import Row, Store
from kg.terms import BASE, DCTERMS, DEF, FOAF, ORG, SKOS, Literal, NamedNode
from kg.themes.name import best
from kg.themes.view import each_row

__all__ = ["Entry", "EntryKind", "Told", "told"]


class EntryKind(StrEnum):
    """What an entry is; the order is that of lists where nothing else decides."""

    ORGANISATION = "organisation"
    PERSON = "person"
    THEME = "theme"
    PROGRAMME = "programme"
    PLACE = "place"
    EVENT = "event"
    DOCUMENT = "document"


_KINDS: Final[Mapping[NamedNode, EntryKind]] = {
    ORG["Organization"]: EntryKind.ORGANISATION,
    FOAF["Person"]: EntryKind.PERSON,
    DEF["Theme"]: EntryKind.THEME,
    DEF["Programme"]: EntryKind.PROGRAMME,
    DEF["SpatialUnit"]: EntryKind.PLACE,
    DEF["Event"]: EntryKind.EVENT,
    DEF["SourceDocument"]: EntryKind.DOCUMENT,
}
_SHOWN: Final = frozenset((SKOS["prefLabel"], SKOS["altLabel"], DEF["nameForm"], DCTERMS["title"]))
_HIDDEN: Final = frozenset((SKOS["hiddenLabel"], SKOS["notation"]))
_ABOUT: Final = frozenset((SKOS["definition"], DEF["functionText"]))
_LANGUAGES: Final = ("de", "en")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to find: its label and a line about it (definition, functions) by language, and its names.

    ``names`` may be shown, the label among them; by ``hidden`` ones, such as official keys, it is only found.
    """

    node: NamedNode
    kind: EntryKind
    labels: Mapping[str, str]
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    about: Mapping[str, str]


class Told(NamedTuple):
    """An entry as a store tells of it, with the whole text of a document; empty for all else."""

    entry: Entry
    text: str


def told(store: Store, things: Iterable[NamedNode] | None = None) -> Iterator[Told]:
    """Yield the entries among some things, or all there are; what has no name is none."""
    given = {} if things is None else {"thing": things}
    rows: dict[NamedNode, list[Row]] = {}
    for row in each_row(store, "search_names", **given):
        thing = row["thing"]
        if isinstance(thing, NamedNode) and thing.value.startswith(BASE):
            rows.setdefault(thing, []).append(row)
    for thing, found in rows.items():
        shown = [row for row in found if row["property"] in _SHOWN]
        if shown:
            yield Told(_entry(thing, found, shown), _texts(found, {DEF["text"]}))


def _entry(thing: NamedNode, rows: list[Row], shown: list[Row]) -> Entry:
    kinds = {_KINDS[kind] for row in rows if isinstance(kind := row["class"], NamedNode)}
    about = [row for row in rows if row["property"] in _ABOUT]
    return Entry(
        node=thing,
        kind=min(kinds, key=list(EntryKind).index),
        labels={language: best(shown, language) for language in _LANGUAGES},
        names=tuple(dict.fromkeys(sorted(row["name"].value for row in shown))),
        hidden=tuple(dict.fromkeys(sorted(row["name"].value for row in rows if row["property"] in _HIDDEN))),
        about={language: _texts(_spoken(about, language), _ABOUT) for language in _LANGUAGES},
    )


def _spoken(rows: list[Row], language: str) -> list[Row]:
    """Return the rows in a language, or all where there are none in it."""
    return [row for row in rows if isinstance(it := row["name"], Literal) and it.language == language] or rows


def _texts(rows: Iterable[Row], properties: Iterable[NamedNode]) -> str:
    wanted = frozenset(properties)
    return "; ".join(dict.fromkeys(sorted(row["name"].value for row in rows if row["property"] in wanted)))
