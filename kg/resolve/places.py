"""Places: which territory a name means, by the register and by what else the text names."""

from collections.abc import Iterable, Iterator

from kg.model import (
    Contribution,
    EventMention,
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
from kg.vocabulary import PlaceEntry, Vocabulary

__all__ = ["neighbourhood", "official_places", "place_address", "territories"]

LAND = 2


def place_address(name: str, vocabulary: Vocabulary, near: frozenset[str], level: str = "") -> NamedNode:
    """Return the place with the official key if the name can mean only one, else a place known by its name.

    ``near`` are the keys of the Länder and counties that the text names, ``level`` is that of the body in whose name
    the place stands.
    """
    known = entry_of(name, vocabulary, near, level)
    return known.iri if known else ID[f"place/{slug(name)}"]


def entry_of(name: str, vocabulary: Vocabulary, near: frozenset[str], level: str) -> PlaceEntry | None:
    """Return the entry of a place that only one can be."""
    if level == "kreis":
        return vocabulary.place(name, rural=True, near=near)
    if level in {"", "gemeinde"}:
        return vocabulary.territory(name, near)
    return vocabulary.place(name, near=near)


def named_places(mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the names of the places in a document with the level of the body whose name they are part of."""
    for mention in mentions:
        match mention:
            case PlaceMention(name=name) | EventMention(place=PlaceMention(name=name)):
                yield name, ""
            case Contribution(seat=PlaceMention(name=name)):
                yield name, ""
            case _:
                pass
        for body in bodies_of(mention):
            if body.seat:
                yield body.seat.name, ""
            if body.territory:
                yield body.territory, level_of(body)


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
    """Return the keys of the Länder and counties that a document names, a county's Land with it."""
    found = (entry_of(name, vocabulary, frozenset(), level) for name, level in named_places(mentions))
    larger = [entry.key for entry in found if entry and entry.kind != "gemeinde"]
    return frozenset([*larger, *(key[:LAND] for key in larger)])


def official_places(
    mentions: Iterable[Mention], vocabulary: Vocabulary, near: frozenset[str]
) -> Iterator[tuple[NamedNode, OfficialPlace]]:
    """Yield the places of a document that have an official key."""
    for name, level in named_places(mentions):
        known = entry_of(name, vocabulary, near, level)
        if known:
            yield known.iri, OfficialPlace(known.key, known.name)


def territories(
    mentions: Iterable[Mention], vocabulary: Vocabulary, near: frozenset[str]
) -> Iterator[tuple[str, NamedNode]]:
    """Yield the places in the names of bodies."""
    for mention in mentions:
        for body in bodies_of(mention):
            if body.territory:
                yield body.territory, place_address(body.territory, vocabulary, near, level_of(body))
