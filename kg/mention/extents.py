"""Extents: where the name of a body ends behind its head noun."""

import re
from dataclasses import dataclass
from typing import Final

from kg.mention.borders import LANDS, VAGUE, is_service, no_field, stops
from kg.mention.heads import BodyHead
from kg.mention.inflection import head_of, is_adjective
from kg.mention.places import ENDING, SHORTEST
from kg.vocabulary import Vocabulary

__all__ = ["CAP", "LEGAL", "Extent", "extent"]

SPACE: Final = r"[ \t\u00a0]+"
# Behind a small word a name may go on in the next line.
SOFT: Final = r"(?:[ \t\u00a0]+|[ \t\u00a0]*\n[ \t\u00a0]*)"
CAP: Final = r"(?:St\.\s?)?[A-ZÄÖÜ][\w’']*(?:[-&.:][A-ZÄÖÜ0-9][\w’']*)*"
HALVED: Final = rf"(?:{CAP}-(?:,{SPACE}|{SPACE}(?:und|oder|&){SPACE}))*"
LOWER: Final = (
    r"(?!(?:ihr|sein|unser|dies|jed|all|ein|kein|viel|mehr|welch|ander|weiter|manch|solch|beid|d)\w{0,3}\s)"
    r"[a-zäöüß]{3,}(?:e|en|er|es)"
)
DESCRIBED: Final = rf"(?:(?:{LOWER}(?:{SPACE}und{SPACE}{LOWER})?|[A-ZÄÖÜ][a-zäöüß]+(?:e|en|er|es)){SPACE}(?=[A-ZÄÖÜ]))?"
FIELD: Final = rf"{DESCRIBED}{HALVED}{CAP}(?:{SPACE}mit{SPACE}(?:{LOWER}{SPACE})?{CAP})?"
LEGAL: Final = (
    r"(?:e\.\s?V\.|e\.V|eV|gemeinnützige GmbH|g?GmbH(?:\s?&\s?Co\.?\s?KG)?|gUG|UG|eG|e\.\s?G\.|gAG|mbH|KG|AöR|KöR|KdöR"
    r"|AG(?![ \t]+[A-ZÄÖÜ\d])|Stiftung (?:bürgerlichen|öffentlichen) Rechts)(?![\w])"
)
TAIL: Final = re.compile(rf"(?:,?{SPACE}){LEGAL}")
BRIDGE: Final = re.compile(
    rf"(?:{SOFT}(?:für|und|der|des|die|den|in|im|am|an|mit|zu|zur|zum|gegen|von|donum|vitae|pro|familia|{LOWER}|{CAP})){{1,8}}?{SPACE}{LEGAL}"
)
QUOTED: Final = re.compile(rf"{SPACE}[„“\"»][^„“”\"»«\n]{{1,80}}[“”\"«]")
NEXT: Final = re.compile(
    rf"(?:{SPACE}|(?<=\d)(?=[A-ZÄÖÜ][a-zäöü]))(?P<word>{HALVED}{CAP}|\d{{1,3}}(?![\d.:])|[IVX]+(?!\w))"
)
FIELDS: Final = re.compile(rf"{SOFT}(?P<first>{FIELD})")
COMMA: Final = re.compile(rf",{SOFT}(?P<field>{FIELD})(?=,|{SOFT}(?:und|sowie|&){SOFT})")
LAST: Final = re.compile(rf"{SOFT}(?:und|sowie|&){SOFT}(?:für{SPACE})?(?P<field>{FIELD})")
FOR: Final = re.compile(rf"{SPACE}für")
OF: Final = re.compile(
    rf"{SPACE}(?:der|des|deutscher|katholischer|evangelischer){SOFT}(?:(?:{LOWER}|{CAP}){SPACE})?(?P<word>{CAP})"
)
OF_LAND: Final = re.compile(
    rf"{SPACE}(?:des{SPACE}(?:Landes|Freistaate?s)|der{SPACE}Freien{SPACE}(?:und{SPACE})?Hansestadt){SPACE}(?P<word>{CAP})"
)
AT: Final = re.compile(
    rf"{SPACE}(?P<where>[Aa]m|[Aa]n de[rn]|[Ii]m|[Ii]n der|[Zz]u[mr]|zu|[Uu]nter den|[Aa]uf dem){SPACE}(?P<word>{CAP})"
)
AGAINST: Final = re.compile(rf"{SPACE}(?P<way>gegen|zur|zum|ohne)(?={SOFT}{FIELD})")
IN: Final = re.compile(rf"{SPACE}(?:in|im|in der){SPACE}(?P<word>{CAP}(?:{SPACE}und{SPACE}{CAP})?)")
RIVER: Final = re.compile(
    rf"{SPACE}(?:am|an der|ob der|vor der|im|in|a\.\s?d\.|a\.|i\.\s?d\.|i\.|v\.\s?d\.){SPACE}?(?:Main|Rhein|Neckar|Oder"
    r"|Elbe|Havel|Saale|Spree|Donau|Isar|Inn|Lech|Ruhr|Weser|Aller|Leine|Mosel|Lahn|Nahe|Ems|Lippe|Tauber|Waldnaab|Aisch"
    r"|Ilm|Pegnitz|Bodensee|See|Harz|Höhe|Weinstraße|Bergstraße|Allgäu|Holstein|Hessen|Westfalen|Schwarzwald|Taunus"
    r"|Odenwald|Steinhuder Meer|Berge|Teutoburger Wald|Breisgau|Oberbayern|Oberpfalz|Mittelfranken)(?!\w)"
)
BRACKETED: Final = re.compile(rf"{SPACE}?\([A-ZÄÖÜ][\w. ]+\)")
LOWER_END: Final = re.compile(
    rf"{SPACE}[a-zäöüß]{{3,}}(?=\))|{SPACE}(?:leben|wohnen|lernen|(?<=[Ää]lter )werden)(?=[),\n]|$)"
)
DASHED: Final = re.compile(
    rf"[ \t]+[–-][ \t]+(?:(?:Regional|Bezirks|Landes)?[Dd]irektion|(?:Kreis|Orts|Landes|Bezirks|Regional|Stadt)verband"
    rf"|Ortsverein|Niederlassung|Bezirksstelle|Zweigstelle){SPACE}{CAP}"
)
ASSOCIATING: Final = re.compile(
    r"(?:verband|bund|vereinigung|verein|gemeinschaft|liga|stiftung|gesellschaft|kammer|kreis|gewerkschaft|kirche|rat|tag"
    r"|bag|lag|werk|akademie|bündnis|konferenz)$"
)
HOUSES: Final = frozenset(
    {"IndependentProvider", "FormalOrganization", "PublicOrganisation", "CivilSocietyOrganisation"}
)
ENUMERATING: Final = frozenset({"AdministrativeUnit", "Ministry", "Network"})
WELFARE: Final = frozenset("diakonie caritas arbeiterwohlfahrt volkssolidarität awo drk brk asb lebenshilfe".split())


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a name ends, and what stands in it behind the head.

    ``named`` tells that something follows the head at all, ``proper`` that it is a place, a legal form, a quoted name
    or another part that only a name has.
    """

    end: int
    named: bool = False
    proper: bool = False

    def to(self, end: int, *, proper: bool = True) -> "Extent":
        """Return the extent with what stands before ``end`` taken in."""
        return Extent(end, named=True, proper=self.proper or proper)


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
        more = joined(text, here, limit) if head.kind in ENUMERATING else here
        here = proper_words(text, more, limit, head, vocabulary, wary=wary) if more != here else here
    dashed = DASHED.match(text, here.end, limit) if here.named else None
    here = here.to(dashed.end()) if dashed else here
    tail = TAIL.match(text, here.end, limit) or bridge(text, here, limit, wary=wary)
    if tail:
        return here.to(tail.end())
    last = LOWER_END.match(text, here.end, min(limit + 1, len(text))) if here.named else None
    return here.to(last.end(), proper=False) if last else here


def territory(text: str, here: Extent, limit: int, vocabulary: Vocabulary) -> Extent:
    """Return the extent of an authority's name: up to three words, a river, a bracket that tells it apart."""
    for _ in range(3):
        match = NEXT.match(text, here.end, limit)
        if match is None or stops(match.group("word")) or head_of(match.group("word")):
            break
        if here.named and not (
            text[here.end - 1].isalnum() and goes_on(text[max(0, here.end - 40) : here.end], match.group("word"))
        ):
            break
        here = here.to(match.end())
    if not here.named:
        return here
    river = RIVER.match(text, here.end, limit)
    here = here.to(river.end()) if river else here
    bracket = BRACKETED.match(text, here.end, limit)
    word = text[max(0, here.end - 40) : here.end].rsplit(maxsplit=1)[-1]
    if bracket and vocabulary.places.get(f"{word}{text[here.end : bracket.end()]}".lower()):
        here = here.to(bracket.end())
    return here


