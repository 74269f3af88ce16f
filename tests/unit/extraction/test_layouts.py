"""Layouts beyond the bulleted list, and persons in prose: on pages that no sample and no gold document holds."""

import pytest

from kg.mention import mentions
from kg.mention.people.names import plausible
from kg.mention.people.persons import persons_in
from kg.model import Contribution, EventMention, OrganisationMention, Span
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def read(text: str):
    blocks = segment(text)
    return mentions(text, blocks, passages(text, blocks), VOCABULARY)


def contributors(text: str) -> list[tuple]:
    return [
        (
            one.person.name,
            one.organisation.form if one.organisation else None,
            [function.text for function in one.functions],
            [role for role, _ in one.roles],
        )
        for one in read(text)
        if isinstance(one, Contribution)
    ]


def test_entries_without_bullets_over_several_lines():
    text = "Fachtag Wohnen\n\nGrußwort\n\nDr. Ada Lenz\nPräsidentin des Bundes für Wohnen e. V., Bremen\n"
    assert contributors(text) == [("Ada Lenz", "Bund für Wohnen e. V.", ["Präsidentin"], ["grusswort"])]


def test_role_headings_as_lines_of_one_block():
    text = (
        "Forum 2: Pflege\n\nModeration\nBo Rind\nReferent, Stadtverband Talheim\nImpuls\nAda Lenz/Hochschule Nordtal\n"
    )
    assert contributors(text) == [
        ("Bo Rind", "Stadtverband Talheim", ["Referent"], ["moderation"]),
        ("Ada Lenz", "Hochschule Nordtal", [], ["vortrag"]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lenz/Hochschule Nordtal",
        "Ada Lenz _ Hochschule Nordtal",
        "Ada Lenz | Hochschule Nordtal",
        "Ada Lenz (Hochschule Nordtal)",
    ],
)
def test_separators_between_name_and_body(line):
    assert contributors(f"Forum 1: Pflege\n\nVorträge\n\n{line}\nBo Rind, Stadt Talheim\n")[0] == (
        "Ada Lenz",
        "Hochschule Nordtal",
        [],
        ["vortrag"],
    )


def test_a_role_before_a_colon():
    text = "Workshop 3: Armut\n\nModeration: Ada Lenz, Stadt Talheim\n\nEs wurde viel gesprochen.\n"
    assert contributors(text) == [("Ada Lenz", "Stadt Talheim", [], ["moderation"])]


def test_an_office_before_a_colon():
    text = "Arbeitskreise\n\nSprecherin: Ada Lenz (Stadtverband Talheim)\n"
    assert contributors(text) == [("Ada Lenz", "Stadtverband Talheim", ["Sprecherin"], [])]


def test_the_abbreviation_of_a_body_is_no_part_of_a_function():
    text = "Forum 1: Pflege\n\nDie BFN-Referentin Ada Lenz moderierte.\n"
    assert contributors(text) == [("Ada Lenz", None, ["Referentin"], ["moderation"])]


def test_a_programme_with_times():
    text = (
        "3. Fachtag Pflege\n\n09.30 Uhr Begrüßung\nLandrätin Ada Lenz, Landkreis Auental\n"
        "10.15 Uhr „Was trägt“\nProf. Dr. Bo Rind, Hochschule Nordtal\n12.00 Uhr Mittagspause\n"
    )
    assert contributors(text) == [
        ("Ada Lenz", "Landkreis Auental", ["Landrätin"], ["grusswort"]),
        ("Bo Rind", "Hochschule Nordtal", [], ["vortrag"]),
    ]


def test_several_names_share_what_follows():
    text = "Forum 1: Pflege\n\nVorträge\n\n• Ada Lenz und Bo Rind, Stadt Talheim\n"
    assert contributors(text) == [
        ("Ada Lenz", "Stadt Talheim", [], ["vortrag"]),
        ("Bo Rind", "Stadt Talheim", [], ["vortrag"]),
    ]


def test_several_entries_on_one_line():
    text = "Forum 1: Pflege\n\nPodium\n\n• Ada Lenz (Stadt Talheim), Bo Rind (Landkreis Auental)\n"
    assert [(name, body) for name, body, _, _ in contributors(text)] == [
        ("Ada Lenz", "Stadt Talheim"),
        ("Bo Rind", "Landkreis Auental"),
    ]


