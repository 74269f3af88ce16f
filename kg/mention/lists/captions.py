"""Captions: the persons whom the words under a picture name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from kg.cues import Cued
from kg.mention.lists.credits import CREDIT, without_credit
from kg.mention.lists.headings import Roles
from kg.mention.lists.lines import Entry, opens
from kg.mention.lists.strings import pieces
from kg.model import Contribution, Mention, PersonMention, Span

__all__ = ["SHOWN_RULE", "captions", "in_pictures", "shown"]

SHOWN_RULE: Final = "shown-in-caption"
ROW: Final = Cued(r"\(?\s*(?:v\.\s?l\.(?:\s?n\.\s?r\.)?|vlnr|[Vv]on links(?: nach rechts)?)\s*\)?\s*:?\s*")
SPOT: Final = (
    r"(?:(?:\d\.|zweite[rs]?)\s?(?:v\.\s?[lr]\.|von (?:links|rechts))|(?:ganz |außen )?(?:links|rechts)"
    r"|(?:Bild)?[Mm]itte|vorne?|hinten|am (?:Pult|Mikrofon|Rednerpult)|im Bild|oben|unten)"
)
PLACED: Final = re.compile(rf"\({SPOT}(?:\s(?:und|im|am|vorne?|hinten)[^)]{{0,30}})?\)")
SPOTTED: Final = re.compile(
    rf"(?:{SPOT}|[Vv]orne?|[Hh]inten|[Ll]inks|[Rr]echts|stehend|sitzend|daneben|dazwischen)"
    r"(?:\s(?:daneben|außen|vorne?|hinten|stehend|sitzend|im Bild|v\.\s?l\.|von links|die|der|das))*"
    r"\s*:?\s+(?=[A-ZÄÖÜ])"
)
# Where the words below a picture begin to say who stands where: "Foto: vorn Ida Kern".
SPOTS: Final = re.compile(
    r"(?<=:)\s+(?=(?:[Vv]orne?|[Ll]inks|[Hh]inten|[Oo]ben|[Rr]echts|[Ii]n der Mitte)\s*:?\s+[A-ZÄÖÜ])"
)
START: Final = re.compile(
    r"(?:Bild|Foto|Abb(?:ildung|\.)?|Im Bild|Auf dem (?:Bild|Foto)|Bildunterschrift)\b[^\n:]{0,24}:"
)
LINE: Final = re.compile(r"[^\n]+")
END: Final = re.compile(r"[.!?](?=\s+[A-ZÄÖÜ(©]|\s*$)(?<!\b[A-ZÄÖÜ]\.)(?<!\bDr\.)(?<!Prof\.)(?<!e\. V\.)(?<!e\.V\.)")
LEAD: Final = (
    (re.compile(r"[Pp]odium|diskutier|[Gg]espräch|[Tt]alk(?:runde)?\b"), "podium"),
    (re.compile(r"[Mm]oderier"), "moderation"),
)


@lru_cache(maxsize=4)  # asked for who is shown, and for whom a caption names besides
def captions(text: str) -> tuple[Span, ...]:
    """Return the lines that stand under a picture: with a credit, with places in the picture, or called a picture."""
    return tuple(Span(*line.span()) for line in LINE.finditer(text) if is_caption(line.group()))


def is_caption(words: str) -> bool:
    """Tell whether a line stands under a picture."""
    return bool(CREDIT.search(words) or ROW.search(words) or PLACED.search(words) or START.match(words.lstrip()))


def shown(text: str) -> Iterator[Entry]:
    """Yield one entry for each name in the rows of captions ("v. l. n. r.: Ida Kern, Bo Rind (Stadt X) und …").

    What follows a name and is none itself belongs to it. Who is shown takes part, or is on the panel that is shown.
    """
    for caption in captions(text):
        row = ROW.search(text, caption.start, caption.end) or SPOTS.search(text, caption.start, caption.end)
        if row is None:
            continue
        roles = roles_shown(text, Span(caption.start, row.end()))
        end = END.search(text, row.end(), caption.end)
        entry: Entry | None = None
        for part in pieces(text, Span(row.end(), end.start() if end else caption.end)):
            if CREDIT.match(text, part.start, part.end):
                break
            piece = without_spot(text, without_credit(text, part))
            if opens(text, piece):
                yield from (entry,) if entry else ()
                entry = Entry(piece, roles)
            elif entry:
                entry = Entry(Span(entry.span.start, piece.end), roles)
            if piece.end < part.end:
                break
        yield from (entry,) if entry else ()


def without_spot(text: str, piece: Span) -> Span:
    """Return a piece without the words before a name that say where in the picture somebody is: "hinten Ida Kern"."""
    spot = SPOTTED.match(text, piece.start, piece.end)
    return Span(spot.end(), piece.end) if spot else piece


def in_pictures(text: str, rows: tuple[Contribution, ...], found: list[Mention]) -> tuple[Contribution, ...]:
    """Return the contributions of a page's pictures: those of ``rows``, and one for every other person of a caption.

    To be shown is a role only for whom no other words of the page give one; ``found`` are its other mentions.
    """
    active = {one.person.name for one in (*found, *rows) if isinstance(one, Contribution) and one.roles and plays(one)}
    listed = tuple(replace(one, roles=()) if one.person.name in active and not plays(one) else one for one in rows)
    lines = captions(text)
    others: dict[str, Contribution] = {}
    for person in found:
        line = next((line for line in lines if person.span.within(line)), None)
        if isinstance(person, PersonMention) and line and person.name not in active:
            others.setdefault(
                person.name,
                Contribution(
                    span=person.span,
                    rule=SHOWN_RULE,
                    confidence=0.75,
                    person=person,
                    organisation=None,
                    functions=(),
                    unit=None,
                    seat=None,
                    roles=(("teilnahme", line),),
                ),
            )
    known = {one.person.name for one in listed}
    return (*listed, *(one for name, one in others.items() if name not in known))


def plays(one: Contribution) -> bool:
    """Tell whether somebody has a role beside being there."""
    return any(role != "teilnahme" for role, _ in one.roles)


def roles_shown(text: str, lead: Span) -> Roles:
    """Return the role of those in a picture by the words before their names."""
    for pattern, role in LEAD:
        found = pattern.search(text, lead.start, lead.end)
        if found:
            return ((role, lead),)
    return (("teilnahme", lead),)
