"""The network around an actor: its rows are the ranking, its edges the strengths, and between actors their weights."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.errors import NotFound, WrongParameter
from kg.export.picture import drawn
from kg.network.ego import EgoForm, ego_of
from kg.network.network import MOST_DRAWN, NodeKind
from kg.store import open_store
from kg.terms import ID
from kg.themes import Inheritance, shared_with, themes_of
from tests.spec.themes.worlds import expected, fill, worlds

BRIDGE = ID["organisation/buergerstiftung-weitblick"]
QUESTION = load_catalogue()["ego"]


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


@settings(max_examples=12, deadline=None)
@given(world=worlds(), inherit=st.sampled_from(Inheritance))
def test_edges_between_actors_weigh_what_the_ranking_of_either_says(memory, world, inherit):
    fill(memory, world)
    actors = {actor for actor, *_ in expected(world)}
    ranked = {actor: shared_with(memory, actor, inherit=inherit) for actor in actors}
    for actor in actors:
        network = ego_of(memory, actor, form=EgoForm.ACTORS, inherit=inherit).network
        nodes = {node.thing for node in network.nodes}
        assert nodes == {actor, *(row.actor for row in ranked[actor])}
        assert {frozenset({edge.left, edge.right}): edge.weight for edge in network.edges} == {
            frozenset({one, row.actor}): row.weight for one in nodes for row in ranked[one] if row.actor in nodes
        }
        assert len(network.edges) == len({frozenset({edge.left, edge.right}) for edge in network.edges})


def test_the_planned_bridge_stands_between_two_groups_of_themes(planned):
    network = ego_of(planned, BRIDGE).network
    assert network.centre == BRIDGE
    labels = {node.thing: node.label for node in network.nodes}
    assert {node.label for node in network.nodes if node.kind is NodeKind.THEME} == {
        *("Altersarmut", "Demenz", "Einsamkeit", "Pflege", "Frühe Hilfen", "Kinderarmut"),
    }
    own = {one.label: one.weight for one in themes_of(planned, BRIDGE)}
    for edge in network.edges:
        if edge.left == BRIDGE:
            assert edge.weight == pytest.approx(own[labels[edge.right]], abs=2e-6)
            assert labels[BRIDGE] in edge.why
    both = ask(planned, QUESTION, {"actor": BRIDGE.value, "form": "zwischen Akteuren"})
    assert all(edge.themes for edge in both.network.edges)


def test_rows_are_the_first_of_the_ranking_with_reasons(planned):
    answer = ask(planned, QUESTION, {"actor": BRIDGE.value, "limit": "5"})
    ranking = shared_with(planned, BRIDGE, limit=5)
    assert [row["actor"] for row in answer.rows] == [row.actor for row in ranking]
    assert [float(row["weight"].value) for row in answer.rows] == [row.weight for row in ranking]
    assert all(one.reasons for why in answer.why for one in why)
    assert {row.actor for row in ranking} <= {node.thing for node in answer.network.nodes}
    assert answer.notes == ()


def test_what_is_too_large_to_draw_loses_its_last_rows_and_says_so(planned, monkeypatch):
    monkeypatch.setattr("kg.network.ego.MOST_DRAWN", 16)
    answer = ask(planned, QUESTION, {"actor": BRIDGE.value, "limit": "15"})
    assert len(answer.rows) > 8
    assert len(answer.network.nodes) <= 16
    (note,) = answer.notes
    assert note.endswith(f"von {len(answer.rows)} Akteuren.")
    kept = {node.thing for node in answer.network.nodes}
    shown = [row["actor"] in kept for row in answer.rows]
    assert shown == sorted(shown, reverse=True)


def test_the_largest_network_asked_for_can_be_drawn(planned):
    for form in EgoForm:
        network = ego_of(planned, BRIDGE, limit=MOST_DRAWN - 1, form=form).network
        assert drawn(network, "de").count("<a ") == len(network.nodes)


def test_wrong_wishes_are_refused(planned):
    for limit in (0, MOST_DRAWN):
        with pytest.raises(WrongParameter, match=f"limit {limit}"):
            ego_of(planned, BRIDGE, limit=limit)
    with pytest.raises(NotFound):
        ego_of(planned, ID["person/niemand"])
