"""Noun ties: relations that a sentence states by nouns, such as "Träger ist", "Mitglied in", "in Kooperation mit"."""

import re
from collections.abc import Iterator
from typing import Final

from kg.choices import Choice
from kg.cues import Cued
from kg.mention.people.clauses import WITHIN, clause, is_project, part, subject
from kg.mention.ties.parties import Parties, Party, name_of
from kg.mention.ties.verb_ties import TIE, acted_on, tie
from kg.model import OrganisationMention, Span, Tie

__all__ = ["TOLD_BY_NOUNS", "ties_by_nouns"]

CARRIER_IS: Final = Cued(
    r"\b(?:Projektt|T)räger(?:in|innen)?(?P<what>\s+(?:des|der|von|vom|ist|sind)[^.]{0,80}?)?\s+(?:ist|sind|war|bleibt|wird|wurde)\s+"
    r"|\b(?:ist|sind|war|als)\s+(?:\w+\s+)?Träger(?:in|innen)?\s+(?P<of>(?:des|der|von|vom)\s)"
)
IN_CARRIAGE: Final = Cued(
    r"\bin\s+(?:gemeinsamer\s+|alleiniger\s+|der\s+)?Trägerschaft\s+(?:von|des|der|vom)\s"
    r"|\bunter\s+dem\s+Dach\s+(?:von|des|der|vom)\s|\b(?:ist|sind)\s+(?:eine\s+)?Einrichtung(?:en)?\s+(?:von|des|der|vom)\s"
)
PROJECT_OF: Final = Cued(
    r"\b(?:ein|das|unser)\s+(?:gemeinsames\s+|neues\s+)?(?:Modell|Kooperations|Gemeinschafts|Pilot)?(?:[Pp]rojekt|[Vv]orhaben|[Aa]ngebot|[Ii]nitiative)\s+"
    r"(?P<of>des|der|von|vom)\s",
    re.IGNORECASE,
)
MEMBER_IS: Final = Cued(
    r"\b(?:ist|sind|wurde|wird|war)\s+(?:\w+\s+){0,3}?Mitglied(?:er)?\s+(?:in|im|der|des|von|vom|bei|beim)\s"
)
MEMBERS_ARE: Final = Cued(
    r"\bMitglieder(?P<of>\s+(?:des|der)\s[^.:]{3,80}?)?\s+(?:sind|waren)\b:?"
    rf"|\b(?:gehören|gehört)\b(?={WITHIN}{{0,200}}\ban\b)(?:[^:.]{{0,60}}\ban:)?"
    r"|\bgehören(?:\s+(?:derzeit|unter anderem|auch))?:"
    r"|\b(?:arbeiten|wirken)\s+(?:\w+\s+){0,2}mit\s*:|\bzusammengeschlossen\b|\bbesteht\s+aus\b"
)
# "Dem Bündnis sind A und B beigetreten", "A tritt dem Bündnis bei", "Im Netzwerk wirken A und B mit".
JOINS: Final = Cued(
    rf"^\W*(?P<lead>Dem|Der|Im|In\s+de[rm]|Am|An\s+de[rm])\s(?P<whole>{WITHIN}{{3,90}}?)\s(?:sind|ist|waren|wirken|wirkt|arbeiten|arbeitet"
    rf"|haben\s+sich|hat\s+sich)\s(?P<parts>{WITHIN}{{5,400}}?)\s(?:beigetreten|vertreten|zusammengeschlossen|mit|zusammen|angeschlossen|Mitglied(?:er)?)"
    r"\s*[.!]?\s*$"
)
HAS_JOINED: Final = Cued(
    rf"^\W*(?P<parts>{WITHIN}{{5,400}}?)\s(?:sind|ist|waren|haben\s+sich|hat\s+sich|tritt|treten|traten)\s(?:\w+\s){{0,4}}?(?P<lead>dem|der|im|in\s+de[rm])\s"
    rf"(?P<whole>{WITHIN}{{3,90}}?)\s(?:beigetreten|angeschlossen|zusammengeschlossen|vertreten|bei)\b"
)
JOINED_NETS: Final = frozenset(
    {"Network", "ProfessionalAssociation", "CivilSocietyOrganisation", "StatutoryWorkingGroup", "AdministrativeUnit"}
)
GOVERNED: Final = re.compile(
    r"\b(?:bei|beim|in|im|an|am|aus|zu|zur|zum|auf)\s+(?:(?:der|dem|den|die|das)\s+)?[„\"»]?\Z"
)
WITH: Final = Cued(
    r"\b(?:in\s+(?:enger\s+|guter\s+)?(?:Kooperation|Zusammenarbeit|Partnerschaft)|gemeinsam|zusammen|im\s+Verbund)\s+mit\s"
    r"|\bkooperier(?:t|en|te|ten)\b(?:\s+\w+){0,2}?\s+mit\s"
    rf"|\barbeite(?:t|n|te|ten)\b(?={WITHIN}{{0,300}}\bzusammen\b)(?:\s+\w+){{0,3}}?\s+mit\s"
)
PARTNER_IS: Final = Cued(
    r"\b(?:ist|sind|war|waren)\s+(?:\w+\s+)?(?:Kooperations|Projekt|Praxis)?[Pp]artner(?:in|innen)?\s+(?P<of>(?:des|der|von|vom)\s)"
    r"|\b(?:Kooperations|Projekt|Praxis)?[Pp]artner(?:in|innen|\*innen)?\s+(?:des\s+\w+\s+|der\s+\w+\s+)?(?:ist|sind|waren)\s"
)

