"""Events: name, days and town as pages of every layout give them, and pages that are about no event."""

from datetime import date

import pytest

from kg.mention import mentions
from kg.model import EventMention
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def event(text: str) -> EventMention | None:
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    return next((one for one in found if isinstance(one, EventMention)), None)


def told(text: str) -> tuple[str, str, str, str | None]:
    found = event(text)
    assert found
    for part in (found, found.days, found.place):
        assert part is None or part.span.of(text).strip()
    days = found.days
    return (
        found.title,
        days.first.isoformat() if days else "",
        days.last.isoformat() if days else "",
        found.place.name if found.place else None,
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("7. Fachtag Sozialplanung", "7. Fachtag Sozialplanung"),
        ("Protokoll der 3. Sitzung der AG 78 Talheim", "3. Sitzung der AG 78 Talheim"),
        ("Niederschrift über die 14. Sitzung des Inklusionsbeirats", "14. Sitzung des Inklusionsbeirats"),
        ("Einladung zum Netzwerktreffen Frühe Hilfen", "Netzwerktreffen Frühe Hilfen"),
        ("Dokumentation des 42. Mustertages", "42. Mustertag"),
        ("Rückblick auf die 2. Regionale Pflegekonferenz", "2. Regionale Pflegekonferenz"),
        ("Programm: Fachtagung „Wohnen für alle“", "Fachtagung „Wohnen für alle“"),
        ("Bildergalerie: Zehn Jahre Stadtteilbüro Nord", "Zehn Jahre Stadtteilbüro Nord"),
        ("41./42. Talheimer Gespräche zur Pflege", "41./42. Talheimer Gespräche zur Pflege"),
        ("Forum 2: Zuhause alt werden – Pflege im Dorf", "Forum 2: Zuhause alt werden – Pflege im Dorf"),
        ("Fachtag Inklusion am 3. Mai 2031 in Kiel", "Fachtag Inklusion"),
        ("Fachtag Inklusion in Kiel", "Fachtag Inklusion"),
        ("Fachtagung Armut, Gesundheit und Teilhabe, 4.5.2031", "Fachtagung Armut, Gesundheit und Teilhabe"),
        ("Dorf für alle: Auftakt der Allianz Land", "Auftakt der Allianz Land"),
        ("Steuerungskreis „Aufwachsen“ – 8. Sitzung", "Steuerungskreis „Aufwachsen“ – 8. Sitzung"),
        ("Fachgespräch Wohnungsnot – Mitwirkende", "Fachgespräch Wohnungsnot"),
    ],
)
def test_the_name_of_an_event_is_its_title_without_page_kind_date_and_place(line, name):
    assert told(f"{line}\n\nDie Ergebnisse stehen hier.")[0] == name


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Fachtag Wohnen\nDonnerstag, 4. März 2027, 9.30 – 16.00 Uhr", ("2027-03-04", "2027-03-04")),
        ("Fachtag Wohnen\nTermin: 12.-13.06.2029", ("2029-06-12", "2029-06-13")),
        ("Fachtag Wohnen\nWann\n8.12.25, 10 Uhr", ("2025-12-08", "2025-12-08")),
        ("Stand: 3.1.2026\n\nFachtag Wohnen\n\nDer Fachtag findet am 4. Mai statt.", ("2026-05-04", "2026-05-04")),
        ("26.08.2024\n\nFachtag Wohnen\n\nAm Donnerstag, 22. August, kamen 90 Gäste.", ("2024-08-22", "2024-08-22")),
        ("Fachtag Wohnen\n\nAm 9. Juli 2026 lud die Stadt ein.\n\nGespeichert am 30.08.2026", ("2026-07-09",) * 2),
        ("5. Fachtag Wohnen\n4.5.2027\n\nDer 6. Fachtag findet am 3.5.2028 statt.", ("2027-05-04", "2027-05-04")),
        ("Fachtag Wohnen 2029\n\nVom 30. Mai bis 1. Juni trafen sich Fachleute.", ("2029-05-30", "2029-06-01")),
    ],
)
def test_the_days_of_an_event(text, days):
    assert told(text)[1:3] == days


