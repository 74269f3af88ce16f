"""Visibility: for whom a document is, and what each circle of readers may see of the graph."""

from kg.visibility.excerpt import Excerpt, is_tiered
from kg.visibility.standing import Decided, Standing, record_graph, standings
from kg.visibility.tier import Tier, tier_of

__all__ = ["Decided", "Excerpt", "Standing", "Tier", "is_tiered", "record_graph", "standings", "tier_of"]
