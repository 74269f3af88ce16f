"""Laws: what a stretch of text cites, and what only looks like a citation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mention.named.laws import laws_in
from kg.model import Span


def cited(text):
    """Return the laws of a text, written as people cite them."""
    found = laws_in(text, Span(0, len(text)))
    return [f"{law.unit} {law.section} {law.law}" if law.section else law.form or law.law for law in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gem. § 12 SGB IX", ["§ 12 SGB IX"]),
        ("nach § 36a Abs. 2 Satz 1 SGB VIII", ["§ 36a SGB VIII"]),
        ("nach § 8 a SGB VIII", ["§ 8a SGB VIII"]),
        ("§ 9 (1) Ziffer 2 SGB II", ["§ 9 SGB II"]),
        ("gemäß §§ 67 ff. SGB-XII", ["§ 67 SGB XII"]),
        ("§§ 12 und 27 Abs. 1 GO", ["§ 12 GO", "§ 27 GO"]),
        ("§ 27 Abs. 1 und 2 SGB VIII", ["§ 27 SGB VIII"]),
        ("§§ 27 bis 30 SGB VIII", ["§ 27 SGB VIII", "§ 28 SGB VIII", "§ 29 SGB VIII", "§ 30 SGB VIII"]),
        ("§§ 34–35a SGB VIII", ["§ 34 SGB VIII", "§ 35 SGB VIII", "§ 35a SGB VIII"]),
        ("§§ 78a-c SGB VIII", ["§ 78a SGB VIII", "§ 78b SGB VIII", "§ 78c SGB VIII"]),
        ("§ 8a Abs. 4 und § 72a SGB VIII", ["§ 8a SGB VIII", "§ 72a SGB VIII"]),
        ("§ 27 i. V. m. § 34 SGB VIII", ["§ 27 SGB VIII", "§ 34 SGB VIII"]),
        ("(§ 10a SGB XI neu)", ["§ 10a SGB XI"]),
        ("§ 45c SGB\nXI", ["§ 45c SGB XI"]),
        ("§ 8a SGB 8", ["§ 8a SGB VIII"]),
        ("§ 27 SGB VII I und § 11 SBG VIII", ["§ 27 SGB VIII", "§ 11 SGB VIII"]),
        ("§ 11 KJHG (SGB VIII)", ["§ 11 SGB VIII"]),
        ("in Paragraf 5 ABG (Gesetz zur Beteiligung)", ["§ 5 ABG"]),
        ("§ 71 des Zwölften Buches Sozialgesetzbuch", ["§ 71 SGB XII"]),
        ("§ 16 Nds. AG SGB VIII", ["§ 16 Nds. AG SGB VIII"]),
        ("§ 5 SchulG NRW", ["§ 5 SchulG NRW"]),
        ("Paragraf 4 des Wohn- und Teilhabegesetzes (WTG)", ["§ 4 WTG"]),
        ("§ 3 des Schulgesetzes", ["§ 3 Schulgesetz"]),
        ("Art. 19 UN-BRK", ["Art. 19 UN-BRK"]),
        ("Artikel 6 Absatz 1 des Grundgesetzes", ["Art. 6 GG"]),
    ],
)
def test_sections(text, expected):
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nach SGB II/XII und SGB V", ["SGB II", "SGB XII", "SGB V"]),
        ("die UN-Behindertenrechtskonvention", ["UN-Behindertenrechtskonvention"]),
        ("des Bundesteilhabegesetzes (BTHG)", ["Bundesteilhabegesetz", "BTHG"]),
        ("die Anerkennungs- und Förderungsverordnung (AnFöVO)", ["AnFöVO"]),
        ("das Kinderbildungsgesetz (KiBiz)", ["KiBiz"]),
        ("nach dem Thüringer Kinder- und Jugendhilfegesetz", ["Thüringer Kinder- und Jugendhilfegesetz"]),
        ("im Landesgleichstellungsgesetz", ["Landesgleichstellungsgesetz"]),
    ],
)
def test_laws_without_a_section(text, expected):
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "die SGB-XI-Reform und die SGB VIII-Novelle",
        "§ 8",
        "ein Gesetz, das Ausführungsgesetz und die Tagesordnung",
        "die Hausordnung (Stand: Mai)",
        "Zimmer 3, Art. 5 EUR",
        "im Team (AWO) und beim Verein (BFN)",
    ],
)
def test_what_is_no_law(text):
    assert cited(text) == []


def test_a_law_in_full_keeps_the_words_of_the_text():
    (law,) = laws_in("Artikel 3 Grundgesetz", Span(0, 21))
    assert (law.law, law.form) == ("GG", "Grundgesetz")


@given(st.text(alphabet="§ArtSGBIVX 0123456789abAbs.,undbis-–/()Gesetz\n", max_size=120))
def test_any_text_gives_spans_inside_it(text):
    whole = Span(0, len(text))
    assert all(law.span.within(whole) and law.law for law in laws_in(text, whole))
