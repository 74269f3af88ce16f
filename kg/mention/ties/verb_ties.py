"""Verb ties: relations that a sentence states by verbs, such as "wird gefördert von", "trägt", "hat aufgelegt"."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.choices import Choice
from kg.cues import Cued
from kg.mention.people.clauses import AUXILIARY, NEAR, clause, is_project, part, referent, subject
from kg.mention.ties.parties import Parties, Party, is_authority
from kg.model import OrganisationMention, ProgrammeMention, Span, Tie

__all__ = ["PASSIVE", "TIE", "acted_on", "tie", "ties_by_verbs"]

AGENT: Final = re.compile(
    r"\b(?:von|vom|durch|aus|über|im\s+Rahmen\s+(?:des|der)|im(?=\s+\w*[Pp]rogramm)|mit\s+(?:\w+\s+)?(?:Mitteln|Geldern|Unterstützung|Hilfe)(?:\s+(?:des|der|von|vom|aus))?)\s",
    re.IGNORECASE,
)
PASSIVE: Final = (
    (
        Cued(r"\b(?:mit|ko|teil|haupt)?(?:gefördert|finanziert|bezuschusst|bezahlt)\b", re.IGNORECASE),
        "fundedBy",
    ),
    (Cued(r"\b(?:unterstützt|gesponsert|ermöglicht)\b", re.IGNORECASE), "supportedBy"),
    (Cued(r"\b(?:getragen|betrieben|verantwortet|durchgeführt)\b", re.IGNORECASE), "carrierOf"),
    (Cued(r"\b(?:aufgelegt|initiiert|ins Leben gerufen|gestartet)\b"), "launchedBy"),
)
FUNDS: Final = Cued(r"\b(?:fördert|fördern|finanziert|finanzieren|bezuschusst|bezuschussen)\b")
CARRIES: Final = Cued(r"\b(?:trägt|tragen|trug|betreibt|betreiben|durchführt|durchführen)\b")
LAUNCHES: Final = Cued(r"\b(?:aufgelegt|auflegt|aufgelegten|initiiert|legte\b.{0,80}\bauf|legt\b.{0,80}\bauf)\b")
# What may stand between a relative pronoun and who acts, and between a verb and its object.
DIRECT: Final = re.compile(r"(?:(?:der|die|das)\s+)?")
OBJECT: Final = re.compile(r"\s+(?:\w+\s+){0,3}?(?:(?:das|die|den|ihr|sein)\w*\s+)?(?:[A-ZÄÖÜ][a-zäöü-]+\s+)?[„\"»]?")
# Who stands behind it works along, and is told as a partner.
OBJECT_PRONOUN: Final = re.compile(r"(?:er|sie|es)\b")
# "Den Umbau hat das Land gefördert" is no passive.
PERFECT: Final = re.compile(r"\b(?:hat|haben|hatte|hatten)\b")
PAYER: Final = re.compile(
    r"[Ss]tiftung|[Ff]onds|[Ss]parkasse|[Vv]olksbank|[Bb]ank\b|Lotterie|GlücksSpirale|Aktion Mensch|kasse\b|AOK"
    r"|Bezirksamt|Lions|Rotary|Hilfswerk|Klosterkammer"
)
BESIDE: Final = re.compile(r"\b(?:in\s+(?:\w+\s+)?(?:Kooperation|Zusammenarbeit)|gemeinsam|zusammen)\s+mit\b")
RELATIVE: Final = re.compile(r",\s(?:das|die|den|der)\s")
SENTENCE_END: Final = re.compile(r"[a-zäöüß]{2}[.!?]\s")
TIE: Final = "tie-in-sentence"
ACTED: Final = Choice((passive[0], passive) for passive in PASSIVE)
ACTING: Final = Choice((active[0], active) for active in ((FUNDS, "fundedBy"), (CARRIES, "carrierOf")))


def ties_by_verbs(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who funds, carries or launches what; ``before`` is what the sentence before was about."""
    words = sentence.of(parties.text)
    for pattern, kind in ACTED.among(parties.text, *sentence):
        for match in pattern.finditer(words):
            yield from passive(sentence, match, kind, parties, main, before)
    for pattern, kind in ACTING.among(parties.text, *sentence):
        for match in pattern.finditer(words):
            yield from active(sentence, match, kind, parties, main)
    yield from launched(sentence, parties)


def tie(kind: str, source: Party, target: Party, span: Span, rule: str, confidence: float) -> Tie:
    """Return a relation that leads from source to target."""
    return Tie(span, rule, confidence, kind, source, target)


def passive(
    sentence: Span, match: re.Match[str], kind: str, parties: Parties, main: Party | None, before: Party | None
) -> Iterator[Tie]:
    """Yield the relation of a passive: who stands behind "von" or "durch" acts on what stands before it."""
    text = parties.text
    words = sentence.of(text)
    start = words.rfind(";", 0, match.start()) + 1
    if PERFECT.search(words, start, match.start()) and not AUXILIARY.search(words, start):
        return
    earlier = [one.end() for pattern, _ in PASSIVE for one in pattern.finditer(words, start, match.start())]
    agents = list(AGENT.finditer(words, max(earlier, default=start)))
    ahead = [
        one for one in agents if one.end() <= match.start() and parties.within(part(sentence, one.end(), match.start()))
    ]
    behind = [one for one in agents if match.end() <= one.start() <= match.end() + NEAR]
    if ahead:
        first = ahead[0]
        auxiliary = AUXILIARY.search(words, first.end(), match.start())
        if auxiliary and not words[start : first.start()].strip():
            acting = parties.listed(part(sentence, first.end(), auxiliary.start()))
            acted = subject(part(sentence, auxiliary.end(), match.start()), parties, main, before)
        else:
            acting = parties.listed(part(sentence, first.end(), match.start()))
            opening = next(AGENT.finditer(words, start), first)
            acted = subject(
                part(sentence, start, min(opening.start(), first.start()) if earlier else first.start()),
                parties,
                main,
                before,
            )
    elif behind:
        acting = parties.listed(clause(sentence, text, behind[0].end()))
        acted = subject(part(sentence, start, match.start()), parties, main, before)
        if acted is None and not words[start : match.start()].strip():
            acted = told_behind(part(sentence, match.end(), behind[0].start()), parties, main, before)
    else:
        return
    beside = BESIDE.search(words)
    others = sentence.start + beside.start() if beside else sentence.end
    yield from acted_on(kind, (one for one in acting if one.span.start < others), acted, sentence, 0.85)


