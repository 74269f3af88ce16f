"""Sessions: they end with their time, and never grow beyond their number."""

import pytest

from api import sessions
from api.keyring import Keyring
from api.sessions import LASTS_S, Sessions
from kg.keys import Scope, add_key


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def known(tmp_path, clock):
    keyring = Keyring(tmp_path / "keys.json")
    key = keyring.key(add_key(tmp_path / "keys.json", "Nora", Scope.WRITE))
    return Sessions(keyring, lambda: clock[0]), key


def test_a_session_lasts_a_working_day(known, clock):
    opened, key = known
    token = opened.begin(key)
    clock[0] = LASTS_S - 1
    assert opened.of(token).key == key
    clock[0] = LASTS_S + 1
    assert opened.of(token) is None
    clock[0] = 0
    assert opened.of(token) is None


def test_no_token_is_kept_and_no_two_are_alike(known):
    opened, key = known
    tokens = {opened.begin(key) for _ in range(5)}
    assert len(tokens) == 5
    assert not [token for token in tokens if token in str(opened._known)]
    assert len({opened.of(token).form_token for token in tokens}) == 5


def test_the_oldest_ends_where_there_are_too_many(known, monkeypatch):
    monkeypatch.setattr(sessions, "_MOST", 2)
    opened, key = known
    first, *rest = (opened.begin(key) for _ in range(3))
    assert opened.of(first) is None
    assert all(map(opened.of, rest))
