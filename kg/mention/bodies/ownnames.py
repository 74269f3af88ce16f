"""Own names: whether a noun that heads bodies names one with what stands around it, or is a mere noun."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.heads import BodyHead
from kg.mention.bodies.inflection import is_office
from kg.mention.bodies.nameparts import NAME_WINDOW, Extent
from kg.model import Span

__all__ = ["is_name", "is_place"]

LONGEST: Final = 60
BEFORE: Final = re.compile(r"(?P<word>\S+)[ \t\u00a0]+$")
# Adjectives that any body of a kind can have; they make no name.
COMMON: Final = re.compile(
    r"^(?:Öffentlich|Sozial|Kommunal|Privat|Lokal|Regional|Örtlich|Groß|Klein|Neu|Alt|Jung|Eigen|Erst|Zweit|Ganz|Weiter"
    r"|Ander|Beteiligt|Zuständig|Städtisch|Ländlich|Ehemalig|Künftig|Gemeinnützig|Kirchlich|Staatlich|Zentral|Frei"
    r"|Wichtig|Einig|Viel|Wenig|Digital|Inklusiv|Bundesweit|Landesweit)(?:e|er|es|en|em)$"
)
# What tells the kind of a service: "Sozialpsychiatrischer Dienst".
TELLING: Final = re.compile(
    r"(?:[A-ZÄÖÜ]?\w*(?:psychiatrisch|psychologisch|ärztlich|medizinisch|pädagogisch)|Sozial|Allgemein)(?:e|er|es|en|em)$",
    re.IGNORECASE,
)
LOCAL: Final = re.compile(r"(?:Kreis|Stadt|Landes|Bezirks)(?=[a-zäöü]{4})(?!teil)")
LOOSE: Final = frozenset(
    "verband verbands verbandes verein vereins gruppe stelle vereinigung gesellschaft stiftung initiative werk klinik"
    " krankenhaus behörde haus zentrum büro betriebe schule".split()
)
INDEFINITE: Final = re.compile(
    r"(?:\b(?:[Ee]in|[Kk]ein|[Jj]ed|[Mm]anch|[Ww]elch|[Vv]iel|[Mm]ehrer|[Aa]ll)\w{0,3}|\b(?:[Pp]ro|[Jj]e))\s+(?:[a-zäöü]+\s+)?$"
)
PLURAL: Final = re.compile(r"\b(?:[Dd]ie|[Dd]er|[Dd]en)\s+(?:[a-zäöü]+\s+)?$")
DEFINITE: Final = re.compile(
    r"(?:^|[\n(,;:/|•●*\t–\]-]\s*|\b(?:[Dd]as|[Dd]em|[Dd]es|[Dd]er|[Dd]ie|[Dd]en|[IiAa]m|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|[Aa]ns"
    r"|[Ii]ns|[Vv]on|[Mm]it|und|sowie|oder|[Zz]wischen|[Dd]urch|[Aa]n|[Aa]us|[Ff]ür|[Bb]ei|[Oo]b|als|&)\s+(?:[a-zäöü]+e[nsrm]?\s+)?)$"
)
# "Schulen, Jobcenter und Vereine" may be many: this noun is its own plural.
UNSURE: Final = re.compile(
    r"(?:\w,|\b(?:und|oder|sowie|von|mit|zwischen|durch|an|aus|für|bei|als))\s+(?:(?!da|de)[a-zäöü]+\s+)?$"
)
INSIDE: Final = re.compile(r"(?:(?P<word>[\w*:-]+)\s+)?\b(?:[Ii]m|[Ii]n\s+der|[Aa]us\s+de[mr])\s+$")
# "Die Klara-Ambach-Stiftung", "das Westpfalz-Klinikum": the name is in the compound, unless what it tells is a kind.
NAMED_AFTER: Final = re.compile(
    r"(?!(?:Modell|Pilot|Partner|Online|Nachbar|Kita|Eltern|Kinder|Jugend|Senioren|Frauen|Profi|Sport|Projekt|Dach|Eigen"
    r"|Netzwerk|Bund|Bundes|Landes|Kreis|Stadt|Orts|Start-up|Sozial|Spezial|Test|Wunsch|Umwelt|Corona|Zentral|Haupt)-)"
    r"(?:[A-ZÄÖÜ][\wäöüß]*[a-zäöüß]|[A-ZÄÖÜ]{3,6})-(?:[\wäöüß]+-)*[A-ZÄÖÜ][a-zäöüß]+$"
)
# "ist seit 2019 Anlaufstelle für Familien": what a body is, without an article, is not its name.
PREDICATE: Final = Cued(r"\b(?:ist|sind|war|waren|als)\s+(?:(?:seit|zugleich|auch|heute|inzwischen)\s+(?:\d{4}\s+)?)?$")


def is_place(text: str, start: int, floor: int) -> bool:
    """Tell whether a territory is meant as a place: "im Kreis Plön", unless an office is held there."""
    match = INSIDE.search(text, max(floor, start - LONGEST), start)
    return match is not None and not (match.group("word") and is_office(match.group("word")))


def is_name(text: str, head_span: Span, word: re.Match[str], reach: Extent, head: BodyHead) -> bool:
    """Tell whether a head with what stands around it is a name, and no mere noun."""
    before = text[head_span.start : word.start()].split()
    if not reach.proper and PREDICATE.search(text[max(0, head_span.start - NAME_WINDOW) : head_span.start]):
        return False
    if reach.proper or (reach.named and not head.weak):
        return head.noun != "tisch" or any(part.startswith("Rund") for part in before)
    if head.weak or head.kind == "TerritorialAuthority" or head.gender == "p":
        return False
    if head.bare == "described":
        return any(TELLING.match(part) for part in before) and stands_as_name(text, head_span.start, head)
    if any(not COMMON.match(part) for part in before) and head.noun not in {"ag", "ak", "tisch"}:
        return True
    compound = len(word.group()) > len(head.noun) + 2
    # "Die Klara-Ambach-Stiftung" has its name in the compound.
    bare = (
        head.bare == "word"
        or NAMED_AFTER.match(word.group()) is not None
        or is_local(text, head_span.start, word.group(), head)
        or (compound and (head.bare == "compound" or head.kind == "Ministry"))
    )
    return (
        bare
        and not any(re.match("Neue[rsnm]?$", part) for part in before)
        and stands_as_name(text, head_span.start, head)
    )


def is_local(text: str, start: int, word: str, head: BodyHead) -> bool:
    """Tell whether a compound names the one body of its kind in a county, town or Land: "der Stadtsportbund".

    Where something is held in it, the house is meant ("in der Stadtbücherei"); "Kreisverband" needs an association.
    """
    local = LOCAL.match(word)
    return (
        local is not None
        and head.kind not in {"Network", "TerritorialAuthority"}
        and word[local.end() :].lower() not in LOOSE
        and INSIDE.search(text, max(0, start - LONGEST), start) is None
    )


def stands_as_name(text: str, start: int, head: BodyHead) -> bool:
    """Tell whether a bare noun means the one body of its kind: behind a definite article, a preposition, a border."""
    before = text[max(0, start - 30) : start]
    if INDEFINITE.search(before) or (head.gender == "n" and PLURAL.search(before)):
        return False
    last = BEFORE.search(before)
    if head.noun == "jobcenter" and UNSURE.search(before):
        return False
    return bool(DEFINITE.search(before)) or (last is not None and is_office(last.group("word")))
