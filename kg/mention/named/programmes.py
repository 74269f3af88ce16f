"""Programmes: strategies, funds, programmes and projects by their names."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.cues import Cued
from kg.mention.named.programme_names import KNOWN, full_names
from kg.mention.named.project_pages import project_of_page
from kg.mention.people.functions import is_function
from kg.mention.themes.themes import themes_in
from kg.model import Block, ProgrammeMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["programmes_in", "programmes_of"]

HEADS: Final = (
    r"strategie|programm|initiative|konzept|leitbild|aktionsplan|masterplan|projekt|fonds|kampagne|aufruf|förderlinie"
    r"|vorhaben|offensive|förderschwerpunkt"
)
NOUN: Final = Cued(
    r"(?P<scope>Landes|Bundes|Kreis|Stadt|EU-|Europa|Gemeinde|Kommunal)?-?"
    rf"(?P<noun>(?:förder|aktions|modell|rahmen|gesamt)?(?:{HEADS}))(?:e?s|en?)?(?![\wäöüß])",
    re.IGNORECASE,
)
# What may stand between the noun and the quote.
GAP: Final = re.compile(
    r"(?:\s+(?P<whose>(?:des|der|von|vom|im|beim)\s+[^„“\"»]{2,60}?))?(?:,|:|\s[–-])?\s*"
    r"(?:namens\s+|(?:mit|unter) dem (?:Titel|Namen)\s+"
    r"|(?:heißt|hieß|nennt sich|trägt den (?:Titel|Namen))\s+(?:auch\s+)?|\()?$"
)
OCCASION: Final = re.compile(
    r"tagung|fachtag|konferenz|kongress|forum|woche|veranstaltung|reihe|workshop|messe|ausstellung|vortrag|abend"
    r"|fest\b|gespräch",
    re.IGNORECASE,
)
QUOTED: Final = Cued(
    r"„(?P<low>[^„“”\"]{3,120})[“”\"]|»(?P<angle>[^»«]{3,120})«|“(?P<high>[^“”]{3,120})”|\"(?P<plain>[^\"]{3,120})\""
)
ENUMERATED: Final = re.compile(
    r"\s*(?:\([^()„“]{2,30}\)\s*)?(?:,|;|/|,?\s*(?:und|sowie|oder|bzw\.))\s*(?:(?:de[rmns]|das|die)\s+)?$"
)
BEHIND: Final = re.compile(
    rf"-(?:[A-ZÄÖÜ][\wäöüß]*)?(?:{HEADS})"
    r"|\s*(?:[–,(-]\s*|(?:ist|war|heißt)\s+)(?:ein|das|unser|eine|die)\s+(?:[\wäöüß-]+\s+){0,2}?[\wäöüß-]*"
    rf"(?:{HEADS})\b",
    re.IGNORECASE,
)
ITEM: Final = re.compile(r"(?:\A|\n)[ \t]*(?:[•●▪*–-]|\d{1,2}[.)])?[ \t]*\Z")
CARRIED: Final = re.compile(r"\s*[(,]\s*(?:(?:Projekt)?[Tt]räger(?:in)?\b|[Ii]n Trägerschaft\b)")
WHAT_IT_IS: Final = re.compile(
    r"\s?(?::|\s[–-]|,)\s(?:(?:ein|eine)\s)?[A-ZÄÖÜ][\wäöüß-]+\s(?:der|des|vom|von|für|in)\s"
)
PROJECTS: Final = re.compile(r"\b(?:[Vv]orhaben|[Pp]rojekten?|[Ff]örder(?:t|n|ung|fonds)|[Ff]onds)\b")
LOOKED_BACK: Final = 900
HALVES: Final = re.compile(r"(?<=[^\W\d])\s?/\s?(?=[A-ZÄÖÜ])")
# A name without quotes: capitalised words, years and few small words between; a verb at its end where the sentence
# goes on with another or ends.
PROPER: Final = r"(?:St\.\s[A-ZÄÖÜ][\w’'-]*|[A-ZÄÖÜ][\w’'-]*\+?|\d{2,4}\b|[a-zäöü]+[A-ZÄÖÜ]\w*)"
VERB_AT_END: Final = (
    r"(?:\s(?:[a-zäöüß]{3,15}!|(?:dran|los|vor Ort|aktiv|mobil|gemeinsam|inklusiv|[a-zäöüß]{3,12}(?:en|ern|eln))"
    r"(?=\s*(?:[.,;:)(–\n]|$)|\s(?:ist|sind|wird|wurden?|werden|hat|haben|läuft|bietet|[a-zäöüß]{3,12}te?)\b)))?"
)
FREE_NAME: Final = rf"(?P<name>{PROPER}(?:\s(?:(?:auf|statt|gegen|ohne|für|mit)\s)?{PROPER}){{0,5}}{VERB_AT_END}!?)"
OWN_HEADS: Final = r"[Pp]rogramm|[Pp]rojekt|[Ss]trategie|[Kk]ampagne|[Ff]onds|[Ff]örderlinie|[Mm]odellvorhaben"
FREE: Final = Cued(
    rf"(?:(?<!\w)(?P<article>[Dd]as|[Dd]e[sm]|[Dd]ie|[Dd]er|[Ii]m|[Vv]om|[Zz]u[mr]|[Bb]eim|[Aa]m|[Uu]nser(?:e[ms]?)?)\s(?:[a-zäöüß]{{3,20}}e[nsr]?\s)?)?"
    rf"(?<![\w-])(?P<noun>(?:[A-ZÄÖÜ][a-zäöüß]*-?)?(?:{OWN_HEADS}))(?:e?s)?\s{FREE_NAME}"
)
NO_NAME: Final = frozenset(
    "Frau Herr Herrn Dr Prof Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai"
    " Juni Juli August September Oktober November Dezember Mitte Ende Anfang Teil Phase Nr Menschen Kinder Jugendliche"
    " Familien Teilnehmende Personen Fachkräfte Uhr Begrüßung Wir Sie Ihr Ihre Ich Es Die Der Das".split()
)
# "Quartiersfonds Karstädt": the noun says what for, the town where; both are the name.
LOCAL: Final = Cued(
    r"(?<![\w-])(?!(?:Landes|Bundes|Kreis|Förder|Modell))"
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß]{3,30}(?:fonds|strategie)\s[A-ZÄÖÜ][a-zäöüß-]{2,30})(?=\s*(?:$|[.,;:)\n]))"
)
SCOPES: Final = {
    "landes": "land",
    "bundes": "bund",
    "kreis": "kreis",
    "stadt": "gemeinde",
    "gemeinde": "gemeinde",
    "kommunal": "gemeinde",
    "eu-": "eu",
    "europa": "eu",
}
ADJECTIVES: Final = (
    (r"städtische\w*|kommunale\w*|gemeindliche\w*", "gemeinde"),
    (r"landesweite\w*", "land"),
    (r"bundesweite\w*", "bund"),
)
SHORTEST_REPEATED: Final = 9


def programmes_of(text: str, blocks: tuple[Block, ...], vocabulary: Vocabulary) -> tuple[ProgrammeMention, ...]:
    """Return the programmes of a document, also where a name stands again without noun and quotes.

    The page of a project is known by its layout: its title is the project's name.
    """
    own = project_of_page(text)
    found = [named(own, text, "project-page", 0.85, vocabulary)] if own else []
    for block in blocks:
        add(found, programmes_in(text, block.span, vocabulary))
    for block in blocks:
        add(found, again(text, block.span, tuple(found)))
    return tuple(sorted(with_full_names(found), key=lambda one: one.span))


def with_full_names(found: list[ProgrammeMention]) -> Iterator[ProgrammeMention]:
    """Yield programmes under the fullest name the text gives: "Nah dran" is "Nah dran – Treffpunkte im Quartier"."""
    names = sorted({one.name for one in found}, key=lambda name: (-len(name), name))
    for one in found:
        full = next((name for name in names if re.match(rf"{re.escape(one.name)}(?:\s[–-]|:)\s", name)), one.name)
        yield replace(one, name=full)


def programmes_in(text: str, span: Span, vocabulary: Vocabulary) -> tuple[ProgrammeMention, ...]:
    """Return the programmes of a stretch of text.

    These are names in quotes by a noun such as "Landesstrategie", names without quotes behind one, and programmes
    that everybody knows. A quote without such a noun is a talk title or a motto, so it names no programme.
    """
    found: list[ProgrammeMention] = []
    add(found, quoted(text, span, vocabulary))
    add(found, known(text, span, vocabulary))
    add(found, unquoted(text, span, vocabulary))
    return tuple(sorted(found, key=lambda one: one.span))


def add(found: list[ProgrammeMention], more: "Iterator[ProgrammeMention] | tuple[ProgrammeMention, ...]") -> None:
    """Add to what was found what stands elsewhere in the text."""
    for one in more:
        if not any(one.span.overlaps(other.span) for other in found):
            found.append(one)


def quoted(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[ProgrammeMention]:
    """Yield the programmes whose names stand in quotes, right behind their noun or before it."""
    last: tuple[int, str, str] | None = None
    for quote in QUOTED.finditer(text, span.start, span.end):
        start = max(span.start, quote.start() - 160)
        before = text[start : quote.start()]
        noun = last_noun(before)
        behind = BEHIND.match(text, quote.end(), span.end)
        if noun:
            level = level_of(before, noun)
            kind = kind_of(noun.group("noun").lower(), level)
        elif behind or is_listed_project(text, quote):
            level, kind = "", "Programme"
        elif last and ENUMERATED.fullmatch(text, last[0], quote.start()):
            _, kind, level = last
        else:
            last = None
            continue
        last = (quote.end(), kind, level)
        group = quote.lastgroup or "low"
        for part in halves(text, Span(*quote.span(group))):
            yield named(part, text, "quoted-programme", 0.92, vocabulary, kind, level)


def is_listed_project(text: str, quote: re.Match[str]) -> bool:
    """Tell whether a name in quotes opens an item of a list of projects: its carrier or what it is stands behind."""
    opens = ITEM.search(text, max(0, quote.start() - 8), quote.start()) is not None
    if not opens:
        return False
    if CARRIED.match(text, quote.end()):
        return True
    above = text[max(0, quote.start() - LOOKED_BACK) : quote.start()]
    return WHAT_IT_IS.match(text, quote.end()) is not None and PROJECTS.search(above) is not None


def named(
    span: Span, text: str, rule: str, sure: float, vocabulary: Vocabulary, kind: str = "Programme", level: str = ""
) -> ProgrammeMention:
    """Return the programme that a span names."""
    name = " ".join(span.of(text).split())
    return ProgrammeMention(span, rule, sure, name, kind, level, themes_in(text, span, vocabulary, dealt_with=True))


def halves(text: str, span: Span) -> Iterator[Span]:
    """Yield the names inside one pair of quotes: "Dritte Orte/Starke Orte" holds two."""
    start = span.start
    for cut in HALVES.finditer(text, span.start, span.end):
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, span.end)


def last_noun(before: str) -> re.Match[str] | None:
    """Return the programme noun that a text ends with, white space and a genitive aside."""
    for noun in reversed(list(NOUN.finditer(before))):
        gap = GAP.fullmatch(before, noun.end())
        if gap and before[noun.start()].isupper() | (noun.start() > 0 and before[noun.start() - 1].isalpha()):
            return None if OCCASION.search(gap.group("whose") or "") else noun
    return None


def level_of(before: str, noun: re.Match[str]) -> str:
    """Return the level slug that the noun's prefix or the adjective before it tells; empty if none does."""
    if noun.group("scope"):
        return SCOPES[noun.group("scope").lower()]
    for pattern, level in ADJECTIVES:
        if re.search(rf"(?:{pattern})\s*$", before[: noun.start()], re.IGNORECASE):
            return level
    return ""


