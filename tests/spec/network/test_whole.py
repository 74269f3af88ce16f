"""The whole network: every actor tied to what it works on as strongly as it does, or the themes alone."""

from contextlib import suppress
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NotFound
from kg.network.network import Network, NodeKind
from kg.network.whole import whole_of
from kg.store import open_store
from kg.themes import Inheritance, themes_of
from tests.spec.themes.worlds import ORGANISATIONS, PERSONS, THEMES, fill, worlds


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


@settings(max_examples=15, deadline=None)
@given(world=worlds(), inherit=st.sampled_from(Inheritance))
def test_ties_are_the_themes_of_each_actor_and_strengths_their_weights(memory, world, inherit):
    fill(memory, world)
    held = {}
    for actor in (*PERSONS, *ORGANISATIONS):
        with suppress(NotFound):  # not all of them are in every world
            held[actor] = {one.theme: round(one.weight, 6) for one in themes_of(memory, actor, inherit=inherit)}
    whole = whole_of(memory, inherit=inherit)
    found = {
        actor: {edge.right: round(edge.weight, 6) for edge in edges}
        for actor, edges in groupby(whole.network.edges, lambda edge: edge.left)
    }
    assert len(THEMES) <= 8  # else the weakest would be left out
    assert found == {actor: themes for actor, themes in held.items() if themes}
    assert (whole.actors, whole.ties, whole.left_out) == (len(found), sum(map(len, found.values())), 0)
    for node in whole.network.nodes:
        if node.kind is not NodeKind.THEME and node.community is not None:
            sums = {
                number: sum(held[node.thing].get(theme, 0) for theme in group.themes)
                for number, group in enumerate(whole.groups, start=1)
                if len(group.themes) > 1
            }
            assert sums[node.community] == pytest.approx(max(sums.values()))


def test_a_network_too_large_to_be_moved_is_that_of_its_themes(planned):
    all_of_them = whole_of(planned)
    themes = [node for node in all_of_them.network.nodes if node.kind is NodeKind.THEME]
    assert len(all_of_them.network.nodes) == len(themes) + all_of_them.actors
    assert whole_of(planned, most=len(all_of_them.network.nodes)).of_actors
    cut = whole_of(planned, most=len(all_of_them.network.nodes) - 1)
    assert (cut.of_actors, cut.left_out, list(cut.network.nodes)) == (False, cut.ties, themes)
    assert cut.network.edges
    assert isinstance(cut.network, Network)


def test_the_strongest_themes_of_an_actor_are_tied_and_the_rest_is_counted(planned):
    whole = whole_of(planned, ties=2)
    assert whole.left_out == whole.ties - len(whole.network.edges) > 0
    for actor, edges in groupby(whole.network.edges, lambda edge: edge.left):
        every = sorted((one.weight for one in themes_of(planned, actor)), reverse=True)
        assert [edge.weight for edge in edges] == pytest.approx(every[:2])
