"""Event days: which of the dates on a page are those of its event."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from kg.cues import Cued
from kg.mention.events.dates import days_in, years_in
from kg.mention.events.eventwords import kind_of
from kg.mention.events.occasions import ORDINAL
from kg.mention.events.reldays import relative_days
from kg.mention.events.releases import is_release
from kg.model import Days, Span

__all__ = ["event_days", "page_days"]

# What the date of a page, of an editor's stamp or of a press release stands behind.
EDITORIAL: Final = Cued(
    r"\bStand\b|[Gg]eschrieben von|"
    r"[Gg]espeichert|[Vv]eröffentlich|[Ee]rstellt|[Aa]ktualisier|Änderung|[Gg]eändert|Redaktion|[Gg]edruckt|Druckdatum"
    r"|[Zz]uletzt|publiziert|Presse(?:mitteilung|information|meldung)|Medieninformation|Ausgabe|Version|Fassung|[Hh]ochgeladen"
    r"|[Aa]bgerufen|[Ee]ingestellt|\bden\s*$|Posted|©"
)
DEADLINE: Final = re.compile(
    r"[Aa]nmeld|[Rr]ückmeld|Frist|frist|Einsend|[Bb]ewerb|Antr[aä]g|einreich|Abgabe|schluss\b|\bbis(?:\s+(?:zum|spätestens|einschließlich))*\s*$"
    r"|\b[Ss]pätestens"
)
OTHER: Final = re.compile(
    r"[Nn]ächst|Folgetermin|[Ff]olgeveranstaltung|Vorschau|Ausblick|[Kk]ommende|[Ww]eitere[rn]? Termin|[Gg]eplant"
    r"|[Vv]orangegangen|[Vv]orherig|[Ll]etzte[nrs]? (?:Sitzung|Treffen|Mal)|genehmigt|[Vv]ertagt|verschoben vom"
    r"|\b[Ss]eit\b|[Gg]egründet|Gründung|[Aa]nfänge|\bbesteh|[Ee]rstmals|[Dd]amals|[Gg]eboren|\bab dem"
    r"|in Kraft|[Gg]esetz|Verordnung|[Bb]eschluss|[Bb]eschloss|Vertrag|Bescheid|Schreiben|\bBrief"
    r"|Laufzeit|[Ff]örderzeitraum|[Zz]eitraum der"
)
BEHIND: Final = re.compile(
    r"\s*(?:wird|wurde|ist|war)\s+(?:\w+\s+){0,2}(?:genehmigt|angenommen|veröffentlicht|in Kraft)|"
    r"\s*(?:ist|war|endet)?\s*(?:der\s+|die\s+)?(?:Anmelde|Bewerbungs|Einsende|Antrags|Melde)(?:schluss|frist)"
)
LABEL: Final = re.compile(
    r"(?:^|[\n|•*]\s*|\s)(?:Termine?|Datum|Wann|Zeit|Zeitpunkt|Tag|Beginn|(?:Sitzungs|Veranstaltungs|Tagungs)?(?:termin|tag|datum|zeit))"
    r"(?:\s+und\s+(?:Ort|Uhrzeit|Zeit))?\s*[:|]?\s*$",
    re.IGNORECASE,
)
TELLS: Final = re.compile(
    r"\b(?:statt|stattfinde\w*|stattgefunden|f[aä]nden?|fand|findet|finden|traf(?:en)?|trifft|treffen|kam(?:en)?|l[uä]d(?:en|t)?|lädt|laden|eingeladen|tag(?:te|ten|t)"
    r"|veranstaltet\w*|diskutier\w+|eröffne\w+|gefeiert|feier\w*|beriet(?:en)?|versammel\w+|vorgestellt|zusammen)\b"
)
TIME: Final = re.compile(r"[^\n]{0,24}?\d{1,2}(?:[.:]\d{2})?\s*(?:Uhr|h\b|[–-]\s*\d)")
LEAD: Final = re.compile(r"\b(?:am|vom|Am|Vom|den|dem)\s*$")
DATELINE: Final = re.compile(r"(?:[A-ZÄÖÜ][\wäöüß./ -]{2,40}?,\s*(?:den\s+|am\s+)?|\([\wäöüß]{2,6}\)\s*)$")
PRESS: Final = re.compile(
    r"(?i)presse(?:mitteilung|information|meldung|text)|medien(?:mitteilung|information)|^\s*presse\b"
)
# On a press release the date above the headline is its own.
RELEASED: Final = re.compile(r"\bDatum\s*[:|]?\s*$")
NUMBERED: Final = re.compile(rf"(?P<ordinal>{ORDINAL})\s+(?:[A-ZÄÖÜ][\wäöüß-]+\s+)?(?P<word>[A-ZÄÖÜ][\wäöüß-]+)")
HEAD_OF_DAY: Final = re.compile(
    r"\s*(?:(?:(?:Veranstaltungs|Tagungs|Kongress)?[Tt]ag\s+\d|\d\.\s+(?:\w+)?[Tt]ag)\s*[:,|–-]*\s*)?"
    r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|Mo|Di|Mi|Do|Fr|Sa|So)?[.,]{0,2}\s*(?:den\s+)?"
)
# "Mitgliederinfo 2/2032", "Mainz, im September 2032": the issue of a newsletter, and the month at its end.
ISSUED: Final = re.compile(
    r"\b(?:Winter|Jahrgang)\s(?P<season>20\d\d)/\d\d\b|"
    r"\b\d{1,2}\s?/\s?(?=20\d\d\s*(?:$|[|–·]))(?P<year>20\d\d)"
    r"|^[^\n.]{0,40},\s(?:im\s)?(?:Januar|Februar|März|April|Mai|Ju[nl]i|August|(?:Septem|Okto|Novem|Dezem)ber)\s(?P<month_year>20\d\d)\s*$"
)
REACH: Final = 200
NEAR_LINES: Final = 4
LONGEST_HEAD: Final = 160
NEWS: Final = re.compile(r"\s*(?i:presse|aktuelles|news|meldung|nachricht|medien)\w*\s*[|·–-]\s*")
# "16.06.2030 | Stadt Ulm": the date of a page with its editor.
EDITED: Final = re.compile(r"\s*[|·•]\s*\S")
ENOUGH: Final = 2


def page_days(text: str, lines: tuple[Span, ...]) -> tuple[Days, ...]:
    """Return all days that the lines of a page name; a day without a year takes it from the page's own date."""
    whole = [day for line in lines for day in days_in(text, line)]
    stamped = [day.first for day in whole if EDITORIAL.search(before(text, lines, day))]
    heads = [line for line in lines[:NEAR_LINES] if line.end - line.start <= LONGEST_HEAD]
    years = [date(year, 7, 1) for line in heads for year in years_in(text, line)]
    years += [
        date(int(one[one.lastgroup or 0]), 7, 1)
        for line in lines
        if (one := ISSUED.search(line.of(text)[:LONGEST_HEAD]))
    ]
    known = [*stamped, *years, *(day.first for day in whole)]
    days = [day for line in lines for day in days_in(text, line, known)]
    written = next((day.first for day in whole if is_page_date(text, day, lines)), None)
    if written:
        days += [day for line in lines for day in relative_days(text, line, written)]
    return tuple(sorted(days, key=lambda one: one.span))


