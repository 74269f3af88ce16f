"""Printed pages: pieces of text with places on paper in, headings, paragraphs, list items and table rows out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from kg.read.hyphens import seam
from kg.read.layout import Piece, PieceKind, one_line, row

__all__ = ["Fragment", "joined", "pieces_of"]

BULLET: Final = re.compile(r"^\s*(?:[•●▪■◦·○‣➢➔✓\x7f\uf0b7\uf0a7\uf0d8\uf076\uf0fc–—-]|o(?= ))(?:\s+|$)")
HYPHEN: Final = re.compile(r"(\w+)[-\xad\u2010]$")
WORD: Final = re.compile(r"\w+")
SOFT: Final = "\xad"
SENTENCE_END: Final = re.compile(r"[.!?:…][“”\"’)\]]*$")
PAGE_NUMBER: Final = re.compile(
    r"(?:seite|page|s\.)?\s*[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:/|von|of)\s*\d{1,4})?", re.IGNORECASE
)
EDGE: Final = 3  # lines at the head and foot of a page that can be running heads
WIDTH: Final = 0.5  # a letter's mean share of its size


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text that a page shows in one go: where its baseline begins in points, its size in points, its weight."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line on paper: its cells from left to right, one unless the line belongs to a table."""

    cells: tuple[str, ...]
    x: float
    y: float
    size: float
    bold: bool
    bullet: bool = False
    starts: tuple[int, ...] = ()
    """Where the cells behind the first one begin, in whole points."""

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(self.cells)


def pieces_of(sheets: Sequence[Sequence[Fragment]]) -> Iterator[Piece]:
    """Yield the pieces of all pages in their order; a paragraph that runs over a page's end stays one."""
    pages = without_running_heads([list(lines_of(sheet)) for sheet in sheets])
    everything = [line for lines in pages for line in lines]
    if not everything:
        return
    usual = usual_size(everything)
    widest = max((len(line.text) for line in everything if abs(line.size - usual) < 0.6), default=0)
    gaps = [above.y - below.y for lines in pages for above, below in pairwise(lines)]
    close = [gap for gap in gaps if 0 < gap < usual * 2.2]
    for run in runs(pages, (median(close) if close else usual * 1.2) / usual):
        yield from pieces_of_run(run, usual, widest)


def lines_of(sheet: Sequence[Fragment]) -> Iterator[Line]:
    """Return the lines of a page: fragments at one height, each to the right of the one before.

    A gap that is too narrow to part two cells does so where a cell of at least two other lines starts.
    """
    drawn: list[list[Fragment]] = []
    for fragment in (part for whole in sheet for part in split(whole)):
        if drawn and continues(drawn[-1][-1], fragment):
            drawn[-1].append(fragment)
        else:
            drawn.append([fragment])
    starts = Counter(place for line in drawn for place in line_of(line).starts)
    columns = frozenset(place for place, times in starts.items() if times > 1)
    return (line_of(line, columns) for line in drawn)


def split(fragment: Fragment) -> Iterator[Fragment]:
    """Yield the lines inside a fragment, nearly always one; a line end at its end becomes a blank."""
    ended = " " if fragment.text.endswith("\n") else ""
    for number, text in enumerate(one for one in fragment.text.split("\n") if one.strip()):
        yield replace(fragment, text=text + ended, y=fragment.y - number * fragment.size * 1.2)


def continues(left: Fragment, right: Fragment) -> bool:
    """Tell whether a fragment stands on the same line, further right."""
    return abs(left.y - right.y) < 0.5 * max(left.size, right.size, 1.0) and right.x >= left.x - 1


def line_of(fragments: Sequence[Fragment], columns: frozenset[int] = frozenset()) -> Line:
    """Return the line that fragments make; a wide gap starts a new cell, or a place where a column starts."""
    first = fragments[0]
    cells = [first.text]
    starts: list[int] = []
    end = first.x + len(first.text) * first.size * WIDTH
    for part in fragments[1:]:
        alone = BULLET.fullmatch(cells[-1].strip() + " ") is not None
        wide = (0.8 if cells[-1].endswith(" ") else 1.5) * part.size
        apart = part.x - end > wide or round(part.x) in columns
        if part.x > first.x + 1 and apart and not alone:
            cells.append(part.text)
            starts.append(round(part.x))
        else:
            cells[-1] = f"{cells[-1]} {part.text}" if alone else cells[-1] + part.text
        end = max(end, part.x + len(part.text) * part.size * WIDTH) if part.x > first.x + 1 else end + len(part.text)
    texts = [one_line(cell) for cell in cells]
    bullet = BULLET.match(texts[0] + " ")
    if bullet:
        texts[0] = texts[0][bullet.end() :].strip()
    largest = max(fragments, key=lambda one: len(one.text))
    bold = all(one.bold for one in fragments if any(letter.isalnum() for letter in one.text))
    return Line(tuple(texts), first.x, first.y, largest.size, bold, bullet is not None, tuple(starts))


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers and without what recurs at one height on at least half of them."""
    seen = Counter(mark for lines in pages for mark in {mark_of(line) for line in edges(lines)})
    needed = max(2, (len(pages) + 1) // 2)
    kept = []
    for lines in pages:
        dropped = {id(line) for line in edges(lines) if seen[mark_of(line)] >= needed or is_page_number(line, lines)}
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def edges(lines: list[Line]) -> list[Line]:
    """Return the highest and lowest lines of a page."""
    by_height = sorted(lines, key=lambda line: -line.y)
    return by_height[:EDGE] + by_height[max(EDGE, len(by_height) - EDGE) :]


def mark_of(line: Line) -> tuple[str, int]:
    """Return what a running head has in common on all pages: its words, whatever the number, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.y / 4)


