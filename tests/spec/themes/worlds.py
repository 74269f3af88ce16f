"""Made-up graphs: small random sets of facts with evidence, and the definition of themes in plain Python.

The Python here is written apart from the query, over triples as a dict, so that the two can be held against
each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from hypothesis import strategies as st

from kg.store import Store
from kg.terms import DEF, FOAF, GRAPH, ID, LIST, ORG, RDF, SKOS, THEME, XSD, Literal, NamedNode, Quad, Triple

Fact = tuple[NamedNode, NamedNode, NamedNode]
World = Mapping[Fact, tuple[float, ...]]
"""Each fact with the confidence of each piece of its evidence."""

THEMES = [THEME[slug] for slug in ("armut", "kinderarmut", "altersarmut", "wohnen")]
BROADER = {THEMES[1]: THEMES[0], THEMES[2]: THEMES[0]}
PERSONS = [ID[f"person/p{n}"] for n in range(3)]
ORGANISATIONS = [ID[f"organisation/o{n}"] for n in range(2)]
EVENTS = [ID[f"event/e{n}"] for n in range(2)]
TALK = ID["presentation/t0"]
PROGRAMME = ID["programme/g0"]
CHALLENGE = ID["challenge/c0"]
UNIT = ID["unit/u0"]
TYPES = {
    **dict.fromkeys(PERSONS, FOAF["Person"]),
    **dict.fromkeys(ORGANISATIONS, ORG["Organization"]),
    TALK: DEF["Presentation"],
}
A = RDF["type"]
HAVING = {DEF["launchedBy"]: "programme", ORG["unitOf"]: "unit"}

theme_sets = st.sets(st.sampled_from(THEMES), max_size=2)
confidences = st.lists(st.sampled_from([0.25, 0.5, 0.9, 1.0]), max_size=2).map(tuple)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A few participations, affiliations, a talk, a programme, a unit and a statement, at random."""
    facts: set[Fact] = set()

    def maybe(values: Iterable[NamedNode]) -> Iterator[NamedNode]:
        value = draw(st.none() | st.sampled_from(list(values)))
        yield from () if value is None else (value,)

    for n in range(draw(st.integers(0, 4))):
        node = ID[f"participation/m{n}"]
        facts.add((node, DEF["participant"], draw(st.sampled_from(PERSONS + ORGANISATIONS))))
        facts.add((node, DEF["participationIn"], draw(st.sampled_from([*EVENTS, TALK]))))
        facts.update((node, DEF["onBehalfOf"], org) for org in draw(st.sets(st.sampled_from(ORGANISATIONS))))
    for n in range(draw(st.integers(0, 2))):
        node = ID[f"affiliation/a{n}"]
        facts.add((node, DEF["affiliate"], draw(st.sampled_from(PERSONS))))
        facts.add((node, DEF["affiliatedWith"], draw(st.sampled_from(ORGANISATIONS))))
        facts.update((node, DEF["withinUnit"], unit) for unit in maybe([UNIT]))
        facts.update((node, DEF["hasTheme"], theme) for theme in draw(theme_sets))
    for node in (*EVENTS, TALK, PROGRAMME, CHALLENGE, UNIT):
        facts.update((node, DEF["hasTheme"], theme) for theme in draw(theme_sets))
    facts.update((EVENTS[0], DEF["addresses"], each) for each in maybe([CHALLENGE]))
    facts.update((TALK, DEF["presents"], each) for each in maybe([PROGRAMME]))
    facts.update((PROGRAMME, DEF["launchedBy"], each) for each in maybe(ORGANISATIONS))
    facts.update((UNIT, ORG["unitOf"], each) for each in maybe(ORGANISATIONS))
    statement = ID["statement/s0"]
    spoken = [*PERSONS, *ORGANISATIONS, *THEMES, CHALLENGE, LIST["gruppe/kommunen"]]
    facts.update((statement, DEF["heldBy"], each) for each in maybe(PERSONS))
    facts.update((statement, DEF["statementSubject"], each) for each in maybe(spoken))
    facts.update((statement, DEF["statementObject"], each) for each in maybe(spoken))
    return {fact: draw(confidences) for fact in sorted(facts, key=str)}


def fill(store: Store, world: World) -> None:
    """Make a store hold a world and nothing else."""
    graphs: dict[NamedNode, list[Triple]] = {graph: [] for graph in store.graphs()}
    for quad in quads(world):
        graphs.setdefault(quad.graph_name, []).append(quad.triple)
    store.replace_graphs(graphs)


