"""Reading: the index of a store, whole, or what a write changed of it."""

import numpy as np
from numpy.typing import NDArray

from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import view
from kg.themes.actor_names import read_names, renamed
from kg.themes.index import Index
from kg.themes.table import counting, with_rows
from kg.themes.ties import Numbering, Ties, key_of, read_bearings, read_ties
from kg.themes.tree import read_tree, tree_changed

__all__ = ["changed", "read"]


def read(store: Store, version: str) -> Index:
    """Return the index of all that a store holds at a version."""
    actors, themes = Numbering(), Numbering()
    return Index(
        version=version,
        actors=actors,
        themes=themes,
        ties=read_ties(store, actors),
        bearings=read_bearings(store, themes),
        names=read_names(store),
        tree=read_tree(store),
    )


def changed(index: Index, store: Store, version: str, touched: frozenset[NamedNode]) -> Index:
    """Return the index after a write that added or removed facts in which only ``touched`` nodes stand.

    Every fact behind a row of the definition joins two nodes of the row: its evidence, the node that states the tie,
    its item, what the item bears its theme by, its actors. So whatever a row rests on, one step (two from evidence)
    leads from a touched node to the row's actor or item: through facts that are still there, as the view ``touched``
    looks them up, or through removed ones, whose both ends are touched.
    """
    also = (row["also"] for row in view.each_row(store, "touched", node=touched))
    nodes = touched | {node for node in also if isinstance(node, NamedNode)}
    keys = np.array([key_of(node) for node in nodes], np.int64)
    ties, actors = _changed_ties(index, store, nodes, keys)
    bearings = index.bearings.where(~np.isin(index.bearings.item, keys))
    bearings = bearings.joined(read_bearings(store, index.themes, item=nodes))
    themed = np.unique(ties.actor[np.isin(ties.item, keys)])
    again = np.union1d(actors, themed).astype(np.int32)
    shape = len(index.actors.nodes), len(index.themes.nodes)
    chosen = ties.where(np.isin(ties.actor, again))
    return Index(
        version=version,
        actors=index.actors,
        themes=index.themes,
        ties=ties,
        bearings=bearings,
        names=renamed(index.names, store, nodes),
        tree=read_tree(store) if tree_changed(index.tree, store, nodes) else index.tree,
        tables={
            inherit: with_rows(table, again, counting(chosen, inherit), bearings, shape)
            for inherit, table in index.tables.items()
        },
    )


def _changed_ties(
    index: Index, store: Store, nodes: frozenset[NamedNode], keys: NDArray[np.int64]
) -> tuple[Ties, NDArray[np.int32]]:
    """Return the ties as they are now, and the actors whose ties may have changed."""
    old = index.ties
    numbers = np.array(sorted(index.actors.numbers[node] for node in nodes if node in index.actors.numbers), np.int32)
    hit = np.isin(old.actor, numbers) | np.isin(old.item, keys)
    fresh = read_ties(store, index.actors, item=nodes).actor
    again = np.unique(np.concatenate((numbers, old.actor[hit], fresh)))
    known = {index.actors.nodes[number] for number in again.tolist()}
    now = read_ties(store, index.actors, actor=known | nodes)
    again = np.union1d(again, now.actor).astype(np.int32)
    return old.where(~np.isin(old.actor, again)).joined(now), again
