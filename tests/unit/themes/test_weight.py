"""The laws of the measure: what may never happen, whatever the evidence."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.themes import EvidenceKind, weight

shares = st.floats(0.0, 1.0)
ties = st.lists(st.tuples(st.integers(0, 5), shares), max_size=8)
themes = st.sampled_from("abcdef")
strengths = st.dictionaries(themes, shares, max_size=6)
rarities = st.fixed_dictionaries({theme: st.floats(0.01, 1.0) for theme in "abcdef"})
NONE: dict = {}
TREE = {
    "a": frozenset("bc"),
    "b": frozenset("a"),
    "c": frozenset("ad"),
    "d": frozenset("c"),
}  # a above b and c, c above d


@pytest.mark.parametrize("kind", EvidenceKind)
def test_every_kind_has_a_weight_between_nothing_and_certainty(kind):
    assert 0 < weight.KIND_WEIGHT[kind] < 1


def test_what_is_inherited_weighs_less_than_what_an_actor_did():
    own = [kind for kind in EvidenceKind if kind not in {EvidenceKind.AFFILIATION, EvidenceKind.MEMBERSHIP}]
    assert weight.KIND_WEIGHT[EvidenceKind.AFFILIATION] < min(weight.KIND_WEIGHT[kind] for kind in own)
    assert weight.KIND_WEIGHT[EvidenceKind.MEMBERSHIP] < weight.KIND_WEIGHT[EvidenceKind.AFFILIATION]


@given(found=ties)
def test_strength_is_a_share(found):
    assert 0 <= weight.strength(found) <= 1


@given(found=ties, more=st.tuples(st.integers(0, 9), shares))
def test_more_evidence_never_lowers_strength(found, more):
    assert weight.strength([*found, more]) >= weight.strength(found) - 1e-12


@given(found=ties, data=st.data())
def test_strength_does_not_depend_on_order(found, data):
    assert weight.strength(data.draw(st.permutations(found))) == weight.strength(found)


@given(found=ties)
def test_the_same_evidence_twice_counts_once(found):
    assert weight.strength([*found, *found]) == weight.strength(found)


def test_two_items_count_more_than_one_but_less_than_their_sum():
    assert weight.strength([(1, 0.5)]) == 0.5
    assert weight.strength([(1, 0.5), (1, 0.4)]) == 0.5
    assert weight.strength([(1, 0.5), (2, 0.4)]) == pytest.approx(0.7)


@given(actors=st.integers(1, 10**6))
def test_the_rarer_theme_weighs_more(actors):
    assert 1 >= weight.rarity(actors) > weight.rarity(actors + 1) > 0


def test_rarity_of_one_and_three_actors():
    assert weight.rarity(1) == 1
    assert weight.rarity(3) == 0.5


@given(left=strengths, right=strengths, rare=rarities)
def test_sharing_is_symmetric(left, right, rare):
    there, back = weight.parts(left, right, rare, TREE), weight.parts(right, left, rare, TREE)
    assert there == {(ours, theirs): value for (theirs, ours), value in back.items()}
    assert weight.pair_weight(there.values()) == weight.pair_weight(back.values())


@given(left=strengths, right=strengths, rare=rarities, theme=themes, more=shares)
def test_more_strength_never_lowers_a_pair(left, right, rare, theme, more):
    stronger = left | {theme: max(more, left.get(theme, 0.0))}
    before = weight.parts(left, right, rare, TREE)
    after = weight.parts(stronger, right, rare, TREE)
    assert math.fsum(after.values()) >= math.fsum(before.values())


@given(left=strengths, right=strengths, rare=rarities)
def test_nobody_shares_more_with_another_than_both_with_themselves(left, right, rare):
    # Cauchy and Schwarz; for themes without neighbours, where the parts are a scalar product.
    pair, ours, theirs = (
        math.fsum(weight.parts(one, other, rare, NONE).values())
        for one, other in ((left, right), (left, left), (right, right))
    )
    assert pair * pair <= ours * theirs + 1e-9


@given(left=strengths, right=strengths, rare=rarities)
def test_neighbours_count_in_part_and_strangers_not_at_all(left, right, rare):
    found = weight.parts(left, right, rare, TREE)
    for (ours, theirs), value in found.items():
        if ours == theirs:
            assert value == left[ours] * right[theirs] * rare[ours]
        else:
            assert theirs in TREE[ours]
            assert value == pytest.approx(left[ours] * right[theirs] * min(rare[ours], rare[theirs]) * weight.CLOSENESS)
    assert {(theme, theme) for theme in left.keys() & right.keys()} == {(a, b) for a, b in found if a == b}
    assert {(a, b) for a, b in found if a != b} == {(a, b) for a in left for b in TREE.get(a, ()) if b in right}


@given(values=st.lists(shares, max_size=20), data=st.data())
def test_a_sum_does_not_depend_on_order(values, data):
    assert weight.pair_weight(data.draw(st.permutations(values))) == weight.pair_weight(values)