def test_an_announcement_with_a_colon_rules_the_block_below():
    text = (
        "Forum 1: Pflege\n\nAm Morgen kamen sehr viele Leute aus dem ganzen Kreis in den Saal. Vorträge hielten:\n\n"
        "Ada Lenz/Stadt Talheim\nBo Rind/Stadt Auental\n"
    )
    assert [roles for *_, roles in contributors(text)] == [["vortrag"], ["vortrag"]]


def test_prose_below_an_entry_is_prose_again():
    text = "Forum 1: Pflege\n\nPodium\n\nAda Lenz, Stadt Talheim\nDanach sprachen alle lange über die Armut im Land.\n"
    (entry,) = [one for one in read(text) if isinstance(one, Contribution)]
    assert entry.span.of(text) == "Ada Lenz, Stadt Talheim"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Die Leiterin der Stabsstelle Teilhabe des Kreises Auental, Ada Lenz, kam.",
            ("Ada Lenz", "Kreis Auental", ["Leiterin"], []),
        ),
        ("Baudezernent Bo Rind moderierte die Runde.", ("Bo Rind", None, ["Baudezernent"], ["moderation"])),
        ("Frau Ada Lenz (Stadt Talheim) hielt den Vortrag.", ("Ada Lenz", "Stadt Talheim", [], ["vortrag"])),
        (
            "Ada Lenz, Leiterin des Sozialamts der Stadt Talheim, begrüßte die Gäste.",
            ("Ada Lenz", "Stadt Talheim", ["Leiterin"], ["grusswort"]),
        ),
    ],
)
def test_persons_in_prose(sentence, expected):
    assert contributors(f"Forum 1: Pflege\n\nZusammenfassung\n\nEs war voll. {sentence}\n") == [expected]


def test_a_panel_is_everybody_named_and_surnames_are_known_ones():
    text = "Forum 1: Pflege\n\nFrau Ada Lenz kam früh. Herr Bo Rind kam spät. Auf dem Podium saßen Lenz und Rind.\n"
    assert [(name, roles) for name, _, _, roles in contributors(text)] == [
        ("Ada Lenz", ["podium"]),
        ("Bo Rind", ["podium"]),
    ]


def test_a_verb_does_not_add_to_the_role_of_a_list():
    text = "Forum 1: Pflege\n\nAda Lenz sprach über Armut.\n\nModeration\n\n• Ada Lenz, Stadt Talheim\n"
    assert [roles for *_, roles in contributors(text)] == [["moderation"]]


def test_names_in_a_row_share_the_body_behind_them():
    text = "Forum 1: Pflege\n\nEs kamen Ada Lenz, Bo Rind und Ida Kern vom Kreisverband Auental dazu.\n"
    assert [(name, body) for name, body, _, _ in contributors(text)] == [
        (name, "Kreisverband Auental") for name in ("Ada Lenz", "Bo Rind", "Ida Kern")
    ]


def test_a_surname_means_the_one_known_person():
    text = "Frau Dr. Lenz sprach zuerst."
    (person,) = persons_in(text, Span(0, len(text)), frozenset({"Ada Lenz"}))
    assert person.name == "Ada Lenz"
    (unknown,) = persons_in(text, Span(0, len(text)), frozenset({"Bo Rind"}))
    assert unknown.name == "Lenz"


@pytest.mark.parametrize(
    "name",
    [
        "Bürgertreff Gaarden",
        "Kreishaus Lindhorst",
        "Soziale Arbeit",
        "Ländliche Räume",
        "Region Nord",
        "Stadt Talheim",
        "Seniorenbeirat Talheim",
        "Frau Lenz",
    ],
)
def test_what_looks_like_a_name_and_is_none(name):
    assert not plausible(name)


@pytest.mark.parametrize("name", ["Oliver Bischof", "Ida Kammer", "Eva Kern-Ohlsen", "Nuri El Hadi", "Anne von Sellin"])
def test_names_that_look_like_something_else(name):
    assert plausible(name)


