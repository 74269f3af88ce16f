"""Grant ties: which programmes pay for those to whom a report says that grants were handed over."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.cues import Cued
from kg.mention.ties.parties import Parties
from kg.model import OrganisationMention, ProgrammeMention, Span, Tie

__all__ = ["ties_of_grants"]

GRANT: Final = r"(?:Förder|Zuwendungs|Bewilligungs)(?:mittel)?(?:bescheid|zusage|urkunde|scheck)\w*"
WORDS: Final = r"(?:[^.;]|(?<=\be)\.|(?<=\bV)\.)"  # "e. V." ends no sentence
RECEIVING: Final = Cued(
    r"\bEmpfänger(?:in|innen)?\s+(?:sind|ist|waren)\s"
    r"|\b[Zz]u den (?:geförderten|Geförderten)(?:\s[A-ZÄÖÜ][\wäöüß]+)?\s+(?:gehören|zählen)\s"
    rf"|\b{GRANT}(?={WORDS}{{0,260}}\b(?:übergeben|überreicht|ausgehändigt|überbracht)\b)[^.;]{{0,80}}?\ban\s"
    rf"|\b(?:übergab|überreichte|überbrachte)\w*\b(?={WORDS}{{0,200}}\b{GRANT})[^.;]{{0,200}}?\ban\s"
)
HANDED: Final = re.compile(
    r"\b(?:übergeben|überreicht|ausgehändigt|überbracht|aus|im Rahmen)\b|,\s(?:die|der|das)\s(?![A-ZÄÖÜ])"
)
PAID_FROM: Final = re.compile(
    r"\b(?:aus|über|im Rahmen)\s+(?:(?:dem|des|das|der|den)\s+)?(?:Mitteln?\s+(?:des|der|aus dem)\s+)?"
    r"(?:[A-ZÄÖÜ][\wäöüß-]*(?:programm|fonds|strategie|initiative)\w*\s+|Programms?\s+)?[„\"»]?$"
)
LOOKED_BACK: Final = 70


def ties_of_grants(sentences: Sequence[Span], parties: Parties) -> Iterator[Tie]:
    """Yield who is funded by a programme: bodies that get its grants, in its sentence or in one beside it.

    Who hands a grant over pays nothing himself, and a programme counts only where money is said to come from it.
    """
    for place, sentence in enumerate(sentences):
        match = RECEIVING.search(sentence.of(parties.text))
        if match is None:
            continue
        start = sentence.start + match.end()
        stop = HANDED.search(parties.text, start, sentence.end)
        given = parties.within(Span(start, stop.start() if stop else sentence.end))
        beside = (sentence, *sentences[place + 1 : place + 2], *sentences[max(place - 1, 0) : place])
        paying = next((found for one in beside if (found := funds(one, parties))), ())
        for one in given:
            if isinstance(one, OrganisationMention):
                for fund in paying:
                    yield Tie(sentence, "grant-handed-over", 0.8, "fundedBy", one, fund)


def funds(sentence: Span, parties: Parties) -> tuple[ProgrammeMention, ...]:
    """Return the programmes from which a sentence says that money comes."""
    return tuple(
        one
        for one in parties.within(sentence)
        if isinstance(one, ProgrammeMention)
        and PAID_FROM.search(parties.text[max(sentence.start, one.span.start - LOOKED_BACK) : one.span.start])
    )
