"""Counties: where a text names a county as the place of something, not as the body."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.named.place_names import enumerated, name_at, word_before
from kg.mention.people.functions import is_function
from kg.model import PlaceMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["counties_in"]

COUNTY: Final = Cued(
    r"(?:\b(?:[Ii]m|[Ii]n den|[Aa]us dem)|(?<![^\n])(?:(?:Einzugsg|G)ebiet|Region)\s?:)\s+"
    r"(?P<kind>(?:Land)?[Kk]reis(?:en?)?)\s+|\((?P<bracket>(?:Land)?[Kk]reis)\s+"
)
COUNTY_IN_ONE: Final = Cued(
    r"\b(?:[Ii]m|[Aa]us\sdem)\s+(?P<name>[A-ZÄÖÜ][\wäöüß-]{0,40}[Kk]reis|[A-ZÄÖÜ][\wäöüß-]{2,40}ischen\sKreis)(?![\w-])"
)

# Behind an office a county in brackets is the body it belongs to.
IN_UNIT: Final = re.compile(
    r"(?:amt|dienst|bereich|stelle|referat|dezernat|abteilung|beirat|ausschuss)\b[^,;.()\n]{0,40}$", re.IGNORECASE
)
LOOKED_BACK: Final = 80


def counties_in(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[PlaceMention]:
    """Yield the counties in which something is; who holds an office "im Kreis X" holds it in the body."""
    for match in COUNTY.finditer(text, span.start, span.end):
        name = name_at(text, match.end(), span.end, vocabulary)
        if name is None or is_function(word_before(text, match.start(), span)):
            continue
        if match.group("bracket") and IN_UNIT.search(text, max(span.start, match.start() - LOOKED_BACK), match.start()):
            continue
        kind = match.group("bracket") or match.group("kind")
        start = match.start("bracket" if match.group("bracket") else "kind")
        several = kind.endswith(("en", "ise"))
        if not several and acts_elsewhere(text, f"{kind} {name.of(text)}"):
            continue
        singular = re.sub(r"(?<=reis)en?$", "", kind)
        yield PlaceMention(Span(start, name.end), "county", 0.85, f"{singular} {' '.join(name.of(text).split())}")
        if several:
            for more in enumerated(text, name, span.end, vocabulary):
                yield PlaceMention(more, "county", 0.8, f"{singular} {' '.join(more.of(text).split())}")
    for match in COUNTY_IN_ONE.finditer(text, span.start, span.end):
        name_in_one = " ".join(match.group("name").split()).replace("ischen Kreis", "ischer Kreis")
        if vocabulary.place(name_in_one, rural=True) and not is_function(word_before(text, match.start(), span)):
            yield PlaceMention(Span(*match.span("name")), "county", 0.85, name_in_one)


def acts_elsewhere(text: str, county: str) -> bool:
    """Tell whether a county also stands where only a body can: not behind "im", "aus dem" or a bracket."""
    return re.search(rf"(?<![Ii]m\s)(?<!aus dem\s)(?<!\()(?<!/)\b{re.escape(county)}(?![\w-])", text) is not None
