"""Imprints: editors and contacts of the press are shut out, people of the facts are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mention.lists.imprints import imprints

RELEASE = "Pressemitteilung Nr. 3\n\nDie Tafel zieht um.\n\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Pressekontakt:\nMia Lund, Referentin\nTel.: 0000 1\n",
        "Pressekontakt: Mia Lund, Tel. 0000 1\n",
        "V.i.S.d.P.: Mia Lund\n",
        "Verantwortlich für den Inhalt: Mia Lund\n",
        "Das Gespräch führte Mia Lund.\n",
        "Redaktion: Mia Lund\n",
    ],
)
def test_who_answers_for_a_page_is_shut_out(lines: str) -> None:
    assert any("Mia Lund" in span.of(lines) for span in imprints(lines))


@pytest.mark.parametrize(
    "lines",
    [
        "Verantwortlich: Mia Lund\n",
        "Ansprechpartnerin für Rückfragen:\nMia Lund, Pressesprecherin\nTelefon 0000 1\n",
        "Mia Lund\nPressesprecherin\n",
        "Kontakt:\nMia Lund\n",
    ],
)
def test_contacts_are_shut_out_on_releases_only(lines: str) -> None:
    assert any("Mia Lund" in (RELEASE + lines)[span.start : span.end] for span in imprints(RELEASE + lines))
    assert imprints(lines) == ()


def test_an_empty_line_ends_a_label_that_stands_alone() -> None:
    text = "Pressekontakt:\nMia Lund\n\nIda Kern leitet das Amt.\n"
    (span,) = imprints(text)
    assert "Mia Lund" in span.of(text)
    assert "Ida Kern" not in span.of(text)


@pytest.mark.parametrize(
    "text",
    ["Viele Fragen stellte Ida Kern.", "Der Text von Ida Kern liegt vor.", "Verantwortlich ist Ida Kern."],
)
def test_sentences_are_no_imprints(text: str) -> None:
    assert imprints(text) == ()


@given(st.text(alphabet="Pressekontakt: \nMiaLund,V.i.S.d.P", max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    assert all(0 <= span.start <= span.end <= len(text) for span in imprints(text))
