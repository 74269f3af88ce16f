"""Companions: names that an enumeration of bodies makes bodies, though none of their words tells so."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.mention.bodies.bodyshapes import ACRONYM, is_group, is_person, may_name, names_occasion
from kg.mention.bodies.borders import stops
from kg.mention.bodies.inflection import head_of, is_adjective, is_office
from kg.mention.named.place_names import Sureness, sureness
from kg.model import OrganisationMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["beside_items", "companions"]

CUT: Final = re.compile(r"\s*[;|•·\n]\s*|,\s+(?!e\.\s?V)|,?\s+(?:und|sowie|&)\s+(?:auch\s+)?|\s+/\s+")
LEAD: Final = re.compile(
    r"[\s•●▪*–-]*(?:(?:von|bei|mit|durch|an|auch|etwa|sowohl)\s+)?(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Vv]om|[Bb]eim|[Zz]um"
    r"|[Zz]ur|[Uu]nser[e]?)\s+)?"
)
LABEL: Final = re.compile(r"[^\n:]{2,60}:\s+")
BEHIND: Final = re.compile(r"\s*(?:\([^()\n]{1,60}\))?\s*[.:,;]?\s*")
ENDING: Final = re.compile(r"\s*(?:\([^()\n]{1,60}\))?[\s.,;]*\Z")
FEWEST: Final = 2
LONGEST: Final = 60
OPENING: Final = 6  # characters in which a bullet or an article may stand
MOSTLY: Final = 1 / 2
# What stands in enumerations of bodies and is none: parties, codes, kinds of people, plurals.
NO_BODY: Final = re.compile(
    r"(?:SPD|CDU|CSU|FDP|AfD|SSW|BSW|SGB \w+|\d.*|.*\s\d+[a-z]?)|(?:Standort|Raum|Haus|Saal|Telefon|Büro)\s.*"
    r"|.*(?:innen|ungen|eln|schaften|heiten|keiten)|\w+e[nrs]?\s\w+(?:en|ung|keit|heit|schaft|arbeit|pflege|hilfe)",
    re.DOTALL,
)


def companions(
    text: str, span: Span, bodies: Sequence[OrganisationMention], closed: Sequence[Span], vocabulary: Vocabulary
) -> Iterator[Span]:
    """Yield the names that stand in one enumeration with two known bodies at least, and with no fewer than themselves.

    No name overlaps a body or ``closed`` span. Places, groups, persons and nouns that are no names are left out.
    """
    if len(bodies) < FEWEST:
        return
    shut = [*(one.span for one in bodies), *closed]
    run: list[Span] = []
    sure = 0
    for piece in pieces(text, span, shut):
        known = holds(text, piece, bodies)
        if known:
            sure += 1
            continue
        name = named(text, piece, shut, vocabulary)
        if name:
            run.append(name)
            continue
        if sure >= max(FEWEST, len(run)):
            yield from run
        run, sure = [], 0
    if sure >= max(FEWEST, len(run)):
        yield from run


def beside_items(
    text: str, items: Sequence[Span], bodies: Sequence[OrganisationMention], vocabulary: Vocabulary
) -> Iterator[Span]:
    """Yield the names that fill items of a list whose other items open with bodies, half of all at least."""
    starts = sorted(one.span.start for one in bodies)
    open_items = [item for item in items if not any(item.start <= start < item.start + OPENING for start in starts)]
    if len(items) - len(open_items) < max(FEWEST, len(items) * MOSTLY):
        return
    shut = [one.span for one in bodies]
    for item in open_items:
        if not any(one.overlaps(item) for one in shut):
            name = named(text, item, shut, vocabulary)
            if name and " " in name.of(text):
                yield name


def pieces(text: str, span: Span, shut: Sequence[Span]) -> Iterator[Span]:
    """Yield what stands between the commas, strokes and "und" of a passage; no name and no bracket is cut."""
    start = span.start
    for cut in CUT.finditer(text, span.start, span.end):
        inside = any(one.start < cut.end() and cut.start() < one.end for one in shut)
        if inside or text.count("(", start, cut.start()) > text.count(")", start, cut.start()):
            continue
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, span.end)


def holds(text: str, piece: Span, bodies: Sequence[OrganisationMention]) -> bool:
    """Tell whether a piece is a body's name, or a sentence begins or ends with one there."""
    for body in bodies:
        if body.span.within(piece):
            before, behind = Span(piece.start, body.span.start), Span(body.span.end, piece.end)
            opens = LEAD.fullmatch(before.of(text)) is not None
            ends = ENDING.fullmatch(behind.of(text)) is not None
            if opens or ends:
                return True
    return False


def named(text: str, piece: Span, shut: Sequence[Span], vocabulary: Vocabulary) -> Span | None:
    """Return the name that a piece is as a whole, without article and bracket; ``None`` where it may be none."""
    label = LABEL.match(text, piece.start, piece.end)
    lead = LEAD.match(text, label.end() if label else piece.start, piece.end)
    start = lead.end() if lead else piece.start
    end = piece.end - len(ENDING.search(piece.of(text)).group())  # type: ignore[union-attr]
    if end - start < FEWEST or end - start > LONGEST or any(one.start < end and start < one.end for one in shut):
        return None
    name = " ".join(text[start:end].split())
    return Span(start, end) if is_name(name, vocabulary) else None


def is_name(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether words can be a body's name in the company of bodies: quoted, headed, in capitals, or several."""
    words = name.split()
    if not words or stops(words[0]) or not may_name(name) or NO_BODY.fullmatch(name):
        return False
    if is_group(name) or is_person(name.partition(" + ")[0]) or names_occasion(name):
        return False
    placed = sureness(name, vocabulary)
    if placed is Sureness.KNOWN or (len(words) == 1 and placed is Sureness.FORM) or any(map(is_office, words)):
        return False
    if len(words) == 1:
        return ACRONYM.fullmatch(name) is not None or "„" in name or head_of(name) is not None
    capital = [word for word in words if word[0].isupper()]
    return "„" in name or (len(capital) > 1 and not (is_adjective(words[0]) and head_of(words[-1]) is None))
