"""Counties: where a text names a county as the place of something, not as the body."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.named.place_names import Sureness, enumerated, name_at, sureness, word_before
from kg.mention.people.functions import is_function
from kg.model import PlaceMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["counties_in"]

# "Durch den Kreis", "zuständig für die Kreise", "Herne, Hamm und den Kreis": behind these stands where, not who.
INTO: Final = (
    r"\b(?:(?P<here>[Ii]m)|[Ii]n (?:den|beiden|allen)|[Aa]us de[mn]|[Dd]urch de?n|[Dd]urch die"
    r"|(?:zuständig|gilt|gelten|Ansprechpartner(?:in)?)\s(?:auch\s)?für (?:die|den))"
)
BESIDE: Final = r"(?P<left>[A-ZÄÖÜ][\wäöüß-]{2,40})(?:,|,?\s(?:und|sowie|oder))\s(?:auch\s)?de[mn]"
COUNTY: Final = Cued(
    rf"(?:{INTO}|{BESIDE}|(?<![^\n])(?:(?:Einzugsg|G)ebiet|Region)\s?:)\s+"
    r"(?:(?:benachbarten|angrenzenden|nahen|heutigen)\s)?(?P<kind>(?:Land)?[Kk]reis(?:en?)?)\s+|\((?P<bracket>(?:Land)?[Kk]reis)\s+"
)
COUNTY_IN_ONE: Final = Cued(
    rf"(?:{INTO}|{BESIDE})\s+"
    r"(?P<name>[A-ZÄÖÜ][\wäöüß-]{0,40}[Kk]reis|[A-ZÄÖÜ][\wäöüß-]{2,40}ischen\sKreis)(?![\w-])"
)
# "In Stadt und Landkreis Görlitz" names both by one name.
TOGETHER: Final = Cued(
    r"\b(?:[Ii]n|[Aa]us|[Ff]ür|[Dd]urch|[Üü]ber)\s(?P<town>Stadt)\s(?:und|wie)\s(?P<kind>(?:Land)?[Kk]reis)\s"
)
# "Die Stadt Herne und der Kreis Unna" are bodies both.
BODY_BEFORE: Final = re.compile(r"\b(?:\w*[Ss]tadt|Städten?|Gemeinden?|(?:Land)?[Kk]reise?n?|Amt|Verband)\s+$")

# "Hospizkreis im Landkreis Auental e. V." is a club.
OF_CLUB: Final = re.compile(r"\s(?:e\.\s?V|g?GmbH|gemeinnützig)")
# Behind an office a county in brackets is the body it belongs to.
IN_UNIT: Final = re.compile(
    r"(?:amt|dienst|bereich|stelle|referat|dezernat|abteilung|beirat|ausschuss)\b[^,;.()\n]{0,40}$", re.IGNORECASE
)
LOOKED_BACK: Final = 80


def counties_in(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[PlaceMention]:
    """Yield the counties in which something is; who holds an office "im Kreis X" holds it in the body."""
    yield from behind_their_kind(text, span, vocabulary)
    yield from with_their_town(text, span, vocabulary)
    yield from in_one_word(text, span, vocabulary)


def behind_their_kind(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[PlaceMention]:
    """Yield the counties that are called "Kreis X" or "Landkreis X", several behind one "Kreise" too."""
    for match in COUNTY.finditer(text, span.start, span.end):
        name = name_at(text, match.end(), span.end, vocabulary)
        if name is None or OF_CLUB.match(text, name.end) or is_function(word_before(text, match.start(), span)):
            continue
        if not beside_town(text, match, vocabulary):
            continue
        if match.group("bracket") and IN_UNIT.search(text, max(span.start, match.start() - LOOKED_BACK), match.start()):
            continue
        kind = match.group("bracket") or match.group("kind")
        start = match.start("bracket" if match.group("bracket") else "kind")
        several = kind.endswith(("en", "ise"))
        if match.group("here") and is_listed(text, f"{kind} {name.of(text)}"):
            continue
        singular = re.sub(r"(?<=reis)en?$", "", kind)
        yield PlaceMention(Span(start, name.end), "county", 0.85, f"{singular} {' '.join(name.of(text).split())}")
        if several:
            for more in enumerated(text, name, span.end, vocabulary):
                yield PlaceMention(more, "county", 0.8, f"{singular} {' '.join(more.of(text).split())}")


def with_their_town(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[PlaceMention]:
    """Yield town and county where one name means both, the town where the word for it stands."""
    for match in TOGETHER.finditer(text, span.start, span.end):
        name = name_at(text, match.end(), span.end, vocabulary)
        if name:
            plain = " ".join(name.of(text).split())
            yield PlaceMention(Span(*match.span("town")), "town-and-county", 0.8, plain)
            yield PlaceMention(Span(match.start("kind"), name.end), "county", 0.85, f"{match['kind']} {plain}")


def in_one_word(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[PlaceMention]:
    """Yield the counties whose kind is part of their name: "im Ortenaukreis", "im Oberbergischen Kreis"."""
    for match in COUNTY_IN_ONE.finditer(text, span.start, span.end):
        name_in_one = " ".join(match.group("name").split()).replace("ischen Kreis", "ischer Kreis")
        if not beside_town(text, match, vocabulary):
            continue
        if vocabulary.place(name_in_one, rural=True) and not is_function(word_before(text, match.start(), span)):
            yield PlaceMention(Span(*match.span("name")), "county", 0.85, name_in_one)


def beside_town(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Tell whether what stands before a county, if it is an enumeration's name, is a town and not a body."""
    left = match.group("left")
    if left is None:
        return True
    before = text[max(0, match.start() - LOOKED_BACK) : match.start()]
    return sureness(left, vocabulary) is Sureness.KNOWN and BODY_BEFORE.search(before) is None


def is_listed(text: str, county: str) -> bool:
    """Tell whether a county also stands as an item of a list or enumeration, as the body somebody belongs to."""
    return re.search(rf"(?:,\s|(?<![^\n])){re.escape(county)}[ \t]*(?![^\n,;|])", text) is not None
