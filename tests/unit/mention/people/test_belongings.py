"""The bodies that verbs give to persons, and what a sentence without a name says of the one before it."""

import pytest

from kg.mention.bodies.bodies import bodies_in
from kg.mention.people.antecedents import NOBODY, Before, after, meant_by_kind
from kg.mention.people.appearances import Page, appearances_in
from kg.mention.people.persons import persons_in
from kg.model import OrganisationMention, PersonMention, Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
PAGE = Page(frozenset(), {}, None)
BEFORE = Before(PersonMention(Span(0, 8), "known-name", 0.9, "Ida Kern"))


def posts(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """Return (name, function, body) of what a sentence says, with somebody named before it."""
    span = Span(0, len(sentence))
    persons = persons_in(sentence, span, frozenset())
    bodies = bodies_in(sentence, span, VOCABULARY, tuple(one.span for one in persons))
    found = appearances_in(sentence, span, persons, bodies, PAGE, VOCABULARY, BEFORE)
    return [
        (
            one.person.name,
            post.functions[0].text if post.functions else None,
            post.organisation.form if post.organisation else None,
        )
        for one in found
        for post in (one, *one.posts)
        if post.functions or post.organisation
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tom Rade leitet das Sozialwerk Mühlhof e. V.", [("Tom Rade", None, "Sozialwerk Mühlhof e. V.")]),
        (
            "Es kam Tom Rade, der den Kreisverband Auental vertritt.",
            [("Tom Rade", None, "Kreisverband Auental")],
        ),
        (
            "Gewählt wurde Ärztin Dr. Mia Lund, die beim Caritasverband Auental arbeitet.",
            [("Mia Lund", "Ärztin", "Caritasverband Auental")],
        ),
        ("Sie ist Sprecherin der Stiftung Nah.", [("Ida Kern", "Sprecherin", "Stiftung Nah")]),
        (
            "Mia Lund, die seit 2017 als Referentin beim Caritasverband Auental arbeitet, dankte.",
            [("Mia Lund", "Referentin", "Caritasverband Auental")],
        ),
        (
            "Tom Rade und Mia Lund, die gemeinsam den Kreisverband Auental aufgebaut haben, dankten.",
            [("Tom Rade", None, "Kreisverband Auental"), ("Mia Lund", None, "Kreisverband Auental")],
        ),
        (
            "Für den Kreisverband Auental, dessen Vorsitz verhindert war, sprach Tom Rade.",
            [("Tom Rade", None, "Kreisverband Auental")],
        ),
        (
            "Tom Rade, im Kreisverband Auental zuständig für Digitales, kam.",
            [("Tom Rade", None, "Kreisverband Auental")],
        ),
        (
            "Es kamen Bürgermeisterin Mia Lund, Amtsdirektor a.D. Tom Rade und Gäste.",
            [("Mia Lund", "Bürgermeisterin", None), ("Tom Rade", "Amtsdirektor", None)],
        ),
        (
            "Mia Lund lebt in Ulm, Tom Rade kommt vom Kreisverband Auental.",
            [("Tom Rade", None, "Kreisverband Auental")],
        ),
        (
            "Der Kreisverband Auental wird künftig von Tom Rade (Caritas) geführt.",
            [("Tom Rade", None, "Caritas")],
        ),
        (
            "Der Kreisverband Auental wird künftig von Tom Rade geführt.",
            [("Tom Rade", None, "Kreisverband Auental")],
        ),
        ("Es kam die Büroleiterin des Landrats, Dr. Mia Lund.", [("Mia Lund", "Büroleiterin", None)]),
        ("Sie wechselt zum Kreisverband Auental.", [("Ida Kern", None, "Kreisverband Auental")]),
        (
            "Die 38-jährige Soziologin kommt von der Stiftung Nah.",
            [("Ida Kern", "Soziologin", None), ("Ida Kern", None, "Stiftung Nah")],
        ),
        ("Tom Rade besucht das Haus der Stiftung Nah, die im Kreisverband Auental arbeitet.", []),
        ("Er arbeitet seit Jahren bei der Stiftung Nah.", [("Ida Kern", None, "Stiftung Nah")]),
        ("Die Fachreferentin der Stiftung Nah warb dafür.", [("Ida Kern", "Fachreferentin", "Stiftung Nah")]),
    ],
)
def test_belongings(sentence, expected):
    assert posts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Leiterin dankte allen.",
        "Sie ist gut besucht.",
        "Die Leiterin der Stiftung Nah ist neu.",
        "Die Stiftung Nah arbeitet weiter.",
    ],
)
def test_what_is_said_of_nobody_before(sentence):
    assert posts(sentence) == []


def test_a_kind_of_body_means_the_one_of_that_kind_named_before():
    club = OrganisationMention(Span(0, 8), "body-in-prose", 0.8, "Hospizverein Auental", "IndependentProvider")
    left = after(NOBODY, [club])
    sentence = "Tom Rade arbeitet für den Verein."
    copies = meant_by_kind(sentence, Span(0, len(sentence)), (), left)
    assert [(one.span.of(sentence), known) for one, known in copies.items()] == [("Verein", club)]
    other = OrganisationMention(Span(9, 19), "body-in-prose", 0.8, "Turnverein Auental", "CivilSocietyOrganisation")
    office = OrganisationMention(Span(20, 29), "body-in-prose", 0.8, "Jugendamt", "AdministrativeUnit")
    assert not meant_by_kind(sentence, Span(0, len(sentence)), (), after(after(left, [other]), [office]))


@pytest.mark.parametrize(
    "sentence",
    [
        "Mia Lund leitete den Workshop im Caritasverband Auental.",
        "Mia Lund vertrat die Auffassung, dass der Kreisverband Auental handeln müsse.",
        "Mia Lund engagiert sich für die Belange des Kreisverbands Auental.",
        "Mia Lund übernahm die Schirmherrschaft, der Kreisverband Auental das Catering.",
        "Mia Lund, die der Kreisverband Auental eingeladen hatte, kam.",
        "Mia Lund arbeitet eng mit dem Kreisverband Auental zusammen.",
        "Mia Lund, deren Sohn beim Kreisverband Auental arbeitet, kam.",
        "Mia Lund führte die Gäste durch den Kreisverband Auental.",
    ],
)
def test_where_somebody_does_not_work(sentence):
    assert posts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        (
            "Mia Lund studierte an der Hochschule Hannover und leitet heute den Kreisverband Auental.",
            "Kreisverband Auental",
        ),
        ("Mia Lund übernimmt zum 1. Mai die Leitung des Kreisverbands Auental.", "Kreisverband Auental"),
        ("Mia Lund, die seit 2019 die Geschäfte der Stiftung Nah führt, dankte.", "Stiftung Nah"),
        ("Mia Lund, die beim Caritasverband Auental ein Team leitet, dankte.", "Caritasverband Auental"),
    ],
)
def test_where_somebody_works(sentence, body):
    assert posts(sentence) == [("Mia Lund", None, body)]
