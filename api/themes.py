"""Themes: the routes that list the theme vocabulary and show one theme with its actors."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.actor_contexts import ThemeItem, ThemeList
from api.addresses import safe_segment
from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.openapi import PAGES
from api.render import respond
from api.spoken import in_language
from api.theme_contexts import ThemeDetail
from api.theme_detail import theme_detail
from api.views import Views, groups, node
from kg.errors import NotFound
from kg.folding import alphabetical
from kg.store.base import Row
from kg.terms import THEME, NamedNode

__all__ = ["router", "theme_items", "theme_of"]

router = APIRouter(tags=["Themes"], responses=PAGES)


@router.get("/themes", summary="All themes", response_model=ThemeList)
def list_themes(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the theme vocabulary as a tree in one list: each theme follows its broader one, by name."""
    return respond(request, "themes.html", ThemeList(theme_items(instance.views, language_of(request))))


@router.get("/themes/{theme_id}", summary="One theme", response_model=ThemeDetail)
def get_theme(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    theme_id: Annotated[str, Path(description="The last part of the theme's IRI")],
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Page of the actors, 20 each")] = 1,
) -> Response:
    """Return definition, names, neighbours and links, actors ranked, places, programmes, years, and the sentences."""
    language = language_of(request)
    theme = theme_of(instance.views, theme_id)
    return respond(request, "theme.html", theme_detail(instance, theme, language, page=page))


def theme_of(views: Views, theme_id: str) -> NamedNode:
    """Return the theme whose IRI ends in this.

    Raises:
        NotFound: the vocabulary has none.
    """
    theme = THEME[theme_id] if safe_segment(theme_id) else None
    if theme is None or theme not in {row["theme"] for row in views.rows("page_themes")}:
        raise NotFound(f"there is no theme {theme_id!r}; /themes lists all")
    return theme


def theme_items(views: Views, language: Language) -> tuple[ThemeItem, ...]:
    """Return all themes as a tree in one list; a theme under two broader ones stands under the first."""
    rows = views.rows("page_themes")
    refs = views.refs((node(row, "theme") for row in rows), language)
    known = dict(groups(rows, "theme"))
    children: dict[NamedNode | None, list[NamedNode]] = {}
    for theme, run in known.items():
        broader = next((node(row, "broader") for row in run if row.get("broader") in known), None)
        children.setdefault(broader, []).append(theme)

    def under(parent: NamedNode | None, level: int) -> Iterable[ThemeItem]:
        for theme in sorted(children.get(parent, ()), key=lambda one: alphabetical(refs[one].label)):
            yield ThemeItem(refs[theme], level, _definition(known[theme], language))
            yield from under(theme, level + 1)

    return tuple(under(None, 0))


def _definition(rows: Iterable[Row], language: Language) -> str:
    return in_language((row["definition"] for row in rows if "definition" in row), language)
