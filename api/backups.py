"""Backups: the whole store as one file, for whoever has a key to administer, while others read and write."""

import threading
import uuid
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Depends
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from api.access import key_for
from api.instance import Instance, instance_of
from api.openapi import BEARER, problems
from api.problems import TooBusy
from kg.errors import StoreUnavailable
from kg.keys import Scope
from kg.store import open_store
from kg.store.backup import write_backup

__all__ = ["router"]

router = APIRouter(
    tags=["Operations"],
    dependencies=[Depends(BEARER), Depends(key_for(Scope.ADMIN))],
    responses=problems(401, 403),
)

_ZIP: Final = "application/zip"
_running = threading.Lock()


@router.get(
    "/admin/backup",
    summary="The whole store as one file",
    response_class=FileResponse,
    responses={200: {"content": {_ZIP: {"schema": {"type": "string", "format": "binary"}}}}},
)
def get_backup(instance: Annotated[Instance, Depends(instance_of)]) -> FileResponse:
    """Return the state after the last write, whole: no write is in it by half, and none waits for the copy.

    `sozialraum backup` calls this, checks what it got and names the file.
    """
    if not _running.acquire(blocking=False):
        raise TooBusy("another backup is being made", 10)
    try:
        file = _written(instance)
    finally:
        _running.release()
    unshared = {"Cache-Control": "no-store"}
    return FileResponse(
        file, headers=unshared, media_type=_ZIP, background=BackgroundTask(file.unlink, missing_ok=True)
    )


def _written(instance: Instance) -> Path:
    """Return a new file with a backup; whoever sends it removes it."""
    settings = instance.settings
    with ExitStack() as stack:
        with instance.writer.settled():
            source = stack.enter_context(instance.snapshots.lease())
        store = stack.enter_context(open_store(source, read_only=True, access=settings.access))
        path = instance.scratch_folder / f"backup-{uuid.uuid4().hex}.zip"
        try:
            with path.open("xb") as file:
                write_backup(store, file, instance.folder)
        except BaseException as error:
            path.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise StoreUnavailable(f"the backup cannot be written: {error.strerror or error}") from error
            raise
    return path
