"""Lifetimes: years of founding and end beside the names of bodies, and successions between two of them."""

import pytest

from kg.mention.all import mentions
from kg.model import Lifetime, Tie
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def told(text):
    blocks = segment(text)
    return mentions(text, blocks, passages(text, blocks), VOCABULARY)


def years(text):
    return {(one.body.form, one.first, one.last) for one in told(text) if isinstance(one, Lifetime)}


def followed(text):
    ties = (one for one in told(text) if isinstance(one, Tie) and one.kind == "successorOf")
    return {(one.source.form, one.target.form) for one in ties}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Netzwerk Inklusion Vogelsberg besteht seit 2012 und hat viele Partner.", (2012, None)),
        ("Seit 2012 gibt es das Netzwerk Inklusion Vogelsberg in Alsfeld.", (2012, None)),
        ("Das Netzwerk Inklusion Vogelsberg wurde im Jahr 2012 von Eltern gegründet.", (2012, None)),
        ("Das Netzwerk Inklusion Vogelsberg (gegründet 2012) lädt alle ein.", (2012, None)),
        ("Das Netzwerk Inklusion Vogelsberg (2012–2019) war ein Anfang für alle.", (2012, 2019)),
        ("Das Netzwerk Inklusion Vogelsberg bestand bis Ende 2019 in Alsfeld.", (None, 2019)),
        ("Das Netzwerk Inklusion Vogelsberg ist groß. Es wurde 2012 von Eltern gegründet.", (2012, None)),
        ("Das Netzwerk Inklusion Vogelsberg wurde zum 1. Januar 2020 aufgelöst.", (None, 2020)),
    ],
)
def test_years_beside_the_name(text, expected):
    assert years(text) == {("Netzwerk Inklusion Vogelsberg", *expected)}


@pytest.mark.parametrize(
    "text",
    [
        "Das Netzwerk Inklusion Vogelsberg ist seit 2012 Mitglied im Bund.",
        "Das Netzwerk Inklusion Vogelsberg traf sich 2019 in Alsfeld.",
        "Das Netzwerk Inklusion Vogelsberg feiert. Die Stiftung besteht seit 2012.",
        "Das Netzwerk Inklusion Vogelsberg hat 2012 Mitglieder.",
    ],
)
def test_other_years_are_none_of_a_body(text):
    assert years(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Das Netzwerk Wohnen Nord (bis 2019 Bund Wohnhilfe Nord e. V.) lädt ein.",
        "Das Netzwerk Wohnen Nord ist 2019 aus dem Bund Wohnhilfe Nord e. V. hervorgegangen.",
        "Der Bund Wohnhilfe Nord e. V. heißt seit 2019 Netzwerk Wohnen Nord und bleibt.",
        "Der Bund Wohnhilfe Nord e. V. wurde 2019 in Netzwerk Wohnen Nord umbenannt.",
    ],
)
def test_who_followed_whom_and_when(text):
    new, old = "Netzwerk Wohnen Nord", "Bund Wohnhilfe Nord e. V."
    assert followed(text) == {(new, old)}
    assert years(text) == {(new, 2019, None), (old, None, 2019)}


def test_a_successor_without_a_year_has_none():
    text = "Das Netzwerk Wohnen Nord ist Rechtsnachfolger des Bund Wohnhilfe Nord e. V. im Kreis."
    assert {source for source, _ in followed(text)} == {"Netzwerk Wohnen Nord"}
    assert years(text) == set()


def test_two_bodies_in_one_sentence_follow_nobody():
    assert followed("Das Netzwerk Wohnen Nord und der Bund Wohnhilfe Süd e. V. laden ein.") == set()
