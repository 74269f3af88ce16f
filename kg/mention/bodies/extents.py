"""Extents: where the name of a body ends behind its head noun."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.borders import VAGUE, is_service, no_field, stops
from kg.mention.bodies.fields import FOR, fields, joined, numbered
from kg.mention.bodies.heads import BodyHead
from kg.mention.bodies.inflection import head_of, is_adjective
from kg.mention.bodies.nameparts import CAP, FIELD, LEGAL, LOWER, NEXT, SOFT, SPACE, TAIL, Extent, place_like
from kg.mention.bodies.territories import territory
from kg.vocabulary import Vocabulary

__all__ = ["extent"]

BRIDGE: Final = re.compile(
    rf"(?:{SOFT}(?:für|und|der|des|die|den|in|im|am|an|mit|zu|zur|zum|gegen|von|donum|vitae|pro|familia|{LOWER}|{CAP})){{1,8}}?{SPACE}{LEGAL}"
)
QUOTED: Final = re.compile(rf"{SPACE}[„“\"»][^„“”\"»«\n]{{1,80}}[“”\"«]")
RIVER: Final = re.compile(
    rf"{SPACE}\((?:Oder|Main|Saale|Spree|Havel|Eder|Ruhr|Lahn|Neckar|Donau|Weser|Elbe|Taunus|Harz|Westf\.?|Vogtl?\.?)\)"
)
OF: Final = Cued(
    rf"{SPACE}(?:der|des|[a-zäöüß]+(?:isch|lich)er|deutscher){SOFT}(?:(?:{LOWER}(?:{SPACE}und{SPACE}{LOWER})?|{CAP}){SPACE})?(?P<word>{CAP})"
)
OF_LAND: Final = re.compile(
    rf"{SPACE}(?:des{SPACE}(?:Landes|Freistaate?s)|der{SPACE}Freien{SPACE}(?:und{SPACE})?Hansestadt){SPACE}(?P<word>{CAP})"
)
OF_FEDERATION: Final = re.compile(rf"{SPACE}des{SPACE}Bundes(?![\w-])")
AT: Final = re.compile(
    rf"{SPACE}(?P<where>[Aa]m|[Aa]n de[rn]|[Ii]m|[Ii]n der|[Zz]u[mr]|zu|[Uu]nter den|[Aa]uf dem){SPACE}(?P<word>{CAP})"
)
AGAINST: Final = re.compile(rf"{SPACE}(?P<way>gegen|zur|zum|ohne)(?={SOFT}{FIELD})")
# "Verein zur Förderung inklusiver Bildung": whose furthering it is, up to "und".
GENITIVE: Final = re.compile(
    rf"(?:{SOFT}(?:der|des|von))?{SOFT}(?:(?:[a-zäöü]+-{SPACE}und{SPACE})?{LOWER}{SPACE})?{FIELD}"
    rf"(?:{SPACE}und{SPACE}(?:(?:der|des){SPACE})?(?:{LOWER}{SPACE})?{FIELD})?"
)
FURTHERED: Final = re.compile(r"\bzu[rm]\s+\w*(?:ung|pflege|hilfe|erhalt|tion|schutz)$", re.IGNORECASE)
# A short name may stand before the legal form: "Verein für Bildung (VfB) e. V.".
SHORTENED: Final = re.compile(rf"{SPACE}\([A-Za-zÄÖÜäöü][\w&.-]{{1,11}}\){SPACE}{LEGAL}")
IN: Final = re.compile(rf"{SPACE}(?:in|im|in der){SPACE}(?P<word>{CAP}(?:{SPACE}und{SPACE}{CAP})?)")
LOWER_END: Final = re.compile(
    rf"{SPACE}[a-zäöüß]{{3,}}(?=\))|{SPACE}(?:leben|wohnen|lernen|(?<=[Ää]lter )werden)(?=[),\n]|$)"
)
DASHED: Final = re.compile(
    rf"[ \t]+[–-][ \t]+(?:(?:Regional|Bezirks|Landes)?[Dd]irektion|(?:Kreis|Orts|Landes|Bezirks|Regional|Stadt)verband"
    rf"|Ortsverein|Niederlassung|Bezirksstelle|Zweigstelle){SPACE}{CAP}"
)
ASSOCIATING: Final = re.compile(
    r"(?:verband|bund|vereinigung|verein|gemeinschaft|liga|stiftung|gesellschaft|kammer|kreis|gewerkschaft|kirche|rat|tag"
    r"|bag|lag|werk|akademie|bündnis|konferenz|sozialdienst|haus)$"
)
# Between a name and the legal form of another one.
OTHER_PARTY: Final = re.compile(
    r"\b(?:und|sowie|mit|von)\s+(?:die|der|das|dem|den)\b|\bmit\s(?:Unterstützung|Hilfe|Mitteln|Beteiligung|Förderung)\b"
    r"|\b(?:des|der)\s[A-ZÄÖÜ][a-zäöü]{3,}(?:werks?|verbands?|verbandes|vereins?|stiftung)\s[A-ZÄÖÜ]"
)
SOCIETY: Final = re.compile(r"(?:verband|bund|verein|werk|kreuz|caritas|diakonie|wohlfahrt|dienst)$")
WHOSE: Final = re.compile(r"\s+(?:der|des)\s")
HOUSES: Final = frozenset(
    {"IndependentProvider", "FormalOrganization", "PublicOrganisation", "CivilSocietyOrganisation"}
)
NEAR_COUNTY: Final = frozenset("arbeitsgemeinschaft netzwerk bündnis gesundheitskonferenz".split())
WORKING: Final = frozenset({"bundesarbeitsgemeinschaft", "landesarbeitsgemeinschaft", "eigenbetrieb"})
PAIR: Final = re.compile(rf"{SPACE}&{SPACE}(?P<word>{CAP})")  # "Büro Wimmer & Partner"
TWIN: Final = re.compile(rf"/{CAP}")  # "Diakoniestation Burgdorf/Lehrte"
BRANCH: Final = (
    r"(?:Kreis|Orts|Landes|Bezirks|Regional|Stadt)(?:verband|verein|gruppe|gliederung)|Kreisstelle|Landesgruppe"
)
BRANCHING: Final = re.compile(BRANCH)
# "Sozialverband Deutschland, Kreisverband Plön" is one name.
BRANCH_BEHIND: Final = re.compile(rf",{SPACE}(?:{BRANCH}){SPACE}{CAP}")
BRANCHED: Final = frozenset({"ProfessionalAssociation", "CivilSocietyOrganisation", "IndependentProvider"})
# "Pflegestützpunkt Landkreis Miesbach" is called so, too.
BESIDE_COUNTY: Final = re.compile(rf"{SPACE}(?:(?:Land)?[Kk]reis|Region|Städteregion){SPACE}{CAP}")
ENUMERATING: Final = frozenset({"AdministrativeUnit", "Ministry", "Network"})
APART: Final = frozenset({"TerritorialAuthority", "Ministry"})
HOSPITALS: Final = frozenset({"hospital", "klinikum", "krankenhaus"})
FRIENDS: Final = frozenset("freundeskreis förderkreis förderverein".split())
FOR_LAND: Final = re.compile(
    rf"{SPACE}für{SPACE}(?:die|den|das){SPACE}(?:(?:Erz)?[Dd]iözese|(?:Erz)?[Bb]istum|Stadt|(?:Land)?[Kk]reis|Region|Dekanat"
    rf"|Kirchenkreis){SPACE}{CAP}"
)
# "Pflegestützpunkt im Landkreis Celle" is called so.
IN_COUNTY: Final = re.compile(
    rf"{SPACE}(?:im{SPACE}(?:(?:Land)?[Kk]reis|Regionalverband|Bezirk)|in{SPACE}der{SPACE}(?:Städteregion|Region)){SPACE}{CAP}"
)
OF_BERLIN: Final = re.compile(rf"{SPACE}von{SPACE}Berlin(?![\w-])")  # "Bezirksamt Mitte von Berlin"
# What follows a name without belonging to it: "zählt der Verein Auental 140 Mitglieder", "an der TU Ulm Physik lehrt".
COUNTED: Final = re.compile(r"\s[A-ZÄÖÜ][a-zäöüß]+(?:er|en|e|innen)\b")
TAUGHT: Final = re.compile(
    r"(?:\s[A-ZÄÖÜa-zäöü][\w-]*){1,4}\s(?:lehr|unterrichte|studier|vertritt|vertrat)(?:t|te|et|ete)?\b"
)
QUARTER_BEHIND: Final = re.compile(r"\s(?:(?:Stadt|Orts|Gemeinde)teil|Norden|Süden|Osten|Westen|Quartier)\b")
SHORT_NOUN: Final = 7  # "Verein, Ortsgruppe Ahlen" is no name
FREE_WELFARE: Final = "Wohlfahrtspflege"
WELFARE: Final = frozenset("diakonie caritas arbeiterwohlfahrt volkssolidarität awo drk brk asb lebenshilfe".split())


def extent(text: str, start: int, limit: int, head: BodyHead, vocabulary: Vocabulary, *, wary: bool) -> Extent:
    """Return where the name goes that has its head's end at ``start``, at most to ``limit``.

    A ``wary`` reader takes a noun right behind the head only if it can be nothing but a name, since an object may
    follow there ("So berät der Verein Menschen in Not").
    """
    here = Extent(start)
    if head.kind == "TerritorialAuthority":
        return territory(text, here, limit, vocabulary)
    quoted = QUOTED.match(text, start, limit)
    here = here.to(quoted.end()) if quoted else here
    here = proper_words(text, here, limit, head, vocabulary, wary=wary)
    here = phrase(text, here, limit, head, wary=wary)
    if here.named:
        here = proper_words(text, here, limit, head, vocabulary, wary=wary)
        more = joined(text, here, limit) if head.kind in ENUMERATING or head.noun in WORKING else here
        here = proper_words(text, more, limit, head, vocabulary, wary=wary) if more != here else here
    here = numbered(text, here, limit) if head.kind == "AdministrativeUnit" else here
    branch = BRANCH_BEHIND.match(text, here.end, limit) if head.kind in BRANCHED else None
    here = here.to(branch.end()) if branch and (here.named or head.bare or len(head.noun) > SHORT_NOUN) else here
    dashed = DASHED.match(text, here.end, limit) if here.named else None
    here = here.to(dashed.end()) if dashed else here
    tail = (
        TAIL.match(text, here.end, limit)
        or SHORTENED.match(text, here.end, limit)
        or bridge(text, here, limit, head, wary=wary)
    )
    if tail:
        town = NEXT.match(text, tail.end(), limit)
        return here.to(town.end() if town and place_like(town.group("word"), vocabulary) else tail.end())
    last = LOWER_END.match(text, here.end, min(limit + 1, len(text))) if here.named else None
    return here.to(last.end(), proper=False) if last else here


def proper_words(text: str, here: Extent, limit: int, head: BodyHead, vocabulary: Vocabulary, *, wary: bool) -> Extent:
    """Return the extent with the capitalised words and numbers that follow at once."""
    first, start = not here.named, here.end
    while match := NEXT.match(text, here.end, limit):
        word = match.group("word")
        other = head_of(word)
        if stops(word) or (other and is_apart(other[1]) and not described(text, here.end, start)):
            break
        if other and head.kind == "AdministrativeUnit" and head.bare:
            break
        placed = place_like(word, vocabulary)
        sure = placed or "-" in word or not word[0].isalpha() or BRANCHING.fullmatch(word) is not None
        lone = NEXT.match(text, match.end(), limit) is None and TAIL.match(text, match.end(), limit) is None
        formal = TAIL.match(text, match.end(), limit) is not None  # no object has a legal form
        if wary and not sure and not formal and (lone or not is_adjective(word)):
            break
        counted = word.isdigit() and head.kind != "AdministrativeUnit" and COUNTED.match(text, match.end())
        if counted or (here.proper and TAUGHT.match(text, here.end)):
            break
        here = here.to(match.end(), proper=sure)
        twin = TWIN.match(text, here.end, limit) if placed else None
        here = here.to(twin.end()) if twin else here
        pair = PAIR.match(text, here.end, limit)
        here = here.to(pair.end(), proper=sure) if pair and head_of(pair["word"]) is None else here
        if wary and placed and not first:
            break
    river = RIVER.match(text, here.end, limit) if here.proper else None
    return here.to(river.end()) if river else here


def is_named_house(head: BodyHead, here: Extent) -> bool:
    """Tell whether a house has its name already: in "Jugendhaus Süd der Falken gGmbH" its carrier follows."""
    return head.kind == "IndependentProvider" and here.named and not SOCIETY.search(head.noun)


def is_apart(head: BodyHead) -> bool:
    """Tell whether a head inside a name begins another body; "Schule Am Alten Markt" goes on."""
    return head.kind in APART and head.noun != "markt"


def phrase(text: str, here: Extent, limit: int, head: BodyHead, *, wary: bool) -> Extent:
    """Return the extent with what a small word joins to the name: a field, whose it is, where it stands."""
    if (opened := FOR.match(text, here.end, limit)) and head.bare != "word" and not head.weak:
        here = fields(text, here, opened.end(), limit)
    if head.kind == "Ministry":
        land = OF_LAND.match(text, here.end, limit)
        of = land or OF.match(text, here.end, limit)
        named = land is not None or (of and not any(head_of(noun) for noun in re.findall(CAP, of.group())))
        return here.to(of.end()) if of and named else here
    federal = OF_FEDERATION.match(text, here.end, limit) if head.noun in {"stiftung", "akademie"} else None
    here = here.to(federal.end()) if federal else here
    of = OF.match(text, here.end, limit)
    if of and not is_named_house(head, here) and takes(head, of.group()):
        here = here.to(of.end(), proper=head.noun != "haus")
    of_county = (head.bare == "word" and head.kind == "PublicOrganisation") or head.noun in NEAR_COUNTY
    where = (
        (IN_COUNTY.match(text, here.end, limit) or BESIDE_COUNTY.match(text, here.end, limit)) if of_county else None
    )
    here = here.to(where.end()) if where else here
    borough = OF_BERLIN.match(text, here.end, limit) if head.noun.endswith("amt") else None
    here = here.to(borough.end()) if borough else here
    church = FOR_LAND.match(text, here.end, limit)
    here = here.to(church.end()) if church else here
    at = AT.match(text, here.end, limit)
    if at and not here.named and (head.kind in HOUSES or head.noun == "amt") and not wary and stands(at):
        here = here.to(at.end())
    against = AGAINST.match(text, here.end, limit)
    if against and (
        head.kind == "CivilSocietyOrganisation" or (head.kind == "Network" and against.group("way") == "gegen")
    ):
        here = fields(text, here, against.end(), limit)
        whose = GENITIVE.match(text, here.end, limit) if FURTHERED.search(text[against.start() : here.end]) else None
        if whose and not any(no_field(noun) for noun in re.findall(CAP, whose.group())):
            here = here.to(whose.end(), proper=False)
    league = text[here.end - len(FREE_WELFARE) : here.end] == FREE_WELFARE
    if league or (head.noun in WELFARE | {"kirche", "landeskirche"} and not here.proper):
        inside = IN.match(text, here.end, limit)
        if inside and not VAGUE.intersection(inside.group("word").split()):
            here = here.to(inside.end())
    return here


def takes(head: BodyHead, words: str) -> bool:
    """Tell whether a genitive belongs to the name: "Bezirksverband der Arbeiterwohlfahrt", not "Amt der Stadt"."""
    nouns = re.findall(CAP, words)
    others = [other[1].noun for noun in nouns if (other := head_of(noun)) and noun != "Jugend"]
    if others:
        return WELFARE.issuperset(others) or head.noun in FRIENDS
    return ASSOCIATING.search(head.noun) is not None and not any(noun in VAGUE or stops(noun) for noun in nouns)


def stands(at: re.Match[str]) -> bool:
    """Tell whether a house can be called by where it stands: "am Schattenberg", "Am Park", not "am Montag"."""
    word = at.group("word")
    if QUARTER_BEHIND.match(at.string, at.end()):
        return False
    other = head_of(word)
    named = other is None or other[1].noun in HOSPITALS  # "Sozialpädiatrisches Zentrum am Marienhospital"
    return not (stops(word) or word in VAGUE) and named and at.group("where") not in {"zum", "zur"}


def bridge(text: str, here: Extent, limit: int, head: BodyHead, *, wary: bool) -> re.Match[str] | None:
    """Return the way from a name to its legal form over small words, if no other body stands on it."""
    if (wary and not here.named) or head.kind == "AdministrativeUnit":
        return None
    match = BRIDGE.match(text, here.end, limit)
    if match is None or (is_named_house(head, here) and WHOSE.match(match.group())):
        return None
    land = OF_LAND.match(text, here.end, limit)  # "Gesellschaft für Aufbau des Freistaats Thüringen mbH"
    nouns = re.findall(CAP, text[land.end() if land else here.end : match.end()])
    inside = [noun for noun in nouns if not re.fullmatch(LEGAL, noun)]
    free = head.kind == "ProfessionalAssociation"  # "Verband kommunaler Unternehmen e. V." speaks for them
    blocked = any(
        stops(noun) or (head_of(noun) and not is_service(noun) and not (free and noun.lower().endswith("unternehmen")))
        for noun in inside
    )
    return None if blocked or OTHER_PARTY.search(match.group()) else match


def described(text: str, end: int, start: int) -> bool:
    """Tell whether an adjective inside a name ends here, so that the next noun belongs to it: "Gesunde Stadt"."""
    last = text[start:end].rsplit(maxsplit=1)[-1:]
    return bool(last) and (is_adjective(last[0]) or last[0].endswith("er"))
