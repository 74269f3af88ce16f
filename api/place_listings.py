"""Place listings: the lists of places and of the organisations of one, as the rows of files."""

from collections.abc import Iterable
from typing import Final

from api.instance import Instance
from api.known_places import ACTING, known_places
from api.messages import Language
from api.passages import Shown
from api.place_contexts import PlaceItem
from api.tabled import Value, tabled
from kg.export import Listing
from kg.folding import alphabetical
from kg.terms import NamedNode

__all__ = ["actors_listing", "places_listing"]

_PLACES: Final = {
    "place": "place",
    "key": "place-key",
    "level": "place-level",
    "within": "place-within",
    "actors": "organisations",
    "events": "events",
    "documents": "documents-naming",
}
_ACTORS: Final = {
    "actor": "organisation",
    "relation": "place-tie",
    "place": "place",
    "sentence": "sentence",
    "document": "document",
}


def places_listing(instance: Instance, items: Iterable[PlaceItem], language: Language) -> Listing:
    """Return places with keys, levels and counts, a row each."""
    rows = (
        (
            item.ref,
            item.key,
            item.level.label if item.level else "",
            ", ".join(one.label for one in item.within),
            item.actors,
            item.events,
            item.documents,
        )
        for item in items
    )
    return tabled(instance, "orte", instance.messages.say("nav-places", language), _PLACES, rows, language)


def actors_listing(instance: Instance, place: NamedNode, language: Language) -> Listing:
    """Return the organisations of a place by name, a row for each tie and sentence that shows it."""
    views, uses = instance.views, known_places(instance.views).used(place, *ACTING)
    refs = views.refs((place, *(one for use in uses for one in (use.thing, use.property, use.place))), language)
    shown = Shown.of(views, [use.thing for use in uses], language)
    rows: list[tuple[Value, ...]] = []
    for use in sorted(uses, key=lambda use: (alphabetical(refs[use.thing].label), use.thing.value, use.place.value)):
        tie = (refs[use.thing], refs[use.property].label, refs[use.place])
        passages = shown.by_triple.get((use.thing.value, use.property.value, str(use.place)), ())
        sentences = dict.fromkeys((one.text, one.document) for one in passages)
        rows += [(*tie, *sentence) for sentence in sentences] or [(*tie, "", None)]
    title = instance.messages.say("place-actors-of", language, name=refs[place].label)
    return tabled(instance, f"akteure-{place.value.rpartition('/')[2]}", title, _ACTORS, rows, language)
