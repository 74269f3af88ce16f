"""Codes: 64-bit numbers of addresses, worked out for a whole text at once, the same in every process.

An address is taken as a polynomial over its bytes, each of which stands for a number drawn by lot, modulo 2^64.
Sums from the beginning of the text give all of them in a few sweeps, where a hash called for each would cost more than
the engine does. Two among ten million addresses have the same code with a chance of less than one to 100,000.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.terms import BASE, NamedNode

__all__ = ["Fields", "codes_of", "fields_of"]

_BASE: Final = f"<{BASE}".encode()
"""What most addresses begin with; a byte stands for it that no address holds, which halves the text."""

_SHORT: Final = b"<\0"

_BYTES: Final = np.array(
    [int.from_bytes(blake2b(bytes([byte]), digest_size=8).digest(), "little") for byte in range(256)], np.uint64
)
_STEP: Final = int.from_bytes(blake2b(b"step", digest_size=8).digest(), "little") & ~7 | 5
"""Odd, so that it can be undone; 5 modulo 8, so that its powers come round as late as can be."""

_MODULUS: Final = 2**64
_LEAST: Final = 1 << 16
_TAB, _LINE, _OPEN = b"\t\n<"


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a table of text: line by line a row of codes, and whether each is an address."""

    text: bytes
    codes: NDArray[np.int64]
    addresses: NDArray[np.bool_]
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]

    def spelled(self, row: int, column: int) -> str:
        """Return a field as it is written; an address without its brackets."""
        found = self.text[self.starts[row, column] : self.ends[row, column]].replace(_SHORT, _BASE).decode()
        return found[1:-1] if self.addresses[row, column] else found

    def line(self, row: int) -> bytes:
        """Return a line as it is written."""
        return self.text[self.starts[row, 0] : self.ends[row, -1] + 1].replace(_SHORT, _BASE)


def fields_of(text: bytes, columns: int) -> Fields:
    """Return the fields of whole lines of SPARQL's TSV, so many in each, in the order of the text."""
    text = text.replace(_BASE, _SHORT)
    letters = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero((letters == _TAB) | (letters == _LINE))
    starts = np.concatenate((np.zeros(1, np.intp), ends[:-1] + 1)) if len(ends) else ends
    forth, back = _powers(1 << max(len(text) - 1, _LEAST - 1).bit_length())
    sums = np.zeros(len(text) + 1, np.uint64)
    np.cumsum(_BYTES[letters] * forth[: len(text)], out=sums[1:])
    codes = ((sums[ends] - sums[starts]) * back[starts]).view(np.int64)
    shape = (-1, columns)
    return Fields(
        text,
        codes.reshape(shape),
        (letters[starts] == _OPEN).reshape(shape),
        starts.reshape(shape),
        ends.reshape(shape),
    )


def codes_of(nodes: Iterable[NamedNode]) -> NDArray[np.int64]:
    """Return the codes of some nodes, in their order."""
    return fields_of("".join(f"{node}\n" for node in nodes).encode(), 1).codes[:, 0]


@lru_cache(maxsize=4)
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the first powers of the step and of what undoes it, as many as a power of two says."""
    return _powers_of(_STEP, count), _powers_of(pow(_STEP, -1, _MODULUS), count)


def _powers_of(step: int, count: int) -> NDArray[np.uint64]:
    found = np.ones(count, np.uint64)
    done = 1
    while done < count:
        found[done : 2 * done] = found[:done] * np.uint64(pow(step, done, _MODULUS))
        done *= 2
    return found
