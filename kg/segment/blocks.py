"""Blocks: title, headings, paragraphs and list items of a plain text page, with offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.cues import Cued
from kg.model import Block, BlockKind, Span
from kg.segment.furniture import is_furniture
from kg.segment.labels import heads, is_label
from kg.segment.mails import head_of_mail

__all__ = ["segment"]

BULLET = re.compile(r"[ \t\u00a0]*(?:[•●▪◦·*○‣➢✓★☆✔►▶■□◆▸>–—-]|o(?=\s))[ \t\u00a0]+(?=\S)")
LINE = re.compile(r"[^\n]*\n?")
SENTENCE_END = re.compile(r"[.!?…](?:[“”\"’)\]]*)$")
HEADING_WORDS = 9
# Who does something or is to be called heads nothing: "Sekretariat: Frau Kern, Zimmer 113".
WHOM = Cued(
    r":\s+(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.|Prof\.)\s[A-ZÄÖÜ]|\b(?:Tel|Telefon|Fax|E-Mail)\b[.:]|\S@\S"
    r"|(?:Zimmer|Zi\.|Raum) ?\d"
)
# A first line that says this much in whole sentences tells already, and names nothing.
SENTENCES = re.compile(r"(?=(?:\S+\s+){9}).*[a-zäöüß)“]{2}[.!?](?:[“”\"’)\]]*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def segment(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in its order; page furniture such as "nach oben" is left out.

    The first line is the title if it stands alone and is no whole sentence. A heading is a short line of its own
    without a full stop; two headings in a row nest, the next heading after content closes the inner one.
    """
    blocks: list[Block] = []
    open_headings: list[Span] = []
    content_since_heading = True
    for lines in without_head(paragraphs(text)):
        kind, spans = classify(text, lines, first=not blocks)
        if kind is BlockKind.HEADING and repeats_title(text, spans[0], blocks):
            continue
        if kind is BlockKind.HEADING and below_label(text, blocks, lines[0].start):
            kind = BlockKind.PARAGRAPH
        if kind is BlockKind.HEADING:
            if content_since_heading:
                open_headings = open_headings[:-1] if len(open_headings) > 1 else []
            open_headings.append(spans[0])
            content_since_heading = False
            blocks.append(Block(kind, spans[0], tuple(reversed(open_headings[:-1]))))
            continue
        content_since_heading = content_since_heading or kind is not BlockKind.TITLE
        blocks.extend(Block(kind, span, tuple(reversed(open_headings))) for span in spans)
    return tuple(blocks)


def without_head(runs: Iterator[list[Line]]) -> Iterator[list[Line]]:
    """Yield runs of lines, of a mail's head only the subject."""
    first = next(runs, [])
    found = head_of_mail([line.text for line in first])
    if found:
        size, place, start = found
        line = first[place]
        yield [Line(line.start + start, line.end, line.text[start:])]
        first = first[size:]
    yield from ([first] if first else [])
    yield from runs


def below_label(text: str, blocks: list[Block], start: int) -> bool:
    """Tell whether the line above is a label: then what starts here is what it heads, however short."""
    if not blocks or not is_label(blocks[-1].span.of(text)):
        return False
    return text.count("\n", blocks[-1].span.end, start) == 1


def paragraphs(text: str) -> Iterator[list[Line]]:
    """Yield runs of lines between blank lines, without furniture; a list item or a label of what follows is its own."""
    run: list[Line] = []
    for line in lines_of(text):
        if line.blank or is_furniture(line.text):
            if run:
                yield run
            run = []
            continue
        if run and heads(run[-1].text, line.text):
            yield from (run[:-1], run[-1:]) if len(run) > 1 else (run,)
            run = []
        starts_item = BULLET.match(line.text) is not None
        ends_item = bool(run) and BULLET.match(run[0].text) is not None and line.indent <= run[0].indent
        if run and (starts_item or ends_item):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text with their offsets, line ends left out."""
    for match in LINE.finditer(text):
        if match.group():
            content = match.group().rstrip("\n")
            yield Line(match.start(), match.start() + len(content), content)


def classify(text: str, lines: list[Line], *, first: bool) -> tuple[BlockKind, list[Span]]:
    """Return what a run of lines is, and the trimmed spans of its blocks."""
    bullet = BULLET.match(lines[0].text)
    if bullet:
        return BlockKind.LIST_ITEM, [trim(text, lines[0].start + bullet.end(), lines[-1].end)]
    if first and (title := title_in(lines)) and not SENTENCES.match(title.text.strip()):
        return BlockKind.TITLE, [trim(text, title.start, title.end)]
    whole = trim(text, lines[0].start, lines[-1].end)
    content = whole.of(text)
    short = len(lines) == 1 and len(content.split()) <= HEADING_WORDS
    if short and not SENTENCE_END.search(content) and not WHOM.search(content):
        return BlockKind.HEADING, [whole]
    return BlockKind.PARAGRAPH, [whole]


def repeats_title(text: str, line: Span, blocks: list[Block]) -> bool:
    """Tell whether a line says once more what the title right above it says."""
    last = blocks[-1] if blocks else None
    if last is None or last.kind is not BlockKind.TITLE:
        return False
    return line.of(text).split() == last.span.of(text).split()


def title_in(lines: list[Line]) -> Line | None:
    """Return the title in the first lines: the only one, or the longest where each says the same, perhaps with more."""
    texts = [" ".join(line.text.split()).casefold() for line in lines]
    shortest = min(texts, key=len)
    if all(text.startswith(shortest) for text in texts):
        return max(lines, key=lambda line: len(line.text.strip()))
    return None


def trim(text: str, start: int, end: int) -> Span:
    """Return the range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
