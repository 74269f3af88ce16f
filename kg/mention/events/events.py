"""Events: the occasion that a page is about, with its days and the town it takes place in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.cues import Cued
from kg.mention.events.eventdays import event_days, page_days
from kg.mention.events.heldevents import held_event
from kg.mention.events.occasion_phrases import occasions_in_prose
from kg.mention.events.occasions import ORDINAL_WORD, QUOTED, Occasion, is_paper, occasion_in_line
from kg.mention.events.venues import event_place
from kg.model import Block, BlockKind, Days, EventMention, Passage, Span
from kg.vocabulary import Vocabulary

__all__ = ["event_of"]

OPENING_LINES: Final = 8
OPENING_HEADS: Final = 3
# "Stadtteilrunde Nord – Notizen vom 3. Mai": what somebody wrote down of a meeting.
# The line of a page's date and editor.
STAMP: Final = re.compile(r"\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\s*(?:$|[|·•])")
NOTES: Final = re.compile(
    r"\s+[–|-]\s+(?:Notizen|Mitschrift|(?:Kurz|Ergebnis)?[Pp]rotokoll|Vermerk|Ergebnisse)\s+vom\b"
)
# "… der Dankeabend. Den moderiert Ida Kern": several sentences are no title.
NEXT_SENTENCE: Final = re.compile(
    r"[a-zäöüß]{3,}\.\s(?:Der|Die|Das|Den|Dem|Es|Er|Sie|Wir|Ich|Dort|Dabei|Kommen)\s[a-zäöü]"
)
MINUTES: Final = re.compile(r"(?:Ergebnis|Kurz|Verlaufs|Sitzungs)?-?(?:[Pp]rotokoll|[Nn]iederschrift)")
OPENING_SENTENCES: Final = 8
NEAR: Final = 240
UNSURE: Final = 0.6
HELD: Final = 0.7
YEAR: Final = re.compile(r"(?:19|20)\d\d")
LINE: Final = re.compile(r"[^\n]+")
SEPARATE: Final = re.compile(r"\s[|>»›]\s")
LABELLED: Final = Cued(
    r"(?:Termin|Datum|Wann|Wo|Ort|Zeit|Beginn|Stand|Anmeldung|Kontakt|Redaktion|Thema)\s*:"
    r"|(?:(?:Sitzungs|Gesprächs|Tagungs)?[Ll]eitung|Moderation|Protokollführ\w+|Schriftführ\w+|Vorsitz\w*|Teilnehm\w+|Teilgenommen"
    r"|Anwesen\w+|Gäste|Gastgeb\w+|Referent\w*|Referierende|Veranstalte\w+)\b[^:\n]{0,40}:"
)
# "Einladung zum Fachtag am 18.11." ends with a day.
DAY_LAST: Final = re.compile(r"\s\d{1,2}\.\s?\d{1,2}\.$")
GREETING: Final = re.compile(
    r"(?:[Mm]it|[Vv]iele|[Ff]reundliche|[Hh]erzliche|[Bb]este|[Ll]iebe)\s[^\n]{0,30}Gr(?:ü|ue)(?:ß|ss)e"
)
# Papers that deal with no occasion, whatever words their titles hold.
NO_OCCASION: Final = Cued(
    r"(?i)\b(?:mitgliederliste|zusammensetzung|satzung|geschäftsordnung|merkblatt"
    r"|stellungnahme|leitfaden|förderaufruf|förderrichtlinie|fördergrundsätze|rahmenkonzept"
    r"|(?:stellen)?ausschreibung|förderbescheid"
    r"|konzeption|arbeitskreise|(?<!an die )mitglieder|positionspapier|eckpunktepapier"
    r"|vereinbarung|projektbeschreibung|über uns"
    r"|veröffentlichungen|publikationen|terminübersicht|veranstaltungskalender)\b"
)
# Papers that deal with much, perhaps at length with one occasion.
MASTHEAD: Final = Cued(
    r"(?i)\b(?:newsletter|rundbrief|infobrief|jahresbericht|rundschreiben|mitglieder(?:info|brief)"
    r"|tätigkeitsbericht|jahresrückblick|bericht über das jahr)\b"
)
# The same at the start of one of the first lines, below a letterhead.
NO_OCCASION_BELOW: Final = re.compile(
    r"\s*(?:Förder(?:aufruf|bekanntmachung|richtlinie|programm)|Projektaufruf|Interessenbekundung|(?:Adress|Kontakt)?[Vv]erzeichnis\s"
    r"|(?:Nutzungs|Betreiber|Fach|Grob|Rahmen|Handlungs|Quartiers|Entwicklungs)?[Kk]onzept(?:papier|entwurf)?\b"
    r"|(?:Kontakt|Adress|Mitglieder)liste|Projekt(?:steckbrief|datenbank|beschreibung|titel)|Wir über uns|Über uns)"
)
LETTERHEAD: Final = 5
# A paper that a committee is to decide on tells of sittings, but is about none.
MOTION: Final = re.compile(
    r"\s*(?:Beschluss|Mitteilungs|Informations|Sitzungs|Berichts|Verwaltungs)vorlage\b|\s*(?:Beratungsfolge|Beschlussvorschlag)\b"
)
# "Fachtag X | 22. April 2031 | Aue" is a title; a menu has no date.
DATED: Final = re.compile(r"\b(?:19|20)\d\d\b")
# A line of a calendar opens with its day: "Mo 5.5., 15 Uhr", "Fr, 9. Mai".
ENTRY: Final = re.compile(r"\W{0,3}(?:[MDFS][a-zäöü]{1,9}\.?,?\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,8}\b)")
FEWEST_ENTRIES: Final = 5
SPACED: Final = re.compile(r"(?:[A-Za-zÄÖÜäöüß]\s){3,}[A-Za-zÄÖÜäöüß]?")


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules for events look at: the lines that are no furniture, and the sentences and entries."""

    text: str
    lines: tuple[Span, ...]
    sentences: tuple[Span, ...]
    titles: tuple[Span, ...]