def test_a_role_without_colon_and_an_office_behind_another_word():
    text = (
        "Forum 1: Pflege\n\nModeration Ada Lenz, Stadt Talheim\n\nEs kam viel Volk. Auch Landrat Bo Rind moderierte.\n"
    )
    assert contributors(text) == [
        ("Ada Lenz", "Stadt Talheim", [], ["moderation"]),
        ("Bo Rind", None, ["Landrat"], ["moderation"]),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("7. Fachtag Sozialplanung\n\nText folgt hier.", "7. Fachtag Sozialplanung"),
        ("Einladung zur 5. Sozialkonferenz Talheim\n\nText folgt hier.", "5. Sozialkonferenz Talheim"),
        ("Neues aus Talheim\n\nBericht vom Werkstattgespräch am Montag, lang und gut.", "Werkstattgespräch"),
        ("Gäste des Stadtteilforums\n\nText folgt hier.", "Stadtteilforum"),
    ],
)
def test_events(text, title):
    (event,) = [one for one in read(text) if isinstance(one, EventMention)]
    assert event.title == title


def test_a_page_without_event_or_roles_has_no_event():
    text = "Netzwerk Talheim\n\nDas Netzwerk berät Familien. Träger ist die Stadt Talheim.\n"
    assert not [one for one in read(text) if isinstance(one, EventMention)]


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        (
            "Das Ministerium für Wohnen, Ländliche Räume und Teilhabe lud ein.",
            ["Ministerium für Wohnen, Ländliche Räume und Teilhabe"],
        ),
        ("Die Brückenbauer Auental gGmbH half mit.", ["Brückenbauer Auental gGmbH"]),
        ("Träger ist der Vogelsbergkreis seit Jahren.", ["Vogelsbergkreis"]),
        ("Der Arbeitskreis trifft sich im Freundeskreis.", []),
        ("Das Zentrum für Pflege in Talheim lud ein.", ["Zentrum für Pflege"]),
    ],
)
def test_bodies_in_sentences(sentence, forms):
    found = [one for one in read(f"Neues\n\n{sentence} Und das war es.\n") if isinstance(one, OrganisationMention)]
    assert [one.form for one in found] == forms


def test_furniture_of_web_pages_is_dropped():
    text = "Start > Aktuelles > Berichte\nForum 2: Pflege\n\n© Stadt Talheim | Impressum\n"
    assert [block.span.of(text) for block in segment(text)] == ["Forum 2: Pflege"]


def test_two_fields_of_work_joined_by_and_are_no_two_persons():
    assert contributors("Forum 1: Pflege\n\nVorträge\n\n• Soziale Arbeit und Neue Medien, Stadt Talheim\n") == []


@pytest.mark.parametrize(
    "sentence",
    ["Danach kam der Bo-Kern dazu.", "Im Kern moderierte niemand.", "Das ist der Kern der Sache.", "B. Kern fehlte."],
)
def test_a_surname_that_is_a_noun_or_somebody_elses_means_nobody(sentence):
    assert [one.name for one in persons_in(sentence, Span(0, len(sentence)), frozenset({"Ada Kern"}))] == []


@pytest.mark.parametrize("sentence", ["Das half, so Kern weiter.", "Kern ergänzte das.", "Auch Kern und andere kamen."])
def test_a_bare_surname_means_the_known_person(sentence):
    assert [one.name for one in persons_in(sentence, Span(0, len(sentence)), frozenset({"Ada Kern"}))] == ["Ada Kern"]


def test_a_list_item_that_is_a_sentence_is_prose():
    text = "Forum 1: Pflege\n\nErgebnisse\n\n• Landrat Bo Rind moderierte die Runde zur Pflege im Quartier.\n• Ende\n"
    assert ("Bo Rind", None, ["Landrat"], ["moderation"]) in contributors(text)


def test_a_chair_without_a_body_sits_in_the_only_committee_of_the_headings():
    text = "Sitzung des Seniorenbeirats Talheim\n\nDie Vorsitzende, Frau Ada Lenz, kam. Es kam auch Landrat Bo Rind.\n"
    assert [(name, body) for name, body, _, _ in contributors(text)] == [
        ("Ada Lenz", "Seniorenbeirat Talheim"),
        ("Bo Rind", None),
    ]
