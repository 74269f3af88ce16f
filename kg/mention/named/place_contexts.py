"""Place contexts: what stands before and behind a name that is a place's."""

import re
from dataclasses import dataclass
from typing import Final

from kg.cues import Cued
from kg.mention.named.place_names import Sureness

__all__ = ["CONTEXTS", "Context"]

MONTH: Final = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
DAY: Final = rf"\d{{1,2}}\.(?:\s?(?:/|-|–|bis|und)\s?\d{{1,2}}\.)?\s?(?:\d{{1,2}}\.|{MONTH})"
# How streets end, with a house number behind: "Lindenweg 8 a", "Am Hafen 3".
STREET: Final = (
    r"(?:(?<=aße\s)|(?<=str\.\s)|(?<=weg\s)|(?<=atz\s)|(?<=lee\s)|(?<=asse\s)|(?<=ring\s)|(?<=damm\s)"
    r"|(?<=ufer\s)|(?<=arkt\s)|(?<=teig\s)|(?<=hof\s)|(?<=ussee\s)"
    r"|\b(?:Am|An der|Im|In der|Auf dem|Unter den)\s[A-ZÄÖÜ][\wäöüß]+\s)"
    r"\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d{1,4})?"
)
VENUE: Final = (
    r"(?:Rathaus|Bürgerhaus|Bürgersaal|Bürgerzentrum|Stadthalle|Stadthaus|Kreishaus|Gemeindehaus|Dorfgemeinschaftshaus"
    r"|Kongresshalle|Kongresszentrum|Kurhaus|Kulturhaus|Festhalle"
    r"|(?:Haupt)?[Bb]ahnhof|Schloss|Messe|Rathaussaal)(?:e?s)?"
)
LANDS: Final = (
    r"Baden-Württemberg|Bayern|Brandenburg|Hessen|Mecklenburg-Vorpommern|Niedersachsen|Nordrhein-Westfalen|NRW"
    r"|Rheinland-Pfalz|Saarland|Sachsen(?:-Anhalt)?|Schleswig-Holstein|Thüringen"
)
DISTRICT: Final = (
    r"(?:Stadtteil|Ortsteil|Stadtbezirk|Ortschaft|Gemeindeteil|Stadtviertel|Stadtquartier|Stadtgebiet)(?:s|en|e)?"
)
END: Final = re.compile(r"\s*(?:$|[.;:)|\]]|\s[–-]\s|,|\n)", re.MULTILINE)
LINE_END: Final = re.compile(r"[ \t]*(?:$|\([A-ZÄÖÜ])|,\s(?:Stadtteil|Ortsteil)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Context:
    """Where a name is a place's: what stands before it and behind it, and how sure the name must be by itself.

    Without its ``sign`` a stretch of text has no such place: a look for that spares most patterns.
    """

    rule: str
    before: Cued
    behind: re.Pattern[str] | None
    asks: Sureness
    confidence: float
    sign: str


def context(
    rule: str, before: str, asks: Sureness, confidence: float, behind: re.Pattern[str] | None = None, sign: str = ""
) -> Context:
    """Return a context whose patterns see the lines of the text."""
    return Context(rule, Cued(before, re.MULTILINE), behind, asks, confidence, sign)


CONTEXTS: Final = (
    context("town-in-address", r"(?:^|(?<=[,;|(•])\s?|(?<=\sin\s)|(?<=D-)|(?<=\d\s))\d{5}\s+", Sureness.CONTEXT, 0.95),
    context("town-in-address", rf"{STREET},\s+", Sureness.CONTEXT, 0.9, END, sign=","),
    context(
        "town-with-date",
        r"^[ \t]*",
        Sureness.CONTEXT,
        0.9,
        re.compile(rf",\s*(?:den\s|am\s|\w+tag,\s?(?:den\s)?)?{DAY}"),
        sign=",",
    ),
    context(
        "town-with-date",
        r"^[ \t]*",
        Sureness.CONTEXT,
        0.85,
        re.compile(rf"/[A-ZÄÖÜ][a-zäöüß-]+,\s*(?:den\s|am\s)?{DAY}"),
        sign=",",
    ),
    context(
        "town-with-date",
        r",\s+|^[^\n/]{3,30}/",
        Sureness.FORM,
        0.85,
        re.compile(rf",\s*(?:den\s|am\s|\w+tag,\s?(?:den\s)?)?{DAY}"),
        sign=",",
    ),
    context(
        "town-with-date",
        r"(?<=[A-ZÄÖÜa-z:])(?:[ \t]{2,}|[ \t]*\|[ \t]*)",
        Sureness.CONTEXT,
        0.85,
        re.compile(rf",\s*(?:den\s|am\s)?{DAY}"),
        sign=",",
    ),
    context(
        "town-begins-report",
        r"^[ \t]*",
        Sureness.FORM,
        0.8,
        re.compile(r"(?:/[A-ZÄÖÜ][a-zäöüß]+)?(?:\.|\s\([a-z/]{2,12}\)\.?|\s?[–-])\s+(?=[„A-ZÄÖÜ])"),
    ),
    context(
        "place-label",
        r"^[ \t]*(?:(?:Veranstaltungs|Tagungs)?[Oo]rt|Wo|Sitz|Region|(?:Unsere\s+)?Stand(?:ort|orte)"
        r"|Einsatzorte?|Modellregionen|Beratungsorte)\s*:\s*",
        Sureness.CONTEXT,
        0.9,
        re.compile(rf"{END.pattern}|\s(?:und|sowie)\s[A-ZÄÖÜ]", re.MULTILINE),
        sign=":",
    ),
    context(
        "town-opens-line",
        r"^[ \t]*(?:[•*–-][ \t]+)?",
        Sureness.KNOWN,
        0.75,
        re.compile(
            r"[ \t]*(?:\||:[ \t]+(?:\w+tags?\b|[Jj]ede|[Nn]ach\b|\d|[A-ZÄÖÜ]\w+\s(?:[A-ZÄÖÜ][\w-]+\s)?[a-zäöü]))"
        ),
    ),
    context("town-in-cell", r"\|[ \t]*", Sureness.KNOWN, 0.75, re.compile(r"[ \t]*(?:\||$)", re.MULTILINE), sign="|"),
    context(
        "places-of-kind",
        r"\b(?:[Dd]en|[Dd]er|[Dd]ie|und|sowie|[Ii]n)\s(?:(?:Orts|Samt|Verbands|Mitglieds)?[Gg]emeinden|Dörfern?|Orte?n?|Ortschaften|Städten?|Ortsteilen?|Stadtteilen?|Stadtbezirken?|Quartieren?|Kommunen"
        r"|Sozialräumen?|Planungsräumen?|Stadtvierteln?|Bezirken?|Siedlungen|Wohngebieten?|Nachbarorten?)\s",
        Sureness.CONTEXT,
        0.85,
        re.compile(r"(?:,|\s(?:und|sowie))\s[A-ZÄÖÜ]"),
    ),
    context(
        "places-of-kind",
        r"\b(?:Quartieren?|Stadtteilen?|Ortsteilen?|Orten?|Gemeinden|Städten?|Regionen|Standorten?|Kommunen)"
        r"(?:\s[a-zäöüß]{2,12}){0,2}\s?:\s",
        Sureness.CONTEXT,
        0.8,
        re.compile(r"(?:,|\s(?:und|sowie))\s[A-ZÄÖÜ]"),
        sign=":",
    ),
    context("town-with-date", r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{2,4})?:?\s+", Sureness.KNOWN, 0.8, END, sign="."),
    context(
        "places-of-kind",
        r"\b(?:Partner|Nachbar|Modell)(?:städten?|gemeinden|kommunen|(?:land)?kreisen?|dörfern?|orten?|regionen)\s"
        r"(?:wie\s|sind\s)?",
        Sureness.CONTEXT,
        0.8,
        re.compile(r"(?:,|\s(?:und|sowie))\s[A-ZÄÖÜ]"),
    ),
    context(
        "town-of-part",
        r"\b(?:Marktplatz|Innenstadt|Zentrum|Altstadt|Umland|Norden|Süden|Osten|Westen|Nähe|Umgebung|Stadtgebiet)\svon\s",
        Sureness.FORM,
        0.85,
        sign="von",
    ),
    context("district", rf"\b{DISTRICT}\s+", Sureness.CONTEXT, 0.85),
    context(
        "town-of-kind",
        r"\b(?:[Ii]m\s(?:Flecken|Markt|Dorf|Kurort|Weiler)|(?:[Ii]n|[Aa]us)\sder\s(?:Einheits|Orts|Samt|Verbands|Groß|Markt|Insel)gemeinde"
        r"|(?:[Ii]m|[Aa]us\sdem)\sNachbar(?:(?:land)?kreis|ort|dorf)"
        r"|(?:[Ii]n|[Aa]us)\sder\sNachbar(?:region|stadt|gemeinde)"
        r"|(?:[Ii]n|[Aa]us|[Ff]ür)\s(?:der|die)\s(?:Modell|Planungs|Gesundheits|Bildungs)?[Rr]egion(?=\s[A-ZÄÖÜ][a-zäöüß]+-[A-ZÄÖÜ])"
        r"|(?:[Ii]n|[Aa]us)\sder\s(?:Kreis|Hanse|Universitäts|Klein|Residenz)stadt)\s",
        Sureness.CONTEXT,
        0.8,
    ),
    context(
        "district-that-lies",
        r"(?<![^\n])(?:Der|Die|Das)\s",
        Sureness.CONTEXT,
        0.75,
        re.compile(
            r"\sliegt\s(?:im\s(?:\w+lichen\s)?(?:Nord|Süd)?(?:[Nn]orden|[Oo]sten|[Ss]üden|[Ww]esten|[Hh]erzen|[Zz]entrum)\s(?:von|der|des)"
            r"|am\s(?:\w+\s)?(?:Stadt|Orts)?[Rr]and)\b"
        ),
        sign="liegt",
    ),
    context(
        "district",
        r"\b(?:[Ii]m|[Dd]as|[Dd]em)\s(?:Quartier|Wohngebiet|Wohnquartier|Kiez|Viertel)\s+",
        Sureness.FORM,
        0.75,
    ),
    context(
        "district",
        r"\b(?:in|durch|aus|für|um)\s(?:der|die)\s(?=(?:Süd|Nord|West|Ost)stadt\b)",
        Sureness.NOT,
        0.75,
        sign="stadt",
    ),
    context(
        "places-of-kind",
        r"\bEinzugsgebiete?\s(?:sind|ist|umfasst|bilden)\s(?:auch\s)?",
        Sureness.CONTEXT,
        0.8,
        re.compile(r"(?:,|\s(?:und|sowie))\s"),
        sign="inzugsgebiet",
    ),
    context(
        "places-of-kind",
        r"\b(?:Förder|Programm|Modell|Projekt|Stadtumbau|Untersuchungs)(?:gebiete|räume|regionen|standorte)\s(?:sind|waren|umfassen)\s",
        Sureness.CONTEXT,
        0.8,
        re.compile(r"(?:,|\s(?:und|sowie))\s"),
    ),
    context(
        "towns-listed", r"\bfür\s+", Sureness.KNOWN, 0.7, re.compile(r"(?:,|\s(?:und|sowie))\s[A-ZÄÖÜ]"), sign="für"
    ),
    context("town-of-mayor", r"[Bb]ürgermeister(?:in)?\s(?:von|in)\s", Sureness.CONTEXT, 0.9, sign="ürgermeister"),
    context("town-of-venue", rf"\b{VENUE}\s(?:in\s)?", Sureness.FORM, 0.8),
    context(
        "town-of-venue",
        rf"\b{VENUE}\s(?:in\s)?",
        Sureness.CONTEXT,
        0.7,
        re.compile(r"[ \t]*(?:$|[,.;)(])", re.MULTILINE),
    ),
    context(
        "town-behind-preposition",
        r"\b(?:[Ii]n|[Nn]ach|[Aa]us|[Bb]ei|bis|[Zz]wischen|nahe|[Gg]roßraum|Raum|[Rr]und um|[Üü]ber)\s+",
        Sureness.FORM,
        0.85,
    ),
    context(
        "town-on-a-way", r"\b[Vv]on\s+", Sureness.CONTEXT, 0.8, re.compile(r"\s(?:über|nach|bis)\s(?:nach\s)?[A-ZÄÖÜ]")
    ),
    context(
        "towns-by-kind",
        r"\b(?:\w*[Ss]tädten?|Gemeinden|Kommunen|Orten?|Standorten?)\swie\s",
        Sureness.FORM,
        0.85,
        sign="wie",
    ),
    context(
        "region",
        r"\b(?:im|ins|in|aus|am|an|auf|der|die|das|dem|den|vom|zum|Im|In|Aus|Am|Auf|Der|Die|Das)\s+"
        r"(?:(?:(?:nord|süd)?(?:öst|west)|nörd|süd|länd)liche[nmrs]?\s+|(?:gesamt|mittler|hinter|vorder|ober|unter)e[nmrs]?\s+)?",
        Sureness.KNOWN,
        0.85,
    ),
    context(
        "towns-listed",
        r"\b(?:sind|waren|wurden|darunter|etwa|beispielsweise|unter anderem|u\.\s?a\.)"
        r"\s(?:auch\s|dann\s|zudem\s|außerdem\s)?",
        Sureness.KNOWN,
        0.75,
        re.compile(r"(?:,|\s(?:und|sowie))\s[A-ZÄÖÜ]"),
    ),
    context(
        "town-with-land",
        r"(?<![\w-])(?=[A-ZÄÖÜ][^\s(]{2,40}\s\()",
        Sureness.FORM,
        0.85,
        re.compile(rf"\s\((?:{LANDS})\)"),
        sign="(",
    ),
    context(
        "town-with-land",
        r"(?<![\w-])(?=[A-ZÄÖÜ][^\s(]{2,40}\s\()",
        Sureness.CONTEXT,
        0.85,
        re.compile(
            r"\s\((?:Österreich|Schweiz|Niederlande|Frankreich|Polen|Tschechien|Dänemark|Belgien|Italien|Luxemburg)\)"
        ),
        sign="(",
    ),
    context("town-in-brackets", r"(?<=\w\s)\(", Sureness.KNOWN, 0.8, re.compile(r"\)"), sign="("),
    context("town-behind-comma", r",\s+", Sureness.KNOWN, 0.75, END, sign=","),
    context("town-alone", r"^[ \t]*(?:[•*–-][ \t]+)?", Sureness.KNOWN, 0.7, LINE_END),
    context(
        "town-with-date",
        r"\((?=[^\n()]{3,40}\d)",
        Sureness.CONTEXT,
        0.8,
        re.compile(rf",\s*(?:den\s|am\s)?{DAY}"),
        sign="(",
    ),
    context(
        "town-with-date",
        rf"(?<!\d){DAY}\s?(?:\d{{4}})?,\s+",
        Sureness.KNOWN,
        0.75,
        re.compile(r"\s*(?::\s|$)", re.MULTILINE),
        sign=",",
    ),
    context(
        "place-label",
        r"^[ \t]*(?:(?:Sozial)?[Rr]egion|Sozialraum|Planungsraum|Bezirk|Standort)\s"
        r"(?:\d{1,2}|[IVX]{1,4}|Nord|Süd|Ost|West|Mitte)\s?[–:-]\s",
        Sureness.CONTEXT,
        0.8,
        re.compile(r"(?:,|\s(?:und|sowie)|/)\s?[A-ZÄÖÜ]|[ \t]*$", re.MULTILINE),
    ),
    context(
        "town-of-mayor",
        r"meister(?:in)?\s(?:Dr\.\s)?(?:[A-ZÄÖÜ][\wäöüß-]+\s){1,3}\(",
        Sureness.CONTEXT,
        0.8,
        re.compile(r"\)"),
        sign="(",
    ),
    context(
        "town-abroad",
        r"\b(?:polnisch|tschechisch|französisch|niederländisch|österreichisch|dänisch|belgisch|italienisch|britisch"
        r"|israelisch|türkisch)e[nmrs]?\s(?:Partnerstadt\s)?",
        Sureness.CONTEXT,
        0.75,
        re.compile(r"[ \t]*(?:$|[,.;)(]|\s(?:und|sowie)\s)", re.MULTILINE),
        sign="isch",
    ),
)