TOLD_BY_NOUNS: Final = Choice(
    (pattern, None)
    for pattern in (
        *(CARRIER_IS, IN_CARRIAGE, PROJECT_OF),
        *(MEMBER_IS, MEMBERS_ARE, JOINS, HAS_JOINED),
        *(WITH, PARTNER_IS),
    )
)


def ties_by_nouns(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who carries, funds, joins or works with whom; ``before`` is what the sentence before was about."""
    yield from carried(sentence, parties, main, before)
    yield from members(sentence, parties, main, before)
    yield from joined(sentence, parties, main, before)
    yield from partners(sentence, parties, main, before)


def carried(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who carries or funds something, where nouns say so: "Träger ist …", "in Trägerschaft von …"."""
    text = parties.text
    words = sentence.of(text)
    for match in CARRIER_IS.finditer(words):
        if match["of"]:
            acting = acting_in(part(sentence, 0, match.start()), parties, main, before)
            acted = subject(part(sentence, match.start("of")), parties, main)
        else:
            acting = parties.listed(clause(sentence, text, match.end()))
            own = before if is_project(text, before) else main
            acted = subject(part(sentence, match.start(), match.end()), parties, main) or own
        yield from acted_on("carrierOf", acting, acted, sentence, 0.9)
    for match in (*IN_CARRIAGE.finditer(words), *PROJECT_OF.finditer(words)):
        acting = parties.listed(clause(sentence, text, match.end()))[:2]
        acted = subject(part(sentence, 0, match.start()), parties, main, before) or (
            main if match.start() < len("Es ist ") else None
        )
        yield from acted_on("carrierOf", acting, acted, sentence, 0.85)


def acting_in(left: Span, parties: Parties, main: Party | None, before: Party | None) -> tuple[Party, ...]:
    """Return who is said to carry something: the first body named before, or what "Der Verein" means."""
    one = subject(left, parties, main, before)
    return (one,) if one else ()


def members(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who is said to be a member of what."""
    text = parties.text
    words = sentence.of(text)
    for match in MEMBER_IS.finditer(words):
        rest = clause(sentence, text, match.end())
        meant = parties.listed(rest)
        if not meant and (vague := subject(part(sentence, match.start()), parties, None)):
            meant = (vague,)
        left = part(sentence, 0, match.start())
        own = subject(left, parties, main, before)
        several = parties.within(left) if match.group().startswith(("sind", "waren")) else ()
        for who in several or ((own,) if own else ()):
            yield from (tie("memberOf", who, one, sentence, TIE, 0.9) for one in meant if name_of(one) != name_of(who))
    for match in MEMBERS_ARE.finditer(words):
        left, right = part(sentence, 0, match.start()), part(sentence, match.end())
        if "gehör" in match.group() and not match.group().endswith(":"):
            yield from belonging(sentence, left, right, parties, main, before)
            continue
        whole = subject(part(sentence, 0, match.end()), parties, main, before) or (None if match["of"] else main)
        if whole:
            yield from (tie("memberOf", one, whole, sentence, TIE, 0.85) for one in parties.listed(right))


def clause_start(words: str, place: int) -> int:
    """Return where the clause begins that holds a place of a sentence."""
    return max(words.rfind(sign, 0, place) for sign in (";", ", der ", ", die ", ", das ", ". ")) + 1


def joined(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who is said to have joined, to be represented in, or to work along in what."""
    words = sentence.of(parties.text)
    for pattern in (JOINS, HAS_JOINED):
        match = pattern.search(words)
        if match is None:
            continue
        whole = subject(part(sentence, match.start("lead"), match.end("whole")), parties, main, before)
        if isinstance(whole, OrganisationMention) and whole.kind in JOINED_NETS:
            own = subject(part(sentence, *match.span("parts")), parties, main, before)
            listed = parties.listed(part(sentence, *match.span("parts"))) or ((own,) if own else ())
            yield from (tie("memberOf", one, whole, sentence, TIE, 0.85) for one in listed)


def belonging(
    sentence: Span, left: Span, right: Span, parties: Parties, main: Party | None, before: Party | None
) -> Iterator[Tie]:
    """Yield the members in "A und B gehören dem Netzwerk an" and "Dem Netzwerk gehören A und B an"."""
    text = parties.text
    if re.match(r"\s*(?:Dem|Der|Zum|Zur)\s", left.of(text)):
        whole = subject(left, parties, main, before)
        particle = re.search(r"\s+an\b[.\s]*$", right.of(text))
        parts = parties.listed(Span(right.start, right.start + particle.start() if particle else right.end))
    else:
        named = parties.within(right)
        whole = named[0] if named else subject(right, parties, main)
        own = subject(left, parties, main, before)
        parts = parties.within(left) or ((own,) if own else ())
    if whole:
        yield from (tie("memberOf", one, whole, sentence, TIE, 0.85) for one in parts)


def acting_with(left: Span, parties: Parties, main: Party | None, before: Party | None) -> Party | None:
    """Return who works with others: the last party named before that no preposition governs, or what is spoken of."""
    named = parties.within(left)
    free = [one for one in named if not GOVERNED.search(parties.text, left.start, one.span.start)]
    if named:
        return free[-1] if free else None
    return subject(left, parties, main, before)


def partners(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Iterator[Tie]:
    """Yield who is said to work with whom."""
    text = parties.text
    words = sentence.of(text)
    for match in PARTNER_IS.finditer(words):
        if match["of"]:
            others = parties.within(part(sentence, 0, match.start()))
            own = subject(part(sentence, match.start("of")), parties, main)
        else:
            others = parties.listed(clause(sentence, text, match.end()))
            about = before if is_project(text, before) else main
            opens = words[: match.start()].rstrip().endswith((",", ".")) or not words[: match.start()].strip()
            own = subject(part(sentence, match.start(), match.end()), parties, None) or about
            own = own if opens else subject(part(sentence, 0, match.start()), parties, main) or own
        yield from (tie("partnerOf", own, one, sentence, TIE, 0.85) for one in others if own)
    for match in WITH.finditer(words):
        others = parties.within(clause(sentence, text, match.end()))
        close = others and not re.search(
            r"\d|[a-zäöü]+(?:te|ten)\b", text[sentence.start + match.end() : others[0].span.start]
        )
        first = next(WITH.finditer(words, clause_start(words, match.start())), match)
        own = acting_with(part(sentence, 0, first.start()), parties, main, before)
        loose = match.group().startswith(("gemeinsam", "zusammen"))
        if own and close and not (loose and not parties.within(part(sentence, 0, match.start()))):
            yield from (tie("partnerOf", own, one, sentence, TIE, 0.75) for one in others)
