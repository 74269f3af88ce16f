"""Index: what every shared-theme answer counts on, read once from a store and kept right under its writes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from kg.store.base import Row, Store
from kg.terms import Literal, NamedNode
from kg.themes import view
from kg.themes.answer import ActorKind, EvidenceKind, Inheritance
from kg.themes.link import Link
from kg.themes.table import INHERITED, Table, counting, table_of, with_rows
from kg.themes.ties import KINDS, NOBODY, Bearings, Numbering, Ties, key_of, read_bearings, read_ties

__all__ = ["Index", "Names", "Tree", "counts", "index_of"]

_UNIT: Final = KINDS.index(EvidenceKind.UNIT)


@dataclass(frozen=True, slots=True)
class Tree:
    """The themes of the vocabulary with their labels, and which are directly above, below and either."""

    labels: Mapping[NamedNode, tuple[Literal, ...]]
    broader: Mapping[NamedNode, frozenset[NamedNode]]
    narrower: Mapping[NamedNode, frozenset[NamedNode]]
    near: Mapping[NamedNode, frozenset[NamedNode]]

    def below(self, theme: NamedNode) -> frozenset[NamedNode]:
        """Return the theme and all narrower ones, however deep."""
        found: set[NamedNode] = set()
        waiting = [theme]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.narrower.get(current, ()))
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Names:
    """What each actor is and is called: one row a name, as ``queries/views/actor_names.rq`` gives them."""

    kinds: Mapping[NamedNode, ActorKind]
    rows: Mapping[NamedNode, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """The ties and bearings of a store at one version, with names and the theme tree."""

    version: str
    actors: Numbering
    themes: Numbering
    ties: Ties
    bearings: Bearings
    names: Names
    tree: Tree
    tables: dict[Inheritance, Table] = field(default_factory=dict, repr=False)
    """Made when first asked for; see ``table``."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many actors and themes there are."""
        return len(self.actors.nodes), len(self.themes.nodes)

    def table(self, inherit: Inheritance) -> Table:
        """Return the strengths that count under a kind of inheritance."""
        found = self.tables.get(inherit)
        if found is None:
            found = table_of(counting(self.ties, inherit), self.bearings, self.shape)
            self.tables[inherit] = found
        return found

    def is_tied(self, actor: NamedNode) -> bool:
        """Tell whether anything ties an actor to an item that bears a theme."""
        number = self.actors.numbers.get(actor)
        return number is not None and bool(np.isin(self.ties.item[self.ties.of(number)], self.bearings.item).any())

    def ties_apart(self, number: int, other: NamedNode, kind: Callable[[NamedNode], ActorKind]) -> Ties:
        """Return an actor's ties without what it owes to another: see ``kg.themes.lens.Lens.links``."""
        rows = self.ties.of(number)
        own = self.ties.where(np.arange(rows.start, rows.stop))
        owed = own.through == self.actors.numbers.get(other, NOBODY - 1)
        if kind(self.actors.nodes[number]) is ActorKind.ORGANISATION and kind(other) is ActorKind.PERSON:
            theirs = self.ties.of(self.actors.numbers.get(other, NOBODY - 1))
            manned = self.ties.item[theirs][self.ties.kind[theirs] == _UNIT]
            owed |= (own.kind == _UNIT) & np.isin(own.item, manned)
        return own.where(~owed)

    def related(self, actor: NamedNode) -> frozenset[NamedNode]:
        """Return those an actor inherits from or passes to, and those it has a unit in common with."""
        number = self.actors.numbers.get(actor)
        if number is None:
            return frozenset()
        rows = self.ties.of(number)
        through, kind, item = self.ties.through[rows], self.ties.kind[rows], self.ties.item[rows]
        others = [through[through != NOBODY], self.ties.actor[self.ties.through == number]]
        if len(units := item[kind == _UNIT]):
            others.append(self.ties.actor[(self.ties.kind == _UNIT) & np.isin(self.ties.item, units)])
        found = np.unique(np.concatenate(others)).tolist()
        return frozenset(self.actors.nodes[other] for other in found if other != number)


