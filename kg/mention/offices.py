"""Offices: what stands before a name and says what its bearer is."""

import re
from typing import Final

from kg.mention.functions import is_function
from kg.mention.names import ADDRESS, person_at
from kg.model import FunctionMention, Span

__all__ = ["leading_office"]

RANK: Final = (
    r"(?:Parlamentarische|Erste|Zweite|Stellvertretende|Kommissarische|Leitende|Geschäftsführende|Wissenschaftliche"
    r"|Ehrenamtliche|Hauptamtliche)[rn]?\s+"
)
SHORT: Final = (
    r"(?:Pfr|Sup|Bgm|Bürgerm|Dek)(?:in|n)?\."
    r"|(?:StR|KHK|PHK|POK|EPHK|L?MR|MinR|MinDirig|MDgt|MD|LRD|RD|ORR|OAR|StS|OB|BM)(?:['’]?in)?(?![\w-])"
)
OFFICE: Final = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<office>(?:{RANK})?(?:(?P<short>{SHORT})|(?P<word>[A-ZÄÖÜ][\wäöüß-]+)))"
    r"\s+(?:(?:a\.\s?D\.|i\.\s?R\.)\s+)?(?=[A-ZÄÖÜ])"
)


def leading_office(text: str, entry: Span) -> FunctionMention | None:
    """Return the office that stands before a name: "Landrätin" in "Frau Landrätin Ida Kern", "Pfr." too."""
    content = entry.of(text)
    match = OFFICE.match(content)
    if (
        match
        and (match.group("short") or is_function(match.group("word")))
        and person_at(text, Span(entry.start + match.end(), entry.end), "", 0)
    ):
        span = Span(entry.start + match.start("office"), entry.start + match.end("office"))
        return FunctionMention(span, "office-before-name", 0.9, " ".join(match.group("office").split()))
    return None
