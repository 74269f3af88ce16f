"""Unit ties: which units a text names right before or behind the bodies they are part of."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.cues import Cued
from kg.mention.ties.parties import Parties
from kg.model import OrganisationMention, Tie

__all__ = ["SCHOLARLY", "UNIVERSITY", "ties_of_units"]

UNIT: Final = "AdministrativeUnit"
WITHIN: Final = re.compile(r"\s+(?:der|des|dem|im|am|beim|bei der|vom|von der|in der|an der)\s+")
BEHIND_COMMA: Final = re.compile(r"\s*,\s+")
# In brackets, in the next cell of a row, or behind a stroke: "Jugendamt (Stadt X)", "Stadt X | Jugendamt".
IN_BRACKETS: Final = re.compile(r"\s?\(")
IN_ENUMERATION: Final = re.compile(r"(?:,|\sund|\s?&|\s?/)\s")
NEXT_CELL: Final = re.compile(r"[ \t]*(?:\||\t|·|\s[–-]\s|/)[ \t]*")
BELOW: Final = re.compile(r"[ \t]*\n[ \t]*")
# What ends an address such as "Universität X, Institut Y"; an enumeration would go on.
CLOSED: Final = re.compile(r"\s*(?:$|[,;)\n|])")
# Units by their names, whatever class the name tells.
SCHOLARLY: Final = re.compile(r"(?:Institut|Fakultät|Lehrstuhl|Fachbereich|Seminar|Zentrum)\b")
UNIVERSITY: Final = Cued(r"\w*(?:[Uu]niversität|[Hh]ochschule)\b")
GROUP: Final = re.compile(
    r"(?:U?AG|AK|Unterarbeitsgruppe|Arbeitsgruppe|Arbeitskreis|Unterausschuss|Steuerungsgruppe|Fachgruppe|Projektgruppe)\b"
)
NO_PARENTS: Final = frozenset({"Network"})
GROUPED: Final = frozenset(
    {"Network", "AdministrativeUnit", "ProfessionalAssociation", "CivilSocietyOrganisation", "StatutoryWorkingGroup"}
)
# Public bodies large enough to be named with the unit behind a comma; "Jobcenter, Jugendamt" are two bodies.
DIVIDED: Final = Cued(
    r"(?:\w*(?:verwaltung|ministerium|[Kk]linikum|[Pp]räsidium|[Rr]egierung|[Vv]erband|[Kk]reuz)|Bezirksamt|Landratsamt"
    r"|(?:Landes|Bundes)\w+|Kassen\w*ärztliche Vereinigung|Freiwillige Feuerwehr|\w+kammer)\b"
)
BRANCH: Final = re.compile(
    r"(?:Außen|Zweig|Neben|Regional|Kreis|Bezirks|Geschäfts)stelle|(?:Orts|Lösch|Regional)gruppe"
)
# Which of two units is the larger one.
RANKS: Final = (
    re.compile(r"Dezernat|Geschäftsbereich|Referat [IVX]"),
    re.compile(r"\w*[Aa]mt\b|Fachbereich|Eigenbetrieb"),
    re.compile(r"Fachdienst|Abteilung|Fachgebiet|Referat"),
    re.compile(r"Sachgebiet|Team|\w+(?:planung|stelle|dienst|koordination|hilfe)\b|\w+er Dienst\b"),
)


def ties_of_units(parties: Parties) -> Iterator[Tie]:
    """Yield the units in "Sozialreferat der Stadt Talheim" and "Universität Kassel, Institut für Sozialwesen"."""
    bodies = [one for one in parties.known if isinstance(one, OrganisationMention)]
    whole: OrganisationMention | None = None
    for left, right in pairwise(bodies):
        between = parties.text[left.span.end : right.span.start]
        if whole and IN_ENUMERATION.fullmatch(between) and is_part(right, whole):
            yield Tie(right.span, "unit-beside-body", 0.8, "unitOf", right, whole)
            continue
        whole = left if IN_BRACKETS.fullmatch(between) and is_part(right, left) else None
        told = before_body(parties.text, left, right, between)
        if told:
            yield Tie(left.span, told[0], told[1], "unitOf", left, right)
        elif told := behind_body(parties.text, left, right, between):
            yield Tie(right.span, told[0], told[1], "unitOf", right, left)


def before_body(
    text: str, unit: OrganisationMention, body: OrganisationMention, between: str
) -> tuple[str, float] | None:
    """Return rule and confidence if a unit stands right before its body: "Jugendamt der Stadt X", "AG 1 des Netzes"."""
    if WITHIN.fullmatch(between):
        if unit.kind == UNIT and body.kind not in NO_PARENTS:
            return "unit-of-body", 0.9
        whose = between.rsplit(maxsplit=1)[-1] in {"der", "des"}
        return ("unit-of-body", 0.85) if (whose and is_group_of(unit, body)) or is_institute(unit, body) else None
    beside = IN_BRACKETS.fullmatch(between) or (not between.strip() and "\n" not in between)
    if beside and is_part(unit, body):
        return "unit-of-body", 0.8
    if BEHIND_COMMA.fullmatch(between) and is_institute(unit, body):
        return "unit-before-body", 0.8
    if BELOW.fullmatch(between) and opens_block(text, unit) and is_office_of(unit, body):
        return "unit-above-body", 0.75
    return None


def behind_body(
    text: str, body: OrganisationMention, unit: OrganisationMention, between: str
) -> tuple[str, float] | None:
    """Return rule and confidence if a unit stands right behind its body: "Stadt X, Jugendamt", "Stadt X | Amt"."""
    if not is_part(unit, body):
        return None
    if IN_BRACKETS.fullmatch(between) or NEXT_CELL.fullmatch(between):
        return "unit-beside-body", 0.8
    if BELOW.fullmatch(between) and opens_block(text, body):
        return "unit-below-body", 0.75
    closed = BEHIND_COMMA.fullmatch(between) and CLOSED.match(text, unit.span.end)
    return ("unit-behind-body", 0.8) if closed else None


def opens_block(text: str, body: OrganisationMention) -> bool:
    """Tell whether a body stands alone on the first line of a block, as in an address."""
    return re.search(r"(?:^|\n[ \t]*\n)[ \t]*$", text[max(0, body.span.start - 40) : body.span.start]) is not None


def is_group_of(group: OrganisationMention, whole: OrganisationMention) -> bool:
    """Tell whether a body behind an article is the network or committee that a group by its word belongs to."""
    return whole.kind in GROUPED and GROUP.match(group.form) is not None


def is_institute(unit: OrganisationMention, body: OrganisationMention) -> bool:
    """Tell whether a body is the university that an institute or chair is part of."""
    return UNIVERSITY.search(body.form) is not None and SCHOLARLY.match(unit.form) is not None


def is_office_of(unit: OrganisationMention, body: OrganisationMention) -> bool:
    """Tell whether a body is the authority or ministry that an office on the line above it is part of."""
    return unit.kind == UNIT and body.kind in {"TerritorialAuthority", "Ministry"}


def is_part(unit: OrganisationMention, body: OrganisationMention) -> bool:
    """Tell whether a body behind a comma is a unit of the one before: an office of an authority, an institute."""
    if UNIVERSITY.search(body.form):
        return unit.kind == UNIT or SCHOLARLY.match(unit.form) is not None
    if unit.kind != UNIT or unit.form.endswith("behörde"):  # "Behörde für Soziales (Sozialbehörde)" is one body
        return False
    if BRANCH.match(unit.form):
        return body.kind not in {UNIT, "Network"}
    if body.kind == UNIT:
        return rank(body) < rank(unit)
    return body.kind in {"TerritorialAuthority", "Ministry"} or DIVIDED.match(body.form) is not None


def rank(unit: OrganisationMention) -> int:
    """Return how far below the top of an administration a unit of its kind stands; the same for those not known."""
    return next((place for place, words in enumerate(RANKS) if words.match(unit.form)), len(RANKS))
