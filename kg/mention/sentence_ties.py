"""Sentence ties: the relations between bodies and programmes that a sentence states by its verbs and nouns."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.mention.parties import Parties, Party, is_authority, name_of
from kg.model import OrganisationMention, ProgrammeMention, Span, Tie

__all__ = ["ties_in_sentence", "topic"]

AGENT: Final = re.compile(
    r"\b(?:von|vom|durch|aus|über|mit\s+(?:\w+\s+)?(?:Mitteln|Geldern|Unterstützung|Hilfe)(?:\s+(?:des|der|von|vom|aus))?)\s",
    re.IGNORECASE,
)
PASSIVE: Final = (
    (
        re.compile(r"\b(?:mit|ko|teil|haupt)?(?:gefördert|finanziert|bezuschusst|bezahlt)\b", re.IGNORECASE),
        "fundedBy",
    ),
    (re.compile(r"\b(?:getragen|betrieben|verantwortet|durchgeführt)\b"), "carrierOf"),
    (re.compile(r"\b(?:aufgelegt|initiiert|ins Leben gerufen|gestartet)\b"), "launchedBy"),
)
MONEY: Final = re.compile(
    r"\b(?:Mittel|Gelder|Geld|Förderung|Finanzierung)\s+(?:dafür\s+|dazu\s+|hierfür\s+)?(?:stamm|komm)\w+\s+(?P<agent>aus|von|vom)\s|"
    r"\berh(?:ält|alten|ielt|ielten)\b[^.]{0,80}?\b(?P<given>aus|von|vom)\s"
)
FUNDS: Final = re.compile(r"\b(?:fördert|fördern|finanziert|finanzieren|bezuschusst|bezuschussen)\b")
CARRIES: Final = re.compile(r"\b(?:trägt|tragen|trug|betreibt|betreiben|durchführt|durchführen)\b")
LAUNCHES: Final = re.compile(r"\b(?:aufgelegt|auflegt|aufgelegten|initiiert|legte\b.{0,80}\bauf|legt\b.{0,80}\bauf)\b")
CARRIER_IS: Final = re.compile(
    r"\b(?:Projektt|T)räger(?:in|innen)?(?P<what>\s+(?:des|der|von|vom|ist|sind)[^.]{0,80}?)?\s+(?:ist|sind|war)\s+"
    r"|\b(?:ist|sind|war|als)\s+(?:\w+\s+)?Träger(?:in|innen)?\s+(?P<of>(?:des|der|von|vom)\s)"
)
IN_CARRIAGE: Final = re.compile(r"\bin\s+(?:gemeinsamer\s+|alleiniger\s+|der\s+)?Trägerschaft\s+(?:von|des|der|vom)\s")
PROJECT_OF: Final = re.compile(
    r"\b(?:ein|das|unser)\s+(?:gemeinsames\s+|neues\s+)?(?:Modell|Kooperations|Gemeinschafts|Pilot)?(?:[Pp]rojekt|[Vv]orhaben|[Aa]ngebot|[Ii]nitiative)\s+"
    r"(?P<of>des|der|von|vom)\s",
    re.IGNORECASE,
)
MEMBER_IS: Final = re.compile(
    r"\b(?:ist|sind|wurde|wird|war)\s+(?:\w+\s+){0,3}?Mitglied(?:er)?\s+(?:in|im|der|des|von|vom|bei|beim)\s"
)
MEMBERS_ARE: Final = re.compile(
    r"\bMitglieder(?:\s+(?:des|der)\s[^.:]{3,80}?)?\s+(?:sind|waren)\b:?"
    r"|\b(?:gehören|gehört)\b(?=[^.]{0,120}\ban\b)(?:[^:.]{0,60}\ban:)?"
    r"|\bgehören(?:\s+(?:derzeit|unter anderem|auch))?:"
    r"|\b(?:arbeiten|wirken)\s+(?:\w+\s+){0,2}mit\s*:|\bzusammengeschlossen\b|\bbesteht\s+aus\b"
)
WITH: Final = re.compile(
    r"\b(?:in\s+(?:enger\s+|guter\s+)?(?:Kooperation|Zusammenarbeit|Partnerschaft)|gemeinsam|zusammen|im\s+Verbund)\s+mit\s"
    r"|\bkooperier(?:t|en|te|ten)\b(?:\s+\w+){0,2}?\s+mit\s"
)
PARTNER_IS: Final = re.compile(
    r"\b(?:ist|sind|war|waren)\s+(?:\w+\s+)?(?:Kooperations|Projekt|Praxis)?[Pp]artner(?:in|innen)?\s+(?P<of>(?:des|der|von|vom)\s)"
    r"|\b(?:Kooperations|Projekt|Praxis)?[Pp]artner(?:in|innen|\*innen)?\s+(?:des\s+\w+\s+|der\s+\w+\s+)?(?:ist|sind|waren)\s"
)
VAGUE: Final = re.compile(
    r"\b(?:[Dd]as|[Dd]ie|[Dd]er|[Dd]es|[Dd]em|[Dd]en|[Ii]m|[Vv]om|[Zz]um|[Zz]ur|[Dd]ieses|[Uu]nser)\s+(?P<noun>Netzwerks?|Bündnis(?:ses)?|Projekts?|Vorhabens?|Verbunds?|Modellprojekts?|Vereins?"
    r"|Allianz|Programms?|Initiative|Geschäftsstelle|Koordination(?:sstelle)?|Angebots?|Arbeitsgemeinschaft|Rundbrief|Koordinierungsstelle|Anlaufstelle)\b(?!\s+[A-ZÄÖÜ„\"])"
)
PRONOUN: Final = re.compile(r"^(?:Es|Er|Sie|Dies|Dabei|Damit|Dafür)\b")
# "Die Tafel Karlsmünde kooperiert": a name that no word tells to be a body's, where the subject stands.
OPENING_NAME: Final = re.compile(
    r"\s*(?:Die|Der|Das)\s+(?P<name>[A-ZÄÖÜ][\wäöüß-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+){1,4})(?=\s+[a-zäöü]|\s*$)"
)
RELATIVE: Final = re.compile(r",\s(?:das|die|den|der)\s")
AUXILIARY: Final = re.compile(r"\b(?:wird|werden|wurde|wurden|ist|sind)\b")
NEAR: Final = 40
TIE: Final = "tie-in-sentence"


def tie(kind: str, source: Party, target: Party, span: Span, rule: str, confidence: float) -> Tie:
    """Return a relation that leads from source to target."""
    return Tie(span, rule, confidence, kind, source, target)


def ties_in_sentence(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield the relations that one sentence states; ``before`` is what the sentence before it was about."""
    text = parties.text
    words = sentence.of(text)
    for pattern, kind in PASSIVE:
        for match in pattern.finditer(words):
            yield from passive(sentence, match, kind, parties, main, before)
    for pattern, kind in ((FUNDS, "fundedBy"), (CARRIES, "carrierOf")):
        for match in pattern.finditer(words):
            yield from active(sentence, match, kind, parties, main)
    yield from launched(sentence, parties)
    yield from by_nouns(sentence, parties, main, before)
    yield from members(sentence, parties, main, before)
    yield from partners(sentence, parties, main)


