"""Headings: what the words above a list say of the people below it: roles, presence, and offices of a committee."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.lexicon import CONTRIBUTOR_HEADINGS, ROLE_HEADINGS
from kg.mention.people.functions import is_function
from kg.mention.people.role_words import PHRASES, WORDS
from kg.model import FunctionMention, Span

__all__ = [
    "GROUP_ALONE",
    "Heading",
    "Roles",
    "announced",
    "heading_of",
    "is_chairing",
    "is_role",
    "office_of_member",
    "roles_of",
]

HEADING_WORD: Final = re.compile(r"[A-ZÄÖÜa-zäöüß]+")
GENDERED: Final = re.compile(r"[*:_/]-?in(?:nen)?\b|(?<=[a-zäöü])In(?:nen)?\b")
LISTING: Final = re.compile(r"(?:en|s)?(?:liste|verzeichnis|übersicht)$")
PERSPECTIVE: Final = re.compile(r"\b(?:[Pp]erspektiven?|Sicht|Blickwinkel)\b")
# Heads of a meeting's or workshop's lead; anywhere else "Leitung" is an office.
CHAIRING: Final = re.compile(
    r"(?:Sitzungs|Workshop|Gesprächs|Diskussions|Versammlungs|Tagungs|Forums)?[Ll]eitung\b[^,\n]*"
)
# "Leitung Tagesstätte Nord" is an office.
OF_UNIT: Final = re.compile(
    r"Leitung (?!\w*(?:[Ww]orkshop|[Ff]orum|[Gg]ruppe|AG|WS|[Pp]anel|[Rr]unde|[Tt]isch|[Ss]itzung"
    r"|[Dd]iskussion|[Ww]erkstatt))"
    r"[A-ZÄÖÜ]"
)
# "Impuls und Leitung": who speaks leads the round as well.
ALSO_LEADING: Final = Cued(r"(?:\bund|/|&)\s?Leitung\b|\bLeitung (?:und|&)\s")
# How words for roles end that open with what the talk is: "Eröffnungsvortrag", "Fachimpulse".
COMPOUNDS: Final = {
    "vortrag": "vortrag",
    "vorträge": "vortrag",
    "impuls": "vortrag",
    "impulse": "vortrag",
    "input": "vortrag",
    "inputs": "vortrag",
    "redner": "vortrag",
    "moderation": "moderation",
    "grußwort": "grusswort",
    "grußworte": "grusswort",
}
# A talk with a discussion behind it is a talk.
FOLLOWED: Final = re.compile(r"\s+(?:mit|und)\s+anschließende[mnr]?\s+\w+")
# Headings in capitals have no ß.
CAPITALS: Final = {"GRUSSWORT": "grußwort", "GRUSSWORTE": "grußworte", "BEGRÜSSUNG": "begrüßung"}
# "Referat Bildung und Qualifizierung" is a unit, "Referate:" are talks.
UNIT: Final = Cued(r"\s*Referat\s+(?:[A-ZÄÖÜ\d]|für\s)")
ABSENT: Final = frozenset(
    "entschuldigt entschuldigte fehlend fehlende unentschuldigt abwesend abwesende verhindert entschuldigungen"
    " abgemeldet".split()
)
UNNAMED_ROLE: Final = frozenset("mitwirkende mitwirkend programmbeteiligte".split())
# A group that is called by its kind alone; who stands below it belongs to it.
GROUP_ALONE: Final = re.compile(
    r"(?:Steuerungs|Lenkungs|Steuer|Koordinierungs|Koordinations|Projekt|Redaktions|Planungs)-?(?:gruppe|kreis)|Sprecherrat"
)
CONTACT: Final = frozenset(
    "tagungsbüro kongressbüro organisationsbüro"
    " ansprechpartner ansprechpartnerin ansprechperson ansprechpersonen kontakt kontaktperson geschäftsstelle auskunft"
    " rückfragen anmeldung redaktion".split()
)
ADDRESSING: Final = frozenset("ihr ihre unser unsere".split())
VOTING: Final = frozenset("stimmberechtigt stimmberechtigte beratend".split())
GUESTS: Final = frozenset("gast gäste unsere als weitere eingeladene".split())
MEMBERS: Final = frozenset(
    "mitglieder mitglied zusammensetzung besetzung mitgliederliste mitgliederverzeichnis".split()
)
OFFICE: Final = re.compile(
    r"(?:(?:[Ss]tellv(?:\.|ertretende[rns]?)|[Ss]tv\.|\d\.|Erste[r]?|Zweite[r]?)\s+)*"
    r"(?:(?:Co-)?Vorsitz(?:ende[rn]?)?|Stellvertret(?:ung|er(?:in)?)|(?:Co-)?Sprecher(?:in)?|Schriftführer(?:in)?"
    r"|Beisitzer(?:in)?|Beisitzende[rn]?|Beisitz|Kassen(?:wart(?:in)?|führ(?:er(?:in)?|ung))|Schatzmeister(?:in)?|Mitglied|Gast|Leitung"
    r"|Koordination|(?:Ehren|Vorstands|Ausschuss|Beirats|Gremiums)?[Vv]orsitzende[rn]?|Vorstandsmitglied)"
)
NUMBERED: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÄÖÜ]\w+(?:gruppe|kreis|rat)$)")
# "Vorsitzende/r", "Vorsitzende(r)": forms that leave open who it is.
EITHER_FORM: Final = re.compile(r"(?:/-?|\(|[*:_])(?:r|in|innen)\)?$")
QUALIFIED: Final = {"beratende": "Beratendes Mitglied", "stellvertretende": "Stellvertretendes Mitglied"}


Roles = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading gives the names below it: roles, whether they were present, and their office in the committee.

    ``member`` says that they belong to it, in no office that is named. ``strict`` headings rule by themselves; the
    others only announce that names follow.
    """

    span: Span
    roles: Roles = ()
    present: bool = True
    office: FunctionMention | None = None
    member: bool = False
    strict: bool = True


