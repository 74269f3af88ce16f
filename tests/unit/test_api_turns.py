"""Turns: bounded, fair among clients, and no place is ever lost."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.problems import TooBusy
from api.turns import Turns


def test_clients_take_turns_however_much_one_asks():
    async def play():
        turns, order = Turns(1, 20, 5), []

        async def one(client):
            await turns.take(client)
            order.append(client)
            await asyncio.sleep(0)
            turns.leave()

        await turns.take("first")
        tasks = [asyncio.create_task(one("flood")) for _ in range(5)]
        await asyncio.sleep(0)
        tasks += [asyncio.create_task(one(name)) for name in ("b", "c")]
        await asyncio.sleep(0)
        turns.leave()
        await asyncio.gather(*tasks)
        return order

    assert asyncio.run(play()) == ["flood", "b", "c", "flood", "flood", "flood", "flood"]


def test_a_flood_leaves_half_of_the_queue_to_others():
    async def play():
        turns = Turns(1, 4, 0.2)
        await turns.take("x")
        waiting = [asyncio.create_task(turns.take("flood")) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(TooBusy):
            await turns.take("flood")
        other = asyncio.create_task(turns.take("other"))
        await asyncio.sleep(0)
        assert turns.waiting == 3
        done = await asyncio.gather(*waiting, other, return_exceptions=True)
        assert all(isinstance(one, TooBusy) for one in done)
        assert turns.waiting == 0

    asyncio.run(play())


@settings(deadline=None)
@given(
    st.integers(1, 3),
    st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.integers(0, 3)), max_size=14),
)
def test_never_more_run_than_there_are_places_and_none_gets_lost(places, requests):
    async def play():
        turns = Turns(places, 6, 5)
        running = most = 0

        async def one(client, cancelled, steps):
            nonlocal running, most
            try:
                await turns.take(client)
            except TooBusy:
                return
            running += 1
            most = max(most, running)
            try:
                for _ in range(steps):
                    await asyncio.sleep(0)
            finally:
                running -= 1
                turns.leave()

        tasks = [asyncio.create_task(one(*request)) for request in requests]
        await asyncio.sleep(0)
        for task, (_, cancelled, _) in zip(tasks, requests, strict=True):
            if cancelled and running <= places and not task.done() and turns.waiting:
                task.cancel()
                break
        await asyncio.gather(*tasks, return_exceptions=True)
        return most, turns

    most, turns = asyncio.run(play())
    assert most <= places
    assert turns.waiting == 0


def test_a_place_passes_over_whoever_went_away_in_the_same_moment():
    async def play():
        turns = Turns(1, 8, 5)
        await turns.take("x")
        going, staying = (asyncio.create_task(turns.take(name)) for name in "ab")
        await asyncio.sleep(0)
        going.cancel()
        turns.leave()  # before the one that goes could say so
        await staying
        assert going.cancelled() or going.cancelling()
        turns.leave()
        await turns.take("y")  # no place was lost
        assert turns.waiting == 0

    asyncio.run(play())


def test_a_turn_given_to_whoever_goes_away_in_the_same_moment_is_given_back():
    async def play():
        turns = Turns(1, 8, 5)
        await turns.take("x")
        going = asyncio.create_task(turns.take("a"))
        await asyncio.sleep(0)
        turns.leave()
        going.cancel()
        with pytest.raises(asyncio.CancelledError):
            await going
        await asyncio.wait_for(turns.take("y"), 1)

    asyncio.run(play())
