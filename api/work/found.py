"""Found: what an import brought: actors, themes and events, which of them are new, and how much waits for review."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

from api.contexts import Ref
from api.instance import Instance
from api.messages import Language
from api.views import node
from kg.curation.relation import kind_of
from kg.curation.review import pending
from kg.terms import ID, THEME, NamedNode
from kg.themes.name import alphabetical

__all__ = ["Find", "Finds", "Found", "found_in"]

_KINDS: Final = {"person": "actors", "organisation": "actors", "event": "events"}
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Find:
    """A thing that documents name, and whether the graph did not know it before."""

    ref: Ref
    new: bool


@dataclass(frozen=True, slots=True)
class Finds:
    """The things of one kind (``actors``, ``themes``, ``events``): how many, how many of them new, and the first."""

    kind: str
    number: int
    new: int
    items: tuple[Find, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What documents brought, and how many facts of each wait for a verdict."""

    finds: tuple[Finds, ...]
    waiting: int


def found_in(instance: Instance, slugs: Iterable[str], known_before: Container[NamedNode], language: Language) -> Found:
    """Return what was found in some documents; first what is new, beside what the graph knew before."""
    documents = [ID[f"document/{slug}"] for slug in slugs if slug]
    things: dict[str, set[NamedNode]] = {"actors": set(), "themes": set(), "events": set()}
    for row in instance.views.rows("document_finds", document=documents):
        thing = node(row, "thing")
        kind = "themes" if thing.value.startswith(str(THEME)) else _KINDS.get(kind_of(thing))
        if kind:
            things[kind].add(thing)
    every = {thing for known in things.values() for thing in known}
    refs = instance.views.refs(every, language)
    finds = []
    for kind, known in things.items():
        items = [Find(refs[thing], thing not in known_before) for thing in known]
        items.sort(key=lambda one: (not one.new, alphabetical(one.ref.label), one.ref.iri))
        finds.append(Finds(kind, len(items), sum(one.new for one in items), tuple(items[:_MOST])))
    names = {document.value.rpartition("/")[2] for document in documents}
    waiting = sum(one.document in names for one in pending(instance.store))
    return Found(tuple(finds), waiting)
