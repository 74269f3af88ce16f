"""Roles that verbs and nouns give: to the right person of the sentence, and to nobody else."""

import pytest

from kg.mention.people.participation import present_in, roles_in
from kg.mention.people.persons import persons_in
from kg.model import Span


def roles(sentence: str) -> dict[str, list[str]]:
    persons = persons_in(sentence, Span(0, len(sentence)), frozenset())
    return {
        one.name: [role for role, _ in had] for one, had in roles_in(sentence, Span(0, len(sentence)), persons).items()
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der Abend wurde von Ida Kern moderiert.", {"Ida Kern": ["moderation"]}),
        ("Durch den Abend führte Tom Rade.", {"Tom Rade": ["moderation"]}),
        ("Moderiert von Ida Kern ging es um Mieten.", {"Ida Kern": ["moderation"]}),
        ("Unter der Moderation von Ida Kern diskutierten Tom Rade und Mia Lund.", None),
        ("Die Moderation übernimmt Pfarrerin Ida Kern.", {"Ida Kern": ["moderation"]}),
        ("Die Runde, die Tom Rade (Stiftung Nah) moderierte, war gut.", {"Tom Rade": ["moderation"]}),
        (
            "Ida Kern begrüßte die Gäste und Tom Rade moderierte.",
            {"Ida Kern": ["grusswort"], "Tom Rade": ["moderation"]},
        ),
        (
            "Auf dem Podium saßen Ida Kern und Tom Rade; die Gesprächsleitung hatte Mia Lund.",
            {"Ida Kern": ["podium"], "Tom Rade": ["podium"], "Mia Lund": ["moderation"]},
        ),
        (
            "Den Tag eröffnete ein Gespräch zwischen Ida Kern und Tom Rade, das Mia Lund moderierte.",
            {"Ida Kern": ["podium"], "Tom Rade": ["podium"], "Mia Lund": ["moderation"]},
        ),
        ("In ihrem Grußwort dankte Ida Kern allen.", {"Ida Kern": ["grusswort"]}),
        (
            "In der Runde, durch die der Journalist Tom Rade führte, kamen neben Ida Kern auch Mia Lund zu Wort.",
            {"Tom Rade": ["moderation"], "Ida Kern": ["podium"], "Mia Lund": ["podium"]},
        ),
        (
            "Ida Kern, die das Haus Nord leitet, und Tom Rade hatten den Tag vorbereitet.",
            {"Ida Kern": ["organisation"], "Tom Rade": ["organisation"]},
        ),
        ("Wie Teilhabe gelingt, zeichnete Ida Kern nach, die an der Küste lebt.", {"Ida Kern": ["vortrag"]}),
        ("Tom Rade, bei dem die Moderation lag, dankte allen.", {"Tom Rade": ["moderation"]}),
        ("Die Gruppe „Jugend“ lag in der Hand von Ida Kern.", {"Ida Kern": ["moderation"]}),
        ("Die Keynote kam von Prof. Dr. Ida Kern.", {"Ida Kern": ["vortrag"]}),
        (
            "Im Talk mit Moderatorin Mia Lund: Ida Kern und Tom Rade.",
            {"Mia Lund": ["moderation"], "Ida Kern": ["podium"], "Tom Rade": ["podium"]},
        ),
        (
            "Eröffnet haben wir den Tag gemeinsam mit Landrat Tom Rade.",
            {"Tom Rade": ["grusswort"]},
        ),
        (
            "In der von Dr. Ida Kern (Gesundheitsamt) moderierten Diskussion fragte Tom Rade nach.",
            {"Ida Kern": ["moderation"], "Tom Rade": ["teilnahme"]},
        ),
        ("Die Tagesmoderation hatte Ida Kern übernommen.", {"Ida Kern": ["moderation"]}),
        ("Landrat Tom Rade konnte 75 Gäste begrüßen.", {"Tom Rade": ["grusswort"]}),
        ("Über digitale Hilfen sprach in Forum 3 Ida Kern.", {"Ida Kern": ["vortrag"]}),
        ("Nächstes Treffen: 20. Mai, dann moderiert von Ida Kern.", {}),
        ("Das Wort zum Auftakt gehörte Ida Kern.", {"Ida Kern": ["grusswort"]}),
        (
            "Im Gespräch mit Tom Rade erinnerten sich Ida Kern und Mia Lund.",
            {"Ida Kern": ["podium"], "Mia Lund": ["podium"]},
        ),
        (
            "Nach Grußworten von Ida Kern gab Tom Rade einen Einblick.",
            {"Ida Kern": ["grusswort"], "Tom Rade": ["vortrag"]},
        ),
        ("Das Schlusswort sprach Ida Kern.", {"Ida Kern": ["grusswort"]}),
        ("Eröffnet wurde die Tagung von Landrat Tom Rade.", {"Tom Rade": ["grusswort"]}),
        ("In seinem Vortrag stellte Tom Rade die Zahlen vor.", {"Tom Rade": ["vortrag"]}),
        ("Die Keynote hielt Ida Kern.", {"Ida Kern": ["vortrag"]}),
        ("Der Impuls von Jan Ott kam gut an.", {"Jan Ott": ["vortrag"]}),
        (
            "Danach berichten Ida Kern und Tom Rade aus dem Stadtteil.",
            {"Ida Kern": ["vortrag"], "Tom Rade": ["vortrag"]},
        ),
        ("Nach Ida Kern sprach Tom Rade über Mieten.", {"Tom Rade": ["vortrag"]}),
        (
            "Im Podiumsgespräch mit Ida Kern, Tom Rade und Mia Lund ging es um Geld.",
            {"Ida Kern": ["podium"], "Tom Rade": ["podium"], "Mia Lund": ["podium"]},
        ),
        ("Es diskutierten Ida Kern und Tom Rade.", {"Ida Kern": ["podium"], "Tom Rade": ["podium"]}),
        ("Mit dabei waren Ida Kern und Tom Rade.", {"Ida Kern": ["teilnahme"], "Tom Rade": ["teilnahme"]}),
        ("Als Gast nimmt Herr Tom Rade an der Sitzung teil.", {"Tom Rade": ["teilnahme"]}),
        ("Eröffneten das Fest: Ida Kern und Tom Rade.", {"Ida Kern": ["grusswort"], "Tom Rade": ["grusswort"]}),
        ("Am Montag leitete Ida Kern für den Rat e.V. eine Arbeitsgruppe.", {"Ida Kern": ["moderation"]}),
        ("Das Streitgespräch leitete Kerns Kollegin Mia Lund.", {"Mia Lund": ["moderation"]}),
        ("Durch beide Tage führte Ida Kern.", {"Ida Kern": ["moderation"]}),
        ("Durch den Nachmittag begleitet Sie Erzieherin Ida Kern.", {"Ida Kern": ["moderation"]}),
        (
            "Im Gespräch waren Moderatorin Ida Kern, Tom Rade und Mia Lund auf dem Podium.",
            {"Ida Kern": ["moderation"], "Tom Rade": ["podium"], "Mia Lund": ["podium"]},
        ),
        (
            "In der Abschlussrunde trafen beide auf Tom Rade; die Fragen stellte Ida Kern.",
            {"Tom Rade": ["podium"], "Ida Kern": ["moderation"]},
        ),
        ("Die Grüße des Landes überbrachte Landrat Tom Rade.", {"Tom Rade": ["grusswort"]}),
        ("Landrat Tom Rade bei der Eröffnung.", {"Tom Rade": ["grusswort"]}),
        ("Den Eröffnungsvortrag zur Inklusion hielt Ida Kern.", {"Ida Kern": ["vortrag"]}),
        ("Den Einstieg gestaltete Ida Kern.", {"Ida Kern": ["vortrag"]}),
        ("Mit diesem Satz begann Ida Kern ihren Impuls.", {"Ida Kern": ["vortrag"]}),
        ("Wie das geht, zeigt uns Frau Ida Kern.", {"Ida Kern": ["vortrag"]}),
        ("Mit ihm auf der Bühne: Ida Kern und Tom Rade.", {"Ida Kern": ["podium"], "Tom Rade": ["podium"]}),
        ("Ida Kern und Tom Rade stellen sich euren Fragen.", {"Ida Kern": ["podium"], "Tom Rade": ["podium"]}),
        ("Im Beisein von Tom Rade unterzeichnete Ida Kern.", {"Tom Rade": ["teilnahme"], "Ida Kern": ["teilnahme"]}),
    ],
)
def test_roles(sentence, expected):
    if expected is None:
        expected = {"Ida Kern": ["moderation"], "Tom Rade": ["podium"], "Mia Lund": ["podium"]}
    assert roles(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Kern konnte nicht moderieren.",
        "Tom Rade, der ursprünglich moderieren sollte, war erkrankt.",
        "„Wer moderiert hier?“, fragte sich Ida Kern.",
        "Ida Kern begrüßte die Entscheidung des Landtags.",
        "Ida Kern stellte fest, dass niemand kam.",
        "Ida Kern dankte dem Team.",
        "Die Runde moderierte niemand.",
        "Die nächste Sitzung leitet Ida Kern.",
    ],
)
def test_who_has_no_role(sentence):
    assert roles(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    ["Über neue Wege informierte Ida Kern.", "Wie Teilhabe gelingt, zeigte Ida Kern.", "Fragen stellte Ida Kern."],
)
def test_how_a_sentence_starts_counts_inside_a_page_too(sentence):
    page = f"Es war voll. {sentence}"
    span = Span(len("Es war voll. "), len(page))
    assert [one.name for one in roles_in(page, span, persons_in(page, span, frozenset()))] == ["Ida Kern"]


