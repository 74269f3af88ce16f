"""Lines: more lines than memory holds, sorted by their bytes, each once."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Final

__all__ = ["sorted_lines"]

_MEMORY: Final = 200_000
"""Lines that are sorted at one time."""
_MOST: Final = 64
"""Files that are read together."""


def sorted_lines(lines: Iterable[bytes], folder: Path, *, memory: int = _MEMORY) -> Iterator[bytes]:
    """Yield the lines in the order of their bytes, equal ones once; ``folder`` takes what ``memory`` lines exceed.

    Each line ends with its line break. The files in the folder go with the reader's end.

    Raises:
        OSError: the folder takes no more.
    """
    given = iter(lines)
    with ExitStack() as stack:
        runs: list[IO[bytes]] = []
        while chunk := sorted(islice(given, memory)):
            if not runs and len(chunk) < memory:
                yield from _each_once(chunk)
                return
            runs.append(_written(chunk, folder, stack))
            if len(runs) == _MOST:
                runs = [_written(_each_once(heapq.merge(*runs)), folder, stack)]
        yield from _each_once(heapq.merge(*runs))


def _written(lines: Iterable[bytes], folder: Path, stack: ExitStack) -> IO[bytes]:
    """Return a file without a name that holds the lines, read from its beginning."""
    file = stack.enter_context(tempfile.TemporaryFile(dir=folder))  # noqa: SIM115 - closed with the stack
    file.writelines(lines)
    file.seek(0)
    return file


def _each_once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = None
    for line in lines:
        if line != last:
            yield line
            last = line