def is_page_date(text: str, day: Days, lines: tuple[Span, ...]) -> bool:
    """Tell whether a date is that of the page: an editor's, alone on its line, or that of a dateline."""
    line = holding(day.span, lines)
    lead = text[line.start : day.span.start]
    behind = text[day.span.end : line.end]
    alone = not lead.strip() and (not behind.strip(" .,") or (line in lines[:2] and EDITED.match(behind) is not None))
    alone = alone or NEWS.fullmatch(lead) is not None
    return alone or bool(EDITORIAL.search(before(text, lines, day))) or DATELINE.fullmatch(lead) is not None


def event_days(
    text: str, days: Iterable[Days], lines: tuple[Span, ...], sentences: tuple[Span, ...], name: Span
) -> Days | None:
    """Return the days of the event that is named at ``name``; ``None`` if no date of the page is told to be its.

    A date counts beside the name, behind "Termin", or in a sentence that tells of the event; a range goes before one of
    its days. Page dates, deadlines, earlier and later meetings do not count.
    """
    scored = [(points(text, day, lines, sentences, name), day) for day in days]
    told = [(score, day) for score, day in scored if score >= ENOUGH]
    if not told:
        return None
    _, best = max(told, key=lambda one: (one[0], -one[1].span.start))
    run = run_of_days(text, best, lines, (day for _, day in scored))
    if run:
        return run
    around = (day for _, day in told if day.first <= best.first and best.last <= day.last and day.first < day.last)
    return next(around, best)


