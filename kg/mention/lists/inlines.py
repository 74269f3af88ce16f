"""Inlines: the persons whom lines of lists and programmes name behind other words, or behind another person."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.mention.claims.slots import slot_roles
from kg.mention.events.sessionlines import session_at
from kg.mention.lists.headings import Heading, Roles, heading_of, is_chairing, roles_of
from kg.mention.lists.lines import TIMED, Entry
from kg.mention.lists.strings import surely_opens
from kg.mention.people.functions import is_function
from kg.model import Span

__all__ = ["another", "beside", "sprinkled"]

# What leads from the entry of one person to another: a talk between them, a role, "mit" behind a bracket, a plus.
LINK: Final = re.compile(
    r"(?P<talk>\s+im\s(?:Gespräch|Dialog|Interview|Austausch|Talk)\smit\s+(?:der\s|dem\s)?)"
    r"|(?:\s*[,;(–|·/-]|(?<=[\w)])(?=\s))\s*(?:(?P<led>(?:moderiert|geleitet|begleitet|interviewt|befragt)\s(?:von|durch)\s+)"
    r"|(?P<role>(?:(?:Co|Ko)-)?[A-ZÄÖÜ][a-zäöüß]{3,}(?:/[A-ZÄÖÜ][a-zäöüß]{3,})?)(?:\s(?:durch|von))?:?\s+)"
    r"|(?P<same>(?<=\))\s+(?:mit|zusammen\smit|gemeinsam\smit)\s+|\s\+\s)"
)
# Where prose goes on behind the entry: a full stop and another sentence.
NEXT_SENTENCE: Final = re.compile(
    r"(?<=\w[\w)“])(?<!Dr)(?<!Str)(?<!bzw)(?<!Prof)(?<!stellv)(?<!St)(?<!Abt)[.!?]\s+(?=[A-ZÄÖÜ„])"
)
SHORTEST_SENTENCE: Final = 4
# Behind what a line names people that it does not open with.
BEFORE: Final = re.compile(
    r"\((?:mit\s|von\s)?|\s[–—-]\s(?:mit\s|von\s)?|[;:|·•/]\s+(?:mit\s|von\s)?|\s(?:mit|von|durch)\s+(?:(?:der|dem|den)\s+)?"
)
SENTENCE: Final = re.compile(r"[a-zäöüß)“]{2}[.!?]$")
VERB: Final = re.compile(r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|kann|können|[a-zäöü]{3,}(?:te|ten))\b")
AND: Final = re.compile(r"(?:und|sowie|&|\+|mit|außerdem)\s+(?:mit\s+)?")
LABEL_WORDS: Final = 4
TALK: Final = "podium"


def another(text: str, entry: Entry) -> Iterator[Entry]:
    """Yield an entry up to the next person in it whom words like "im Gespräch mit" lead to, and that one's own.

    What follows in a sentence of its own belongs to no entry.
    """
    span = first_sentence(text, entry.span)
    for link in LINK.finditer(text, span.start, span.end):
        rest = Span(link.end(), span.end)
        roles = linked(text, link, entry)
        if link.start() <= span.start or roles is None or in_quotes(text, span, link) or not surely_opens(text, rest):
            continue
        first = replace(entry, span=Span(span.start, span.start + len(text[span.start : link.start()].rstrip())))
        yield replace(first, roles=roles) if link["talk"] and entry.roles else first
        if "(" in link.group() and text[span.end - 1] == ")":
            rest = Span(rest.start, span.end - 1)
        yield from another(text, replace(entry, span=rest, roles=roles, held=None, home=None, beside=()))
        return
    yield replace(entry, span=span)


def linked(text: str, link: re.Match[str], entry: Entry) -> Roles | None:
    """Return the roles of whom a link leads to; ``None`` if its words link nothing."""
    words = Span(*link.span())
    if link["talk"]:
        return ((TALK, words),) if entry.roles else ()
    if link["led"]:
        return (("moderation", words),)
    if link["role"]:
        phrase = Span(*link.span("role"))
        chairs = is_chairing(phrase.of(text))
        return roles_of(text, phrase) or None if chairs or not is_function(phrase.of(text)) else None
    return entry.roles


def in_quotes(text: str, span: Span, link: re.Match[str]) -> bool:
    """Tell whether a link stands in the quoted title of a talk."""
    before = text[span.start : link.start()]
    return before.count("„") > len(re.findall("[“”]", before))


def first_sentence(text: str, span: Span) -> Span:
    """Return an entry up to where a sentence begins behind it."""
    for stop in NEXT_SENTENCE.finditer(text, span.start, span.end):
        rest = text[stop.end() : span.end]
        if "\n" not in stop.group() and len(rest.split()) >= SHORTEST_SENTENCE and SENTENCE.search(rest.rstrip()):
            return Span(span.start, stop.start())
    return span


def beside(text: str, above: Entry | None, line: Span) -> Entry | None:
    """Return the entry of a line that opens with "und" or "mit" below another: "und Landrat Bo Rind, Kreis Ulm"."""
    lead = AND.match(text, line.start, line.end)
    rest = Span(lead.end(), line.end) if lead else line
    if above is None or lead is None or not above.roles or not surely_opens(text, rest):
        return None
    return Entry(rest, above.roles, committee=above.committee, present=above.present)


def sprinkled(text: str, line: Span, ruling: Heading | None) -> Iterator[Entry]:
    """Yield the entries of the persons whom a line names behind a title, each with the role that stands nearest.

    That is a word for a role right before the name, what the point of the programme is called, or what rules the line.
    A sentence is no such line, and where nothing tells a role, nothing comes back.
    """
    if (
        SENTENCE.search(line.of(text))
        or NEXT_SENTENCE.search(text, line.start, line.end)
        or VERB.search(text, line.start, line.end)
    ):
        return
    place = line.start
    for lead in BEFORE.finditer(text, line.start, line.end):
        if lead.start() < place:
            continue
        closing = text.find(")", lead.end(), line.end) if lead.group().startswith("(") else -1
        rest = Span(lead.end(), closing if closing >= 0 else line.end)
        if rest.end <= rest.start or not surely_opens(text, rest):
            continue
        roles = told(text, Span(place, lead.start()), line, ruling)
        if roles:
            yield Entry(rest, roles)
            place = rest.end


def told(text: str, before: Span, line: Span, ruling: Heading | None) -> Roles:
    """Return the roles that the words before a name tell, or else its line, or else the heading."""
    words = list(re.finditer(r"[^\s,;:|–(]+", before.of(text)))[-LABEL_WORDS:]
    close = bool(words) and before.end - before.start - words[-1].end() < LABEL_WORDS
    for word in reversed(words if close and not is_function(words[-1].group()) else []):
        heading = heading_of(text, Span(before.start + word.start(), before.end))
        if heading and (heading.roles or not heading.present):
            return heading.roles
    clock = TIMED.match(text, line.start, line.end)
    if clock:
        return slot_roles(text, Span(clock.end(), line.end))
    if session_at(text, line):
        return (("vortrag", line),)
    if ruling and words[1:] and [role for role, _ in ruling.roles] == ["grusswort"]:
        return (("vortrag", line),)  # the title of a talk, below who opened the day
    return ruling.roles if ruling else ()
