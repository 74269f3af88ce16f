"""Pair: what two actors share, theme by theme, and the links that it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.lens import Lens
from kg.themes.link import Link

__all__ = ["Pair", "counted_pair", "pair_of", "strengths"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors' links by theme, without what passes between the two, and the parts of their weight."""

    left: Mapping[NamedNode, tuple[Link, ...]]
    right: Mapping[NamedNode, tuple[Link, ...]]
    parts: Mapping[tuple[NamedNode, NamedNode], float]

    @property
    def weight(self) -> float:
        """The sum of the parts, rounded."""
        return weight.pair_weight(self.parts.values())

    def links(self) -> Iterable[Link]:
        """Yield the links of both sides that the parts rest on."""
        for left, right in self.parts:
            yield from self.left.get(left, ())
            yield from self.right.get(right, ())


def pair_of(lens: Lens, left: NamedNode, right: NamedNode) -> Pair:
    """Return what two actors that the lens holds share, leaving out what only passed from one to the other."""
    ours = lens.links(left, apart_from=(right,))
    theirs = lens.links(right, apart_from=(left,))
    rare = {theme: lens.rarity(theme) for theme in (*ours, *theirs)}
    found = weight.parts(strengths(ours), strengths(theirs), rare, lens.index.tree.near)
    return Pair(ours, theirs, found)


def counted_pair(lens: Lens, left: NamedNode, right: NamedNode, *, owing: bool) -> Pair:
    """Return the same without links, from the index alone; ``owing`` if anything passes between the two, or may."""
    ours = lens.strengths(left, apart_from=right if owing else None)
    theirs = lens.strengths(right, apart_from=left if owing else None)
    rare = {theme: lens.rarity(theme) for theme in (*ours, *theirs)}
    return Pair({}, {}, weight.parts(ours, theirs, rare, lens.index.tree.near))


def strengths(links: Mapping[NamedNode, Iterable[Link]]) -> dict[NamedNode, float]:
    """Return the strength of each theme from its links."""
    return {theme: weight.strength((link.item, link.tie) for link in found) for theme, found in links.items()}
