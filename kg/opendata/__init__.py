"""Open data: the graph as a published dataset: who publishes it, what it is drawn from, its description, its dumps.

Publication.given(publisher=…, licence=…)      who publishes, under which licence, at which address
contents_of(store)                             what the graph is drawn from: documents, places, days, vocabularies
description(publication, contents, dumps)      DCAT-AP.de and VoID as triples
attribution_of(publication, contents)          licence and sources, which leave with every export of the graph
kept(folder)                                   the snapshots (dumps) that a folder holds
"""

from kg.opendata.attribution import attribution_of, attribution_text
from kg.opendata.contents import Contents, contents_of
from kg.opendata.description import description
from kg.opendata.dump import Dump, kept
from kg.opendata.publication import LICENCES, Licence, Publication

__all__ = [
    "LICENCES",
    "Contents",
    "Dump",
    "Licence",
    "Publication",
    "attribution_of",
    "attribution_text",
    "contents_of",
    "description",
    "kept",
]
