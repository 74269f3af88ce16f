"""Cues: a pattern that asks for its cues first finds what the engine finds, and asks the engine less often."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.mention
from kg.cues import Cued, cues_of, open_page

SHAPES = (
    r"\b(?:ge|be)?fördert\b|finanziert",
    r"(?i:vortrag)\s+(?:von|mit)\b",
    r"(?<=e\. V\.)\s+(?=Der|Die)Die?",
    r"(?:[Ff]oto|Bild)(?:nachweis)?:",
    r"§+\s?\d+",
    r"^[ \t]*Träger(?:in|innen)?\s*$",
    r"(?>Kreis|Stadt)\s(?!Köln)\w+",
    r"Kiss|(?:Str|str)aße",
    r"Kreis|\d+",
    r"(?:Tel|\(?0\d{2,5})[ /-]*\d{2}",
    r"\b[0-9]{5}\b|\d\d\.",
)


def shipped():
    """Yield the patterns of the rules."""
    assert kg.mention.mentions
    for name, module in sorted(sys.modules.items()):
        if name.startswith("kg.mention"):
            yield from (value for value in vars(module).values() if isinstance(value, Cued))


PATTERNS = (
    *(Cued(shape, flags) for shape in SHAPES for flags in (0, re.IGNORECASE, re.MULTILINE)),
    *{one.pattern: one for one in shipped()}.values(),
)
NOISE = st.sampled_from(
    (" ", "\n", ", ", ". ", ": ", "von ", "Die ", "Ort", "ſ", "İ", "ı", "Σ", "\u212a", "3", "(", "Köln", "in")
)


@st.composite
def asked(draw):
    """Return a pattern, a text that may hold what it looks for, and bounds in it."""
    pattern = draw(st.sampled_from(PATTERNS))
    own = [*pattern.cues.literals, *re.findall(r"\w+", pattern.pattern)]
    pieces = st.one_of(NOISE, st.sampled_from(own), st.sampled_from(own).map(str.upper), st.text(max_size=3))
    text = "".join(draw(st.lists(pieces, max_size=12)))
    start = draw(st.integers(0, len(text)))
    return pattern, text, start, draw(st.integers(start, len(text) + 3))


@given(asked(), st.booleans())
def test_finds_what_the_engine_finds(given, page):
    pattern, text, start, end = given
    engine = re.compile(pattern.pattern, pattern.flags)
    if page:
        open_page(text)
    for where in ((start, end), (0, len(text))):
        found = pattern.search(text, *where)
        expected = engine.search(text, *where)
        assert (found and found.span()) == (expected and expected.span())
        assert [one.span() for one in pattern.finditer(text, *where)] == [
            one.span() for one in engine.finditer(text, *where)
        ]
    assert pattern.sub("<>", text) == engine.sub("<>", text)


@pytest.mark.parametrize(
    ("pattern", "literals", "folded"),
    [
        (r"\b(?:fördert|fördern|finanziert)\b", ("inanziert", "ördern", "ördert"), False),
        (r"(?:Ort)?\s\d", (), False),
        (r"[Vv]ortr[aä]g|Podium", ("Podium", "ortr"), False),
        (r"(?i:Kreis)\s\w+", ("kreis",), True),
        (r"(?=Kreis)\w+", (), False),
        (r"Kreis|\d+", ("Kreis",), False),
        (r"(?:a|b)x?", (), False),
        (r"\(\d\)", ("(",), False),
    ],
)
def test_cues_are_literals_of_which_each_match_holds_one(pattern, literals, folded):
    found = cues_of(pattern)
    assert (found.literals, found.folded) == (literals, folded)


def test_a_digit_is_a_cue_where_no_literal_is():
    assert [cues_of(one).digit for one in (r"\d{5}\s", r"Kreis|\d", r"Kreis \d", r"\d?x", r"[\d.]")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert Cued(r"\b\d{1,2}\.").search("am 3. Mai")
    assert not Cued(r"\b\d{1,2}\.").search("im Mai.")


def test_a_text_without_cues_spares_the_engine():
    pattern = Cued(r"\b(?:fördert|finanziert)\b")
    assert pattern.search("Der Verein lädt ein.") is None
    assert "compiled" not in vars(pattern)
    assert pattern.search("Der Verein fördert viel.") is not None
    assert "compiled" in vars(pattern)


def test_the_rules_patterns_are_right_and_most_have_cues():
    assert all(one.compiled for one in shipped())
    ruling_out = [one for one in shipped() if one.cues]
    assert len(ruling_out) > 0.9 * len(list(shipped())) > 50
