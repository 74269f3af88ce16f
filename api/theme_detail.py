"""Theme detail: all that the page of one theme shows."""

from collections.abc import Iterable
from typing import Final

from api.addresses import page_of
from api.contexts import Ref
from api.instance import Instance
from api.known_places import known_places
from api.known_programmes import known_programmes
from api.messages import Language
from api.namings import documents_by_day, namings_of
from api.outward import outward_of
from api.passages import passages_of
from api.spoken import in_language
from api.theme_actors import theme_actors
from api.theme_contexts import NearThemeItem, ThemeDetail, ThemePlace, ThemeYear
from api.views import Refs, Views, iris_in, node
from kg.folding import alphabetical
from kg.network.grounds import holders_of
from kg.network.near_themes import near_themes
from kg.network.trend import trend_of
from kg.store.base import Row
from kg.terms import SKOS, Literal, NamedNode
from kg.themes import Inheritance, actors_of
from kg.themes.kept import index_of
from kg.themes.lens import Lens, answered

__all__ = ["ACTORS", "theme_detail"]

ACTORS: Final = 20
"""Actors of a page."""
_PLACES: Final = 20
_NEAR: Final = 8


def theme_detail(instance: Instance, theme: NamedNode, language: Language, *, page: int) -> ThemeDetail:
    """Return everything known of a theme; ``page`` is that of its actors."""
    views, store = instance.views, instance.store
    rows = views.rows("page_theme", theme=[theme])
    said = views.rows("page_facts", thing=[theme])
    refs = views.refs((theme, *iris_in(rows)), language)
    below = index_of(store).tree.below(theme)
    holders = answered(store, Inheritance.ORGANISATIONS, language, lambda lens: _holders(lens, below))
    found = actors_of(store, theme, limit=ACTORS, offset=(page - 1) * ACTORS, language=language)
    evidence = [node(row, "evidence") for row in views.rows("page_theme_evidence", theme=[theme])]
    return ThemeDetail(
        ref=refs[theme],
        definition=_spoken(rows, SKOS["definition"], language),
        note=_spoken(rows, SKOS["scopeNote"], language),
        other_names=_other_names(rows, language),
        broader=_neighbours(rows, SKOS["broader"], refs),
        narrower=_neighbours(rows, SKOS["narrower"], refs),
        related=_neighbours(rows, SKOS["related"], refs),
        outward=outward_of((node(row, "property"), row["value"]) for row in said),
        actors=theme_actors(instance, theme, found, language),
        all_actors=len(holders),
        page=page,
        pages=max(1, -(-len(holders) // ACTORS)),
        places=_places(views, theme, holders, language),
        programmes=_programmes(views, below, language),
        years=_years(instance, below, language),
        near=tuple(
            NearThemeItem(Ref(one.theme.value, one.label, page_of(one.theme.value)), one.affinity, one.actors)
            for one in near_themes(store, theme, limit=_NEAR, language=language)
        ),
        documents=namings_of(instance, below, language),
        passages=tuple(passages_of(views, evidence, language).values()),
    )


def _holders(lens: Lens, themes: Iterable[NamedNode]) -> frozenset[NamedNode]:
    nodes = lens.index.actors.nodes
    return frozenset(nodes[actor] for actor in holders_of(lens, themes).tolist())


def _places(
    views: Views, theme: NamedNode, holders: frozenset[NamedNode], language: Language
) -> tuple[ThemePlace, ...]:
    """Return the places of most organisations on a theme; a territory has those of the places within it."""
    places = known_places(views)
    held = {place: count for place in places.told() if (count := len(places.actors(place) & holders))}
    levels = {place: places.marks[place].level for place in held}
    refs = views.refs((*held, *filter(None, levels.values())), language)
    order = sorted(held, key=lambda place: (-held[place], alphabetical(refs[place].label), place.value))[:_PLACES]
    return tuple(
        ThemePlace(
            refs[place],
            refs[level] if (level := levels[place]) else None,
            held[place],
            f"{page_of(place.value)}{page_of(theme.value)}",
        )
        for place in order
    )


def _programmes(views: Views, themes: frozenset[NamedNode], language: Language) -> tuple[Ref, ...]:
    found = [iri for iri, one in known_programmes(views).items() if themes & set(one.having("hasTheme"))]
    refs = views.refs(found, language)
    return tuple(sorted((refs[iri] for iri in found), key=lambda one: (alphabetical(one.label), one.iri)))


def _years(instance: Instance, themes: frozenset[NamedNode], language: Language) -> tuple[ThemeYear, ...]:
    years = trend_of(instance.store, themes)
    refs = instance.views.refs((actor for year in years for actor in year.actors), language)
    return tuple(
        ThemeYear(
            year.year,
            tuple(ref for _, ref in documents_by_day(instance, year.documents, language)),
            tuple(sorted((refs[actor] for actor in year.actors), key=lambda one: (alphabetical(one.label), one.iri))),
        )
        for year in years
    )


def _spoken(rows: Iterable[Row], predicate: NamedNode, language: Language) -> str:
    return in_language((row["value"] for row in rows if row["property"] == predicate), language)


def _other_names(rows: Iterable[Row], language: Language) -> tuple[str, ...]:
    values = (row["value"] for row in rows if row["property"] == SKOS["altLabel"])
    return tuple(
        dict.fromkeys(term.value for term in values if isinstance(term, Literal) and term.language in {language, None})
    )


def _neighbours(rows: Iterable[Row], predicate: NamedNode, refs: Refs) -> tuple[Ref, ...]:
    found = dict.fromkeys(node(row, "value") for row in rows if row["property"] == predicate)
    return tuple(sorted((refs[theme] for theme in found), key=lambda one: alphabetical(one.label)))
