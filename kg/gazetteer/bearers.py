"""Bearers: the places with official keys that bear a name, and the one that has a key."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.slug import slug
from kg.vocabulary import PlaceEntry, Vocabulary

__all__ = [
    "CITIES",
    "COUNTIES",
    "COUNTY",
    "DISTRICTS",
    "LAND",
    "STATES",
    "TOWNS",
    "Bearer",
    "Gazetteer",
    "bearers_of",
    "entry_of_key",
    "gazetteer_of",
]

LAND: Final = 2
COUNTY: Final = 5
"""Digits of the keys of Länder and counties."""

COUNTIES: Final = frozenset({"landkreis", "kreis", "regionalverband"})
CITIES: Final = frozenset({"kreisfreie-stadt", "stadtkreis"})
TOWNS: Final = CITIES | {"gemeinde"}
STATES: Final = frozenset({"land"})
DISTRICTS: Final = frozenset({"regierungsbezirk"})
"""Kinds of territories."""

SMALL: Final = frozenset(
    {"a", "am", "an", "auf", "b", "bei", "d", "dem", "den", "der", "i", "im", "in", "o", "ob", "unter", "v", "vor"}
)
INITIAL: Final = re.compile(r"(.+?)\s[ai]\.\s?([A-ZÄÖÜ][a-zäöü]{0,3})\.?")
BEHIND: Final = re.compile(r"\s(?:a\.|i\.|an der|am|im|in der)\s?.*$|\s?\(.*\)$")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name: as a ``whole``, or shortened from what tells it from others."""

    place: PlaceEntry
    whole: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Who bears a folded name, and every place by its key; ``city_states`` are the Länder that are one city."""

    bearers: Mapping[str, tuple[Bearer, ...]]
    by_key: Mapping[str, PlaceEntry]
    city_states: frozenset[str]


def entry_of_key(key: str, gazetteer: Gazetteer) -> PlaceEntry | None:
    """Return the place of an official key; a city of county rank also by the key of its municipality."""
    known = gazetteer.by_key.get(key)
    if known or not key.endswith("000"):
        return known
    city = gazetteer.by_key.get(key[:COUNTY])
    if city is None and key[:COUNTY].endswith("000"):
        city = gazetteer.by_key.get(key[:LAND])
    return city if city and (city.kind in CITIES or city.key in gazetteer.city_states) else None


def bearers_of(name: str, gazetteer: Gazetteer) -> tuple[Bearer, ...]:
    """Return who bears a name, also where its last word is cut to its beginning ("Frankfurt a. M.")."""
    folded = fold(name)
    known = gazetteer.bearers.get(folded)
    if known:
        return known
    cut = INITIAL.fullmatch(name)
    if not cut:
        return ()
    first, last = fold(cut[1]), fold(cut[2])
    return tuple(
        dict.fromkeys(
            bearer
            for other, bearers in gazetteer.bearers.items()
            if other.startswith(f"{first} ") and " " not in other[len(first) + 1 :].strip()
            for bearer in bearers
            if abbreviates(last, other.rsplit(" ", 1)[1])
        )
    )


def abbreviates(short: str, word: str) -> bool:
    """Tell whether letters are the first of a word and others of it in their order ("br" of "breisgau")."""
    rest = iter(word)
    return word[:1] == short[:1] and all(letter in rest for letter in short)


def fold(name: str) -> str:
    """Return a name as it is compared: its words in small letters without accents, and without small words."""
    words = [word for word in slug(name).split("-") if word not in SMALL]
    return " ".join("sankt" if word == "st" else word for word in words)


@lru_cache(maxsize=4)
def gazetteer_of(vocabulary: Vocabulary) -> Gazetteer:
    """Return the places of a vocabulary by their names; computed once for each."""
    by_key = {entry.key: entry for entries in vocabulary.places.values() for entry in entries}
    city_states = frozenset(key[:LAND] for key in by_key if len(key) == COUNTY and key.endswith("000"))
    names: dict[str, dict[Bearer, None]] = defaultdict(dict)
    for entry in by_key.values():
        if entry.key[:LAND] in city_states and len(entry.key) == COUNTY:
            continue  # the Land and its only city are one
        names[fold(entry.name)][Bearer(entry, whole=True)] = None
        for short in (BEHIND.sub("", entry.name), entry.name.removeprefix("Regierungsbezirk ")):
            if short != entry.name and entry.kind not in STATES:
                names[fold(short)].setdefault(Bearer(entry, whole=False))
    towns = vocabulary.towns
    for key, name in towns.names.items():
        entry = by_key.get(key) or vocabulary.town(key)
        if key[:LAND] in city_states:
            entry = by_key[key[:LAND]]
        elif key not in by_key:
            by_key[key] = entry
        names[fold(name)].setdefault(Bearer(entry, whole=True))
    for name, keys in towns.also.items():
        for key in keys:
            names[fold(name)].setdefault(Bearer(by_key[key[:LAND] if key[:LAND] in city_states else key], whole=False))
    return Gazetteer({name: tuple(strongest(found)) for name, found in names.items()}, by_key, city_states)


def strongest(found: Iterable[Bearer]) -> Iterable[Bearer]:
    """Return each place once, by its whole name where it bears that."""
    whole = {one.place.key for one in found if one.whole}
    return sorted(
        (one for one in found if one.whole or one.place.key not in whole), key=lambda it: (it.place.key, it.whole)
    )
