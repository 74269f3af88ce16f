"""Patience: bounded at a time and in the long run, and never at an end for whoever keeps the rate."""

from hypothesis import given
from hypothesis import strategies as st

from api.patience import Patience

GRACE, RATE = 10.0, 1000.0
steps = st.lists(st.tuples(st.floats(0, 100), st.integers(0, 200_000)), max_size=40)


@given(steps)
def test_nobody_is_waited_for_longer_than_the_grace_or_below_the_rate(given_steps):
    patience, waited, taken = Patience(GRACE, RATE), 0.0, 0
    for seconds, size in given_steps:
        allowed = patience.lasts(size)
        assert allowed <= GRACE + size / RATE
        if seconds > allowed:
            break
        patience.spend(seconds, size)
        waited, taken = waited + seconds, taken + size
        assert waited <= (GRACE + taken / RATE) * (1 + 1e-9)


@given(st.lists(st.tuples(st.integers(0, 200_000), st.floats(0, 1)), max_size=40))
def test_whoever_keeps_the_rate_is_waited_for(pieces):
    patience = Patience(GRACE, RATE)
    for size, share in pieces:
        seconds = size / RATE * share
        assert seconds <= patience.lasts(size)
        patience.spend(seconds, size)
    assert abs(patience.lasts(0) - GRACE) < 1e-6
