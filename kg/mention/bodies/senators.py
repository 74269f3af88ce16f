"""Senators: where the ministries of Bremen stand by their heads: "die Senatorin für Arbeit und Soziales"."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.fields import fields_end
from kg.model import Span

__all__ = ["senators"]

SENATOR: Final = Cued(r"(?:\b[Dd](?:ie|er|en|em)|:|\n)\s+(?P<office>Senator(?:in)?)(?=\sfür\s)")
# "Die Senatorin für Bildung, Ida Kern" is a person.
NAMED_PERSON: Final = re.compile(r",?\s+(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß]+\s[A-ZÄÖÜ][\wäöüß-]+")


def senators(text: str, span: Span) -> Iterator[Span]:
    """Yield where Bremen's ministries stand by their heads: "die Senatorin für Arbeit und Soziales", no person."""
    if "Bremen" not in text and "Bremer" not in text:
        return
    for match in SENATOR.finditer(text, span.start, span.end):
        end = fields_end(text, match.end("office"), span.end)
        if end > match.end("office") and not NAMED_PERSON.match(text, end, span.end):
            yield Span(match.start("office"), end)
