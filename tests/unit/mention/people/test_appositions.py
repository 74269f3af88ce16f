"""Functions, units and bodies beside a name, and the nominative of what inflects."""

import pytest

from kg.mention.bodies.bodies import bodies_in
from kg.mention.bodies.declension import nominative_function
from kg.mention.people.appositions import posts_in
from kg.mention.people.persons import persons_in
from kg.mention.people.posts import Around
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def posts(sentence: str) -> dict[str, list[tuple[str | None, str | None, str | None]]]:
    """Return (function, unit, body) of every post by name."""
    span = Span(0, len(sentence))
    persons = persons_in(sentence, span, frozenset())
    bodies = bodies_in(sentence, span, VOCABULARY)
    return {
        person.name: [
            (
                post.function.text if post.function else None,
                post.unit.name if post.unit else None,
                post.body.form if post.body else None,
            )
            for post in held
        ]
        for person, held in posts_in(Around(sentence, bodies, VOCABULARY), span, persons, {}).items()
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Es sprach Baudezernent Jan Ott.", [("Baudezernent", None, None)]),
        (
            "Der Deutsche Landkreistag zögert; sein Hauptgeschäftsführer Jan Ott mahnte.",
            [("Hauptgeschäftsführer", None, "Deutscher Landkreistag")],
        ),
        ("Das Amt Wippetal zögert, ihre Sprecherin Mia Lund drängt.", [("Sprecherin", None, None)]),
        ("Der Kreisverband Auental, vertreten durch Mia Lund, warnt.", [(None, None, "Kreisverband Auental")]),
        ("Das sagte Jan Ott namens des Kreises Auental.", [(None, None, "Kreis Auental")]),
        ("Es sprach Erster Stadtrat Jan Ott.", [("Erster Stadtrat", None, None)]),
        ("Der Dank galt dem stellvertretenden Vorsitzenden Jan Ott.", [("stellvertretender Vorsitzender", None, None)]),
        ("Er dankte der stellvertretenden Vorsitzenden Jana Ott.", [("stellvertretende Vorsitzende", None, None)]),
        ("Das ist die Idee des Geschäftsführers Jan Ott.", [("Geschäftsführer", None, None)]),
        ("Ein Gruß des Präsidenten Jan Ott.", [("Präsident", None, None)]),
        (
            "Die Leiterin der Stabsstelle Teilhabe des Kreises Auental, Mia Lund, sprach.",
            [("Leiterin", "Stabsstelle Teilhabe", "Kreis Auental")],
        ),
        (
            "Die Ministerin für Landwirtschaft, Ländliche Räume und Europa, Ida Kern (XYZ), sprach.",
            [("Ministerin für Landwirtschaft, Ländliche Räume und Europa", None, None)],
        ),
        (
            "Ida Kern (SPD), Referentin für Altenhilfe beim Landesverband Pflege, sprach.",
            [("Referentin für Altenhilfe", None, "Landesverband Pflege")],
        ),
        ("Landrätin Ida Kern vom Landkreis Auental sprach.", [("Landrätin", None, "Landkreis Auental")]),
        ("Ida Kern, seit zwei Jahren Sozialplanerin, sprach.", [("Sozialplanerin", None, None)]),
        ("Ida Kern (Jugendamt, Vorsitz) fehlte.", [("Vorsitz", None, "Jugendamt")]),
        ("Ida Kern vom Familienbüro der Stadt Auental sprach.", [(None, "Familienbüro", "Stadt Auental")]),
        (
            "Ida Kern ist Geschäftsführerin des Kreisverbands Auental und Vorsitzende des Netzwerks Talheim.",
            [("Geschäftsführerin", None, "Kreisverband Auental"), ("Vorsitzende", None, "Netzwerk Talheim")],
        ),
        ("Vorsitzende des Netzwerks Talheim ist Ida Kern.", [("Vorsitzende", None, "Netzwerk Talheim")]),
        (
            "Ida Kern war bislang Referentin für Ganztag beim Kultusministerium Sachsen.",
            [("Referentin für Ganztag", None, "Kultusministerium Sachsen")],
        ),
        ("Ida Kern ist seit März Bildungskoordinatorin.", [("Bildungskoordinatorin", None, None)]),
        ("Die Leiterin begrüßte Ida Kern.", []),
        ("Ida Kern, deren Haus voll war, sprach.", []),
    ],
)
def test_posts_of_one_person(sentence, expected):
    (held,) = posts(sentence).values()
    assert held == expected


def test_words_belong_to_one_name_only():
    assert posts("Ida Kern, Landrat Bo Rind und Tom Rade, Leiter des Jobcenters Auental, kamen.") == {
        "Ida Kern": [],
        "Bo Rind": [("Landrat", None, None)],
        "Tom Rade": [("Leiter", None, "Jobcenter Auental")],
    }
    assert posts("Vorsitzende ist Ida Kern, ihr Stellvertreter ist Tom Rade.") == {
        "Ida Kern": [("Vorsitzende", None, None)],
        "Tom Rade": [("Stellvertreter", None, None)],
    }


@pytest.mark.parametrize(
    ("article", "adjectives", "noun", "expected"),
    [
        ("Der", ("Parlamentarische",), "Staatssekretär", "Parlamentarischer Staatssekretär"),
        ("der", (), "Vorsitzende", "Vorsitzender"),
        ("der", (), "Vorsitzenden", "Vorsitzende"),
        ("des", (), "Beauftragten", "Beauftragter"),
        ("die", ("stellvertretende",), "Leiterin", "stellvertretende Leiterin"),
        ("", ("Stellvertretender",), "Vorsitzender", "Stellvertretender Vorsitzender"),
        ("dem", ("ehrenamtlichen",), "Vorstandsmitglied", "ehrenamtliches Vorstandsmitglied"),
    ],
)
def test_nominative_of_functions(article, adjectives, noun, expected):
    assert nominative_function(article, adjectives, noun) == expected


def test_each_post_of_an_enumeration_with_posts_in_front_is_told_of_the_name_behind_it():
    told = posts(
        "Es saßen dort der Vorsitzende des Jugendhilfeausschusses, Jan Ott (CDU), die Schulleiterin der Grundschule am "
        "Moor, Ida Kern, sowie Kinderarzt Dr. Tom Rade."
    )
    assert [function for function, _, _ in told["Jan Ott"]] == ["Vorsitzender"]
    assert told["Ida Kern"] == [("Schulleiterin", None, "Grundschule am Moor")]
    assert [function for function, _, _ in told["Tom Rade"]] == ["Kinderarzt"]
