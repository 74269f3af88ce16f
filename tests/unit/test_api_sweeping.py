"""Sweeping: not while somebody is answered, seldom, and yet at some time."""

import gc
import sys
import weakref

import pytest

from api.sweeping import Sweeping


@pytest.fixture
def usual():
    threshold, interval = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)
    sys.setswitchinterval(interval)


class Ring:
    def __init__(self):
        self.itself = self


def test_memory_is_looked_through_when_nobody_waits_or_after_long(usual):
    moment, swept = {"now": 0.0, "idle": False}, []
    sweeping = Sweeping(lambda: moment["now"], lambda: moment["idle"])
    for now, idle in ((30, True), (70, False), (71, True), (100, True), (132, True), (1000, False), (1033, False)):
        moment |= {"now": now, "idle": idle}
        ring = weakref.ref(Ring())
        sweeping.tick()
        swept.append(ring() is None)
    assert swept == [False, False, True, False, True, False, True]