_LOCK: Final = Lock()
_KEPT: Final[WeakKeyDictionary[Store, Index]] = WeakKeyDictionary()


def index_of(store: Store) -> Index:
    """Return the index of the store's present version.

    After a write whose touched nodes the store knows (``Store.touched_since``) only their rows are read again, after
    any other the whole index.
    """
    version = store.version()
    with _LOCK:
        index = _KEPT.get(store)
        if index is None or index.version != version:
            touched = None if index is None else store.touched_since(index.version)
            if index is None or touched is None:
                index = _read(store, version)
            else:
                index = _changed(index, store, version, touched)
            _KEPT[store] = index
        return index


def counts(link: Link, inherit: Inheritance) -> bool:
    """Return whether a link counts under a kind of inheritance; what an actor did itself always does."""
    return link.through is None or link.kind in INHERITED[inherit]


def _read(store: Store, version: str) -> Index:
    actors, themes = Numbering(), Numbering()
    return Index(
        version=version,
        actors=actors,
        themes=themes,
        ties=read_ties(store, actors),
        bearings=read_bearings(store, themes),
        names=_names(view.each_row(store, "actor_names")),
        tree=_tree(view.rows(store, "theme_tree")),
    )


def _changed(index: Index, store: Store, version: str, touched: frozenset[NamedNode]) -> Index:
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
        names=_renamed(index.names, nodes, _names(view.each_row(store, "actor_names", actor=nodes))),
        tree=_tree(view.rows(store, "theme_tree")) if _tree_changed(index, store, nodes) else index.tree,
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


def _names(rows: Iterable[Row]) -> Names:
    kinds: dict[NamedNode, ActorKind] = {}
    names: dict[NamedNode, tuple[Row, ...]] = {}
    for row in rows:
        actor = row["actor"]
        if isinstance(actor, NamedNode):
            kinds[actor] = ActorKind.PERSON if "person" in row else ActorKind.ORGANISATION
            names[actor] = (*names.get(actor, ()), row)
    return Names(kinds, names)


def _renamed(old: Names, nodes: frozenset[NamedNode], now: Names) -> Names:
    """Return the names with those of the changed nodes as they are now."""
    if not now.rows and old.rows.keys().isdisjoint(nodes):
        return old
    kinds, rows = dict(old.kinds), dict(old.rows)
    for node in nodes:
        kinds.pop(node, None)
        rows.pop(node, None)
    kinds.update(now.kinds)
    rows.update(now.rows)
    return Names(kinds, rows)


def _tree_changed(index: Index, store: Store, nodes: frozenset[NamedNode]) -> bool:
    """Tell whether a changed node is a theme of the vocabulary, or was one, and has another label or place now."""
    now = _tree(view.rows(store, "theme_tree", theme=nodes))
    old = index.tree
    return any(
        set(now.labels.get(node, ())) != set(old.labels.get(node, ())) or now.broader.get(node) != old.broader.get(node)
        for node in nodes
    )


def _tree(rows: Iterable[Row]) -> Tree:
    labels: dict[NamedNode, tuple[Literal, ...]] = {}
    broader: dict[NamedNode, frozenset[NamedNode]] = {}
    for row in rows:
        theme, label, above = row["theme"], row["label"], row.get("broader")
        if isinstance(theme, NamedNode) and isinstance(label, Literal):
            labels[theme] = (*labels.get(theme, ()), label)
            if isinstance(above, NamedNode):
                broader[theme] = broader.get(theme, frozenset()) | {above}
    narrower = _turned(broader)
    return Tree(
        labels=labels,
        broader=broader,
        narrower=narrower,
        near={
            theme: broader.get(theme, frozenset()) | narrower.get(theme, frozenset())
            for theme in broader.keys() | narrower.keys()
        },
    )


def _turned(broader: Mapping[NamedNode, frozenset[NamedNode]]) -> dict[NamedNode, frozenset[NamedNode]]:
    narrower: dict[NamedNode, set[NamedNode]] = {}
    for theme, above in broader.items():
        for parent in above:
            narrower.setdefault(parent, set()).add(theme)
    return {theme: frozenset(found) for theme, found in narrower.items()}
