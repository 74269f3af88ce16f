"""Shipped files: where the ontology, the questions and the material lie, also in an installed wheel."""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["curated", "material", "ontology", "queries"]


def ontology() -> Traversable:
    """Return the folder of the ontology's files (``core.ttl``, ``lists.ttl``, ``checks/`` …)."""
    return files("ontology")


def queries() -> Traversable:
    """Return the folder of the stored questions, rules and views (``*.rq``)."""
    return files("queries")


def material() -> Traversable:
    """Return the folder of the shipped documents: the forum page and the made-up samples."""
    return files("kg") / "material"


def curated() -> Traversable:
    """Return the folder of the curated graphs, one TriG file a shipped document that has any."""
    return files("kg") / "curated"
