"""Web pages: HTML in, the plain page of its headings, paragraphs, lists and tables out, without page furniture."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.errors import DocumentUnreadable, Fault
from kg.read.encoding import decode
from kg.read.furniture import is_furniture_line, is_furniture_name, is_furniture_role
from kg.read.layout import Piece, PieceKind, one_line, page, row, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["page_of_html", "page_of_webpage"]

DECLARED: Final = re.compile(rb"<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
BLOCKS: Final = frozenset(
    """html body main article section div p header footer aside address blockquote pre figure figcaption details summary
    ul ol menu li dl dt dd table caption thead tbody tfoot tr td th hr center fieldset h1 h2 h3 h4 h5 h6""".split()
)
LISTS: Final = frozenset({"ul", "ol", "menu"})
NEVER: Final = frozenset(
    """head script style noscript template svg math nav form button select input textarea iframe object embed audio
    video canvas map dialog""".split()
)
CAPTIONS: Final = frozenset({"figcaption", "caption"})
LARGE: Final = frozenset({"html", "body", "main", "article"})
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SITE_NAME: Final = re.compile(r"\s+[|»·]\s+|\s+::\s+")
SPACE: Final = re.compile(r"\s+")
DEEPEST: Final = 2_000


def page_of_webpage(raw: bytes, where: str) -> str:
    """Return the plain page of an HTML file.

    Raises:
        DocumentUnreadable: the bytes are no text, or there is no text beside the furniture.
    """
    found = DECLARED.search(raw[:4096])
    html = decode(raw, where, declared=found.group(1).decode("ascii") if found else "")
    return page_of_html(html, where)


def page_of_html(html: str, where: str) -> str:
    """Return the plain page of HTML text: title first, then the blocks of the main part in their order.

    The only ``h1`` is the title, else what ``<title>`` says before the site's name.

    Raises:
        DocumentUnreadable: there is no text beside the furniture, or the elements nest too deep to be a page.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - a heavy package behind its one door

    tree = LexborHTMLParser(html)
    titles = tree.css("h1")
    root = main_part(tree)
    pieces = list(blocks(root, where)) if root is not None else []
    if not pieces:
        raise DocumentUnreadable(
            f"{where}: the page holds no text beside menus and banners; save the page with its text", Fault.EMPTY
        )
    title = one_line(titles[0].text()) if len(titles) == 1 else ""
    if title:
        pieces = below_title(pieces, title)
    elif not (pieces and pieces[0].kind is PieceKind.HEADING):
        title = title_tag(tree)
    if not pieces and not title:
        raise DocumentUnreadable(
            f"{where}: the page holds no text beside menus and banners; save the page with its text", Fault.EMPTY
        )
    return page(pieces, title=title)


def main_part(tree: "LexborHTMLParser") -> "LexborNode | None":
    """Return the element that holds the page's own text."""
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1:
            return found[0]
    return tree.body


def title_tag(tree: "LexborHTMLParser") -> str:
    """Return what the browser's tab says, up to the name of the site."""
    found = tree.css_first("title")
    return SITE_NAME.split(one_line(found.text()))[0] if found else ""


def below_title(pieces: list[Piece], title: str) -> list[Piece]:
    """Return the pieces without the title's own, and without dates and menus above it."""
    for place, piece in enumerate(pieces):
        if piece.kind is PieceKind.HEADING and piece.level == 1 and one_line(piece.text) == title:
            above = [one for one in pieces[:place] if not is_furniture_line(one_line(one.text), at_start=True)]
            return above + pieces[place + 1 :]
    return pieces


def blocks(root: "LexborNode", where: str) -> Iterator[Piece]:
    """Yield the pieces of an element in their order, furniture left out.

    Raises:
        DocumentUnreadable: the elements nest too deep.
    """
    writer = Writer()
    for opens, node, depth in steps(root):
        if depth > DEEPEST:
            raise DocumentUnreadable(
                f"{where}: elements nest {depth} deep, which no page does; save the page anew", Fault.DAMAGED
            )
        if node.tag == "-text":
            writer.add(node.text_content or "")
        elif opens:
            writer.open(node)
        else:
            writer.close(node)
    writer.flush()
    for piece in writer.pieces:
        if not is_furniture_line(one_line(piece.text)):
            yield piece


def steps(root: "LexborNode") -> Iterator[tuple[bool, "LexborNode", int]]:
    """Yield every element twice, when it opens and when it closes, texts once, and how deep each lies.

    Furniture and the insides of data tables are left out: a table's rows are written where it opens.
    """
    waiting: list[tuple[bool, LexborNode, int]] = [(True, root, 0)]
    while waiting:
        opens, node, depth = waiting.pop()
        if opens and (node.tag in NEVER or (node.is_element_node and is_furniture(node))):
            continue
        yield opens, node, depth
        if not opens or node.tag == "-text" or depth > DEEPEST:
            continue
        waiting.append((False, node, depth))
        if not is_data_table(node):
            waiting.extend((True, child, depth + 1) for child in reversed(list(node.iter(include_text=True))))


