"""Places: links that may hold for names of places that texts leave open, one for each official key they can mean."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kg.catalogue import view
from kg.gazetteer import COUNTIES, geocoding, place_of_key
from kg.link.link import Justification, Link, Relation
from kg.store.base import Store
from kg.terms import Literal, NamedNode
from kg.vocabulary import PlaceEntry, Vocabulary, load_vocabulary

__all__ = ["REGISTER", "place_links"]

REGISTER: Final = "GV100AD"
"""The source of official keys: the register of municipalities."""

_MOST: Final = Decimal("0.5")
"""No score of a name that several bear is higher: a person decides."""

_LEAST: Final = Decimal("0.05")


def place_links(store: Store) -> tuple[Link, ...]:
    """Return a link for each place that a name left open in some document can mean, by place, then by key.

    Of two documents the one that leaves fewer open counts. What is certain needs no link: it has the official key.
    """
    documents: dict[NamedNode, dict[NamedNode, set[str]]] = {}
    names: dict[NamedNode, str] = {}
    for row in store.select(view("open_places").filled({})).rows:
        place, document = row["place"], row["document"]
        if isinstance(place, NamedNode) and isinstance(document, NamedNode):
            documents.setdefault(place, {}).setdefault(document, set()).add(row["candidate"].value)
            names.setdefault(place, row["name"].value)
    vocabulary = load_vocabulary()
    return tuple(
        link
        for place, found in documents.items()
        for link in _links(place, names[place], list(found.values()), vocabulary)
    )


def _links(place: NamedNode, name: str, readings: list[set[str]], vocabulary: Vocabulary) -> Iterator[Link]:
    """Yield the links of one place; ``readings`` are the keys that it can mean, by document."""
    for key in sorted(set().union(*readings)):
        entry = place_of_key(key, vocabulary)
        if entry is None:  # of another state of the register
            continue
        fewest = min(len(keys) for keys in readings if key in keys)
        around = ", ".join(_called(one) for one in _around(entry, vocabulary))
        within = f" ({around})" if around else ""
        yield Link(
            place,
            Relation.EXACT,
            geocoding(key),
            REGISTER,
            Justification.LEXICAL,
            max(_LEAST, min(_MOST, round(Decimal(1) / fewest, 2))),
            f"„{name}“: einer von {fewest} Orten, die gemeint sein können / one of {fewest} places that can be meant",
            (Literal(f"{_called(entry)}{within}", language="de"),),
        )


def _around(entry: PlaceEntry, vocabulary: Vocabulary) -> Iterator[PlaceEntry]:
    """Yield the county and the Land in which a place lies."""
    for size in (5, 2):
        if len(entry.key) > size and (found := place_of_key(entry.key[:size], vocabulary)) is not None:
            yield found


def _called(entry: PlaceEntry) -> str:
    """Return a place's name; a county whose name is also a town's says what it is."""
    plain = entry.kind in COUNTIES and not entry.name.lower().endswith("kreis") and " " not in entry.name
    return f"Kreis {entry.name}" if plain else entry.name
