"""Entity: the things of a graph that a name can mean, with the names they go by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from kg.catalogue import view
from kg.folding import alphabetical, bare
from kg.store.base import Row, Store
from kg.terms import BASE, DEF, FOAF, ORG, SKOS, NamedNode
from kg.themes.name import best

__all__ = ["Entity", "EntityKind", "Register", "register_of"]


class EntityKind(StrEnum):
    """What can be meant; the value is the last part of the class's address."""

    PERSON = "Person"
    ORGANISATION = "Organization"
    THEME = "Theme"
    PLACE = "SpatialUnit"
    PROGRAMME = "Programme"
    EVENT = "Event"

    @property
    def node(self) -> NamedNode:
        """The class."""
        return {EntityKind.PERSON: FOAF, EntityKind.ORGANISATION: ORG}.get(self, DEF)[self]


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with its names: ``names`` as they are written, ``keys`` its codes such as the official key of a place."""

    node: NamedNode
    kind: EntityKind
    labels: Mapping[str, str]
    """The name to show, by language."""
    names: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def id(self) -> str:
        """The address without what all addresses begin with."""
        return self.node.value.removeprefix(BASE)


@dataclass(frozen=True)
class Register:
    """All entities of a store at one version, by id."""

    version: str
    entities: Mapping[str, Entity]

    @cached_property
    def names(self) -> tuple[tuple[str, Entity], ...]:
        """Every folded name with whom it names, in the order of the entities."""
        return tuple(
            (name, entity) for entity in self.entities.values() for name in dict.fromkeys(map(bare, entity.names))
        )

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Entity, ...]]:
        """Who goes by a folded name or has it as a key."""
        found: dict[str, dict[str, Entity]] = {}
        for name, entity in self.names:
            found.setdefault(name, {})[entity.id] = entity
        for entity in self.entities.values():
            for key in entity.keys:
                found.setdefault(key, {})[entity.id] = entity
        return {name: tuple(entities.values()) for name, entities in found.items()}

    @cached_property
    def by_kind(self) -> Mapping[EntityKind, tuple[tuple[str, ...], tuple[Entity, ...]]]:
        """The folded names of each kind, and whom each names, as two columns."""
        return {
            kind: (
                tuple(name for name, entity in self.names if entity.kind is kind),
                tuple(entity for _, entity in self.names if entity.kind is kind),
            )
            for kind in EntityKind
        }

    def starting(self, prefix: str, limit: int, language: str) -> tuple[Entity, ...]:
        """Return whose label begins with a text, then whose other names do, then those with a word that does.

        Each of the three by name, at most ``limit`` in all.
        """
        wanted = bare(prefix)
        if not wanted:
            return ()
        ranks: dict[str, int] = {}
        for name, entity in self.names:
            if name.startswith(wanted):
                rank = 0 if bare(entity.labels[language]) == name else 1
            elif f" {wanted}" in name:
                rank = 2
            else:
                continue
            ranks[entity.id] = min(rank, ranks.get(entity.id, rank))
        ordered = sorted(ranks, key=lambda id_: (ranks[id_], alphabetical(self.entities[id_].labels[language]), id_))
        return tuple(self.entities[id_] for id_ in ordered[:limit])


_KEPT: "Final[WeakKeyDictionary[Store, Register]]" = WeakKeyDictionary()
_LOCK: Final = Lock()


def register_of(store: Store) -> Register:
    """Return the register of a store, read anew when the store has changed."""
    with _LOCK:
        kept = _KEPT.get(store)
        version = store.version()
        if kept is None or kept.version != version:
            kept = _KEPT[store] = Register(version, _entities(store.select(view("entities").filled({})).rows))
        return kept


def _entities(rows: Iterable[Row]) -> dict[str, Entity]:
    classes = {kind.node: kind for kind in EntityKind}
    names: dict[NamedNode, list[Row]] = {}
    kinds: dict[NamedNode, EntityKind] = {}
    for row in rows:
        thing, kind = row["thing"], row["class"]
        if isinstance(thing, NamedNode) and isinstance(kind, NamedNode) and thing.value.startswith(BASE):
            names.setdefault(thing, []).append(row)
            kinds[thing] = classes[kind]
    made = (_entity(thing, kinds[thing], found) for thing, found in names.items())
    return {entity.id: entity for entity in made if entity.names}


def _entity(thing: NamedNode, kind: EntityKind, rows: list[Row]) -> Entity:
    named = [row for row in rows if row["property"] != SKOS["notation"]]
    return Entity(
        thing,
        kind,
        {language: best(named, language) for language in ("de", "en")} if named else {},
        tuple(dict.fromkeys(row["name"].value for row in named)),
        tuple(dict.fromkeys(row["name"].value for row in rows if row["property"] == SKOS["notation"])),
    )
