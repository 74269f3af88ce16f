"""Signatures: who signs a letter or invitation, with the function and body in the lines below the name."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.bodies import LEGAL_FORM, names_one
from kg.mention.lists.lines import Entry, is_continuation, opens, role_in_front
from kg.mention.lists.strings import strung
from kg.model import Span

__all__ = ["signed"]

GREETING: Final = Cued(
    r"^[ \t]*(?:[^\n]{0,60}\b)?(?:(?:[Mm]it|[Vv]iele|[Bb]este|[Ll]iebe|[Hh]erzliche|[Ff]reundliche|[Kk]ollegiale)\s"
    r"[^\n.]{0,40}Gr(?:ü|ue)(?:ß|ss)en?|[Hh]erzlichst|[Hh]ochachtungsvoll|Ihre?"
    r"|[Ff]ür die Veranstalt\w+[^\n]{0,40}|[^\n]{0,30}grüßen (?:Sie |euch )?herzlich"
    r"|[Ee]s laden (?:Sie )?(?:herzlich )?ein"
    r"|[Ww]ir (?:freuen uns|laden)[^\n]{0,60})[ \t]*[,.:!]?[ \t]*$",
    re.MULTILINE,
)
INVITING: Final = re.compile(r"[Ee]inlad|laden\b[^.\n]{0,60}\bein\b|Anmeldung|[Aa]nmelden|Ihr Kommen|Ihre Teilnahme")
LINE: Final = re.compile(r"[^\n]*\n?")
MOST_LINES: Final = 14
LONGEST: Final = 90
MINUTES: Final = Cued(r"[Pp]rotokoll|Niederschrift")
MINUTES_SIGNED: Final = re.compile(
    r"^[ \t]*(?P<sign>gez\.|[Ff]ür (?:das Protokoll|die Richtigkeit):?)\s+(?P<name>[^\n]{4,90}?)[ \t]*$", re.MULTILINE
)
SIGN: Final = re.compile(r"(?:gez\.|i\.\s?A\.|i\.\s?V\.|im Auftrag)\s*", re.IGNORECASE)


def signed(text: str) -> Iterator[Entry]:
    """Yield the entries of the names below a greeting, each with the lines of function and body below it.

    Who signs an invitation organises the event; who signs minutes was there; who signs another letter is only named.
    """
    for sign in MINUTES_SIGNED.finditer(text) if MINUTES.search(text) else ():
        yield Entry(Span(*sign.span("name")), (("teilnahme", Span(*sign.span("sign"))),))
    for greeting in GREETING.finditer(text):
        words = Span(greeting.start() + len(greeting.group()) - len(greeting.group().lstrip()), greeting.end())
        inviting = INVITING.search(text) is not None
        roles = (("organisation", words),) if inviting else ()
        entry: Entry | None = None
        for line in lines_below(text, greeting.end()):
            if entry and (goes_on(text, line) or below_name(text, entry.span, line)):
                entry = Entry(Span(entry.span.start, line.end), roles, present=inviting)
            elif opens(text, line):
                yield from parts(text, entry)
                entry = Entry(line, roles, present=inviting)
            else:
                break
        yield from parts(text, entry)


def parts(text: str, entry: Entry | None) -> Iterator[Entry]:
    """Yield the entries of a signature: one for each name where several stand on its line."""
    for piece in strung(text, entry.span) if entry else ():
        yield Entry(piece, entry.roles, present=entry.present) if entry else Entry(piece)


def lines_below(text: str, place: int) -> Iterator[Span]:
    """Yield the short lines below a place, without empty ones and without "gez." and "i. A."."""
    for count, match in enumerate(LINE.finditer(text, place)):
        if count > MOST_LINES or len(match.group()) > LONGEST:
            return
        content = match.group()
        start = match.start() + len(content) - len(content.lstrip())
        sign = SIGN.match(text, start, match.end())
        if content.strip() and not (sign and sign.end() >= match.start() + len(content.rstrip())):
            yield Span(sign.end() if sign else start, match.start() + len(content.rstrip()))


def below_name(text: str, entry: Span, line: Span) -> bool:
    """Tell whether a line right below a bare name is no other name: then it is the body, known or not."""
    bare = "\n" not in entry.of(text) and text.count("\n", entry.end, line.start) == 1
    return bare and not opens(text, line) and not line.of(text).endswith((".", "!", "?", ":"))


def goes_on(text: str, line: Span) -> bool:
    """Tell whether a line below a name is a function or a body."""
    words = line.of(text)
    if role_in_front(text, line):
        return False
    if is_continuation(text, line) or LEGAL_FORM.search(words):
        return True
    return names_one(words) and not opens(text, line) and not words.endswith((".", "!", "?"))
