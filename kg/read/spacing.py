"""Spacing: blanks that a layout put into words, and those that it lost between a number and the label behind it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from kg.model import Edit

__all__ = ["misplaced_blanks"]

LETTER: Final = "[A-Za-zÄÖÜäöüß]"
LONG: Final = 4  # letters of one word at least; fewer are a list or a column of letters
# "E i n l a d u n g": single letters with single blanks between, in a sentence or as a line of its own, where wider
# gaps part the words.
SPACED: Final = re.compile(rf"(?<![^\s„“\"(])(?:{LETTER} ){{4,60}}{LETTER}(?![^\s:.,!?“”\")])")
SPACED_LINE: Final = re.compile(rf"^[ \t]*{LETTER}(?: {{1,4}}{LETTER}){{4,80}}(?=[ \t]*[:.!]?$)", re.MULTILINE)
GAP: Final = re.compile(r"(?<=\S) +(?=\S)")
# "AK 2Wohnungsnot", "TOP 3Bericht", "10:30 UhrBegrüßung": cells of a table that were set side by side.
NUMBERED: Final = (
    r"U?AG|AK|TOP|Top|WS|(?:Fach|Themen|Arbeits|Programm|Tagesordnungs)?(?:[Ff]orum|[Ii]nsel|[Tt]isch|[Gg]ruppe|[Kk]reis"
    r"|[Bb]lock|[Pp]unkt)|Workshop|Modul|Teil|Phase|Panel|Runde|Kapitel|Raum|Schritt|Station|Impuls|Vortrag|Input"
)
LABEL: Final = re.compile(
    rf"(?:^[ \t]*(?:{NUMBERED}) ?\d{{1,2}}|\b\d{{1,2}}[:.]\d{{2}}(?: ?Uhr)?|\bUhr)(?=[A-ZÄÖÜ][a-zäöü]{{2}})",
    re.MULTILINE,
)


def misplaced_blanks(text: str) -> Iterator[Edit]:
    """Yield the edits that take blanks out of letter-spaced words and put one behind glued labels, in their order."""
    lines = [match for match in SPACED_LINE.finditer(text) if is_spaced(match.group())]
    ends = [line.end() for line in lines]
    found = [edit for line in lines for edit in closed(text, *line.span())]
    for match in SPACED.finditer(text):
        line = bisect_right(ends, match.start())  # the first that ends behind it
        if is_spaced(match.group()) and not (line < len(lines) and lines[line].start() <= match.start()):
            found += closed(text, *match.span())
    found += [(match.end(), match.end(), " ") for match in LABEL.finditer(text)]
    yield from sorted(found)


def is_spaced(letters: str) -> bool:
    """Tell whether single letters make words and no list of letters: all capitals, or small ones behind each first."""
    words = [word.replace(" ", "") for word in re.split(r" {2,}", letters.strip())]
    if max(map(len, words)) < LONG:
        return False
    return all(word.isupper() for word in words) or all(not word[1:] or word[1:].islower() for word in words)


def closed(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that close single gaps between letters and leave one blank of wider ones."""
    for gap in GAP.finditer(text, start, end):
        if len(gap.group()) == 1:
            yield (*gap.span(), "")
        else:
            yield (*gap.span(), " ")
