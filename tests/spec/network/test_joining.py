"""Joining: who shares themes with each of two others is what both rankings say."""

import pytest
from hypothesis import given, settings

from kg.errors import NotFound, WrongParameter
from kg.network.joining import joining
from kg.store import open_store
from kg.themes import shared_with
from tests.spec.themes.worlds import ORGANISATIONS, PERSONS, fill, worlds


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


@settings(max_examples=25, deadline=None)
@given(world=worlds())
def test_who_joins_two_is_in_the_rankings_of_both(memory, world):
    fill(memory, world)
    for left, right in ((PERSONS[0], PERSONS[1]), (PERSONS[2], ORGANISATIONS[0])):
        try:
            rankings = [{row.actor: row.weight for row in shared_with(memory, one)} for one in (left, right)]
        except NotFound:
            continue
        found = joining(memory, [left, right, left], limit=20, language="de")
        assert {(one.actor, one.weight) for one in found} == {
            (actor, min(rankings[0][actor], rankings[1][actor]))
            for actor in rankings[0].keys() & rankings[1].keys() - {left, right}
        }
        assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
        assert all(len(one.sides) == 2 for one in found)
    with pytest.raises(WrongParameter):
        joining(memory, [PERSONS[0], PERSONS[0]], limit=1, language="de")
