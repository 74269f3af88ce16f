"""Officers: whom an office alone means in running text, "Die Vorsitzende eröffnet", by the people the page lists."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from kg.cues import Cued
from kg.mention.people.functions import is_function
from kg.model import Contribution, PersonMention, Span

__all__ = ["by_office", "officers_of"]

CHAIR: Final = re.compile(
    r"(?:1\. |Erste[rn]? )?(?:Ausschuss|Beirats)?[Vv]orsitz(?:ende[rn]?)?|Sitzungsleit(?:ung|er|erin)"
)
CHAIRING: Final = "vorsitzend"
# The office is the subject: a verb follows at once, no name, no "des Vereins", no apposition.
SUBJECT: Final = Cued(
    r"(?:^|(?<=[.!?:]\s)|(?<=\s))(?:Der|Die)\s+(?P<office>[A-ZÄÖÜ][a-zäöüß-]+)(?=\s[a-zäöüß]+t(?:e)?\s)"
)


def officers_of(people: Iterable[Contribution]) -> Mapping[str, str]:
    """Return the names of those who alone hold an office among the people of a page, by the office in lower case.

    Who leads the meeting is its chair, however the list says so.
    """
    held: dict[str, set[str]] = {}
    for one in people:
        functions = (*one.functions, *(function for post in one.posts for function in post.functions))
        told = [function.text for function in functions]
        for function in told:
            if CHAIR.fullmatch(function) or (" " not in function and is_function(function)):
                held.setdefault(key_of(function), set()).add(one.person.name)
        if any(role == "moderation" for role, _ in one.roles):
            held.setdefault(CHAIRING, set()).add(one.person.name)
    return {office: next(iter(names)) for office, names in held.items() if len(names) == 1}


def key_of(office: str) -> str:
    """Return an office in lower case; every word for who chairs is one office."""
    return CHAIRING if CHAIR.fullmatch(office) else office.lower()


def by_office(text: str, sentence: Span, officers: Mapping[str, str]) -> tuple[PersonMention, ...]:
    """Return whom offices at the head of a clause mean: "Die Vorsitzende eröffnet die Sitzung"."""
    return tuple(
        PersonMention(Span(*match.span("office")), "office-alone", 0.7, name)
        for match in SUBJECT.finditer(text, sentence.start, sentence.end)
        if (name := officers.get(key_of(match.group("office"))))
    )
