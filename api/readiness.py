"""Readiness: what keeps an instance from answering, if anything does."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from api.instance import Instance
from kg.errors import KgError

__all__ = ["free_bytes", "obstacles"]

_SECONDS: Final = 5.0
"""How long a store may take to answer the smallest question."""


async def obstacles(instance: Instance) -> tuple[str, ...]:
    """Return a sentence for each thing that is in the way; none when queries and writes will be answered.

    Workers that are dead and idle are started again on the way.
    """
    instance.pool.revive()
    found = [*_of_store(instance), *_of_workers(instance), *_of_disk(instance)]
    try:
        await asyncio.wait_for(asyncio.to_thread(instance.store.ask, "ASK {}"), _SECONDS)
    except KgError as error:
        found.append(str(error))
    except TimeoutError:
        found.append(f"the store gave no answer within {_SECONDS:g} s")
    return tuple(found)


def _of_store(instance: Instance) -> Iterator[str]:
    folder = instance.folder
    if folder is not None and not (folder / "CURRENT").is_file():  # open files go on when their folder is gone
        yield f"the store's folder {folder} is gone, or files in it are"


def _of_workers(instance: Instance) -> Iterator[str]:
    if instance.pool.warm == 0:
        yield "no query worker is ready"


def _of_disk(instance: Instance) -> Iterator[str]:
    least = instance.settings.least_free_bytes
    for place in filter(None, (instance.folder, instance.scratch_folder)):
        free = free_bytes(place)
        if free is not None and free < least:
            yield f"the disk of {place} has {free} bytes left, fewer than {least}"


def free_bytes(place: Path) -> int | None:
    """Return how many bytes the disk of a folder has left; ``None`` where the folder is gone."""
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None
