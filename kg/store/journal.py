"""Journal: which nodes the last writes of a store touched, so that what is counted from it need not be counted anew."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from kg.store.base import Touched
from kg.store.difference import GraphChange
from kg.terms import NamedNode, Triple

__all__ = ["Journal", "touched_by", "touched_in"]

_MOST: Final = 200_000
"""Nodes remembered; who asks for older writes reads everything, which costs no more from there on."""


@dataclass(frozen=True, slots=True)
class _Entry:
    before: str
    after: str
    touched: Touched | None


@dataclass(slots=True)
class Journal:
    """The last writes in their order, as many as ``_MOST`` nodes allow. Its store's lock guards it."""

    entries: deque[_Entry] = field(default_factory=deque)
    size: int = 0

    def note(self, before: str, after: str, touched: Touched | None) -> None:
        """Remember a write between two versions; ``None`` for one of which nobody knows what it touched."""
        self.entries.append(_Entry(before, after, touched))
        self.size += _size(touched)
        while self.size > _MOST:
            self.size -= _size(self.entries.popleft().touched)

    def since(self, version: str, now: str) -> Touched | None:
        """Return the nodes touched between two versions; ``None`` where that is not known."""
        found = Touched(frozenset(), frozenset())
        at = now
        for entry in reversed(self.entries):
            if at == version:
                break
            if entry.after != at or entry.touched is None:
                return None
            found |= entry.touched
            at = entry.before
        return found if at == version else None


def touched_by(changes: Iterable[GraphChange]) -> Touched | None:
    """Return the nodes of the triples that changes remove and add; ``None`` where blank nodes go without a name."""
    given = tuple(changes)
    if any(one.removes_blank for one in given):
        return None
    return touched_in(triple for one in given for triple in (*one.removed, *one.added))


def touched_in(triples: Iterable[Triple]) -> Touched:
    """Return the subjects and objects of triples that have an address."""
    subjects: set[NamedNode] = set()
    objects: set[NamedNode] = set()
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            subjects.add(triple.subject)
        if isinstance(triple.object, NamedNode):
            objects.add(triple.object)
    return Touched(frozenset(subjects), frozenset(objects))


def _size(touched: Touched | None) -> int:
    return 1 if touched is None else 1 + len(touched)
