"""Place names: what at a point of a text can be a place's name, and how surely it is one."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Final

from kg.cues import Cued
from kg.mention.named.districts import DISTRICTS
from kg.mention.named.regions import REGIONS
from kg.model import Span
from kg.vocabulary import Vocabulary

__all__ = [
    "ALSO_NOUNS",
    "BARE_ARTICLE",
    "COMMON",
    "ENDING",
    "MORE",
    "NEVER",
    "PLACE_NAME",
    "SHORTEST",
    "Sureness",
    "enumerated",
    "is_city",
    "is_known",
    "name_at",
    "sureness",
    "word_before",
]

TOWN: Final = r"(?:Bad |Sankt |St\. |Groß |Klein |Neu |Alt )?[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
ON_RIVER: Final = r"(?: (?:am|an der|im|in der|ob der|vor der|bei) [A-ZÄÖÜ][\wäöüß]+| \([\w ./]+\))?"
PLACE_NAME: Final = re.compile(TOWN + ON_RIVER)

BASE: Final = re.compile(
    r"(?:(?:Bad|Sankt|St\.|Hann\.|Groß|Klein|Neu|Alt|Königs|Markt|Lutherstadt|Hansestadt)\s)?"
    r"[A-ZÄÖÜ][a-zäöüßéè]+(?:-(?:[A-ZÄÖÜ]|(?=auf|an|am|im|in))[a-zäöüß]+){0,4}(?![\w])(?!-\w)"
)
TAIL: Final = re.compile(
    r"\s(?:(?:am|an der|an den|im|in der|in|ob der|vor der|vor dem|bei|auf|[av]\.\s?d\.|[abi]\.)\s?)?[A-ZÄÖÜ][\wäöüß-]+"
    r"|\s?\([A-ZÄÖÜ][\wäöüß. ]{1,20}\)"
    r"|/[A-ZÄÖÜ][a-zäöüß]+"
)
ON: Final = re.compile(r"\s(?:am|an|im|ob|vor|bei|in)\b|\s[aiv]\.|\s?\(")
RIVERS: Final = frozenset(
    "Rhein Main Donau Elbe Saale Neckar Inn Oder Weser Spree Havel Ruhr Lahn Fulda Werra Mosel Nahe Ems Isar Lech Iller"
    " Ilm Aisch Weinstraße Harz Taunus Schwarzwald Allgäu Odenwald Eifel Bodensee Leine Aller Mulde Elster Neiße Lippe"
    " Sieg Saar Kocher Jagst Tauber Altmühl Unstrut Teck Fils Aar Kaiserstuhl Breisgau Westerwald Hunsrück Bergstraße"
    " Ostsee Nordsee Spessart Rhön Kinzig Nidda See Berg".split()
)
ONLY_RIVERS: Final = RIVERS - {
    "Fulda",
    "Allgäu",
    "Harz",
    "Odenwald",
    "Eifel",
    "Schwarzwald",
    "Taunus",
    "Spessart",
    "Rhön",
}
# Cities whose names are nouns.
ALSO_NOUNS: Final = frozenset({"Essen", "Halle", "Hof", "Leer", "Wetter"})
MORE: Final = re.compile(
    r"\s*(?:,|und|sowie|oder|bzw\.|/|bis|über|nach)\s*"
    r"(?:(?:bis\s)?(?:in|nach|aus|bei)\s|(?:(?:in|aus|auf)\s)?(?:der|dem|die|das)\s|ins\s|im\s)?"
)
BARE_ARTICLE: Final = re.compile(r"\W*(?:und|sowie|oder)?\s*(?:der|dem|die|das)\s")
BEFORE: Final = re.compile(r"(?<![\w.-])([\w.-]++)[ \t]++$")
# Names of municipalities that are ordinary nouns or first names: the register alone does not make them a place.
COMMON: Final = frozenset(
    "acht alpen anger appel au auen bann barth berg berge bergen besitz binnen blender boden bogen brand brecht breit"
    " bruch brunnen brücken buch buche buchen burg burgen damm damp dill eck eich eichen einhaus einig engen ernst esch"
    " esche fahren fell fisch floß forst frücht furth gersten gleichen graben gräben grafschaft grande gries grub grube"
    " hagel hahn halbe hammer haste hausen häusern hecken heide heiden hof hohn holle holm holz horn horst hütten jade"
    " kappel karl kirchen kogel kommen korb krempel kuchen lachen lage landrecht laden langen lauf laufen lauter"
    " lederhose lehre lind linden linsengericht loose lotte lug mandel march mark mauer mauern meine moos motten much"
    " mücke mühlen müssen nagel nahe nebel norden ohne osten ostern otter perl platten pohl polle posen"
    " pracht puls rain"
    " regen reich reiff reut ried ringe rohr rom rosa rosengarten rot roth rust saal salz sand sande schlangen schleife"
    " schlier schmelz schmitt schotten schuld schutz schwall schwarz schwarzen seelen seifen senden singen sinn sonnen"
    " spalt speicher springe stapel stein steinen stelle stelzen strande tann tanne train twist valley viereck vogt"
    " vorwerk wald wallen wang wangen wehr weide weiden weil weiler welle wellen welt wenden werder weste westen wiesen"
    " winden winzer wissen wolken zell zimmern massen kamen rade kerben teichen wahlen steig kerzen"
    " roden essen halle"
    " bescheid waren wetter werben fischen hirten winkel mantel riegel filz haar reit rehe rauen erden wirft recke kalt"
    " kahl feucht linda herold paradies orbis magdala iden inden treuen lauben plate prem list seeblick vogelsang"
    " vogtei finne owen klink scheer ense essel ehr egg benz bach rech salm spall zeil enger leer hasel elben".split()
)
NEVER: Final = frozenset(
    "Mo Di Mi Do Fr Sa So Süden Osten Westen Norden"
    " Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Sonnabend Januar Februar März April Mai"
    " Juni Juli August Nachbarkreis Nachbargemeinde Nachbarstadt"
    " September Oktober November Dezember Stand Datum Termin Beginn Ende Uhrzeit Redaktion Redaktionsschluss Foto Frau"
    " Herr Herrn Deutschland Bund Land Stadt Kreis Landkreis Gemeinde Europa Euro Raum Saal Haus Etage Stock Seite Teil"
    " Foyer Nebenraum Erdgeschoss Untergeschoss Obergeschoss Der Die Das Den Dem Des Ein Eine Einen"
    " Einer Nord Süd Ost West Mitte Zentrum Innenstadt Altstadt Online Zoom Tel"
    " Telefon Fax Mail Postfach Menschen Personen Einwohner Einwohnern Kinder Jahre Jahren Stück"
    " Kilometer Vorsitz".split()
)
ENDING: Final = re.compile(
    r"(?:burg|stadt|dorf|heim|hausen|ingen|berg|felde?|bach|stein|brück|furt|hagen|hofen|ried|rode|beck"
    r"|born|münde|haven"
    r"|moor|wald|aue?|itz|ow|tal|see|weiler|büttel|loh|horst|stedt|stedten|stetten|roda|hain|wörth|siel"
    r"|koog|husen|wiesen|holz|grund)$"
)
# Nouns that end like a town.
NO_TOWN: Final = Cued(
    r"(?:bau|sitz|schau|frau|stau|eau|witz|blitz|kapital|spital|quartal|mental|show|know|periode|behagen|urwald|dingen"
    r"|(?:innen|alt|vor|groß|klein|haupt|mittel|partner|universitäts|kreis|hanse|heimat|nachbar|modell|welt)stadt"
    r"|(?:um|berufs|arbeits|handlungs|spiel|tätigkeits|themen|lern|praxis|aktions|vor|spannungs|politik"
    r"|wort|sozial)feld"
    r"|(?:pflege|wohn|alten|alters|kinder|senioren|tier|da|ge|jugend|vereins|sport|land)heim|(?:heimat"
    r"|nachbar|ferien|kinder)dorf"
    r"|(?:bau|edel|grund|meilen|eck|schorn|sand)stein|hinsicht|abteilung|werkstatt|internetz|(?:hinter"
    r"|vorder|unter|ab|be|beweg|meeres)grund|(?:brenn|tot|bau|natur)holz)$",
    re.IGNORECASE,
)
SHORTEST: Final = 5
# What no list of towns knows and what ends so is a house, a street or a thing.
BUILDING: Final = Cued(
    r"(?:haus|halle|zentrum|center|saal|schule|amt|kirche|raum|büro|treff|museum|bibliothek|universität|akademie|campus"
    r"|straße|platz|weg|allee|gasse|ung|ungen|heit|keit|tion|schaft|ismus|arbeit|hilfe|stelle|stätte"
    r"|projekt|konferenz)$",
    re.IGNORECASE,
)


class Sureness(IntEnum):
    """How surely a name is a place's: by a known place of this name, by its form, or only by what stands around it."""

    NOT = 0
    CONTEXT = 1
    FORM = 2
    KNOWN = 3


