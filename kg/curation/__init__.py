"""Curation: what persons decide about the graph, and documents' graphs as these decisions want them."""

from kg.curation.agreement import reconcile
from kg.curation.ledger import DEFAULT_THRESHOLD, Ledger, read_ledger
from kg.curation.settlement import settled

__all__ = ["DEFAULT_THRESHOLD", "Ledger", "read_ledger", "reconcile", "settled"]