def event_of(
    text: str,
    blocks: tuple[Block, ...],
    passages: tuple[Passage, ...],
    vocabulary: Vocabulary,
    *,
    roles: bool,
    spoken: tuple[Span, ...] = (),
    several: bool = False,
) -> EventMention | None:
    """Return the event that a page is about, ``None`` for a page about none; ``roles`` says that lists give roles.

    ``spoken`` are the sentences that give somebody a role: what they name, or a sentence near by, is an event.
    ``several`` says that a number of people have roles of different kinds, which only an event gives them.

    One of the first lines names it, or else a sentence near the top behind an article. Where the words for it may name
    a body as well, a date or roles must speak for an event. A page with roles and no such words is about its title.
    """
    lines = tuple(
        Span(*match.span()) for block in blocks for match in LINE.finditer(text, block.span.start, block.span.end)
    )
    titles = tuple(block.span for block in blocks if block.kind in {BlockKind.TITLE, BlockKind.HEADING})
    page = Page(text, lines, tuple(passage.span for passage in passages), titles)
    if is_of_none(text, lines, several=several):
        return (
            held(page, vocabulary, loosely=True) if any(MASTHEAD.search(line.of(text)) for line in lines[:2]) else None
        )
    days = page_days(text, lines)
    for one, rule, confidence in candidates(page, vocabulary):
        own = event_days(text, days, page.lines, page.sentences, one.span)
        if one.certain or roles or own or any(is_near(one.span, sentence) for sentence in spoken):
            return mention(page, one, rule, confidence, own, vocabulary)
    for one, rule, _ in candidates(page, vocabulary) if several else ():
        own = event_days(text, days, page.lines, page.sentences, one.span)
        return mention(page, one, rule, UNSURE, own, vocabulary)
    told = held(page, vocabulary, loosely=False)
    return told or (by_title(page, days, vocabulary) if roles or several or is_minutes(page) else None)


def held(page: Page, vocabulary: Vocabulary, *, loosely: bool) -> EventMention | None:
    """Return the one event that a page on many things tells the day of."""
    one = held_event(page.text, page.sentences, loosely=loosely)
    if one is None:
        return None
    days = [day for day in page_days(page.text, page.lines) if day.span.within(one.told)]
    own = event_days(page.text, days, page.lines, page.sentences, one.named.span) or next(iter(days), None)
    return mention(page, one.named, "event-held", HELD, own, vocabulary) if own else None


def is_of_none(text: str, lines: tuple[Span, ...], *, several: bool) -> bool:
    """Tell whether the first lines call a page something that deals with no event, or with many things."""
    return (
        any(NO_OCCASION.search(line.of(text)) for line in lines[:2])
        or (not several and any(MASTHEAD.search(line.of(text)) for line in lines[:2]))
        or any(NO_OCCASION_BELOW.match(line.of(text)) for line in lines[:LETTERHEAD])
        or any(MOTION.match(line.of(text)) for line in lines[:OPENING_LINES])
    )


def is_near(name: Span, sentence: Span) -> bool:
    """Tell whether a sentence holds a name or stands near by."""
    return name.start - NEAR <= sentence.end and sentence.start <= name.end + NEAR


def candidates(page: Page, vocabulary: Vocabulary) -> Iterator[tuple[Occasion, str, float]]:
    """Yield the names of events that a page gives, the likeliest first, with rule and confidence."""
    prose = [one for one in page.sentences if one.of(page.text).rstrip().endswith((".", "!", ":"))]
    told = list(occasions_in_prose(page.text, [*opening(page), *prose[:OPENING_SENTENCES]]))
    calendar = is_calendar(page)
    titled = [
        (line, one)
        for line in opening(page)
        if not (calendar and ENTRY.match(page.text, line.start, line.end))
        if (one := occasion_in_line(page.text, line, vocabulary))
    ]
    if titled:
        line, first = titled[0]
        fuller = [one for _, one in titled if is_fuller(one.name, first.name)]
        best = max(fuller, key=lambda one: len(one.name), default=None) or with_motto(page, line, first)
        sure = [one for _, one in titled if one.certain and " " in one.name]
        best = sure[0] if sure and " " not in best.name and SEPARATE.search(line.of(page.text)) else best
        said = next((one for one in told if is_told_more(one, best)), None)
        if said:
            yield replace(said, certain=True), "event-in-prose", 0.8
        yield best, "event-title", 0.95 if best.certain else 0.75
    for one in told:
        yield one, "event-in-prose", 0.7