def run_of_days(text: str, first: Days, lines: tuple[Span, ...], days: Iterable[Days]) -> Days | None:
    """Return the days that a programme heads one by one ("Tag 1 – Montag, 3. Mai", "Dienstag, 4. Mai"), if several."""
    heading = [day for day in days if day.first == day.last and is_head_of_day(text, day, lines)]
    if first not in heading:
        return None
    last = first.first
    for day in sorted(heading, key=lambda one: one.first):
        if day.first == last + timedelta(days=1):
            last = day.first
    return replace(first, last=last) if last > first.first else None


def is_head_of_day(text: str, day: Days, lines: tuple[Span, ...]) -> bool:
    """Tell whether a line says nothing but a date, with its weekday or "Tag 1"."""
    line = holding(day.span, lines)
    lead, behind = text[line.start : day.span.start], text[day.span.end : line.end]
    above = text[max(0, line.start - REACH) : line.start].rstrip().rsplit("\n", 1)[-1]
    if DEADLINE.search(above) or EDITORIAL.search(above):
        return False
    return HEAD_OF_DAY.fullmatch(lead) is not None and len(behind.strip(" .:,")) == 0 and bool(lead.strip())


def points(text: str, day: Days, lines: tuple[Span, ...], sentences: tuple[Span, ...], name: Span) -> int:
    """Return how much speaks for a date; nothing where it is told to be another one."""
    line = holding(day.span, lines)
    place = lines.index(line)
    own = next((place for place, one in enumerate(lines) if one.overlaps(name)), 0)
    sentence = Span(max(line.start, holding(day.span, sentences).start), holding(day.span, sentences).end)
    prelude = before(text, lines, day)
    labelled = LABEL.search(prelude) is not None
    if is_another(text, day, sentence, prelude, name):
        return 0
    if place < own and RELEASED.search(prelude) and is_release(text):
        return 0
    alone = not text[line.start : day.span.start].strip() and len(text[day.span.end : line.end].strip(" .,")) == 0
    if alone and place < own:
        return 0
    lead = text[line.start : day.span.start]
    below = place == own + 1 and not PRESS.search(text[: name.end])
    if DATELINE.fullmatch(lead) and place != own and not below and day.first == day.last:
        venue = text[day.span.end : line.end].strip(" ,.")
        if not venue or venue[0] in "–-:" or len(venue.split()) > len("Ort Saal Haus Raum 1 2 3 4".split()):
            return 0
    spelt = text[day.span.start].isalpha()
    told = bool(TELLS.search(sentence.of(text)) or sentence.overlaps(name))
    return (
        6 * labelled
        + 5 * (place == own or name.start <= day.span.start <= name.end)
        + (3 if spelt or TIME.match(text, day.span.end, line.end) else 2) * (own < place <= own + NEAR_LINES)
        + 3 * told
        + bool(LEAD.search(text[line.start : day.span.start]))
        + spelt
        + bool(TIME.match(text, day.span.end, line.end))
        + 2 * (day.first != day.last)
    )


def is_another(text: str, day: Days, sentence: Span, prelude: str, name: Span) -> bool:
    """Tell whether the words around a date make it a page's, a deadline, or that of another meeting."""
    lasting = day.first != day.last
    words = prelude.rsplit("\n", 1)[-1]
    if EDITORIAL.search(prelude) or OTHER.search(words) or BEHIND.match(text, day.span.end):
        return True
    if DEADLINE.search(words) and not lasting:
        return True
    ours = set(re.findall(r"\d+", " ".join(match["ordinal"] for match in NUMBERED.finditer(name.of(text)))))
    theirs = [match["ordinal"] for match in NUMBERED.finditer(sentence.of(text)) if kind_of(match["word"])]
    return bool(ours) and bool(theirs) and not any(ours & set(re.findall(r"\d+", one)) for one in theirs)


def before(text: str, lines: tuple[Span, ...], day: Days) -> str:
    """Return the words before a date: from the last full stop of its line on, or the line above if there are none."""
    line = holding(day.span, lines)
    lead = re.split(r"(?<=[a-zäöü)])[.!?]\s|;\s", text[line.start : day.span.start])[-1]
    place = lines.index(line)
    if lead.strip(" –-|•") or place == 0:
        return lead
    above = lines[place - 1].of(text)
    return f"{above if len(above.split()) <= NEAR_LINES else ''}\n{lead}".lstrip("\n")


def holding(span: Span, spans: tuple[Span, ...]) -> Span:
    """Return the smallest of the spans that holds another, that one itself if none does."""
    return min((one for one in spans if span.within(one)), key=lambda one: one.end - one.start, default=span)
