"""Place theme: the organisations of a place that work on a theme, the events there about it, and their documents."""

from typing import Final

from api.instance import Instance
from api.known_places import known_places
from api.messages import Language
from api.namings import documents_by_day
from api.passages import passages_of
from api.place_contexts import EventThemeItem, PlaceThemeDetail
from api.theme_actors import theme_actors
from api.views import Views, node
from kg.network.placed import placed
from kg.terms import NamedNode
from kg.themes import actors_of
from kg.themes.kept import index_of

__all__ = ["place_theme"]

_ACTORS: Final = 25


def place_theme(
    instance: Instance, place: NamedNode, theme: NamedNode, language: Language, *, page: int
) -> PlaceThemeDetail:
    """Return what shows a theme in a place; ``page`` is that of the organisations, the strongest first."""
    views, places = instance.views, known_places(instance.views)
    events = places.events(place)
    found = placed(instance.store, place, events=events, language=language)
    held = next((one for one in found.themes if one.theme == theme), None)
    documents = held.documents if held else frozenset()
    total = held.actors if held else 0
    actors = actors_of(
        instance.store,
        theme,
        among=places.actors(place),
        limit=_ACTORS,
        offset=(page - 1) * _ACTORS,
        language=language,
    )
    refs = views.refs((place, theme), language)
    return PlaceThemeDetail(
        place=refs[place],
        theme=refs[theme],
        actors=theme_actors(instance, theme, actors, language),
        all_actors=total,
        page=page,
        pages=max(1, -(-total // _ACTORS)),
        events=_events(views, events, index_of(instance.store).tree.below(theme), language),
        documents=tuple(ref for _, ref in documents_by_day(instance, documents, language)),
    )


def _events(
    views: Views, events: frozenset[NamedNode], themes: frozenset[NamedNode], language: Language
) -> tuple[EventThemeItem, ...]:
    evidence: dict[NamedNode, dict[NamedNode, None]] = {}
    for row in views.rows("item_themes", item=events):
        if row["theme"] in themes:
            evidence.setdefault(node(row, "item"), {})[node(row, "themeEvidence")] = None
    passages = passages_of(views, (piece for pieces in evidence.values() for piece in pieces), language)
    refs = views.refs(evidence, language)
    return tuple(
        EventThemeItem(refs[event], tuple(passages[piece.value] for piece in pieces if piece.value in passages))
        for event, pieces in sorted(evidence.items(), key=lambda one: (refs[one[0]].label, one[0].value))
    )
