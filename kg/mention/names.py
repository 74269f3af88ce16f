"""Personal names: titles, forms of address, particles and double names, as the genre writes them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Final

from kg.mention.functions import is_function
from kg.mention.inflection import head_of
from kg.mention.lexicon import UNIT_HEADS
from kg.model import PersonMention, Span

__all__ = ["NAME", "person_at", "persons_in"]

UPPER: Final = r"A-ZÄÖÜÉÈÁÀÂÇČŠŽĆŁÓØÅİŞĞÆŒ"
LOWER: Final = r"a-zäöüßéèêáàâçčšžćłóòôøåıışğñíìúùžæœ"
PART: Final = rf"(?:[{UPPER}][{LOWER}]*[’'])?[{UPPER}][{LOWER}]+(?:[{UPPER}][{LOWER}]+)?"
CAPITALISED: Final = rf"{PART}(?:-{PART})*"
PARTICLE: Final = (
    r"(?:von der|von dem|von den|von und zu|van der|van den|van de|vom|von|van|zu|zur|zum"
    r"|de la|de|del|della|di|da|dos|ten|ter|el|al|bin)"
)
INITIAL: Final = rf"[{UPPER}]\."
SPACE: Final = r"[ \t\u00a0]+"  # a name stays on its line
NAME: Final = rf"{CAPITALISED}(?:{SPACE}(?:{INITIAL}|{CAPITALISED}))*?(?:{SPACE}{PARTICLE})?{SPACE}{CAPITALISED}"

TITLE: Final = (
    r"(?:Prof(?:essor(?:in)?)?\.?(?:in)?|PD|Priv\.-Doz\.|Dr\.(?:-Ing\.)?(?:\s?(?:h\.\s?c\.|rer\.\s?\w+\.|phil\.|med\.|jur\.|theol\."
    r"|habil\.|sc\.\s?\w+\.))*|Dipl\.-\w+\.?(?:\s?\(FH\))?|Mag\.|M\.\s?A\.|B\.\s?A\.|Ing\.)"
)
ADJECTIVE: Final = re.compile(r"(?:isch|lich|ig|sam|bar|haft|los)(?:e|er|es|en|em)$")
NO_FIRST_NAMES: Final = frozenset(
    "Frühe Neue Gute Soziale Offene Freie Junge Alte Erste Zweite Dritte Vierte Große Kleine Deutsche Ganze Eigene"
    " Starke Mobile Bunte Aktive Gemeinsame Digitale Weitere Nächste Letzte Beste Mehr Unsere Ihre Seine Alle Diese"
    " Jede Eine Der Die Das Den Dem Ein Im Am Zum Zur Vom Beim Für Mit Und Auf Aus Bei Nach Über Wie Was Wer Warum Als"
    " Wir Auch So Doch Frau Herr Herrn".split()
)
NO_NAMES: Final = frozenset(
    "Region Nord Süd Ost West Mitte Räume Arbeit Hilfe Hilfen Leben Wohnen Zukunft Vielfalt Teilhabe Diskussion"
    " Gespräch Programm Projekt Pause Uhr Straße Platz Haus Saal Raum Tel E-Mail Telefon Seite Stand Termin Ort"
    " Hinweis".split()
)
# Heads of bodies that people are called, too.
SURNAMES: Final = frozenset("Kammer Werk Land Haus Kirche Bund Amt Schule Kreis".split())
ADDRESS: Final = r"(?:Frau|Herrn|Herr|Fr\.|Hr\.)"

SUFFIX: Final = r"(?:[ \t,]+(?:MdL|MdB|MdEP|a\.[ ]?D\.))?"
SHORTEST_SURNAME: Final = 4
WORD_BEFORE: Final = re.compile(r"(?P<word>[\w*:-]+\.?)\s+$")
ARTICLES: Final = frozenset(
    "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins kein keine ihr sein dieser"
    " dieses diesem jeder jedes jedem mein unser".split()
)
ENTRY = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?={SUFFIX}[ \t\u00a0]*(?:[,;:/(|_\n]|[–—-]\s|$))"
)
END = r"[ \t\u00a0]*(?:[;:/(|_\n]|$)"
SURNAME_ENTRY = re.compile(
    rf"(?:{ADDRESS}\s+)+(?P<titles>(?:{TITLE}\s+)*)(?P<name>(?:{PARTICLE}{SPACE})?{CAPITALISED})"
    rf"(?=[ \t\u00a0]*(?:[,;:/(|_\n]|[–—-]\s|$))"
)
MEMBER = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})"
    rf"(?=,|\s+(?:und|&)\s|\s+(?:vom|von der|für d)|{END})"
)
GROUP = re.compile(
    rf"(?:(?:{TITLE}\s+)*{NAME},\s+)*(?:{TITLE}\s+)*{NAME}\s+(?:und|&)\s+(?:{TITLE}\s+)*{NAME}(?=[ \t]*,|{END})"
)
ADDRESSED = re.compile(rf"(?:{ADDRESS}\s+)+(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?![\w-])")
TITLED = re.compile(rf"(?<![\w.])(?P<titles>(?:{TITLE}\s+)+)(?P<name>{NAME})(?![\w-])")


OFFICE_WORD = re.compile(rf"(?<![\w-])[{UPPER}][\w*:]*(?:-[\w*:]+)*")
BEHIND_OFFICE = re.compile(rf"(?:[ ]a\.[ ]?D\.)?{SPACE}(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?![\w-])")
BEFORE_FUNCTION = re.compile(
    rf"(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})"
    rf"(?=,\s+(?:(?:die|der)\s+)?(?:[a-zäöü]+e[rn]?\s+)?(?P<word>[{UPPER}][\w*:-]+))"
)
INTO: Final = r"(?:vom|von der|für den|für die|für das|aus dem)"
BEFORE_BODY = re.compile(
    rf"(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})"
    rf"(?=\s*(?:\(|/|\s{INTO}\s)(?:[{UPPER}][\w-]+\s+){{0,2}}?(?P<word>[{UPPER}][\w-]+))"
)
SHARING = re.compile(
    rf"(?P<names>(?:{NAME},\s+)*{NAME}\s+und\s+{NAME}(?=\s+{INTO}\s))"
    rf"\s+{INTO}\s+(?:[{UPPER}][\w-]+\s+){{0,2}}?(?P<word>[{UPPER}][\w-]+)"
)
APPOSED = re.compile(rf",\s+(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?=\s*(?:[,.;(]|$))")
SURNAME = re.compile(
    rf"(?:{ADDRESS}\s+)+(?P<titles>(?:{TITLE}\s+)*)(?P<name>(?:{PARTICLE}{SPACE})?{CAPITALISED})"
    rf"(?!{SPACE}(?:{PARTICLE}{SPACE})?[{UPPER}])(?![\w-])"
)


def person_at(text: str, span: Span, rule: str, confidence: float) -> PersonMention | None:
    """Return the person that a list entry starts with: a name up to the first separator."""
    for pattern in (ENTRY, SURNAME_ENTRY):
        match = pattern.match(text, span.start, span.end)
        if match and plausible(match.group("name")):
            return mention(match, rule, confidence)
    return None


def plausible(name: str) -> bool:
    """Tell whether capitalised words can be a person's name: no body, unit or function, no noun with an adjective."""
    parts = name.split()
    *given, surname = parts
    if any(head_of(part) or is_function(part) or part.lower() in UNIT_HEADS or part in NO_NAMES for part in given):
        return False
    if surname in NO_NAMES or (head_of(surname) and not (surname in SURNAMES and len(parts) == 2)):
        return False
    return not ADJECTIVE.search(parts[0]) and parts[0] not in NO_FIRST_NAMES


