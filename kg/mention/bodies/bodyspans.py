"""Body spans: where a text names bodies, from the first word of each name to its last."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.borders import stops
from kg.mention.bodies.extents import extent
from kg.mention.bodies.heads import BodyHead
from kg.mention.bodies.inflection import head_of, is_adjective
from kg.mention.bodies.legalnames import CREDIT
from kg.mention.bodies.nameparts import CAP, LEGAL, NAME_WINDOW
from kg.mention.bodies.ownnames import is_name, is_place
from kg.model import Span
from kg.vocabulary import Vocabulary

__all__ = ["by_head", "without_kind"]

WORD: Final = re.compile(r"(?<![\w’'-])[A-ZÄÖÜ][\w’']*(?:[-&](?:(?:und|von|am|an|der)-){0,2}[A-ZÄÖÜ0-9][\w’']*)*")
BEFORE: Final = re.compile(r"(?P<word>\S+)[ \t\u00a0]+$")
HALVES: Final = Cued(rf"(?<![\w-])(?:{CAP}-(?:,\s+{CAP}-){{0,3}}|Freien?r?)\s+(?:und|oder|&)\s+$")
LONGEST: Final = 60
FIELDED: Final = frozenset("fachbereich fachdienst geschäftsbereich sachgebiet fachgebiet abteilung dezernat".split())
OF_TOWN: Final = re.compile(r"^[A-ZÄÖÜ][\wäöüß-]{3,}er$")
PEOPLE: Final = frozenset(
    "Träger Partner Mitglieder Kinder Veranstalter Förderer Bürger Einwohner Mieter Männer Länder Ämter Wähler"
    " Anbieter Arbeitgeber Schüler Teilnehmer Kümmerer Helfer Räder Häuser Güter Unter Über Hinter Unser Weiter Immer"
    " Dieser Jeder Leiter Berater Sommer Winter Oktober Dezember September November Vertreter Unterstützer".split()
)
VERB: Final = Cued(
    r"(?<!\w)(?P<verb>[a-zäöüß]+(?:t|en|te|ten|nd|ieh|ab|am|ud|rug|lf))\s+(?:(?:sich|auch|dort|hier|nun|bereits|heute|außerdem"
    r"|zudem|dabei|damit)\s+)?(?:der|die|das)\s+$"
)
NO_VERBS: Final = frozenset(
    "betreibt betreiben unterhält fördert fördern unterstützt unterstützen finanziert finanzieren vertritt"
    " vertreten"
    " tritt treten trat traten mit seit samt neben gegen zwischen wegen statt trotz während unten oben hinten heute"
    " sowohl denn wenn"
    " laut entlang und nicht von den dem nun am an ist sind war waren wird werden wurde wurden heißt heißen".split()
)
# "Im Bereich Pflege" is no unit, "Stadt Ahlen, Bereich Pflege" is one.
BORDERED: Final = frozenset({"bereich", "team"})
BORDERED_BY: Final = re.compile(r"(?:\w,|[|·(–])\s?\Z")
MARKET: Final = re.compile(r"[ \t]+(?P<town>[A-ZÄÖÜ][a-zäöüß]+)(?![\wäöüß-])")
AT_MARKET: Final = re.compile(r"\b(?:[Aa]m|[Aa]uf dem|[Vv]om|[Zz]um|Alten?|Neuen?)\sMarkte?s?\Z")
OPENING: Final = re.compile(
    r"(?:^|[\n(„]|\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]es|[IiAa]m|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur|an|von|und)\s|[-•●,;:]\s)$"
)
KIND: Final = Cued(rf"(?:(?:Träger)?[Vv]ereins?|Firma)[ \t\u00a0]+(?={CAP}[ \t\u00a0]|[„\"»])(?!{LEGAL})")
NAMED_BY_FORM: Final = re.compile(rf"{LEGAL}$")


def by_head(text: str, span: Span, vocabulary: Vocabulary, closed: tuple[Span, ...]) -> Iterator[tuple[Span, BodyHead]]:
    """Yield the spans of names with a head noun, in their order, with the head.

    A head alone is no name ("die Stadt"), unless its kind is its name ("das Jugendamt"). ``closed`` are the spans of
    persons and programmes: no name runs into them. Names in photo credits are left out.
    """
    done = span.start
    for match in WORD.finditer(text, span.start, span.end):
        found = head_of(match.group())
        if (
            found is None
            or match.start() < done
            or any(match.start() < one.end and one.start < match.end() for one in closed)
        ):
            continue
        head = found[1]
        if head.kind == "TerritorialAuthority" and is_place(text, match.start(), span.start):
            continue
        if head.noun in BORDERED and not BORDERED_BY.search(text, max(span.start, match.start() - 4), match.start()):
            continue
        if head.noun == "markt" and not is_market_town(text, match.end(), span.end, vocabulary):
            continue
        limit = min((one.start for one in closed if one.start >= match.end()), default=span.end)
        floor = max([done, *(one.end for one in closed if one.end <= match.start())])
        start = name_start(text, floor, match.start(), head)
        wary = head.noun not in FIELDED and is_wary(text, start, span.start)
        reach = extent(text, match.end(), limit, head, vocabulary, wary=wary)
        if not is_name(text, Span(start, match.end()), match, reach, head) or CREDIT.search(
            text[max(0, start - NAME_WINDOW) : start]
        ):
            continue
        done = reach.end
        yield without_kind(text, Span(start, reach.end)), head


def is_market_town(text: str, start: int, limit: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the name of a known town follows the word for a Bavarian market: "Markt Holzkirchen"."""
    name = MARKET.match(text, start, limit)
    if AT_MARKET.search(text, max(0, start - LONGEST), start):
        return False
    return name is not None and name["town"] in vocabulary.towns


