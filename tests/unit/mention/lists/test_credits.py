"""Credits: what follows the words for a picture's maker names nobody, and ends what stands before it."""

import pytest

from kg.mention.lists.credits import credits_in, without_credit
from kg.model import Span


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ida Kern (links), Bo Rind. Foto: Jens Hall", "Ida Kern (links), Bo Rind"),
        ("Ida Kern, Werk Auental (Foto: Presseamt)", "Ida Kern, Werk Auental"),
        ("Ida Kern – © Stadt Auental", "Ida Kern"),
        ("Ida Kern, Fotografin", "Ida Kern, Fotografin"),
        ("Foto: Jens Hall", ""),
        ("Ida Kern. Fotograf: Tino Hall", "Ida Kern"),
    ],
)
def test_an_entry_ends_before_the_credit(text, left):
    assert without_credit(text, Span(0, len(text))).of(text) == left
    assert bool(credits_in(text)) is (left != text)
