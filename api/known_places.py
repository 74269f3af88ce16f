"""Known places: every territory and space of the graph with its key, what lies around it, and what names it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from api.addresses import safe_segment
from api.views import Views, node, text
from kg.errors import NotFound
from kg.terms import DEF, ID, NamedNode

__all__ = ["ACTING", "KnownPlaces", "Mark", "Use", "known_places", "place_of"]

ACTING: Final = (DEF["seat"], DEF["competentFor"])
"""What ties an organisation to a place."""
_EVENTS: Final = DEF["eventPlace"]
_NOWHERE: Final[frozenset[NamedNode]] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """The official key and NUTS code of a place and its administrative level, as far as it has them."""

    key: str = ""
    nuts: str = ""
    level: NamedNode | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """What names a place: a thing by a property."""

    place: NamedNode
    property: NamedNode
    thing: NamedNode


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """All places: marks, what lies around and within each, what names each, and which documents do."""

    marks: Mapping[NamedNode, Mark]
    around: Mapping[NamedNode, frozenset[NamedNode]]
    within: Mapping[NamedNode, frozenset[NamedNode]]
    uses: Mapping[NamedNode, tuple[Use, ...]]
    named: Mapping[NamedNode, frozenset[NamedNode]]

    def inside(self, place: NamedNode) -> frozenset[NamedNode]:
        """Return a place and all that lies in it."""
        return self.within.get(place, _NOWHERE) | {place}

    def told(self) -> frozenset[NamedNode]:
        """Return the places that anything names, and all around them."""
        direct = self.uses.keys() | self.named.keys()
        return frozenset(direct).union(*(self.around.get(place, _NOWHERE) for place in direct))

    def used(self, place: NamedNode, *properties: NamedNode) -> tuple[Use, ...]:
        """Return by what a place, or one within it, is named through any of some properties."""
        held = (use for inner in self.inside(place) for use in self.uses.get(inner, ()))
        return tuple(use for use in held if use.property in properties)

    def actors(self, place: NamedNode) -> frozenset[NamedNode]:
        """Return the organisations that sit in a place or one within it, or are competent for it."""
        return frozenset(use.thing for use in self.used(place, *ACTING))

    def events(self, place: NamedNode) -> frozenset[NamedNode]:
        """Return the events that took place there."""
        return frozenset(use.thing for use in self.used(place, _EVENTS))

    def documents(self, place: NamedNode) -> frozenset[NamedNode]:
        """Return the documents that name a place or one within it."""
        return _NOWHERE.union(*(self.named.get(inner, _NOWHERE) for inner in self.inside(place)))

    def above(self, place: NamedNode) -> tuple[NamedNode, ...]:
        """Return what lies around a place, the narrowest first."""
        found = self.around.get(place, _NOWHERE)
        return tuple(sorted(found, key=lambda one: (-len(self.around.get(one, _NOWHERE)), one.value)))

    def parts(self, place: NamedNode) -> frozenset[NamedNode]:
        """Return what lies directly in a place, in nothing else that does."""
        inner = self.within.get(place, _NOWHERE)
        return frozenset(one for one in inner if not self.around.get(one, _NOWHERE) & inner)

    def of_level(self, place: NamedNode) -> tuple[NamedNode, ...]:
        """Return the places of the same administrative level that anything tells of, itself among them."""
        level = self.marks[place].level
        if level is None:
            return ()
        return tuple(sorted((one for one in self.told() if self.marks[one].level == level), key=lambda one: one.value))


def known_places(views: Views) -> KnownPlaces:
    """Return all places, read once for each version of the store."""
    return views.once("known places", lambda: _read(views))


def place_of(views: Views, slug: str) -> NamedNode:
    """Return the place whose IRI ends in this, or that has this official key or NUTS code.

    Raises:
        NotFound: the graph knows no such place.
    """
    places = known_places(views)
    if safe_segment(slug) and (place := NamedNode(f"{ID}place/{slug}")) in places.marks:
        return place
    keyed = [one for one, mark in places.marks.items() if slug and slug in {mark.key, mark.nuts}]
    if not keyed:
        raise NotFound(f"there is no place {slug!r}; /places lists those that documents tell of")
    # a city-state is Land and city under one NUTS code: the wider one
    return min(keyed, key=lambda one: (len(places.above(one)), one.value))


def _read(views: Views) -> KnownPlaces:
    marks: dict[NamedNode, Mark] = {}
    for row in views.rows("page_place_marks"):
        level = row.get("level")
        mark = Mark(text(row, "key"), text(row, "nuts"), level if isinstance(level, NamedNode) else None)
        marks.setdefault(node(row, "place"), mark)
    pairs = [(node(row, "place"), node(row, "around")) for row in views.rows("places_around")]
    uses: dict[NamedNode, list[Use]] = {}
    for row in views.rows("page_places"):
        use = Use(node(row, "place"), node(row, "property"), node(row, "thing"))
        uses.setdefault(use.place, []).append(use)
    return KnownPlaces(
        marks,
        _gathered(pairs),
        _gathered((around, place) for place, around in pairs),
        {place: tuple(found) for place, found in uses.items()},
        _gathered((node(row, "place"), node(row, "document")) for row in views.rows("page_places_named")),
    )


def _gathered(pairs: Iterable[tuple[NamedNode, NamedNode]]) -> dict[NamedNode, frozenset[NamedNode]]:
    found: dict[NamedNode, set[NamedNode]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}
