"""Ego: an actor, those who share most themes with it, and what ties all of them: the themes between, or each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import WrongParameter
from kg.network.between import KINDS, between_ranking
from kg.network.choosing import counted, inheritance, weighed, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.network import MOST_DRAWN, Edge, Network, Node
from kg.network.wording import said
from kg.store.base import Store
from kg.terms import Literal, NamedNode
from kg.themes import ActorKind, Inheritance, SharedRow, shared_with, weight
from kg.themes.lens import Lens, answered
from kg.themes.prose import why_shared

__all__ = ["Ego", "EgoForm", "ego", "ego_of", "notes_on"]

_LIST = " | "


class EgoForm(StrEnum):
    """What the edges of an ego network tie."""

    THEMES = "themes"
    """Actors and the themes between them."""
    ACTORS = "actors"
    """Actors and actors, by the weight of what they share."""


@dataclass(frozen=True, slots=True)
class Ego:
    """An actor with those who share most with it, best first, and their network.

    The network may have fewer actors than there are rows, so that it can be drawn.
    """

    actor: NamedNode
    label: str
    kind: ActorKind
    rows: tuple[SharedRow, ...]
    network: Network


def ego_of(
    store: Store,
    actor: NamedNode,
    *,
    limit: int = 20,
    form: EgoForm = EgoForm.THEMES,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> Ego:
    """Return the network around an actor.

    Raises:
        NotFound: the store knows no such actor.
        WrongParameter: a limit below 1 or of more actors than a picture shows.
    """
    if not 1 <= limit < MOST_DRAWN:
        raise WrongParameter(f"limit {limit} must lie between 1 and {MOST_DRAWN - 1}")
    rows = shared_with(store, actor, limit=limit, inherit=inherit, language=language)

    def answer(lens: Lens) -> Ego:
        label, kind = lens.actor_label(actor), lens.kind(actor)
        title = said("ego-title", language, name=label)
        if form is EgoForm.THEMES:
            network = between_ranking(title, (actor, label, kind), rows, language, most=MOST_DRAWN)
        else:
            network = _among(lens, title, Node(actor, label, KINDS[kind]), rows)
        return Ego(actor, label, kind, rows, network)

    return answered(store, inherit, language, answer)


def ego(asked: Asked) -> Found:
    """Return who shares most themes with an actor, one row an actor, and the network of all.

    Raises:
        NotFound: the store knows no such actor.
        WrongParameter: no actor was given, or too many are asked for.
    """
    actor = asked.thing("actor")
    if actor is None:
        raise WrongParameter("an actor must be given, by name or address")
    found = ego_of(
        asked.store,
        actor,
        limit=whole(asked, "limit", 20),
        form=EgoForm(asked.text("form", EgoForm.THEMES)),
        inherit=inheritance(asked),
        language=asked.language,
    )
    rows = tuple(_row(found, place, row, asked.language) for place, row in enumerate(found.rows, start=1))
    return Found(rows, notes_on(found, asked.language), found.network)


def notes_on(found: Ego, language: str) -> tuple[str, ...]:
    """Return what is to be said of the whole: that there is nobody, or not everybody in the network."""
    if not found.rows:
        return (said("ego-nothing", language),)
    shown = len({row.actor for row in found.rows} & {node.thing for node in found.network.nodes})
    return () if shown == len(found.rows) else (said("ego-cut", language, shown=shown, all=len(found.rows)),)


def _row(found: Ego, place: int, row: SharedRow, language: str) -> FoundRow:
    return FoundRow(
        {
            "rank": counted(place),
            "actor": row.actor,
            "actorLabel": Literal(row.label),
            "kind": Literal(said(row.kind.value, language)),
            "weight": weighed(row.weight),
            "themes": Literal(_LIST.join(_labels(row))),
        },
        tuple(
            Why(why_shared(found.label, row.label, theme, language), (*theme.left, *theme.right))
            for theme in row.shared
        ),
    )


def _labels(row: SharedRow) -> tuple[str, ...]:
    """Return the themes that both work on; if there are none, the neighbouring ones."""
    same = tuple(theme.label for theme in row.shared if theme.same)
    return same or tuple(f"{theme.label} ~ {theme.right_label}" for theme in row.shared)


def _among(lens: Lens, title: str, centre: Node, rows: Sequence[SharedRow]) -> Network:
    """Return the actors tied to each other, as strongly as the ranking of either says."""
    nodes = [centre, *(Node(row.actor, row.label, KINDS[row.kind]) for row in rows)]
    edges = [Edge(centre.thing, row.actor, row.weight, _labels(row)) for row in rows]
    related = {row.actor: lens.index.related(row.actor) for row in rows}
    plain = {row.actor: lens.strengths(row.actor) for row in rows}
    for place, left in enumerate(row.actor for row in rows):
        for right in (row.actor for row in rows[place + 1 :]):
            apart = right in related[left]
            held = lens.strengths(left, apart_from=right) if apart else plain[left]
            others = lens.strengths(right, apart_from=left) if apart else plain[right]
            rare = {theme: lens.rarity(theme) for theme in (*held, *others)}
            parts = weight.parts(held, others, rare, lens.index.tree.near)
            shared = weight.pair_weight(parts.values())
            if shared > 0:
                same = sorted(
                    (one for one, other in parts if one == other), key=lambda one: (-parts[one, one], one.value)
                )
                edges.append(Edge(left, right, shared, tuple(lens.theme_label(theme) for theme in same)))
    return Network(title, tuple(nodes), tuple(edges), centre.thing)
