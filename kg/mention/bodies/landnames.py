"""Land names: the bodies that a short name and a Land behind it mean."""

from typing import Final

from kg.cues import Cued
from kg.mention.bodies.abbreviations import KNOWN
from kg.mention.bodies.classes import LANDS, class_of
from kg.model import OrganisationMention, Span

__all__ = ["SHORT_OF_LAND", "of_land"]

# "MAGS NRW", "KVJS Baden-Württemberg"; parties are none.
SHORT_OF_LAND: Final = Cued(
    rf"(?<![\w-])(?!(?:SPD|CDU|CSU|FDP|BSW|SSW|FW|LINKE|VO|GVBl?|SchulG|LV|OLG|VG|VGH|LSG|OVG|EFRE|ESF) )"
    rf"(?P<short>[A-ZÄÖÜ](?:[a-zäöü]?[A-ZÄÖÜ]){{1,8}}) {LANDS}(?![\w-])"
)


def of_land(span: Span, phrase: str, rule: str, confidence: float) -> OrganisationMention | None:
    """Return the body of a short name with a Land behind it: a ministry ("MAGS NRW"), or what the field knows."""
    match = SHORT_OF_LAND.fullmatch(phrase)
    if match is None:
        return None
    known = KNOWN.get(match["short"])
    kind = known.kind if known else class_of(phrase, None, "")
    return OrganisationMention(span, rule, confidence, phrase, kind, "land" if kind == "Ministry" else "")
