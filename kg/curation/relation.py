"""Relation: the ends that the address of a relation is made of, as in ``affiliation/person--body``."""

from typing import Final

from kg.terms import ID, NamedNode

__all__ = ["MERGEABLE", "ends", "kind_of", "tail"]

MERGEABLE: Final = ("person", "organisation", "unit", "event", "programme")
"""The kinds of things that can be one; relations are what ties them."""


def ends(relation: NamedNode) -> frozenset[str]:
    """Return the last parts of the addresses that a relation may tie together; of any other thing nothing.

    An end can be a relation itself, or be known in one document only, so runs of parts count, too.
    """
    parts = tail(relation).split("--") if relation.value.startswith(ID) and kind_of(relation) not in MERGEABLE else []
    runs = ((first, last) for first in range(len(parts)) for last in range(first + 1, len(parts) + 1))
    return frozenset("--".join(parts[first:last]) for first, last in runs if last - first < len(parts))


def tail(node: object) -> str:
    """Return the last part of an address, nothing of anything else."""
    return node.value.rsplit("/", 1)[-1] if isinstance(node, NamedNode) else ""


def kind_of(thing: NamedNode) -> str:
    """Return the kind in an address of data (``person``), or nothing for other addresses."""
    return thing.value.removeprefix(ID).partition("/")[0] if thing.value.startswith(ID) else ""