def quads(world: World) -> Iterator[Quad]:
    """Yield the graph of a world in the product's shape, with its evidence, types and themes."""
    graph = GRAPH["welt/genannt"]
    for theme in THEMES:
        yield Quad(theme, A, DEF["Theme"], graph)
        yield Quad(theme, SKOS["prefLabel"], Literal(theme.value.rsplit("/", 1)[-1], language="de"), graph)
    for below, above in BROADER.items():
        yield Quad(below, SKOS["broader"], above, graph)
    for node, kind in TYPES.items():
        yield Quad(node, A, kind, graph)
        if kind != DEF["Presentation"]:
            yield Quad(node, DEF["nameForm"], Literal(node.value.rsplit("/", 1)[-1], language="de"), graph)
    yield Quad(ID["statement/s0"], A, DEF["Statement"], graph)
    numbers = count()
    for (subject, prop, value), sure in world.items():
        yield Quad(subject, prop, value, graph)
        for confidence in sure:
            yield from _evidence(ID[f"evidence/{next(numbers)}"], (subject, prop, value), confidence, graph)


def _evidence(node: NamedNode, fact: Fact, confidence: float, graph: NamedNode) -> Iterator[Quad]:
    subject, prop, value = fact
    yield Quad(subject, DEF["evidence"], node, graph)
    for name, term in {
        "attests": prop,
        "attestedValue": value,
        "confidence": Literal(str(confidence), datatype=XSD["decimal"]),
        "inDocument": ID["document/welt"],
        "quoteText": Literal("Wort"),
        "startOffset": Literal(7),
        "endOffset": Literal(11),
        "passageText": Literal("ein Wort."),
        "passageStart": Literal(3),
        "evidenceStatus": LIST["beleg/genannt"],
    }.items():
        yield Quad(node, DEF[name], term, graph)


Key = tuple[NamedNode, NamedNode, str, NamedNode, NamedNode | None]


def expected(world: World) -> dict[Key, float]:
    """Return the links of a world, ``(actor, theme, kind, item, through)``, with their confidence."""
    found: dict[Key, float] = {}
    bearings = list(_bearings(world))
    for actor, kind, item, through, tie in _ties(world):
        for other, theme, sure in bearings:
            if other == item and world[tie] and sure:
                key = (actor, theme, kind, item, through)
                found[key] = max(found.get(key, 0.0), min(max(world[tie]), sure))
    return found


def bearers(world: World, themes: set[NamedNode]) -> set[NamedNode]:
    """Return the items that bear any of some themes, whether anybody is tied to them or not."""
    return {item for item, theme, sure in _bearings(world) if sure and theme in themes}


def _objects(world: World, subject: NamedNode, prop: NamedNode) -> list[NamedNode]:
    return [value for s, p, value in world if s == subject and p == prop]


def _ties(world: World) -> Iterator[tuple[NamedNode, str, NamedNode, NamedNode | None, Fact]]:
    for fact in world:
        subject, prop, value = fact
        for event in _objects(world, subject, DEF["participationIn"]):
            if prop == DEF["participant"]:
                yield value, "contribution" if event == TALK else "participation", event, None, fact
            if prop == DEF["onBehalfOf"]:
                for person in _objects(world, subject, DEF["participant"]):
                    if person != value:
                        yield value, "affiliation", event, person, fact
        if prop in HAVING:
            yield value, HAVING[prop], subject, None, fact
        if subject == ID["statement/s0"] and value in PERSONS + ORGANISATIONS:
            yield value, "statement", subject, None, fact
        yield from _ties_of_affiliation(world, fact)


def _ties_of_affiliation(
    world: World, fact: Fact
) -> Iterator[tuple[NamedNode, str, NamedNode, NamedNode | None, Fact]]:
    subject, prop, value = fact
    persons = _objects(world, subject, DEF["affiliate"])
    if prop == DEF["affiliate"]:
        yield value, "function", subject, None, fact
    if prop == DEF["withinUnit"]:
        for person in persons:
            yield person, "unit", value, None, fact
    if prop == DEF["affiliatedWith"]:
        for person in persons:
            yield value, "affiliation", subject, person, fact
            for s, p, o in world:
                if p in HAVING and o == value:
                    yield person, "membership", s, value, fact
                if p == DEF["participant"] and o == value:
                    for event in _objects(world, s, DEF["participationIn"]):
                        yield person, "membership", event, value, fact


def _bearings(world: World) -> Iterator[tuple[NamedNode, NamedNode, float]]:
    """Yield item, theme and confidence; items that address, present or speak of a bearer take its theme."""
    speaking = (DEF["statementSubject"], DEF["statementObject"])
    for (subject, prop, value), sure in world.items():
        best = max(sure, default=0.0)
        if prop == DEF["hasTheme"]:
            yield subject, value, best
            for s, p, o in world:
                if o == subject and p in (DEF["addresses"], DEF["presents"], *speaking):
                    yield s, value, best
        if prop in speaking and value in THEMES:
            yield subject, value, best
