"""Worker: the process that answers one stranger's query at a time, and can be killed."""

import os
import signal
import sys
import tempfile
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, cast

from api.job import Answer, Job
from api.settings import Outside, QueryLimits
from kg.errors import KgError, ResultTooLarge
from kg.store import Access

__all__ = ["memory_message", "serve"]


class Spool:
    """A writable stream that keeps small results in memory, large ones in a file, and stops at a limit."""

    def __init__(self, memory_bytes: int, limit_bytes: int, folder: Path) -> None:
        """Keep up to ``memory_bytes`` in memory, the rest in ``folder``, and nothing over ``limit_bytes``."""
        self._memory_bytes = memory_bytes
        self._limit_bytes = limit_bytes
        self._folder = folder
        self._buffer = bytearray()
        self._file: IO[bytes] | None = None
        self.size = 0

    def write(self, piece: bytes) -> int:
        """Take a piece of the result.

        Raises:
            ResultTooLarge: the result is over its limit; raised out of the engine, which stops there.
        """
        self.size += len(piece)
        if self.size > self._limit_bytes:
            self.discard()
            raise ResultTooLarge(f"the result is over its limit of {self._limit_bytes} bytes; ask for less, use LIMIT")
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

    sources = Sources(
        union_default_graph=union_default_graph, longest=limits.query_bytes, access=access, outside=outside
    )
    pipe.send(None)  # warm: the pool counts this worker in
    while True:
        try:
            job: Job = pipe.recv()
        except EOFError:
            return
        spool = Spool(spool_bytes, limits.result_bytes, folder)
        _last_fuse(limits.time_s + 5)
        reply: Answer | KgError
        try:
            media_type = sources.run(job, cast("IO[bytes]", spool))
            reply = Answer(media_type, spool.take(), spool.size)
        except KgError as error:
            spool.discard()
            reply = error
        except MemoryError:
            spool.discard()
            reply = ResultTooLarge(memory_message(limits))
        _last_fuse(0)
        pipe.send(reply)


def memory_message(limits: QueryLimits) -> str:
    """Return the sentence for a query that needed more memory than it may use."""
    return f"the query needed more than its memory limit of {limits.memory_bytes // 1024 // 1024} MiB and was stopped"


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
