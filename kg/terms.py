"""RDF terms: the one vocabulary of values that crosses module borders, and the project's namespaces."""

from functools import lru_cache
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

__all__ = [
    "BASE",
    "DCTERMS",
    "DEF",
    "DERIVED_GRAPH",
    "FOAF",
    "GENID",
    "GEOCODING",
    "GEONAMES",
    "GRAPH",
    "ID",
    "LIST",
    "M8G",
    "NUTS",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SKOS",
    "THEME",
    "VOCABULARY_GRAPH",
    "WIKIDATA",
    "XSD",
    "BlankNode",
    "DefaultGraph",
    "GraphName",
    "Literal",
    "NamedNode",
    "Namespace",
    "Quad",
    "Term",
    "Triple",
    "expanded",
    "is_ontology_term",
    "shortened",
]


Term = NamedNode | Literal | BlankNode
GraphName = NamedNode | DefaultGraph


class Namespace(str):
    """An IRI prefix; ``namespace["name"]`` is the term with that local name."""

    __slots__ = ()

    def __getitem__(self, name: str) -> NamedNode:  # type: ignore[override]  # a namespace is indexed by names
        """Return the term with this local name."""
        return named(f"{self}{name}")


@lru_cache(maxsize=20_000)
def named(iri: str) -> NamedNode:
    """Return the term with this address; checking its syntax is what takes time, so recent ones are kept."""
    return NamedNode(iri)


BASE: Final = "https://w3id.org/sozialraum/"
DEF: Final = Namespace(f"{BASE}def#")
THEME: Final = Namespace(f"{BASE}thema/")
LIST: Final = Namespace(f"{BASE}liste/")
ID: Final = Namespace(f"{BASE}id/")
GRAPH: Final = Namespace(f"{BASE}graph/")
GENID: Final = Namespace(f"{BASE}.well-known/genid/")

RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
M8G: Final = Namespace("http://data.europa.eu/m8g/")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
GEOCODING: Final = Namespace("http://dcat-ap.de/def/politicalGeocoding/")
GEONAMES: Final = Namespace("https://sws.geonames.org/")
NUTS: Final = Namespace("http://data.europa.eu/nuts/code/")
WIKIDATA: Final = Namespace("http://www.wikidata.org/entity/")

VOCABULARY_GRAPH: Final = GRAPH["vokabular"]
DERIVED_GRAPH: Final = GRAPH["abgeleitet"]

PREFIXES: Final[dict[str, str]] = {
    "sr": DEF,
    "thema": THEME,
    "liste": LIST,
    "id": ID,
    "graph": GRAPH,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "foaf": FOAF,
    "org": ORG,
    "prov": PROV,
    "m8g": M8G,
    "dcterms": DCTERMS,
}


_ONTOLOGIES: Final = tuple(str(given) for name, given in PREFIXES.items() if name not in {"thema", "id", "graph"})


def is_ontology_term(node: NamedNode) -> bool:
    """Tell whether a node is a class, a property or a value of a list, and so nothing that a document tells of."""
    return node.value.startswith(_ONTOLOGIES)


def expanded(curie: str) -> NamedNode | None:
    """Return the IRI of ``prefix:name`` for one of the project's prefixes, ``None`` for any other text."""
    prefix, colon, local = curie.partition(":")
    try:
        return NamedNode(f"{PREFIXES[prefix]}{local}") if colon else None
    except (KeyError, ValueError):
        return None


def shortened(node: NamedNode) -> str:
    """Return an address as ``prefix:name``, which ``expanded`` reads again, or as it is where no prefix fits."""
    fitting = ((name, given) for name, given in PREFIXES.items() if node.value.startswith(given))
    name, given = max(fitting, key=lambda it: len(it[1]), default=("", Namespace()))
    return f"{name}:{node.value.removeprefix(given)}" if name else node.value
