"""Unit ties: which units a text names right before or behind the bodies they are part of."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.mention.parties import Parties
from kg.model import OrganisationMention, Tie

__all__ = ["ties_of_units"]

UNIT: Final = "AdministrativeUnit"
WITHIN: Final = re.compile(r"\s+(?:der|des|dem|im|am|beim|bei der|vom|von der|in der|an der)\s+")
BEHIND_COMMA: Final = re.compile(r"\s*,\s+")
# In brackets, in the next cell of a row, or behind a stroke: "Jugendamt (Stadt X)", "Stadt X | Jugendamt".
IN_BRACKETS: Final = re.compile(r"\s?\(")
NEXT_CELL: Final = re.compile(r"[ \t]*(?:\||\t|·|\s[–-]\s|/)[ \t]*")
BELOW: Final = re.compile(r"[ \t]*\n[ \t]*")
# What ends an address such as "Universität X, Institut Y"; an enumeration would go on.
CLOSED: Final = re.compile(r"\s*(?:$|[,;)\n|])")
# Units by their names, whatever class the name tells.
SCHOLARLY: Final = re.compile(r"(?:Institut|Fakultät|Lehrstuhl|Fachbereich|Seminar|Zentrum)\b")
UNIVERSITY: Final = re.compile(r"\w*(?:[Uu]niversität|[Hh]ochschule)\b")
NO_PARENTS: Final = frozenset({"Network"})


def ties_of_units(parties: Parties) -> Iterator[Tie]:
    """Yield the units in "Sozialreferat der Stadt Talheim" and "Universität Kassel, Institut für Sozialwesen"."""
    bodies = [one for one in parties.known if isinstance(one, OrganisationMention)]
    for left, right in pairwise(bodies):
        between = parties.text[left.span.end : right.span.start]
        if left.kind == UNIT and WITHIN.fullmatch(between) and right.kind not in NO_PARENTS:
            yield Tie(left.span, "unit-of-body", 0.9, "unitOf", left, right)
        elif IN_BRACKETS.fullmatch(between) and is_part(left, right):
            yield Tie(left.span, "unit-of-body", 0.85, "unitOf", left, right)
        elif (IN_BRACKETS.fullmatch(between) or NEXT_CELL.fullmatch(between)) and is_part(right, left):
            yield Tie(right.span, "unit-beside-body", 0.8, "unitOf", right, left)
        elif BELOW.fullmatch(between) and opens_block(parties.text, left) and is_part(right, left):
            yield Tie(right.span, "unit-below-body", 0.75, "unitOf", right, left)
        elif BEHIND_COMMA.fullmatch(between) and CLOSED.match(parties.text, right.span.end) and is_part(right, left):
            yield Tie(right.span, "unit-behind-body", 0.8, "unitOf", right, left)


def opens_block(text: str, body: OrganisationMention) -> bool:
    """Tell whether a body stands alone on the first line of a block, as in an address."""
    return re.search(r"(?:^|\n[ \t]*\n)[ \t]*$", text[max(0, body.span.start - 40) : body.span.start]) is not None


def is_part(unit: OrganisationMention, body: OrganisationMention) -> bool:
    """Tell whether a body behind a comma is a unit of the one before: an office of an authority, an institute."""
    if UNIVERSITY.search(body.form):
        return unit.kind == UNIT or SCHOLARLY.match(unit.form) is not None
    return unit.kind == UNIT and body.kind == "TerritorialAuthority"
