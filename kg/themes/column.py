"""Column: the statements of a store with one property as two columns of codes, without a look at any of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.catalogue import view
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes.codes import Fields, fields_of
from kg.themes.layers import is_in

__all__ = ["Column", "attesting", "column", "lines", "members"]

_CHUNK: Final = 1 << 19
"""Bytes looked at together; more than that does not stay near the processor."""

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Column:
    """From what a property leads to what: addresses as codes, row by row in no order, each statement at least once.

    ``spelled`` has the values as they are written, by code, where that was asked for.
    """

    subject: Codes
    value: Codes
    spelled: Mapping[int, str] = field(default_factory=dict)


def column(store: Store, name: NamedNode, *, spelled: bool = False, literals: bool = False) -> Column:
    """Return the statements of an embedded store with one property between addresses, or from these to literals."""
    subjects: list[Codes] = []
    values: list[Codes] = []
    known: dict[int, str] = {}

    def take(fields: Fields) -> None:
        wanted = fields.addresses[:, 0] & (fields.addresses[:, 1] != literals)
        subjects.append(fields.codes[wanted, 0])
        values.append(fields.codes[wanted, 1])
        if spelled:
            rows = np.flatnonzero(wanted)
            codes, first = np.unique(values[-1], return_index=True)
            for code, row in zip(codes.tolist(), rows[first].tolist(), strict=True):
                if code not in known:
                    known[code] = fields.spelled(row, 1)

    _read(store, view("column").filled({"property": [name]}), 2, take)
    return Column(_together(subjects), _together(values), known)


def attesting(store: Store, name: NamedNode) -> Codes:
    """Return the pieces of evidence that attest statements with a property, as codes, sorted, each once."""
    return _single(store, view("attesting").filled({"property": [name]}))


def members(store: Store, kind: NamedNode) -> Codes:
    """Return what is of a class, as codes, sorted, each once."""
    return _single(store, view("members").filled({"class": [kind]}))


def lines(store: Store, name: NamedNode, subjects: Codes) -> tuple[bytes, Codes]:
    """Return the statements of an embedded store with one property about some subjects, which are sorted.

    They come as SPARQL's TSV, each once, and with the code of what each line is about.
    """
    found: dict[bytes, int] = {}

    def take(fields: Fields) -> None:
        about = fields.codes[:, 0]
        for row in np.flatnonzero(fields.addresses[:, 0] & is_in(about, subjects)).tolist():
            found[fields.line(row)] = int(about[row])

    _read(store, view("column").filled({"property": [name]}), 2, take)
    return b"".join((b"?subject\t?value\n", *found)), np.fromiter(found.values(), np.int64, len(found))


def _single(store: Store, sparql: str) -> Codes:
    found: list[Codes] = []
    _read(store, sparql, 1, lambda fields: found.append(fields.codes[fields.addresses[:, 0], 0]))
    return np.unique(_together(found))


def _read(store: Store, sparql: str, columns: int, take: Callable[[Fields], None]) -> None:
    sheet = _Sheet(lambda text: take(fields_of(text, columns)))
    store.tabulate(sparql, sheet)
    sheet.close()


def _together(parts: list[Codes]) -> Codes:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


class _Sheet:
    """A file in memory that hands on what is written to it in chunks of whole lines, without the first line."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self._parts: list[bytes] = []
        self._size = 0
        self._begun = False

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        self._size += len(data)
        if self._size >= _CHUNK:
            self._hand_on()
        return len(data)

    def flush(self) -> None:
        """Do nothing: lines are handed on when they are many."""

    def close(self) -> None:
        """Hand on what is left."""
        self._hand_on()

    def _hand_on(self) -> None:
        text = b"".join(self._parts)
        end = text.rfind(b"\n") + 1
        start = 0 if self._begun else text.find(b"\n") + 1
        self._begun = self._begun or start > 0
        self._parts, self._size = [text[end:]], len(text) - end
        if end > start:
            self._take(text[start:end])
