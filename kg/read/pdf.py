"""PDF: a file in, the plain page of its text out, page by page, without running heads and page numbers."""

import io
import logging
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from kg.errors import DocumentUnreadable, Fault
from kg.read.layout import page
from kg.read.printed import Fragment, pieces_of

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

__all__ = ["page_of_pdf"]

MAX_PAGES: Final = 2_000
MAX_FRAGMENTS: Final = 2_000_000
# pypdf writes what it mends in a file to a log; without a listener that would land on the user's screen.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def page_of_pdf(raw: bytes, where: str) -> str:
    """Return the plain page of a PDF file.

    Raises:
        DocumentUnreadable: the file is encrypted, damaged, too long, or has pictures of text only.
    """
    try:
        reader = opened(raw, where)
        sheets = [list(fragments(sheet)) for sheet in reader.pages]
        text = page(pieces_of(sheets))
        pictured = not text and any(has_picture(sheet) for sheet in reader.pages)
    except DocumentUnreadable:
        raise
    except Exception as error:
        # A damaged file can make pypdf fail in almost any way; each means the same to the reader.
        raise DocumentUnreadable(
            f"{where}: the PDF is damaged ({type(error).__name__}: {str(error)[:120]}); export it anew", Fault.DAMAGED
        ) from error
    if pictured:
        raise DocumentUnreadable(
            f"{where}: the PDF holds pictures of its pages only (a scan), no text; run text recognition (OCR) first",
            Fault.SCAN,
        )
    if not text:
        raise DocumentUnreadable(f"{where}: the PDF is empty; there is no text on any page", Fault.EMPTY)
    return text


def opened(raw: bytes, where: str) -> "PdfReader":
    """Return a reader of the file, unlocked if it asks for no password.

    Raises:
        DocumentUnreadable: the file wants a password or has too many pages.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - a heavy package behind its one door
    from pypdf.errors import DependencyError  # noqa: PLC0415 - as above

    reader = PdfReader(io.BytesIO(raw), strict=False)
    locked = False
    if reader.is_encrypted:
        try:
            locked = not reader.decrypt("")
        except (DependencyError, NotImplementedError):
            # pypdf wants the package cryptography for AES, and knows no other protection than the standard one: either
            # way the text stays shut, also where no password would be asked for.
            locked = True
    if locked:
        raise DocumentUnreadable(
            f"{where}: the PDF is encrypted; save it without a password and protection", Fault.LOCKED
        )
    if len(reader.pages) > MAX_PAGES:
        raise DocumentUnreadable(
            f"{where}: {len(reader.pages):,} pages are over the limit of {MAX_PAGES:,}; split the file", Fault.LARGE
        )
    return reader


def fragments(sheet: "PageObject") -> Iterator[Fragment]:
    """Yield what a page shows, in the order in which the file draws it, each with place, size and weight."""
    found: list[Fragment] = []

    def visit(
        text: str,
        current: list[float],
        matrix: list[float],
        font: Mapping[str, object] | None,
        size: float,
    ) -> None:
        if text.strip() and len(found) < MAX_FRAGMENTS:
            x = matrix[4] * current[0] + matrix[5] * current[2] + current[4]
            y = matrix[4] * current[1] + matrix[5] * current[3] + current[5]
            scale = abs(matrix[3] * current[3]) or abs(matrix[1] * current[2]) or 1.0
            bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
            found.append(Fragment(text, float(x), float(y), round(abs(float(size) * scale), 1) or 1.0, bold=bold))

    sheet.extract_text(visitor_text=visit)
    return iter(found)


def has_picture(sheet: "PageObject") -> bool:
    """Tell whether a page shows a picture."""
    resources = sheet.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    return any(one.get_object().get("/Subtype") == "/Image" for one in objects.get_object().values())