def test_a_mandate_before_a_name_is_its_title():
    sentence = "Es sprachen MdL Ida Kern und MdB Dr. Tom Rade."
    found = persons_in(sentence, Span(0, len(sentence)), frozenset())
    assert [(one.name, one.honorific) for one in found] == [("Ida Kern", "MdL"), ("Tom Rade", "MdB Dr.")]


def test_a_sentence_without_end_is_read_by_the_words_near_each_verb():
    sentence = "Es kam Ada Lenz, " + "und " * 400 + "moderiert wurde nichts, es sprach Ida Kern über Mieten."
    assert roles(sentence) == {"Ida Kern": ["vortrag"]}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Frau Ott (Caritas) bittet um Geduld.", ["Ott"]),
        ("Frau Ott bittet um Geduld.", ["Ott"]),
        ("Das bejaht Frau Ott.", ["Ott"]),
        ("In der Aussprache melden sich Ida Kern und Tom Rade.", ["Ida Kern", "Tom Rade"]),
        ("Als Referentin ist Frau Ott vorgesehen.", []),
        ("Herr Rade lässt sich entschuldigen, für ihn nimmt Frau Ott teil.", ["Ott"]),
        ("Die nächste Sitzung bereitet Frau Ott vor.", []),
        ("Ein Antrag von Frau Ott wird vertagt.", []),
        ("Entschuldigt haben sich Frau Ott und Herr Rade.", []),
    ],
)
def test_who_acts_in_minutes_was_there(sentence, expected):
    span = Span(0, len(sentence))
    found = present_in(sentence, span, persons_in(sentence, span, frozenset()))
    assert [one.name for one in found] == expected