def name_at(text: str, start: int, end: int, vocabulary: Vocabulary) -> Span | None:
    """Return the name that begins at ``start``, with what follows it in the names of places ("am Rhein", "(Saale)")."""
    base = BASE.match(text, start, end)
    if base is None:
        return None
    tail = TAIL.match(text, base.end(), end)
    if tail:
        whole = " ".join(text[start : tail.end()].split())
        river = re.split(r"[\s(]", whole.rstrip(")"))[-1] in RIVERS and ON.match(tail.group())
        if is_known(whole, vocabulary) or (river and sureness(base.group(), vocabulary) >= Sureness.FORM):
            return Span(start, tail.end())
    return Span(start, base.end())


def is_known(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a Land, county or municipality is called so."""
    return name.lower() in vocabulary.places or name in vocabulary.towns


def is_city(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a Land or a city of county rank is called so."""
    return vocabulary.place(name) is not None


@lru_cache(maxsize=20_000)
def sureness(name: str, vocabulary: Vocabulary) -> Sureness:
    """Return how surely a name is a place's by itself."""
    plain = " ".join(name.split())
    if plain in NEVER or plain.split()[0].rstrip(".") in NEVER:
        return Sureness.NOT
    if plain.lower() in COMMON or plain in ONLY_RIVERS:
        return Sureness.CONTEXT
    if is_known(plain, vocabulary) or plain in REGIONS or plain in DISTRICTS:
        return Sureness.KNOWN
    return form_of(plain, vocabulary)


def form_of(name: str, vocabulary: Vocabulary) -> Sureness:
    """Return how surely a name that no list holds is a place's, by its form."""
    if NO_TOWN.search(name):
        return Sureness.NOT
    first, hyphen, second = name.partition("-")
    if hyphen and second[:1].isupper() and (is_city(first, vocabulary) or is_town(first, second, vocabulary)):
        return Sureness.FORM
    if (
        name.startswith(("Bad ", "Sankt "))
        or part_of_city(name, vocabulary)
        or (len(name) > SHORTEST and ENDING.search(name))
    ):
        return Sureness.FORM
    return Sureness.NOT if BUILDING.search(name) else Sureness.CONTEXT


def part_of_city(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name ends with that of a city, as parts of it do: "Lütgendortmund"."""
    ends = (name[cut:].capitalize() for cut in range(2, len(name) - SHORTEST))
    return name.isalpha() and any(is_city(one, vocabulary) for one in ends)


def is_town(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Tell whether both halves of a double name are names of places or end like them."""
    return (
        (first in vocabulary.towns or first in DISTRICTS)
        and first.lower() not in COMMON
        and (
            second in vocabulary.towns
            or bool(ENDING.search(second))
            or second in {"Nord", "Süd", "Ost", "West", "Mitte"}
        )
    )


def enumerated(
    text: str, name: Span, end: int, vocabulary: Vocabulary, *, asks: Sureness | None = None
) -> Iterator[Span]:
    """Yield the names of places that follow one in an enumeration; it ends with the first word that is none.

    How sure each must be is said by ``asks``; else it must at least look like a town.
    """
    last = name.end
    while more := MORE.match(text, last, end):
        following = name_at(text, more.end(), end, vocabulary)
        if following is None:
            return
        plain = following.of(text)
        # "In Köln und der Eifel", but no town in "und der Küche".
        asked = Sureness.FORM if BARE_ARTICLE.fullmatch(more.group()) else asks or Sureness.FORM
        if plain not in ALSO_NOUNS and sureness(plain, vocabulary) < asked:
            return
        yield following
        last = following.end


def word_before(text: str, start: int, span: Span) -> str:
    """Return the word right before a place of the text, on the same line; empty if there is none."""
    before = BEFORE.search(text, max(span.start, start - 60), start)
    return before.group(1) if before else ""
