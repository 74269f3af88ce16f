"""Lone towns: places that no word of their kind introduces, known by the register or by the document itself."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from kg.cues import Cued
from kg.mention.named.place_names import BARE_ARTICLE, COMMON, MORE, NEVER, Sureness, name_at, sureness
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import is_function
from kg.model import Span
from kg.vocabulary import Vocabulary
from kg.words import stem, stems

__all__ = ["bare_towns", "can_be_town", "lone_towns", "told_places"]

# "Stadt Auental", "12345 Auental", "Bürgermeister von Auental": the document itself says that there is such a place.
TELLING: Final = Cued(
    r"(?:\b(?:(?:Kreis|Hanse|Landeshaupt)?[Ss]tadt|(?:Samt|Verbands|Orts|Markt|Einheits)?[Gg]emeinde|Stadtverwaltung|Rathaus|Ortsteil"
    r"|Stadtteil|[Bb]ürgermeister(?:in)?\s(?:von|der\s(?:Stadt|Gemeinde)))|(?<!\d)\d{5})\s+(?=[A-ZÄÖÜ])"
)
CAPITAL: Final = re.compile(r"(?<![\w/&@.-])[A-ZÄÖÜ](?=[a-zäöüß.])")
# Small words a town stands behind; behind an article stands a river, a hill or a house.
LEADS: Final = frozenset(
    "in nach aus bei um für und oder sowie auch auf durch über bis ab gegen wie ist sind war waren wurde wurden"
    " zwischen nahe mit samt etwa nördlich südlich östlich westlich dann später zuletzt heute".split()
)
STOPS: Final = re.compile(r"[\s•*–—|(,;:.!?„“»«…]|$")
BEFORE: Final = re.compile(r"(?<![\w&.“”\"-])([\w&.“”\"-]++)[ \t]++$")
# Behind it a body or a person would go on: "Auental Stiftung", "Auental-Kolleg", "Auental e. V."
ON: Final = re.compile(r"[-/&]|[ \t](?:e\.\s?V|g?GmbH|eG\b|mbH|[A-ZÄÖÜ][\wäöüß]|&)")
LOOKED_BACK: Final = 60
SHORTEST: Final = 4

BARE: Final = Cued(r"\b[Ii]n\s+(?=[A-ZÄÖÜ])")
FROM: Final = Cued(
    r"(?P<first>[A-ZÄÖÜ][\wäöüßéèğışçö-]+)\s(?:[A-ZÄÖÜ]\.\s|(?:von|van|de|zu)\s)?[A-ZÄÖÜ][\wäöüßéèğışç-]+\saus\s+(?=[A-ZÄÖÜ])"
)
# What stands behind "in" without an article and is no place: nouns of set phrases, and whatever ends like a noun.
PHRASES: Final = frozenset(
    """abrede abschnitt abschnitten absicht absprache absprachen abstand acht aktion aktionen alleingang amt andacht
    angriff angst anlage anspruch anträgen arbeit arm armut art aufgaben aufruhr auftrag auftritt augenschein
    ausbau aussicht auszügen bau bausteinen begriff beispielen bekannten beruf beruhigung besitz betracht
    betrieb bett bewegung bezirken bezug bezügen bild bildern block brand brauch briefen buch bälde büchern büro
    cafés clubs dank details deutschland dialog dörfern ecken ehre ehren eigenregie einfalt einklang einsatz
    einzelfällen einzelheiten einzug ekstase elternzeit empfang entwurf erfahrung ermangelung ernst etappen
    europa fahrt familie farbe ferien feuer film filmen fluss folge foren form formaten frage fragen freude
    freunden frieden frist front furcht fällen führung fülle gang garten gebrauch gedanken gefahr gegenwart
    geist geld gemeinschaft genuss geschichten gesellschaft gespräch gestalt gewahrsam gewalt gold gremien
    grenzen grundzügen gruppen gänze gästen haft halle hand handarbeit haus heft heimen herz hinblick hinsicht
    hitze hochform hof huckepack häusern höhe internet interviews jahren jahresfrist jugendlichen kapitel kauf
    kenntnis kinderhand kirchen kisten kitas kleingruppen klinik kollegen konflikt konkurrenz kontakt
    kooperation kraft kreisen krisen krisenzeiten kursen kurzform küche kürze kürzester land laune leben
    lebensgefahr lichte liebe listen lockdown lohn luft ländern mehrheit minuten mitteln mode monaten museen
    muße nachbarn nachbarorten nachfolge nacht natur not notlagen nutzung nöte offenheit ordnung pacht parks
    partnern partnerschaft pausen pension person personalunion pfarreien pflege pflegeheimen phase planung
    politik portionen praxen praxis privatbesitz projekten prosa präsenz quoten rage rahmen raten raum recht
    reden regie regionen reihe reihen rente richtlinien richtung rollen ruhe ruhestand runden räten rücksprache
    sachen schach schichten schrift schritten schulden schulen schutz schwung sekunden selbsthilfe serie
    sicherheit sicht siedlungen sitzungen sorge sorgen spanien sprachen stadt standorten stellung stille stimmen
    stimmung streit stufen stunden städten summe szene sälen tabellen tagen teamarbeit teams teilen teilzeit
    theorie trauer treue trägerschaft umfragen umlauf umsetzung unkenntnis unruhe unternehmen urlaub
    verantwortung verbindung verbund verbänden verdacht vereinen verfall vergessenheit verhandlungen
    verlegenheit vernunft vertretung verwahrung verzug vielfalt vierteln vollbesitz vollzeit vorbereitung
    vorlage vorleistung vorträgen wahrheit wellen werkstätten wert wirklichkeit wissenschaft wochen wohnheimen
    wohnungen wort worten wut würde zahlen zeiten zeitnot zeitschriften zeitung zeitungen zelten ziffern zivil
    zug zukunft zusammenhang zuständigkeit zuständigkeiten zweifel zwischenzeit ämtern übereinstimmung überzahl
    übungen""".split()
)
NOUN: Final = re.compile(
    r"(?:ung|heit|keit|schaft|tion|ität|ie|ik|enz|anz|nis|tum|ment|ismus|zeit|form|falls?|fällen|arbeit|rahmen|hilfe|recht"
    r"|haus|häusern|gruppen?|schulen?|kreisen?|räumen?|orten?|teilen?|stellen?|zentren|zentrum|innen|heimen|phasen?|weise"
    r"|linie|höhe|seite|spiel|bezug|sprache|format|runden?|hand|nähe|amt|ämtern|reihen?|klassen?|texten?|medien|foren|kursen?"
    r"|workshops?|teams?|projekten?|berufen?|betrieben?|bereichen?|angeboten?|feldern?|büros?|cafés?|kitas?|clubs?|treffs?)s?$",
    re.IGNORECASE,
)
# "In Absprache mit", "in Höhe von", "in Gestalt der": a place has no such thing behind it.
GOES_ON: Final = re.compile(
    r"\s(?:mit|von|zu[mr]?|der|des|an|auf|für|eines|einer|gegen|um|ohne|statt|bringen|halten)\b|/|\s?\d"
)


def told_places(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the names that a document itself says are towns or districts, whether or not a list knows them."""
    found: set[str] = set()
    for lead in TELLING.finditer(text):
        name = name_at(text, lead.end(), len(text), vocabulary)
        plain = " ".join(name.of(text).split()) if name else ""
        if (
            name
            and sureness(plain, vocabulary) >= Sureness.CONTEXT
            and not NOUN.search(plain)
            and not is_function(plain)
        ):
            found.add(plain)
    return frozenset(found)


