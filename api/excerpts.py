"""Excerpts: the graph as each tier may read it, made where anything is hidden and kept in step with every write."""

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from api.derivation import Derivation
from api.snapshots import Snapshots
from api.views import Views
from kg.store import Store, open_store
from kg.visibility import Excerpt, Tier, is_tiered

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Excerpts", "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one tier reads: its excerpt's store, the pages' queries on it, and the copies for query workers."""

    excerpt: Excerpt
    store: Store
    views: Views
    snapshots: Snapshots

    def close(self) -> None:
        """Close the store and remove what is on disk of it."""
        self.snapshots.close()
        self.store.close()


class Excerpts:
    """The excerpts of one store, in a folder that is emptied first. The store itself is what the innermost tier reads.

    As long as nothing is hidden there is no excerpt, and looking for one costs a look into the store. What cannot be
    brought in step is taken away: then nobody reads it until it is made anew.
    """

    def __init__(self, store: Store, folder: Path, *, default: Tier, threshold: Decimal, watched: bool) -> None:
        """Take the whole store; ``watched`` says that nobody else writes to it, so that each look is quick."""
        self._store = store
        self._folder = folder
        self._default = default
        self._threshold = threshold
        self._watched = watched
        self._open: dict[Tier, Reading] = {}
        self._shown = store.version()
        """The version of the whole store that the excerpts show."""
        self._tiered = is_tiered(store, default)
        self._looked = self._shown
        """The version in which nothing was hidden when somebody last looked."""
        self.made: Callable[[str], None] = lambda _: None
        """Called with a copy that queries of a tier will read next, before they do."""
        shutil.rmtree(folder, ignore_errors=True)  # left by a server that was killed

    @property
    def tiered(self) -> bool:
        """Whether anything may be hidden from anybody; once that is so, it stays so until the next start."""
        if not self._tiered and self._watched and (version := self._store.version()) != self._looked:
            self._tiered = is_tiered(self._store, self._default)
            self._looked = version
        return self._tiered

    def at_hand(self, tier: Tier) -> Reading | None:
        """Return what a tier reads if that is there already."""
        return self._open.get(tier)

    def make(self, tier: Tier) -> Reading:
        """Return what a tier reads, made now where it is not there; while nobody writes.

        Raises:
            StoreUnavailable: there is no room for it, or the whole store cannot be read.
        """
        if (known := self._open.get(tier)) is not None:
            return known
        place = self._folder / tier
        shutil.rmtree(place, ignore_errors=True)
        with ExitStack() as stack:
            store = stack.enter_context(open_store(place / "store"))
            snapshots = Snapshots(store, place / "snapshots")
            stack.callback(snapshots.close)
            snapshots.made = self._pass_on
            derive = Derivation(snapshots).follow
            excerpt = Excerpt(store, tier, self._default, self._threshold, derive)
            excerpt.follow(self._store)
            stack.pop_all()
        self._open[tier] = reading = Reading(excerpt, store, Views(store), snapshots)
        return reading

    def follow(self) -> None:
        """Bring all excerpts in step with the whole store, in the thread that writes; make the public one if it is due.

        Raises:
            KgError: one of them could not be; it is gone then.
        """
        touched = self._store.touched_since(self._shown)
        changed = None if touched is None else touched.graphs
        self._shown = self._store.version()
        if not self._tiered:
            self._tiered = is_tiered(self._store, self._default)
            if self._tiered:
                self.make(Tier.PUBLIC)
            return
        for tier, reading in tuple(self._open.items()):
            try:
                with reading.snapshots.settling():
                    reading.excerpt.follow(self._store, changed)
            except BaseException:
                self._withdraw(tier)
                raise

    def renew(self) -> None:
        """Take all excerpts away, older writes and all; they are made anew when somebody asks."""
        for tier in tuple(self._open):
            self._withdraw(tier)

    def close(self) -> None:
        """Take all excerpts away for good."""
        self.renew()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _pass_on(self, copy: str) -> None:
        self.made(copy)

    def _withdraw(self, tier: Tier) -> None:
        self._open.pop(tier).close()
