"""Actors: the routes that list and show who is in the graph."""

from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.actor_contexts import ActorItem, ActorList
from api.actor_detail import actor_detail
from api.actor_page import ActorDetail
from api.instance import Instance, instance_of
from api.known_actors import KnownActor, actor_of, actors_matching
from api.messages import Language, language_of
from api.openapi import PAGES
from api.render import respond
from api.views import Views, groups, iris_in, node, text
from kg.store.base import Row

__all__ = ["router"]

router = APIRouter(tags=["Actors"], responses=PAGES)


@router.get("/actors", summary="Find actors", response_model=ActorList)
def list_actors(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    q: Annotated[str, Query(max_length=200, description="Words that must all occur in a name")] = "",
    type: Annotated[Literal["", "person", "organisation"], Query(description="Only this kind")] = "",  # noqa: A002
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    size: Annotated[int, Query(ge=1, le=500, description="Actors a page")] = 50,
) -> Response:
    """Return the actors whose names hold all words of `q`, by name, with counts of persons and organisations."""
    fitting = actors_matching(instance.views, q)
    chosen = [actor for actor in fitting if type in {"", actor.kind}]
    context = ActorList(
        items=_items(instance.views, chosen[(page - 1) * size : page * size], language_of(request)),
        q=q,
        type=type,
        page=page,
        pages=max(1, -(-len(chosen) // size)),
        size=size,
        total=len(chosen),
        persons=sum(actor.kind == "person" for actor in fitting),
        organisations=sum(actor.kind == "organisation" for actor in fitting),
    )
    return respond(request, "actors.html", context)


@router.get("/actors/{actor_id}", summary="One actor", response_model=ActorDetail)
def get_actor(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    actor_id: Annotated[str, Path(description="The last part of the actor's IRI")],
) -> Response:
    """Return names, posts, relations, places, programmes, themes with reasons, nearest actors, and what names them."""
    known = actor_of(instance.views, actor_id)
    answer = respond(request, "actor.html", actor_detail(instance, known, language_of(request)))
    if known.kind == "person":
        answer.headers["X-Robots-Tag"] = "noindex"  # who asks here may know; nobody's name is for search engines
    return answer


def _items(views: Views, known: Iterable[KnownActor], language: Language) -> tuple[ActorItem, ...]:
    actors = tuple(known)
    rows = views.rows("page_actor_details", actor=[actor.iri for actor in actors])
    refs = views.refs((*iris_in(rows), *(actor.iri for actor in actors)), language)

    def detail(row: Row) -> str:
        places = [refs[node(row, name)].label for name in ("organisation", "seat") if name in row]
        return ", ".join(filter(None, (text(row, "function"), *places)))

    own = dict(groups(rows, "actor"))
    items = []
    for actor in actors:
        given = own.get(actor.iri, ())
        details = dict.fromkeys(detail(row) for row in given if "event" not in row)
        events = {row["event"] for row in given if "event" in row}
        items.append(ActorItem(refs[actor.iri], actor.kind, "; ".join(details), len(events)))
    return tuple(items)
