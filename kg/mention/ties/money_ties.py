"""Money ties: who gets money from whom, by the words of notices: "erhält … aus", "bewilligte dem", "aus Mitteln"."""

import re
from collections.abc import Iterator
from typing import Final

from kg.choices import Choice
from kg.cues import Cued
from kg.mention.people.clauses import PRONOUN, WITHIN, clause, part, referent, subject
from kg.mention.ties.parties import Parties, Party, is_authority
from kg.mention.ties.verb_ties import PASSIVE, TIE, tie
from kg.model import OrganisationMention, Span, Tie

__all__ = ["TOLD_BY_MONEY", "ties_by_money"]

# Whoever gets it stands before these words, who pays behind them.
GETS: Final = Cued(
    rf"\b(?:erh(?:ält|alten|ielt|ielten)|bekomm(?:t|en)|bekam(?:en)?|bezieh(?:t|en)|bezog(?:en)?)\b{WITHIN}{{0,90}}?\b"
    r"(?:aus|von|vom)\s(?:(?:dem|der|den)\s)?"
)
MONEY_COMES: Final = Cued(
    r"\b(?:Mittel|Gelder|Geld|Förderung|Finanzierung|Zuschuss|Zuschüsse|Eigenanteil|Rest|Restbetrag|Summe|Betrag)\s+(?:[^.,;:\n]{1,80}?\s)?(?:stamm|komm)\w+\s+"
    r"(?:aus|von|vom)\s"
)
# "Land und Kreis übernehmen je 40 Prozent der Kosten", "die Miete trägt die Stadt": whose they are was told before.
COSTS: Final = Cued(
    rf"\b(?:übern(?:immt|ehmen|ahm|ahmen)|trägt|tragen)\s{WITHIN}{{0,40}}?(?:Kosten|Prozent|Anteil|Miete|Personalkosten)\b"
)
FOR_IT: Final = re.compile(r"\b(?:da|hier)für\b")
BY_MEANS: Final = Cued(
    r"\b(?:(?:[Mm]it|[Aa]us)\s+(?:\w+en\s+)?(?:Mitteln|Fördermitteln|Landesmitteln|Bundesmitteln|Spendenmitteln|Geldern|Fördergeldern)"
    r"|[Mm]it\s+(?:\w+er\s+)?(?:Unterstützung|Förderung)|[Mm]it\s+(?:einem|einer)\s+(?:Zuschuss|Zuwendung|Spende))"
    r"\s+(?:des|der|von|vom|durch|aus)\s"
)
# Who pays stands before the verb, whoever gets it behind.
GIVES: Final = Cued(
    r"\b(?:bewilligt(?:e|en)?|gewähr(?:t|te|en|ten)|überreich(?:t|te|en|ten)|spende(?:t|te|n|ten)|überw(?:eist|ies))"
    rf"\s+(?={WITHIN}{{0,120}}(?:Euro|€|Förder|Zuschuss|Zuwendung|Bescheid|bescheid|Mittel|Spende|Scheck))"
)
SUPPORTS: Final = Cued(
    rf"\bunterstütz(?:t|te|en|ten)\s+(?={WITHIN}{{0,120}}(?:\b(?:finanziell|Euro|Spende|Zuschuss|Zuwendung)\b|€|[Mm]itteln\b|\baus\s(?:dem|der)\s\w*(?:[Pp]rogramm|[Ff]onds)))"
)
# "Die Stadt schießt 9000 Euro zu": what it is for was spoken of before.
ADDS: Final = Cued(
    rf"\b(?:schieß(?:t|en)|steuer(?:t|n|te|ten)|gibt|gab|geben|leg(?:t|en|te)|zahl(?:t|en|te))\s{WITHIN}{{0,60}}?(?:Euro|€|Prozent|Cent|Mittel)\s"
    rf"{WITHIN}{{0,30}}?\b(?:zu|bei|dazu|hinzu|drauf)\b"
)
DATIVE: Final = re.compile(r"\b(?:[Dd]em|[Dd]er|an\s+(?:den|die|das))\s+(?:[Vv]erein\s+)?$")
SEVERAL: Final = 2
LONGEST_LEAD: Final = 12

TOLD_BY_MONEY: Final = Choice(
    (pattern, None) for pattern in (GETS, MONEY_COMES, BY_MEANS, GIVES, SUPPORTS, ADDS, COSTS)
)


def ties_by_money(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who is funded by whom; ``before`` is what the sentence before was about."""
    text = parties.text
    words = sentence.of(text)
    told = PASSIVE[0][0].search(words)  # "wird mit Mitteln des … gefördert": the verb tells it already
    for pattern in (GETS, MONEY_COMES) if told else (GETS, MONEY_COMES, BY_MEANS):
        for match in pattern.finditer(words):
            rest = clause(sentence, text, match.end())
            paying = parties.within(rest) if pattern is BY_MEANS else parties.listed(rest)
            paying = paying if pattern is not GETS else paying[:1]
            if not (paying and is_near(text, sentence, match.end(), paying[0])):
                continue
            line = words.rfind("\n", 0, match.start()) + 1
            whose = FOR_IT.search(match.group()) is None  # "das Geld dafür": for what the page is about
            own = subject(part(sentence, line, match.start()), parties, main, before) if whose else main
            opens = match.start() - line < LONGEST_LEAD and own is None
            behind = subject(clause(sentence, text, match.end()), parties, None) if opens else None
            own = own or (subject(part(sentence, *match.span()), parties, None) if pattern is MONEY_COMES else None)
            own = own or (main if pattern is not BY_MEANS or behind in paying else None)
            yield from (tie("fundedBy", own, one, sentence, TIE, 0.8) for one in paying if own)
    for pattern in (GIVES, SUPPORTS):
        for match in pattern.finditer(words):
            paying = parties.within(part(sentence, 0, match.start()))
            given = parties.within(part(sentence, match.end()))
            if pattern is SUPPORTS and not any(isinstance(one, OrganisationMention) for one in given):
                whom = subject(part(sentence, match.end()), parties, main, before)
                given = (whom,) if whom and whom not in given else ()
            if pattern is GIVES:
                given = tuple(one for one in given if DATIVE.search(text[sentence.start : one.span.start]))
            if len(paying) == 1 and given and isinstance(paying[0], OrganisationMention):
                yield tie("fundedBy", given[0], paying[0], sentence, TIE, 0.8)

    for match in (*ADDS.finditer(words), *COSTS.finditer(words)):
        cut = max(words.rfind(sign, 0, match.start()) for sign in (",", ";")) + 1
        paying = parties.within(part(sentence, cut, match.start()))
        told = PRONOUN.match(words)
        own = referent(told.group(), before, main) if told else main
        own = None if own and (is_authority(own) or is_office(own)) else own
        yield from (tie("fundedBy", own, one, sentence, TIE, 0.75) for one in paying[-SEVERAL:] if own and own != one)


def is_office(party: Party) -> bool:
    """Tell whether a party is a part of an administration, which pays and is not paid."""
    return isinstance(party, OrganisationMention) and party.kind == "AdministrativeUnit"


def is_near(text: str, sentence: Span, end: int, party: Party) -> bool:
    """Tell whether a party is what a preposition governs: nothing but articles, adjectives and a kind stand between."""
    gap = text[sentence.start + end : party.span.start]
    return re.fullmatch(r"(?:[\wäöüß.-]+\s+){0,3}[„\"»]?", gap) is not None
