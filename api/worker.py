"""Worker: the process that answers one stranger's query at a time, and can be killed."""

import ctypes
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.frames import framed, received
from api.job import Job, Ready
from api.limits import over_memory
from api.settings import Outside, QueryLimits
from api.spool import Spool
from kg.errors import KgError
from kg.store import Access

if TYPE_CHECKING:
    from api.execution import Sources

__all__ = ["serve"]

_STACK_BYTES: Final = 8 * 1024 * 1024
"""As much as a process's first thread has: how deep a query may be nested goes by that."""
_M_ARENA_MAX: Final = -8
"""The name of a setting in glibc's ``malloc.h``."""


def serve(
    line: socket.socket,
    limits: QueryLimits,
    folder: Path,
    access: Access | None,
    *,
    union_default_graph: bool,
    outside: Outside,
) -> None:
    """Answer jobs from ``line`` until it closes, by an ``Answer``, by ``Begun`` and ``Grown``, or by a ``KgError``.

    A thread answers. One whose priority was lowered is replaced after its job: nobody without rights may raise it
    again, but the next one starts with that of the process. So the process stays, with all it has open.
    """
    _tame(limits)
    from api.execution import Sources  # noqa: PLC0415 - the engine starts under the memory limit, and only here

    sources = Sources(union_default_graph=union_default_graph, limits=limits, access=access, outside=outside)
    jobs = received(line)
    usual = priority()
    going_on = True

    def tell(message: object) -> None:
        line.sendall(framed(message))

    def answer() -> None:
        nonlocal going_on
        going_on = False  # also if an error that nobody foresaw ends this thread
        tell(Ready(threading.get_native_id()))
        for job in jobs:
            assert isinstance(job, Job)  # noqa: S101 - nothing else is sent
            _last_fuse(limits.time_s + 5)
            run(sources, job, Spool(tell, job.whole_bytes, limits, folder), tell)
            _last_fuse(0)
            if priority() != usual:
                gc.collect()  # results may be freed by their own thread only
                going_on = True
                return

    gc.freeze()  # what is here by now stays
    threading.stack_size(_STACK_BYTES)
    while going_on:
        thread = threading.Thread(target=answer)
        thread.start()
        thread.join()


def run(sources: "Sources", job: Job, spool: Spool, tell: Callable[[object], None]) -> None:
    """Answer one job through ``spool``, or tell why it cannot be answered."""
    error: KgError | None = None
    try:
        sources.run(job, spool)
        spool.finish()
    except KgError as wrong:
        error = wrong
    except MemoryError:
        error = over_memory(spool.limits)
    finally:
        spool.close()
    if error is not None:
        tell(error)


def priority() -> int:
    """Return how far this thread stands back behind others; on Linux the server may have set it back by its number."""
    return os.getpriority(os.PRIO_PROCESS, 0) if sys.platform == "linux" else 0


def _tame(limits: QueryLimits) -> None:
    # Ctrl-C goes to the whole process group; the parent decides when workers end
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # the engine's abort prints a long native backtrace for every query over the memory limit
    os.environ["RUST_BACKTRACE"] = "0"
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Unix only

        # The limit counts addresses: each thread of the engine would take 128 MB of them for a heap of its own, and one
        # that it starts while a query has much would get none and end the process.
        with suppress(AttributeError, OSError):  # a C library other than glibc
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        # a crash of the parser is expected here; it must not leave a core file for each
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _last_fuse(seconds: float) -> None:
    """Let the kernel end this process after ``seconds``, should the parent be gone; 0 takes the fuse out."""
    with suppress(AttributeError):  # no SIGALRM on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds)
