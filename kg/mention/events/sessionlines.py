"""Session lines: the lines of a programme that open a forum or workshop by its word and number."""

import re
from typing import Final

from kg.cues import Cued
from kg.model import Span

__all__ = ["CLOCK", "PEOPLE", "session_at"]

CLOCK: Final = re.compile(r"\s*\d{1,2}[.:]\d{2}(?:\s*(?:–|-|bis)\s*\d{1,2}[.:]\d{2})?\s*(?:Uhr|h)?\b\s*[:|–-]?\s*")
# "Forum 1: Wohnen", "Workshop A – Armut", "AG II Pflege": the word, its number or letter, and the title behind it.
SESSION: Final = Cued(
    r"(?P<word>(?:[A-ZÄÖÜ][\wäöüß]*-?)?(?:[Ff]orum|[Ww]orkshop|[Ww]erkstatt|[Pp]anel|[Aa]rbeitsgruppe|[Ss]ession|[Tt]isch"
    r"|[Tt]hemeninsel|[Tt]hemenblock|[Ss]eminar|[Gg]ruppe)|AG|AK|WS)\s*(?:Nr\.\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[A-K])(?![\wäöüß])\s*(?:[:.|–-]\s*)?(?P<title>[^\n]*)"
)
PEOPLE: Final = re.compile(
    r"\s*[,;|(–-]?\s*(?:Leitung|Moderation|Referent\S*|Input|Impuls|mit|Raum|Saal)\b\s*:?.*$|\s*\(.*$"
)
LONGEST: Final = 160
LONGEST_LINE: Final = 500


def session_at(text: str, line: Span) -> re.Match[str] | None:
    """Return the match of a line that opens a session, perhaps behind its time."""
    clock = CLOCK.match(text, line.start, line.end)
    match = SESSION.match(text, clock.end() if clock else line.start, line.end)
    if match is None or line.end - line.start > LONGEST_LINE or match["title"].rstrip().endswith((".", ";")):
        return None
    return match if len(PEOPLE.sub("", match["title"])) <= LONGEST else None
