"""Book: the links of a store, put up for review, decided and undone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from kg.curation.decision import Signature
from kg.errors import NotFound
from kg.link.link import Link, Standing, Verdict
from kg.link.places import REGISTER, place_links
from kg.link.triples import link_triples, links_in
from kg.store.base import Store
from kg.terms import GRAPH, Triple, expanded

__all__ = ["LINK_GRAPH", "Proposed", "decide", "propose", "propose_places", "read_links", "undo"]

LINK_GRAPH: Final = GRAPH["verknuepfungen"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of proposals: new ones, those that were there, and those that somebody had rejected before."""

    fresh: tuple[Link, ...] = ()
    known: tuple[Link, ...] = ()
    rejected: tuple[Link, ...] = ()


def read_links(store: Store) -> tuple[Link, ...]:
    """Return all links of a store with their verdicts, by subject, relation and target."""
    return links_in(quad.triple for quad in store.quads(LINK_GRAPH))


def propose(store: Store, links: Iterable[Link]) -> Proposed:
    """Put links up for review, and return which are new; what is there keeps its verdicts.

    A pair that was rejected under one relation is not proposed again under that relation, whatever its source says.
    A known proposal takes over what a surer source says of it. A link that comes with verdicts of its own, as from a
    mapping file that was reviewed elsewhere, keeps them if it is new here.
    """
    there = {link.address: link for link in read_links(store)}
    fresh: list[Link] = []
    known: list[Link] = []
    rejected: list[Link] = []
    changed: list[tuple[Link | None, Link]] = []
    for link in {one.address: one for one in links}.values():
        old = there.get(link.address)
        if old is None:
            fresh.append(link)
            changed.append((None, link))
        elif old.standing is Standing.REJECTED:
            rejected.append(old)
        else:
            now = replace(link, verdicts=old.verdicts) if link.confidence > old.confidence else old
            known.append(now)
            if now != old:
                changed.append((old, now))
    _write(store, changed)
    return Proposed(tuple(fresh), tuple(known), tuple(rejected))


def propose_places(store: Store) -> Proposed:
    """Put up what the places can mean that texts left open, and take back what no text leaves open any more.

    What somebody decided stays, whatever the texts say now.
    """
    links = place_links(store)
    wanted = {link.address for link in links}
    obsolete = [
        link
        for link in read_links(store)
        if link.source == REGISTER and not link.verdicts and link.address not in wanted
    ]
    _write(store, ((link, None) for link in obsolete))
    return propose(store, links)


def decide(
    store: Store, names: Iterable[str], signed: Signature, *, accepted: bool, reason: str = ""
) -> tuple[Link, ...]:
    """Accept or reject links, also against an earlier verdict, and return those that changed.

    Raises:
        NotFound: a name is of no link; nothing was decided then.
    """
    wanted = Standing.ACCEPTED if accepted else Standing.REJECTED
    chosen = [link for link in _named(store, names) if link.standing is not wanted]
    decided = [link.decided(Verdict(accepted, signed, reason)) for link in chosen]
    _write(store, zip(chosen, decided, strict=True))
    return tuple(decided)


def undo(store: Store, names: Iterable[str], signed: Signature) -> tuple[Link, ...]:
    """Take the verdicts on links back, so that they wait again, and return those that changed.

    Raises:
        NotFound: a name is of no link; nothing was undone then.
    """
    chosen = [link for link in _named(store, names) if link.standing is not Standing.PROPOSED]
    undone = [link.undecided(signed) for link in chosen]
    _write(store, zip(chosen, undone, strict=True))
    return tuple(undone)


def _named(store: Store, names: Iterable[str]) -> list[Link]:
    by_name: dict[str, Link] = {}
    for link in read_links(store):
        by_name |= {link.id: link, link.address.value: link}
    found = []
    for name in dict.fromkeys(names):
        typed = name.strip().strip("<>")
        short = expanded(typed)
        named = by_name.get(typed) or (by_name.get(short.value) if short else None)
        if named is None:
            raise NotFound(f"there is no link {name!r}; 'sozialraum links list' shows them")
        found.append(named)
    return found


def _write(store: Store, changes: Iterable[tuple[Link | None, Link | None]]) -> None:
    """Write links in the place of what they were, or of nothing, in one transaction."""
    added: set[Triple] = set()
    removed: set[Triple] = set()
    for old, new in changes:
        before = set(link_triples(old)) if old else set()
        after = set(link_triples(new)) if new else set()
        added |= after - before
        removed |= before - after
    if added or removed:
        store.amend(LINK_GRAPH, added=added, removed=removed)