@lru_cache(maxsize=512)  # lines and the blocks below them ask again
def heading_of(text: str, span: Span) -> Heading | None:
    """Return what a heading says of the people below it, ``None`` if it speaks of none."""
    words = [bare(word) for word in HEADING_WORD.findall(GENDERED.sub("", span.of(text)))]
    known = frozenset(words)
    if known & ABSENT or (known & {"anwesend", "teilgenommen", "dabei", "teilnehmen", "kommen"} and "nicht" in known):
        return Heading(span, present=False)
    office = office_of_member(text, span)
    if office or known & VOTING:
        return Heading(span, office=office, member=office is None)
    roles = (("teilnahme", span),) if known and known <= GUESTS else roles_of(text, span)
    roles = () if UNIT.match(span.of(text)) else roles
    if roles and not is_whom_to_call(known):
        return Heading(span, roles)
    if known & UNNAMED_ROLE or PERSPECTIVE.search(span.of(text)):
        return Heading(span, (("vortrag-diskussion", span),), strict=not known & UNNAMED_ROLE)
    if known & CONTACT or is_whom_to_call(known):
        return Heading(span, present=False, member="geschäftsstelle" in known)
    return Heading(span, strict=False) if known & CONTRIBUTOR_HEADINGS else None


def is_whom_to_call(words: frozenset[str]) -> bool:
    """Tell whether a heading speaks to the reader of whom to call: "Ihre Gesprächspartnerin"."""
    return bool(words & ADDRESSING) and any(word.endswith(("partner", "partnerin", "partnerinnen")) for word in words)


