"""Themes that go together: cosine of their actors, groups that hold every theme once, and the planned communities."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.network.affinity import affinities, shared_actors
from kg.network.communities import communities
from kg.store import open_store
from kg.terms import NamedNode
from kg.themes import Inheritance, actors_of
from kg.themes.kept import index_of
from kg.themes.lens import Lens
from tests.spec.network.test_plan import short
from tests.spec.themes.worlds import THEMES, fill, worlds

CATALOGUE = load_catalogue()


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


@settings(max_examples=15, deadline=None)
@given(world=worlds(), inherit=st.sampled_from(Inheritance))
def test_affinity_is_the_cosine_of_the_strengths_on_two_themes(memory, world, inherit):
    fill(memory, world)
    held = {
        theme: {one.actor: one.weight for one in actors_of(memory, theme, narrower=False, inherit=inherit)}
        for theme in THEMES
    }
    lens = Lens(index_of(memory), inherit, "de")
    found = affinities(lens)
    wanted = {
        (left, right)
        for left in THEMES
        for right in THEMES
        if left.value < right.value and held[left].keys() & held[right].keys()
    }
    assert {(one.left, one.right) for one in found} == wanted
    assert [-one.value for one in found] == sorted(-one.value for one in found)
    for pair in found:
        left, right = held[pair.left], held[pair.right]
        product = sum(value * right.get(actor, 0.0) for actor, value in left.items())
        assert pair.value == pytest.approx(product / math.hypot(*left.values()) / math.hypot(*right.values()), abs=1e-4)
        assert set(shared_actors(lens, pair)) == left.keys() & right.keys()


@settings(max_examples=15, deadline=None)
@given(world=worlds())
def test_every_theme_that_is_worked_on_is_in_one_group(memory, world):
    fill(memory, world)
    lens = Lens(index_of(memory), Inheritance.ORGANISATIONS, "de")
    pairs = affinities(lens)
    groups = communities(lens, pairs)
    themes = [theme for group in groups for theme in group.themes]
    assert len(themes) == len(set(themes))
    assert set(themes) == {theme for theme in THEMES if actors_of(memory, theme, narrower=False)}
    assert communities(lens, pairs[::-1]) == groups
    joined = {one for pair in pairs for one in (pair.left, pair.right)}
    assert all(len(group.themes) == 1 for group in groups if not joined & set(group.themes))


def test_the_planned_communities_are_groups(planned, plan):
    answer = ask(planned, CATALOGUE["clusters"], {"actors": "50"})
    lens = Lens(index_of(planned), Inheritance.ORGANISATIONS, "de")
    groups = [{short(theme) for theme in group.themes} for group in communities(lens, affinities(lens))]
    names = dict(zip((row["name"].value for row in answer.rows), answer.why, strict=True))
    for community in plan["communities"].values():
        assert set(community["themes"]) in groups
        (why,) = [
            why
            for why in names.values()
            if {short(reason.theme) for one in why for reason in one.reasons} <= set(community["themes"])
        ]
        assert all(name in why[0].sentence for name in ("Jule Brandis", "Bürgerstiftung Weitblick"))
    assert [len(row["themes"].value.split(" | ")) for row in answer.rows] == sorted(
        (len(group) for group in groups if len(group) > 1), reverse=True
    )
    assert answer.notes[-1] == "Themen, die mit keinem anderen zusammengehen: 2."


def test_groups_are_a_network_of_themes_that_can_be_drawn(planned):
    network = ask(planned, CATALOGUE["clusters"], {}).network
    assert {node.community for node in network.nodes} == {1, 2, 3, 4, None}
    known = {node.thing for node in network.nodes}
    assert all(edge.weight > 0 and {edge.left, edge.right} <= known for edge in network.edges)


def test_pairs_of_a_theme_say_who_joins_them_by_both_ends(planned):
    answer = ask(planned, CATALOGUE["theme_pairs"], {"theme": "thema:schulsozialarbeit"})
    others = {row["theme"] for row in answer.rows} | {row["otherTheme"] for row in answer.rows}
    assert {short(one) for one in others} == {"schulsozialarbeit", "fruehe-hilfen", "kinderarmut", "kinderschutz"}
    for row, why in zip(answer.rows, answer.why, strict=True):
        ends = {row["theme"], row["otherTheme"]}
        assert {reason.theme for one in why for reason in one.reasons} == ends
        assert all(isinstance(end, NamedNode) for end in ends)
    assert len(ask(planned, CATALOGUE["theme_pairs"], {"limit": "2"}).rows) == 2
    strong = ask(planned, CATALOGUE["theme_pairs"], {"least": "0,99", "limit": "100"}).rows
    assert strong
    assert all(float(row["affinity"].value) >= 0.99 for row in strong)


def test_where_nobody_is_nothing_goes_together(memory):
    fill(memory, {})
    assert ask(memory, CATALOGUE["theme_pairs"], {}).notes == ("Keine zwei Themen haben gemeinsame Akteure.",)
    assert ask(memory, CATALOGUE["clusters"], {}).rows == ()
