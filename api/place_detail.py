"""Place detail: all that the page of one place shows."""

from collections.abc import Iterable
from typing import Final

from api.addresses import page_of
from api.contexts import Passage, Ref
from api.facts import types_of
from api.instance import Instance
from api.known_places import ACTING, KnownPlaces, Use, known_places
from api.known_programmes import known_programmes
from api.messages import Language
from api.namings import namings_of
from api.outward import outward_of
from api.passages import Shown
from api.place_contexts import (
    PlaceActor,
    PlaceDetail,
    PlaceEvent,
    PlaceItem,
    PlaceProgramme,
    PlaceTheme,
    PlaceTie,
)
from api.views import Refs, Views, node, text
from kg.folding import alphabetical
from kg.network.placed import placed
from kg.terms import DEF, NamedNode, Term

__all__ = ["ACTORS", "place_detail", "place_items"]

ACTORS: Final = 50
"""Organisations of a page."""
_EVENTS: Final = 50
_LISTED: Final = 100
"""Parts and neighbours shown."""


def place_detail(instance: Instance, place: NamedNode, language: Language, *, page: int, themes: int) -> PlaceDetail:
    """Return everything known of a place; ``page`` is that of its organisations, ``themes`` how many are shown."""
    views, places = instance.views, known_places(instance.views)
    mark, events = places.marks[place], places.events(place)
    found = placed(instance.store, place, peers=places.of_level(place), events=events, language=language)
    above = places.above(place)
    refs = views.refs((place, *above, *filter(None, (mark.level,))), language)
    actors = _by_name(views, places.actors(place), language)
    said: list[tuple[NamedNode, Term]] = [
        (node(row, "property"), row["value"]) for row in views.rows("page_facts", thing=[place])
    ]
    told, parts = places.told(), places.parts(place)
    beside = {one for around in above[:1] for one in places.parts(around) if one != place}
    return PlaceDetail(
        ref=refs[place],
        key=mark.key,
        nuts=mark.nuts,
        types=types_of(views, place, language),
        level=refs[mark.level] if mark.level else None,
        within=tuple(refs[one] for one in above),
        outward=outward_of(said),
        actors=_actors(views, places.used(place, *ACTING), actors[(page - 1) * ACTORS : page * ACTORS], language),
        all_actors=len(actors),
        page=page,
        pages=max(1, -(-len(actors) // ACTORS)),
        themes=tuple(
            PlaceTheme(
                theme=Ref(one.theme.value, one.label, page_of(one.theme.value)),
                actors=one.actors,
                documents=len(one.documents),
                share=one.share,
                usual=one.usual,
                standing=one.standing.value,
                href=f"{page_of(place.value)}{page_of(one.theme.value)}",
            )
            for one in found.themes[:themes]
        ),
        all_themes=len(found.themes),
        compared=found.compared,
        events=_events(views, places.used(place, DEF["eventPlace"]), language),
        programmes=_programmes(views, places, place, language),
        documents=namings_of(instance, places.inside(place), language),
        parts=place_items(views, places, told & parts, language)[:_LISTED],
        neighbours=place_items(views, places, told & beside, language)[:_LISTED],
    )


def place_items(
    views: Views, places: KnownPlaces, wanted: Iterable[NamedNode], language: Language
) -> tuple[PlaceItem, ...]:
    """Return places with what is known of them, by name."""
    chosen = tuple(wanted)
    levels = {level for place in chosen if (level := places.marks[place].level) is not None}
    around = {place: places.above(place) for place in chosen}
    refs = views.refs((*chosen, *levels, *(one for above in around.values() for one in above)), language)
    items = (
        PlaceItem(
            ref=refs[place],
            key=mark.key,
            level=refs[mark.level] if mark.level else None,
            within=tuple(refs[one] for one in around[place]),
            actors=len(places.actors(place)),
            events=len(places.events(place)),
            documents=len(places.documents(place)),
        )
        for place in chosen
        for mark in (places.marks[place],)
    )
    return tuple(sorted(items, key=lambda one: (alphabetical(one.ref.label), one.key, one.ref.iri)))


def _by_name(views: Views, things: Iterable[NamedNode], language: Language) -> tuple[NamedNode, ...]:
    chosen = tuple(things)
    refs = views.refs(chosen, language)
    return tuple(sorted(chosen, key=lambda one: (alphabetical(refs[one].label), one.value)))


def _actors(
    views: Views, uses: Iterable[Use], actors: tuple[NamedNode, ...], language: Language
) -> tuple[PlaceActor, ...]:
    ties: dict[NamedNode, list[Use]] = {}
    for use in uses:
        ties.setdefault(use.thing, []).append(use)
    shown = Shown.of(views, actors, language)
    held = [use for actor in actors for use in ties[actor]]
    refs = views.refs((*actors, *(one for use in held for one in (use.property, use.place))), language)
    persons: dict[NamedNode, set[NamedNode]] = {}
    for row in views.rows("acting_for"):
        persons.setdefault(node(row, "organisation"), set()).add(node(row, "person"))
    return tuple(
        PlaceActor(
            actor=refs[actor],
            ties=tuple(_tie(use, refs, shown) for use in ties[actor]),
            persons=len(persons.get(actor, ())),
        )
        for actor in actors
    )


def _tie(use: Use, refs: Refs, shown: Shown) -> PlaceTie:
    return PlaceTie(refs[use.property], refs[use.place], _passages(use, shown))


def _passages(use: Use, shown: Shown) -> tuple[Passage, ...]:
    return shown.by_triple.get((use.thing.value, use.property.value, str(use.place)), ())


def _events(views: Views, uses: Iterable[Use], language: Language) -> tuple[PlaceEvent, ...]:
    held = tuple(uses)
    days: dict[NamedNode, str] = {}
    for row in views.rows("item_days", item=[use.thing for use in held]):
        days.setdefault(node(row, "item"), text(row, "day"))
    refs = views.refs((one for use in held for one in (use.thing, use.place)), language)
    by_name = sorted(held, key=lambda use: (alphabetical(refs[use.thing].label), use.thing.value))
    latest = sorted(by_name, key=lambda use: days.get(use.thing, ""), reverse=True)[:_EVENTS]
    shown = Shown.of(views, [use.thing for use in latest], language)
    return tuple(
        PlaceEvent(refs[use.thing], refs[use.place], days.get(use.thing, ""), _passages(use, shown)) for use in latest
    )


def _programmes(views: Views, places: KnownPlaces, place: NamedNode, language: Language) -> tuple[PlaceProgramme, ...]:
    """Return the programmes that organisations of a place run, and those presented at events there."""
    actors = places.actors(place)
    meetings = places.events(place)
    whole = {node(row, "presentation"): node(row, "event") for row in views.rows("page_presentations")}
    found: dict[NamedNode, tuple[NamedNode, ...]] = {}
    for programme, known in known_programmes(views).items():
        runners = [one for one in known.runners() if one in actors]
        talks = [one for one in known.named_by("presents") if {one, whole.get(one)} & meetings]
        if runners or talks:
            found[programme] = (*runners, *talks)
    refs = views.refs((*found, *(one for through in found.values() for one in through)), language)
    return tuple(
        PlaceProgramme(refs[programme], tuple(refs[one] for one in found[programme]))
        for programme in sorted(found, key=lambda one: (alphabetical(refs[one].label), one.value))
    )