def is_page_number(line: Line, lines: list[Line]) -> bool:
    """Tell whether the highest or lowest line is nothing but a page's number."""
    outermost = {min(one.y for one in lines), max(one.y for one in lines)}
    return line.y in outermost and len(lines) > 1 and PAGE_NUMBER.fullmatch(line.text) is not None


def usual_size(lines: Sequence[Line]) -> float:
    """Return the size in which most letters are set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0]


def runs(pages: list[list[Line]], leading: float) -> Iterator[list[Line]]:
    """Yield the lines that belong together: no gap, no new bullet, no new size or weight between them.

    ``leading`` is the usual distance of two lines as a multiple of their size.
    """
    run: list[Line] = []
    for number, lines in enumerate(pages):
        for place, line in enumerate(lines):
            turned = bool(number) and place == 0
            if run and not (carries_on(run, line) if turned else belongs(run, line, leading)):
                yield run
                run = []
            run.append(line)
    if run:
        yield run


def belongs(run: list[Line], line: Line, leading: float) -> bool:
    """Tell whether a line belongs to the lines above it on the same page."""
    above = run[-1]
    if line.bullet or len(line.cells) > 1 or len(above.cells) > 1:
        return False
    if abs(above.size - line.size) > 0.6 or above.bold != line.bold:
        return False
    if run[0].bullet and line.x <= run[0].x + 1:
        return False
    return 0 < above.y - line.y < leading * line.size * 1.35


def carries_on(run: list[Line], line: Line) -> bool:
    """Tell whether a line at the head of a page goes on with the sentence at the foot of the one before."""
    above = run[-1]
    if line.bullet or len(line.cells) > 1 or len(above.cells) > 1 or above.bold != line.bold:
        return False
    unfinished = not SENTENCE_END.search(above.text)
    return unfinished and abs(above.size - line.size) <= 0.6 and (line.text[:1].islower() or above.text.endswith("-"))


def pieces_of_run(run: list[Line], usual: float, widest: int) -> Iterator[Piece]:
    """Yield what the lines of one run are."""
    if len(run[0].cells) > 1:
        made = row([cell] for cell in run[0].cells)
        if made:
            yield made
        return
    texts = [line.text for line in run if line.text]
    if not texts:
        return
    if run[0].bullet:
        yield Piece(PieceKind.ITEM, joined(texts, widest))
    elif run[0].size > usual * 1.1 or (run[0].bold and len(run) <= 2 and not SENTENCE_END.search(texts[-1])):
        yield Piece(PieceKind.HEADING, joined(texts, 0))
    else:
        yield Piece(PieceKind.PARAGRAPH, joined(texts, widest))


def joined(lines: Sequence[str], widest: int) -> str:
    """Return lines as running text: broken words mended, and a line feed where the next word would still have fitted.

    ``widest`` is the number of characters of a full line; with 0, every line counts as full.
    """
    made = lines[0]
    full_line = lines[0]
    for line in lines[1:]:
        hyphen = HYPHEN.search(made)
        if hyphen and line[:1].isalnum():
            made = mended(made, hyphen, line)
        else:
            room = len(full_line) + 1 + len(line.split(" ", 1)[0]) < 0.85 * widest
            made = f"{made}\n{line}" if room else f"{made} {line}"
        full_line = line
    return made


def mended(before: str, hyphen: re.Match[str], after: str) -> str:
    """Return two lines joined at a hyphen: dropped inside a word, kept in compounds and before "und"."""
    behind = WORD.match(after)
    put = seam(hyphen.group(1), behind.group() if behind else "")
    if put is None:
        return f"{before} {after}"
    return f"{before[:-1]}{'' if before.endswith(SOFT) else put}{after}"
