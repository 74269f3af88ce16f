"""Ontology pages: the documentation of classes, properties, lists and themes."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from api.formats import GRAPHS
from api.instance import Instance, instance_of
from api.linked import data_links, header
from api.openapi import PAGES
from api.render import respond
from kg.opendata.documentation import documented
from kg.opendata.terms import Entry, Head, Property, Scheme

__all__ = ["router"]

router = APIRouter(tags=["Ontology"])


@dataclass(frozen=True, slots=True)
class OntologyPage:
    """The ontology: what it says of itself, its classes from the top down, its properties by name."""

    head: Head
    classes: tuple[Entry, ...]
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class ListsPage:
    """The controlled lists and their values."""

    head: Head
    lists: tuple[Scheme, ...]


@dataclass(frozen=True, slots=True)
class ThemesPage:
    """The themes from the top down."""

    head: Head
    themes: Scheme


@router.get("/things/def", summary="The ontology, at its old address", status_code=308, response_class=RedirectResponse)
async def get_old_address(request: Request) -> Response:
    """Lead to the documentation."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/ontology{query}", 308)


@router.get("/ontology", summary="Classes and properties", response_model=OntologyPage, responses=PAGES)
def get_ontology(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the ontology's header, its classes with what is above them, and its properties with domain and range."""
    told = documented()
    return _answered(request, instance, "ontology.html", OntologyPage(told.head, told.classes, told.properties), "/def")


@router.get("/ontology/lists", summary="Controlled lists", response_model=ListsPage, responses=PAGES)
def get_lists(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the controlled lists with their values, definitions and matches elsewhere."""
    told = documented()
    return _answered(request, instance, "ontology_lists.html", ListsPage(told.head, told.lists), "/def")


@router.get("/ontology/themes", summary="Themes", response_model=ThemesPage, responses=PAGES)
def get_themes(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the themes from the top down, with definitions and other names."""
    told = documented()
    return _answered(request, instance, "ontology_themes.html", ThemesPage(told.head, told.themes), "/thema")


def _answered(request: Request, instance: Instance, template: str, context: object, data: str) -> Response:
    response = respond(request, template, context)
    links = header(data_links(data, GRAPHS), instance.settings.publication)
    response.headers["Link"] = ", ".join(filter(None, (response.headers.get("Link"), links)))
    return response
