"""Upload: the fields and files of a form, taken in piece by piece; what is large goes to disk while it comes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from fastapi import HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.protocol import pieces_of
from api.work.editor import Editor
from api.work.forms import SIGNED_IN, TOKEN, Fields, require_token

__all__ = ["Upload", "file_body", "uploaded"]

MULTIPART: Final = "multipart/form-data"
_MOST_FIELDS: Final = 50
_FIELD_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """The fields of a form, and its files in the order in which they came; empty file fields are left out."""

    fields: Fields
    files: tuple[UploadFile, ...]


@asynccontextmanager
async def uploaded(request: Request, who: Editor, *, most_bytes: int, most_files: int) -> AsyncIterator[Upload]:
    """Give a form with files until the end of the block, when its files go.

    Raises:
        AccessError: it does not carry the token of the session.
        HTTPException: 400 unreadable or too many parts, 408 too slow, 413 too large, 415 no form with files.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != MULTIPART:
        raise HTTPException(415, f"send {MULTIPART}, not {media_type or 'a body without a Content-Type'}")
    parser = MultiPartParser(
        request.headers,
        pieces_of(request, most_bytes),
        max_files=most_files,
        max_fields=_MOST_FIELDS,
        max_part_size=_FIELD_BYTES,
    )
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, UnicodeDecodeError) as error:
        raise HTTPException(400, f"the form cannot be read: {getattr(error, 'message', error)}") from error
    try:
        values: dict[str, tuple[str, ...]] = {}
        files = []
        for name, value in form.multi_items():
            if isinstance(value, str):
                values[name] = (*values.get(name, ()), value)
            elif value.filename:
                files.append(value)
        fields = Fields(values)
        require_token(who, fields.one(TOKEN))
        yield Upload(fields, tuple(files))
    finally:
        await form.close()


def file_body(name: str, said: str) -> dict[str, object]:
    """Return what the document of the interface says of a form with files and who may send it."""
    properties = {
        name: {"type": "array", "items": {"type": "string", "format": "binary"}, "description": said},
        TOKEN: {"type": "string", "description": "The session's form token; programs with a key leave it out"},
    }
    return {
        "requestBody": {"content": {MULTIPART: {"schema": {"type": "object", "properties": properties}}}},
        **SIGNED_IN,
    }
