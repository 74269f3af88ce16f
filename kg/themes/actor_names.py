"""Actor names: what each actor of a store is and is called."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.store.base import Row, Store
from kg.terms import NamedNode
from kg.themes import view
from kg.themes.answer import ActorKind

__all__ = ["Names", "names_in", "read_names", "renamed"]


@dataclass(frozen=True, slots=True)
class Names:
    """What each actor is and is called: one row a name, as ``queries/views/actor_names.rq`` gives them."""

    kinds: Mapping[NamedNode, ActorKind]
    rows: Mapping[NamedNode, tuple[Row, ...]]


def read_names(store: Store) -> Names:
    """Return the names of all actors of a store."""
    return names_in(view.each_row(store, "actor_names"))


def renamed(old: Names, store: Store, nodes: Collection[NamedNode]) -> Names:
    """Return the names with those of some nodes as they are now in a store."""
    now = names_in(view.each_row(store, "actor_names", actor=nodes))
    if not now.rows and old.rows.keys().isdisjoint(nodes):
        return old
    kinds, rows = dict(old.kinds), dict(old.rows)
    for node in nodes:
        kinds.pop(node, None)
        rows.pop(node, None)
    kinds.update(now.kinds)
    rows.update(now.rows)
    return Names(kinds, rows)


def names_in(rows: Iterable[Row]) -> Names:
    """Return the names that rows of ``queries/views/actor_names.rq`` tell."""
    kinds: dict[NamedNode, ActorKind] = {}
    names: dict[NamedNode, tuple[Row, ...]] = {}
    for row in rows:
        actor = row["actor"]
        if isinstance(actor, NamedNode):
            kinds[actor] = ActorKind.PERSON if "person" in row else ActorKind.ORGANISATION
            names[actor] = (*names.get(actor, ()), row)
    return Names(kinds, names)
