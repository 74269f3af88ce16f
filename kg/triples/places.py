"""Facts about places: what a page speaks of, and what the register knows of it."""

from collections.abc import Iterator
from typing import Final

from kg.gazetteer import geocoding, regional
from kg.model import Fact, OfficialPlace, PlaceMention, Resolution, Status
from kg.terms import DCTERMS, DEF, GEONAMES, ID, LIST, RDF, SKOS, Literal, NamedNode
from kg.triples.making import About, about, german

__all__ = ["place_facts", "place_named_facts"]

TYPE: Final = RDF["type"]
MUNICIPALITY: Final = 8


def place_named_facts(place: PlaceMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield that a page speaks of a place."""
    address = resolution.of[place]
    named = about(resolution.document, place)
    yield from named.says((DCTERMS["spatial"], address))
    yield from place_facts(address, place.name, named, resolution)


def place_facts(place: NamedNode, name: str, source: About, resolution: Resolution) -> Iterator[Fact]:
    """Yield the name of a place, another name of one in the register, and the register's entry of a municipality.

    Länder, counties and cities of county rank stand in the vocabulary.
    """
    known = resolution.official.get(place)
    said = About(place, source.evidence, source.status)
    if known is None:
        yield from said.says((TYPE, DEF["SpatialUnit"]), (SKOS["prefLabel"], german(name)))
        if place in resolution.around:
            background = About(place, source.evidence, Status.BACKGROUND)
            yield from background.says((DEF["locatedIn"], resolution.around[place]))
        return
    if name != known.name:
        yield from said.says((SKOS["altLabel"], german(name)))
    if len(known.key) == MUNICIPALITY:
        yield from register_facts(known, About(place, source.evidence, Status.BACKGROUND))


def register_facts(known: OfficialPlace, source: About) -> Iterator[Fact]:
    """Yield what the register of municipalities says of one; the words that name it called it up."""
    yield from source.says(
        (TYPE, DEF["AdministrativeTerritory"]),
        (SKOS["prefLabel"], german(known.name)),
        (SKOS["notation"], Literal(known.key)),
        (DEF["territoryType"], LIST["gebietsart/gemeinde"]),
        (DEF["territoryLevel"], LIST["ebene/gemeinde"]),
        (DEF["locatedIn"], ID[f"place/ags-{known.key[:5]}"]),
        (SKOS["exactMatch"], geocoding(known.key)),
        (SKOS["exactMatch"], regional(known.regional)),
    )
    if known.geonames:
        yield from source.says((SKOS["closeMatch"], GEONAMES[f"{known.geonames}/"]))