def people_at(text: str, span: Span) -> tuple[PersonMention, ...]:
    """Return the persons that an entry starts with: one, or several that "und" joins before one separator."""
    first = person_at(text, span, "entry-name", 0.95)
    group = GROUP.match(text, span.start, span.end)
    if group is None:
        return (first,) if first else ()
    members = tuple(mention(match, "entry-name", 0.92) for match in MEMBER.finditer(text, *group.span()))
    return members if all(plausible(member.name) for member in members) else ()


def persons_in(text: str, span: Span, known: frozenset[str]) -> tuple[PersonMention, ...]:
    """Return the persons that prose names, in order of the text.

    ``known`` names count wherever they stand, others behind a form of address, a title or an office ("Landrätin Ida
    Kern"), and after a function in apposition ("die Leiterin des Sozialamts, Ida Kern,"). A surname behind a form of
    address means the one known person of that surname. A span starts at the first form of address, so a doubled
    "Herrn Herr" is part of it; an office is not.
    """
    found: list[PersonMention] = []
    content = span.of(text)
    for name in sorted((one for one in known if one.rsplit(" ", 1)[-1] in content), key=len, reverse=True):
        pattern = pattern_of(name)
        found += [mention(match, "known-name", 0.95) for match in pattern.finditer(text, span.start, span.end)]
    for made in chain(
        (mention(match, "addressed-name", 0.85) for match in ADDRESSED.finditer(text, span.start, span.end)),
        (mention(match, "titled-name", 0.85) for match in TITLED.finditer(text, span.start, span.end)),
        behind_office(text, span),
        before_what_tells(text, span),
        (called(match, known) for match in SURNAME.finditer(text, span.start, span.end)),
        by_surname(text, span, known),
    ):
        if plausible(made.name) and not any(made.span.overlaps(other.span) for other in found):
            found.append(made)
    return tuple(sorted(found, key=lambda person: person.span))


