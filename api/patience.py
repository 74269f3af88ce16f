"""Patience: for how long a client may go on taking nothing, or too little, of what it is sent."""

__all__ = ["Patience"]


class Patience:
    """The seconds a client has left: fewer with every one it is waited for, more with what it takes, up to a grace.

    So nobody is waited for longer than the grace at a time, nor in the long run below the slowest rate.
    """

    def __init__(self, grace_s: float, slowest: float) -> None:
        """Begin with the grace; ``slowest`` is in bytes a second."""
        self._grace_s = grace_s
        self._slowest = slowest
        self._left_s = grace_s

    def lasts(self, waiting: int) -> float:
        """Return the seconds after which so many bytes must have been taken."""
        return max(0.0, self._left_s) + waiting / self._slowest

    def spend(self, seconds: float, taken: int) -> None:
        """Count a time for which the client was waited for, and the bytes it took meanwhile."""
        self._left_s = min(self._grace_s, self._left_s + taken / self._slowest - seconds)
