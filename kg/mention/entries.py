"""Entries: the pieces of a page that each name one contributor, with what the layout says of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.mention.bodies import names_one
from kg.mention.committees import LEADING, committee_above, committees
from kg.mention.functions import is_function, starts_with_function
from kg.mention.headings import Heading, Roles, heading_of, office_of_member, roles_of
from kg.mention.names import people_at, person_at
from kg.mention.offices import leading_office
from kg.mention.strings import deputies, strung
from kg.model import Block, BlockKind, FunctionMention, OrganisationMention, Span

__all__ = ["Entry", "entries", "governing", "opens"]

LINE: Final = re.compile(r"[^\n]+")
# A whole sentence below an entry is prose again.
SENTENCE: Final = re.compile(r"^\s*(?:\S+\s+){5,}\S+(?<!e\. V)(?<!e\.V)[.!?]\s*$")
TIME: Final = r"\d{1,2}[.:]\d{2}(?:\s*(?:–|-|bis)\s*\d{1,2}[.:]\d{2})?\s*(?:Uhr|h)?\s*[:|–-]?\s+"
TIMED: Final = re.compile(TIME)
CLOCK: Final = rf"(?:{TIME})?"
PAUSES: Final = frozenset(
    "pause mittagspause kaffeepause mittag kaffee ankommen anmeldung ausklang imbiss ende einlass".split()
)
ROLE_WORD: Final = re.compile(rf"{CLOCK}(?P<role>[A-ZÄÖÜ][a-zäöü]+)\s+(?=[A-ZÄÖÜ])")
ROLE_WORDS: Final = 5
TALK_TITLE: Final = r"(?:[„\"][^“”\"]+[“”\"]\s*[,–|-]?\s*)?"
INLINE: Final = re.compile(rf"{CLOCK}(?P<role>(?:\d\.\s)?[A-ZÄÖÜ][^:\n„“\"]{{2,40}}?)\s*:\s*{TALK_TITLE}(?=\S)")
BEHIND_TALK: Final = re.compile(r"\s[–—|-]\s+|\s{2,}|\t|\s\(")
WORDS: Final = re.compile(r"[\w ]+:?")
# "Protokoll" above a page is what the page is; before a colon it is what somebody wrote.
MINUTES: Final = re.compile(r"(?:Ergebnis|Sitzungs|Kurz)?[Pp]rotokoll\b(?!\w)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece and its roles: slugs of the list of participation roles, each with the words that say so.

    ``held`` is the function that stands before a colon ("Sprecherin: Ida Kern") or in the heading; it is held in the
    ``committee`` if there is one. Who is not ``present`` is excused, represented or only a contact.
    """

    span: Span
    roles: Roles = ()
    held: FunctionMention | None = None
    committee: OrganisationMention | None = None
    present: bool = True


def entries(text: str, blocks: tuple[Block, ...], closed: Iterable[Span] = ()) -> Iterator[Entry]:
    """Yield the entries of a page in its order, without the blocks that reach into ``closed`` spans.

    Under a heading that names a role or announces people, every list item is one, and of other blocks every line that
    starts with a person's name together with the lines up to the next name. A line that only names a role, or a point
    of a programme with its time, is the heading of the lines below it. Anywhere, "Moderation: Ida Kern, Kreis X"
    carries its own role.
    """
    shut = tuple(closed)
    named = committees(text, blocks)
    announced: Heading | None = None
    for block in blocks:
        headed = governing(text, block)
        governed = headed or announced
        is_item = block.kind is BlockKind.LIST_ITEM
        announced = announced if is_item else announcement(text, block)
        for entry in listed(text, block.span, governed) if is_item else walked(text, block, governed, shut):
            if any(entry.span.overlaps(span) for span in shut):
                continue
            committee = committee_above(named, entry.span.start)
            for part in strung(text, entry.span):
                yield from represented(text, in_committee(text, replace(entry, span=part), committee))


def in_committee(text: str, entry: Entry, committee: OrganisationMention | None) -> Entry:
    """Return an entry whose office is one of a committee's with that committee; plain members need one.

    "Leitung:" right below the name of a committee is an office there, no lead of a meeting.
    """
    lead = next((words for role, words in entry.roles if role == "moderation" and words.of(text) in LEADING), None)
    if lead and committee and not text[committee.span.end : lead.start].strip():
        held = FunctionMention(lead, "office-in-heading", 0.85, lead.of(text))
        return replace(entry, roles=(), held=held, committee=committee)
    if entry.held is None or entry.held.rule != "office-in-heading":
        return replace(entry, committee=committee)
    if committee is None and entry.held.text in {"Mitglied", "Gast"}:
        return replace(entry, held=None)
    return replace(entry, committee=committee)


def represented(text: str, entry: Entry) -> Iterator[Entry]:
    """Yield an entry up to "i. V. für", and the absent person behind these words as another one."""
    first, *absent = deputies(text, entry.span)
    yield replace(entry, span=first)
    for part in absent:
        yield Entry(part, present=False)


def announcement(text: str, block: Block) -> Heading | None:
    """Return what a paragraph says of the block below it by ending with a colon: "Vorträge hielten:"."""
    content = block.span.of(text)
    if not content.endswith(":"):
        return None
    start = block.span.start + max(content.rfind(mark) for mark in (". ", "! ", "? ", "\n", " – ")) + 1
    return heading_of(text, Span(start, block.span.end))


def listed(text: str, item: Span, governed: Heading | None) -> Iterator[Entry]:
    """Yield a list item with the role it names itself, else with the role of its heading."""
    inline = role_in_front(text, item)
    if inline:
        yield inline
    elif governed is not None:
        yield under(governed, item)


