"""Values: what the graph says of things by property, to tell them apart and to extend tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.question import Wording
from kg.reconcile.entity import EntityKind
from kg.store.base import Store
from kg.terms import DEF, SKOS, NamedNode, Term
from kg.themes import view

__all__ = ["PROPERTIES", "Property", "properties_of", "values_of"]

_ACTORS: Final = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Property:
    """Something that is known of things of some kinds; ``id`` is the address of the property."""

    node: NamedNode
    label: Wording
    kinds: frozenset[EntityKind]
    of: EntityKind | None = None
    """What its values are; nothing where they are texts, or things elsewhere."""

    @property
    def id(self) -> str:
        """The address."""
        return self.node.value


def _of(node: NamedNode, de: str, en: str, *kinds: EntityKind, of: EntityKind | None = None) -> Property:
    return Property(node, Wording(de, en), frozenset(kinds), of)


PROPERTIES: Final = (
    _of(DEF["affiliatedWith"], "Organisation", "organisation", EntityKind.PERSON, of=EntityKind.ORGANISATION),
    _of(DEF["functionText"], "Funktion", "function", EntityKind.PERSON),
    _of(DEF["worksOn"], "Themen", "themes", *_ACTORS, of=EntityKind.THEME),
    _of(DEF["tookPartIn"], "Veranstaltungen", "events", *_ACTORS, of=EntityKind.EVENT),
    _of(DEF["seat"], "Sitz", "seat", EntityKind.ORGANISATION, of=EntityKind.PLACE),
    _of(DEF["competentFor"], "zuständig für", "competent for", EntityKind.ORGANISATION, of=EntityKind.PLACE),
    _of(DEF["administrativeLevel"], "Verwaltungsebene", "administrative level", EntityKind.ORGANISATION),
    _of(DEF["launchedBy"], "Träger des Programms", "launched by", EntityKind.PROGRAMME, of=EntityKind.ORGANISATION),
    _of(DEF["hasTheme"], "Thema", "theme", EntityKind.PROGRAMME, EntityKind.EVENT, of=EntityKind.THEME),
    _of(DEF["locatedIn"], "liegt in", "located in", EntityKind.PLACE, of=EntityKind.PLACE),
    _of(DEF["territoryLevel"], "Ebene des Gebiets", "level of the territory", EntityKind.PLACE),
    _of(SKOS["notation"], "amtlicher Schlüssel", "official key", EntityKind.PLACE),
    _of(DEF["nutsCode"], "NUTS-Code", "NUTS code", EntityKind.PLACE),
    _of(SKOS["broader"], "Oberthema", "broader theme", EntityKind.THEME, of=EntityKind.THEME),
    _of(SKOS["definition"], "Definition", "definition", EntityKind.THEME),
    _of(
        SKOS["exactMatch"], "gleich in anderen Vokabularen", "exact match elsewhere", EntityKind.THEME, EntityKind.PLACE
    ),
    _of(SKOS["closeMatch"], "ähnlich anderswo", "close match elsewhere", EntityKind.THEME),
)
"""What can be given beside a name and asked for, in the order in which it is offered."""


def properties_of(kinds: frozenset[EntityKind] = frozenset()) -> tuple[Property, ...]:
    """Return the properties that things of some kinds can have, by default all."""
    return tuple(one for one in PROPERTIES if not kinds or one.kinds & kinds)


def values_of(
    store: Store, things: Iterable[NamedNode], properties: Iterable[NamedNode]
) -> Mapping[NamedNode, Mapping[NamedNode, tuple[Term, ...]]]:
    """Return the values of some properties by thing and property, in the order of the terms."""
    wanted = frozenset(properties)
    found: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
    for row in view.rows(store, "entity_values", thing=things):
        thing, property_ = row["thing"], row["property"]
        if isinstance(thing, NamedNode) and isinstance(property_, NamedNode) and property_ in wanted:
            found.setdefault(thing, {}).setdefault(property_, []).append(row["value"])
    return {thing: {name: tuple(values) for name, values in known.items()} for thing, known in found.items()}
