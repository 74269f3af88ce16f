"""Places: the routes that list the places of the graph and show one, and what is done about a theme there."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from starlette.responses import RedirectResponse

from api.addresses import page_of
from api.files import filed, wished
from api.instance import Instance, instance_of
from api.known_places import known_places, place_of
from api.messages import language_of
from api.openapi import LISTS, PAGES
from api.place_contexts import LevelChoice, PlaceDetail, PlaceList, PlaceThemeDetail
from api.place_detail import place_detail, place_items
from api.place_listings import actors_listing, places_listing
from api.place_theme import place_theme
from api.render import respond
from api.themes import theme_of
from kg.folding import alphabetical

__all__ = ["router"]

router = APIRouter(tags=["Places"])

_SEE: Final = 307
_ALL: Final = 2000
"""More themes than any vocabulary has."""

Slug = Annotated[str, Path(description="The last part of the place's IRI, its official key (AGS) or its NUTS code")]


@router.get("/places", summary="Find places", response_model=PlaceList, responses=LISTS)
def list_places(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    q: Annotated[str, Query(max_length=200, description="Words of the name, or the beginning of the key")] = "",
    level: Annotated[str, Query(max_length=60, description="The last part of a level's address, such as `kreis`")] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    size: Annotated[int, Query(ge=1, le=500, description="Places a page")] = 100,
) -> Response:
    """Return the places that documents tell of, by name, with level and counts; as files with all rows."""
    language, places = language_of(request), known_places(instance.views)
    items = place_items(instance.views, places, places.told(), language)
    words = alphabetical(q).split()
    fitting = [
        item
        for item in items
        if (words and item.key.startswith(q.strip())) or all(word in alphabetical(item.ref.label) for word in words)
    ]
    choices: dict[str, LevelChoice] = {}
    for item in fitting:
        if item.level is not None:
            known = choices.get(item.level.iri)
            choices[item.level.iri] = LevelChoice(item.level, known.places + 1 if known else 1)
    chosen = [item for item in fitting if not level or (item.level and item.level.iri.rpartition("/")[2] == level)]
    if (form := wished(request)) is not None:
        return filed(places_listing(instance, chosen, language), form, instance.settings.publication)
    context = PlaceList(
        items=tuple(chosen[(page - 1) * size : page * size]),
        q=q,
        level=level,
        levels=tuple(sorted(choices.values(), key=lambda one: (-one.places, one.ref.label))),
        page=page,
        pages=max(1, -(-len(chosen) // size)),
        size=size,
        total=len(chosen),
    )
    return respond(request, "places.html", context)


@router.get("/places/{place_id}", summary="One place", response_model=PlaceDetail, responses=LISTS)
def get_place(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    place_id: Slug,
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Page of the organisations")] = 1,
    themes: Annotated[int, Query(ge=1, le=_ALL, description="Themes shown, those of most organisations")] = 25,
) -> Response:
    """Return what a place is, who works there on what, and which documents name it; as a file its organisations.

    A key leads (307) to the address of the place.
    """
    language, place = language_of(request), place_of(instance.views, place_id)
    address = page_of(place.value)
    if address != f"/places/{place_id}":
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{address}{query}", _SEE)
    if (form := wished(request)) is not None:
        return filed(actors_listing(instance, place, language), form, instance.settings.publication)
    return respond(request, "place.html", place_detail(instance, place, language, page=page, themes=themes))


@router.get(
    "/places/{place_id}/themes/{theme_id}",
    summary="What is done about a theme in a place",
    response_model=PlaceThemeDetail,
    responses=PAGES,
)
def get_place_theme(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    place_id: Slug,
    theme_id: Annotated[str, Path(description="The last part of the theme's IRI")],
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Page of the organisations")] = 1,
) -> Response:
    """Return the organisations of a place that work on a theme, with reasons, the events there and the documents."""
    place, theme = place_of(instance.views, place_id), theme_of(instance.views, theme_id)
    return respond(request, "place_theme.html", place_theme(instance, place, theme, language_of(request), page=page))