def part(sentence: Span, start: int, end: int | None = None) -> Span:
    """Return a part of a sentence by offsets in it."""
    return Span(sentence.start + start, sentence.end if end is None else sentence.start + end)


def clause(sentence: Span, text: str, start: int) -> Span:
    """Return the rest of a sentence from an offset on, up to where another clause begins."""
    rest = part(sentence, start)
    stop = re.search(r";|,\s+(?:das|die|der|den|dem|dass|um|wo|was|welche\w?|sagte|so)\s(?![A-ZÄÖÜ])", rest.of(text))
    return Span(rest.start, rest.start + stop.start()) if stop else rest


def subject(
    span: Span, parties: Parties, main: Party | None, before: Party | None = None, *, last: bool = False
) -> Party | None:
    """Return what a stretch of text is about: the party it names, what "das Netzwerk" means, or what was spoken of."""
    text = parties.text
    named = parties.within(span)
    if named:
        return named[-1] if last else named[0]
    words = span.of(text).strip()
    if PRONOUN.match(words):
        return before or main
    vague = VAGUE.search(words)
    if vague:
        return parties.called(vague["noun"], span.end) or main
    opening = OPENING_NAME.match(text, span.start, span.end)
    return parties.by_place(Span(*opening.span("name"))) if opening else None