def told_behind(between: Span, parties: Parties, main: Party | None, before: Party | None) -> Party | None:
    """Return what is acted on where the verb opens: "Unterstützt wird das Netz von …", "bezahlt wird sie vom …"."""
    words = AUXILIARY.sub("", between.of(parties.text), count=1).strip()
    pronoun = OBJECT_PRONOUN.match(words)
    if pronoun:
        return referent(pronoun.group(), None if before and is_authority(before) else before, main)
    return subject(between, parties, main) or (None if words else main)


def acted_on(kind: str, acting: Iterable[Party], acted: Party | None, span: Span, sure: float) -> Iterator[Tie]:
    """Yield the relations between those who act and what they act on, in the direction of the kind.

    A programme that an authority carries is one that it launched.
    """
    if acted is None or (kind == "carrierOf" and isinstance(acted, OrganisationMention) and acted.level):
        return
    for party in acting:
        if kind == "supportedBy":
            if isinstance(party, OrganisationMention) and is_payer(party):
                yield tie("fundedBy", acted, party, span, TIE, sure)
        elif kind == "carrierOf" and not (is_funding(acted) and is_authority(party)):
            if isinstance(party, OrganisationMention):
                yield tie(kind, party, acted, span, TIE, sure)
        elif kind in {"carrierOf", "launchedBy"}:
            if isinstance(acted, ProgrammeMention) and isinstance(party, OrganisationMention):
                yield tie("launchedBy", acted, party, span, TIE, sure)
        else:
            yield tie(kind, acted, party, span, TIE, sure)


def is_payer(party: OrganisationMention) -> bool:
    """Tell whether support of a body is money: of authorities, foundations, banks, insurers, lotteries."""
    return is_authority(party) or PAYER.search(party.form) is not None


def is_funding(acted: Party) -> bool:
    """Tell whether a programme is one that bodies launch, not a project that they run."""
    return isinstance(acted, ProgrammeMention) and (bool(acted.level) or acted.kind != "Programme")


def active(sentence: Span, match: re.Match[str], kind: str, parties: Parties, main: Party | None) -> Iterator[Tie]:
    """Yield the relation of an active verb: "Aktion Mensch fördert die Geschäftsstelle"."""
    text = parties.text
    words = sentence.of(text)
    start = words.rfind(";", 0, match.start()) + 1
    relative = next(iter(list(RELATIVE.finditer(words, start, match.start()))[-1:]), None)
    if relative and SENTENCE_END.search(words, relative.end(), match.start()):
        return
    if relative and re.match(r"\s*(?:$|[,.;]|und\b|wird\b|hat\b)", words[match.end() :]):
        acting = parties.within(part(sentence, relative.end(), match.start()))[:1]
        gap = text[sentence.start + relative.end() : acting[0].span.start] if acting else ""
        acting = acting if DIRECT.fullmatch(gap) else ()
        acted = subject(part(sentence, start, relative.start()), parties, None, last=True)
    elif AUXILIARY.search(words[start : match.end() + NEAR]):
        return
    else:
        acting = parties.listed(part(sentence, start, match.start()))
        acted = subject(clause(sentence, text, match.end()), parties, main)
        if acted and acted.span.start >= sentence.start + match.end():
            gap = text[sentence.start + match.end() : acted.span.start]
            acted = acted if OBJECT.fullmatch(gap) else None
    yield from acted_on(kind, acting, acted, sentence, 0.8)


def launched(sentence: Span, parties: Parties) -> Iterator[Tie]:
    """Yield who launched a programme: whose it is said to be right behind its name, or who "hat … aufgelegt"."""
    text = parties.text
    named = parties.within(sentence)
    programmes = [one for one in named if isinstance(one, ProgrammeMention)]
    bodies = [one for one in named if isinstance(one, OrganisationMention)]
    for programme in programmes:
        for body in bodies:
            between = text[programme.span.end : body.span.start] if body.span.start >= programme.span.end else "?"
            back = text[body.span.end : programme.span.start] if programme.span.start >= body.span.end else "?"
            if re.fullmatch(r"[“”\"«]?\s+(?:des|der|vom|von)\s+", between) or re.fullmatch(r"[s\s]*[„\"»]", back):
                runs = is_project(text, programme) and not is_authority(body)
                yield tie(
                    "carrierOf" if runs else "launchedBy",
                    body if runs else programme,
                    programme if runs else body,
                    Span(min(programme.span.start, body.span.start), max(programme.span.end, body.span.end)),
                    "programme-of-body",
                    0.85,
                )
    match = LAUNCHES.search(sentence.of(text))
    if match and programmes and bodies and not AGENT.search(sentence.of(text)[: match.start()].rsplit(",", 1)[-1]):
        near = [one for one in programmes if one.span.start < sentence.start + match.end()] or programmes
        acting = [one for one in bodies if one.span.start < sentence.start + match.end()] or bodies
        yield tie("launchedBy", near[-1], acting[-1], sentence, TIE, 0.85)
