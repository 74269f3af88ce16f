"""Quotes: where words that a model claims to have read stand in the text, if they do."""

import re

from kg.model import Span

__all__ = ["found"]

LONGEST = 600


def found(quote: str, text: str, within: Span) -> Span | None:
    """Return the first place inside a span where a text has exactly these words; white space may differ.

    Nothing comes back for an empty quote, for one of more than 600 characters, and for words that are not there.
    """
    words = quote.split()
    if not words or len(quote) > LONGEST:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    match = re.compile(rf"(?<!\w){pattern}(?!\w)").search(text, within.start, within.end)
    return Span(*match.span()) if match else None
