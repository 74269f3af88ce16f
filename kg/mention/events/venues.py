"""Venues: the town in which the event of a page takes place."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.events.eventdays import holding
from kg.mention.events.towns import NAME, is_town, town_in_name, town_of_venue
from kg.mention.lists.lines import opens, role_in_front
from kg.model import Days, PlaceMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["event_place"]

LABEL: Final = Cued(
    r"(?:^|\|\s*)(?:(?:Veranstaltungs|Tagungs|Sitzungs|Treff)?ort|Ort(?:\s+und\s+Zeit)?|Wo|Treffpunkt|Veranstaltungsstätte|Adresse"
    r"|Location|Tagungsstätte|(?:Zeit|Termin|Datum)\s+und\s+Ort)\s*(?:[:|]\s*|$)",
    re.IGNORECASE,
)
DATELINE: Final = re.compile(
    rf"(?P<town>{NAME}|[A-ZÄÖÜ]{{4,}}(?:-[A-ZÄÖÜ]{{3,}})?)(?:\s*/\s*{NAME})?(?:,\s*(?:den\s+)?\d{{1,2}}\.[^\n–-]{{0,24}}|\s*\([\wäöüß]{{2,6}}\))?\s*(?:\.\s|[–—-]\s)"
)
LETTERHEAD: Final = re.compile(rf"(?:[A-ZÄÖÜ]?[a-zäöü]*[Ss]tadt|(?:Samt)?[Gg]emeinde|Markt) (?P<town>{NAME})")
LETTERHEAD_REACH: Final = 800
TOWN_HALL: Final = Cued(r"\b(?:Rathaus(?:es)?|Ratssaal\w*|Ratszimmer|Stadtverordnetensaal|Bürgersaal)\b")
LABELS_LOOKED_AT: Final = 40
ADDRESS_LINES: Final = 4
# Far below only a whole label counts.
VENUE: Final = re.compile(r"(?:Veranstaltungs|Tagungs)(?:ort|stätte)\s*(?::\s*|$)")
POSTCODE: Final = re.compile(r"(?:D-)?\d{5}\s")
LINES_BEHIND: Final = 2
SHORT: Final = 90
REPORTING: Final = 60
TOLD: Final = Cued(r"\b(?:Veranstaltungs|Tagungs)ort\s+(?:ist|war)\b")


def event_place(
    text: str,
    days: Days | None,
    lines: tuple[Span, ...],
    sentences: tuple[Span, ...],
    name: Span,
    vocabulary: Vocabulary,
) -> PlaceMention | None:
    """Return the town of the event's venue.

    It stands behind "Ort:", in the lines of name and date or right below, in the sentence that tells the date or the
    name, before the first sentence of a report, or in the name itself ("… der Stadt Talheim").
    """
    return (
        labelled_place(text, lines, vocabulary)
        or beside(text, days, lines, sentences, name, vocabulary)
        or in_sentences(text, days, sentences, name, vocabulary)
        or from_dateline(text, lines, vocabulary)
        or town_in_name(text, name)
        or inside_name(text, name, vocabulary)
        or of_letterhead(text, lines, vocabulary)
    )


def inside_name(text: str, name: Span, vocabulary: Vocabulary) -> PlaceMention | None:
    """Return the town in a name such as "Zukunftsgespräch in Saalfeld"."""
    found = town_of_venue(text, name, vocabulary)
    return found if found and found.rule == "town-of-event" else None


def of_letterhead(text: str, lines: tuple[Span, ...], vocabulary: Vocabulary) -> PlaceMention | None:
    """Return the town in whose town hall an event is, where the letterhead alone says whose that is."""
    if not TOWN_HALL.search(text, 0, LETTERHEAD_REACH):
        return None
    for line in lines[:2]:
        match = LETTERHEAD.fullmatch(line.of(text).strip())
        if match and is_town(match["town"], vocabulary):
            start = line.start + line.of(text).index(match["town"])
            return PlaceMention(Span(start, start + len(match["town"])), "town-of-letterhead", 0.7, match["town"])
    return None


def labelled_place(text: str, lines: tuple[Span, ...], vocabulary: Vocabulary) -> PlaceMention | None:
    """Return the town in the line behind a label such as "Ort:", which may be the next one."""
    for place, line in enumerate(lines):
        label = (LABEL if place < LABELS_LOOKED_AT else VENUE).match(line.of(text))
        if label is None:
            continue
        rest = Span(line.start + label.end(), line.end)
        if not rest.of(text).strip() and place + 1 < len(lines):
            rest = lines[place + 1]
            for below in lines[place + 1 : place + 1 + ADDRESS_LINES]:
                behind = POSTCODE.match(text, below.start, below.end)
                if behind:
                    rest = below
        found = town_of_venue(text, rest, vocabulary, labelled=True)
        if found:
            return found
    return None


def beside(
    text: str,
    days: Days | None,
    lines: tuple[Span, ...],
    sentences: tuple[Span, ...],
    name: Span,
    vocabulary: Vocabulary,
) -> PlaceMention | None:
    """Return the town behind the name or the date on their lines, or on the short lines right below the date."""
    last = holding(Span(name.end - 1, name.end), lines)
    told = holding(name, sentences)
    if not is_short(text, last) and name.end < told.end < last.end:
        last = told
    rests = [Span(name.end, last.end)]
    dated: list[Span] = []
    if days:
        line = holding(days.span, lines)
        if is_short(text, line):
            place = lines.index(line)
            lead = Span(line.start, days.span.start)
            dated = [*([lead] if lead.of(text).rstrip().endswith(",") else []), Span(days.span.end, line.end)]
            rests += [
                one
                for one in lines[place + 1 : place + 1 + LINES_BEHIND]
                if is_short(text, one) and not is_of_people(text, one)
            ]
    places = [(rest, rest in dated) for rest in (*dated, *rests) if rest.end > rest.start and not rest.overlaps(name)]
    found = (town_of_venue(text, rest, vocabulary, labelled=labelled) for rest, labelled in places)
    return next((one for one in found if one), None)


def is_of_people(text: str, line: Span) -> bool:
    """Tell whether a line names people: the towns on it are where they come from."""
    return opens(text, line) or role_in_front(text, line) is not None


def is_short(text: str, line: Span) -> bool:
    """Tell whether a line is no prose: short, and without the end of a sentence."""
    return line.end - line.start <= SHORT and not line.of(text).rstrip().endswith((".", "!", "?"))


def in_sentences(
    text: str, days: Days | None, sentences: tuple[Span, ...], name: Span, vocabulary: Vocabulary
) -> PlaceMention | None:
    """Return the town in the sentence that tells the event's date, or in the one that names it."""
    told = [holding(days.span, sentences)] if days else []
    where = [one for one in sentences if TOLD.search(one.of(text))]
    for sentence in (*told, holding(name, sentences), *where[:1]):
        inside = name if name.within(sentence) else Span(sentence.start, sentence.start)
        for rest in (Span(inside.end, sentence.end), Span(sentence.start, inside.start)):
            found = town_of_venue(text, rest, vocabulary) if rest.end > rest.start else None
            if found and found.rule != "town-of-venue":
                return found
    return None


def from_dateline(text: str, lines: tuple[Span, ...], vocabulary: Vocabulary) -> PlaceMention | None:
    """Return the town that a report starts with ("Talheim. Rund 120 Gäste …"), if a town it is."""
    for line in lines:
        match = DATELINE.match(text, line.start, line.end)
        if match is None or line.end - line.start <= REPORTING:
            continue
        town = match["town"].title() if match["town"].isupper() else match["town"]
        if is_town(town, vocabulary):
            return PlaceMention(Span(*match.span("town")), "town-of-dateline", 0.6, town)
    return None
