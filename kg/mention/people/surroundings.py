"""Surroundings: what the words beside a pair of capitalised words tell of it."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.inflection import head_of
from kg.mention.people.functions import is_function, starts_with_function
from kg.model import Span

__all__ = ["is_credit", "quotes_in", "speaks_for_a_person"]

QUOTE: Final = re.compile(r"[„“”\"»][^„“”\"«»]{1,300}[“”\"«]")
CREDIT: Final = Cued(
    r"(?:\b(?:Fotos?|Bild(?:er|nachweis|rechte|quelle)?|Texte?|Redaktion|Grafik|Quelle|Layout|Copyright|V\.\s?i\.\s?S\.\s?d\.\s?P\.)"
    r"\s*:|©|\([Cc]\))(?:[^.;:\n]|(?<=\bS)\.){0,60}$"
)
WINDOW: Final = 160
# What people do and bodies hardly do.
OF_PEOPLE: Final = (
    r"(?:sagte?|meinte?|erzählte?|ergänzte?|moderierte?n?|referierte?n?|schilderte?|fragte?|scherzte|resümierte?"
    r"|schmunzelte|lachte|erinnerte?|plädierte?|betonte?|berichtete?n?|erläuterte?)"
)
SAID_BEFORE: Final = re.compile(
    rf"(?:\b(?:{OF_PEOPLE}|begrüßte?n?|dankte?|erklärte?|sprach|spricht)(?:\s+(?:anschließend|danach|dann|zuletzt|zudem|auch|schließlich))?|[“”\"«],?\s+so)\s+$"
)
SAID_BEHIND: Final = re.compile(rf"\s*(?:\([^()]{{2,80}}\)\s*)?{OF_PEOPLE}\b")
DONE_BY: Final = re.compile(
    r"\b(?:[Mm]oderiert|[Gg]eleitet|[Bb]egleitet|[Ee]röffnet|[Bb]egrüßt|[Vv]orgestellt|[Gg]ehalten|[Vv]ertreten|[Mm]oderation"
    r"|[Ii]mpuls\w*|[Vv]ortrag\w*|[Ii]nput\w*|[Kk]eynote|[Gg]rußworte?n?|[Bb]eitr[aä]g\w*|[Ll]eitung)\s+(?:durch|von)\s+$"
)
BY: Final = re.compile(r"\b(?:von|durch)\s+$")
DONE_BEHIND: Final = re.compile(
    r"[^.;!?]{0,60}?\b(?:moderiert|geleitet|begleitet|eröffnet|begrüßt|vorgestellt|gehalten|vertreten|gestaltet|eingeführt)\b"
)
BEFORE_FUNCTION: Final = re.compile(r",\s+(?P<phrase>[^,;:()]{3,80})")
BEFORE_BODY: Final = re.compile(
    r"\s*(?:\(|/\s?|\s(?:vom|von der|für den|für die|für das|aus dem)\s)(?:[a-zäöüß]{4,20}en\s)?"
    r"(?P<words>[A-ZÄÖÜ][\w-]+(?:\s+[A-ZÄÖÜ][\w-]+){0,2})"
)
BEHIND_FUNCTION: Final = re.compile(
    r"(?:^|[,;:]\s|\s(?:und|sowie)\s(?=(?:die|der)\s))(?P<clause>(?:(?!\s(?:und|sowie)\s(?:die|der)\s)[^,;:]){3,150}),\s+$"
)
# "Sprecherin ist jetzt Ayla Koç", "Vorsitzender bleibt …"
IS_NOW: Final = re.compile(
    r"(?:^|\s)(?P<office>[A-ZÄÖÜ][\wäöüß-]+)\s(?:ist|war|bleibt|wird|wurde|sind|waren)\s(?:(?:jetzt|nun"
    r"|weiterhin|erneut|künftig|seit \d{4})\s)?$"
)
WORD: Final = re.compile(r"[\w*:/-]+")


def quotes_in(text: str, span: Span) -> tuple[Span, ...]:
    """Return the quoted passages of a sentence."""
    return tuple(Span(*match.span()) for match in QUOTE.finditer(text, span.start, span.end))


def is_credit(text: str, start: int, floor: int) -> bool:
    """Tell whether a name stands where pages credit photographers and editors: "Foto: Presseamt/Bo Rind"."""
    return CREDIT.search(text[max(floor, start - WINDOW) : start]) is not None


def speaks_for_a_person(text: str, name: Span, sentence: Span) -> bool:
    """Tell whether the words beside a name are those that stand beside people.

    A function in apposition before or behind it, a body behind it, a verb of speaking, a role in which people act.
    """
    before = text[max(sentence.start, name.start - WINDOW) : name.start]
    if SAID_BEFORE.search(before) or DONE_BY.search(before) or SAID_BEHIND.match(text, name.end, sentence.end):
        return True
    if BY.search(before) and DONE_BEHIND.match(text, name.end, sentence.end):
        return True
    office = IS_NOW.search(before)
    if office and is_function(office["office"]):
        return True
    function = BEFORE_FUNCTION.match(text, name.end, sentence.end)
    if function and starts_with_function(re.sub(r"^(?:die|der)\s+", "", function.group("phrase"))):
        return True
    body = BEFORE_BODY.match(text, name.end, sentence.end)
    if body and any(head_of(word) for word in body.group("words").split()):
        return True
    clause = BEHIND_FUNCTION.search(before)
    return clause is not None and any(is_function(word) for word in WORD.findall(clause.group("clause"))[:4])
