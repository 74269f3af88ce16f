"""Journal: which nodes the last writes of a store touched, so that what is counted from it need not be counted anew."""

import json
import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from kg.store.base import Touched
from kg.store.difference import GraphChange
from kg.terms import BlankNode, GraphName, NamedNode, Triple

__all__ = ["Journal", "touched_by", "touched_in"]

_MOST: Final = 200_000
"""Nodes remembered; who asks for older writes reads everything, which costs no more from there on."""
_LARGEST: Final = 40_000_000
"""Bytes of the file, from which on only what is remembered is kept in it."""
_NAME: Final = "touched.journal"


class _Entry(NamedTuple):
    """One write: the versions before and after it, and what it touched, if that is known."""

    before: str
    after: str
    touched: Touched | None


class Journal:
    """The last writes in their order, as many as ``_MOST`` nodes allow. Its store's lock guards it.

    With a folder they are on file there, too, for whoever opens the store after a crash. The file is not forced to
    disk: an entry that is missing or torn breaks the chain of versions, and then everything is counted anew.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Begin with what is on file in a folder, read when somebody asks for it."""
        self._path = None if folder is None else folder / _NAME
        self._entries: deque[_Entry] = deque()
        self._size = 0

    def note(self, before: str, after: str, touched: Touched | None) -> None:
        """Remember a write between two versions; ``None`` for one of which nobody knows what it touched.

        Of two writes with the same version after them the first has not happened.
        """
        while self._entries and self._entries[-1].after == after:
            self._size -= _size(self._entries.pop().touched)
        entry = _Entry(before, after, touched)
        self._entries.append(entry)
        self._size += _size(touched)
        while self._size > _MOST:
            self._size -= _size(self._entries.popleft().touched)
        if self._path is not None:
            self._file(self._path, entry)

    def since(self, version: str, now: str) -> Touched | None:
        """Return the nodes touched between two versions; ``None`` where that is not known."""
        found = _since(version, now, {one.after: one for one in self._entries})
        if found is None and self._path is not None:
            found = _since(version, now, {one.after: one for one in _read(self._path)})
        return found

    def _file(self, path: Path, entry: _Entry) -> None:
        try:
            if path.exists() and path.stat().st_size > _LARGEST:
                new = path.with_name(f"{path.name}.new")
                new.write_bytes(b"".join(map(_line, self._entries)))
                new.replace(path)
            else:
                with path.open("ab") as file:
                    file.write(_line(entry))
        except OSError:
            logging.getLogger(__name__).warning("%s cannot be written; a crash will cost a whole count", path)


def touched_by(changes: Iterable[GraphChange]) -> Touched | None:
    """Return the nodes of the triples that changes remove and add; ``None`` where blank nodes go without a name."""
    given = tuple(changes)
    if any(one.removes_blank for one in given):
        return None
    graphs = (one.graph for one in given)
    return touched_in((triple for one in given for triple in (*one.removed, *one.added)), graphs)


def touched_in(triples: Iterable[Triple], graphs: Iterable[GraphName | BlankNode] | None = None) -> Touched:
    """Return the subjects and objects of triples that have an address, and those of the graphs that they stand in."""
    subjects: set[NamedNode] = set()
    objects: set[NamedNode] = set()
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            subjects.add(triple.subject)
        if isinstance(triple.object, NamedNode):
            objects.add(triple.object)
    named = None if graphs is None else frozenset(one for one in graphs if isinstance(one, NamedNode))
    return Touched(frozenset(subjects), frozenset(objects), named)


def _since(version: str, now: str, entries: Mapping[str, _Entry]) -> Touched | None:
    """Return what the writes between two versions touched, by the version after each; ``None`` if one is not there."""
    found = Touched(frozenset(), frozenset(), frozenset())
    at = now
    for _ in range(len(entries) + 1):
        if at == version:
            return found
        entry = entries.get(at)
        if entry is None or entry.touched is None:
            return None
        found |= entry.touched
        at = entry.before
        if len(found) > _MOST:
            return None
    return None


def _line(entry: _Entry) -> bytes:
    touched = entry.touched
    nodes = None if touched is None else [[node.value for node in each] for each in (touched.subjects, touched.objects)]
    # begun with the end of a line, so that one that a crash tore spoils no other
    return b"\n" + json.dumps([entry.before, entry.after, nodes], ensure_ascii=False).encode()


def _read(path: Path) -> Iterator[_Entry]:
    """Yield what is on file, in the order in which it was written, without what is torn."""
    with suppress(OSError), path.open("rb") as file:
        for line in file:
            with suppress(ValueError, TypeError):
                before, after, nodes = json.loads(line)
                yield _Entry(str(before), str(after), None if nodes is None else _touched(*nodes))


def _touched(subjects: Iterable[str], objects: Iterable[str]) -> Touched:
    return Touched(frozenset(map(NamedNode, subjects)), frozenset(map(NamedNode, objects)))


def _size(touched: Touched | None) -> int:
    return 1 if touched is None else 1 + len(touched)
