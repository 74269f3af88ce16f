"""Worker: the process that answers one stranger's query at a time, and can be killed."""

import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from api.frames import framed, received
from api.job import Job
from api.limits import over_memory
from api.settings import Outside, QueryLimits
from api.spool import Spool
from kg.errors import KgError
from kg.store import Access

__all__ = ["serve"]


def serve(
    line: socket.socket,
    limits: QueryLimits,
    folder: Path,
    access: Access | None,
    *,
    union_default_graph: bool,
    outside: Outside,
) -> None:
    """Answer jobs from ``line`` until it closes, by an ``Answer``, by ``Begun`` and ``Grown``, or by a ``KgError``."""
    _tame(limits)
    from api.execution import Sources  # noqa: PLC0415 - the engine starts under the memory limit, and only here

    sources = Sources(union_default_graph=union_default_graph, limits=limits, access=access, outside=outside)

    def tell(message: object) -> None:
        line.sendall(framed(message))

    tell(None)  # warm: the pool counts this worker in
    for job in received(line):
        assert isinstance(job, Job)  # noqa: S101 - nothing else is sent
        spool = Spool(tell, job.whole_bytes, limits, folder)
        _last_fuse(limits.time_s + 5)
        error: KgError | None = None
        try:
            sources.run(job, spool)
            spool.finish()
        except KgError as wrong:
            error = wrong
        except MemoryError:
            error = over_memory(limits)
        finally:
            spool.close()
        _last_fuse(0)
        if error is not None:
            tell(error)


def _tame(limits: QueryLimits) -> None:
    # Ctrl-C goes to the whole process group; the parent decides when workers end
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # the engine's abort prints a long native backtrace for every query over the memory limit
    os.environ["RUST_BACKTRACE"] = "0"
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Unix only

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        # a crash of the parser is expected here; it must not leave a core file for each
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _last_fuse(seconds: float) -> None:
    """Let the kernel end this process after ``seconds``, should the parent be gone; 0 takes the fuse out."""
    with suppress(AttributeError):  # no SIGALRM on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds)
