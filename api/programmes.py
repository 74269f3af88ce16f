"""Programmes: the routes that list the programmes of the graph and show one."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.files import filed, wished
from api.instance import Instance, instance_of
from api.known_programmes import programme_of
from api.messages import language_of
from api.openapi import LISTS, PAGES
from api.programme_contexts import ProgrammeDetail, ProgrammeList
from api.programme_detail import programme_detail, programme_items
from api.render import respond
from api.tabled import tabled
from kg.folding import alphabetical

__all__ = ["router"]

router = APIRouter(tags=["Programmes"])

_COLUMNS: Final = {
    "programme": "programme",
    "kinds": "kind",
    "level": "place-level",
    "runners": "programme-runners",
    "themes": "nav-themes",
    "documents": "documents-naming",
}


@router.get("/programmes", summary="Find programmes", response_model=ProgrammeList, responses=LISTS)
def list_programmes(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    q: Annotated[str, Query(max_length=200, description="Words that must all occur in the name")] = "",
) -> Response:
    """Return the programmes and strategies of the graph by name, with who runs them and their themes."""
    language = language_of(request)
    words = alphabetical(q).split()
    items = tuple(
        item
        for item in programme_items(instance, language)
        if all(word in alphabetical(item.ref.label) for word in words)
    )
    if (form := wished(request)) is not None:
        rows = (
            (
                item.ref,
                ", ".join(one.label for one in item.types),
                item.level.label if item.level else "",
                ", ".join(one.label for one in item.runners),
                ", ".join(one.label for one in item.themes),
                item.documents,
            )
            for item in items
        )
        title = instance.messages.say("nav-programmes", language)
        listing = tabled(instance, "programme", title, _COLUMNS, rows, language)
        return filed(listing, form, instance.settings.publication)
    return respond(request, "programmes.html", ProgrammeList(items, q, len(items)))


@router.get("/programmes/{programme_id}", summary="One programme", response_model=ProgrammeDetail, responses=PAGES)
def get_programme(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    programme_id: Annotated[str, Path(description="The last part of the programme's IRI")],
) -> Response:
    """Return what a programme is about, who runs, funds and presents it, where, and the documents that name it."""
    language = language_of(request)
    known = programme_of(instance.views, programme_id)
    return respond(request, "programme.html", programme_detail(instance, known, language))
