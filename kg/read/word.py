"""Word files: DOCX in, the plain page of its headings, paragraphs, list items and tables out."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from kg.errors import DocumentUnreadable, Fault
from kg.read.archive import DAMAGED, opened
from kg.read.layout import Piece, PieceKind, page, row

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

__all__ = ["is_word", "page_of_word"]

MAX_UNPACKED: Final = 100_000_000
PART: Final = "word/document.xml"
HEADING: Final = re.compile(r"(?:heading|überschrift)\s*(\d)", re.IGNORECASE)
LIST: Final = re.compile(r"(?:list(?! paragraph)|aufzählung|listen(?!absatz))", re.IGNORECASE)
TITLES: Final = frozenset({"title", "titel"})
CAPTIONS: Final = frozenset({"caption", "beschriftung"})
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS: Final = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
ASIDE: Final = frozenset({f"{W}txbxContent", f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText"})


def is_word(raw: bytes) -> bool:
    """Tell whether the bytes of a zip archive are a Word file."""
    try:
        return PART in zipfile.ZipFile(io.BytesIO(raw)).namelist()
    except DAMAGED:
        return False


def page_of_word(raw: bytes, where: str) -> str:
    """Return the plain page of a DOCX file; heads and feet of its pages are left out.

    Raises:
        DocumentUnreadable: the file is damaged, too large, or holds no text.
    """
    opened(raw, where, unpacked=MAX_UNPACKED).close()
    from docx import Document  # noqa: PLC0415 - a heavy package behind its one door

    try:
        pieces = list(pieces_of(Document(io.BytesIO(raw))))
    except Exception as error:
        # A damaged file can make python-docx and lxml fail in almost any way; each means the same to the reader.
        raise DocumentUnreadable(
            f"{where}: the Word file is damaged ({type(error).__name__}: {str(error)[:120]}); save it anew as .docx",
            Fault.DAMAGED,
        ) from error
    titles = [piece for piece in pieces if piece.kind is PieceKind.HEADING and piece.level == 0]
    rest = [piece for piece in pieces if piece is not titles[0]] if titles else pieces
    text = page(rest, title=titles[0].text if titles else "")
    if not text:
        raise DocumentUnreadable(f"{where}: the Word file is empty; there is no text in it", Fault.EMPTY)
    return text


def pieces_of(container: "Document | _Cell") -> Iterator[Piece]:
    """Yield the pieces of a document or table cell in their order; a title is a heading of level 0."""
    from docx.table import Table  # noqa: PLC0415 - as above
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - as above

    for element in elements(container._element):  # noqa: SLF001 - iter_inner_content passes over content controls
        if element.tag == f"{W}tbl":
            yield from rows_of(Table(element, container))
        else:
            paragraph = Paragraph(element, container)
            text = text_of(paragraph)
            if text.strip():
                yield piece_of(paragraph, text)


def elements(parent: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml elements, which ship no types
    """Yield the paragraphs and tables of a body or cell; content controls are opened, tables of contents left out."""
    body = parent.find(f"{W}body")
    for child in parent if body is None else body:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag == f"{W}sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            content = child.find(f"{W}sdtContent")
            if content is not None and (gallery is None or "Contents" not in gallery.get(f"{W}val", "")):
                yield from elements(content)


def piece_of(paragraph: "Paragraph", text: str) -> Piece:
    """Return what a paragraph is by its style and numbering."""
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    heading = HEADING.match(style)
    if style.lower() in TITLES:
        return Piece(PieceKind.HEADING, text)
    if heading:
        return Piece(PieceKind.HEADING, text, int(heading.group(1)))
    if style.lower() in CAPTIONS:
        return Piece(PieceKind.CAPTION, text)
    level = numbered(paragraph)
    if level is not None or LIST.match(style):
        return Piece(PieceKind.ITEM, text, level or 0)
    return Piece(PieceKind.PARAGRAPH, text)


def numbered(paragraph: "Paragraph") -> int | None:
    """Return how deep a bullet or number of Word's sets the paragraph, or None if it has none."""
    numbering = paragraph._p.find(f"{W}pPr/{W}numPr")  # noqa: SLF001 - the numbering is open only through the XML
    if numbering is None:
        return None
    values = {child.tag: child.get(f"{W}val", "0") for child in numbering}
    if values.get(f"{W}numId") == "0":  # Word's way to take the numbering of a style away
        return None
    level = values.get(f"{W}ilvl", "0")
    return int(level) if level.isdecimal() else 0


def text_of(paragraph: "Paragraph") -> str:
    """Return the words of a paragraph: links and accepted insertions too, deletions and text boxes not."""
    parts: list[str] = []
    waiting = [paragraph._p]  # noqa: SLF001 - Paragraph.text leaves out tracked insertions
    while waiting:
        element = waiting.pop()
        if element.tag in ASIDE:
            continue
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        parts.append(SIGNS.get(element.tag, ""))
        waiting.extend(reversed(element))
    return "".join(parts)


def rows_of(table: "Table") -> Iterator[Piece]:
    """Yield the rows of a table; one with a single column only frames its blocks."""
    if len(table.columns) < 2:
        for line in table.rows:
            for cell in line.cells:
                yield from pieces_of(cell)
        return
    for line in table.rows:
        cells = {id(cell._tc): cell for cell in line.cells}  # noqa: SLF001 - merged cells come once for each column
        made = row(lines_of(cell) for cell in cells.values())
        if made:
            yield made


def lines_of(cell: "_Cell") -> list[str]:
    """Return the lines of a cell: its paragraphs, and the rows of tables inside it."""
    return [line for piece in pieces_of(cell) for line in piece.text.split("\n")]
