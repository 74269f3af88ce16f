"""Bridging: the answer on bridges, a row each with what it joins, and the network of them and the themes they join."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from kg.network.between import KINDS
from kg.network.bridges import Bridge, Bridges, bridges_of
from kg.network.choosing import counted, inheritance, kind_of, weighed, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.grounds import Ground, grounds_of
from kg.network.network import MOST_DRAWN, Edge, Network, Node, NodeKind
from kg.network.wording import listed, said
from kg.terms import Literal, NamedNode
from kg.themes import weight
from kg.themes.lens import Lens, answered
from kg.themes.wording import quoted

if TYPE_CHECKING:
    from kg.network.communities import Community

__all__ = ["bridges"]

_THEMES: Final = 5
"""Themes of each group that the network shows for a bridge."""


def bridges(asked: Asked) -> Found:
    """Return the bridging actors, and which groups of themes each joins by what."""
    limit = whole(asked, "limit", 20)

    def told(lens: Lens) -> Found:
        all_found = bridges_of(lens, kind=kind_of(asked), cap=whole(asked, "cap", 200, least=2))
        shown = all_found.found[:limit]
        why = grounds_of(
            asked.store, lens, ((one.actor, frozenset(themes)) for one in shown for _, themes in one.sides)
        )
        rows = tuple(
            FoundRow(
                {
                    "actor": one.actor,
                    "actorLabel": Literal(one.label),
                    "kind": Literal(lens.kind(one.actor).value),
                    "betweenness": weighed(one.betweenness),
                    "alone": Literal(said("yes" if one.alone else "no", lens.language)),
                    "communities": counted(len(one.sides)),
                    "names": Literal(" | ".join(group.label for group, _ in one.sides)),
                },
                (
                    Why(_sentence(lens, one)),
                    *(
                        why[one.actor, frozenset(themes)]
                        for _, themes in one.sides
                        if (one.actor, frozenset(themes)) in why
                    ),
                ),
            )
            for one in shown
        )
        notes = _notes(lens, all_found)
        if len(all_found.found) > limit:
            notes += (said("bridges-cut", lens.language, shown=limit, all=len(all_found.found)),)
        return Found(rows, notes, _network(lens, shown, why) if shown else None)

    return answered(asked.store, inheritance(asked), asked.language, told)


def _network(lens: Lens, shown: Sequence[Bridge], why: Mapping[Ground, Why]) -> Network:
    """Return bridges and the strongest themes of the groups that each joins, few enough to be drawn."""
    groups: dict[Community, int] = {}
    nodes: dict[NamedNode, Node] = {}
    edges: list[Edge] = []
    for bridge in shown:
        strengths = lens.strengths(bridge.actor)
        added = {bridge.actor: Node(bridge.actor, bridge.label, KINDS[lens.kind(bridge.actor)])}
        ties: list[Edge] = []
        for group, themes in bridge.sides:
            told = why.get((bridge.actor, frozenset(themes)))
            for theme in sorted(themes, key=lambda it: (-strengths[it], it.value))[:_THEMES]:
                label, number = lens.theme_label(theme), groups.setdefault(group, len(groups))
                added[theme] = Node(theme, label, NodeKind.THEME, number)
                shows = told is not None and bool(told.reasons) and told.reasons[0].theme == theme
                strength = round(strengths[theme], weight.DIGITS)
                ties.append(Edge(bridge.actor, theme, strength, (), told.sentence if told and shows else ""))
        if len(nodes.keys() | added.keys()) > MOST_DRAWN:
            break
        nodes |= added
        edges += ties
    return Network(said("bridges-title", lens.language), tuple(nodes.values()), tuple(edges))


def _sentence(lens: Lens, bridge: Bridge) -> str:
    groups = tuple(quoted(group.label, lens.language) for group, _ in bridge.sides)
    sentence = said("bridges-row", lens.language, actor=bridge.label, groups=listed(groups, lens.language))
    return f"{sentence} {said('bridges-alone', lens.language)}" if bridge.alone else sentence


def _notes(lens: Lens, found: Bridges) -> tuple[str, ...]:
    notes = [] if found.found else [said("bridges-none", lens.language)]
    notes.append(said("bridges-measure", lens.language))
    if found.searched < found.actors:
        notes.append(said("bridges-sampled", lens.language, searched=found.searched, actors=found.actors))
    if found.capped:
        names = tuple(lens.theme_label(theme) for theme in found.capped[:5])
        notes.append(said("bridges-capped", lens.language, count=len(found.capped), names=listed(names, lens.language)))
    return tuple(notes)