@pytest.mark.parametrize(
    "line",
    [
        "Stand: 3. Mai 2027",
        "Anmeldung bis 3.5.2027 im Rathaus.",
        "Anmeldeschluss: 3.5.2027",
        "Nächster Termin: 3.5.2027",
        "Das Protokoll vom 3.5.2027 wird genehmigt.",
        "Der Verein besteht seit dem 3. Mai 2007.",
        "© Stadt Talheim, 3.5.2027",
        "Letzte Änderung: 3.5.2027",
        "Nach dem Gesetz vom 3. Mai 2007 ist das Pflicht.",
    ],
)
def test_other_dates_are_not_the_event_s(line):
    found = event(f"7. Fachtag Sozialplanung\n\nEs ging um Daten.\n\n{line}\n")
    assert found
    assert found.days is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fachtag Wohnen\nOrt: Kiel", "Kiel"),
        ("Fachtag Wohnen\nOrt\nKreishaus Lindhorst, Saal 2", "Lindhorst"),
        ("Fachtag Wohnen\nWo: Bürgerhaus, Schulstr. 4, 37000 Wiesenborn", "Wiesenborn"),
        ("Fachtag Wohnen\n4.5.2027, Stadthalle, Kiel", "Kiel"),
        ("Fachtag Wohnen\nDonnerstag, 4. Mai 2027\nKulturspeicher, Am Hafen 3, Brennfurt", "Brennfurt"),
        ("Fachtag Wohnen\n\nAm 4. Mai 2027 trafen sich Fachleute in Bad Ellerau.", "Bad Ellerau"),
        ("Fachtag Wohnen\n\nAm 4. Mai 2027 lud der Verein ins Forum der Stadt Leverkusen.", "Leverkusen"),
        ("Fachtag Wohnen\n\nAm 4. Mai 2027 trafen sich Fachleute in Kooperation mit dem Verein.", None),
        ("Fachtag Wohnen\n\nDas Büro in Kiel nimmt Anmeldungen entgegen.", None),
    ],
)
def test_the_town_of_an_event(text, place):
    assert told(text)[3] == place


@pytest.mark.parametrize(
    "text",
    [
        "Netzwerk Frühe Hilfen Talheim\n\nDas Netzwerk verbindet seit 2014 viele Stellen.",
        "Fachausschuss Jugend\nZusammensetzung (Stand: 1. Februar 2026)\n\nMitglieder:\nAda Lenz, Stadt Talheim",
        "Newsletter 3/2027\n\nAm 4. Mai 2027 fand der Fachtag Pflege statt.",
        "Förderbescheid übergeben: Bücherei wird Treffpunkt\n\nTalheim, 3. Mai 2027 – Frau Lenz hat ihn übergeben.",
        "Merkblatt\n\nMontag bis Freitag 9.00 – 17.00 Uhr.",
        "Forum Inklusion Talheim\n\nDas Forum ist ein Zusammenschluss von Vereinen.",
    ],
)
def test_pages_that_are_about_no_event(text):
    assert event(text) is None


def test_a_date_is_a_calendar_day():
    found = event("Fachtag Wohnen\nvom 30. Dezember 2027 bis 2. Januar 2028 in Kiel")
    assert found
    assert found.days
    assert (found.days.first, found.days.last) == (date(2027, 12, 30), date(2028, 1, 2))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Backnang, 19. Oktober 2023\n\nFachtag Pflege\n\nGestern trafen sich 90 Gäste.", "2023-10-18"),
        ("19. Oktober 2023\n\nFachtag Pflege\n\n90 Gäste trafen sich gestern in Kiel.", "2023-10-18"),
        ("28. Juni 2023\n\nFachtag Pflege\n\nAm vergangenen Mittwoch trafen sich alle.", "2023-06-21"),
        ("28. Juni 2023\n\nFachtag Pflege\n\nAlle trafen sich am vergangenen Mittwoch.", "2023-06-21"),
        ("28. Juni 2023\n\nFachtag Pflege\n\nAlle trafen sich am letzten Montag, 12. Juni.", "2023-06-12"),
        ("Fachtag Pflege\n\nAlle trafen sich gestern in Kiel.", None),
    ],
)
def test_days_told_from_the_date_of_a_report(text, days):
    found = event(text)
    assert found
    assert (found.days.first.isoformat() if found.days else None) == days


def test_minutes_of_a_committee_are_of_a_meeting_that_goes_by_its_name():
    text = "Stadt Talheim\nProtokoll\nSteuerungsgruppe Quartier\nDatum: 07.02.2024, 17.00 Uhr\n\nBericht folgt.\n"
    assert told(text)[:2] == ("Steuerungsgruppe Quartier", "2024-02-07")


def test_a_feast_that_a_report_mentions_by_the_way_is_not_what_it_is_about():
    assert event("Spende übergeben\n\nBeim Sommerfest am 5. Juli 2024 gab es einen Scheck.") is None


def test_the_date_and_the_news_of_a_press_release_are_not_those_of_its_event():
    text = (
        "PRESSEMITTEILUNG\nDatum: 02.12.2027\n\nFachtag „Kein Kind allein“: 140 Gäste diskutieren über Armut\n\n"
        "Darum ging es am 26. November 2027 beim Fachtag „Kein Kind allein“ in Kiel."
    )
    assert told(text)[:2] == ("Fachtag „Kein Kind allein“", "2027-11-26")


@pytest.mark.parametrize(
    "text",
    [
        "Pressemitteilung Nr. 087/2023\nKiel, 5. Juni 2023\n\nLand hilft\n\nIda Kern überreichte den Bescheid.",
        "Presse\n\nKürzungen drohen\n\nReferentin beim Paritätischen Wohlfahrtsverband warnte am 5. Juni 2023.",
    ],
)
def test_a_release_that_tells_of_no_occasion_has_no_event(text):
    assert event(text) is None


def test_a_title_that_says_more_than_the_year_names_the_event():
    text = "Bericht von der Jahrestagung 2026\n\nJahrestagung des Netzes Dorf\n23. April 2026, Kiel\n\nViele kamen."
    assert told(text)[0] == "Jahrestagung des Netzes Dorf"
