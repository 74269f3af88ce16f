"""Themes: inflected, compounded, suspended and enumerated labels; what is said in passing or taken back names none."""

import pytest

from kg.mention.themes.themes import themes_in, without_passing
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def whole(text):
    return Span(0, len(text))


def named(text, **how):
    return [one.theme for one in without_passing(text, themes_in(text, whole(text), VOCABULARY, **how))]


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("mit bezahlbarem Wohnraum allein", ["bezahlbarer-wohnraum"]),
        ("die kommunale Pflegeplanung der Stadt", ["pflegeplanung"]),
        ("Angebote der offenen Kinder- und Jugendarbeit", ["jugendarbeit"]),
        ("Ausbau der Kinder- und Jugendbeteiligung", ["kinder-jugendbeteiligung"]),
        ("Leben im Alter auf dem Land", ["alter-generationen", "laendlicher-raum"]),
        ("Hilfe für Menschen mit Behinderung", ["teilhabe-behinderung"]),
    ],
)
def test_the_longest_label_and_the_narrowest_theme(text, themes):
    assert named(text) == themes


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("eine neue Armutspolitik", ["armut"]),
        ("drei Integrationsprojekte", ["integration"]),
        ("mehrere Bildungsangebote", ["bildung"]),
        ("die Kreisjugendhilfe", ["kinder-jugendhilfe"]),
        ("Inklusions-Projekte im Kreis", ["inklusion"]),
        ("die Armuts- und Inklusionspolitik", ["armut", "inklusion"]),
        ("Denkmalpflege und Imagepflege", []),
        ("die Desintegration", []),
        ("das Verfahren der Vereinbarung", []),
        ("die Beteiligten", []),
    ],
)
def test_compounds(text, themes):
    assert named(text) == themes


@pytest.mark.parametrize(
    "text",
    [
        "Die Mitglieder brachten ihre Familien mit.",
        "Nach der Bildung eines Beirats unter Beteiligung aller Vereine ging es weiter.",
        "Treffpunkt ist das Bürgerhaus am Anger.",
        "Quartiersmanager Wolf Kubatzki stellte viele Fragen.",
        "Die Teilnahme kostet 10 Euro, inklusive Verpflegung.",
        "Kinder im Alter von drei Jahren",
    ],
)
def test_everyday_words_name_no_theme_in_passing(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Der Ausschuss sprach zum Thema Gesundheit.", ["gesundheit"]),
        ("Schwerpunkte sind Sport und Kultur.", ["sport", "kultur"]),
        ("Sie verbindet Armut, Familie und Gesundheit.", ["armut", "familie", "gesundheit"]),
        ("Bildung hilft. Bildung fehlt. Bildung kostet. Bildung bleibt.", ["bildung"] * 4),
    ],
)
def test_everyday_words_count_where_a_text_deals_with_them(text, themes):
    assert named(text) == themes


def test_everyday_words_count_in_titles_but_a_single_house_does_not():
    assert named("Familie und Gesundheit", dealt_with=True) == ["familie", "gesundheit"]
    assert named("Neue Leitung im Familienzentrum", dealt_with=True) == []
    assert named("Wie werden Familienzentren eingebunden?", dealt_with=True) == ["familienzentren"]


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Über die Kita-Planung wurde nicht gesprochen.", []),
        ("Barrierefreiheit war kein Thema, wohl aber die Pflege.", ["pflege"]),
        ("Das Thema Datenschutz wird auf die nächste Sitzung verschoben.", []),
        ("Der Punkt Schulsozialarbeit wurde vertagt; Ganztag folgt.", ["ganztag"]),
        ("Es ging nicht um Armut, sondern um Einsamkeit.", ["einsamkeit"]),
        ("Anstatt der Kinderarmut stand Demenz im Mittelpunkt.", ["demenz"]),
        ("Es ging nicht nur um Armut.", ["armut"]),
        ("Es gibt nicht genug bezahlbaren Wohnraum.", ["bezahlbarer-wohnraum"]),
        ("Die interkulturelle Öffnung ist nicht abgeschlossen.", ["interkulturelle-oeffnung"]),
        ("Ohne Barrierefreiheit keine Inklusion.", ["barrierefreiheit", "inklusion"]),
    ],
)
def test_what_the_clause_takes_back_is_no_theme(text, themes):
    assert named(text) == themes


def test_first_half_of_a_compound_is_no_label_by_itself():
    assert named("des Wohn- und Teilhabegesetzes") == []


def test_suspended_compounds_name_each_theme():
    assert named("für die Jugendhilfe-, Schul- und Altenhilfeplanung") == ["jugendhilfeplanung", "pflegeplanung"]


def test_the_field_of_an_office_is_no_theme_of_a_sentence_but_one_of_the_office():
    assert named("Moderiert hat Ute Hain, Referentin für Pflege und Kinderschutz.") == []
    assert named("Referentin für Pflege und Kinderschutz") == ["pflege", "kinderschutz"]


def test_a_word_that_only_hints_needs_a_title_or_a_second_one():
    assert named("Die Hebamme wohnt nebenan.") == []
    assert named("Die Hebamme berät Schwangere.") == ["schwangerschaft-geburt"] * 2
    assert named("Hebammen", dealt_with=True) == ["schwangerschaft-geburt"]
    assert named("Die Hebamme kennt die andere Hebamme.") == []


def test_a_thing_that_only_a_theme_has_names_it_a_person_a_house_and_a_quality_do_not():
    assert named("Für das Feriencamp fehlt Geld.") == ["ferien"]
    assert named("Der Kinderarzt wohnt neben dem Pflegeheim, stufenlos.") == []


def test_halves_of_a_pair_are_taken_back_with_their_clause():
    assert named("Die Kinder- und Jugendbeteiligung war nicht Gegenstand.") == []
    assert "kinder-jugendbeteiligung" in named("Die Kinder- und Jugendbeteiligung war Gegenstand.")


def test_what_press_offices_are_called_is_no_theme():
    assert named("Presse- und Öffentlichkeitsarbeit", dealt_with=True) == []


def test_an_everyday_word_before_a_colon_is_a_label():
    assert named("Evaluation: Büro Lenz", dealt_with=True) == []
    assert named("Evaluation der Projekte", dealt_with=True) == ["evaluation"]


def test_plurals_of_foreign_words():
    assert named("zwanzig neue Kitas") == ["kindertagesbetreuung"]
