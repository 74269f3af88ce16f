"""Everyday words: labels of themes that texts also use in passing, and turns of phrase that mean no theme."""

from typing import Final

__all__ = ["GENERIC_HEADS", "IDIOMS", "PASSING", "VENUES"]


def parts(*lists: str) -> frozenset[str]:
    """Return the entries of lists separated by commas."""
    return frozenset(word.strip() for words in lists for word in words.split(",") if word.strip())


# These labels name a theme where a text deals with it (a heading, "zum Thema …"), and none where they only occur.
PASSING: Final = parts(
    # what everybody has or does
    "Familie, Bildung, Gesundheit, Arbeit, Kultur, Sport, Schule, Beschäftigung, Arbeitsmarkt, Erwerbsarbeit, Asyl,"
    "Arbeitswelt, Nachbarschaft, Nachbarn, Alltag, Praktikum, Drogen, Väter, Schulden, Wohnraum, Bürgernähe, Dorf,"
    "Familienleben, Wohngemeinschaft, Adoption, Migration, Kinderbetreuung, Kürzungen, Schulweg, Impfen,"
    "Schnittstellen, soziale Lage, inklusiv, Quartier, Engagierte, Förderprogramm,"
    "Förderrichtlinie, Prävention, benachteiligte Stadtteile, benachteiligtes Quartier",
    # words of planning and office
    "Steuerung, Zuständigkeiten, Wirksamkeit, Controlling, Monitoring, Qualifizierung, Weiterbildung, Zuwendung,"
    "Zuschuss, Bestandsaufnahme, Leitbild, Handlungskonzept, Rahmenvertrag, Supervision, Erfahrungsaustausch,"
    "fachlicher Austausch, Fachaustausch, Verstetigung, Datenaustausch, Datenschutz, Steuerungsgruppe, Resilienz,"
    "Mediation, Schlichtung, Lebenswelt, Lebenslagen, Lebensverhältnisse, Lebensbedingungen, interdisziplinär,"
    "wissenschaftliche Begleitung, Pressearbeit, Öffentlichkeitsarbeit, Leistungsvereinbarung, Datenschutzrecht,"
    "Evaluation, Bürgerservice, Internetzugang, soziale Medien, Zugänglichkeit, Besuchsdienst",
    # people
    "Senioren, Freiwillige, Auszubildende, Azubis, Arbeitslose, Jugendverband, Jugendverbände",
)

# Houses and services: a venue or a partner more often than a topic. One by itself names a theme only where it is
# announced, several also in a heading.
VENUES: Final = parts(
    "Familienzentrum, Kinder- und Familienzentrum, Familientreff, Familienbüro, Eltern-Kind-Zentrum, Spielplatz,"
    "Mehrgenerationenhaus, Generationenhaus, MGH, Stadtteilzentrum, Stadtteilhaus, Stadtteiltreff, Bürgerhaus,"
    "Nachbarschaftshaus, Nachbarschaftszentrum, Nachbarschaftstreff, Quartierstreff, Quartierszentrum, Frauenhaus,"
    "Dorfgemeinschaftshaus, Gemeinschaftshaus, Begegnungsstätte, Begegnungszentrum, Treffpunkt, Kindergarten,"
    "Jugendzentrum, Jugendtreff, Jugendclub, Jugendhaus, Jugendfreizeiteinrichtung, Grundschule, Beratungsstelle,"
    "Beratungsangebot, Gesundheitszentrum, Freiwilligenagentur, Freiwilligenzentrum, Pflegestützpunkt,"
    "Pflegestützpunkte, Jugendberufsagentur, Gemeinschaftsunterkunft, Integrationsrat, Krisendienst, Bildungsregion,"
    "Gesundheitskonferenz, Pflegekonferenz, weiterführende Schule, Jugendforum, Migrantenverein, Bürgerforum,"
    "Bürgerversammlung, Sozialkaufhaus, Kinderkrippe, Betreuungsverein, Jugendbeirat, Ehrenamtsbörse, Volkshochschule,"
    "Bürgertreff, Quartiershaus, Bürgerzentrum, Kiezzentrum, Seniorentreff, Nachbarschaftscafé, Stadtteilcafé,"
    "Dorfcafé, Mehrgenerationentreff, Seniorenzentrum, Seniorenheim, Pflegeheim, Altenheim, Pflegedienst, Schulbus,"
    "Stadtteilrunde, Förderschule, Stadtteilbüro, Quartiersbüro, Jugendwerkstatt, Jugendwohngruppe,"
    "Runder Tisch"
)

# What takes a label's meaning away: no theme is named where one of these stands.
IDIOMS: Final = parts(
    "unter Beteiligung, rege Beteiligung, reger Beteiligung, große Beteiligung, großer Beteiligung,"
    "zahlreiche Beteiligung, mit Beteiligung von, Bildung einer, Bildung eines, Bildung von, Kultur des, Kultur der,"
    "Kultur von, in Arbeit, bei der Arbeit, Familie und Freunde, Pflege der Kontakte, Pflege von Kontakten,"
    "Pflege des Netzwerks, Pflege der Website, Pflege der Internetseite, im Alter von, im Alter ab, im Alter zwischen,"
    "im Alter bis, gute Nachbarschaft, guter Nachbarschaft, in unmittelbarer Nachbarschaft,"
    "Presse- und Öffentlichkeitsarbeit"
)

# Second halves of compounds that leave the theme to the first: "Pflegeplanung", "Armutspolitik".
GENERIC_HEADS: Final = (
    "ansatz angebot arbeit aufgabe ausbau bedarf bekämpfung bereich bericht berichterstattung debatte diskussion"
    " entwicklung erhebung folge forschung frage förderung gefährdung gefährdet gipfel handlungsfeld initiative konzept"
    " krise maßnahme modell möglichkeit offensive option perspektive planung politik potenzial prävention problem"
    " problematik projekt prozess reform risiko risiken schwerpunkt situation strategie struktur system"
    " thema themen vorhaben ziel zukunft"
).split()