def goes_on(before: str, word: str) -> bool:
    """Tell whether a territory's name goes on: "Bad Ems", "Groß Illen", "Hann. Münden", "Halle West"."""
    last = before.rsplit(maxsplit=1)[-1]
    return (
        last in {"Bad", "Sankt", "St."} or is_adjective(last) or len(last) < SHORTEST or ENDING.search(word) is not None
    )


def proper_words(text: str, here: Extent, limit: int, head: BodyHead, vocabulary: Vocabulary, *, wary: bool) -> Extent:
    """Return the extent with the capitalised words and numbers that follow at once."""
    first = not here.named
    while match := NEXT.match(text, here.end, limit):
        word = match.group("word")
        other = head_of(word)
        if stops(word) or (other and other[1].kind in {"TerritorialAuthority", "Ministry"}):
            break
        if other and head.kind == "AdministrativeUnit" and head.bare:
            break
        placed = place_like(word, vocabulary)
        sure = placed or "-" in word or not word[0].isalpha()
        lone = NEXT.match(text, match.end(), limit) is None and TAIL.match(text, match.end(), limit) is None
        if wary and not sure and (lone or not is_adjective(word)):
            break
        here = here.to(match.end(), proper=sure)
        if wary and placed and not first:
            break
    return here


def phrase(text: str, here: Extent, limit: int, head: BodyHead, *, wary: bool) -> Extent:
    """Return the extent with what a small word joins to the name: a field, whose it is, where it stands."""
    if (opened := FOR.match(text, here.end, limit)) and head.bare != "word" and not head.weak:
        here = fields(text, here, opened.end(), limit)
    if head.kind == "Ministry":
        of = OF_LAND.match(text, here.end, limit) or OF.match(text, here.end, limit)
        return here.to(of.end()) if of and not any(head_of(noun) for noun in re.findall(CAP, of.group())) else here
    of = OF.match(text, here.end, limit)
    if of and takes(head, of.group()):
        here = here.to(of.end())
    at = AT.match(text, here.end, limit)
    if at and not here.named and head.kind in HOUSES and not wary and stands(at):
        here = here.to(at.end())
    against = AGAINST.match(text, here.end, limit)
    if against and (
        head.kind == "CivilSocietyOrganisation" or (head.kind == "Network" and against.group("way") == "gegen")
    ):
        here = fields(text, here, against.end(), limit)
    if head.noun in WELFARE | {"kirche", "landeskirche"} and not here.proper:
        inside = IN.match(text, here.end, limit)
        if inside and not VAGUE.intersection(inside.group("word").split()):
            here = here.to(inside.end())
    return here


