"""Deriving: the rules in ``queries/rules`` run to their end, into one graph."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from typing import Final

import pyoxigraph

from kg import resources
from kg.derive.ground import ground_of
from kg.questionfile import read_question
from kg.store.base import Store
from kg.store.tokens import tokens_of
from kg.terms import DERIVED_GRAPH, RDF, NamedNode, Quad, Triple, expanded

__all__ = ["amendment", "derive", "is_derived", "rules"]

PIECE: Final = 20_000  # triples that the rules read at once
PART: Final = 50_000  # conclusions written at once: the derived graph of a hundred dense pages changes in one go


def derive(store: Store, *, piece: int = PIECE, part: int = PART) -> bool:
    """Replace the derived graph by what the rules now give; return whether that changed anything.

    The rules never read the old derived graph, so a conclusion whose ground is gone goes too, and nothing is derived
    from an earlier conclusion alone. They read the ground in pieces of so many triples and their conclusions are
    written part by part, the obsolete taken away last: memory grows with what is stated, and by little.
    """
    left = known_in(store)
    fresh: list[Triple] = []
    changed = False
    for triple in news(store, left, piece):
        fresh.append(triple)
        if len(fresh) >= part:
            changed = store.amend(DERIVED_GRAPH, added=fresh) or changed
            fresh = []
    return store.amend(DERIVED_GRAPH, added=fresh, removed=stale(store, left)) or changed


def amendment(store: Store) -> tuple[list[Triple], list[Triple]]:
    """Return what ``derive`` would add to the derived graph, and what it would take away; nothing is written."""
    left = known_in(store)
    return list(news(store, left, PIECE)), stale(store, left)


def is_derived(store: Store) -> bool:
    """Tell whether the derived graph is what the rules now give; nothing is written."""
    left = known_in(store)
    return next(news(store, left, PIECE), None) is None and not left


def known_in(store: Store) -> set[bytes]:
    """Return the digests of the derived graph as it is."""
    return {digest(quad.triple) for quad in store.quads(DERIVED_GRAPH)}


def stale(store: Store, left: set[bytes]) -> list[Triple]:
    """Return those of the derived graph that the rules did not give again."""
    return [quad.triple for quad in store.quads(DERIVED_GRAPH) if digest(quad.triple) in left] if left else []


def news(store: Store, left: set[bytes], piece: int) -> Iterator[Triple]:
    """Yield once each what the rules give and was not left of an earlier run; what was, is taken from there."""
    texts = rules()
    done: set[bytes] = set()
    for quads in ground_of(store, names_in(texts)).pieces(piece):
        for triple in concluded(quads, texts):
            name = digest(triple)
            if name not in done:
                done.add(name)
                if name in left:
                    left.remove(name)
                else:
                    yield triple


def digest(triple: Triple) -> bytes:
    """Return what tells a triple from all others in less room than the triple takes."""
    return blake2b(str(triple).encode(), digest_size=16).digest()


def concluded(quads: Iterable[Quad], texts: tuple[str, ...]) -> set[Triple]:
    """Return what rules give on some triples, their own conclusions included, round by round until nothing is new."""
    ground = pyoxigraph.Store()
    ground.extend(quads)
    derived: set[Triple] = set()
    while True:
        fresh = {
            triple
            for text in texts
            for triple in conclusions(ground, text)
            if Quad(triple.subject, triple.predicate, triple.object) not in ground
        }
        if not fresh:
            return derived
        derived |= fresh
        ground.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in fresh)


def conclusions(ground: pyoxigraph.Store, rule: str) -> Iterator[Triple]:
    """Return what one rule gives."""
    found = ground.query(rule)
    if not isinstance(found, pyoxigraph.QueryTriples):
        raise TypeError("a rule must be a CONSTRUCT query")
    return found


def names_in(texts: Iterable[str]) -> frozenset[NamedNode]:
    """Return every address that rules name, among them all the properties and classes they ask for or conclude.

    Rules name their properties, they do not look for them with a variable alone.
    """
    tokens = [token for text in texts for token in tokens_of(text)]
    names = (expanded(token.text) for token in tokens if token.kind == "name")
    addresses = (NamedNode(token.text[1:-1]) for token in tokens if token.kind == "iri")
    return frozenset((*(name for name in names if name), *addresses, RDF["type"]))


@cache
def rules() -> tuple[str, ...]:
    """Return the texts of the shipped rules, by name; read once."""
    files = (file for file in (resources.queries() / "rules").iterdir() if file.name.endswith(".rq"))
    return tuple(
        read_question(file.name.removesuffix(".rq"), "rule", file.read_text(encoding="utf-8")).text
        for file in sorted(files, key=lambda file: file.name)
    )
