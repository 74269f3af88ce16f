"""Outward: where else a thing is described, with the name of each source and how near its thing is to ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from kg.terms import BASE, GEOCODING, GEONAMES, NUTS, RDFS, SKOS, WIKIDATA, NamedNode, Term

__all__ = ["Outward", "outward_of"]

_SOURCES: Final = (
    (WIKIDATA, "Wikidata"),
    (GEONAMES, "GeoNames"),
    (NUTS, "NUTS"),
    (GEOCODING, "DCAT-AP.de"),
    ("https://d-nb.info/gnd/", "GND"),
    ("http://eurovoc.europa.eu/", "EuroVoc"),
    ("http://zbw.eu/stw/", "STW"),
    ("https://ror.org/", "ROR"),
)
_RELATIONS: Final = {
    SKOS["exactMatch"]: "exact",
    SKOS["closeMatch"]: "close",
    SKOS["broadMatch"]: "broad",
    SKOS["narrowMatch"]: "narrow",
    SKOS["relatedMatch"]: "related",
    RDFS["seeAlso"]: "see",
}


@dataclass(frozen=True, slots=True)
class Outward:
    """A thing elsewhere: its source, what it is called there, its address, and how it relates to ours.

    The relations are ``exact``, ``close``, ``broad`` (the other one is broader), ``narrow``, ``related`` and ``see``.
    """

    source: str
    name: str
    href: str
    relation: str


def outward_of(said: Iterable[tuple[NamedNode, Term]]) -> tuple[Outward, ...]:
    """Return the links to other vocabularies among properties and values, the nearest first, then by source."""
    found = dict.fromkeys(
        Outward(_source(value.value), _name(value.value), value.value, _RELATIONS[property_])
        for property_, value in said
        if property_ in _RELATIONS and isinstance(value, NamedNode) and _leads_out(value.value)
    )
    order = list(_RELATIONS.values())
    return tuple(sorted(found, key=lambda one: (order.index(one.relation), one.source, one.name)))


def _leads_out(iri: str) -> bool:
    return iri.startswith(("https://", "http://")) and not iri.startswith(BASE)


def _source(iri: str) -> str:
    return next((name for start, name in _SOURCES if iri.startswith(start)), urlsplit(iri).hostname or iri)


def _name(iri: str) -> str:
    """Return the part of an address that tells things of one source apart."""
    for start, _ in _SOURCES:
        if iri.startswith(start):
            return iri.removeprefix(start).strip("/")
    return urlsplit(iri).path.strip("/") or iri
