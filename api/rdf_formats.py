"""RDF formats: the engine's writer for each format that is offered by name."""

from collections.abc import Mapping
from typing import Final

from pyoxigraph import RdfFormat

__all__ = ["WRITERS"]

WRITERS: Final[Mapping[str, RdfFormat]] = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}
