"""All pairs above a weight are those that the definition weighs one by one, whatever is looked at together."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.errors import WrongParameter
from kg.terms import DEF, ID
from kg.themes import Inheritance, pairs, weight
from tests.spec.themes.test_ranking import pair_parts
from tests.spec.themes.worlds import EVENTS, ORGANISATIONS, PERSONS, THEMES, expected, fill, worlds

DELEGATED = {
    (ID["participation/m0"], DEF["participant"], PERSONS[0]): (1.0,),
    (ID["participation/m0"], DEF["participationIn"], EVENTS[0]): (1.0,),
    (ID["participation/m0"], DEF["onBehalfOf"], ORGANISATIONS[0]): (1.0,),
    (EVENTS[0], DEF["hasTheme"], THEMES[0]): (1.0,),
    (ID["participation/m1"], DEF["participant"], PERSONS[1]): (1.0,),
    (ID["participation/m1"], DEF["participationIn"], EVENTS[0]): (1.0,),
}
"""A body that has its theme from its delegate alone shares it with others, not with the delegate."""

pytestmark = pytest.mark.parametrize("store", ["memory"], indirect=True)  # the index is the same on all


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(world=DELEGATED, inherit=Inheritance.ORGANISATIONS, minimum=0.01, together=3, rows=2)
@given(
    world=worlds(),
    inherit=st.sampled_from(Inheritance),
    minimum=st.sampled_from([1e-6, 0.01, 0.05, 0.1, 0.2, 0.5]),
    together=st.sampled_from([1, 3, 300_000]),
    rows=st.sampled_from([1, 2, 1_024]),
)
def test_pairs_are_those_that_the_definition_weighs(store, monkeypatch, world, inherit, minimum, together, rows):
    monkeypatch.setattr("kg.themes.all_pairs._MEETINGS", together)
    monkeypatch.setattr("kg.themes.all_pairs._ROWS", rows)
    fill(store, world)
    actors = sorted({key[0] for key in expected(world)}, key=str)
    weighed = {
        (left, right): weight.pair_weight(pair_parts(world, inherit, left, right).values())
        for left, right in combinations(actors, 2)
    }
    found = list(pairs(store, minimum=minimum, inherit=inherit))
    assert {(one.left, one.right): one.weight for one in found} == {
        pair: value for pair, value in weighed.items() if value >= minimum
    }
    assert len({(one.left, one.right) for one in found}) == len(found)


@pytest.mark.parametrize("minimum", [0.0, -1.0, float("nan")])
def test_a_minimum_that_every_pair_has_is_refused(store, minimum):
    with pytest.raises(WrongParameter, match="above 0"):
        pairs(store, minimum=minimum)
