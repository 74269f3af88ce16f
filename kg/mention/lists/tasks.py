"""Tasks: labels before a name that are no body and no role, but say what somebody is there for."""

import re
from dataclasses import dataclass
from typing import Final

from kg.mention.bodies.inflection import head_of
from kg.mention.lists.parts import FIELD_OF_WORK
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import plain
from kg.mention.people.names import people_at
from kg.mention.people.offices import leading_office
from kg.model import FunctionMention, Span

__all__ = ["FORMAL", "Task", "is_called", "names_field", "names_post", "task_of"]

# Nouns for posts that stand for who has them.
POST: Final = re.compile(
    r"(?:[Ss]ekretariat|[Aa]ssistenz|[Ss]achbearbeitung|[Ll]eitung|[Kk]oordination|[Kk]oordinierung|[Gg]eschäftsführung"
    r"|[Vv]erwaltung|[Ss]chriftführung|[Bb]uchhaltung|[Kk]assenführung)$"
)
# What may be a unit of its own.
OWN_UNIT: Final = re.compile(r"(?:koordination|koordinierung|verwaltung)$")
FORMAL: Final = re.compile(r"(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.|Prof\.)\s")
# Who wrote, drew or photographed is nobody of the page's facts.
BY_LINE: Final = re.compile(
    r"(?i:text|foto|bild|grafik|layout|satz|illustration|gestaltung|redaktion|quelle|autor|presse|v\.i\.s\.d|druck"
    r"|verantwortlich|herausgeb|zitat|musik|technik|verteiler|gez)"
)
NEXT_SENTENCE: Final = re.compile(r"[a-zäöüß)]{2}[.!?]\s+[A-ZÄÖÜ]\w*\s+\w")
MOST_LABEL_WORDS: Final = 4
MOST_ENTRY_WORDS: Final = 14


@dataclass(frozen=True, slots=True)
class Task:
    """What a label says of the person behind it: the post that it names, or only that it is about a person."""

    held: FunctionMention | None


def task_of(text: str, label: Span, rest: Span) -> Task | None:
    """Return what a short label says of the name behind it ("Sekretariat: Frau Kern"), if that is surely a person's.

    ``None`` where the label names what somebody did for the page, or where prose follows.
    """
    words, behind = label.of(text).split(), rest.of(text)
    if not 0 < len(words) <= MOST_LABEL_WORDS or not words[0][0].isupper() or BY_LINE.search(label.of(text)):
        return None
    if len(behind.split()) > MOST_ENTRY_WORDS or behind.endswith((".", "!", "?")) or NEXT_SENTENCE.search(behind):
        return None
    if not (FORMAL.match(behind) or is_called(text, rest)):
        return None
    held = (
        FunctionMention(label, "office-before-colon", 0.75, plain(" ".join(words))) if POST.search(words[-1]) else None
    )
    return Task(held)


def names_post(phrase: str) -> bool:
    """Tell whether a word alone names a post: "Sekretariat", no unit such as "Stadtverwaltung"."""
    return (
        " " not in phrase
        and POST.search(phrase) is not None
        and head_of(phrase) is None
        and not OWN_UNIT.search(phrase)
    )


def names_field(label: str) -> bool:
    """Tell whether a label names a field of work that may be a unit: "Sozialplanung", no post such as "Leitung"."""
    last = (label.split() or [""])[-1]
    return bool(FIELD_OF_WORK.search(last)) and not POST.search(last)


def is_called(text: str, span: Span) -> bool:
    """Tell whether a span starts with names, one with a common first name; an office may stand before."""
    office = leading_office(text, span)
    people = people_at(text, Span(office.span.end, span.end) if office else span)
    return any(is_first_name(one.name.split()[0].split("-")[0]) for one in people)
