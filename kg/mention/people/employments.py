"""Employments: the bodies in which a verb says somebody works, or for which it says somebody speaks."""

import re
from typing import Final

from kg.mention.people.appositions import apposed, posts_behind
from kg.mention.people.posts import Around, Held, home_at
from kg.model import Span

__all__ = ["employed", "said_again"]

ARTICLE: Final = r"(?:d(?:en|ie|as|er|em)\s+)?"
ACTS: Final = r"(?:leitet|leitete|vertritt|vertrat|repräsentiert|repräsentierte|verantwortet|führt|berät)"
WHO: Final = r"(?:(?:\s+[a-zäöüß]+)?\s*[,;]\s+(?:die|der|sie|er))?"
# "Ida Kern leitet das Haus Nord", "Ida Kern, die den Kreis Plön vertritt".
ACTING: Final = re.compile(rf"{WHO}\s+{ACTS}\s+(?:dort\s+|zudem\s+|auch\s+)?{ARTICLE}")
ACTING_LAST: Final = re.compile(r"(?:\s+[a-zäöüß]+)?\s*,\s+(?:die|der)\s+d(?:en|ie|as)\s+")
ACTS_BEHIND: Final = re.compile(rf"(?:\s+\([^()]{{2,20}}\))?\s+(?:im\s+[\w-]+\s+)?{ACTS}\b")
# "Ida Kern, die seit Jahren bei der Caritas Ulm arbeitet", "Tom Rade lehrt an der Universität Ulm".
WORKS: Final = (
    r"(?:arbeite|lehr|forsch|wirk|engagier|berä|leite|studier)(?:t|te|tet|ete)\b|\b(?:tätig|beschäftigt|angestellt)\b"
)
WORKING: Final = re.compile(
    rf"{WHO}(?:\s+(?:{WORKS}))\s+(?:seit\s+[\w ]{{2,20}}?\s+)?(?:bei|beim|für|im|in|an|am)\s+{ARTICLE}"
)
WORKING_LAST: Final = re.compile(
    r"\s*,\s+(?:die|der)\s+(?:[a-zäöüß]+\s+){0,2}?(?:[A-ZÄÖÜ][a-zäöü]+\s+)?(?:bei|beim|für|im|in|an|am)\s+" + ARTICLE
)
WORKS_BEHIND: Final = re.compile(rf"[^;:.]{{0,60}}?\b(?:{WORKS})")
PRONOUN: Final = re.compile(r"\s*(?:Sie|Er)(?=\s)")
OFFICE_AGAIN: Final = re.compile(r"\s*(?P<article>Die|Der)\s+(?=[A-ZÄÖÜ])")


def employed(around: Around, span: Span) -> tuple[Held, ...]:
    """Return the body that a verb behind a name gives to it, as a post without a function; at most one."""
    for opening, closing in ((ACTING, None), (ACTING_LAST, ACTS_BEHIND), (WORKING, None), (WORKING_LAST, WORKS_BEHIND)):
        match = opening.match(around.text, span.start, span.end)
        home = home_at(around, Span(match.end(), span.end)) if match else None
        if home and (closing is None or closing.match(around.text, home[1], span.end)):
            return (home[0],)
    return ()


def said_again(around: Around, sentence: Span) -> tuple[Held, ...]:
    """Return the posts that a sentence without a name tells of whom the one before it named.

    A pronoun opens it ("Sie ist Sprecherin des Kreises Plön"), or the office with its body ("Die Leiterin des Hauses
    Nord warb dafür").
    """
    pronoun = PRONOUN.match(around.text, sentence.start, sentence.end)
    if pronoun:
        rest = Span(pronoun.end(), sentence.end)
        return posts_behind(around, rest, sentence.end, inverted=False)[0] or employed(around, rest)
    office = OFFICE_AGAIN.match(around.text, sentence.start, sentence.end)
    told = apposed(around, Span(office.end(), sentence.end), office["article"], sentence.end) if office else None
    return tuple(held for held in told[0] if held.body or held.unit) if told else ()