def under(heading: Heading, span: Span) -> Entry:
    """Return the entry of a span below a heading."""
    return Entry(span, heading.roles, heading.office, present=heading.present)


def walked(text: str, block: Block, governed: Heading | None, shut: tuple[Span, ...]) -> Iterator[Entry]:
    """Yield the entries of a block, line by line; lines in ``shut`` spans end an entry."""
    ruling = governed
    entry: Entry | None = None
    for match in LINE.finditer(text, block.span.start, block.span.end):
        line = trimmed(match)
        if line.end <= line.start or any(line.overlaps(span) for span in shut):
            yield from (entry,) if entry else ()
            entry = None
            continue
        fresh = role_in_front(text, line)
        goes_on = entry is not None and starts_with_function(line.of(text)) and not opens(text, line)
        named = own_heading(text, line) if fresh is None and not goes_on else None
        if fresh is None and named is None and ruling is not None and opens(text, line):
            alone = block.kind is BlockKind.HEADING
            fresh = under(ruling, line) if not alone or stands_alone(text, line) else None
        ends = entry is not None and not continues(text, entry.span, line)
        if fresh or named is not None or ends:
            if entry:
                yield entry
            entry = fresh
            ruling = named or ruling
        elif entry:
            entry = replace(entry, span=Span(entry.span.start, line.end))
    if entry:
        yield entry


def continues(text: str, entry: Span, line: Span) -> bool:
    """Tell whether a line goes on with the entry above it: after a comma or a bare name, or with function or body."""
    content = line.of(text)
    if SENTENCE.search(content):
        return False
    above = entry.of(text).rstrip()
    bare = "\n" not in above and all(person.span.end == entry.end for person in people_at(text, entry)[-1:])
    return above.endswith((",", "-", "/")) or bare or starts_with_function(content) or names_one(content)


def role_in_front(text: str, line: Span) -> Entry | None:
    """Return the entry behind a role and a colon, or behind a word for a role alone, where there is one."""
    match = INLINE.match(text, line.start, line.end) or ROLE_WORD.match(text, line.start, line.end)
    if match is None or not opens(text, Span(match.end(), line.end)):
        return speaker_behind(text, line)
    words, rest = Span(*match.span("role")), Span(match.end(), line.end)
    if match.re is ROLE_WORD:
        roles, office = roles_of(text, words), office_of_member(text, words)
        if office and leading_office(text, line) is None:
            return Entry(rest, held=office)
        return Entry(rest, roles) if roles else None
    heading = heading_of(text, words)
    if heading:
        return under(heading, rest)
    office_words = words.of(text).split()
    if is_function(office_words[-1]):
        return Entry(rest, held=FunctionMention(words, "office-before-colon", 0.85, " ".join(office_words)))
    return None


def speaker_behind(text: str, line: Span) -> Entry | None:
    """Return the entry behind the title of a talk on the line of its time: "10.00 Wege – Ida Kern, Werk"."""
    clock = TIMED.match(text, line.start, line.end)
    if clock is None or opens(text, Span(clock.end(), line.end)):
        return None
    for cut in BEHIND_TALK.finditer(text, clock.end(), line.end):
        rest = Span(cut.end(), line.end)
        if opens(text, rest) and (stands_alone(text, rest) or leading_office(text, rest)):
            title = Span(clock.end(), cut.start())
            return Entry(rest, roles_of(text, title) or (("vortrag", title),))
    return None


def own_heading(text: str, line: Span) -> Heading | None:
    """Return what a line says that is a heading by its words: a role, or a point of a programme with its time."""
    clock = TIMED.match(text, line.start, line.end)
    rest = Span(clock.end() if clock else line.start, line.end)
    if rest.end <= rest.start or opens(text, rest):
        return None
    words = rest.of(text).split()
    if clock:
        roles = roles_of(text, Span(rest.start, rest.start + len(words[0])))
        pause = any(word.strip(",.").lower() in PAUSES for word in words)
        return Heading(rest, roles or (() if pause else (("vortrag", rest),)))
    if len(words) > ROLE_WORDS or "," in rest.of(text) or rest.of(text).rstrip().endswith((".", "!", "?")):
        return None
    return None if MINUTES.match(rest.of(text)) else heading_of(text, rest)


def opens(text: str, span: Span) -> bool:
    """Tell whether a line starts with a person: with the name, with several, or with an office before it.

    Words that are a heading ("Beratende Mitglieder:") may look like a name and are none.
    """
    if WORDS.fullmatch(text, span.start, span.end) and heading_of(text, span):
        return False
    return bool(people_at(text, span)) or leading_office(text, span) is not None


def trimmed(match: re.Match[str]) -> Span:
    """Return a line without white space at its ends."""
    line = match.group()
    return Span(match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))


def governing(text: str, block: Block) -> Heading | None:
    """Return what the headings above a block give it; ``None`` if none of them is about people.

    A heading that is itself a person's entry ("Ida Kern, Kreis X" on a line of its own) is looked through.
    """
    announced: Heading | None = None
    for place in block.headings:
        heading = None if MINUTES.match(place.of(text)) else heading_of(text, place)
        if heading and heading.strict:
            return heading
        announced = announced or heading
        if not announced and not stands_alone(text, place):
            return None
    return announced


def stands_alone(text: str, span: Span) -> bool:
    """Tell whether a line of its own is a person's entry: a name with a title, or with something behind a separator."""
    person = person_at(text, span, "", 0)
    return person is not None and (bool(person.honorific) or person.span.end < span.end)
