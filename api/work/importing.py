"""Importing: the pages that take files in, show how far their reading is, and what it brought."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi import Path as InPath
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from pydantic import TypeAdapter
from starlette.datastructures import UploadFile

from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.problems import TooBusy
from api.work.answer import FORMS, PAGES, PRIVATE, back, private, wants_page
from api.work.editor import Editor, editing, editor
from api.work.forms import form_body, form_of
from api.work.found import Found, found_in
from api.work.imports import Import, Progress, Stage
from api.work.upload import file_body, uploaded
from kg.errors import WrongParameter

__all__ = ["ImportPage", "ImportsPage", "router"]

router = APIRouter(tags=["Work"])

PLACE: Final = "/work/import"
_BYTES: Final = 200_000_000
_FILES: Final = 200
_LOOKS_S: Final = 0.25
_SILENT: Final = 40
"""After so many looks without anything new a watcher is sent a blank line, so that nothing between cuts it off."""
_WATCHED: Final = 2400
_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST: Final = 120
_ADAPTER: Final = TypeAdapter(Progress)
_Who = Annotated[Editor, Depends(editor)]
_Editing = Annotated[Editor, Depends(editing)]
_Instance = Annotated[Instance, Depends(instance_of)]
_Id = Annotated[str, InPath(description="The id of an import")]


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """The form to send files, what it takes, and the latest imports."""

    form_token: str
    most_files: int
    most_megabytes: int
    imports: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import: how far it is, who sent it, and what it brought once it is over."""

    form_token: str
    by: str
    progress: Progress
    over: bool
    found: Found | None


@router.get(PLACE, summary="The form to import documents", response_model=ImportsPage, **PAGES)
async def get_imports(request: Request, who: _Who, instance: _Instance) -> Response:
    """Return the form, and the imports since the server started."""
    page = ImportsPage(who.form_token, _FILES, _BYTES // 1_000_000, instance.imports.latest())
    return private(request, "work_import.html", page)


@router.post(
    PLACE,
    summary="Import documents",
    responses=FORMS,
    openapi_extra=file_body("file", "Documents of any known format, or zip archives of such"),
    response_model=Progress,
)
async def post_import(request: Request, who: _Editing, instance: _Instance) -> Response:
    """Take files and begin to read them; nothing is stored before all are read, and a cancelled import leaves nothing.

    A document of a known name is replaced. Where a person's facts lean on another text of that name it is refused,
    unless the field `replace` is `yes`.
    """
    if not instance.imports.has_room:
        raise TooBusy("too many imports wait; try again when one is done", 30)
    signed = who.signed()
    async with uploaded(request, who, most_bytes=_BYTES, most_files=_FILES) as upload:
        if not upload.files:
            raise WrongParameter("no file was chosen; send at least one as the field 'file'")
        folder = instance.imports.place()
        files = await run_in_threadpool(laid_down, upload.files, folder)
        replace = upload.fields.one("replace") == "yes"
    begun = instance.imports.start(signed, folder, files, replace=replace)
    if wants_page(request):
        return back(request, f"{PLACE}/{begun.progress.id}")
    return private(request, "work_import_one.html", begun.progress)


@router.get(
    "/work/import/{import_id}",
    summary="How far an import is, and what it brought",
    response_model=ImportPage,
    **PAGES,
)
def get_import(request: Request, who: _Who, instance: _Instance, import_id: _Id) -> Response:
    """Return the state of every document, and of an import that is over what was found, what is new and what waits."""
    one = instance.imports[import_id]
    progress = one.progress
    return private(request, "work_import_one.html", _page(instance, who, one, progress, language_of(request)))


@router.post(
    "/work/import/{import_id}",
    summary="Cancel an import",
    responses=FORMS,
    openapi_extra=form_body(action="`cancel`"),
    response_model=Progress,
)
async def post_cancel(request: Request, who: _Editing, instance: _Instance, import_id: _Id) -> Response:
    """Stop an import that does not write yet; the store stays as it was."""
    one = instance.imports[import_id]
    fields = await form_of(request, who)
    fields.chosen("action", ("cancel",))
    instance.imports.cancel(one)
    if wants_page(request):
        return back(request, f"{PLACE}/{import_id}")
    return private(request, "work_import_one.html", one.progress)


_EVENTS: Final[dict[str, Any]] = {
    **PAGES,
    "responses": {**PAGES["responses"], 200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
}


@router.get("/work/import/{import_id}/events", summary="Watch an import", response_class=Response, **_EVENTS)
async def get_events(request: Request, who: _Who, instance: _Instance, import_id: _Id) -> Response:  # noqa: ARG001 - asks who
    """Send the progress of an import as it changes (server-sent events), with `over` as the last event."""
    one = instance.imports[import_id]
    headers = {**PRIVATE, "X-Accel-Buffering": "no"}
    return StreamingResponse(told(request, one), media_type="text/event-stream", headers=headers)


async def told(request: Request, one: Import) -> AsyncIterator[str]:
    """Yield the events of an import until it is over, the server stops, or ten minutes have passed."""
    seen = -1
    for look in range(_WATCHED):
        progress = one.progress
        if progress.change != seen:
            seen = progress.change
            yield f"id: {seen}\nevent: progress\ndata: {_ADAPTER.dump_json(progress).decode()}\n\n"
        elif look % _SILENT == 0:
            yield ": \n\n"
        if progress.stage.over:
            yield "event: over\ndata: \n\n"
            return
        if request.app.state.turnstile.closed:
            return
        await asyncio.sleep(_LOOKS_S)


def laid_down(files: Iterable[UploadFile], folder: Path) -> tuple[Path, ...]:
    """Return the paths of files written into a folder, each below one of its own and under the name it came with."""
    paths = []
    for number, file in enumerate(files):
        path = folder / str(number) / safe_name(file.filename or "")
        path.parent.mkdir()
        with path.open("wb") as target:
            shutil.copyfileobj(file.file, target)
        paths.append(path)
    return tuple(paths)


def safe_name(name: str) -> str:
    """Return the name of a file without folders, and without characters that some system gives a meaning."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem, dot, suffix = _UNFIT.sub("_", last).lstrip(".").rpartition(".")
    whole = f"{stem[:_LONGEST]}{dot}{suffix[:16]}" if dot else suffix[:_LONGEST]
    return whole or "datei"


def _page(instance: Instance, who: Editor, one: Import, progress: Progress, language: Language) -> ImportPage:
    found = None
    if progress.stage is Stage.DONE:
        slugs = (file.document for file in progress.files if file.state in {"added", "unchanged"})
        found = found_in(instance, slugs, one.known, language)
    return ImportPage(who.form_token, one.by.by, progress, progress.stage.over, found)
