"""The vocabulary: one function whatever the gender form, and none where no word tells."""

import pytest

from kg.terms import LIST
from kg.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("phrases", "function"),
    [
        (
            ("Leiter", "Leiterin", "Leiter*in", "Leiter:in", "Leiter/-in", "LeiterIn", "kommissarische Leitung"),
            "leitung",
        ),
        (("Amtsleiterin", "Teamleitung Wohnen", "Leiterin der Abteilung"), "leitung"),
        (("Schulleiter", "Schulleiterin"), "bildung"),
        (("Referentin für Altenhilfe", "Fachreferent"), "fachreferat"),
        (("Geschäftsführerin", "Geschäftsführung", "stellvertretender Geschäftsführer"), "geschaeftsfuehrung"),
        (("Vorsitzende", "Vizepräsident", "Vorsitz"), "vorsitz"),
        (("Oberbürgermeisterin", "Bezirksbürgermeister", "Bürgermeister:innen"), "buergermeisteramt"),
        (("Sozialplaner", "Jugendhilfeplanerin", "Sozialplanung"), "planung"),
        (("Quartiersmanagerin", "Stadtteilmanager*in"), "management"),
        (("Gleichstellungsbeauftragte", "Behindertenbeauftragter"), "beauftragung"),
        (("Ministerin für Arbeit, Soziales und Gesundheit", "Parlamentarischer Staatssekretär"), "regierungsamt"),
    ],
)
def test_forms_of_one_function_meet(phrases, function):
    expected = LIST[f"funktion/{function}"]
    assert {phrase: load_vocabulary().function(phrase) for phrase in phrases} == dict.fromkeys(phrases, expected)


@pytest.mark.parametrize("phrase", ["", "Wohnen", "für Altenhilfe", "3.2"])
def test_what_tells_no_function_is_none(phrase):
    assert load_vocabulary().function(phrase) is None
