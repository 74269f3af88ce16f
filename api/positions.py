"""Positions: where the nodes of a network stand that is moved in a browser, of the whole one and around an actor."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.addresses import page_of
from api.cluster_contexts import GroupName, PositionNode, Positions
from api.instance import Instance, instance_of
from api.known_actors import actor_of
from api.messages import language_of
from api.openapi import problems
from api.render import data
from kg.export.colour import colours_of, group_colour, hexadecimal
from kg.export.layout import laid_out
from kg.export.spread import Spot, spread
from kg.network.ego import EgoForm, ego_of, notes_on
from kg.network.network import Network
from kg.network.whole import whole_of
from kg.terms import NamedNode

__all__ = ["router"]

router = APIRouter(tags=["Shared themes"], responses=problems(404, 406, 422))


@router.get("/network/positions", summary="The whole network, to be moved", response_model=Positions)
def get_positions(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return all actors and themes with their spots; of more than 5,000 only the themes, tied by who works on both.

    Who stands between two groups of themes works on both.
    """
    language = language_of(request)
    whole = whole_of(instance.store, language=language)
    name = "network-themes-only" if not whole.of_actors else "network-ties-left" if whole.left_out else ""
    note = instance.messages.say(name, language, n=whole.left_out, actors=whole.actors) if name else ""
    groups = tuple(
        GroupName(number, group.label, hexadecimal(group_colour(number)))
        for number, group in enumerate(whole.groups, start=1)
        if len(group.themes) > 1
    )
    return data(request, _positions(whole.network, spread(whole.network), groups, (note,) if note else ()))


@router.get(
    "/actors/{actor_id}/network/positions", summary="The network around an actor, to be moved", response_model=Positions
)
def get_ego_positions(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    actor_id: Annotated[str, Path(description="The last part of the actor's IRI")],
    limit: Annotated[int, Query(ge=1, le=70, description="Actors around it")] = 15,
    form: Annotated[EgoForm, Query(description="Tie actors to the themes between them, or to each other")] = (
        EgoForm.THEMES
    ),
) -> Response:
    """Return the nearest actors, what ties them, and where they stand: as in the picture."""
    language = language_of(request)
    actor = actor_of(instance.views, actor_id)
    found = ego_of(instance.store, actor.iri, limit=limit, form=form, language=language)
    spots = {place.node.thing: (place.x, -place.y) for place in laid_out(found.network).places}
    return data(request, _positions(found.network, spots, (), notes_on(found, language)))


def _positions(
    network: Network, spots: Mapping[NamedNode, Spot], groups: tuple[GroupName, ...], notes: tuple[str, ...]
) -> Positions:
    places = {node.thing: place for place, node in enumerate(network.nodes)}
    tied = Counter(end for edge in network.edges for end in (edge.left, edge.right))
    colours = colours_of(network)
    return Positions(
        title=network.title,
        nodes=tuple(
            PositionNode(
                node.label,
                page_of(node.thing.value),
                node.kind.value,
                node.community,
                hexadecimal(colours[node.thing]),
                *spots[node.thing],
                tied[node.thing],
            )
            for node in network.nodes
        ),
        edges=tuple((places[edge.left], places[edge.right], round(edge.weight, 4)) for edge in network.edges),
        groups=groups,
        notes=notes,
        centre=places[network.centre] if network.centre is not None else None,
    )
