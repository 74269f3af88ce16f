"""Showing: who may see documents from now on, as it is decided at their import or later."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kg.errors import NotFound
from kg.store.base import Store
from kg.visibility.standing import Decided, Standing, documents_in, record_graph, standings

__all__ = ["Intake", "keep_until", "show"]


@dataclass(frozen=True, slots=True)
class Intake:
    """For whom documents are that come in: by decision, or else where nobody has said so yet; how long they stay."""

    decided: Decided | None = None
    otherwise: Decided | None = None
    keep_until: date | None = None

    def standing(self, before: Standing) -> Standing:
        """Return the standing of a document that comes in; what was said of it before holds on."""
        fresh = self.decided or (None if before.decisions else self.otherwise)
        last = before.decisions[-1].tier if before.decisions else None
        after = before if fresh is None or fresh.tier is last else before.decided(fresh)
        return replace(after, keep_until=self.keep_until or before.keep_until)


def show(store: Store, documents: Iterable[str], decided: Decided) -> tuple[str, ...]:
    """Decide who may see documents, and return those for which that is new.

    Raises:
        NotFound: there is no such document; nothing was decided then.
    """
    before = _known(store, documents)
    after = {one: Intake(decided).standing(standing) for one, standing in before.items()}
    changed = {one: standing for one, standing in after.items() if standing != before[one]}
    store.replace_graphs({record_graph(one): standing.triples(one) for one, standing in changed.items()})
    return tuple(changed)


def keep_until(store: Store, documents: Iterable[str], day: date | None) -> None:
    """Settle the last day on which documents are kept; none is for ever.

    Raises:
        NotFound: there is no such document; nothing was changed then.
    """
    after = {one: replace(standing, keep_until=day) for one, standing in _known(store, documents).items()}
    store.replace_graphs({record_graph(one): standing.triples(one) for one, standing in after.items()})


def _known(store: Store, documents: Iterable[str]) -> dict[str, Standing]:
    said, there = standings(store), documents_in(store.graphs())
    found = {}
    for one in dict.fromkeys(documents):
        if one not in there:
            raise NotFound(f"there is no document {one!r}; 'sozialraum visibility list' shows them")
        found[one] = said.get(one, Standing())
    return found
