"""Recent: rows that stored queries gave at one version of a store, kept by what they were asked for, up to a bound."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from kg.store.base import Row, Store
from kg.terms import NamedNode
from kg.themes import view

__all__ = ["Recent"]

_MOST: Final = 60_000
"""Rows kept, of about a kilobyte each; whoever brings more empties the rest."""

Key = tuple[str, NamedNode]


@dataclass(frozen=True, slots=True)
class Recent:
    """What was read lately; it goes with the index that holds it, so no row of an older version is ever given."""

    _kept: dict[Key, tuple[Row, ...]] = field(default_factory=dict)
    _sizes: list[int] = field(default_factory=list)
    """How many rows each reading brought, until everything is emptied."""
    _lock: Lock = field(default_factory=Lock)

    def rows(
        self, store: Store, name: str, slot: str, wanted: Iterable[NamedNode]
    ) -> Mapping[NamedNode, tuple[Row, ...]]:
        """Return the rows of ``queries/views/<name>.rq`` by the values of a slot, which is a column, too."""
        asked = dict.fromkeys(wanted)
        with self._lock:
            found = {node: rows for node in asked if (rows := self._kept.get((name, node))) is not None}
        missing = [node for node in asked if node not in found]
        read: dict[NamedNode, list[Row]] = {node: [] for node in missing}
        for row in view.each_row(store, name, **{slot: missing}):
            read[view.node_in(row, slot)].append(row)
        fresh = {node: tuple(rows) for node, rows in read.items()}
        self._keep(name, fresh)
        return found | fresh

    def forget(self) -> None:
        """Read everything anew from now on, as who measures fresh answers wants."""
        with self._lock:
            self._kept.clear()
            self._sizes.clear()

    def _keep(self, name: str, fresh: Mapping[NamedNode, Collection[Row]]) -> None:
        size = sum(len(rows) + 1 for rows in fresh.values())
        if size > _MOST:
            return
        with self._lock:
            if sum(self._sizes) + size > _MOST:
                self._kept.clear()
                self._sizes.clear()
            self._sizes.append(size)
            self._kept.update({(name, node): tuple(rows) for node, rows in fresh.items()})
