"""Themes of a place: counted as the actors of each theme are, and held against other places of the level in words."""

import pytest
from hypothesis import given, settings

from kg.network.placed import Standing, placed
from kg.store import open_store
from kg.terms import DEF, GRAPH, ID, ORG, RDF, Quad
from kg.themes import ActorKind, actors_of
from tests.spec.network.worlds import STATE, fill, landscapes
from tests.spec.themes.worlds import BROADER, EVENTS, THEMES, bearers, quads

PLACES = [ID["place/town"], ID["place/county"], STATE]
TOWNS = [ID[f"place/t{n}"] for n in range(3)]


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


def below(theme):
    return {theme, *(low for low, high in BROADER.items() if high == theme)}


@settings(max_examples=25, deadline=None)
@given(landscape=landscapes())
def test_a_theme_has_the_organisations_of_the_place_that_work_on_it_and_the_documents_that_show_it(memory, landscape):
    fill(memory, landscape)
    for place in PLACES:
        found = {one.theme: one for one in placed(memory, place, language="de").themes}
        for theme in THEMES:
            items = bearers(landscape.world, below(theme))
            ranked = [one for one in actors_of(memory, theme) if one.kind is ActorKind.ORGANISATION]
            there = [one for one in ranked if place in landscape.of(one.actor, items)["place"]]
            shown = {passage.document for one in there for reason in one.reasons for passage in reason.theme_passages}
            assert (found[theme].actors if theme in found else 0) == len(there)
            assert (found[theme].documents if theme in found else frozenset()) == shown


def test_an_event_there_shows_its_themes_without_anybody_of_the_place(memory):
    world = {(EVENTS[0], DEF["hasTheme"], THEMES[3]): (0.9,)}
    memory.replace_graphs(
        {**{one: [] for one in memory.graphs()}, GRAPH["welt/genannt"]: [one.triple for one in quads(world)]}
    )
    assert placed(memory, STATE, language="de").themes == ()
    (found,) = placed(memory, STATE, events=[EVENTS[0]], language="de").themes
    assert (found.theme, found.actors, found.documents) == (THEMES[3], 0, {ID["document/welt"]})


def test_a_share_is_called_high_or_low_beside_the_mean_of_the_other_places(memory):
    """Three towns of four organisations: all four of the first work on housing, one in each of the others."""
    more, graph = [], GRAPH["welt/genannt"]
    world = {(EVENTS[0], DEF["hasTheme"], THEMES[3]): (0.9,), (EVENTS[1], DEF["hasTheme"], THEMES[2]): (0.9,)}
    for town, place in enumerate(TOWNS):
        for number in range(4):
            body, node = ID[f"organisation/b{town}{number}"], ID[f"participation/b{town}{number}"]
            more += [Quad(body, RDF["type"], ORG["Organization"], graph), Quad(body, DEF["seat"], place, graph)]
            world[node, DEF["participant"], body] = (0.9,)
            world[node, DEF["participationIn"], EVENTS[0 if town == 0 or number == 0 else 1]] = (0.9,)
    triples = [one.triple for one in (*quads(world), *more)]
    memory.replace_graphs({**{one: [] for one in memory.graphs()}, graph: triples})
    first = placed(memory, TOWNS[0], peers=TOWNS, language="de")
    assert (first.actors, first.compared) == (4, 2)
    assert [(one.actors, one.share, one.usual, one.standing) for one in first.themes] == [
        (4, 1.0, 0.25, Standing.ABOVE)
    ]
    second = {one.theme: one for one in placed(memory, TOWNS[1], peers=TOWNS, language="de").themes}
    assert second.keys() == {THEMES[0], THEMES[2], THEMES[3]}
    housing, poverty = second[THEMES[3]], second[THEMES[0]]
    assert (housing.share, housing.usual, housing.standing) == (0.25, 0.625, Standing.BELOW)
    assert (poverty.share, poverty.usual, poverty.standing) == (0.75, 0.375, Standing.ABOVE)
    alone = placed(memory, TOWNS[0], peers=TOWNS[:2], language="de").themes
    assert [one.standing for one in alone] == [Standing.UNKNOWN]
