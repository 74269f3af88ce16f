"""Topics: themes of titles, headings, items and lines between entries; menus, addresses and partners hold none."""

import pytest

from kg.mention.all import mentions
from kg.model import ThemeMention
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def themes_of(text):
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    return [one.theme for one in found if isinstance(one, ThemeMention)]


PROSE = "Der Abend begann um acht Uhr und war gut besucht."


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        (f"Tagung\n\nWohnungsnot im Umland\n\n{PROSE}", ["wohnraumversorgung"]),
        (f"Tagung\n\nSchwerpunkte\n\n- Suchtprävention\n- Familie\n\n{PROSE}", ["sucht", "familie"]),
        (f"Tagung\n\nPartner\n\n- Schuldnerberatung\n- Pflegeberatung\n\n{PROSE}", []),
        (f"Tagung\n\nKontakt Impressum Datenschutz Barrierefreiheit Sitemap\n\n{PROSE}", []),
        (f"Tagung\n\nLiebe Nachbarinnen und Nachbarn der Pflege,\n\n{PROSE}", []),
        (f"Tagung\n\nReferentin für Kinderschutz\n\n{PROSE}", []),
        (f"Tagung\n\nNicht förderfähig sind:\n\n- Suchtprävention\n- Hitzeschutz\n\n{PROSE}", []),
        (f"Tagung\n\nSchwerpunkte\n\n- ehrenamtliche Helfer\n\n{PROSE}", ["buergerschaftliches-engagement"]),
        (f"Tagung\n\nSchwerpunkte\n\n– Öffentlichkeitsarbeit: neue Flyer\n\n{PROSE}", ["oeffentlichkeitsarbeit"]),
        (f"Start > Leben > Familie\n\nTagung\n\n{PROSE}", []),
        (f"Tagung\n\nDas könnte Sie auch interessieren: Wohngeld | Jagd\n\n{PROSE}", []),
        (f"Tagung\n\nb. Einfache Sprache im Messenger (Gastgeberin: Ida)\n\n{PROSE}", ["leichte-sprache"]),
        (f"Tagung\n\n{PROSE}\n\nTOP 2 Spielplatz Moorweg\nDer Entwurf liegt vor.", ["spielraeume"]),
        (f"Tagung\n\nim Mehrgenerationenhaus, 34999 Mettenried\n\n{PROSE}", []),
    ],
)
def test_topics_by_layout(text, themes):
    assert themes_of(text) == themes


def test_the_network_a_text_begins_with_names_its_topic_and_a_ministry_none():
    assert themes_of(f"Netzwerk Inklusion Vogelsberg\n\n{PROSE}") == ["inklusion"]
    assert themes_of(f"Ministerium für Inklusion Hessen\n\n{PROSE}") == []


def test_lines_between_entries_name_topics():
    text = (
        "Fachtag\n\nForum A: Demenz\nLeitung: Dr. Rukiye Tekin, Diakonie Wesertal\n"
        "Forum B: Kinderschutz\nLeitung: Jost Habermehl, Landkreis Northeim\n"
    )
    assert set(themes_of(text)) == {"demenz", "kinderschutz"}


def test_the_title_of_a_talk_stands_in_front_of_its_speaker():
    text = (
        "Fachtag\n\nProgramm\n10.00 Uhr Demenz im Krankenhaus – Dr. Rukiye Tekin, Diakonie Wesertal\n"
        "11.00 Uhr      Kinderschutz          Jost Habermehl, Landkreis Northeim, Fachdienst Pflege\n"
    )
    assert set(themes_of(text)) == {"demenz", "kinderschutz"}


def test_listed_working_groups_name_their_topics_and_other_bodies_none():
    text = f"Verband Nord\n\nGruppen\n\n- AK Demenz\n- Verein Leseförderung e.V.\n\n{PROSE}"
    assert set(themes_of(text)) == {"demenz"}


def test_a_title_with_a_word_for_events_is_no_body():
    assert themes_of(f"Werkstatt Präventionsketten: ein Tag für alle\n\n{PROSE}") == ["praeventionsketten"]


def test_the_title_of_the_event_names_its_topics_but_the_name_of_an_office_does_not():
    assert "armut" in themes_of(f"Beitragende | 5. Armutskonferenz Oberpfalz\nam 28.09.2027 in Amberg\n\n{PROSE}")
    assert themes_of(f"12. Sitzung des Ausschusses für Gleichstellung am 4. Mai 2027\n\n{PROSE}") == []
