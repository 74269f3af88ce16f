"""Maps: the route that shows in which places how many actors work, as a list, as a picture and as files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from api.addresses import page_of
from api.files import FILES, filed, kept_as
from api.formats import HTML, JSON, Format, choose
from api.instance import Instance, instance_of
from api.map_contexts import LayerItem, MapDetail, MapPage, PlaceItem, Worker
from api.matrix_contexts import ChoiceItem
from api.messages import Language, language_of
from api.openapi import PAGES, content
from api.questions import parameter_items
from api.reasons import Reasons
from api.render import page, respond
from api.themes import theme_items
from kg.ask import ask, resolved
from kg.errors import NotFound, WrongParameter
from kg.export import Listing, listing_of_answer
from kg.export.located import located
from kg.export.map_picture import MapPicture, map_picture
from kg.export.sources import attribution
from kg.geo import Layer, layers_in
from kg.network import Asked
from kg.network.matrix import column_choices
from kg.network.places import Place, Places, places_of
from kg.network.traits import Trait
from kg.terms import NamedNode

__all__ = ["router"]

_GEOJSON: Final = Format("geojson", "application/geo+json")
_SVG: Final = Format("svg", "image/svg+xml")
_LISTS: Final = tuple(form for form in FILES if form.name in {"csv", "xlsx", "jsonld"})
_FORMS: Final = (JSON, HTML, *_LISTS, _GEOJSON, _SVG)
_POINTS: Final = "points"
"""Says in place of a layer that towns are to be shown as points."""
_BLANKS: Final = ("theme", "level", "kind", "inherit")
_ACTORS: Final = 100
"""Actors listed behind a figure."""

router = APIRouter(
    tags=["Shared themes"], responses={**PAGES, 200: {"content": content([HTML, *_LISTS, _GEOJSON, _SVG])}}
)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was asked for: the values of the question, what was wrong with them, the layer, the language."""

    given: Mapping[str, Sequence[str]]
    problem: str
    layer: Layer | None
    language: Language


@router.get("/map", summary="Places and how many actors work there, on a map", response_model=MapDetail)
def get_map(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    layer: Annotated[str, Query(description="Installed boundaries by name, or `points`; by default the first")] = "",
) -> Response:
    """Return the places with any actor and their actors; areas count what lies in them.

    The other parameters are those of the question `places`: `theme`, `level`, `kind` (`organisation`, `person`, `all`)
    and `inherit`. `format=svg` gives the picture, `format=geojson` the places with their geometry.
    """
    form = choose(request.headers.get("accept"), _FORMS, request.query_params.get("format"))
    language = language_of(request)
    question, query = instance.catalogue["places"], request.query_params
    given = {name: found for name in _BLANKS if (found := [one for one in query.getlist(name) if one.strip()])}
    problem = ""
    try:
        asked = Asked(instance.store, resolved(instance.store, question, given), language)
    except WrongParameter as error:
        if form is not HTML:
            raise
        problem, given = str(error), {}
        asked = Asked(instance.store, resolved(instance.store, question, {}), language)
    chosen = _Chosen(given, problem, _layer(instance, layer), language)
    if form in {*_LISTS, _GEOJSON, _SVG}:
        listing = listing_of_answer(instance.store, ask(instance.store, question, given, language=language), language)
        return (
            filed(listing, form, instance.settings.publication)
            if form in _LISTS
            else _drawn_file(instance, asked, chosen, listing, form)
        )
    places = places_of(asked)
    sticky = f"?lang={language}" if "lang" in query else ""
    picture = _picture(instance, places, chosen, lambda thing: page_of(thing.value) + sticky)
    detail = _detail(instance, asked, places, picture, chosen)
    if form is HTML:
        return page(request, "map.html", MapPage(detail, picture.svg))
    return respond(request, "map.html", detail)


def _layer(instance: Instance, name: str) -> Layer | None:
    there = layers_in(instance.settings.boundaries)
    if name == _POINTS:
        return None
    if name and name not in {layer.name for layer in there}:
        raise NotFound(f"no boundaries {name!r}; there are {', '.join((*(one.name for one in there), _POINTS))}")
    return next((layer for layer in there if not name or layer.name == name), None)


def _picture(
    instance: Instance, places: Places, chosen: _Chosen, href: Callable[[NamedNode], str], owed: str = ""
) -> MapPicture:
    title = instance.messages.say("map-title", chosen.language)
    return map_picture(places.rows, title, chosen.language, chosen.layer, href, owed=owed)


def _drawn_file(instance: Instance, asked: Asked, chosen: _Chosen, listing: Listing, form: Format) -> Response:
    places, publication = places_of(asked), instance.settings.publication
    owed = attribution(listing)
    picture = _picture(instance, places, chosen, lambda thing: thing.value, owed)
    if form is _SVG:
        if not picture.svg:
            raise NotFound("no place that was asked for can be shown; the list has them all")
        return kept_as(picture.svg.encode(), "karte", form, publication)
    whole = f"{owed} {picture.owed}".strip()
    body = located(places.rows, listing.title, chosen.layer, lambda thing: thing.value, owed=whole)
    return kept_as(body, "karte", form, publication)


def _detail(instance: Instance, asked: Asked, places: Places, picture: MapPicture, chosen: _Chosen) -> MapDetail:
    language = chosen.language
    themes = ((item.ref.iri, item.ref.label, item.level) for item in theme_items(instance.views, language))
    levels = ((one.value, label, 0) for one, label in column_choices(instance.store, Trait.LEVEL, language))
    reasons = Reasons(instance.views)
    return MapDetail(
        title=instance.messages.say("map-title", language),
        rows=tuple(_item(row, asked, reasons, row.place in picture.shown) for row in places.rows),
        total=places.total,
        unknown=places.unknown,
        hidden=sum(row.place not in picture.shown for row in places.rows),
        source=picture.owed,
        notes=places.notes,
        problem=chosen.problem,
        blanks=parameter_items(
            (one for one in instance.catalogue["places"].parameters if one.name in {"kind", "inherit"}),
            chosen.given,
            language,
        ),
        themes=_choices(asked, "theme", tuple(themes)),
        levels=_choices(asked, "level", tuple(levels)),
        layers=tuple(
            LayerItem(one.name, one.attribution, one.licence, one.source, len(one.areas), one == chosen.layer)
            for one in layers_in(instance.settings.boundaries)
        ),
    )


def _choices(asked: Asked, name: str, offered: Sequence[tuple[str, str, int]]) -> tuple[ChoiceItem, ...]:
    chosen = {thing.value for thing in asked.things(name)}
    return tuple(ChoiceItem(value, label, level, value in chosen) for value, label, level in offered)


def _item(row: Place, asked: Asked, reasons: Reasons, on_map: bool) -> PlaceItem:  # noqa: FBT001 - told by a caller
    theme = asked.thing("theme")
    given = {name: asked.text(name) for name in ("kind", "inherit") if asked.text(name) != "all"}
    level = asked.thing("level")
    common = {**given, **({"level": level.value} if level else {}), "place": row.place.value, "limit": str(_ACTORS)}
    place = reasons.ref(row.place, row.label)
    listed = urlencode({"theme": theme.value, **common}) if theme else ""
    return PlaceItem(
        place=place,
        key=row.key,
        actors=row.actors,
        actors_href=f"/questions/actors_of_theme?{listed}" if listed else place.href,
        documents=row.documents,
        strongest=tuple(
            Worker(reasons.ref(actor, name), row.why[actor].sentence if actor in row.why else "")
            for actor, name in row.strongest.items()
        ),
        on_map=on_map,
    )
