"""Dumps: snapshots of the graph as files, whole or in parts, and where the newest one is."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from api.instance import Instance, instance_of
from api.linked import header
from api.openapi import problems
from kg.errors import NotFound
from kg.opendata import Dump, kept

__all__ = ["router"]

router = APIRouter(prefix="/dumps", tags=["Open data"], responses=problems(404))

_FOREVER: Final = "public, max-age=31536000, immutable"
_GZIP: Final = "application/gzip"
_LED: Final = {"headers": {"Location": {"schema": {"type": "string"}}}}
_BYTES: Final = {"content": {_GZIP: {"schema": {"type": "string", "format": "binary"}}}}
_files: Final = StaticFiles(check_dir=False)


@router.get(
    "/latest/{file}",
    summary="A file of the newest snapshot",
    status_code=307,
    response_class=RedirectResponse,
    responses={307: {"description": "To the file under its own name", **_LED}},
)
def get_latest(file: str, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Lead to a file of the newest snapshot, by a name that stays the same."""
    newest = next(iter(_kept(instance)), None)
    if newest is None or file not in {one.name for one in newest.files}:
        raise NotFound(f"there is no snapshot with a file {file!r} here; 'sozialraum dump' makes one")
    return RedirectResponse(f"/dumps/{newest.name}/{file}", 307, {"Cache-Control": "no-cache"})


@router.get(
    "/{dump}/{file}",
    summary="A file of a snapshot",
    response_class=FileResponse,
    responses={
        200: _BYTES,
        206: {"description": "The part that `Range` asked for", **_BYTES},
        304: {"description": "The client has it"},
        400: {"description": "`Range` cannot be read"},
        416: {"description": "`Range` asks for what lies beyond the end"},
    },
)
def get_dump(request: Request, dump: str, file: str, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return a compressed file; it never changes under its name, and a broken download goes on with `Range`."""
    folder, found = instance.settings.dumps, next((one for one in _kept(instance) if one.name == dump), None)
    held = next((one for one in found.files if one.name == file), None) if found else None
    if folder is None or found is None or held is None:
        raise NotFound(f"there is no file {dump}/{file} among the snapshots; /dataset lists them")
    headers = {
        "ETag": f'"{held.sha256[:32]}"',
        "Cache-Control": _FOREVER,
        "Link": header((), instance.settings.publication),
        "Content-Disposition": f'attachment; filename="{_named(found, file)}"',
    }
    path = folder / found.name / held.name
    try:
        response = FileResponse(path, headers=headers, media_type=_GZIP, stat_result=path.stat())
    except OSError as error:
        raise NotFound(f"the snapshot {dump} was removed just now; /dataset lists those that are there") from error
    if _files.is_not_modified(response.headers, request.headers):
        return NotModifiedResponse(response.headers)
    if request.scope.get("head"):
        return Response(headers=dict(response.headers))
    return response


def _kept(instance: Instance) -> tuple[Dump, ...]:
    return kept(instance.settings.dumps) if instance.settings.dumps is not None else ()


def _named(dump: Dump, file: str) -> str:
    """Return the name to save a file under: with its day, before the endings."""
    stem, _, endings = file.partition(".")
    return f"{stem}-{dump.created[:10]}.{endings}"
