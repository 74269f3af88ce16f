"""Entry lines: the lines of a block as entries have them, whole where brackets break and without numbers of a list."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.model import Span

__all__ = ["lines_in"]

# Two labels may share a line: "Leitung: Ida Kern      Protokoll: Bo Rind".
LINE: Final = re.compile(r"[^\n:]{0,60}[a-zäöüß]:[ \t][^\n]{2,120}?(?=[ \t]{2,}[A-ZÄÖÜ][\w/.-]{2,28}:[ \t])|[^\n]+")
# A list whose points are counted through: then "1. Vorsitz" is the first point and no first chair.
COUNTED: Final = re.compile(
    r"^[ \t]*1[.)][ \t][^\n]*(?:\n[ \t]*[a-h]\)[^\n]*)*\n[ \t]*2[.)][ \t](?!Vorsitz|Stellv|Sprecher)[^\n]*"
    r"(?:\n[ \t]*[a-h]\)[^\n]*)*\n[ \t]*3[.)][ \t]|^[ \t]*a\)[ \t][^\n]*\n[ \t]*b\)[ \t]",
    re.MULTILINE,
)
NUMBER: Final = re.compile(r"(?:\d{1,2}[.)]|[a-h]\))[ \t]+")
# Bodies with their people share a line.
NEXT_BODY: Final = re.compile(r"\s/\s(?=[^/,\n]{3,60},\s(?:Frau|Herr)\s)")
LONGEST_BRACKET: Final = 160


def lines_in(text: str, block: Span, numbered: Iterable[Span] = ()) -> Iterator[Span]:
    """Yield the lines of a block without white space at their ends, two as one where a bracket goes over the break.

    Where lists may be ``numbered`` and are, their lines come without numbers, and in pieces where several bodies with
    their people share one.
    """
    lists = [one for one in numbered if COUNTED.search(text, one.start, one.end)]
    for line in unbroken(text, block):
        counted = any(one.start <= line.start < one.end for one in lists)
        yield from shared_out(text, without_number(text, line)) if counted else (line,)


def shared_out(text: str, line: Span) -> Iterator[Span]:
    """Yield the pieces of a line that each name a body and its person: "AOK, Herr Rind / Stadt Ulm, Frau Kern"."""
    start = line.start
    for cut in NEXT_BODY.finditer(text, line.start, line.end):
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, line.end)


def unbroken(text: str, block: Span) -> Iterator[Span]:
    """Yield the lines of a block, two as one where a bracket is open at the end of the first."""
    held: Span | None = None
    for match in LINE.finditer(text, block.start, block.end):
        line = trimmed(match)
        whole = Span(held.start, line.end) if held else line
        words = whole.of(text)
        goes_over = held is None and words.count("(") == words.count(")") + 1 and words.rfind("(") > words.rfind(")")
        closing = text.find(")", whole.end, min(block.end, whole.end + LONGEST_BRACKET)) if goes_over else -1
        held = whole if closing >= 0 and text.count("\n", whole.end, closing) == 1 else None
        if held is None:
            yield whole


def without_number(text: str, line: Span) -> Span:
    """Return a line of a numbered list without its number or letter."""
    number = NUMBER.match(text, line.start, line.end)
    return Span(number.end(), line.end) if number else line


def trimmed(match: re.Match[str]) -> Span:
    """Return a line without white space at its ends."""
    line = match.group()
    return Span(match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))
