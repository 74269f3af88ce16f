"""Phrasings: what their signs mean, and which texts are none."""

import pytest

from kg.phrasing import Blank, Cue, read_phrasing


def test_words_choices_and_blanks_come_in_order():
    read = read_phrasing("de", "wer (arbeitet|ist aktiv) zu {theme} [in {place}] [viel|wenig]", {"kind": "person"})
    assert read.cues == (
        Cue(("wer",), optional=False),
        Cue(("arbeitet", "ist aktiv"), optional=False),
        Cue(("zu",), optional=False),
        Cue(("in",), optional=True),
        Cue(("viel", "wenig"), optional=True),
    )
    assert read.blanks == (Blank("theme", optional=False), Blank("place", optional=True))
    assert (read.language, read.values) == ("de", {"kind": "person"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("wer [in {place}", "left open"),
        ("wer in] {place}", "not in pairs"),
        ("wer [a [b {c}]]", "not in pairs"),
        ("wer (a||b)", "nothing between"),
        ("wer {the theme}", "neither a word"),
        ("wer ()", "neither a word"),
        ("a | b", "neither a word"),
    ],
)
def test_what_is_no_phrasing_is_told(text, told):
    with pytest.raises(ValueError, match=told):
        read_phrasing("de", text, {})
