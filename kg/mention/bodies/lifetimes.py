"""Lifetimes: since when and until when bodies exist, and which body followed which, as sentences tell it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from kg.model import Lifetime, Mention, OrganisationMention, Passage, Span, Tie

__all__ = ["lifetimes_in"]

YEAR: Final = r"(?P<year>1[2-9]\d\d|20\d\d)(?!\d)"
# "seit 2012", "seit dem Jahr 2012", "bis Ende 2019", "seit dem 1. Mai 2020"
WHEN: Final = (
    r"(?:dem\s+Jahre?\s+|Anfang\s+|Mitte\s+|Ende\s+|(?:dem\s+|zum\s+)?(?:\d{1,2}\.\s*)?(?:[A-ZÄÖÜ][a-zäöü]{2,8}\s+)?)"
)
NEAR: Final = r"(?:[^.;!?\n]|(?<=\d)\.){0,50}?"
# Behind the name of a body.
BEGUN: Final = (
    re.compile(rf"{NEAR}\b(?:besteht|bestehen|existiert|existieren)\s+(?:bereits\s+|schon\s+)?seit\s+{WHEN}{YEAR}"),
    re.compile(
        rf"\s*[(,]\s*(?:gegründet|Gründung|Gründungsjahr|besteht\s+seit|seit)\s*:?\s+(?:im\s+Jahr\s+|am\s+)?{WHEN}{YEAR}\s*[),]"
    ),
    re.compile(
        rf"{NEAR}\b(?:wurde|ist)\b{NEAR}(?:\b|\.){YEAR}{NEAR}\b(?:gegründet|ins\s+Leben\s+gerufen|errichtet|eingerichtet)\b"
    ),
)
ENDED: Final = (
    re.compile(rf"{NEAR}\b(?:bestand|bestanden|existierte)\s+(?:noch\s+|nur\s+)?bis\s+{WHEN}{YEAR}"),
    re.compile(rf"\s*\(\s*bis\s+{WHEN}{YEAR}\s*\)"),
    re.compile(rf"{NEAR}\b(?:wurde|ist|hat\s+sich)\b{NEAR}(?:\b|\.){YEAR}{NEAR}\b(?:aufgelöst|abgewickelt)\b"),
)
BOTH: Final = re.compile(rf"\s*\(\s*(?P<first>1[2-9]\d\d|20\d\d)\s*(?:–|-|bis)\s*{YEAR}\s*\)")
# In front of it.
FOUNDED_BEFORE: Final = re.compile(
    rf"{YEAR}\s+gegründete[nrs]?\s+$|\b[Ss]eit\s+{WHEN}(?P<since>1[2-9]\d\d|20\d\d)\s+(?:gibt\s+es|besteht)\s+(?:das|die|den|der)\s+$"
)
# Between two names: the first follows the second, or gave way to it.
FOLLOWS: Final = re.compile(
    rf"\s*[(,]\s*(?:bis\s+{WHEN}{YEAR}|früher|vormals|ehemals|zuvor|vorher)(?:\s+(?:unter\s+dem\s+Namen|noch|als))?:?"
    r"\s*(?:das\s+|die\s+|der\s+|dem\s+)?[„\"]?"
    r"|(?:[^.;!?\n]{0,30}\b)?(?:Rechtsnachfolger(?:in)?|Nachfolger(?:in)?|Nachfolgeorganisation|Nachfolgeeinrichtung)"
    r"\s+(?:des|der|von|vom)(?:\s+(?:früheren|ehemaligen|alten))?\s+[„\"]?"
)
OUT_OF: Final = re.compile(r"[^.;!?\n]{0,60}?\baus\s+(?:dem|der)(?:\s+(?:früheren|ehemaligen|alten))?\s+[„\"]?")
CAME: Final = re.compile(rf"[“”\"]?\s+(?:heraus\s+)?(?:{YEAR}\s+)?(?:hervor|hervorgegangen|entstanden)\b")
GIVES_WAY: Final = re.compile(
    rf"\s+(?:heißt\s+(?:seit\s+{WHEN}{YEAR}|jetzt|heute|nun|inzwischen)\s+(?:das\s+|die\s+|der\s+)?[„\"]?"
    rf"|(?:wurde|wird)\s+(?P<named>{NEAR})\s*(?:in|zum|zur)\s+(?:das\s+|die\s+|den\s+)?[„\"]?)"
)
RENAMED: Final = re.compile(r"[“”\"]?\s+(?:umbenannt|umgewandelt|umgebildet)\b")
ANY_YEAR: Final = re.compile(rf"(?<!\d){YEAR}")
# What takes up the body that the sentence before began with.
TAKEN_UP: Final = re.compile(
    r"(?:Es|Er|Sie|(?:Das|Der|Die|Dieser?s?)\s+(?:Netzwerk|Verein|Bündnis|Verband|Verbund|Zusammenschluss|Initiative|Stiftung"
    r"|Arbeitskreis|Arbeitsgemeinschaft|Runde\s+Tisch|Einrichtung|Träger))(?=\s)"
)
REACH: Final = 150
SURE: Final = 0.8


def lifetimes_in(text: str, passages: Iterable[Passage], found: Iterable[Mention]) -> tuple[Lifetime | Tie, ...]:
    """Return the years between which bodies exist, and ties of succession, in the order of the text.

    "Das Netzwerk Nord besteht seit 2012", "Amt für Teilhabe (bis 2019 Sozialamt)", "ist 2020 aus dem Bund X
    hervorgegangen". A year stands beside the name of its body, in one sentence with it.
    """
    bodies = sorted((one for one in found if isinstance(one, OrganisationMention)), key=lambda one: one.span)
    told: list[Lifetime | Tie] = []
    before: OrganisationMention | None = None
    for passage in passages:
        here = [one for one in bodies if one.span.within(passage.span)]
        again = TAKEN_UP.match(text, passage.span.start, passage.span.end)
        if again and before and not any(one.span.start < again.end() for one in here):
            told += years_behind(text, again.end(), passage.span.end, before, passage.span.start)
        else:
            before = here[0] if here else None
        told += periods(text, passage.span, here)
        for left, right in pairwise(here):
            told += succession(text, passage.span, left, right)
    return tuple(sorted(dict.fromkeys(told), key=lambda one: (one.span, one.rule)))


def periods(text: str, sentence: Span, bodies: Sequence[OrganisationMention]) -> Iterator[Lifetime]:
    """Yield what stands beside the bodies of a sentence about their years."""
    for place, body in enumerate(bodies):
        following = bodies[place + 1].span.start if place + 1 < len(bodies) else sentence.end
        end = min(sentence.end, following, body.span.end + REACH)
        yield from years_behind(text, body.span.end, end, body, body.span.start)
        before = FOUNDED_BEFORE.search(text, max(sentence.start, body.span.start - REACH), body.span.start)
        if before:
            year = int(before["year"] or before["since"])
            span = Span(before.start(), body.span.end)
            yield Lifetime(span, "founding-before-body", SURE, body, first=year)


def years_behind(text: str, place: int, end: int, body: OrganisationMention, start: int) -> Iterator[Lifetime]:
    """Yield what the words from a place on tell of the years of the body before them; the evidence starts earlier."""
    both = BOTH.match(text, place, end)
    begun = next((match for pattern in BEGUN if (match := pattern.match(text, place, end))), None)
    ended = next((match for pattern in ENDED if (match := pattern.match(text, place, end))), None)
    if both:
        span = Span(start, both.end())
        yield Lifetime(span, "years-behind-body", SURE, body, int(both["first"]), int(both["year"]))
        return
    if begun:
        yield Lifetime(Span(start, begun.end()), "years-behind-body", SURE, body, first=int(begun["year"]))
    if ended:
        yield Lifetime(Span(start, ended.end()), "years-behind-body", SURE, body, last=int(ended["year"]))


def succession(
    text: str, sentence: Span, left: OrganisationMention, right: OrganisationMention
) -> Iterator[Lifetime | Tie]:
    """Yield that one of two neighbouring bodies followed the other, and the year in which it did."""
    if left.form == right.form or right.span.start <= left.span.end:
        return
    between, behind = (left.span.end, right.span.start), min(sentence.end, right.span.end + REACH)
    follows = FOLLOWS.fullmatch(text, *between)
    came = CAME.match(text, right.span.end, behind) if OUT_OF.fullmatch(text, *between) else None
    gives = GIVES_WAY.fullmatch(text, *between)
    renamed = RENAMED.match(text, right.span.end, behind)
    if follows or came:
        year = follows["year"] if follows else came["year"] if came else None
        known = year or year_in(text, *between)
        yield from followed(left, right, Span(left.span.start, came.end() if came else right.span.end), known)
    elif gives and (renamed or gives["named"] is None):
        known = gives["year"] or year_in(text, *between)
        yield from followed(right, left, Span(left.span.start, renamed.end() if renamed else right.span.end), known)


def followed(
    new: OrganisationMention, old: OrganisationMention, span: Span, year: str | None
) -> Iterator[Lifetime | Tie]:
    """Yield that a body followed another; in the year, if one is told, the one ended and the other began."""
    yield Tie(span, "succession", SURE, "successorOf", new, old)
    if year:
        yield Lifetime(span, "succession", SURE, new, first=int(year))
        yield Lifetime(span, "succession", SURE, old, last=int(year))


def year_in(text: str, start: int, end: int) -> str | None:
    """Return the only year between two places of a text, ``None`` if there are none or several."""
    years = [match["year"] for match in ANY_YEAR.finditer(text, start, end)]
    return years[0] if len(years) == 1 else None
