"""Themes: the routes that list the theme vocabulary and show one theme with its actors."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from api.actor_contexts import ThemeDetail, ThemeItem, ThemeList
from api.addresses import safe_segment
from api.contexts import Ref
from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.openapi import PAGES
from api.passages import passages_of
from api.render import respond
from api.theme_actors import theme_actors
from api.views import Refs, Views, groups, iris_in, node
from kg.errors import NotFound
from kg.folding import alphabetical
from kg.store.base import Row
from kg.terms import SKOS, THEME, Literal, NamedNode
from kg.themes import actors_of

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
) -> Response:
    """Return definition, names, neighbours in the hierarchy, the actors ranked, and the sentences it occurs in."""
    language, views = language_of(request), instance.views
    theme = theme_of(views, theme_id)
    rows = views.rows("page_theme", theme=[theme])
    refs = views.refs((theme, *iris_in(rows)), language)
    evidence = [node(row, "evidence") for row in views.rows("page_theme_evidence", theme=[theme])]
    return respond(
        request,
        "theme.html",
        ThemeDetail(
            ref=refs[theme],
            definition=_spoken(rows, SKOS["definition"], language),
            other_names=_other_names(rows, language),
            broader=_neighbours(rows, SKOS["broader"], refs),
            narrower=_neighbours(rows, SKOS["narrower"], refs),
            related=_neighbours(rows, SKOS["related"], refs),
            actors=theme_actors(instance, theme, actors_of(instance.store, theme, language=language), language),
            passages=tuple(passages_of(views, evidence, language).values()),
        ),
    )


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
    return _in_language((row["definition"] for row in rows if "definition" in row), language)


def _spoken(rows: Iterable[Row], predicate: NamedNode, language: Language) -> str:
    return _in_language((row["value"] for row in rows if row["property"] == predicate), language)


def _in_language(terms: Iterable[object], language: Language) -> str:
    """Return the text in the language asked for, else in German, else any, else nothing."""
    texts: Mapping[str | None, str] = {term.language: term.value for term in terms if isinstance(term, Literal)}
    return texts.get(language) or texts.get("de") or next(iter(texts.values()), "")


def _other_names(rows: Iterable[Row], language: Language) -> tuple[str, ...]:
    values = (row["value"] for row in rows if row["property"] == SKOS["altLabel"])
    return tuple(
        dict.fromkeys(term.value for term in values if isinstance(term, Literal) and term.language in {language, None})
    )


def _neighbours(rows: Iterable[Row], predicate: NamedNode, refs: Refs) -> tuple[Ref, ...]:
    found = dict.fromkeys(node(row, "value") for row in rows if row["property"] == predicate)
    return tuple(sorted((refs[theme] for theme in found), key=lambda one: alphabetical(one.label)))
