"""Sweeping: memory that nothing leads to is looked for between answers, as that stops all of them for a moment."""

import gc
import sys
from collections.abc import Callable
from typing import Final

__all__ = ["Sweeping"]

_EVERY_S: Final = 60.0
_AT_LEAST_EVERY_S: Final = 900.0

_YOUNG: Final = (20_000, 20, 1_000_000)
"""After how many new objects the young are looked through (2 ms); all of them (200 ms and more) never by themselves."""

_SWITCH_S: Final = 0.001
"""How long a thread that makes a page may keep the others waiting, of which one answers everybody."""


class Sweeping:
    """Looks through all memory when no request is being answered, seldom; for a process that only serves."""

    def __init__(self, clock: Callable[[], float], idle: Callable[[], bool]) -> None:
        """Take how the seconds go by, and whether nothing is being answered; from here on Python does not do it."""
        self._clock = clock
        self._idle = idle
        self._last = clock()
        sys.setswitchinterval(_SWITCH_S)
        gc.collect()
        gc.freeze()  # code and settings stay
        gc.set_threshold(*_YOUNG)

    def tick(self) -> None:
        """Sweep if it is time and nobody waits, or if it is high time."""
        since = self._clock() - self._last
        if since >= _AT_LEAST_EVERY_S or (since >= _EVERY_S and self._idle()):
            gc.collect()
            self._last = self._clock()
