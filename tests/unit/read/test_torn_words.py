"""Torn words: mended where a line's end or a layout divided them, left alone where the hyphen means something."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.read import read_text
from kg.read.plain import normal

MENDED = [
    ("Nachbar-\nschaft macht gesund", "Nachbarschaft macht gesund"),
    ("Gesundheits-  \n   förderung", "Gesundheitsförderung"),
    ("Teil der Nachbar- schaft", "Teil der Nachbarschaft"),
    ("Sozialpla-nung und Entwick-lung", "Sozialplanung und Entwicklung"),
    ("Famili\xaden\xad\nbildung im Quar\xadtier", "Familienbildung im Quartier"),
    ("Familien\u2010\nbildung", "Familienbildung"),
    ("Bürger-\ninnen und Bür-\nger", "Bürgerinnen und Bürger"),
    ("Ge-\nmein-\nwesen", "Gemeinwesen"),
    ("Baden-\nWürttemberg", "Baden-Württemberg"),
    ("Ost-\nWest-Forum", "Ost-West-Forum"),
    ("Marlies Ketterer-\nBoch", "Marlies Ketterer-Boch"),
    ("eine 18-\njährige", "eine 18-jährige"),
    ("AWO-\nkreisverband", "AWO-kreisverband"),
    ("E i n l a d u n g", "Einladung"),
    ("P R O G R A M M", "PROGRAMM"),
    ("E i n l a d u n g   z u m   F o r u m", "Einladung zum Forum"),
    ("Wir laden h e r z l i c h ein", "Wir laden herzlich ein"),
    ("AK 2Wohnungsnot", "AK 2 Wohnungsnot"),
    ("Themeninsel 3Wohnen im Alter", "Themeninsel 3 Wohnen im Alter"),
    ("10:30 UhrBegrüßung", "10:30 Uhr Begrüßung"),
    ("14.15Kaffeepause", "14.15 Kaffeepause"),
    ("Kreis\u00a0Auental, §\u202f78", "Kreis Auental, § 78"),
]
LEFT = [
    "Kinder-\nund Jugendhilfe",
    "Kinder- und Jugendhilfe",
    "Kinder-,\nJugend- und Familienhilfe",
    "Alten-\nbzw. Krankenpflege",
    "Stadtplanerinnen und -planer",
    "Haupt- statt Ehrenamt",
    "Das Forum- ein Erfolg",
    "Wohnen- gemeinsam leben; wir wollen gemeinsam planen",
    "das Start-up, das Know-how und der Check-in",
    "deutsch-französisch, sozial-ökologisch",
    "• Sozial-\n• Kultur-",
    "Vormittag -\nnachmittags",
    "Gruppen A B C D E f",
    "a  b  c  d  e",
    "Quartier 20Plus",
    "Orte 2035",
    "DIN A4Blatt",
]


@pytest.mark.parametrize(("torn", "whole"), MENDED)
def test_torn_words_are_mended(torn, whole):
    assert read_text(torn, source="x.txt").text == whole


@pytest.mark.parametrize("text", LEFT)
def test_hyphens_and_blanks_that_mean_something_stay(text):
    assert read_text(text, source="x.txt").text == text


def test_a_span_of_the_stored_text_leads_to_the_words_of_the_file():
    raw = "Forum\r\n\r\nDie Gesundheits-\r\n  förderung im Regional\xad\r\nverband So\u0308st"
    document = read_text(raw, source="x.txt")
    for word, torn in (
        ("Gesundheitsförderung", "Gesundheits-\r\n  förderung"),
        ("Regionalverband", "Regional\xad\r\nverband"),
        ("Söst", "So\u0308st"),
    ):
        start = document.text.index(word)
        assert document.alignment.span(Span(start, start + len(word))).of(raw) == torn


PIECES = (
    *("Nachbar-", "schaft", "Sozialpla-", "nung", "und", "e ", "i ", "n ", "l", "Z ", "-\n", "\n", "-", "\xad", "\r\n"),
    *("\xa0", "Ü", "o\u0308", "AK 2", "Wohnung", "7Uhr", "Ost-", " ", "  "),
)
LINES = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@settings(deadline=None, max_examples=400)
@given(LINES | st.text(max_size=60))
def test_mending_keeps_every_letter_in_its_order_and_knows_where_it_stood(raw):
    stored, alignment = normal(raw)
    places = [alignment.place(offset) for offset in range(len(stored) + 1)]
    assert places == sorted(places)
    assert places[-1] <= len(raw)
    for offset, letter in enumerate(stored):
        if letter.isascii() and letter.isalnum():
            assert raw[places[offset]] == letter
    plain = [letter for letter in stored if letter.isascii() and letter.isalnum()]
    if raw.isascii():
        assert plain == [letter for letter in raw if letter.isalnum()]
    assert normal(stored)[0] == stored
