"""Meetings: who was at which event, or is named in which document, and so who came together with whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from kg.store.base import Store
from kg.terms import NamedNode  # noqa: TC001  # for what is not annotated, it is imported all the same
from kg.themes.index import Index
from kg.themes.view import each_row, node_in

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Meeting", "Meetings", "meetings_of"]


class Meeting(StrEnum):
    """What counts as coming together."""

    EVENT = "event"
    """Both took part in one event, in person or through somebody."""
    DOCUMENT = "document"
    """That, or one document names both."""


_VIEWS: Final[Mapping[Meeting, Mapping[str, str]]] = {
    Meeting.EVENT: {"actors_at_events": "event"},
    Meeting.DOCUMENT: {"actors_at_events": "event", "actor_documents": "document"},
}
"""The views that say who was where, with the column of the place."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """Who was where: actors, by their numbers in an index, in rows, events or documents in columns."""

    at: "csr_array"
    by_place: "csr_array"
    """The same, the other way round."""

    def met(self, actor: int) -> NDArray[np.int64]:
        """Return the numbers of those who came together with an actor, itself among them if it was anywhere."""
        places = self.at.indices[self.at.indptr[actor] : self.at.indptr[actor + 1]]
        there = [self.by_place.indices[self.by_place.indptr[p] : self.by_place.indptr[p + 1]] for p in places.tolist()]
        return np.unique(np.concatenate(there)).astype(np.int64) if there else np.empty(0, np.int64)

    def count(self, actor: int) -> int:
        """Return at how many places an actor was."""
        return int(self.at.indptr[actor + 1] - self.at.indptr[actor])


_LOCK: Final = Lock()
_KEPT: Final[WeakKeyDictionary[Store, tuple[str, dict[Meeting, Meetings]]]] = WeakKeyDictionary()


def meetings_of(store: Store, index: Index, meeting: Meeting) -> Meetings:
    """Return who of an index came together, read once for each version of the store."""
    with _LOCK:
        kept = _KEPT.get(store)
        if kept is not None and kept[0] == index.version and meeting in kept[1]:
            return kept[1][meeting]
        found = _read(store, index, meeting)
        if store.version() == index.version:  # else a write came between, and the answer is made again
            others = kept[1] if kept is not None and kept[0] == index.version else {}
            _KEPT[store] = (index.version, {**others, meeting: found})
        return found


def _read(store: Store, index: Index, meeting: Meeting) -> Meetings:
    from scipy.sparse import csr_array  # noqa: PLC0415  # a tenth of a second that only this needs

    places: dict[NamedNode, int] = {}
    pairs = {
        (number, places.setdefault(node_in(row, column), len(places)))
        for view, column in _VIEWS[meeting].items()
        for row in each_row(store, view)
        if (number := index.actors.numbers.get(node_in(row, "actor"))) is not None
    }
    table = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    shape = (len(index.actors.nodes), len(places))
    at = csr_array((np.ones(len(table), np.bool_), (table[:, 0], table[:, 1])), shape=shape)
    return Meetings(at, at.T.tocsr())
