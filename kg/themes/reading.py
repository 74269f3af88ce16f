"""Reading: the index of a store, whole, or what a write changed of it."""

import numpy as np
from numpy.typing import NDArray

from kg.store.base import Store, Touched
from kg.terms import NamedNode, is_ontology_term
from kg.themes import view
from kg.themes.actor_names import read_names, renamed, scanned_names
from kg.themes.codes import codes_of
from kg.themes.columns import columns_of
from kg.themes.crew import read_together
from kg.themes.index import Index
from kg.themes.layers import Layers
from kg.themes.scan import Scan
from kg.themes.strengths import strengths_of
from kg.themes.table import counting, with_rows
from kg.themes.ties import Numbering, Ties, read_bearings, read_ties
from kg.themes.tree import read_tree, tree_changed

__all__ = ["changed", "read"]


def read(store: Store, version: str) -> Index:
    """Return the index of all that a store holds at a version."""
    actors, themes = Numbering(), Numbering()
    if store.embedded:
        scan = Scan(columns_of(read_together(store)))
        ties, bearings = scan.ties(actors), scan.bearings(themes)
        tied = scan.actors()
        del scan  # its columns take more room than the index
        names = scanned_names(store, actors, tied)
    else:
        ties, bearings = read_ties(store, actors), read_bearings(store, themes)
        names = read_names(store, actors)
    return Index(
        version=version,
        actors=actors,
        themes=themes,
        ties=Layers.of(ties),
        bearings=Layers.of(bearings),
        names=names,
        tree=read_tree(store),
    )


def changed(index: Index, store: Store, version: str, touched: Touched) -> Index:
    """Return the index after a write that added or removed facts in which only ``touched`` nodes stand.

    Every fact behind a row of the definition is about a node that the row's actor or item hangs on, or leads to one of
    these: evidence, what states the tie, what bears the theme. So whatever a row rests on, one step (two from evidence)
    leads from what changed facts are about to the row's actor or item: through facts that are still there, as the view
    ``touched`` looks them up, or through removed ones, whose both ends are touched.
    """
    about = {node for node in touched.subjects if not is_ontology_term(node)}
    also = {node for row in view.each_row(store, "touched", node=about) if isinstance(node := row["also"], NamedNode)}
    met = {node for node in touched.objects | also if not is_ontology_term(node) and node not in index.tree.labels}
    nodes = frozenset(about | met)
    items = np.unique(codes_of(nodes))
    before = index.ties_on(items).actor
    ties, actors = _changed_ties(index, store, nodes, before)
    bearings = index.bearings.replaced(items, read_bearings(store, index.themes, item=nodes))
    chosen = ties.under(actors)
    shape = index.shape
    return Index(
        version=version,
        actors=index.actors,
        themes=index.themes,
        ties=ties,
        bearings=bearings,
        names=renamed(index.names, store, nodes),
        tree=read_tree(store) if tree_changed(index.tree, store, about) else index.tree,
        tables={
            inherit: with_rows(table, actors, strengths_of(counting(chosen, inherit), bearings, shape[1]), shape)
            for inherit, table in tuple(index.tables.items())
        },
    )


def _changed_ties(
    index: Index, store: Store, nodes: frozenset[NamedNode], before: NDArray[np.int32]
) -> tuple[Layers[Ties], NDArray[np.int32]]:
    """Return the ties as they are now, and the actors whose ties or whose items' themes may have changed."""
    numbers = [index.actors.numbers[node] for node in nodes if node in index.actors.numbers]
    fresh = read_ties(store, index.actors, item=nodes).actor
    again = np.unique(np.concatenate((np.array(numbers, np.int32), before, fresh)))
    known = {index.actors.nodes[number] for number in again.tolist()}
    now = read_ties(store, index.actors, actor=known | nodes)
    again = np.union1d(again, now.actor).astype(np.int32)
    return index.ties.replaced(again, now), again
