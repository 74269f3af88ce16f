"""Processes: how this server starts the others that work for it."""

import multiprocessing
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Final

__all__ = ["context"]

_CODE: Final = ["api.worker", "api.execution", "api.derivation", "api.app", "kg.cli"]
"""What a process reads before it is one of ours; the last two because it reads the program that was started, too."""


def context() -> ForkServerContext | SpawnContext:
    """Return how processes are started: copies of one that has read the code and holds no thread and no store.

    Copying takes milliseconds, reading the code most of a second, and every query that is stopped costs a process.
    Copying this process itself is not safe: it has the engine's threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(_CODE)
    return server
