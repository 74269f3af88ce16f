"""Trends and near themes: years as the documents tell them, affinity as it is counted over all pairs."""

import pytest
from hypothesis import given, settings

from kg.network.affinity import affinities, shared_actors
from kg.network.near_themes import near_themes
from kg.network.trend import trend_of
from kg.store import open_store
from kg.terms import DCTERMS, DEF, GRAPH, ID, RDF, XSD, Literal, Quad
from kg.themes import Inheritance
from kg.themes.lens import answered
from tests.spec.network.worlds import fill, landscapes
from tests.spec.themes.worlds import EVENTS, ORGANISATIONS, PERSONS, THEMES, quads


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


@settings(max_examples=20, deadline=None)
@given(landscape=landscapes())
def test_near_themes_are_those_of_all_pairs(memory, landscape):
    fill(memory, landscape)

    def pairs(lens):
        return [(pair, len(shared_actors(lens, pair))) for pair in affinities(lens)]

    everything = answered(memory, Inheritance.ORGANISATIONS, "de", pairs)
    for theme in THEMES:
        wanted = {
            (pair.right if pair.left == theme else pair.left, pair.value, actors)
            for pair, actors in everything
            if theme in {pair.left, pair.right}
        }
        found = near_themes(memory, theme, limit=10, language="de")
        assert {(one.theme, one.affinity, one.actors) for one in found} == wanted
        assert [one.affinity for one in found] == sorted((one.affinity for one in found), reverse=True)


def test_a_year_has_the_documents_of_its_events_and_the_actors_that_they_show(memory):
    """Two documents: the one of 2024 shows theme and person, the one without a day shows the theme alone."""
    node, graph = ID["participation/m0"], GRAPH["welt/genannt"]
    world = {
        (EVENTS[0], DEF["hasTheme"], THEMES[1]): (0.9,),
        (node, DEF["participant"], PERSONS[0]): (0.9,),
        (node, DEF["participationIn"], EVENTS[0]): (0.9,),
    }
    later = ID["document/spaeter"]
    other = [
        Quad(EVENTS[1], DEF["hasTheme"], THEMES[1], graph),
        Quad(EVENTS[1], DEF["evidence"], ID["evidence/neu"], graph),
        *(
            Quad(ID["evidence/neu"], DEF[name], value, graph)
            for name, value in {
                "attests": DEF["hasTheme"],
                "attestedValue": THEMES[1],
                "confidence": Literal("0.9", datatype=XSD["decimal"]),
                "inDocument": later,
            }.items()
        ),
    ]
    documents = [
        *(Quad(one, RDF["type"], DEF["SourceDocument"], graph) for one in (ID["document/welt"], later)),
        *(Quad(one, DCTERMS["title"], Literal("Titel"), graph) for one in (ID["document/welt"], later)),
        Quad(ID["document/welt"], DEF["reportsOn"], EVENTS[0], graph),
        Quad(EVENTS[0], DEF["startDate"], Literal("2024-05-06", datatype=XSD["date"]), graph),
    ]
    triples = [one.triple for one in (*quads(world), *other, *documents)]
    memory.replace_graphs({**{one: [] for one in memory.graphs()}, graph: triples})
    found = [(one.year, one.documents, one.actors) for one in trend_of(memory, THEMES)]
    assert found == [(2024, {ID["document/welt"]}, {PERSONS[0]}), (None, {later}, frozenset())]
    assert trend_of(memory, [THEMES[3], *ORGANISATIONS]) == ()
