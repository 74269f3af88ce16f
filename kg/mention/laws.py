"""Laws: references to provisions, and the forms of cooperation that rest on one."""

import re
from typing import Final

from kg.model import Cooperation, Law, Span

__all__ = ["cooperations_in", "laws_in"]

PART: Final = r"(?:\s*(?:Abs(?:\.|atz)?\s*\d+|Satz\s*\d+|Nr\.\s*\d+|Ziff(?:er|\.)\s*\d+|\(\d+\)))*"
REFERENCE: Final = re.compile(
    rf"(?:§{{1,2}}|\b[Pp]aragra(?:ph|f)(?:en)?)\s*(?P<sections>\d+[a-z]?{PART}(?:\s*(?:,|und|sowie)\s+\d+[a-z]?{PART})*)\s+"
    r"(?P<law>SGB[\s-]*[IVX]+|BGB|GG|BTHG|KJHG|BauGB|AufenthG|AsylG|KKG|PflegeVG|GO|LKrO)\b"
)
SECTION: Final = re.compile(r"(?:^|,|und|sowie)\s*(\d+[a-z]?)")
SECTION_78: Final = re.compile(
    r"\bAG(?:en|s)?\s+(?:nach\s+)?(?:§\s*)?78\b(?:\s+SGB\s+VIII)?|\bArbeitsgemeinschaft(?:en)?\s+(?:nach|gemäß|gem\.)\s+§\s*78(?:\s+SGB\s+VIII)?"
)


def laws_in(text: str, span: Span) -> tuple[Law, ...]:
    """Return the provisions that a passage cites, with law and section."""
    return tuple(
        Law(Span(*match.span()), "law-reference", 0.97, re.sub(r"[\s-]+", " ", match.group("law")), section)
        for match in REFERENCE.finditer(text, span.start, span.end)
        for section in SECTION.findall(match.group("sections"))
    )


def cooperations_in(text: str, span: Span) -> tuple[Cooperation, ...]:
    """Return the forms of cooperation that the field knows by a short name.

    "AG 78" is the working group after § 78 SGB VIII; the text need not say so, hence background knowledge.
    """
    return tuple(
        Cooperation(
            Span(*match.span()),
            "working-group-78",
            0.95,
            "ag-78",
            "Zusammenarbeit in der AG 78",
            law="SGB VIII",
            section="78",
        )
        for match in SECTION_78.finditer(text, span.start, span.end)
    )