def fields(text: str, here: Extent, start: int, limit: int) -> Extent:
    """Return the extent with an enumeration of fields: "Wohnen", "Arbeit und Soziales", "Kinder, Jugend und Sport".

    Commas count only where "und" closes them; another body, an office or a form of address ends the enumeration.
    """
    first = FIELDS.match(text, start, limit)
    land = first is not None and first.group("first") in LANDS
    if first is None or not (land or is_field(first.group("first"))):
        return here
    done = end = first.end()
    while (comma := COMMA.match(text, end, limit)) and is_field(comma.group("field")):
        end = comma.end()
    last = LAST.match(text, end, limit)
    while last and (is_field(last.group("field")) or (land and last.group("field") in LANDS)):
        done = end = last.end()
        while (comma := COMMA.match(text, end, limit)) and is_field(comma.group("field")):
            end = comma.end()
        last = LAST.match(text, end, limit)
    return here.to(done, proper=False)


def joined(text: str, here: Extent, limit: int) -> Extent:
    """Return the extent with the words that "und" or commas join: "Fachbereich Jugend, Familie und Soziales"."""
    end = here.end
    while (comma := COMMA.match(text, end, limit)) and is_field(comma.group("field")):
        end = comma.end()
    last = LAST.match(text, end, limit)
    return here.to(last.end(), proper=False) if last and is_field(last.group("field")) else here


def is_field(words: str) -> bool:
    """Tell whether words name a field of work."""
    return not any(no_field(noun) for noun in re.findall(CAP, words))


def takes(head: BodyHead, words: str) -> bool:
    """Tell whether a genitive belongs to the name: "Bezirksverband der Arbeiterwohlfahrt", not "Amt der Stadt"."""
    nouns = re.findall(CAP, words)
    others = [other[1].noun for noun in nouns if (other := head_of(noun)) and noun != "Jugend"]
    if others:
        return WELFARE.issuperset(others)
    return ASSOCIATING.search(head.noun) is not None and not any(noun in VAGUE or stops(noun) for noun in nouns)


def stands(at: re.Match[str]) -> bool:
    """Tell whether a house can be called by where it stands: "am Schattenberg", "Am Park", not "am Montag"."""
    word = at.group("word")
    return not (stops(word) or word in VAGUE or head_of(word)) and at.group("where") not in {"zum", "zur"}


def bridge(text: str, here: Extent, limit: int, *, wary: bool) -> re.Match[str] | None:
    """Return the way from a name to its legal form over small words, if no other body stands on it."""
    if wary and not here.named:
        return None
    match = BRIDGE.match(text, here.end, limit)
    if match is None:
        return None
    nouns = re.findall(CAP, match.group())
    inside = [noun for noun in nouns if not re.fullmatch(LEGAL, noun)]
    blocked = any(stops(noun) or (head_of(noun) and not is_service(noun)) for noun in inside)
    return None if blocked or re.search(r"\b(?:und|mit|von)\s+(?:die|der|das|dem|den)\b", match.group()) else match


def place_like(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word is or looks like a place's name."""
    if vocabulary.places.get(word.lower()):
        return True
    return len(word) > SHORTEST and ENDING.search(word) is not None
