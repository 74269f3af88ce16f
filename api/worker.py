"""Worker: the process that answers one stranger's query at a time, and can be killed."""

import os
import signal
import sys
import tempfile
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

from api.job import Answer, Job
from api.limits import over_bytes, over_memory, over_rows
from api.rows import Counter
from api.settings import Outside, QueryLimits
from kg.errors import KgError
from kg.store import Access

__all__ = ["Spool", "serve"]


class Spool:
    """A writable stream that keeps small results in memory, large ones in a file, and stops at a limit."""

    def __init__(self, memory_bytes: int, limits: QueryLimits, folder: Path) -> None:
        """Keep up to ``memory_bytes`` in memory, the rest in ``folder``, and nothing over the limits."""
        self._memory_bytes = memory_bytes
        self._limits = limits
        self._counter: Counter | None = None
        self._folder = folder
        self._buffer = bytearray()
        self._file: IO[bytes] | None = None
        self.size = 0

    def count(self, counter: Counter) -> None:
        """Count the rows of what is written from now on."""
        self._counter = counter

    def write(self, piece: bytes) -> int:
        """Take a piece of the result.

        Raises:
            ResultTooLarge: it is over its limit of bytes or rows; raised out of the engine, which stops there.
        """
        self.size += len(piece)
        if self.size > self._limits.result_bytes:
            self.discard()
            raise over_bytes(self._limits)
        if self._counter is not None and self._counter.take(piece) > self._limits.rows:
            self.discard()
            raise over_rows(self._limits)
        if self._file is None and self.size > self._memory_bytes:
            self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed in take/discard, outlives this call
                dir=self._folder, prefix=f"result-{os.getpid()}-", delete=False
            )
            self._file.write(self._buffer)
            self._buffer.clear()
        if self._file is None:
            self._buffer += piece
        else:
            self._file.write(piece)
        return len(piece)

    def flush(self) -> None:
        """Do nothing: the file is flushed when the result is taken."""

    def take(self) -> bytes | Path:
        """Return the whole result and close the file, if there is one."""
        if self._file is None:
            return bytes(self._buffer)
        self._file.close()
        return Path(self._file.name)

    def discard(self) -> None:
        """Throw away what was written."""
        self._buffer.clear()
        if self._file is not None:
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)
            self._file = None


def serve(
    pipe: Connection,
    limits: QueryLimits,
    spool_bytes: int,
    folder: Path,
    access: Access | None,
    *,
    union_default_graph: bool,
    outside: Outside,
) -> None:
    """Answer jobs from ``pipe`` until it closes; sends an ``Answer`` or a ``KgError`` for each."""
    _tame(limits)
    from api.execution import Sources  # noqa: PLC0415 - the engine starts under the memory limit, and only here

    sources = Sources(union_default_graph=union_default_graph, limits=limits, access=access, outside=outside)
    pipe.send(None)  # warm: the pool counts this worker in
    while True:
        try:
            job: Job = pipe.recv()
        except EOFError:
            return
        spool = Spool(spool_bytes, limits, folder)
        _last_fuse(limits.time_s + 5)
        reply: Answer | KgError
        try:
            media_type = sources.run(job, spool)
            reply = Answer(media_type, spool.take(), spool.size)
        except KgError as error:
            spool.discard()
            reply = error
        except MemoryError:
            spool.discard()
            reply = over_memory(limits)
        _last_fuse(0)
        pipe.send(reply)


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
