"""Namesakes: a surname that means somebody else than the document's one person who bears it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kg.model import Contribution, OrganisationMention, PersonMention

__all__ = ["Listed", "listed_persons", "told_apart"]

SURNAME_RULES: Final = frozenset({"known-surname", "bare-surname"})
INTO: Final = r"(?:vom|von (?:der|dem)|für (?:den|die|das)|aus (?:dem|der))\s+"
BESIDE: Final = re.compile(rf"[ \t\u00a0]*(?:[(,/–—-][ \t\u00a0]*(?:{INTO})?|{INTO})")
ACADEMIC: Final = re.compile(r"\b(?:Prof|Dr|PD)\b")

Listed = Mapping[str, tuple[OrganisationMention | None, str]]
"""Body and titles of the persons of a list, by name; a person with two bodies has none here."""


def listed_persons(people: Iterable[Contribution]) -> Listed:
    """Return what the entries of a list tell of each name."""
    found: dict[str, tuple[OrganisationMention | None, str]] = {}
    for entry in people:
        name, body = entry.person.name, entry.organisation
        before, titles = found.get(name, (body, ""))
        same = before is not None and body is not None and before.form == body.form
        found[name] = (body if same else None, f"{titles} {entry.person.honorific}".strip())
    return found


def told_apart(
    text: str, persons: tuple[PersonMention, ...], bodies: tuple[OrganisationMention, ...], listed: Listed
) -> tuple[PersonMention, ...]:
    """Return the persons; a surname beside a body or title that is not the listed person's stands for itself."""
    return tuple(own(text, person, bodies, listed) for person in persons)


def own(text: str, person: PersonMention, bodies: tuple[OrganisationMention, ...], listed: Listed) -> PersonMention:
    """Return one person, under the surname alone where body or title tells it from the listed one."""
    if person.rule not in SURNAME_RULES or person.name not in listed:
        return person
    home, titles = listed[person.name]
    beside = BESIDE.match(text, person.span.end)
    body = next((one for one in bodies if beside and one.span.start == beside.end()), None)
    elsewhere = body is not None and home is not None and key(body) != key(home)
    if elsewhere or (ACADEMIC.search(person.honorific) and not ACADEMIC.search(titles)):
        return replace(person, rule="namesake", confidence=0.7, name=person.name.rsplit(" ", 1)[-1])
    return person


def key(body: OrganisationMention) -> tuple[str, str]:
    """Return what two names of one body have in common: class and territory, or the words."""
    return (body.kind, body.territory) if body.territory else (body.form, "")
