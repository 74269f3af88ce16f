"""Network: made-up actors, events, bodies and themes as quads in the product's shape, the same for the same size."""

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import Final

from kg.terms import DEF, FOAF, GRAPH, ID, ORG, RDF, SKOS, THEME, XSD, Literal, NamedNode, Quad

__all__ = ["THEMES", "network"]

THEMES: Final = 2_000
"""Themes of the tree: 20, each with 9 narrower ones, each of these with 10."""

PERSONS: Final = 0.7
"""The part of the actors that are persons."""

PARTICIPANTS: Final = 10
"""Participations in an event; there is one event for every three actors, so that each takes part in about three."""

SURE: Final = Literal("0.9", datatype=XSD["decimal"])
TYPE: Final = RDF["type"]


def network(actors: int, *, seed: int = 1) -> Iterator[Quad]:
    """Yield the facts about so many actors: who took part where, for which body, and what each event was about.

    Themes are drawn by Zipf's law, so few are common and many rare. A graph holds one event with its evidence, as the
    graph of a document does; there are about 42 facts for each actor.
    """
    chance = Random(seed)
    persons = int(actors * PERSONS)
    bodies = actors - persons
    order = list(range(THEMES))
    chance.shuffle(order)
    popular = list(accumulate(1 / (place + 1) for place in range(THEMES)))
    yield from vocabulary()
    names = GRAPH["namen/genannt"]
    for number in range(persons):
        yield Quad(person(number), TYPE, FOAF["Person"], names)
        yield Quad(person(number), SKOS["prefLabel"], Literal(f"Person {number:07}", language="de"), names)
    for number in range(bodies):
        yield Quad(body(number), TYPE, ORG["Organization"], names)
        yield Quad(body(number), SKOS["prefLabel"], Literal(f"Verein {number:07}", language="de"), names)
    for number in range(actors // 3):
        about = {order[bisect(popular, chance.random() * popular[-1])] for _ in range(chance.randint(1, 3))}
        there = [chance.randrange(persons) for _ in range(PARTICIPANTS)]
        yield from event(number, sorted(about), [(each, each % bodies) for each in there])


def event(number: int, about: list[int], there: list[tuple[int, int]]) -> Iterator[Quad]:
    """Yield one event's facts: its themes and those who took part, each on behalf of a body."""
    graph, node = GRAPH[f"protokoll-{number}/genannt"], ID[f"event/treffen-{number}"]
    for theme in about:
        yield Quad(node, DEF["hasTheme"], theme_of(theme), graph)
        yield from evidence(graph, node, f"{number}-thema-{theme}", (DEF["hasTheme"], theme_of(theme)))
    for place, (who, whose) in enumerate(there):
        fact = ID[f"participation/{number}-{place}"]
        ties = ((DEF["participant"], person(who)), (DEF["participationIn"], node), (DEF["onBehalfOf"], body(whose)))
        for name, value in ties:
            yield Quad(fact, name, value, graph)
        yield from evidence(graph, fact, f"{number}-{place}", *ties)


def evidence(graph: NamedNode, fact: NamedNode, name: str, *attested: tuple[NamedNode, NamedNode]) -> Iterator[Quad]:
    """Yield one piece of evidence that attests facts of a node."""
    node = ID[f"evidence/{name}"]
    yield Quad(fact, DEF["evidence"], node, graph)
    yield Quad(node, DEF["confidence"], SURE, graph)
    for attests, value in attested:
        yield Quad(node, DEF["attests"], attests, graph)
        yield Quad(node, DEF["attestedValue"], value, graph)


def vocabulary() -> Iterator[Quad]:
    """Yield the themes with their labels and their tree of three levels."""
    graph = GRAPH["themen/genannt"]
    for number in range(THEMES):
        yield Quad(theme_of(number), TYPE, DEF["Theme"], graph)
        yield Quad(theme_of(number), SKOS["prefLabel"], Literal(f"Thema {number:04}", language="de"), graph)
        if number >= 20:
            above = (number - 20) // 9 if number < 200 else 20 + (number - 200) // 10
            yield Quad(theme_of(number), SKOS["broader"], theme_of(above), graph)


def person(number: int) -> NamedNode:
    """Return the address of a person."""
    return ID[f"person/p{number}"]


def body(number: int) -> NamedNode:
    """Return the address of an organisation."""
    return ID[f"organisation/o{number}"]


def theme_of(number: int) -> NamedNode:
    """Return the address of a theme."""
    return THEME[f"t{number}"]
