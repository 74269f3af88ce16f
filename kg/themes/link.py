"""Links: the rows of the definition, folded to one link for each way an actor is tied to a theme."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.store.base import Row, Store
from kg.terms import NamedNode
from kg.themes import view, weight
from kg.themes.answer import EvidenceKind
from kg.themes.codes import codes_of
from kg.themes.layers import is_in
from kg.themes.recent import Recent

__all__ = ["About", "Link", "fold", "links_of"]


@dataclass(frozen=True, slots=True)
class Link:
    """An actor tied to a theme by one item; ``confidence`` is that of its best chain of evidence.

    The evidence of both ends is complete and sorted; ``bearer`` is that of the best chain.
    """

    actor: NamedNode
    theme: NamedNode
    kind: EvidenceKind
    item: NamedNode
    through: NamedNode | None
    bearer: NamedNode
    confidence: float
    evidence: tuple[NamedNode, ...]
    theme_evidence: tuple[NamedNode, ...]

    @property
    def tie(self) -> float:
        """What the link is worth on its own, 0 to 1."""
        return weight.tie(self.kind, self.confidence)


@dataclass(frozen=True, slots=True)
class _Chain:
    """One row of the definition: one piece of evidence for the tie and one for the theme."""

    bearer: NamedNode
    evidence: NamedNode
    theme_evidence: NamedNode
    confidence: float


def fold(rows: Iterable[Row]) -> tuple[Link, ...]:
    """Return the links of the rows of ``queries/views/actor_themes.rq``, in the order of their first row."""
    chains: dict[tuple[NamedNode, NamedNode, EvidenceKind, NamedNode, NamedNode | None], list[_Chain]] = {}
    for row in rows:
        through = row.get("through")
        key = (
            view.node_in(row, "actor"),
            view.node_in(row, "theme"),
            EvidenceKind(row["kind"].value),
            view.node_in(row, "item"),
            through if isinstance(through, NamedNode) else None,
        )
        chains.setdefault(key, []).append(_chain(row))
    return tuple(_link(key, found) for key, found in chains.items())


@dataclass(frozen=True, slots=True)
class About:
    """Some themes, and the items that bear any of them, as sorted codes: which links to look up."""

    themes: frozenset[NamedNode]
    items: NDArray[np.int64]


def links_of(
    store: Store, actors: Iterable[NamedNode], *, about: About | None = None, recent: Recent | None = None
) -> dict[NamedNode, dict[NamedNode, tuple[Link, ...]]]:
    """Return the links of some actors by theme, all or those about some, each actor there, if only with none.

    The two halves of the definition are asked one after the other, each for what is needed of it and is not ``recent``.
    """
    recent = recent or Recent()
    found: dict[NamedNode, dict[NamedNode, tuple[Link, ...]]] = {actor: {} for actor in actors}
    rows = recent.rows(store, "actor_ties", "actor", found)
    ties = [(view.node_in(tie, "item"), tie) for actor in found for tie in rows[actor]]
    items = {item for item, _ in ties}
    if about is not None:
        items = {item for item, wanted in zip(items, is_in(codes_of(items), about.items), strict=True) if wanted}
    bearings = {
        item: [row for row in those if about is None or row["theme"] in about.themes]
        for item, those in recent.rows(store, "item_themes", "item", items).items()
    }
    for link in fold({**tie, **bearing} for item, tie in ties for bearing in bearings.get(item, ())):
        themes = found[link.actor]
        themes[link.theme] = (*themes.get(link.theme, ()), link)
    return found


def _link(key: tuple[NamedNode, NamedNode, EvidenceKind, NamedNode, NamedNode | None], chains: list[_Chain]) -> Link:
    actor, theme, kind, item, through = key
    # Equal confidence: what the item itself is about goes before what it addresses or presents.
    best = min(chains, key=lambda chain: (-chain.confidence, chain.bearer != item, chain.bearer.value))
    return Link(
        actor=actor,
        theme=theme,
        kind=kind,
        item=item,
        through=through,
        bearer=best.bearer,
        confidence=best.confidence,
        evidence=_sorted(chain.evidence for chain in chains),
        theme_evidence=_sorted(chain.theme_evidence for chain in chains if chain.bearer == best.bearer),
    )


def _chain(row: Row) -> _Chain:
    return _Chain(
        bearer=view.node_in(row, "bearer"),
        evidence=view.node_in(row, "evidence"),
        theme_evidence=view.node_in(row, "themeEvidence"),
        # A chain is as sure as its weaker end.
        confidence=min(view.sure_in(row, "confidence"), view.sure_in(row, "themeConfidence")),
    )


def _sorted(nodes: Iterable[NamedNode]) -> tuple[NamedNode, ...]:
    return tuple(sorted(set(nodes), key=lambda node: node.value))