def is_calendar(page: Page) -> bool:
    """Tell whether a page lists many dates a line each: what stands behind one is an event among others."""
    return len({match.group() for line in page.lines if (match := ENTRY.match(line.of(page.text)))}) >= FEWEST_ENTRIES


def is_minutes(page: Page) -> bool:
    """Tell whether a page is headed as minutes: they are of a meeting, whatever the committee is called."""
    heads = [line.of(page.text).strip() for line in page.lines[:OPENING_HEADS]]
    return any(MINUTES.fullmatch(head) or NOTES.search(head) for head in heads)


def is_told_more(told: Occasion, title: Occasion) -> bool:
    """Tell whether a sentence names the event of a headline in full: "4. Jugendtag" for "Jugendtag lockt Gäste"."""
    *counted, word = title.name.partition(":")[0].split() or [""]
    return (
        (not title.certain or not counted)
        and all(re.fullmatch(ORDINAL_WORD, one) for one in counted)
        and word in told.name
        and any(sign.isdigit() or sign in '„"' for sign in told.name)
    )


def is_fuller(name: str, than: str) -> bool:
    """Tell whether a title says more of the same event than another: it goes on, or gives its quoted title."""
    return (
        (name.startswith(than) and len(name) > len(than))
        or only_dated(than, name)
        or (name.split(maxsplit=1)[0] == than.split(maxsplit=1)[0] and "„" in name and "„" not in than)
    )


def only_dated(than: str, name: str) -> bool:
    """Tell whether a title is only its word and a year, which another says more of: "Jahrestagung 2026"."""
    word, _, rest = than.partition(" ")
    return YEAR.fullmatch(rest) is not None and name.startswith(f"{word} ") and name != than


def opening(page: Page) -> tuple[Span, ...]:
    """Return the first lines of a page that may be titles: no prose, no menu, no label."""
    return tuple(line for line in page.lines[:OPENING_LINES] if may_be_title(line.of(page.text)))


def may_be_title(line: str) -> bool:
    """Tell whether a line may be a title."""
    words = line.strip()
    return not (
        (words.endswith((".", ":", ",")) and not DAY_LAST.search(words))
        or LABELLED.match(words)
        or GREETING.match(words)
        or NEXT_SENTENCE.search(words)
        or (len(SEPARATE.findall(words)) > 1 and not DATED.search(words))
        or SPACED.fullmatch(words)
    )


def with_motto(page: Page, line: Span, named: Occasion) -> Occasion:
    """Return an event whose title is one word together with the quoted title that opens the next line."""
    place = page.lines.index(line)
    if " " in named.name or place + 1 == len(page.lines) or named.span.end < line.end:
        return named
    motto = re.match(QUOTED, page.lines[place + 1].of(page.text))
    if motto is None:
        return named
    start = page.lines[place + 1].start
    quoted = " ".join(motto.group().split())
    return replace(named, span=Span(named.span.start, start + motto.end()), name=f"{named.name} {quoted}", certain=True)


def by_title(page: Page, days: tuple[Days, ...], vocabulary: Vocabulary) -> EventMention | None:
    """Return the event that the title of a page stands for, where lists give roles but no word names an event."""
    papers = [span for span in opening(page) if is_paper(span.of(page.text))]
    titles = [span for span in (opening(page) if papers else page.titles) if may_be_title(span.of(page.text))]
    behind = (span for span in titles if not papers or span.start > papers[0].start)
    title = next(
        (span for span in behind if not (is_paper(span.of(page.text)) or STAMP.match(span.of(page.text)))), None
    )
    if title is None:
        return None
    own = event_days(page.text, days, page.lines, page.sentences, title)
    notes = NOTES.search(page.text, title.start, title.end)
    title = Span(title.start, notes.start()) if notes else title
    named = Occasion(title, "Event", "", " ".join(title.of(page.text).split()), certain=False)
    return mention(page, named, "title-with-roles", 0.6, own, vocabulary)


def mention(
    page: Page, named: Occasion, rule: str, confidence: float, days: Days | None, vocabulary: Vocabulary
) -> EventMention:
    """Return the event with its days and its town."""
    return EventMention(
        span=named.span,
        rule=rule,
        confidence=confidence,
        kind=named.kind,
        number=named.number,
        title=named.name,
        days=days,
        place=event_place(page.text, days, page.lines, page.sentences, named.span, vocabulary),
    )
