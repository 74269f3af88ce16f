"""Slots: what the points of a programme give the people below or beside them."""

import re
from typing import Final

from kg.mention.events.sessionlines import session_at
from kg.mention.lists.headings import Heading, Roles, announced, roles_of
from kg.model import Span

__all__ = ["session_heading", "slot_roles"]

# A title stands behind the word for what the point is: "Podium: …", "Keynote „…“".
LABEL: Final = re.compile(r"[^:„“\"(–|\n]{1,80}")
MOST_WORDS: Final = 5
PODIUM: Final = re.compile(
    r"(?:\w*podium\w*|\w*(?:gespräch|talk|debatte|fishbowl|panel|diskussion)|(?:\w+)?runde)", re.IGNORECASE
)
OPENING: Final = re.compile(
    r"(?:Begrüßung|Eröffnung|Willkommen|Verabschiedung|Schlussworte?|Grußworte?|Grüße|Willkommensworte|Worte"
    r"|Abschluss|Schlusspunkt|Schluss)",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]+")
PANEL: Final = re.compile(r"[Pp]anel\b|[Pp]odium")


def slot_roles(text: str, words: Span) -> Roles:
    """Return the roles of who is named at a point of a programme, by what the point is called; a talk without a word.

    A long title tells by its first word only ("Gespräche, die verbinden" is a talk).
    """
    label = LABEL.match(text, words.start, words.end)
    if label is None:
        return (("vortrag", words),)
    spoken = announced(Span(words.start, words.start + len(label.group().rstrip())).of(text))
    if spoken:
        return ((spoken, words),)
    named = WORD.findall(label.group()) if len(label.group().split()) <= MOST_WORDS else []
    first = label.group().split()[:1]
    own = roles_of(text, Span(words.start, words.start + len(first[0]))) if first else ()
    if own:
        return own
    if any(OPENING.fullmatch(word) for word in named):
        return (("grusswort", words),)
    if any(PODIUM.fullmatch(word) for word in (*first, *named)):
        return (("podium", words),)
    return (("vortrag", words),)


def session_heading(text: str, line: Span) -> Heading | None:
    """Return what a line that opens a session gives the people on the lines below it: a talk, on a panel a podium."""
    match = session_at(text, line)
    if match is None:
        return None
    return Heading(line, (("podium" if PANEL.search(match["word"]) else "vortrag", line),))
