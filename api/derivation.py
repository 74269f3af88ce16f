"""Derivation: the derived graph after a write, worked out in another process so that this one goes on answering."""

import math
import os
import signal
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Final

from pyoxigraph import RdfFormat, parse, serialize

from api.processes import context
from api.snapshots import Snapshots
from kg.derive import amendment, derive
from kg.store import Store, open_store
from kg.terms import DERIVED_GRAPH, Triple

__all__ = ["Derivation"]

_BRIEF_S: Final = 0.2
"""Seconds of the processor up to which another process is not worth it: most of them would go into its start."""

_NICE: Final = 3
"""Behind light queries, not behind long ones: half the others' share where there is not enough for all."""


class Derivation:
    """What follows on every write to a store on disk: here while that is quick, elsewhere when it is not.

    Belongs to one thread at a time.
    """

    def __init__(self, snapshots: Snapshots, brief_s: float = _BRIEF_S) -> None:
        """Take the copies to work on, and up to how many seconds of the processor are quick."""
        self._snapshots = snapshots
        self._brief_s = brief_s
        self._seconds = math.inf  # nobody knows yet

    def follow(self, store: Store) -> bool:
        """Replace the derived graph by what the rules now give; return whether that changed anything.

        Raises:
            StoreUnavailable: the store cannot be copied or read.
        """
        told = self._told() if self._seconds > self._brief_s else None
        if told is not None:
            added, removed, self._seconds = told
            return store.amend(DERIVED_GRAPH, added=read(added), removed=read(removed))
        begin = time.thread_time()
        changed = derive(store)
        self._seconds = time.thread_time() - begin
        return changed

    def _told(self) -> tuple[bytes, bytes, float] | None:
        """Return what another process finds, and its seconds; nothing where it was ended or could not read."""
        with self._snapshots.copied() as source:
            ours, theirs = context().Pipe(duplex=False)
            process = context().Process(target=tell_amendment, args=(source, theirs), daemon=True)
            process.start()
            theirs.close()
            try:
                told: tuple[bytes, bytes, float] = ours.recv()
            except EOFError:
                return None
            finally:
                ours.close()
                process.join()
                process.close()
        return told


def tell_amendment(folder: str, line: Connection) -> None:
    """Send what to add to the derived graph of the store in a folder, what to take away, and how long it took."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that started this one
    with suppress(OSError, AttributeError):  # no priorities on Windows
        os.nice(_NICE)
    with open_store(folder, read_only=True) as store:
        begin = time.thread_time()
        added, removed = amendment(store)
        seconds = time.thread_time() - begin
    line.send((written(added), written(removed), seconds))


def written(triples: list[Triple]) -> bytes:
    """Return triples as N-Triples."""
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def read(text: bytes) -> list[Triple]:
    """Return the triples of N-Triples."""
    return [quad.triple for quad in parse(text, RdfFormat.N_TRIPLES)]
