"""Offices: what stands before a name and says what its bearer is."""

import re
from typing import Final

from kg.mention.functions import is_function
from kg.mention.names import person_at
from kg.model import FunctionMention, Span

__all__ = ["leading_office"]

RANK: Final = (
    r"(?:Parlamentarische|Erste|Zweite|Stellvertretende|Kommissarische|Leitende|Geschäftsführende|Wissenschaftliche"
    r"|Ehrenamtliche|Hauptamtliche)[rn]?\s+"
)
OFFICE: Final = re.compile(rf"(?P<office>(?:{RANK})?(?P<word>[A-ZÄÖÜ][\wäöüß-]+))\s+(?:a\.\s?D\.\s+)?(?=[A-ZÄÖÜ])")


def leading_office(text: str, entry: Span) -> FunctionMention | None:
    """Return the office that stands before a name: "Landrätin" in "Landrätin Ida Kern", also "Erster Stadtrat"."""
    content = entry.of(text)
    match = OFFICE.match(content)
    if (
        match
        and is_function(match.group("word"))
        and person_at(text, Span(entry.start + match.end(), entry.end), "", 0)
    ):
        span = Span(entry.start, entry.start + match.end("office"))
        return FunctionMention(span, "office-before-name", 0.9, " ".join(match.group("office").split()))
    return None
