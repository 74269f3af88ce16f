"""Cue words: what the cues for roles are made of, the nouns and turns that several of them share."""

from dataclasses import dataclass
from typing import Final

from kg.cues import Cued

__all__ = ["AT_START", "OPENING", "PREMISES", "SESSION", "TALK", "Cue", "cue", "parted", "perfect"]

TALK: Final = (
    r"(?:\w*[Vv]ortr[aä]g\w*|\w*[Ii]mpuls\w*|\w*[Rr]eferat|\w*[Kk]eynote|\w*[Ii]nput\w*|\w*[Bb]eitr[aä]g\w*"
    r"|Laudatio|Festrede)"
)
OPENING: Final = (
    r"(?:Grußworte?n?|Schlussworte?|Begrüßung|Eröffnungsrede|Willkommensgruß|Abschlusswort|Videobotschaft|Videogruß)"
)
SESSION: Final = (
    r"(?:[\w-]*(?:[Dd]iskussion|[Gg]ruppe|[Rr]unde|[Ww]orkshop|[Ww]erkstatt|[Tt]hementisch|[Pp]anel|[Ss]eminar"
    r"|[Ff]orum|[Gg]espräch|[Ss]itzung|[Tt]agung)"
    r"(?:s|en|n)?|AG)"
)
# Where a sentence starts inside a page.
AT_START: Final = r"(?:^|(?<=[.!?:“)]\s)|(?<=\n))"
# Where people are shown around, which is no lead of a meeting.
PREMISES: Final = (
    r"(?:[a-zäöü]+ ){0,3}[\w-]*(?:[Rr]äume|[Hh]aus|[Hh]äuser|[Aa]usstellung|[Gg]arten|[Ss]iedlung|[Gg]ebäude"
    r"|[Aa]nlage|[Ee]inrichtung|[Mm]useum|[Qq]uartier|[Ss]tadtteil|[Vv]iertel|[Ww]erkstätten|[Hh]allen?|[Kk]üche)\b"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that give a role: to the subject of their clause, to those or the one named behind them, or to all."""

    role: str
    who: str
    words: Cued


def cue(role: str, who: str, words: str) -> Cue:
    """Return a cue."""
    return Cue(role, who, Cued(words))


def perfect(participles: str) -> str:
    """Return a pattern for participles behind an auxiliary, at the end of the clause: "hat uns … begrüßt"."""
    return rf"\b(?:hat|haben|hatten?)\b(?! sich)[^;]{{1,160}}?\b(?:{participles})(?=\s*(?:[,.;:!]|und\b|$))"


def parted(particle: str, stems: str) -> str:
    """Return a pattern for verbs whose particle stands at the end of the clause, or before them: "stellte … vor"."""
    verb = rf"(?:{stems})"
    return rf"\b{verb}\b(?! sich)[^;]{{1,160}}?\b{particle}(?=[\s,.;:)]|$)|\b{particle}{verb}\b"
