"""Topics: the themes that titles, headings, list items and the lines between the entries of a list name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.bodies import bodies_in
from kg.mention.bodies.lexicon import CONTRIBUTOR_HEADINGS
from kg.mention.events.eventwords import kind_of
from kg.mention.events.sessionlines import CLOCK
from kg.mention.people.functions import is_function
from kg.mention.themes.shut import Shut
from kg.mention.themes.themes import CERTAIN, themes_in
from kg.model import Block, BlockKind, Contribution, Mention, OrganisationMention, Span, ThemeMention
from kg.vocabulary import Vocabulary

__all__ = ["Closed", "group_names", "menus_of", "parts_of", "speaking_names", "titled", "topics_in"]

# What a page prints around its text: menus, foot lines, labels of places and addresses.
MENU: Final = frozenset(
    "start startseite home aktuelles kontakt impressum datenschutz sitemap barrierefreiheit suche menü navigation"
    " newsletter presse termine downloads links english deutsch login anmelden inhalt leichte sprache gebärdensprache"
    " drucken teilen seite veranstaltungen themen service über uns team karriere faq hilfe cookie cookies rss nach"
    " oben zurück top mehr bürgerservice kreistag tourismus rathaus wirtschaft politik".split()
)
MENU_SHARE: Final = 0.6
# What a site offers besides the page, and the way to the page: "Start > Leben > Familie".
BESIDE: Final = re.compile(
    r"\W*(?:Das könnte (?:Sie|dich|euch) (?:auch|ebenfalls) interessieren|Lesen Sie auch|Mehr zum Thema"
    r"|Ähnliche (?:Artikel|Beiträge)|Weitere (?:Meldungen|Nachrichten|Artikel|Beiträge|Seiten)"
    r"|Häufig (?:gesucht|aufgerufen)|Beliebte (?:Seiten|Themen))\b"
    r"|[^\n>»›|]{2,40}(?:\s[>»›]\s[^\n>»›|]{2,40}){2,}$"
)
MENU_WORDS: Final = range(2, 25)
ADDRESS: Final = Cued(r"\b\d{5}\s+[A-ZÄÖÜ]|\b(?:Tel|Fax|Telefon|E-Mail|Foto|Bild|Redaktion|Ort|Wo)\b\.?\s*:|@")
GREETING: Final = re.compile(r"(?:Liebe|Lieber|Sehr geehrte|Guten Tag|Hallo)\b")
VENUE: Final = re.compile(r"^(?:im|in der|in den|am)\s+[A-ZÄÖÜ]")
# Lists under these headings hold bodies, persons, places or files, no topics.
OTHER_LISTS: Final = CONTRIBUTOR_HEADINGS | frozenset(
    "partner kooperationspartner projektpartner netzwerkpartner träger trägerschaft förderer kontakt standorte"
    " downloads links material materialien ort anfahrt teilnehmende veranstalter adressen anschrift impressum"
    " arbeiten".split()
)
LEFT_OUT: Final = re.compile(
    r"\b[Nn]icht\s(?:\w+\s){0,2}?(?:gefördert|förderfähig|behandelt|besprochen|Thema|Gegenstand|Inhalt|leistet)\b"
    r"|\b[Aa]us(?:geschlossen|schlusskriterien)\b"
)
# A network's name says what it works on: where a text begins, as its page or minutes, that is the topic.
SPEAKING: Final = frozenset(("Network", "StatutoryWorkingGroup"))
UNIT: Final = "AdministrativeUnit"
BEGINNING: Final = 200
GAP_BEFORE: Final = 12
GAP: Final = re.compile(r"[ \u00a0]{3,}|\t\s*")
GROUP: Final = re.compile(r"(?:U?A[GK]|Unter|Arbeits(?:kreis|gruppe)|Fachgruppe|Projektgruppe)")
OPENS: Final = re.compile(r"(?<![^\n])\W*(?:TOP\s)?\d{0,2}\W*\Z")
WORD: Final = re.compile(r"[^\W\d_]+")
LINE: Final = re.compile(r"[^\n]+")
WORDED: Final = re.compile(r"\S")
# What stands between the title of a talk and those who give it.
PARTING: Final = re.compile(r"\s[(–|]|\s-\s")


@dataclass(frozen=True, slots=True)
class Closed:
    """Where no topic stands: persons, bodies and functions of list entries, laws, and the names of programmes, too."""

    entries: Shut
    laws: Shut
    names: Shut


def topics_in(
    text: str, block: Block, prose: Sequence[Span], closed: Closed, vocabulary: Vocabulary
) -> list[ThemeMention]:
    """Return the themes of a block outside its ``prose``, but for entries of lists, addresses and menus."""
    found: list[ThemeMention] = []
    first = WORDED.search(text)
    for line in lines_of(text, block, prose):
        opens = first is not None and line.start <= first.start()
        shut = closed.laws if block.kind is BlockKind.TITLE or opens else closed.names
        taken = closed.entries.inside(line)
        if not taken and is_other(text, line):
            continue
        for piece in titles_beside(text, line, taken) if taken else cells_of(text, line):
            if not taken and block.kind is BlockKind.PARAGRAPH:
                piece = before_office(text, piece)  # noqa: PLW2901 - what of it is a topic
            bodies = [body for body in bodies_in(text, piece, vocabulary) if not is_event(text, body)]
            names = (*shut.inside(piece), *(body.span for body in bodies))
            found += themes_in(text, piece, vocabulary, names, dealt_with=True)
            found += speaking_names(text, bodies, vocabulary)
            found += group_names(text, bodies, vocabulary)
    return found


def titles_beside(text: str, line: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """Yield what stands in front of the persons, bodies and functions in the rows of an entry: the title of a talk."""
    for row in LINE.finditer(text, line.start, line.end):
        end = min((one.start for one in taken if one.overlaps(Span(*row.span()))), default=row.end())
        clock = CLOCK.match(text, row.start(), end)
        yield from cells_of(text, Span(clock.end() if clock else row.start(), end))


def cells_of(text: str, line: Span) -> Iterator[Span]:
    """Yield the parts of a line between wide gaps, as columns leave them."""
    start = line.start
    for gap in (*GAP.finditer(text, line.start, line.end), None):
        end = gap.start() if gap else line.end
        if start < end:
            yield Span(start, end)
        start = gap.end() if gap else end


def before_office(text: str, line: Span) -> Span:
    """Return a line, of one that names a function what a sign parts from it: "Vorlesen (Leiterin: Ida Kern)"."""
    office = next((word for word in WORD.finditer(text, line.start, line.end) if is_function(word.group())), None)
    if office is None:
        return line
    signs = [sign.start() for sign in PARTING.finditer(text, line.start, office.start())]
    return Span(line.start, signs[0] if signs else line.start)


def is_event(text: str, body: OrganisationMention) -> bool:
    """Tell whether what looks like a body is an event by its topic: "Werkstatt Präventionsketten"."""
    return body.kind not in SPEAKING | {UNIT} and kind_of(body.span.of(text).split()[0]) is not None


def group_names(text: str, bodies: Iterable[OrganisationMention], vocabulary: Vocabulary) -> list[ThemeMention]:
    """Return the themes in the names of working groups that open a line: "AK Wohnen"."""
    opening = (
        body.span
        for body in bodies
        if body.kind in SPEAKING and OPENS.search(text, max(0, body.span.start - GAP_BEFORE), body.span.start)
    )
    groups = (span for span in opening if GROUP.match(span.of(text)))
    return [one for group in groups for one in themes_in(text, group, vocabulary, dealt_with=True)]


def speaking_names(text: str, bodies: Iterable[OrganisationMention], vocabulary: Vocabulary) -> list[ThemeMention]:
    """Return the themes in the names a text begins with, if these say what a body works on.

    That are the names of networks, and the first word of a unit's name: "Quartiersmanagement Neustadt".
    """
    found: list[ThemeMention] = []
    for body in bodies:
        if body.span.start >= BEGINNING or body.kind not in SPEAKING | {UNIT}:
            continue
        first = WORD.match(text, body.span.start, body.span.end)
        named = Span(first.start(), first.end()) if body.kind == UNIT and first else body.span
        found += [one for one in themes_in(text, named, vocabulary) if one.confidence > CERTAIN]
    return found


def titled(
    text: str, title: Span, found: Iterable[Mention], silent: Shut, vocabulary: Vocabulary
) -> tuple[ThemeMention, ...]:
    """Return the themes of an event's title: what it names, it deals with, but for bodies other than networks."""
    bodies = (one.span for one in found if isinstance(one, OrganisationMention) and one.kind not in SPEAKING)
    shut = (*(one for one in bodies if one.overlaps(title)), *silent.inside(title))
    return themes_in(text, title, vocabulary, shut, dealt_with=True)


