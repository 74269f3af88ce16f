"""RDF formats: the engine's writer for each format that is offered, by name and by media type."""

from collections.abc import Mapping
from typing import Final

from pyoxigraph import RdfFormat

from api.formats import DATASETS

__all__ = ["WRITERS", "WRITERS_BY_TYPE"]

WRITERS: Final[Mapping[str, RdfFormat]] = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}
WRITERS_BY_TYPE: Final[Mapping[str, RdfFormat]] = {form.media_type: WRITERS[form.name] for form in DATASETS}
