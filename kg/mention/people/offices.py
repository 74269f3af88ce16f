"""Offices: what stands before a name and says what its bearer is."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.declension import function_noun
from kg.mention.bodies.inflection import head_of
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import compound, is_function, is_trade
from kg.mention.people.names import ADDRESS, TITLE, people_at, person_at
from kg.model import FunctionMention, PersonMention, Span

__all__ = ["PHRASE_RULE", "leading_office", "office_within"]

RANK: Final = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]+(?:isch|lich|tig)e|Parlamentarische|Erste|Zweite|Stellvertretende|Kommissarische|Leitende|Geschäftsführende|Wissenschaftliche"
    r"|Ehrenamtliche|Hauptamtliche)[rn]?\s+"
)
SHORT: Final = (
    r"(?:Pfr|Sup|Bgm|Bürgerm|Dek)(?:in|n)?\.|(?:(?:stellv|stv)\.\s)?Vors\."
    r"|(?:StR|KHK|PHK|POK|EPHK|PHM|POM|KHM|KOK|PK|RA|L?MR|MinR|MinDirig|MDgt|MD|LRD|RD|ORR|OAR|StS|OB"
    r"|BM)(?:['’]?in)?(?![\w-])"
)
OFFICE: Final = re.compile(
    rf"(?:{ADDRESS}\s+|de[nr] (?=\w+innen\s))*"
    rf"(?P<office>(?:{RANK})?(?:(?P<short>{SHORT})|(?P<word>[A-ZÄÖÜ][\wäöüß-]+)))"
    r"[ \u00a0]{1,2}(?:(?:a\.\s?D\.|i\.\s?R\.)\s+)?(?=[A-ZÄÖÜ])"
)
# "Leiterin des Bildungsbüros", "stellvertretender Vorsitzender der AG 78": what follows is the body, then the name.
HELD_IN: Final = Cued(
    rf"(?:(?:de[rmn]|die|unsere[rm]?) )?(?:{ADDRESS}\s+)*"
    rf"(?P<office>(?:{RANK}|stellv(?:\.|ertretende[rn]?)\s+)?(?P<word>[A-ZÄÖÜ][\wäöüß-]+))"
    r"[ ]+(?:des|der|vom|von der|beim|im|am)[ ]+(?=[A-ZÄÖÜ])"
)
# "Fachbereichsleiterin Ordnung und Soziales", "Referent für Altenhilfe": the field stands between office and name.
NOUN_FIRST: Final = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<office>(?:{RANK}|[Ss]tellv(?:\.|ertretende[rn]?)\s+)?(?P<word>[A-ZÄÖÜ][\wäöüß-]+))(?=[ ])"
)
FIELD: Final = re.compile(r"[ ](?:für[ ])?[A-ZÄÖÜ][\wäöüß-]+(?:(?:,|[ ]und|[ ]&|/)?[ ]?[A-ZÄÖÜ][\wäöüß-]+){0,3}")
WITHIN: Final = re.compile(rf"(?:{ADDRESS}\s+)+(?P<office>[A-ZÄÖÜ][a-zäöüß]+)[ ](?=[A-ZÄÖÜ])")
SPACE: Final = re.compile(r",?[ ]+(?=[A-ZÄÖÜ])")
PARTED: Final = re.compile(r"[:;(\n]")
COMMAS: Final = 1
FIRST_NAME: Final = re.compile(rf"(?:{TITLE}\s+)*(?P<first>[A-ZÄÖÜ][\wäöüß]+)")
LONGEST_HOME: Final = 70
PHRASE_RULE: Final = "office-phrase-before-name"


def leading_office(text: str, entry: Span) -> FunctionMention | None:
    """Return the office that stands before a name: "Landrätin" in "Frau Landrätin Ida Kern", "Pfr." too."""
    content = entry.of(text)
    match = OFFICE.match(content)
    if (
        match
        and (match.group("short") or function_noun(match.group("word")) or does_something(content, match))
        and people_at(text, Span(entry.start + match.end(), entry.end))
    ):
        span = Span(entry.start + match.start("office"), entry.start + match.end("office"))
        rule = PHRASE_RULE if compound(match.group("office")) else "office-before-name"
        words = " ".join(match.group("office").split())
        noun = match.group("word") or ""
        return FunctionMention(span, rule, 0.9, words.removesuffix(noun) + (function_noun(noun) or noun))
    return office_phrase(text, entry) or office_with_field(text, entry)


def does_something(content: str, office: re.Match[str]) -> bool:
    """Tell whether the noun before a common first name ends like one for what people do."""
    word = office["word"]
    first = FIRST_NAME.match(content, office.end())
    return bool(word and first and is_trade(word) and is_first_name(first["first"]))


def office_with_field(text: str, entry: Span) -> FunctionMention | None:
    """Return an office with its field or body behind it, before a name: "Fachbereichsleiterin Soziales Ida Kern".

    The name must start with a common first name.
    """
    match = NOUN_FIRST.match(text, entry.start, entry.end)
    if match is None or function_noun(match["word"]) is None:
        return None
    last = min(entry.end, match.end() + LONGEST_HOME)
    for gap in SPACE.finditer(text, match.end() + 1, last):
        rest = Span(gap.end(), entry.end)
        if FIELD.fullmatch(text, match.end(), gap.start()) is None:
            continue
        first = FIRST_NAME.match(text, rest.start, rest.end)
        if first and is_first_name(first.group("first")) and person_at(text, rest, "", 0):
            span = Span(match.start("office"), gap.start())
            named = any(head_of(word) for word in text[match.end() : gap.start()].split())
            rule = PHRASE_RULE if named else "office-before-name"
            return FunctionMention(span, rule, 0.85, " ".join(span.of(text).split()))
    return None


def office_within(text: str, person: PersonMention) -> FunctionMention | None:
    """Return the office between address and surname: "Pastor" in "Herr Pastor Holm"."""
    match = WITHIN.match(text, person.span.start, person.span.end)
    if match is None or not is_function(match["office"]):
        return None
    return FunctionMention(Span(*match.span("office")), "office-before-name", 0.9, match["office"])


def office_phrase(text: str, entry: Span) -> FunctionMention | None:
    """Return an office with the body it is held in, before a name: "Leiterin des Jugendamts Ida Kern".

    Its span reaches to the name, its text is the office alone; the name must start with a common first name.
    """
    match = HELD_IN.match(text, entry.start, entry.end)
    if match is None or function_noun(match.group("word")) is None:
        return None
    parted = PARTED.search(text, match.end(), entry.end)
    last = min(parted.start() if parted else entry.end, match.end() + LONGEST_HOME)
    for gap in SPACE.finditer(text, match.end(), last):
        rest = Span(gap.end(), entry.end)
        if text.count(",", match.end(), gap.end()) > COMMAS:
            return None
        first = FIRST_NAME.match(text, rest.start, rest.end)
        if first and is_first_name(first.group("first")) and person_at(text, rest, "", 0):
            span = Span(match.start("office"), gap.start())
            return FunctionMention(span, PHRASE_RULE, 0.85, " ".join(match.group("office").split()))
    return None
