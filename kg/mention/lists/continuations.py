"""Continuations: which lines go on with the entry of a person above them."""

import re
from typing import Final

from kg.mention.bodies.bodies import LEGAL_FORM, names_one
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.mention.people.functions import starts_with_function
from kg.mention.people.names import people_at
from kg.mention.people.offices import leading_office
from kg.model import Span

__all__ = ["SENTENCE", "continues", "told_in"]

# A whole sentence below an entry is prose again.
SENTENCE: Final = re.compile(r"^\s*(?:\S+\s+){5,}\S+(?<!e\. V)(?<!e\.V)[.!?]\s*$")
# "Wissenschaftliche Begleitung: …" opens something new.
LABEL: Final = re.compile(r"[A-ZÄÖÜ][^:\n,(]{2,40}:\s")
# What a unit on the line above belongs to.
AUTHORITY: Final = re.compile(r"(?:Landkreis|Kreis|Stadt|Gemeinde|Bezirk|Land|Region|Samtgemeinde|Landeshauptstadt)\b")
PARTS: Final = re.compile(r"[,(/|\n]|\s[–_]\s")
NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÄÖÜ]")
# What is told of somebody else, or in a sentence of its own.
TOLD: Final = re.compile(r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatte|sagt|bleibt|übernimmt)\b")
FIRST_END: Final = re.compile(r"(?<=[a-zäöüß)]{2})\.(?=\s+[A-ZÄÖÜ]|\s*$)")
BELOW: Final = re.compile(r"[^\n]*\n(?P<indent>[ \t]*)(?=\S)")
NOBODY: Final = re.compile(r"N\.\s?N\.")


def continues(text: str, entry: Span, line: Span) -> bool:
    """Tell whether a line goes on with the entry above it: after a comma or a bare name, or with function or body."""
    content = line.of(text)
    if introduces(text, entry, line):
        return True
    if SENTENCE.search(content) or LABEL.match(content) or NOBODY.match(content) or holds_others(text, entry, line):
        return False
    above = entry.of(text).rstrip()
    bare = "\n" not in above and all(person.span.end == entry.end for person in people_at(text, entry)[-1:])
    unit = content.split()[0].lower() in UNIT_HEADS if content else False
    if above.endswith((",", "-", "/")) or bare or unit or starts_with_function(content):
        return True
    named = names_one(content) or (LEGAL_FORM.search(content) is not None and ":" not in content)
    return named and (AUTHORITY.match(content) is not None or not names_body(above))


def introduces(text: str, entry: Span, line: Span) -> bool:
    """Tell whether a line below a bare name says in a sentence without a subject what its bearer is."""
    bare = text.count("\n", entry.end, line.start) == 1 and is_bare_name(text, entry)
    words = line.of(text)
    return bare and starts_with_function(words) and not TOLD.search(words) and leading_office(text, line) is None


def is_bare_name(text: str, entry: Span) -> bool:
    """Tell whether an entry is a name and nothing else."""
    people = people_at(text, entry)
    return len(people) == 1 and people[0].span.end == entry.end


def told_in(text: str, line: Span) -> Span:
    """Return a line up to the end of its first sentence."""
    ended = FIRST_END.search(text, line.start, line.end)
    return Span(line.start, ended.start()) if ended else line


def holds_others(text: str, entry: Span, line: Span) -> bool:
    """Tell whether a line heads those below it: they are more indented than it and the entry, or it has a number.

    A number counts only where it stands further out than the entry, as "2. Vorsitzender" goes on with it.
    """
    below, here, above = BELOW.match(text, line.end), indent(text, line), indent(text, entry)
    return (below is not None and len(below["indent"]) > here == above) or (
        here < above and NUMBERED.match(line.of(text)) is not None
    )


def indent(text: str, span: Span) -> int:
    """Return how far the line is indented on which a span starts."""
    start = text.rfind("\n", 0, span.start) + 1
    line = text[start : span.end]
    return len(line) - len(line.lstrip())


def names_body(entry: str) -> bool:
    """Tell whether an entry names a body behind the name already."""
    return any(names_one(part) for part in PARTS.split(entry)[1:] if part.strip())
