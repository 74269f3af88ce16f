"""Between: networks of actors and the themes between them, out of a ranking or of what a group shares."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.network.network import Edge, Network, Node, NodeKind
from kg.terms import NamedNode
from kg.themes import ActorKind, Reason, SharedBetween, SharedRow, SharedTheme, weight
from kg.themes.prose import why_theme

__all__ = ["KINDS", "between_group", "between_ranking"]

KINDS: Final[Mapping[ActorKind, NodeKind]] = {
    ActorKind.PERSON: NodeKind.PERSON,
    ActorKind.ORGANISATION: NodeKind.ORGANISATION,
}


def between_ranking(
    title: str,
    actor: tuple[NamedNode, str, ActorKind],
    rows: Sequence[SharedRow],
    language: str,
    *,
    themes: int = 20,
    most: int | None = None,
) -> Network:
    """Return an actor, those who share themes with it, and the themes between them.

    An edge ties an actor to a theme it works on, as strongly as it does, or a theme to its broader one where two
    actors share no more than that. Of many themes the ``themes`` that weigh most are shown, and the strongest of
    each row; rows beyond ``MOST_NODES`` are left out.
    """
    centre, label, kind = actor
    chosen = _chosen(rows, themes)
    edges = _Edges()
    names: dict[NamedNode, str] = {}
    for row in rows:
        for one in chosen[row.actor]:
            names |= {one.theme: one.label, one.right_theme: one.right_label}
            edges.add(centre, one.theme, label, one.left, language)
            edges.add(row.actor, one.right_theme, row.label, one.right, language)
            if not one.same:
                edges.tie(one.theme, one.right_theme, one.closeness)
    nodes = (
        Node(centre, label, KINDS[kind]),
        *(Node(theme, name, NodeKind.THEME) for theme, name in names.items()),
        *(Node(row.actor, row.label, KINDS[row.kind]) for row in rows),
    )
    if most is not None and rows and len(nodes) > most:
        return between_ranking(
            title, actor, rows[: -max(1, (len(nodes) - most) // 3)], language, themes=themes, most=most
        )
    return Network(title, nodes, edges.all(), centre=centre)


def between_group(title: str, group: SharedBetween, language: str) -> Network:
    """Return several actors and the themes that at least two of them hold, those of most first."""
    edges = _Edges()
    names: dict[NamedNode, str] = {}
    for common in group.themes:
        names[common.theme] = common.label
        for holding in common.holdings:
            edges.add(holding.actor, common.theme, holding.label, holding.reasons, language)
    nodes = (
        *(
            Node(actor, label, KINDS[kind])
            for actor, label, kind in zip(group.actors, group.labels, group.kinds, strict=True)
        ),
        *(Node(theme, name, NodeKind.THEME) for theme, name in names.items()),
    )
    return Network(title, nodes, edges.all())


class _Edges:
    """Edges as they come up, the strongest of each pair kept."""

    def __init__(self) -> None:
        self._found: dict[tuple[NamedNode, NamedNode], Edge] = {}

    def add(self, actor: NamedNode, theme: NamedNode, label: str, reasons: Iterable[Reason], language: str) -> None:
        """Tie an actor to a theme as strongly as its reasons say."""
        given = tuple(reasons)
        strength = round(weight.strength((one.item, one.weight) for one in given), weight.DIGITS)
        edge = Edge(actor, theme, strength, (), why_theme(label, given[0], language) if given else "")
        old = self._found.get((actor, theme))
        if strength > 0 and (old is None or old.weight < strength):
            self._found[actor, theme] = edge

    def tie(self, left: NamedNode, right: NamedNode, closeness: float) -> None:
        """Tie two neighbouring themes."""
        first, second = sorted((left, right), key=lambda theme: theme.value)
        self._found.setdefault((first, second), Edge(first, second, closeness))

    def all(self) -> tuple[Edge, ...]:
        """Return the edges in the order in which their pairs came."""
        return tuple(self._found.values())


def _chosen(rows: Iterable[SharedRow], most: int) -> dict[NamedNode, tuple[SharedTheme, ...]]:
    """Return what each row shares, as far as it is shown: neighbouring themes only where there is nothing nearer."""
    shared = {row.actor: tuple(one for one in row.shared if one.same) or row.shared[:1] for row in rows}
    totals: dict[NamedNode, float] = {}
    for found in shared.values():
        for one in found:
            totals[one.theme] = totals.get(one.theme, 0.0) + one.weight
    heaviest = sorted(totals, key=lambda theme: (-totals[theme], theme.value))[:most]
    return {
        actor: tuple(one for place, one in enumerate(found) if place == 0 or one.theme in heaviest)
        for actor, found in shared.items()
    }
