"""Documents: characters normalised once, so that every later offset holds."""

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from kg.errors import DocumentUnreadable
from kg.model import Document
from kg.slug import slug

__all__ = ["MAX_CHARACTERS", "read_text"]

MAX_CHARACTERS: Final = 20_000_000
LINE_ENDS: Final = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
# Seen by nobody and in the way of every rule: soft hyphens, zero-width blanks, byte order marks, control characters.
INVISIBLE: Final = re.compile(r"[\xad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
HALF_CHARACTERS: Final = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def read_text(text: str, *, source: str, where: str = "", name: str = "", made_up: bool = False) -> Document:
    """Return a document with NFC text and line feeds as line ends, called ``name`` or like the file ``source``.

    Messages name the document as ``where``, or as ``source`` if that is not given.

    Raises:
        DocumentUnreadable: there is nothing but white space, or too much of it.
    """
    if len(text) > MAX_CHARACTERS:
        raise DocumentUnreadable(
            f"{where or source}: {len(text):,} characters are over the limit of {MAX_CHARACTERS:,}; split the document"
        )
    visible = HALF_CHARACTERS.sub("\ufffd", INVISIBLE.sub("", LINE_ENDS.sub("\n", text)))
    normal = unicodedata.normalize("NFC", visible)
    if not normal.strip():
        raise DocumentUnreadable(f"{where or source}: the file is empty; there is no text to read")
    return Document(
        slug=slug(name or PurePosixPath(source).stem),
        source=source,
        text=normal,
        text_hash=hashlib.sha256(normal.encode()).hexdigest(),
        made_up=made_up,
    )