def kind_of(noun: str, level: str) -> str:
    """Return the ontology class of a programme by its noun and level."""
    if noun == "strategie":
        return "StateStrategy" if level == "land" else "Strategy"
    return "FundingProgramme" if noun.startswith("förder") else "Programme"


def known(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[ProgrammeMention]:
    """Yield the programmes that are named without a noun because everybody knows them."""
    matches = list(KNOWN.finditer(text, span.start, span.end))
    names = full_names([match.group() for match in matches])
    for match in matches:
        where = Span(*match.span())
        name = names[match.group()]
        yield ProgrammeMention(
            where, "known-programme", 0.85, name, "Programme", "", themes_in(text, where, vocabulary, dealt_with=True)
        )


def unquoted(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[ProgrammeMention]:
    """Yield the programmes whose names stand behind their noun without quotes."""
    for match in LOCAL.finditer(text, span.start, span.end):
        yield named(Span(*match.span("name")), text, "local-programme", 0.7, vocabulary)
    for match in FREE.finditer(text, span.start, span.end):
        noun, name = match.group("noun"), match.group("name")
        first = name.split()[0]
        if "\n" in text[match.end("noun") : match.start("name")] and not match.group("article"):
            continue  # "Antrag Verfügungsfonds", and below it somebody's name
        starts = match.start() == span.start
        plain = noun in {"Programm", "Projekt", "Strategie", "Fonds", "Kampagne"}
        if not match.group("article") and (plain and not (starts and noun == "Projekt")):
            continue
        if first.strip(".") in NO_NAME or is_function(first) or vocabulary.place(name) or first.isdigit():
            continue
        inner = NOUN.search(noun)
        level = level_of(noun, inner) if inner else ""
        kind = kind_of(inner.group("noun").lower() if inner else "", level)
        yield named(Span(*match.span("name")), text, "named-programme", 0.8, vocabulary, kind, level)


def again(text: str, span: Span, found: tuple[ProgrammeMention, ...]) -> Iterator[ProgrammeMention]:
    """Yield the names that were found, where they stand again, in whatever spacing: "Orte2035– Leben.Teilen."."""
    for one in {one.name: one for one in found if len(one.name) >= SHORTEST_REPEATED and " " in one.name}.values():
        spelling = r"\s*".join(map(re.escape, re.findall(r"[^\W\d_]+|\d+|[^\w\s]", one.name)))
        pattern = re.compile(rf"(?<!\w){spelling}(?!\w)")
        for match in pattern.finditer(text, span.start, span.end):
            yield ProgrammeMention(Span(*match.span()), "programme-again", 0.85, one.name, one.kind, one.level, ())
