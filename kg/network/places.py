"""Places: where how many actors work, on a theme or on any, areas with what lies in them, and who most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.network.choosing import counted, inheritance, kind_of, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.grounds import grounds_of, of_kind, strengths_on, strongest
from kg.network.traits import Trait, items_of, traits_of
from kg.network.wording import listed, said
from kg.store.base import Store
from kg.terms import ID, Literal, NamedNode
from kg.themes import ActorKind
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical, names_of
from kg.themes.view import each_row, node_in

__all__ = ["Place", "Places", "key_of", "places", "places_of"]

_NAMED = 3
"""Actors named at a place, the strongest."""
_OFFICIAL = f"{ID}place/ags-"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its official key, if it has one: how many actors, in how many documents it is named, and who most.

    ``strongest`` has names by actor, ``sentence`` says it in words, ``why`` of each of them.
    """

    place: NamedNode
    label: str
    key: str
    actors: int
    documents: int
    strongest: Mapping[NamedNode, str]
    sentence: str
    why: Mapping[NamedNode, Why]


@dataclass(frozen=True, slots=True)
class Places:
    """The places with any actor, those with most first; ``total`` counts all actors once, ``unknown`` those nowhere."""

    rows: tuple[Place, ...]
    total: int
    unknown: int
    notes: tuple[str, ...]


def places(asked: Asked) -> Found:
    """Return the places with the actors that were asked for, one row a place."""
    found = places_of(asked)
    return Found(tuple(map(_row, found.rows)), found.notes)


def places_of(asked: Asked) -> Places:
    """Return the same before it becomes rows."""
    return answered(asked.store, inheritance(asked), asked.language, lambda lens: _places(asked, lens))


def key_of(place: NamedNode) -> str:
    """Return the official key (AGS) of a place, empty for one that has none."""
    return place.value.removeprefix(_OFFICIAL) if place.value.startswith(_OFFICIAL) else ""


def _places(asked: Asked, lens: Lens) -> Places:
    theme, level = asked.thing("theme"), asked.thing("level")
    themes = lens.index.tree.below(theme) if theme is not None else frozenset(lens.index.themes.nodes)
    actors, strengths = strengths_on(lens, themes)
    chosen = of_kind(lens, actors, kind_of(asked, ActorKind.ORGANISATION))
    actors, strengths = actors[chosen], strengths[chosen]
    items = items_of(lens.index, themes)
    if level is not None:
        there = np.isin(actors, traits_of(asked.store, lens.index, Trait.LEVEL).having(level, items))
        actors, strengths = actors[there], strengths[there]
    traits = traits_of(asked.store, lens.index, Trait.PLACE)
    having = {value: np.isin(actors, traits.having(value, items)) for value in traits.values}
    counts = {value: int(there.sum()) for value, there in having.items() if there.any()}
    names = names_of(asked.store, counts, lens.language)
    labels = {value: names.get(value) or value.value.rsplit("/", 1)[-1] for value in counts}
    order = sorted(counts, key=lambda value: (-counts[value], alphabetical(labels[value]), value.value))
    shown = order[: whole(asked, "limit", 200)]
    most = {value: strongest(lens, actors[having[value]], strengths[having[value]], _NAMED) for value in shown}
    why = grounds_of(asked.store, lens, ((actor, themes) for there in most.values() for actor in there))
    documents = _documents(asked.store, shown)

    def told(value: NamedNode) -> Place:
        named = {actor: lens.actor_label(actor) for actor in most[value]}
        sentence = said(
            "places-row",
            lens.language,
            place=labels[value],
            actors=counts[value],
            names=listed(tuple(named.values()), lens.language),
        )
        grounds = {actor: why[actor, themes] for actor in named if (actor, themes) in why}
        return Place(
            value, labels[value], key_of(value), counts[value], documents.get(value, 0), named, sentence, grounds
        )

    unknown = len(actors) - _anywhere(having.values(), len(actors))
    return Places(tuple(map(told, shown)), len(actors), unknown, tuple(_notes(lens, len(shown), len(order), unknown)))


def _anywhere(having: Iterable[NDArray[np.bool_]], actors: int) -> int:
    found = np.zeros(actors, np.bool_)
    for there in having:
        found |= there
    return int(found.sum())


def _notes(lens: Lens, shown: int, there: int, unknown: int) -> Iterable[str]:
    yield said("places-counted" if there else "places-none", lens.language)
    if unknown:
        yield said("places-unknown", lens.language, count=unknown)
    if shown < there:
        yield said("places-cut", lens.language, shown=shown, all=there)


def _documents(store: Store, places: Iterable[NamedNode]) -> dict[NamedNode, int]:
    found: dict[NamedNode, set[NamedNode]] = {}
    for row in each_row(store, "things_documents", thing=places):
        found.setdefault(node_in(row, "thing"), set()).add(node_in(row, "document"))
    return {place: len(documents) for place, documents in found.items()}


def _row(found: Place) -> FoundRow:
    return FoundRow(
        {
            "place": found.place,
            "placeLabel": Literal(found.label),
            **({"key": Literal(found.key)} if found.key else {}),
            "actors": counted(found.actors),
            "documents": counted(found.documents),
            "strongest": Literal(" | ".join(found.strongest.values())),
        },
        (Why(found.sentence), *found.why.values()),
    )
