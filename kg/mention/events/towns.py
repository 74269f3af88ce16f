"""Towns: whether a name is that of a town, and the town in the words for a venue."""

import re
from dataclasses import replace
from typing import Final

from kg.mention.named.place_names import PLACE_NAME, Sureness, sureness
from kg.mention.named.regions import REGIONS
from kg.model import PlaceMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["NAME", "is_town", "town_in_name", "town_of_venue"]

NO_TOWNS: Final = frozenset(
    "Mo Di Mi Do Fr Sa So"
    " Vielfalt Kooperation Zusammenarbeit Präsenz Planung Arbeit Sozialberg Alltag Ehrenamt Zukunft Quartier Stadtteil"
    " Nord Süd Ost West"
    " Innenstadt Altstadt Neustadt Nordstadt Südstadt Weststadt Oststadt Großstadt Kleinstadt Heimatstadt Rathaus"
    " Kreishaus Nachbarschaft Partnerschaft Gemeinde Landkreis Mitte Dorf Stadt Raum Saal Foyer Haus Online"
    " Programm Protokoll Dokumentation Einladung Bericht Rückblick Ablauf Mitwirkende Referierende Anmeldung"
    " Beginn Ende Eintritt Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Vortrag Workshop Seminar".split()
)
NAME: Final = r"(?:Bad |Sankt |St\. )?[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*(?: \([\w ./]+\)|/[A-ZÄÖÜ][a-zäöüß]+)?"
RIVER: Final = r"(?: (?:am|an der|im|in der|ob der|vor der|bei|a\. d\.) [A-ZÄÖÜ][\wäöüß]+)?"
POSTCODE: Final = re.compile(rf"(?<!\d)(?:D-)?\d{{5}}\s+(?P<town>(?:[A-ZÄÖÜ]{{2,3}}-)?{NAME}{RIVER})")
HOUSES: Final = (
    "rathaus kreishaus stadthaus landratsamt dorfgemeinschaftshaus gemeinschaftshaus"
    " stadthalle gemeindehalle festhalle mehrzweckhalle halle saal bürgerhaus"
    " bürgerzentrum gemeindehaus gemeindezentrum kongresshaus kongresszentrum schloss kloster kurhaus forum"
    " volkshochschule tagungshaus tagungszentrum bibliothek stadtbücherei familienzentrum mehrgenerationenhaus"
    " kulturhaus kulturzentrum nachbarschaftshaus jugendherberge jugendzentrum akademie hochschule universität theater"
    " scheune mühle fabrik familienhaus jugendhaus pfarrheim pfarrzentrum"
    " kulturpalast kulturbahnhof museum messe sparkasse bahnhof gymnasium schule kreistag amt"
).split()
HOUSE: Final = (
    rf"(?:[A-ZÄÖÜ][\wäöüß]*-?)?(?:{'|'.join(f'[{house[0].upper()}{house[0]}]{house[1:]}' for house in HOUSES)})(?:e?s)?"
)
# Houses that are mostly called after the town they stand in.
HALL: Final = re.compile(
    r"(?:Rathaus(?:es)?|Dorfgemeinschaftshaus|Kreishaus|Stadthalle|Bürgerhaus|Stadthaus|Landratsamt|Gemeindehalle|Kurhaus|Stadtbücherei|Volkshochschule"
    r"|Festhalle|Mehrzweckhalle|Kongresshaus|Kulturpalast|Kulturbahnhof|Kulturhaus)\s"
)
INSIDE: Final = re.compile(r"\b(?:[Ii]m|[Ii]ns|[Ii]n der|[Ii]n die|[Dd]es|[Dd]er)\s$")
AT_HOUSE: Final = re.compile(
    rf"(?<![\wäöüß]){HOUSE}(?:\s+[„\"][^“”\"\n]{{2,40}}[“”\"])?\s+(?:der\s+(?:Stadt|Gemeinde)\s+|in\s+|zu\s+|von\s+)?(?P<town>{NAME})(?![\wäöüß])"
)
OF_TOWN: Final = re.compile(
    rf"\b(?:der|in der)\s+(?:(?:Hanse|Landeshaupt|Kreis|Universitäts)?[Ss]tadt|(?:Samt)?[Gg]emeinde)\s+(?P<town>{NAME})"
)
WHERE: Final = re.compile(rf"(?:\b(?:in|nach|zu)\s+)(?P<town>{NAME}{RIVER})(?![\wäöüß-])")
PARTS: Final = re.compile(r"\s*(?:,|;|\||/\s|\s[–-]\s|\n)\s*")
LEAD: Final = 8
NUMBERED: Final = re.compile(r"(?:straße|str\.|platz|weg|gasse|allee|ring)\s\d{1,3}\w?,\s", re.IGNORECASE)
STREET: Final = re.compile(
    r"straße|str\.|\bplatz|weg\b|gasse|allee|ring\b|\d|^(?:Am|An|Im|Auf|Zum|Zur)\s|Raum|Saal\b|Uhr|Online|Zoom",
    re.IGNORECASE,
)


