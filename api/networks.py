"""Networks: the route that shows the network around an actor, as a table, as a picture and as files."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.actor_contexts import NearActor
from api.actor_detail import why_href
from api.addresses import page_of
from api.ego_contexts import EgoDetail, EgoEdge, EgoNode, EgoPage
from api.files import FILES, filed
from api.formats import HTML, JSON, choose
from api.instance import Instance, instance_of
from api.known_actors import actor_of
from api.messages import Language, language_of
from api.openapi import LISTS
from api.reasons import Reasons
from api.render import page, respond
from kg.ask import ask
from kg.export import listing_of_answer
from kg.export.picture import drawn
from kg.network.ego import Ego, EgoForm, ego_of, notes_on
from kg.terms import NamedNode

__all__ = ["router"]

router = APIRouter(tags=["Shared themes"], responses=LISTS)


@router.get("/actors/{actor_id}/network", summary="The network around an actor", response_model=EgoDetail)
def get_network(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    actor_id: Annotated[str, Path(description="The last part of the actor's IRI")],
    limit: Annotated[int, Query(ge=1, le=70, description="Actors around it")] = 15,
    form: Annotated[EgoForm, Query(description="Tie actors to the themes between them, or to each other")] = (
        EgoForm.THEMES
    ),
) -> Response:
    """Return the nearest actors and what ties all of them: as JSON, as a page with a picture, or as a file.

    `format=graphml|gexf|svg` gives the network, `format=xlsx|csv|jsonld` the rows with their reasons.
    """
    language = language_of(request)
    actor = actor_of(instance.views, actor_id)
    chosen = choose(request.headers.get("accept"), (JSON, HTML, *FILES), request.query_params.get("format"))
    if chosen in FILES:
        values = {"actor": actor.iri.value, "limit": str(limit), "form": form.value}
        answer = ask(instance.store, instance.catalogue["ego"], values, language=language)
        return filed(listing_of_answer(instance.store, answer, language), chosen, instance.settings.publication)
    found = ego_of(instance.store, actor.iri, limit=limit, form=form, language=language)
    detail = _detail(instance, found, limit, form, language)
    if chosen is not HTML:
        return respond(request, "network.html", detail)
    query = f"?lang={language}" if "lang" in request.query_params else ""

    def href(thing: NamedNode) -> str:
        return page_of(thing.value) + query

    picture = drawn(found.network, language, href) if found.rows else ""
    return page(request, "network.html", EgoPage(detail, picture))


def _detail(instance: Instance, found: Ego, limit: int, form: EgoForm, language: Language) -> EgoDetail:
    reasons = Reasons(instance.views)
    return EgoDetail(
        actor=reasons.ref(found.actor, found.label),
        limit=limit,
        form=form.value,
        rows=tuple(
            NearActor(
                actor=reasons.ref(row.actor, row.label),
                kind=row.kind.value,
                weight=row.weight,
                themes=tuple(reasons.ref(shared.theme, shared.label) for shared in row.shared if shared.same),
                why=why_href(found.actor, row.actor),
            )
            for row in found.rows
        ),
        nodes=tuple(EgoNode(reasons.ref(node.thing, node.label), node.kind.value) for node in found.network.nodes),
        edges=tuple(
            EgoEdge(edge.left.value, edge.right.value, edge.weight, edge.themes, edge.why)
            for edge in found.network.edges
        ),
        notes=notes_on(found, language),
    )