@lru_cache(maxsize=512)
def office_of_member(text: str, span: Span) -> FunctionMention | None:
    """Return what those are in the committee whom a heading names as its members, guests or officers."""
    words = span.of(text).strip(" :\t\n").split()
    lowered = [bare(word) for word in words]
    if not words or len(words) > 8:
        return None
    if lowered[-2:] == ["ständige", "gäste"]:
        return FunctionMention(span, "office-in-heading", 0.85, "Gast")
    if MEMBERS & frozenset(lowered):
        named = next((QUALIFIED[word] for word in lowered if word in QUALIFIED), "Mitglied")
        return FunctionMention(span, "office-in-heading", 0.9, named)
    phrase = NUMBERED.sub("", EITHER_FORM.sub("", " ".join(words)))
    if GROUP_ALONE.fullmatch(phrase):
        return FunctionMention(span, "office-in-heading", 0.8, "Mitglied")
    if OFFICE.fullmatch(phrase) and not CHAIRING.fullmatch(phrase):
        return FunctionMention(span, "office-in-heading", 0.9, phrase)
    return None


@lru_cache(maxsize=512)
def roles_of(text: str, heading: Span) -> Roles:
    """Return the participation roles that some words name, each with their span.

    "Vortrag/Diskussion" and "Impuls/Gespräch" are one role of the list; other pairs ("Impuls und Gespräch") are two.
    """
    found: dict[str, Span] = {}
    words = FOLLOWED.sub("", heading.of(text))
    for word in HEADING_WORD.findall(GENDERED.sub("", words)):
        role = role_of(word)
        if role:
            found.setdefault(role, heading)
    if found and ALSO_LEADING.search(words):
        found.setdefault("moderation", heading)
    if not found and CHAIRING.fullmatch(words.strip(" :")) and not OF_UNIT.match(words):
        found["moderation"] = heading
    if not found:
        spoken = announced(words)
        found = {spoken: heading} if spoken else {}
    names = words.lower()
    if {"vortrag", "podium"} <= found.keys() and (
        ("vortrag" in names and "diskussion" in names) or re.search(r"\w\s?/\s?\w", names)
    ):
        return (("vortrag-diskussion", heading),)
    return tuple(found.items())


def announced(words: str) -> str | None:
    """Return the role that a sentence announces for those who follow it: "Es begrüßen Sie", "Auf dem Podium:"."""
    return next((role for phrase, role in PHRASES if phrase.fullmatch(words.strip(" :…"))), None)


def is_chairing(phrase: str) -> bool:
    """Tell whether words are a heading for who leads a meeting: "Sitzungsleitung"; "Leitung" alone may be an office."""
    return phrase.strip(" :") != "Leitung" and CHAIRING.fullmatch(phrase.strip(" :")) is not None


@lru_cache(maxsize=20_000)
def role_of(word: str) -> str | None:
    """Return the role that one word of a heading names, also as the name of a list ("Referierendenliste")."""
    lowered = CAPITALS.get(word, word.lower())
    compound = next((role for ending, role in COMPOUNDS.items() if lowered.endswith(ending)), None)
    spelt = next((role for words, role in WORDS if words.fullmatch(lowered)), None)
    return (
        spelt
        or compound
        or ROLE_HEADINGS.get(lowered)
        or ROLE_HEADINGS.get(re.sub(r"(?:innen|in)$", "", lowered))
        or ROLE_HEADINGS.get(bare(word))
    )


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """Return a word of a heading in lower case, without the word for a list behind it."""
    lowered = word.lower().strip(":.,")
    listed = LISTING.sub("", lowered)
    if listed == lowered or not listed:
        return lowered
    return next(
        (form for form in (f"{listed}e", f"{listed}er", f"{listed}en", listed) if form in ROLE_HEADINGS), lowered
    )


def is_role(phrase: str) -> bool:
    """Tell whether a phrase says nothing but a role: "Moderation", "Impuls und Gespräch"; "Referentin" is an office."""
    words = [word for word in HEADING_WORD.findall(phrase) if word not in {"und", "sowie"}]
    return bool(words) and all(role_of(word) and not is_function(word) for word in words)
