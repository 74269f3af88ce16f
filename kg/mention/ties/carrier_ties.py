"""Carrier ties: who carries a house or project, where both names stand side by side."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.mention.bodies.inflection import head_of
from kg.mention.ties.parties import Parties, Party
from kg.model import OrganisationMention, ProgrammeMention, Tie

__all__ = ["ties_of_carriers"]

PROVIDER: Final = "IndependentProvider"
# "Jugendhaus Kanalstraße der Arbeiterwohlfahrt Gersfelde e. V."
OF: Final = re.compile(r"\s+(?:der|des)\s+")
# The carrier in a bracket behind a project, or "in Trägerschaft der Stadt X" behind a house.
BRACKETED: Final = re.compile(
    r"[“”\"«]?\s*[(,]\s*(?:(?:Projekt|Rechts)?[Tt]räger(?:in)?\s?(?::|ist|sind)\s*(?:(?:der|die|das)\s)?"
    r"|[Ii]n\s(?:der\s)?Trägerschaft\s(?:von|der|des|vom)\s(?:der\s)?"
    r"|(?:ein|eine)\s(?:Haus|Projekt|Angebot|Einrichtung|Kita|Dienst)\s(?:der|des|von|vom)\s(?:der\s)?)"
)
# Behind a project's name, what it is and whose: a visiting service of a parish, say.
SERVICE_OF: Final = re.compile(
    r"[“”\"«]\s?(?::|\s[–-]|,)\s(?:(?:ein|eine|die|das|der)\s)?[A-ZÄÖÜ][\wäöüß-]+\s(?:der|des|vom|von der)\s"
)
SOCIETIES: Final = frozenset({PROVIDER, "CivilSocietyOrganisation", "TerritorialAuthority", "FormalOrganization"})
CARRYING: Final = SOCIETIES | {"PublicOrganisation", "Organization", "ProfessionalAssociation"}
LONGEST: Final = 60
HOUSES: Final = re.compile(
    r"(?:haus|zentrum|treff|club|kita|kindergarten|hort|werkstatt|beratungsstelle|laden|café|heim|station|tagesstätte|tagespflege)$"
)


def ties_of_carriers(parties: Parties) -> Iterator[Tie]:
    """Yield who carries the house or project that is named right before them."""
    for left, right in pairwise(parties.known):
        between = parties.text[left.span.end : right.span.start]
        if len(between) > LONGEST or not isinstance(right, OrganisationMention) or right.kind not in CARRYING:
            continue
        genitive = OF.fullmatch(between) and is_house(left) and right.kind in SOCIETIES
        told = BRACKETED.fullmatch(between) or (isinstance(left, ProgrammeMention) and SERVICE_OF.fullmatch(between))
        if told or genitive:
            yield Tie(left.span, "carrier-beside", 0.85 if told else 0.75, "carrierOf", right, left)


def is_house(party: Party) -> bool:
    """Tell whether a party is a house or service with a name of its own: "Jugendhaus Kanalstraße"."""
    if not isinstance(party, OrganisationMention) or party.kind != PROVIDER:
        return False
    found = next((head for word in party.form.split() if (head := head_of(word))), None)
    return found is not None and HOUSES.search(found[0].lower()) is not None
