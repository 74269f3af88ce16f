"""Paraphrases: labels whose words stand apart, turned or inflected, in one clause."""

import pytest

from kg.mention.themes.paraphrases import paraphrases_in, root
from kg.mention.themes.themes import themes_in
from kg.model import Span
from kg.vocabulary import load_vocabulary
from kg.words import words

VOCABULARY = load_vocabulary()


def said(text):
    tokens = words(text, Span(0, len(text)))
    return {one.theme for one in paraphrases_in(text, tokens, VOCABULARY)}


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Wir machen Angebote, die Angehörige spürbar entlasten.", "pflegende-angehoerige"),
        ("Bewohner sollen ihre Wohnungen altersgerecht umbauen können.", "wohnen-im-alter"),
        ("Wo Nachbarn immer wieder streiten, hilft ein Gespräch", "nachbarschaftskonflikte"),
        ("Jugendliche haben hier kräftig mitbestimmt und mitbestimmen gelernt", "kinder-jugendbeteiligung"),
        ("In der Nordstadt fehlen vor allem Erzieherinnen", "fachkraefte"),
    ],
)
def test_words_in_another_order_or_form(text, theme):
    assert theme in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Angehörige waren da. Die Kasse will entlasten.",
        "Ministerium für Arbeit, Gesundheit und Soziales",
        "Quartier und Alter",
        "Angehörige kamen aus vielen Orten des Kreises zu uns, um Mitarbeitende zu entlasten",
    ],
)
def test_words_of_two_clauses_or_things_are_no_paraphrase(text):
    assert said(text) == set()


def test_a_paraphrase_outdoes_its_single_words_and_gives_way_to_a_longer_label():
    found = themes_in("Armut bei sehr jungen Kindern", Span(0, 29), VOCABULARY)
    assert [(one.theme, one.rule) for one in found] == [("kinderarmut", "theme-paraphrase")]
    assert [one.rule for one in themes_in("Zuhause alt werden", Span(0, 18), VOCABULARY)] == ["theme-label"]


def test_what_is_denied_or_shut_is_no_paraphrase():
    text = "Es ging nicht um Armut bei sehr jungen Kindern"
    assert themes_in(text, Span(0, len(text)), VOCABULARY) == ()
    text = "Armut bei sehr jungen Kindern"
    assert themes_in(text, Span(0, len(text)), VOCABULARY, [Span(0, 5)]) == ()


@pytest.mark.parametrize(
    "family", [("Entlastung", "entlasten", "entlastet"), ("Einsamkeit", "einsame"), ("Städte", "Stadt")]
)
def test_a_family_shares_its_root(family):
    assert len({root(word) for word in family}) == 1
