"""Places: which territory a name means, by the register and by what else the text names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.gazetteer import CITIES, COUNTIES, LAND, STATES, Meaning, meaning, neighbours
from kg.model import (
    Contribution,
    EventMention,
    Identity,
    Mention,
    OfficialPlace,
    OrganisationMention,
    PlaceMention,
    Representation,
    Tie,
)
from kg.resolve.keys import organisation_slug
from kg.slug import slug
from kg.terms import ID, NamedNode
from kg.vocabulary import Vocabulary

__all__ = [
    "named_places",
    "neighbourhood",
    "official_places",
    "place_address",
    "place_identities",
    "places_around",
    "territories",
]

LEVELS: Final[Mapping[str, frozenset[str]]] = {"kreis": COUNTIES, "": frozenset(), "gemeinde": frozenset()}
"""What a body's level lets the place in its name be, nothing is any kind; other levels are a Land's or a city's."""


NamedPlace = tuple[str, Meaning]
"""A name as it is written, and what it means."""


def place_address(name: str, vocabulary: Vocabulary, near: frozenset[str]) -> NamedNode:
    """Return the place with the official key if the name can mean only one, else a place known by its name.

    ``near`` are the keys of the territories that the text names.
    """
    known = meaning(name, vocabulary, near=near).place
    return known.iri if known else ID[f"place/{slug(name)}"]


def body_place(body: OrganisationMention, vocabulary: Vocabulary, near: frozenset[str]) -> Meaning:
    """Return which place the territory in a body's name means: the body's words tell the kind, or else its level."""
    whole = meaning(body.form, vocabulary, near=near)
    if whole.candidates:
        return whole
    level = level_of(body)
    if level in LEVELS:
        return meaning(body.territory, vocabulary, kinds=LEVELS[level], near=near)
    land = meaning(body.territory, vocabulary, kinds=STATES, near=near)
    return land if land.place else meaning(body.territory, vocabulary, kinds=CITIES, near=near)


def named_places(mentions: Iterable[Mention], vocabulary: Vocabulary, near: frozenset[str]) -> Iterator[NamedPlace]:
    """Yield the names of the places in a document, those in names of bodies too, with what they mean."""
    for mention in mentions:
        match mention:
            case PlaceMention(name=name) | EventMention(place=PlaceMention(name=name)):
                yield name, meaning(name, vocabulary, near=near)
            case Contribution(seat=PlaceMention(name=name)):
                yield name, meaning(name, vocabulary, near=near)
            case _:
                pass
        for body in bodies_of(mention):
            if body.seat:
                yield body.seat.name, meaning(body.seat.name, vocabulary, near=near)
            if body.territory:
                yield body.territory, body_place(body, vocabulary, near)


def bodies_of(mention: Mention) -> Iterator[OrganisationMention]:
    """Yield the bodies that a mention is or holds."""
    match mention:
        case OrganisationMention():
            yield mention
        case Contribution(organisation=first, posts=posts):
            yield from (body for body in (first, *(post.organisation for post in posts)) if body)
        case Representation(organisation=body) if body:
            yield body
        case Tie(source=source, target=target):
            yield from (end for end in (source, target) if isinstance(end, OrganisationMention))
        case _:
            return


def level_of(body: OrganisationMention) -> str:
    """Return the level of the territory in a body's name: a town of a county's rank is a town all the same."""
    return "gemeinde" if body.level == "kreis" and organisation_slug(body).startswith("stadt-") else body.level


def neighbourhood(mentions: Iterable[Mention], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the keys of the Länder, districts and counties that a document names, a county's Land with it."""
    return neighbours(found for _, found in named_places(mentions, vocabulary, frozenset()))


def official_places(named: Iterable[NamedPlace], vocabulary: Vocabulary) -> Iterator[tuple[NamedNode, OfficialPlace]]:
    """Yield the places of a document that have an official key."""
    towns = vocabulary.towns
    for _, found in named:
        if found.place:
            key = found.place.key
            regional, geonames = towns.regional.get(key, ""), towns.geonames.get(key, "")
            yield found.place.iri, OfficialPlace(key, found.place.name, regional, geonames)


def places_around(named: Iterable[NamedPlace]) -> Iterator[tuple[NamedNode, NamedNode]]:
    """Yield the places that stay open with the Land in which all lie that they can be."""
    for name, found in named:
        lands = {one.key[:LAND] for one in found.candidates}
        if found.place is None and len(lands) == 1:
            yield ID[f"place/{slug(name)}"], ID[f"place/ags-{lands.pop()}"]


def place_identities(named: Iterable[NamedPlace]) -> Iterator[Identity]:
    """Yield by which rule each name of a place means one with an official key, or which it can mean, once a name."""
    for name, found in dict.fromkeys(named):
        if found.place:
            yield Identity(found.place.iri, name, found.ground, found.place.key)
        elif found.candidates:
            keys = tuple(one.key for one in found.candidates)
            yield Identity(ID[f"place/{slug(name)}"], name, found.ground, slug(name), candidates=keys)


def territories(
    mentions: Iterable[Mention], vocabulary: Vocabulary, near: frozenset[str]
) -> Iterator[tuple[str, NamedNode]]:
    """Yield the places in the names of bodies."""
    for mention in mentions:
        for body in bodies_of(mention):
            if body.territory:
                known = body_place(body, vocabulary, near).place
                yield body.territory, known.iri if known else ID[f"place/{slug(body.territory)}"]
