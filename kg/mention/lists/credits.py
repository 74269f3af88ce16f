"""Credits: where a page says who took or owns a picture, which names nobody of the page."""

from typing import Final

from kg.cues import Cued
from kg.model import Span

__all__ = ["CREDIT", "credits_in", "without_credit"]

CREDIT: Final = Cued(
    r"(?<![\w-])(?:Fotos?|[Ff]otograf(?:in|ie)?|[Ff]otografiert|Bildnachweis"
    r"|Bildrechte|Bildquelle|Fotonachweis|Grafik|Copyright|Foto ?credit|Aufnahmen?)"
    r"(?:\s?[:/©]|\s(?:von|by)\b)\s*[^\n.;)]{2,60}|©\s*[^\n.;)]{2,60}"
)


def credits_in(text: str) -> tuple[Span, ...]:
    """Return where a page says who took or owns a picture."""
    return tuple(Span(*match.span()) for match in CREDIT.finditer(text))


def without_credit(text: str, span: Span) -> Span:
    """Return a span up to the credit of a picture in it and the full stop before that."""
    credit = CREDIT.search(text, span.start, span.end)
    if credit is None:
        return span
    return Span(span.start, span.start + len(text[span.start : credit.start()].rstrip().rstrip(".").rstrip(" (–-|")))
