"""Random worlds whose actors have levels, places, types and perspectives, and these told by plain Python."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from kg.store import Store
from kg.terms import DEF, GRAPH, ID, LIST, NamedNode, Quad
from tests.spec.themes.worlds import EVENTS, ORGANISATIONS, PERSONS, A, World, quads, worlds

TOWN, COUNTY, STATE = ID["place/town"], ID["place/county"], ID["place/state"]
AROUND = {TOWN: {TOWN, COUNTY, STATE}, COUNTY: {COUNTY, STATE}, STATE: {STATE}}
LEVELS = [LIST["ebene/gemeinde"], LIST["ebene/land"]]
TYPES = [DEF["Ministry"], DEF["CivilSocietyOrganisation"]]
PERSPECTIVES = [LIST["perspektive/kommune"], LIST["perspektive/zivilgesellschaft"]]

of_bodies = st.fixed_dictionaries(
    {
        DEF["administrativeLevel"]: st.dictionaries(st.sampled_from(ORGANISATIONS), st.sampled_from(LEVELS)),
        DEF["seat"]: st.dictionaries(st.sampled_from(ORGANISATIONS), st.sampled_from(list(AROUND))),
        A: st.dictionaries(st.sampled_from(ORGANISATIONS), st.sampled_from(TYPES)),
    }
)


@dataclass(frozen=True)
class Landscape:
    """A world of themes, what its organisations are, and which participations take which perspective."""

    world: World
    bodies: Mapping[NamedNode, Mapping[NamedNode, NamedNode]]
    perspectives: Mapping[NamedNode, NamedNode]

    def of(self, actor: NamedNode, themed_items: set[NamedNode]) -> dict[str, set[NamedNode]]:
        """Return the values that an actor has, by trait; perspectives at some items only."""
        bodies = {actor} | {body for body in ORGANISATIONS if self._acts_for(actor, body)}
        held = {name: {of[body] for body in bodies if body in of} for name, of in self.bodies.items()}
        seats = held[DEF["seat"]]
        return {
            "level": held[DEF["administrativeLevel"]],
            "place": {around for seat in seats for around in AROUND[seat]},
            "type": held[A],
            "perspective": {
                value
                for node, value in self.perspectives.items()
                if {(node, DEF["participant"], actor), (node, DEF["onBehalfOf"], actor)} & self.world.keys()
                and any((node, DEF["participationIn"], item) in self.world for item in themed_items)
            },
        }

    def _acts_for(self, person: NamedNode, body: NamedNode) -> bool:
        ways = (("participant", "onBehalfOf"), ("affiliate", "affiliatedWith"))
        return person != body and any(
            (node, DEF[whose], body) in self.world
            for who, whose in ways
            for node, prop, value in self.world
            if prop == DEF[who] and value == person
        )


@st.composite
def landscapes(draw: st.DrawFn) -> Landscape:
    """A random world with traits."""
    world = draw(worlds())
    nodes = sorted({node for node, prop, _ in world if prop == DEF["participant"]}, key=str)
    taken = draw(st.dictionaries(st.sampled_from(nodes), st.sampled_from(PERSPECTIVES))) if nodes else {}
    return Landscape(world, draw(of_bodies), taken)


def fill(store: Store, landscape: Landscape) -> None:
    """Make a store hold a landscape and nothing else."""
    graph = GRAPH["welt/genannt"]
    triples = [quad.triple for quad in (*quads(landscape.world), *_traits(landscape, graph))]
    store.replace_graphs({**{one: [] for one in store.graphs()}, graph: triples})


def _traits(landscape: Landscape, graph: NamedNode) -> Iterator[Quad]:
    for prop, held in landscape.bodies.items():
        for body, value in held.items():
            yield Quad(body, prop, value, graph)
    for node, value in landscape.perspectives.items():
        yield Quad(node, DEF["representsPerspective"], value, graph)
    yield Quad(TOWN, DEF["locatedIn"], COUNTY, graph)
    yield Quad(COUNTY, DEF["locatedIn"], STATE, graph)


__all__ = ["EVENTS", "LEVELS", "PERSONS", "PERSPECTIVES", "STATE", "TYPES", "Landscape", "fill", "landscapes"]
