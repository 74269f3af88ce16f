"""Bridges: the planned ones and no others, betweenness as it is defined, and what falls apart without them."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.export import listing_of_answer, written
from kg.network import bridges as counting
from kg.network.bridges import bridges_of
from kg.network.network import NodeKind
from kg.store import open_store
from kg.terms import DEF, GRAPH, ID, RDF, SKOS, THEME, Literal, Triple
from kg.themes import ActorKind, Inheritance
from kg.themes.kept import index_of
from kg.themes.lens import Lens
from tests.spec.network.test_plan import short
from tests.spec.themes.worlds import fill, quads
from tests.unit.export.worked import parsed

CATALOGUE = load_catalogue()


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


PEOPLE = [ID[f"person/k{number}"] for number in range(7)]
TOPICS = [THEME[f"t{number}"] for number in range(6)]
BOW = {0: {0, 1}, 1: {0, 1}, 2: {0, 1}, 3: {1, 4}, 4: {4, 5}, 5: {4, 5}, 6: {4, 5}}
"""Two groups of three people that only the fourth joins."""

knots = st.dictionaries(
    st.integers(0, len(PEOPLE) - 1), st.sets(st.integers(0, len(TOPICS) - 1), min_size=1, max_size=3), min_size=4
)


def tie(store, knot):
    """Make a store hold people whose functions have themes, by their numbers."""
    facts = [
        fact
        for person, topics in knot.items()
        for fact in (
            (ID[f"affiliation/k{person}"], DEF["affiliate"], PEOPLE[person]),
            *((ID[f"affiliation/k{person}"], DEF["hasTheme"], TOPICS[topic]) for topic in topics),
        )
    ]
    named = [
        triple
        for topic in TOPICS
        for triple in (
            Triple(topic, RDF["type"], DEF["Theme"]),
            Triple(topic, SKOS["prefLabel"], Literal("T", language="de")),
        )
    ]
    triples = [quad.triple for quad in quads(dict.fromkeys(facts, (1.0,)))]
    store.replace_graphs({**{graph: [] for graph in store.graphs()}, GRAPH["welt/genannt"]: [*triples, *named]})


def graph_of(knot, cap):
    """Return the graph of people and topics that are neither too rare nor too common."""
    graph = nx.Graph()
    for topic in range(len(TOPICS)):
        having = [person for person, topics in knot.items() if topic in topics]
        if 2 <= len(having) <= cap:
            graph.add_edges_from((PEOPLE[person], TOPICS[topic]) for person in having)
    return graph, [person for person in PEOPLE if person in graph]


@settings(max_examples=15, deadline=None)
@given(knot=knots, cap=st.sampled_from([2, 3, 9]))
@example(knot=BOW, cap=9)
def test_betweenness_is_the_part_of_pairs_joined_over_an_actor(memory, knot, cap):
    tie(memory, knot)
    graph, people = graph_of(knot, cap)
    pieces = nx.number_connected_components(graph)
    for bridge in bridges_of(Lens(index_of(memory), Inheritance.NONE, "de"), cap=cap).found:
        others = [person for person in people if person != bridge.actor]
        over = 0.0
        for left, right in combinations(others, 2):
            if nx.has_path(graph, left, right):
                chains = list(nx.all_shortest_paths(graph, left, right))
                over += sum(bridge.actor in chain for chain in chains) / len(chains)
        assert bridge.betweenness == pytest.approx(over / (len(others) * (len(others) - 1) / 2), abs=1e-6)
        without = graph.subgraph(set(graph) - {bridge.actor})
        assert bridge.alone is (nx.number_connected_components(without) > pieces)
        assert len(bridge.sides) > 1


def test_without_the_only_bridge_the_network_falls_into_more_parts(memory):
    tie(memory, BOW)
    (bridge,) = bridges_of(Lens(index_of(memory), Inheritance.NONE, "de")).found
    assert (bridge.actor, bridge.alone) == (PEOPLE[3], True)
    assert bridge.betweenness == round(3 * 3 / 15, 6)
    assert [set(themes) for _, themes in bridge.sides] == [{TOPICS[1]}, {TOPICS[4]}]
    graph, _ = graph_of(BOW, 9)
    assert nx.number_connected_components(graph) == 1
    assert nx.number_connected_components(graph.subgraph(set(graph) - {bridge.actor})) == 2


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_the_planned_bridges_are_found_and_nobody_else(planned, plan, kind):
    wanted = plan["bridges"][f"{kind}s"]
    answer = ask(planned, CATALOGUE["bridges"], {"kind": kind})
    assert sorted(short(row["actor"]) for row in answer.rows) == wanted
    assert {row["alone"].value for row in answer.rows} == {"ja" if len(wanted) == 1 else "nein"}
    sides = plan["communities"].values()
    for row, why in zip(answer.rows, answer.why, strict=True):
        assert row["communities"].value == "2"
        told = [{short(reason.theme) for reason in one.reasons} for one in why[1:]]
        assert all(any(themes <= set(side["themes"]) for side in sides) for themes in told)
        assert len(told) == 2
        assert all(reason.passages for one in why[1:] for reason in one.reasons)


def test_the_planned_bridges_join_the_planned_communities_with_both_kinds_of_actors(planned, plan):
    answer = ask(planned, CATALOGUE["bridges"], {}, language="en")
    assert {short(row["actor"]) for row in answer.rows} == {
        *plan["bridges"]["persons"],
        *plan["bridges"]["organisations"],
    }
    assert "Jule Brandis joins the groups of themes “" in {w[0].sentence[:41] for w in answer.why}


def test_the_network_ties_every_bridge_to_themes_of_each_group_it_joins(planned, plan):
    answer = ask(planned, CATALOGUE["bridges"], {})
    net = answer.network
    sides = [set(side["themes"]) for side in plan["communities"].values()]
    themes = {node.thing: node for node in net.nodes if node.kind is NodeKind.THEME}
    for row in answer.rows:
        tied = [edge for edge in net.edges if edge.left == row["actor"]]
        assert all(any(short(edge.right) in side for edge in tied) for side in sides)
        strengths = Lens(index_of(planned), Inheritance.ORGANISATIONS, "de").strengths(row["actor"])
        assert all(edge.weight == round(strengths[edge.right], 6) for edge in tied)
        assert sum(bool(edge.why) for edge in tied) == len(sides)
    for side in sides:
        assert len({node.community for thing, node in themes.items() if short(thing) in side}) == 1
    assert len({node.community for node in themes.values()}) == len(sides)
    root = parsed(written(listing_of_answer(planned, answer, "de"), "gexf"))
    assert len(list(root.iter("{http://www.gexf.net/1.2draft}node"))) == len(net.nodes)
    assert ask(planned, CATALOGUE["bridges"], {"cap": "2"}).network is None


def test_a_theme_that_everybody_has_hides_the_bridges_and_is_left_out(planned):
    lens = Lens(index_of(planned), Inheritance.ORGANISATIONS, "de")
    capped = bridges_of(lens, cap=2)
    assert capped.capped
    assert capped.found == ()
    assert any("zählen nicht mit" in note for note in ask(planned, CATALOGUE["bridges"], {"cap": "2"}).notes)


def test_a_large_graph_is_searched_from_some_actors_always_the_same(planned, monkeypatch):
    lens = Lens(index_of(planned), Inheritance.ORGANISATIONS, "de")
    whole = bridges_of(lens, kind=ActorKind.ORGANISATION)
    assert whole.searched == whole.actors
    monkeypatch.setattr(counting, "_STEPS", 1200)
    some = bridges_of(lens, kind=ActorKind.ORGANISATION)
    assert 1 < some.searched < some.actors
    assert some == bridges_of(lens, kind=ActorKind.ORGANISATION)
    assert {one.actor for one in some.found} <= {one.actor for one in whole.found}
    assert ask(planned, CATALOGUE["bridges"], {"limit": "1"}).notes[-1] == "Gezeigt sind 1 von 3 Brücken."
    notes = ask(planned, CATALOGUE["bridges"], {"kind": "organisation"}).notes
    assert any(f"{some.searched} der {some.actors}" in note for note in notes)


def test_nothing_is_a_bridge_where_nobody_is(memory):
    fill(memory, {})
    answer = ask(memory, CATALOGUE["bridges"], {})
    assert answer.rows == ()
    assert answer.notes[0] == "Kein Akteur verbindet zwei Themengruppen."