@lru_cache(maxsize=5_000)
def pattern_of(name: str) -> re.Pattern[str]:
    """Return what finds a name with the forms of address and titles before it."""
    spaced = r"\s+".join(re.escape(part) for part in name.split())
    return re.compile(rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{spaced})(?![\w-])")


def behind_office(text: str, span: Span) -> Iterator[PersonMention]:
    """Yield the persons right behind an office, or behind the comma after a function that opens a clause."""
    for office in OFFICE_WORD.finditer(text, span.start, span.end):
        match = BEHIND_OFFICE.match(text, office.end(), span.end) if is_function(office.group()) else None
        if match:
            yield without_office(match, "office-name", 0.85)
    for match in APPOSED.finditer(text, span.start, span.end):
        clause = re.split(r"[,;:]\s", text[span.start : match.start()])[-1]
        words = re.findall(r"[\w*:/-]+", clause)[:4]
        if any(is_function(word) for word in words):
            yield without_office(match, "apposed-name", 0.8)


def without_office(match: re.Match[str], rule: str, confidence: float) -> PersonMention:
    """Return the person of a match, with the titles but without what stands before them."""
    start = match.start("titles") if match.group("titles") else match.start("name")
    return replace(mention(match, rule, confidence), span=Span(start, match.end("name")))


def before_what_tells(text: str, span: Span) -> Iterator[PersonMention]:
    """Yield the persons before a function or a body: "Ida Kern, Leiterin …", "Ida Kern und Tom Rade vom Kreis X"."""
    for match in BEFORE_FUNCTION.finditer(text, span.start, span.end):
        if is_function(match.group("word")):
            yield mention(match, "name-before-function", 0.8)
    for match in BEFORE_BODY.finditer(text, span.start, span.end):
        if head_of(match.group("word")):
            yield mention(match, "name-before-body", 0.75)
    for group in SHARING.finditer(text, span.start, span.end):
        if head_of(group.group("word")):
            for match in MEMBER.finditer(text, *group.span("names")):
                yield mention(match, "names-before-body", 0.75)


def by_surname(text: str, span: Span, known: frozenset[str]) -> Iterator[PersonMention]:
    """Yield the known persons whose surname stands alone and is nobody else's: "so Kern weiter"."""
    content = span.of(text)
    surnames = Counter(surname for name in known if (surname := name.rsplit(" ", 1)[-1]) in content)
    for name in sorted(known):
        surname = name.rsplit(" ", 1)[-1]
        if len(surname) >= SHORTEST_SURNAME and surnames[surname] == 1:
            pattern = rf"(?<![\w-]){re.escape(surname)}(?![\w-])"
            for match in re.finditer(pattern, content):
                where = Span(span.start + match.start(), span.start + match.end())
                if stands_free(text[span.start : where.start]):
                    yield PersonMention(where, "bare-surname", 0.75, name)


def stands_free(before: str) -> bool:
    """Tell whether a surname behind these words can stand for its bearer.

    Not behind an article ("im Kern" is a noun), nor behind a given name or an initial ("Bo Kern" is somebody else).
    """
    match = WORD_BEFORE.search(before)
    if match is None:
        return True
    word = match.group("word")
    if word.lower() in ARTICLES or word.endswith("."):
        return False
    return not word[0].isupper() or word in NO_FIRST_NAMES or is_function(word)


def called(match: re.Match[str], known: frozenset[str]) -> PersonMention:
    """Return whom a surname behind a form of address means: the one known person of that surname, if there is one."""
    made = mention(match, "surname", 0.7)
    meant = [name for name in known if name.endswith(f" {made.name}")]
    return replace(made, name=meant[0], rule="known-surname", confidence=0.85) if len(meant) == 1 else made


def mention(match: re.Match[str], rule: str, confidence: float) -> PersonMention:
    """Return the person that a match of one of the patterns names."""
    return PersonMention(
        span=Span(*match.span()),
        rule=rule,
        confidence=confidence,
        name=" ".join(match.group("name").split()),
        honorific=" ".join(match.group("titles").split()),
    )