def name_start(text: str, floor: int, start: int, head: BodyHead) -> int:
    """Return where a name starts that has its head at ``start``: at adjectives, halves of compounds or names before it.

    Other capitalised words count only where they open a phrase ("der Alice Salomon Hochschule"), and never before
    authorities and offices, where they are something of their own ("Leiterin Jugendamt").
    """
    halves = HALVES.search(text, max(floor, start - LONGEST), start)
    here = sure = halves.start() if halves else start
    strict = head.kind in {"TerritorialAuthority", "Ministry", "AdministrativeUnit"}
    while match := BEFORE.search(text, max(floor, here - LONGEST), here):
        written = match.group("word")
        word = written.lstrip("„“(\"'")
        described = describes(word)
        if not described and (strict or not joins(word)):
            break
        here = match.end("word") - len(word)
        sure = here if described else sure
        if written != word:
            break
    return here if here == sure or opens_a_phrase(text, here, floor) else sure


def describes(word: str) -> bool:
    """Tell whether a word before a head is an adjective, also one that a town gives: "Kasseler", "Ev."."""
    if word.startswith(("Ev.", "Kath.", "St.")):
        return True
    if not word[:1].isupper() or stops(word):
        return False
    return is_adjective(word) or (OF_TOWN.match(word) is not None and word not in PEOPLE)


def joins(word: str) -> bool:
    """Tell whether a capitalised word before a head may be part of its name: no office, no body, no end of a clause."""
    head = head_of(word)
    return word[:1].isupper() and word[-1] not in ",;:.!?)" and not stops(word) and (head is None or head[1].weak)


def opens_a_phrase(text: str, start: int, floor: int) -> bool:
    """Tell whether a noun phrase opens here: behind an article, a bracket or a bullet, or at the start of a line."""
    before = text[max(floor, start - 15) : start]
    return OPENING.search(before) is not None and (before != "" or text[start : start + 2].isupper())


def is_wary(text: str, start: int, floor: int) -> bool:
    """Tell whether a verb and an article stand before a name, so that its object may follow it."""
    match = VERB.search(text, max(floor, start - NAME_WINDOW), start)
    return match is not None and match.group("verb") not in NO_VERBS


def without_kind(text: str, span: Span) -> Span:
    """Return a name without the word for its kind before it: "Verein Bürgerbus Ulm e. V." is "Bürgerbus Ulm e. V."."""
    match = KIND.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and NAMED_BY_FORM.search(span.of(text)) else span
