"""Offices: what stands before a name and says what its bearer is."""

import re

from kg.mention.functions import is_function
from kg.mention.names import person_at
from kg.model import FunctionMention, Span

__all__ = ["leading_office"]


def leading_office(text: str, entry: Span) -> FunctionMention | None:
    """Return the office that stands before a name: "Landrätin" in "Landrätin Ida Kern"."""
    content = entry.of(text)
    match = re.match(r"([A-ZÄÖÜ][\wäöüß-]+)\s+(?=[A-ZÄÖÜ])", content)
    if match and is_function(match.group(1)) and person_at(text, Span(entry.start + match.end(), entry.end), "", 0):
        return FunctionMention(Span(entry.start, entry.start + match.end(1)), "office-before-name", 0.9, match.group(1))
    return None
