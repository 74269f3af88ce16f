"""Clusters: the route that shows the whole network as groups of themes, with those who work most on each."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response

from api.addresses import page_of
from api.cluster_contexts import ClusterActor, ClusterItem, ClustersDetail, ClustersPage
from api.files import FILES, filed
from api.formats import HTML, JSON, choose
from api.instance import Instance, instance_of
from api.messages import language_of
from api.openapi import LISTS
from api.reasons import Reasons
from api.render import page, respond
from kg.ask import ask, resolved
from kg.export import listing_of_answer
from kg.export.colour import group_colour, hexadecimal
from kg.export.picture import drawn
from kg.network import Asked
from kg.network.clusters import Cluster, clusters_of, thinned
from kg.terms import NamedNode

__all__ = ["router"]

router = APIRouter(tags=["Shared themes"], responses=LISTS)

_MOST_ACTORS: Final = 200


@router.get("/network", summary="The whole network: groups of themes and their actors", response_model=ClustersDetail)
def get_clusters(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    actors: Annotated[int, Query(ge=1, le=_MOST_ACTORS, description="Actors shown of each group")] = 5,
) -> Response:
    """Return the groups that the themes fall into, each with its strongest actors and why these count.

    `format=graphml|gexf|svg` gives the network of the themes, `format=xlsx|csv|jsonld` the groups with their reasons.
    """
    language = language_of(request)
    question, values = instance.catalogue["clusters"], {"actors": str(actors)}
    chosen = choose(request.headers.get("accept"), (JSON, HTML, *FILES), request.query_params.get("format"))
    if chosen in FILES:
        answer = ask(instance.store, question, values, language=language)
        return filed(listing_of_answer(instance.store, answer, language), chosen, instance.settings.publication)
    found = clusters_of(Asked(instance.store, resolved(instance.store, question, values), language))
    reasons = Reasons(instance.views)
    detail = ClustersDetail(
        rows=tuple(_item(row, reasons) for row in found.rows),
        alone=tuple(reasons.ref(group.themes[0], group.label) for group in found.alone),
        shown=actors,
        notes=found.notes,
    )
    if chosen is not HTML:
        return respond(request, "clusters.html", detail)
    query = f"?lang={language}" if "lang" in request.query_params else ""

    def href(thing: NamedNode) -> str:
        return page_of(thing.value) + query

    picture = drawn(thinned(found.network), language, href) if found.network is not None else ""
    return page(request, "clusters.html", ClustersPage(detail, picture))


def _item(row: Cluster, reasons: Reasons) -> ClusterItem:
    return ClusterItem(
        number=row.number,
        label=row.group.label,
        colour=hexadecimal(group_colour(row.number)),
        themes=tuple(map(reasons.ref, row.group.themes, row.group.labels)),
        actors=row.actors,
        actors_href=f"/network?actors={min(row.actors, _MOST_ACTORS)}#group-{row.number}",
        strength=row.strength,
        strongest=tuple(
            ClusterActor(
                reasons.ref(actor, name),
                row.why[actor].sentence if actor in row.why else "",
                reasons.items(row.why[actor].reasons) if actor in row.why else (),
            )
            for actor, name in row.strongest.items()
        ),
    )
