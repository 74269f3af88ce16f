"""Occasion phrases: the events that sentences name behind an article."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.mention.events.eventwords import BARE, kind_of
from kg.mention.events.occasions import ORDINAL, ORDINAL_WORD, PAPER, QUOTED, WORD, Occasion, inflected, nominative
from kg.mention.people.firstnames import is_first_name
from kg.model import Span

__all__ = ["occasions_in_prose"]

PAPER_BEFORE: Final = re.compile(rf"\b{PAPER.pattern}$")
# What a report may mention by the way: a fest is what the page is about only if it has a number or title of its own.
PRIVATE: Final = tuple(
    "fest feier abend sitzung versammlung messe jubiläum börse empfang lesung frühstück rundgang".split()
)
# What a sentence goes or comes with to an event: "beim Forum Pflege" is one, "das Forum Pflege" may be a body.
TO_EVENT: Final = frozenset({"beim", "zum", "zur", "vom"})
TOPIC: Final = re.compile(
    rf"(?:\s+{QUOTED}|(?:\s+(?:zur|zum|zu den|zu|für|gegen|ohne|rund um|der|des|und|&|von|über|im|Die|Das|Der)){{0,2}}"
    rf"\s+(?:{WORD}|\d{{4}}|\d{{2}}(?=\s[A-Z]))(?![\w.]*\.\d))"
)
LEAD: Final = r"\b(?P<lead>[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|[Ii]m|[Aa]m|[Dd]as|[Dd]ie|[Dd]e[rnsm]|[Uu]nser(?:e[rmns]?)?)\s+"
NAMED: Final = rf"(?P<word>{WORD})(?P<tail>(?:{TOPIC.pattern}){{0,6}})"
PROSE: Final = re.compile(rf"{LEAD}(?P<before>(?:(?:{ORDINAL}|{ORDINAL_WORD}|{WORD})\s+){{0,3}}?){NAMED}")
# "Den 12. Moorheimer Seniorentag", "die 8. Regionale Pflegekonferenz": a town or what the name begins with.
OF_TOWN: Final = re.compile(
    rf"{LEAD}(?P<before>(?:(?:{ORDINAL}|{ORDINAL_WORD})\s+)?[A-ZÄÖÜ][a-zäöüß-]{{3,30}}(?:er|e|en|es)\s+){NAMED}"
)
# Before an article: that somebody is at an event, not in a body of that name.
GOING: Final = re.compile(
    r"(?:\b(?:[Bb]ei|[Aa]uf|[Aa]n|[Ww]ährend|[Aa]nlässlich|Gästen?|Teilnehm\w+|Besucher\w*))\s+(?:der|dem|die)\s+$"
)
HELD: Final = re.compile(r"[^.!?\n]{0,60}?\b(?:fand|fanden|findet|finden|tagte|tagt|stattgefunden|stattfindet)\b")
# A prize is an event on the day it is awarded.
AWARD: Final = "preis"
AWARDED: Final = re.compile(r"\b(?:verliehen|vergeben|überreicht|übergeben|ausgezeichnet)\b")
IN_HOUSE: Final = re.compile(r"(?<=[”“\"])\s+im\s.*$")
# "moderierten die Runde von Journalistin Ida Kern": what leads to a name is no topic.
UP_TO_OFFICE: Final = re.compile(
    r"(?:\s(?:von|durch|mit|der|des))?\s[\w-]+(?:in|er|ent|ist|at)$|\s(?:von|durch|mit|der|des)$"
)
AS_GUEST: Final = re.compile(r"\s+zu Gast\b.*$")
LONGEST_LEAD: Final = 40


def occasions_in_prose(text: str, sentences: Iterable[Span]) -> Iterator[Occasion]:
    """Yield the events that sentences name behind an article: with ordinal, title or topic, or by a compound word.

    They are certain behind the word for a page about one ("Bericht vom Werkstattgespräch").
    """
    for sentence in sentences:
        for match in phrases(text, sentence):
            known = kind_of(match["word"])
            if known is None:
                continue
            base, kind = known
            lead = match["lead"].lower()
            before, tail = match["before"], topic_of(match["tail"])
            announced = PAPER_BEFORE.search(text[sentence.start : match.start()]) is not None
            if not before.strip() and not tail.strip() and base.lower() in BARE:
                continue
            named = re.search(r"\d|[„“\"]", before + tail) is not None
            told = lead in TO_EVENT or GOING.search(text, max(0, match.start() - LONGEST_LEAD), match.start("before"))
            told = told or HELD.match(text, match.end(), sentence.end)
            if base.lower().endswith(AWARD):
                told = AWARDED.search(text, sentence.start, sentence.end)
            if not named and (base.lower().endswith(PRIVATE) or (kind.shared and not told)):
                continue
            name = " ".join(
                f"{nominative(before, kind.gender, lead)}{inflected(match['word'], base, lead)}{tail}".split()
            )
            span = Span(match.start("before"), match.start("tail") + len(tail.rstrip()))
            yield Occasion(span, kind.type, "", name, certain=announced)


def phrases(text: str, sentence: Span) -> Iterator[re.Match[str]]:
    """Yield the phrases behind an article whose noun is a word for an event, also inside the phrase of another noun."""
    place = sentence.start
    while match := PROSE.search(text, place, sentence.end):
        if kind_of(match["word"]) is None:
            match = OF_TOWN.match(text, match.start(), sentence.end) or match
        known = kind_of(match["word"]) is not None
        place = match.end() if known else match.end("lead")
        if known:
            yield match


def topic_of(tail: str) -> str:
    """Return the words behind the word for an event up to a person's name, a house or "zu Gast", which are no topic."""
    words = AS_GUEST.sub("", IN_HOUSE.sub("", tail)).split(" ")
    name = next((place for place, word in enumerate(words[:-1]) if is_first_name(word) and "„" not in tail), len(words))
    return " ".join(UP_TO_OFFICE.sub("", " ".join(words[:name])).split(" ")) if name < len(words) else " ".join(words)
