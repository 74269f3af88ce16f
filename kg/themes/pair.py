"""Pair: what two actors share, theme by theme, and the links that it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.lens import Lens
from kg.themes.link import Link

__all__ = ["Pair", "Rarities", "counted_pairs", "pair_of", "strengths"]


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


class Rarities(dict[NamedNode, float]):
    """The rarity of each theme that is asked for: of many themes two actors share few."""

    def __init__(self, lens: Lens) -> None:
        """Take who knows them."""
        super().__init__()
        self._lens = lens

    def __missing__(self, theme: NamedNode) -> float:
        """Return the rarity of a theme that nobody asked for so far."""
        found = self[theme] = self._lens.rarity(theme)
        return found


def pair_of(lens: Lens, left: NamedNode, right: NamedNode) -> Pair:
    """Return what two actors that the lens holds share, leaving out what only passed from one to the other."""
    ours = lens.links(left, apart_from=(right,))
    theirs = lens.links(right, apart_from=(left,))
    found = weight.parts(strengths(ours), strengths(theirs), Rarities(lens), lens.index.tree.near)
    return Pair(ours, theirs, found)


def counted_pairs(lens: Lens, left: NamedNode, others: Iterable[NamedNode]) -> dict[NamedNode, Pair]:
    """Return what an actor shares with each of some others, as ``pair_of`` but without links: from the index alone."""
    own, related = lens.strengths(left), lens.index.related(left)
    rare, near = Rarities(lens), lens.index.tree.near
    found = {}
    for right in others:
        owing = right in related
        ours = lens.strengths(left, apart_from=right) if owing else own
        theirs = lens.strengths(right, apart_from=left if owing else None)
        found[right] = Pair({}, {}, weight.parts(ours, theirs, rare, near))
    return found


def strengths(links: Mapping[NamedNode, Iterable[Link]]) -> dict[NamedNode, float]:
    """Return the strength of each theme from its links."""
    return {theme: weight.strength((link.item, link.tie) for link in found) for theme, found in links.items()}
