"""Documents: plain text files, normalised once so that every later offset holds."""

import hashlib
import re
import unicodedata
from pathlib import Path

from kg.errors import DocumentUnreadable
from kg.model import Document
from kg.slug import slug

__all__ = ["MAX_BYTES", "read_file", "read_text"]

MAX_BYTES = 20_000_000
SUFFIXES = {".txt", ".text"}
LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def read_file(path: Path, *, made_up: bool = False) -> Document:
    """Return the document in a plain text file; its slug is the file's name without suffix.

    Raises:
        DocumentUnreadable: no such file, another format, too large, not text, or nothing in it.
    """
    if not path.exists():
        raise DocumentUnreadable(f"{path}: no such file")
    if not path.is_file():
        raise DocumentUnreadable(f"{path}: is not a file; give the path of a text file (.txt)")
    if path.suffix.lower() not in SUFFIXES:
        raise DocumentUnreadable(
            f"{path}: format {path.suffix or '(none)'} cannot be read; save it as text (.txt, UTF-8)"
        )
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentUnreadable(f"{path}: {size:,} bytes are over the limit of {MAX_BYTES:,}; split the file")
        raw = path.read_bytes()
    except OSError as error:
        raise DocumentUnreadable(f"{path}: {error.strerror or error}") from error
    return read_text(decode(raw, str(path)), source=path.name, made_up=made_up)


def decode(raw: bytes, where: str) -> str:
    """Return the text in UTF-8 bytes, with or without a byte order mark.

    Raises:
        DocumentUnreadable: the bytes are no UTF-8 text; the message names the first bad byte and its line.
    """
    if b"\0" in raw:
        raise DocumentUnreadable(
            f"{where}: byte {raw.index(0)} is zero, so this is no text file; save it as text (UTF-8)"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DocumentUnreadable(
            f"{where}: line {line}, byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8; save the file as UTF-8"
        ) from error


def read_text(text: str, *, source: str, made_up: bool = False) -> Document:
    """Return a document with NFC text and line feeds as line ends, named after ``source``.

    Raises:
        DocumentUnreadable: there is nothing but white space.
    """
    normal = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text))
    if not normal.strip():
        raise DocumentUnreadable(f"{source}: the file is empty; there is no text to read")
    return Document(
        slug=slug(Path(source).stem),
        source=source,
        text=normal,
        text_hash=hashlib.sha256(normal.encode()).hexdigest(),
        made_up=made_up,
    )
