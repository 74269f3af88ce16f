"""Triples: mentions and their meaning in, facts with evidence and the graphs of a document out."""

from kg.triples.documents import document_graph, extraction_run
from kg.triples.facts import facts
from kg.triples.graphs import fact_graphs
from kg.triples.identities import identity_graph

__all__ = ["document_graph", "extraction_run", "fact_graphs", "facts", "identity_graph"]
