"""Set covers: that they cover, that none is smaller, and which of equally small ones is given."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import WrongParameter
from kg.network import cover as module
from kg.network.cover import Candidate, Cover, cover_of


def candidates(*given_):
    return [Candidate(frozenset(covers), strength) for covers, strength in given_]


def covers(given_, chosen):
    return set().union(*(given_[number].covers for number in chosen))


def by_trying_all(given_):
    """Return the best set by the definition: fewest, strongest, first."""
    wanted = covers(given_, range(len(given_)))
    for size in range(len(given_) + 1):
        fitting = [chosen for chosen in combinations(range(len(given_)), size) if covers(given_, chosen) == wanted]
        if fitting:
            return min(fitting, key=lambda chosen: (-sum(given_[number].strength for number in chosen), chosen))
    return ()


problems = st.lists(st.builds(Candidate, st.frozensets(st.integers(0, 6), max_size=4), st.integers(0, 4)), max_size=9)


@given(problems)
@settings(max_examples=25, deadline=None)
def test_the_set_covers_all_is_smallest_strongest_and_first(given_):
    found = cover_of(given_)
    assert found.chosen == by_trying_all(given_)
    assert (found.exact, found.bound) == (True, len(found.chosen))


@given(problems)
@settings(max_examples=30, deadline=None)
def test_step_by_step_covers_all_and_tells_how_far_off_it_can_be(given_):
    found = cover_of(given_, seconds=0)
    best = by_trying_all(given_)
    assert covers(given_, found.chosen) == covers(given_, range(len(given_)))
    assert found.bound <= len(best) <= len(found.chosen)
    assert found.exact is (found.bound == len(found.chosen))


LURE = candidates(({0, 1, 2, 3}, 9), ({0, 1, 4}, 1), ({2, 3, 5}, 1))


def test_who_has_most_at_first_is_no_part_of_the_smallest_set():
    assert cover_of(LURE) == Cover((1, 2), 2)
    assert cover_of(LURE, seconds=0) == Cover((0, 1, 2), 2)


def test_of_equal_sets_the_stronger_and_then_the_first_is_given():
    equal = candidates(({0}, 1), ({0}, 1), ({1}, 1), ({1}, 2), ({2}, 1))
    assert cover_of(equal).chosen == (0, 3, 4)
    swapped = candidates(({0, 1}, 2), ({2, 3}, 2), ({0, 2}, 2), ({1, 3}, 2))
    assert cover_of(swapped).chosen == (0, 1)
    assert cover_of(swapped[::-1]).chosen == (0, 1)


def test_nothing_wanted_takes_nobody():
    assert cover_of([]) == cover_of(candidates((set(), 3))) == Cover((), 0)


def test_among_thousands_of_candidates_the_smallest_set_is_found():
    many = [Candidate(frozenset({n % 24, n * n % 24, n // 24 % 24}), n % 5) for n in range(3_000)]
    hidden = {100 * place: Candidate(frozenset(range(3 * place, 3 * place + 3)), 0) for place in range(8)}
    many = [hidden.get(number, one) for number, one in enumerate(many)]
    found = cover_of(many)
    assert covers(many, found.chosen) == set(range(24))
    assert (len(found.chosen), found.exact) == (8, True)


def test_too_many_different_candidates_are_taken_step_by_step(monkeypatch):
    monkeypatch.setattr(module, "_SEARCHED", 2)
    assert cover_of(LURE) == cover_of(LURE, seconds=0)


def test_a_negative_time_is_refused():
    with pytest.raises(WrongParameter, match="seconds -1"):
        cover_of(LURE, seconds=-1)
