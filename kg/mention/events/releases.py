"""Releases: whether a page is for the press, where headlines are news and the date on top is the page's own."""

import re
from typing import Final

from kg.cues import Cued

__all__ = ["is_release"]

HEADED: Final = Cued(
    r"(?:Presse|Medien)-?\s?(?:mitteilung|information|meldung|text|dienst|erklärung|service)|(?m:^\s*Presse(?:\s|$))",
    re.IGNORECASE,
)
OPENING: Final = 400


def is_release(text: str) -> bool:
    """Tell whether the first lines call a page a release for the press or the media."""
    return HEADED.search(text, 0, OPENING) is not None
