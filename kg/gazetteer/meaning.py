"""Meaning: the place that a name means by type word, context and parent, or all that it can mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.gazetteer.bearers import (
    CITIES,
    COUNTIES,
    COUNTY,
    DISTRICTS,
    LAND,
    STATES,
    TOWNS,
    Bearer,
    Gazetteer,
    bearers_of,
    entry_of_key,
    gazetteer_of,
)
from kg.vocabulary import PlaceEntry, Vocabulary

__all__ = ["Ground", "Meaning", "meaning", "neighbours", "place_of_key"]

SIZES: Final = (COUNTY, 3, LAND)
"""Digits of the keys of what may lie around a place, the smallest territory first."""

AROUND: Final = STATES | COUNTIES | CITIES | DISTRICTS

KINDS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("kreis", "landkreis", "lk", "lkr.", "landratsamt", "kreisverwaltung"), COUNTIES),
    **dict.fromkeys(("kreisfreie stadt", "stadtkreis"), CITIES),
    **dict.fromkeys(("gemeinde", "markt", "flecken", "ortsgemeinde"), frozenset({"gemeinde"})),
    **dict.fromkeys(
        ("stadt", "landeshauptstadt", "hansestadt", "universitätsstadt", "kreisstadt", "stadtverwaltung"),
        TOWNS | STATES,
    ),
    **dict.fromkeys(("land", "bundesland", "freistaat"), STATES),
    **dict.fromkeys(("regierungsbezirk", "regierungspräsidium", "bezirksregierung"), DISTRICTS),
}
"""What a word before a name lets it be; a Land that is one city is a town, too."""

LEADING: Final = re.compile(
    rf"({'|'.join(map(re.escape, sorted(KINDS, key=len, reverse=True)))})\s+(?=\S)", re.IGNORECASE
)


class Ground(StrEnum):
    """By which rule a name means what it means; the value is what programs read."""

    KEY = "official-key"
    """The name is the key."""
    ONLY = "only-one"
    """No other place bears the name."""
    TYPE = "type-word"
    """Only one of those that bear it is of the kind that the word beside it tells."""
    CONTEXT = "parent-named"
    """Only one of them lies in a territory that is named beside it."""
    RANK = "higher-rank"
    """A Land or a city of county rank bears the whole name, others are small, or only shortened to it."""
    OPEN = "several"
    """Several can be meant."""
    UNKNOWN = "unknown"
    """No place bears the name, or none of the kind."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means: one place, or none and those that it can mean, the smallest key first."""

    place: PlaceEntry | None
    candidates: tuple[PlaceEntry, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Named:
    """The keys of the territories that are named beside a name, and of the Länder of which a county is."""

    near: frozenset[str]
    by_county: frozenset[str]


def meaning(
    name: str,
    vocabulary: Vocabulary,
    *,
    kinds: frozenset[str] | str = "",
    near: frozenset[str] = frozenset(),
    inside: str = "",
) -> Meaning:
    """Return which place a name means, certain or open.

    Args:
        name: as it is written, with a type word before it or without ("Landkreis Kassel"), or an official key.
        vocabulary: the places.
        kinds: a word that tells the kind ("Landkreis"), or kinds of territories; by default any.
        near: keys of the Länder, districts and counties that are named beside it: it may lie in one of them.
        inside: the name or key of the territory that it lies in.
    """
    gazetteer = gazetteer_of(vocabulary)
    plain = " ".join(name.split())
    if plain.isdigit():
        known = entry_of_key(plain, gazetteer)
        return Meaning(known, (known,) if known else (), Ground.KEY if known else Ground.UNKNOWN)
    allowed = KINDS.get(kinds.lower(), frozenset()) if isinstance(kinds, str) else kinds
    found = bearers_of(plain, gazetteer)
    leading = LEADING.match(plain)
    if not found and leading:
        allowed = KINDS[leading[1].lower()]
        found = bearers_of(plain[leading.end() :], gazetteer)
    fitting = tuple(one for one in found if not allowed or fits(one.place, allowed, gazetteer))
    named = Named(near, frozenset(key[:LAND] for key in near if is_county(key, gazetteer)))
    if not inside:
        return decided(fitting, named, by_kind=len(fitting) < len(found), townly=not allowed)
    around = {one.key for one in meaning(inside, vocabulary, kinds=AROUND).candidates}
    lying = tuple(
        one for one in fitting if any(one.place.key != key and one.place.key.startswith(key) for key in around)
    )
    if len(lying) == 1:
        return certain(lying[0], Ground.CONTEXT)
    return decided(lying, named, by_kind=len(fitting) < len(found), townly=not allowed)


def place_of_key(key: str, vocabulary: Vocabulary) -> PlaceEntry | None:
    """Return the place of an official key; a city of county rank also by the key of its municipality."""
    return entry_of_key(key, gazetteer_of(vocabulary))


def neighbours(meanings: Iterable[Meaning]) -> frozenset[str]:
    """Return the keys of the territories that names tell, with what lies around them.

    Municipalities tell nothing. Of a name that stays open, what lies around all it can mean is told.
    """
    keys: set[str] = set()
    for one in meanings:
        larger = {place.key for place in one.candidates if place.kind != "gemeinde"}
        lands = {place.key[:LAND] for place in one.candidates} if larger else set()
        keys |= (larger if one.place else set()) | (lands if len(lands) == 1 else set())
    return frozenset(keys)


def decided(found: tuple[Bearer, ...], named: Named, *, by_kind: bool, townly: bool) -> Meaning:
    """Return which of those that bear a name is meant."""
    if len(found) == 1:
        return certain(found[0], Ground.TYPE if by_kind else Ground.ONLY)
    if not found:
        return Meaning(None, (), Ground.UNKNOWN)
    if townly:
        found = without_seats(found)
    states = tuple(one for one in found if one.whole and one.place.kind in STATES)
    highest = dominant(found)
    if states:  # what is named beside a Land that bears the whole name lies in it and tells nothing
        return certain(highest, Ground.RANK) if highest else several(found)
    inside = within(found, named)
    if not inside or highest in inside:
        if highest and (not inside or len(inside) > 1):
            return certain(highest, Ground.RANK)
        inside = inside or found
    elif highest:
        inside = (highest, *inside)
    if len(inside) == 1:
        return certain(inside[0], Ground.CONTEXT if len(found) > 1 else Ground.ONLY)
    return several(inside)


def several(found: tuple[Bearer, ...]) -> Meaning:
    """Return that a name can mean several places."""
    return Meaning(None, tuple(sorted((one.place for one in found), key=lambda it: it.key)), Ground.OPEN)


def certain(one: Bearer, ground: Ground) -> Meaning:
    """Return that a name means one place."""
    return Meaning(one.place, (one.place,), ground)


def without_seats(found: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
    """Return who bears a name that nothing calls a county or district.

    These are towns alone where one bears the whole name; a county gives way to a town of its Land in any case.
    """
    towns = [one for one in found if one.place.kind in TOWNS | STATES]
    if any(one.whole for one in towns):
        return tuple(towns)
    lands = {one.place.key[:LAND] for one in towns}
    return tuple(one for one in found if one in towns or one.place.key[:LAND] not in lands)


def dominant(found: tuple[Bearer, ...]) -> Bearer | None:
    """Return the one Land or city of county rank that bears the whole name, if there is just one."""
    high = [one for one in found if one.whole and one.place.kind in CITIES | STATES]
    return high[0] if len(high) == 1 else None


def within(found: tuple[Bearer, ...], named: Named) -> tuple[Bearer, ...]:
    """Return those that lie in the smallest of the territories in which any lies.

    That a Land is named tells nothing of one that bears the name only in short, if a county of the Land is named,
    too, in which it does not lie.
    """
    for size in SIZES:
        inside = tuple(one for one in found if len(one.place.key) > size and one.place.key[:size] in named.near)
        if inside:
            lone = len(inside) == 1 and size == LAND and not inside[0].whole
            return () if lone and inside[0].place.key[:LAND] in named.by_county else inside
    return ()


def is_county(key: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a key is of a county, not of a city of that rank."""
    return len(key) == COUNTY and key in gazetteer.by_key and gazetteer.by_key[key].kind in COUNTIES


def fits(place: PlaceEntry, allowed: frozenset[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a place is of the kinds; a Land is a town only where it is one city."""
    if place.kind in STATES and "gemeinde" in allowed:
        return place.key in gazetteer.city_states and place.kind in allowed
    return place.kind in allowed
