"""Rates: what each client has left, bounded in memory whatever clients do."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.clients import address_of
from api.problems import TooMany, problem_of
from api.rates import Counted, Counters, Limiter
from api.settings import Rates
from kg.errors import WrongParameter


def test_each_client_has_its_own_and_the_one_too_many_is_told_when():
    limiter = Limiter(Rates(requests="3/minute"))
    left = [limiter.take(Counted.REQUESTS, "a").remaining for _ in range(3)]
    assert left == [2, 1, 0]
    with pytest.raises(TooMany) as refused:
        limiter.take(Counted.REQUESTS, "a")
    assert limiter.take(Counted.REQUESTS, "b").remaining == 2
    assert limiter.refused == {"requests": 1, "writes": 0, "failures": 0, "reports": 0}
    problem = problem_of(refused.value)
    assert problem.kind.status == 429
    assert 1 <= int(problem.headers["Retry-After"]) <= 60
    assert problem.headers["RateLimit-Policy"] == '"requests";q=3;w=60'
    assert problem.headers["RateLimit"] == f'"requests";r=0;t={problem.headers["Retry-After"]}'


def test_what_has_no_limit_is_not_counted():
    limiter = Limiter(Rates(requests="1/minute"))
    assert {limiter.take(Counted.WRITES, "a") for _ in range(5)} == {None}
    limiter.check(Counted.FAILURES, "a")


def test_looking_counts_nothing():
    limiter = Limiter(Rates(failures="1/minute"))
    for _ in range(3):
        limiter.check(Counted.FAILURES, "a")
    limiter.take(Counted.FAILURES, "a")
    with pytest.raises(TooMany):
        limiter.check(Counted.FAILURES, "a")


def test_a_window_ends(monkeypatch):
    now = 1_000_000.0
    monkeypatch.setattr("api.rates.time.time", lambda: now)
    limiter = Limiter(Rates(requests="1/minute"))
    limiter.take(Counted.REQUESTS, "a")
    now += 59
    with pytest.raises(TooMany, match="again in 1 s"):
        limiter.take(Counted.REQUESTS, "a")
    now += 1
    assert limiter.take(Counted.REQUESTS, "a").reset_s == 60


@pytest.mark.parametrize("rate", ["viel", "0/minute", "-1/minute", "10", "10/parsec"])
def test_what_is_no_rate_is_told(rate):
    with pytest.raises(WrongParameter, match="3000/minute"):
        Limiter(Rates(writes=rate))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=60))
def test_memory_is_bounded_and_counts_are_right_while_there_is_room(steps):
    counters, counts = Counters(100), {}
    for client, amount in steps:
        counts[client] = counts.get(client, 0) + amount
        assert counters.incr(str(client), 60, amount) == counts[client]
    for number in range(300):
        counters.incr(f"flood {number}", 60)
    assert counters.reset() == 100


def test_threads_lose_no_count():
    counters = Counters(10)
    threads = [threading.Thread(target=lambda: [counters.incr("a", 60) for _ in range(500)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counters.get("a") == 2000


@pytest.mark.parametrize(
    ("client", "name"),
    [
        (("192.0.2.7", 1), "192.0.2.7"),
        (("::ffff:192.0.2.7", 1), "192.0.2.7"),
        (("2001:db8:1:2:3::4", 1), "2001:db8:1:2::/64"),
        (("fe80::1%eth0", 1), "fe80::/64"),
        (("unix", 0), "unix"),
        (None, ""),
    ],
)
def test_an_address_is_named_so_that_its_owner_has_one_name(client, name):
    assert address_of({"type": "http", "client": client}) == name
