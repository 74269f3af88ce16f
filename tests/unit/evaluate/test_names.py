import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.names import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bund Offene Jugend e.V.", "bund  offene Jugend e. V."),
        ("Bund Offene Jugend e.V.", "Bund Offene Jugend e.V"),
        ("„Orte 2035 – Leben.Teilen.“", "Orte 2035– Leben.Teilen."),
        ("Kern-Ohlsen", "Kern ‑ Ohlsen"),
        ("§45c SGB XI", "§ 45c SGB XI"),
        ("Jan P. Ott", "jan p.\u00a0ott"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Landkreis Auental", "Kreis Auental"),
        ("Orte 2035", "Orte 2025"),
        ("Orte 2035", "Orte2035"),
        ("Sozialwerk Mühlhof e.V.", "Sozialwerk Mühlhof"),
        ("Dr. Ida Kern", "Ida Kern"),
        ("Sozialamt", "Sozialämter"),
        ("Ev. Jugend", "e.V. Jugend"),
    ],
)
def test_two_names_have_two_keys(one, other):
    assert name_key(one) != name_key(other)


@given(st.text())
def test_the_key_of_a_key_is_itself(name):
    assert name_key(name_key(name)) == name_key(name)
