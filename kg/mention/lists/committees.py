"""Committees: the boards, working groups and networks whose lists of members a page holds, by where they are named."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.inflection import head_of, nominative
from kg.mention.lists.headings import GROUP_ALONE, office_of_member
from kg.mention.lists.lines import opens
from kg.mention.people.functions import is_function
from kg.model import Block, BlockKind, OrganisationMention, Span

__all__ = ["LEADING", "committee_above", "committees"]

SHORT: Final = r"(?:U?AG|AK|FAG|LAG|BAG|PG|FG)"
GROUP: Final = (
    r"(?i:ausschuss|beirat|arbeitskreis|arbeitsgruppe|arbeitsgemeinschaft|steuerungskreis|lenkungskreis|steuerkreis"
    r"|steuerungsgruppe|lenkungsgruppe|steuergruppe|fachgruppe|projektgruppe|kommission|kuratorium|netzwerk|bündnis"
    r"|integrationsrat|seniorenrat|jugendrat|stadtteilrat|pflegekonferenz|gesundheitskonferenz"
    r"|gremium|fachkreis|koordinierungskreis|expertenkreis|jury|verbund|allianz|runder tisch)"
)
NAMED: Final = Cued(
    rf"(?<![\w-])(?P<name>(?:(?P<short>{SHORT})\s?(?:\d{{1,2}}\s?(?:[–:.|]|-\s)\s?(?=[A-ZÄÖÜ])|(?=\d|[A-ZÄÖÜ„\"]))|(?:[A-ZÄÖÜ][\w-]*(?:e[rsn]?)\s+)?"
    rf"(?:[A-ZÄÖÜ][\wäöü-]*)?{GROUP}(?:es|s)?\b)"
    # "Ausschuss für Soziales, Integration und Gleichstellung": commas part the fields behind "für" from each other.
    r"(?: für [^\n:;|–,.<>]{2,40}(?:, (?=[A-ZÄÖÜ])[^\n:;|–,.<>]{2,40}){1,4}?(?<=\S) (?:und|sowie) [A-ZÄÖÜ][\w-]*)?"
    r"[^\n:;|–,.<>)·]*)"
)
# What says whose committee it is, or when it met, is no part of its name.
BEHIND_NAME: Final = re.compile(
    r"\s+(?:der (?:Stadt|Gemeinde|Region|Samtgemeinde|Verbandsgemeinde|Landeshauptstadt|Hansestadt)\b"
    r"|de[sr] (?:Land|Bezirk|Verein|Verband|Ministerium|[A-ZÄÖÜ]\w*verband|Kreis|Bistum)\w*\b"
    r"|im (?:Netzwerk|Landkreis|Kreis)\b"
    r"|am \d|vom \d|\(|- |ein(?:$|\s)|statt(?:$|\s)).*|[ \t]{2,}.*|\s+(?:\d{1,2}\.\d{1,2}\.\d{2,4}).*"
)
NUMBERED: Final = re.compile(rf"{SHORT} \d{{1,2}} [A-ZÄÖÜ]")
GLUED: Final = re.compile(r"(?<=\d)(?:\s?[–:.|-]\s?)?(?=[A-ZÄÖÜ])")
NUMBER: Final = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|Unsere?|Die|Der)\s+")
LINE: Final = re.compile(r"[^\n]+")
OPENING_LINES: Final = 3
LONGEST: Final = 18
STATUTORY: Final = re.compile(r"(?:AG|Arbeitsgemeinschaft) (?:nach |gem(?:äß|\.) )?(?:§ ?)?78\b")
LEADING: Final = frozenset("Leitung Leiter Leiterin".split())


def committees(text: str, blocks: tuple[Block, ...]) -> tuple[OrganisationMention, ...]:
    """Return the committees that headings, opening lines, or lines right above an officer name, in text order."""
    found: list[OrganisationMention] = []
    lines = [
        (block.kind, Span(*match.span()))
        for block in blocks
        for match in LINE.finditer(text, block.span.start, block.span.end)
    ]
    for place, (kind, line) in enumerate(lines):
        heads = kind in {BlockKind.TITLE, BlockKind.HEADING} or place < OPENING_LINES
        heads = heads or GROUP_ALONE.fullmatch(NUMBER.sub("", line.of(text)).strip(" :")) is not None
        below = lines[place + 1][1] if place + 1 < len(lines) else None
        named = committee_in(text, line) if heads or below else None
        alone = named is not None and named.span == line and below is not None and tops(text, line, below)
        if named and (heads or alone or (below and names_officer(text, below))):
            found.append(named)
    return tuple(found)


def tops(text: str, line: Span, below: Span) -> bool:
    """Tell whether a line opens a block, and a person's entry stands right below it."""
    first = not text[: line.start].strip() or text[: line.start].rstrip(" \t").endswith("\n\n")
    return first and text.count("\n", line.end, below.start) == 1 and opens(text, below)


def committee_above(named: tuple[OrganisationMention, ...], place: int) -> OrganisationMention | None:
    """Return the committee named last before a place of the text."""
    return next((one for one in reversed(named) if one.span.start <= place), None)


def names_officer(text: str, line: Span) -> bool:
    """Tell whether a line starts with an office of a committee and a colon: "Sprecherin: …"."""
    before, colon, _ = line.of(text).strip().partition(":")
    start = line.start + len(line.of(text)) - len(line.of(text).lstrip())
    office = office_of_member(text, Span(start, start + len(before)))
    return bool(colon) and (office is not None or before in LEADING or before.startswith("Ansprechp"))


def committee_in(text: str, line: Span) -> OrganisationMention | None:
    """Return the committee that a short line names, with a name of its own beside the word for its kind."""
    if len(line.of(text).split()) > LONGEST or line.of(text).rstrip().endswith((".", "!", "?")):
        return None
    for match in NAMED.finditer(text, line.start, line.end):
        if not match.group("name")[0].isupper():
            continue
        raw = BEHIND_NAME.sub("", match.group("name")).rstrip(" -(„")
        first, _, behind = raw.partition(" ")
        start = match.start("name") + (len(raw) - len(behind) if behind and is_function(first) else 0)
        raw = raw[start - match.start("name") :]
        form = nominative(GLUED.sub(" ", " ".join(raw.split())))
        if len(form.split()) > 1 or (head_of(form) and not form.lower().endswith(("netzwerk", "bündnis"))):
            kind = "StatutoryWorkingGroup" if STATUTORY.match(form) else kind_of(form)
            span = Span(start, start + len(raw))
            return OrganisationMention(span, "committee-in-heading", 0.85, form, kind, local=" " not in form)
    return None


def kind_of(form: str) -> str:
    """Return the class that the head of a committee's name tells; a network where it tells none."""
    if NUMBERED.match(form):
        return "Network"  # "UAG 1 Suchthilfe": the field it works in is no body
    known = next((head for word in form.split() if (head := head_of(word))), None)
    return known[1].kind if known else "Network"