def is_furniture(node: "LexborNode") -> bool:
    """Tell whether an element is a template's part by its tag, role, name or style."""
    if node.tag in LARGE:
        return False
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if "hidden" in attributes or HIDDEN.search(attributes.get("style") or ""):
        return True
    if is_furniture_role(attributes.get("role") or "") or is_furniture_name(names):
        return True
    if node.tag in {"header", "footer", "aside"}:
        return not inside_text(node) or (node.tag == "footer" and not within(node, "blockquote"))
    return False


def inside_text(node: "LexborNode") -> bool:
    """Tell whether an element belongs to the text and not to the site: it lies in ``main`` or ``article``."""
    return within(node, "main") or within(node, "article")


def within(node: "LexborNode", tag: str) -> bool:
    """Tell whether an element lies in one of this tag."""
    above = node.parent
    while above is not None:
        if above.tag == tag:
            return True
        above = above.parent
    return False


def is_data_table(node: "LexborNode") -> bool:
    """Tell whether an element is a table of rows and columns, not one that only sets blocks side by side."""
    if node.tag != "table" or (node.attributes.get("role") or "") in {"presentation", "none"}:
        return False
    if len(node.css("table")) > 1 or node.css_first("h1, h2, h3, h4, h5, h6"):
        return False
    return any(len(line.css("td, th")) > 1 for line in node.css("tr"))


class Writer:
    """Collects pieces while a page is walked through."""

    def __init__(self) -> None:
        """Start with an empty page."""
        self.pieces: list[Piece] = []
        self.text: list[str] = []
        self.around: list[str] = []  # the open blocks, outermost first
        self.fresh_item = False

    def add(self, text: str) -> None:
        """Add running text; white space counts only in ``pre``."""
        self.text.append(text if "pre" in self.around else SPACE.sub(" ", text))

    def open(self, node: "LexborNode") -> None:
        """Begin an element."""
        tag = node.tag or ""
        if tag == "br":
            self.text.append("\n")
        if tag not in BLOCKS:
            return
        self.flush()
        self.around.append(tag)
        if tag in {"li", "dd"}:
            self.fresh_item = True
            self.text.append(lone_number(node))
        if is_data_table(node):
            self.pieces.extend(table(node))

    def close(self, node: "LexborNode") -> None:
        """End an element."""
        if node.tag in BLOCKS:
            self.flush()
            self.around.pop()

    def flush(self) -> None:
        """Write down the text so far as one piece."""
        text = tidy("".join(self.text))
        self.text.clear()
        if not text:
            return
        inner = next((tag for tag in reversed(self.around) if tag in HEADINGS or tag in CAPTIONS), "")
        if inner in HEADINGS:
            self.pieces.append(Piece(PieceKind.HEADING, text, HEADINGS[inner]))
        elif inner in CAPTIONS:
            self.pieces.append(Piece(PieceKind.CAPTION, text))
        elif self.around and self.around[-1] == "dt":
            self.pieces.append(Piece(PieceKind.HEADING, text, 6))
        elif "li" in self.around or "dd" in self.around:
            self.item(text)
            return
        else:
            self.pieces.append(Piece(PieceKind.PARAGRAPH, text))
        self.fresh_item = False

    def item(self, text: str) -> None:
        """Write down a list item, or what continues the one before."""
        level = max(sum(tag in LISTS for tag in self.around) - 1, 0)
        last = self.pieces[-1] if self.pieces else None
        if self.fresh_item:
            self.pieces.append(Piece(PieceKind.ITEM, text, level))
        elif last is not None and last.kind is PieceKind.ITEM and last.level == level:
            self.pieces[-1] = Piece(PieceKind.ITEM, f"{last.text}\n{text}", level)
        else:
            self.pieces.append(Piece(PieceKind.PARAGRAPH, text))
        self.fresh_item = False


def lone_number(node: "LexborNode") -> str:
    """Return the number of a list of one item that does not start at 1: an ordinal at the start of a line.

    Other numbers count items and are no text.
    """
    above = node.parent
    if node.tag != "li" or above is None or above.tag != "ol":
        return ""
    start = above.attributes.get("start") or ""
    alone = sum(child.tag == "li" for child in above.iter()) == 1
    return f"{start}. " if alone and start.isdecimal() and start != "1" else ""


def table(node: "LexborNode") -> Iterator[Piece]:
    """Yield the caption and the rows of a data table."""
    for caption in node.css("caption"):
        yield Piece(PieceKind.CAPTION, one_line(caption.text()))
    for line in node.css("tr"):
        made = row(cell_lines(cell) for cell in line.css("td, th"))
        if made:
            yield made


def cell_lines(cell: "LexborNode") -> list[str]:
    """Return the lines of a cell: its paragraphs and list items."""
    return [line for piece in blocks(cell, "table cell") for line in piece.text.split("\n")]
