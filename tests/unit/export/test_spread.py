"""Where thousands of nodes stand: themes with those of their group, actors between their themes, nobody on another."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.spread import spread
from kg.network.network import Edge, Network, Node, NodeKind
from kg.terms import ID, THEME

GROUPED = tuple(
    Node(THEME[f"t{number}"], f"Thema {number}", NodeKind.THEME, group)
    for number, group in enumerate([1, 1, 1, 2, 2, 3, None])
)
THEMES = [node.thing for node in GROUPED]


def actor(name):
    return Node(ID[f"person/{name}"], name, NodeKind.PERSON)


def network(*ties):
    """The themes, and an actor for each tie: to some themes, with weights."""
    actors = [actor(f"p{place}") for place in range(len(ties))]
    edges = [
        Edge(one.thing, THEMES[theme], weight)
        for one, tie in zip(actors, ties, strict=True)
        for theme, weight in tie.items()
    ]
    return Network("Alle", (*GROUPED, *actors), tuple(edges))


def test_next_to_each_theme_stands_one_of_its_group():
    spots = spread(network())
    for node in GROUPED:
        if [one.community for one in GROUPED].count(node.community) > 1:
            others = [one for one in GROUPED if one != node]
            near = min(others, key=lambda one: math.dist(spots[node.thing], spots[one.thing]))
            assert near.community == node.community


def test_who_works_on_two_themes_stands_between_them_nearer_to_the_stronger():
    found = spread(network({0: 0.75, 5: 0.25}))
    one, other, there = found[THEMES[0]], found[THEMES[5]], found[ID["person/p0"]]
    assert math.dist(there, tuple(0.75 * a + 0.25 * b for a, b in zip(one, other, strict=True))) < 0.2


def test_a_network_of_one_group_stands_around_the_middle_and_one_of_nothing_nowhere():
    alone = Network("Alle", GROUPED[:1], ())
    assert spread(alone) == {THEMES[0]: (0.0, 0.0)}
    assert spread(Network("Alle", (), ())) == {}


TIES = st.lists(st.dictionaries(st.integers(0, 6), st.floats(0.01, 1), max_size=4), max_size=25)


@settings(max_examples=50, deadline=None)
@given(ties=TIES)
def test_everybody_stands_somewhere_of_their_own_and_every_time_the_same(ties):
    drawn = network(*ties, *({0: 0.5} for _ in range(9)))
    found = spread(drawn)
    assert found.keys() == {node.thing for node in drawn.nodes}
    assert all(math.isfinite(value) for spot in found.values() for value in spot)
    assert found == spread(drawn)
    alike = [found[ID[f"person/p{place}"]] for place in range(len(ties), len(ties) + 9)]
    assert min(math.dist(a, b) for place, a in enumerate(alike) for b in (*alike[:place], found[THEMES[0]])) > 10