def topic(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Party | None:
    """Return what a sentence is about, for a pronoun in the next one to mean: its subject, or what it names first."""
    words = sentence.of(parties.text)
    opening = re.match(rf"\s*(?:{VAGUE.pattern})", words)
    if opening:
        return parties.called(opening["noun"], sentence.start) or main
    if PRONOUN.match(words):
        return before or main
    return next(iter(parties.within(sentence)), before)


def passive(
    sentence: Span, match: re.Match[str], kind: str, parties: Parties, main: Party | None, before: Party | None
) -> Iterator[Tie]:
    """Yield the relation of a passive: who stands behind "von" or "durch" acts on what stands before it."""
    text = parties.text
    words = sentence.of(text)
    start = words.rfind(";", 0, match.start()) + 1
    agents = list(AGENT.finditer(words, start))
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
            acted = subject(part(sentence, start, first.start()), parties, main, before)
    elif behind:
        acting = parties.listed(clause(sentence, text, behind[0].end()))
        acted = subject(part(sentence, start, match.start()), parties, main, before)
    else:
        return
    yield from acted_on(kind, acting, acted, sentence, 0.85)


def acted_on(kind: str, acting: Iterable[Party], acted: Party | None, span: Span, sure: float) -> Iterator[Tie]:
    """Yield the relations between those who act and what they act on, in the direction of the kind.

    A programme that an authority carries is one that it launched.
    """
    if acted is None:
        return
    for party in acting:
        if kind == "carrierOf" and not (isinstance(acted, ProgrammeMention) and is_authority(party)):
            if isinstance(party, OrganisationMention):
                yield tie(kind, party, acted, span, TIE, sure)
        elif kind in {"carrierOf", "launchedBy"}:
            if isinstance(acted, ProgrammeMention) and isinstance(party, OrganisationMention):
                yield tie("launchedBy", acted, party, span, TIE, sure)
        else:
            yield tie(kind, acted, party, span, TIE, sure)


def active(sentence: Span, match: re.Match[str], kind: str, parties: Parties, main: Party | None) -> Iterator[Tie]:
    """Yield the relation of an active verb: "Aktion Mensch fördert die Geschäftsstelle"."""
    text = parties.text
    words = sentence.of(text)
    start = words.rfind(";", 0, match.start()) + 1
    relative = next(iter(list(RELATIVE.finditer(words, start, match.start()))[-1:]), None)
    if relative:
        acting = parties.within(part(sentence, relative.end(), match.start()))[:1]
        acted = subject(part(sentence, start, relative.start()), parties, None, last=True)
    elif AUXILIARY.search(words[start : match.end() + NEAR]):
        return
    else:
        acting = parties.listed(part(sentence, start, match.start()))
        acted = subject(clause(sentence, text, match.end()), parties, main)
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
                yield tie(
                    "launchedBy",
                    programme,
                    body,
                    Span(min(programme.span.start, body.span.start), max(programme.span.end, body.span.end)),
                    "programme-of-body",
                    0.85,
                )
    match = LAUNCHES.search(sentence.of(text))
    if match and programmes and bodies and not AGENT.search(sentence.of(text)[: match.start()].rsplit(",", 1)[-1]):
        near = [one for one in programmes if one.span.start < sentence.start + match.end()] or programmes
        yield tie("launchedBy", near[-1], bodies[-1], sentence, TIE, 0.85)


def by_nouns(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who carries or funds something, where nouns say so: "Träger ist …", "in Trägerschaft von …"."""
    text = parties.text
    words = sentence.of(text)
    for match in CARRIER_IS.finditer(words):
        if match["of"]:
            acting = parties.within(part(sentence, 0, match.start()))[:1]
            acted = subject(part(sentence, match.start("of")), parties, main)
        else:
            acting = parties.listed(clause(sentence, text, match.end()))
            acted = subject(part(sentence, match.start(), match.end()), parties, main) or main
        yield from acted_on("carrierOf", acting, acted, sentence, 0.9)
    for match in (*IN_CARRIAGE.finditer(words), *PROJECT_OF.finditer(words)):
        acting = parties.listed(clause(sentence, text, match.end()))[:2]
        acted = subject(part(sentence, 0, match.start()), parties, main, before) or (
            main if match.start() < len("Es ist ") else None
        )
        yield from acted_on("carrierOf", acting, acted, sentence, 0.85)
    for match in MONEY.finditer(words):
        acting = parties.listed(clause(sentence, text, match.end()))
        acted = subject(part(sentence, 0, match.start()), parties, main, before) or main
        yield from acted_on("fundedBy", acting, acted, sentence, 0.8)


def members(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who is said to be a member of what."""
    text = parties.text
    words = sentence.of(text)
    for match in MEMBER_IS.finditer(words):
        joined = parties.listed(clause(sentence, text, match.end()))
        who = subject(part(sentence, 0, match.start()), parties, main, before)
        yield from (
            tie("memberOf", who, one, sentence, TIE, 0.9) for one in joined if who and name_of(one) != name_of(who)
        )
    for match in MEMBERS_ARE.finditer(words):
        left, right = part(sentence, 0, match.start()), part(sentence, match.end())
        if "gehör" in match.group() and not match.group().endswith(":"):
            yield from belonging(sentence, left, right, parties, main, before)
            continue
        whole = subject(part(sentence, 0, match.end()), parties, main, before) or main
        if whole:
            yield from (tie("memberOf", one, whole, sentence, TIE, 0.85) for one in parties.listed(right))


def belonging(
    sentence: Span, left: Span, right: Span, parties: Parties, main: Party | None, before: Party | None
) -> Iterator[Tie]:
    """Yield the members in "A und B gehören dem Netzwerk an" and "Dem Netzwerk gehören A und B an"."""
    text = parties.text
    if re.match(r"\s*(?:Dem|Der|Zum|Zur)\s", left.of(text)):
        whole = subject(left, parties, main, before)
        parts = parties.listed(
            Span(
                right.start,
                right.end - len(re.sub(r"^.*?(?=\s+an\b[.\s]*$)", "", right.of(text), flags=re.DOTALL)) or right.end,
            )
        )
    else:
        named = parties.within(right)
        whole = named[0] if named else subject(right, parties, main)
        own = subject(left, parties, main, before)
        parts = parties.within(left) or ((own,) if own else ())
    if whole:
        yield from (tie("memberOf", one, whole, sentence, TIE, 0.85) for one in parts)


def partners(sentence: Span, parties: Parties, main: Party | None) -> Iterator[Tie]:
    """Yield who is said to work with whom."""
    text = parties.text
    words = sentence.of(text)
    for match in PARTNER_IS.finditer(words):
        if match["of"]:
            others = parties.within(part(sentence, 0, match.start()))
            own = subject(part(sentence, match.start("of")), parties, main)
        else:
            others = parties.listed(clause(sentence, text, match.end()))
            own = subject(part(sentence, 0, match.start()), parties, main) or main
        yield from (tie("partnerOf", own, one, sentence, TIE, 0.85) for one in others if own)
    for match in WITH.finditer(words):
        others = parties.within(clause(sentence, text, match.end()))
        close = others and not re.search(
            r"\d|[a-zäöü]+(?:te|ten)\b", text[sentence.start + match.end() : others[0].span.start]
        )
        own = subject(part(sentence, 0, match.start()), parties, main)
        loose = match.group().startswith(("gemeinsam", "zusammen"))
        if own and close and not (loose and not parties.within(part(sentence, 0, match.start()))):
            yield from (tie("partnerOf", own, one, sentence, TIE, 0.75) for one in others)
