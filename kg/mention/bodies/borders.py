"""Borders: the words that end the name of a body, and those that make no name of what they stand in."""

from typing import Final

from kg.mention.bodies.inflection import head_of, is_office

__all__ = ["LANDS", "VAGUE", "is_service", "no_field", "stops"]

STOP: Final = frozenset(
    "Frau Herr Herrn Dr Prof PD Dipl Der Die Das Den Dem Des Ein Eine Einen Im Am Zum Zur Vom Beim Für Mit Und Auf"
    " Aus Bei Nach Über Wie Was Wer Wo Wann Warum Als Wir Sie Er Es Ich Ihr Auch So Hier Dort Dazu Darüber Damit Danach"
    " Dabei Zudem Außerdem Gemeinsam Heute Gestern Morgen Seit Von An In Ab Bis Durch Ohne Gegen Um Vor Zwischen Unter"
    " Neben Unser Unsere Ihre Seine Alle Diese Dieser Dieses Jede Jeder Kein Keine Weitere Andere Viele Beide Wenn Weil"
    " Ob Dass Nicht Noch Nur Schon Mehr Uhr Tel Telefon Fax E-Mail Foto Fotos Bild Kontakt Adresse Termin Anfang Ende"
    " Januar Februar März April Mai Juni Juli August September Oktober November Dezember Montag Dienstag Mittwoch"
    " Donnerstag Freitag Samstag Sonnabend Sonntag Vortrag Impuls Input Keynote Grußwort Moderation Podium Protokoll"
    " Thema Themen Träger Partner Mitglieder Veranstalter Förderer Ansprechpartner Kooperationspartner TOP Nr"
    " MdL MdB MdEP SPD CDU CSU FDP AfD Sprecherin Sprecher Entschuldigt Anwesend Gäste Vertreter Vertreterin"
    " Angebot Angebote Projekt Projekte Programm Ziel Leistungen Fachkräfte Kommune Kommunen Sekretariat"
    " Vorsitz Vorsitzende Vorsitzender Stellvertretung Mitglied Gast".split()
)
VAGUE: Final = frozenset(
    "Region Stadtteil Quartier Landkreis Kreis Stadt Gemeinde Ort Dorf Rathaus Rahmen Bereich Anschluss Land Zentrum"
    " Gespräch Jahr Sommer Winter Herbst Frühjahr Abend Nachmittag Vormittag Wochenende Tag Rande Mittelpunkt Fall"
    " Internet Umkreis Verein Verband Bezirk Sozialraum Bund Zukunft Arbeit Einrichtung Hause Haus Netzwerk Fokus"
    " Folge Vorfeld Auftrag Namen Sinne Gebiet Nachbarschaft Wohngebiet Verfügung Seite Beginn Schluss Auftakt".split()
)
NO_FIELDS: Final = frozenset(
    "Mittel Gelder Unterstützung Teilnahme Rückfragen Fragen Informationen Hinweise Spenden Interessierte Einsatz"
    " Verfügung".split()
)
# Services, houses and territories that a body may be for: "Amt für soziale Dienste", "Stiftung für Stadt und Kreis".
SERVED: Final = frozenset(
    "jugend selbsthilfe dienste schule haus kirche gesellschaft gericht polizei forum netz werk kammer tagesstätte"
    " werkstätten kindertagesstätte museum hochschule verwaltung zentrum".split()
)
LANDS: Final = frozenset("Stadt Kreis Land Gemeinde Dorf Region".split())


def stops(word: str) -> bool:
    """Tell whether a capitalised word ends every name: an address, an office, a date."""
    return word in STOP or is_office(word)


def no_field(noun: str) -> bool:
    """Tell whether a noun is no field that a body works in: another body, an office, what somebody is thanked for."""
    return stops(noun) or noun in NO_FIELDS or (head_of(noun) is not None and not is_service(noun))


def is_service(noun: str) -> bool:
    """Tell whether a noun names a service or a house rather than a body ("Altenhilfe")."""
    head = head_of(noun)
    return head is not None and (head[1].weak or head[1].noun in SERVED)
