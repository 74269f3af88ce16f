"""Topics: the themes that titles, headings, list items and the lines between the entries of a list name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from kg.mention.bodies.bodies import bodies_in
from kg.mention.bodies.lexicon import CONTRIBUTOR_HEADINGS
from kg.mention.people.functions import is_function
from kg.mention.themes.shut import Shut
from kg.mention.themes.themes import CERTAIN, themes_in
from kg.model import Block, BlockKind, Contribution, OrganisationMention, Span, ThemeMention
from kg.vocabulary import Vocabulary

__all__ = ["Closed", "menus_of", "parts_of", "speaking_names", "topics_in"]

# What a page prints around its text: menus, foot lines, labels of places and addresses.
MENU: Final = frozenset(
    "start startseite home aktuelles kontakt impressum datenschutz sitemap barrierefreiheit suche menü navigation"
    " newsletter presse termine downloads links english deutsch login anmelden inhalt leichte sprache gebärdensprache"
    " drucken teilen seite veranstaltungen themen service über uns team karriere faq hilfe cookie cookies rss nach"
    " oben zurück top mehr".split()
)
MENU_SHARE: Final = 0.6
MENU_WORDS: Final = range(2, 25)
ADDRESS: Final = re.compile(r"\b\d{5}\s+[A-ZÄÖÜ]|\b(?:Tel|Fax|Telefon|E-Mail|Foto|Bild|Redaktion|Ort|Wo)\b\.?\s*:|@")
VENUE: Final = re.compile(r"^(?:im|in der|in den|am)\s+[A-ZÄÖÜ]")
# Lists under these headings hold bodies, persons, places or files, no topics.
OTHER_LISTS: Final = CONTRIBUTOR_HEADINGS | frozenset(
    "partner kooperationspartner projektpartner netzwerkpartner träger trägerschaft förderer kontakt standorte"
    " downloads links material materialien ort anfahrt teilnehmende veranstalter adressen anschrift impressum"
    " arbeiten".split()
)
# A network's name says what it works on: where a text begins, as its page or minutes, that is the topic.
SPEAKING: Final = frozenset(("Network", "StatutoryWorkingGroup"))
UNIT: Final = "AdministrativeUnit"
BEGINNING: Final = 200
WORD: Final = re.compile(r"[^\W\d_]+")
LINE: Final = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Closed:
    """Where no topic stands: persons, bodies and functions of list entries, and the names of programmes and laws."""

    entries: Shut
    names: Shut


def topics_in(
    text: str, block: Block, prose: Sequence[Span], closed: Closed, vocabulary: Vocabulary
) -> list[ThemeMention]:
    """Return the themes of a block outside its ``prose``, but for entries of lists, addresses and menus."""
    found: list[ThemeMention] = []
    for line in lines_of(text, block, prose):
        if closed.entries.overlaps(line) or is_other(text, line):
            continue
        if block.kind is BlockKind.PARAGRAPH and any(is_function(word) for word in WORD.findall(line.of(text))):
            continue
        bodies = bodies_in(text, line, vocabulary)
        names = (*closed.names.inside(line), *(body.span for body in bodies))
        found += themes_in(text, line, vocabulary, names, dealt_with=True)
        found += speaking_names(text, bodies, vocabulary)
    return found


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
    elif not (block.kind is BlockKind.LIST_ITEM and any(lists_others(text, one) for one in block.headings[:1])):
        yield block.span


def menus_of(text: str) -> tuple[Span, ...]:
    """Return the lines of a text that are menus: most of their words stand in every page's menu."""
    return tuple(line for match in LINE.finditer(text) if is_menu(text, line := Span(*match.span())))


def is_menu(text: str, line: Span) -> bool:
    """Tell whether a line is a menu."""
    found = WORD.findall(line.of(text).lower()) if line.end - line.start < 300 else []
    return len(found) in MENU_WORDS and sum(word in MENU for word in found) / len(found) >= MENU_SHARE


def is_other(text: str, line: Span) -> bool:
    """Tell whether a line is a menu, an address, a venue or starts with a person's function."""
    content = line.of(text).strip()
    if not content or is_menu(text, line) or ADDRESS.search(content) or VENUE.match(content):
        return True
    return is_function(content.split()[0])


def lists_others(text: str, heading: Span) -> bool:
    """Tell whether a heading announces bodies, persons, places or files."""
    return any(word in OTHER_LISTS for word in WORD.findall(heading.of(text).lower()))
