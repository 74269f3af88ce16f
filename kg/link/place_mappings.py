"""Place mappings: what every place with an official key is elsewhere, from the shipped tables."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from kg.gazetteer import COUNTY, geocoding, regional
from kg.link.link import Justification, Link, Relation
from kg.terms import GEOCODING, GEONAMES, ID, NUTS, SKOS, WIKIDATA, NamedNode, Triple
from kg.vocabulary import Vocabulary, vocabulary_triples

__all__ = ["place_mappings"]

_RELATIONS: Final = {SKOS["exactMatch"]: Relation.EXACT, SKOS["closeMatch"]: Relation.CLOSE}


class _Source(NamedTuple):
    """Whose addresses begin so, and what a mapping to them rests on."""

    prefix: str
    name: str
    justification: Justification
    confidence: Decimal
    words: str


_KEYS: Final = _Source(GEOCODING, "DCAT-AP.de", Justification.LOGICAL, Decimal("1.0"), "computed from the official key")
_NUTS: Final = _Source(NUTS, "NUTS", Justification.LOGICAL, Decimal("1.0"), "joined by the official key")
_WIKIDATA: Final = _Source(WIKIDATA, "Wikidata", Justification.LOGICAL, Decimal("0.98"), "joined by the official key")
_GEONAMES: Final = _Source(
    GEONAMES, "GeoNames", Justification.LOGICAL, Decimal("0.98"), "joined by the code of the Land or district"
)
_TOWNS: Final = _Source(
    GEONAMES,
    "GeoNames",
    Justification.COMPOSITE,
    Decimal("0.9"),
    "joined by name, Land and population; there a populated place, not a territory",
)
_PLACES: Final = f"{ID}place/ags-"


def place_mappings(vocabulary: Vocabulary) -> Iterator[Link]:
    """Yield the links of Länder, Regierungsbezirke and counties, then those of municipalities, each by key.

    To the address of the official key in DCAT-AP.de, of municipalities also of the regional key (ARS); to NUTS,
    Wikidata and GeoNames as far as they are known.
    """
    yield from sorted(_of_vocabulary(vocabulary_triples()), key=lambda it: (it.subject.value, it.target.value))
    towns = vocabulary.towns
    for key in sorted(towns.names):
        town, city = ID[f"place/ags-{key}"], len(key) == COUNTY
        yield _link(town, geocoding(f"{key}000" if city else key), _KEYS)
        yield _link(town, regional(towns.regional[key]), _KEYS)
        if not city and key in towns.geonames:
            yield _link(town, GEONAMES[f"{towns.geonames[key]}/"], _TOWNS, Relation.CLOSE)


def _of_vocabulary(triples: Iterable[Triple]) -> Iterator[Link]:
    """Yield what the vocabulary says of Länder, districts and counties."""
    for subject, predicate, value in triples:
        if not (predicate in _RELATIONS and isinstance(subject, NamedNode) and isinstance(value, NamedNode)):
            continue
        source = next((one for one in (_KEYS, _NUTS, _WIKIDATA, _GEONAMES) if value.value.startswith(one.prefix)), None)
        if source is not None and subject.value.startswith(_PLACES):
            relation = _RELATIONS[predicate]
            yield _link(subject, value, _TOWNS if relation is Relation.CLOSE else source, relation)


def _link(subject: NamedNode, target: NamedNode, source: _Source, relation: Relation = Relation.EXACT) -> Link:
    return Link(subject, relation, target, source.name, source.justification, source.confidence, source.words)
