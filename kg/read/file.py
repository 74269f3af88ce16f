"""Files: one file of any known format in, a document out."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from kg.errors import DocumentUnreadable, Fault
from kg.model import Document
from kg.read.encoding import decode
from kg.read.markdown import page_of_markdown
from kg.read.pdf import page_of_pdf
from kg.read.plain import read_text
from kg.read.sheets import is_sheets, page_of_sheets
from kg.read.webpage import page_of_webpage
from kg.read.word import is_word, page_of_word

__all__ = ["MAX_BYTES", "bytes_of", "page_in", "read_bytes", "read_file"]

MAX_BYTES: Final = 20_000_000
FORMATS: Final = "text (.txt, UTF-8), Markdown, HTML, PDF, Word (.docx) or Excel (.xlsx)"
PDF_START: Final = b"%PDF-"
ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
OLE_START: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML_STARTS: Final = (b"<!doctype html", b"<html")

Reader = Callable[[bytes, str], str]


def text_page(raw: bytes, where: str) -> str:
    """Return the text of a plain text file as it stands."""
    return decode(raw, where)


def markdown_page(raw: bytes, where: str) -> str:
    """Return the plain page of a Markdown file."""
    return page_of_markdown(decode(raw, where), where)


READERS: Final[Mapping[str, Reader]] = {
    **dict.fromkeys((".txt", ".text"), text_page),
    **dict.fromkeys((".md", ".markdown"), markdown_page),
    **dict.fromkeys((".html", ".htm", ".xhtml"), page_of_webpage),
    ".pdf": page_of_pdf,
    ".docx": page_of_word,
    ".xlsx": page_of_sheets,
}
INSTEAD: Final[Mapping[str, str]] = {
    ".doc": "open it in a word processor and save it as .docx",
    ".odt": "save it as .docx or PDF",
    ".rtf": "save it as .docx or PDF",
    ".pptx": "save it as PDF",
    ".xls": "save it as .xlsx",
    ".ods": "save it as .xlsx",
}


def read_file(path: Path, *, made_up: bool = False) -> Document:
    """Return the document in a file of any known format; its slug is the file's name without suffix.

    Raises:
        DocumentUnreadable: no such file, another format, encrypted, damaged, too large, without text.
    """
    return read_bytes(bytes_of(path), source=path.name, where=str(path), made_up=made_up)


def bytes_of(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file.

    Raises:
        DocumentUnreadable: no such file, no plain file, too large, or the system refuses to read it.
    """
    try:
        if not path.exists():
            raise DocumentUnreadable(f"{path}: no such file")
        if not path.is_file():
            raise DocumentUnreadable(f"{path}: is not a file; give the path of a file: {FORMATS}")
        size = path.stat().st_size
        if size > limit:
            raise DocumentUnreadable(
                f"{path}: {size:,} bytes are over the limit of {limit:,}; split the file", Fault.LARGE
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise DocumentUnreadable(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def read_bytes(raw: bytes, *, source: str, where: str, made_up: bool = False) -> Document:
    """Return the document in the bytes of a file named ``source``; messages name it as ``where``.

    Raises:
        DocumentUnreadable: another format, encrypted, damaged, too large, without text.
    """
    page = page_in(raw, PurePosixPath(source).suffix.lower(), where)
    return read_text(page, source=source, where=where, made_up=made_up)


def page_in(raw: bytes, suffix: str, where: str) -> str:
    """Return the plain page in the bytes of a file of any known format; ``suffix`` tells what the bytes do not.

    Raises:
        DocumentUnreadable: another format, encrypted, damaged, without text.
    """
    if not raw.strip():
        raise DocumentUnreadable(f"{where}: the file is empty; there is no text to read", Fault.EMPTY)
    return reader_for(raw, suffix, where)(raw, where)


def reader_for(raw: bytes, suffix: str, where: str) -> Reader:
    """Return the reader for some bytes: by their first ones where these are telling, else by the suffix.

    Raises:
        DocumentUnreadable: there is none.
    """
    if raw.startswith(OLE_START):
        raise DocumentUnreadable(
            f"{where}: is an old or encrypted Office file; save it as .docx without a password, or as PDF", Fault.LOCKED
        )
    if raw[:1024].lstrip().startswith(PDF_START):
        return page_of_pdf
    if raw.startswith(ZIP_STARTS) and is_word(raw):
        return page_of_word
    if raw.startswith(ZIP_STARTS) and is_sheets(raw):
        return page_of_sheets
    if suffix == ".zip":
        raise DocumentUnreadable(
            f"{where}: archives are opened only where they are given themselves; unpack it first", Fault.ARCHIVE
        )
    reader = READERS.get(suffix)
    if reader is None and not suffix:
        return page_of_webpage if raw.lstrip()[:64].lower().startswith(HTML_STARTS) else text_page
    if reader is None:
        instead = INSTEAD.get(suffix, f"save it as {FORMATS}")
        raise DocumentUnreadable(f"{where}: format {suffix} cannot be read; {instead}", Fault.FORMAT)
    return reader