def is_town(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name is that of a town: the register has it, or it ends like one."""
    plain = " ".join(name.split())
    return bool(plain) and plain not in NO_TOWNS | REGIONS and sureness(plain, vocabulary) >= Sureness.FORM


def town_of_venue(text: str, span: Span, vocabulary: Vocabulary, *, labelled: bool = False) -> PlaceMention | None:
    """Return the town in the words for a venue: "Rathaus Erlengrund, Raum 104" is in Erlengrund.

    A town stands behind its postcode, behind a house or "Stadt", behind "in", or as the last part. What is ``labelled``
    as the place may be a town of any name.
    """
    behind_postcode = POSTCODE.search(text, span.start, span.end)
    if behind_postcode:
        return place(behind_postcode, "town-behind-postcode", 0.95)
    for match in WHERE.finditer(text, span.start, span.end):
        alone = labelled and not text[span.start : match.start()].strip(" ,|") and match.end() == span.end
        free = match["town"] not in NO_TOWNS and not STREET.search(match["town"])
        if is_town(match["town"], vocabulary) or (alone and free):
            return place(match, "town-of-event", 0.85)
    named = town_in_name(text, span)
    if named:
        return named
    address = NUMBERED.search(text, span.start, span.end) is not None  # what ends it is the town, whatever its name
    last = last_part(text, span, vocabulary, labelled=address)
    for match in AT_HOUSE.finditer(text, span.start, span.end):
        # "Bürgerzentrum Ehrenfeld, Köln": the house is called after a quarter.
        if last and last.span.start > match.end() and (labelled or address or vocabulary.places.get(last.name.lower())):
            return replace(last, rule="town-behind-house")
        free = match["town"] not in NO_TOWNS and not STREET.search(match["town"])
        if is_town(match["town"], vocabulary) or (free and (labelled or is_hall(text, span, match))):
            return place(match, "town-behind-house", 0.85)
    return last_part(text, span, vocabulary, labelled=labelled)


def town_in_name(text: str, span: Span) -> PlaceMention | None:
    """Return the town behind "der Stadt" or "der Gemeinde"."""
    match = OF_TOWN.search(text, span.start, span.end)
    return place(match, "town-behind-town", 0.8) if match else None


def is_hall(text: str, span: Span, match: re.Match[str]) -> bool:
    """Tell whether a venue is a public house called after its town: alone between commas, or "im Kreishaus Talheim"."""
    behind = text[match.end() : span.end].lstrip()
    alone = not text[span.start : match.start()].strip(" ,|") and (not behind or behind[0] in ",;|(")
    inside = INSIDE.search(text, max(span.start, match.start() - LEAD), match.start())
    return (alone or inside is not None) and HALL.match(match.group()) is not None


def last_part(text: str, span: Span, vocabulary: Vocabulary, *, labelled: bool) -> PlaceMention | None:
    """Return the last part of an address that is the name of a town and nothing else."""
    start = span.start
    edges = [match.span() for match in PARTS.finditer(text, span.start, span.end)]
    parts = []
    for left, right in (*edges, (span.end, span.end)):
        parts.append(Span(start, left))
        start = right
    for part in reversed(parts):
        words = part.of(text).strip(" .")
        if not PLACE_NAME.fullmatch(words) or STREET.search(words) or words in NO_TOWNS:
            continue
        known = words in vocabulary.towns and start_of_part(parts, part)
        if is_town(words, vocabulary) or known or (labelled and part == parts[-1] and not re.fullmatch(HOUSE, words)):
            begin = text.index(words, part.start)
            return PlaceMention(Span(begin, begin + len(words)), "town-of-venue", 0.8, " ".join(words.split()))
    return None


def start_of_part(parts: list[Span], part: Span) -> bool:
    """Tell whether a part is the last of several, where an address has its town."""
    return len(parts) > 1 and part == parts[-1]


def place(match: re.Match[str], rule: str, sure: float) -> PlaceMention:
    """Return the town that a pattern found."""
    return PlaceMention(Span(*match.span("town")), rule, sure, " ".join(match["town"].split()))