def parts_of(people: Iterable[Contribution]) -> list[Span]:
    """Return where the persons, bodies, units and functions of list entries stand, in no order."""
    parts = chain.from_iterable((one.person, one.organisation, one.unit, one.seat, *one.functions) for one in people)
    return [part.span for part in parts if part]


def lines_of(text: str, block: Block, prose: Sequence[Span]) -> Iterator[Span]:
    """Yield what may hold topics: a title, heading or item as a whole, of a paragraph the lines outside its prose."""
    if block.kind is BlockKind.PARAGRAPH:
        for match in LINE.finditer(text, block.span.start, block.span.end):
            line = Span(*match.span())
            if not any(line.overlaps(sentence) for sentence in prose):
                yield line
    elif not (block.kind is BlockKind.LIST_ITEM and any(leads_off(text, one) for one in block.headings[:1])):
        yield block.span


def menus_of(text: str) -> tuple[Span, ...]:
    """Return the lines of a text that are menus: most of their words stand in every page's menu, or lead elsewhere."""
    return tuple(line for match in LINE.finditer(text) if is_menu(text, line := Span(*match.span())))


def is_menu(text: str, line: Span) -> bool:
    """Tell whether a line is a menu, a way to the page, or an offer of other pages."""
    if BESIDE.match(text, line.start, line.end):
        return True
    found = WORD.findall(line.of(text).lower()) if line.end - line.start < 300 else []
    return len(found) in MENU_WORDS and sum(word in MENU for word in found) / len(found) >= MENU_SHARE


def is_other(text: str, line: Span) -> bool:
    """Tell whether a line is a menu, an address, a greeting, a venue or starts with a person's function."""
    content = line.of(text).strip()
    if not content or is_menu(text, line) or ADDRESS.search(content) or VENUE.match(content) or GREETING.match(content):
        return True
    return is_function(content.split()[0])


def leads_off(text: str, heading: Span) -> bool:
    """Tell whether a heading announces bodies, persons, places or files, or what is left out."""
    return LEFT_OUT.search(text, heading.start, heading.end) is not None or any(
        word in OTHER_LISTS for word in WORD.findall(heading.of(text).lower())
    )