def lone_towns(
    text: str, span: Span, told: frozenset[str], surnames: frozenset[str], vocabulary: Vocabulary
) -> Iterator[Span]:
    """Yield the names of towns that stand free: behind a sign or a small word, with nothing of a longer name around."""
    for begin in CAPITAL.finditer(text, span.start, span.end):
        name = name_at(text, begin.start(), span.end, vocabulary)
        if name is None or not stands_free(text, span, name):
            continue
        plain = " ".join(name.of(text).split())
        known = sureness(plain, vocabulary) is Sureness.KNOWN and plain in vocabulary.towns
        if (known or plain in told) and len(plain) >= SHORTEST and plain not in surnames and not is_first_name(plain):
            yield name


def stands_free(text: str, span: Span, name: Span) -> bool:
    """Tell whether nothing around a name is part of a longer one."""
    if ON.match(text, name.end, span.end) or "\n" in name.of(text):
        return False
    before = text[max(span.start, name.start - LOOKED_BACK) : name.start]
    word = BEFORE.search(before)
    return not word or word.group(1).lower() in LEADS


def bare_towns(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the names behind "in", or behind a person and "aus", that can be no other noun: "in Neugraben"."""
    for lead in FROM.finditer(text, span.start, span.end):
        name = name_at(text, lead.end(), span.end, vocabulary)
        if name and is_first_name(lead["first"]) and can_be_town(name.of(text), vocabulary):
            yield name
    for lead in BARE.finditer(text, span.start, span.end):
        name = name_at(text, lead.end(), span.end, vocabulary)
        while name and can_be_town(name.of(text), vocabulary) and not GOES_ON.match(text, name.end, span.end):
            yield name
            more = MORE.match(text, name.end, span.end)
            apart = more is None or BARE_ARTICLE.fullmatch(more.group()) is not None
            name = name_at(text, more.end(), span.end, vocabulary) if more and not apart else None


def can_be_town(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name that no list holds is none of the nouns that stand without an article."""
    plain = " ".join(name.split())
    if sureness(plain, vocabulary) is Sureness.NOT or len(plain) < SHORTEST:
        return False
    if plain in NEVER or plain.lower() in COMMON | PHRASES or NOUN.search(plain):
        return False
    return not (is_function(plain) or is_first_name(plain) or stem(plain) in spoken(vocabulary))


@lru_cache(maxsize=4)
def spoken(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems of the words of all themes' labels."""
    return frozenset(one for theme in vocabulary.themes.values() for label in theme.labels for one in stems(label))
