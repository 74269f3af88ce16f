"""Personal names: titles, forms of address, particles and double names, as the genre writes them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from kg.mention.functions import is_function
from kg.model import PersonMention, Span

__all__ = ["NAME", "person_at", "persons_in"]

UPPER: Final = r"A-ZÄÖÜÉÈÁÀÂÇČŠŽĆŁÓØÅİŞĞ"
LOWER: Final = r"a-zäöüßéèêáàâçčšžćłóòôøåıışğñíìúùž"
PART: Final = rf"(?:[{UPPER}][{LOWER}]*[’'])?[{UPPER}][{LOWER}]+(?:[{UPPER}][{LOWER}]+)?"
CAPITALISED: Final = rf"{PART}(?:-{PART})*"
PARTICLE: Final = (
    r"(?:von der|von dem|von den|von und zu|van der|van den|van de|vom|von|van|zu|zur|zum"
    r"|de la|de|del|della|di|da|dos|ten|ter|el|al|bin)"
)
INITIAL: Final = rf"[{UPPER}]\."
SPACE: Final = r"[ \t\u00a0]+"  # a name stays on its line
NAME: Final = rf"{CAPITALISED}(?:{SPACE}(?:{INITIAL}|{CAPITALISED}))*?(?:{SPACE}{PARTICLE})?{SPACE}{CAPITALISED}"

TITLE: Final = (
    r"(?:Prof(?:essor(?:in)?)?\.?(?:in)?|PD|Priv\.-Doz\.|Dr\.(?:-Ing\.)?(?:\s?(?:h\.\s?c\.|rer\.\s?\w+\.|phil\.|med\.|jur\.|theol\."
    r"|habil\.|sc\.\s?\w+\.))*|Dipl\.-\w+\.?(?:\s?\(FH\))?|Mag\.|M\.\s?A\.|B\.\s?A\.|Ing\.)"
)
ADDRESS: Final = r"(?:Frau|Herrn|Herr|Fr\.|Hr\.)"

ENTRY = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?=[ \t\u00a0]*(?:[,;:/(|_\n]|[–—-]\s|$))"
)
END = r"[ \t\u00a0]*(?:[;:/(|_\n]|$)"
MEMBER = re.compile(rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?=,|\s+(?:und|&)\s|{END})")
GROUP = re.compile(
    rf"(?:(?:{TITLE}\s+)*{NAME},\s+)*(?:{TITLE}\s+)*{NAME}\s+(?:und|&)\s+(?:{TITLE}\s+)*{NAME}(?=[ \t]*,|{END})"
)
ADDRESSED = re.compile(rf"(?:{ADDRESS}\s+)+(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?![\w-])")
TITLED = re.compile(rf"(?<![\w.])(?P<titles>(?:{TITLE}\s+)+)(?P<name>{NAME})(?![\w-])")


OFFICE = re.compile(
    rf"(?<![\w-])(?P<office>[{UPPER}][{LOWER}]+(?:-[{UPPER}]?[{LOWER}]+)*){SPACE}"
    rf"(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?![\w-])"
)
APPOSED = re.compile(rf",\s+(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?=\s*(?:[,.;(]|$))")
SURNAME = re.compile(
    rf"(?:{ADDRESS}\s+)+(?P<titles>(?:{TITLE}\s+)*)(?P<name>(?:{PARTICLE}{SPACE})?{CAPITALISED})"
    rf"(?!{SPACE}(?:{PARTICLE}{SPACE})?[{UPPER}])(?![\w-])"
)


def person_at(text: str, span: Span, rule: str, confidence: float) -> PersonMention | None:
    """Return the person that a list entry starts with: a name up to the first separator."""
    match = ENTRY.match(text, span.start, span.end)
    return mention(match, rule, confidence) if match else None


def people_at(text: str, span: Span) -> tuple[PersonMention, ...]:
    """Return the persons that an entry starts with: one, or several that "und" joins before one separator."""
    first = person_at(text, span, "entry-name", 0.95)
    group = GROUP.match(text, span.start, span.end)
    if group is None:
        return (first,) if first else ()
    return tuple(mention(match, "entry-name", 0.92) for match in MEMBER.finditer(text, *group.span()))


def persons_in(text: str, span: Span, known: frozenset[str]) -> tuple[PersonMention, ...]:
    """Return the persons that prose names, in order of the text.

    ``known`` names count wherever they stand, others behind a form of address, a title or an office ("Landrätin Ida
    Kern"), and after a function in apposition ("die Leiterin des Sozialamts, Ida Kern,"). A surname behind a form of
    address means the one known person of that surname. A span starts at the first form of address, so a doubled
    "Herrn Herr" is part of it; an office is not.
    """
    found: list[PersonMention] = []
    for name in sorted(known, key=len, reverse=True):
        spaced = r"\s+".join(re.escape(part) for part in name.split())
        pattern = re.compile(rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{spaced})(?![\w-])")
        found += [mention(match, "known-name", 0.95) for match in pattern.finditer(text, span.start, span.end)]
    for made in chain(
        (mention(match, "addressed-name", 0.85) for match in ADDRESSED.finditer(text, span.start, span.end)),
        (mention(match, "titled-name", 0.85) for match in TITLED.finditer(text, span.start, span.end)),
        behind_office(text, span),
        (called(match, known) for match in SURNAME.finditer(text, span.start, span.end)),
    ):
        if not any(made.span.overlaps(other.span) for other in found):
            found.append(made)
    return tuple(sorted(found, key=lambda person: person.span))


def behind_office(text: str, span: Span) -> Iterator[PersonMention]:
    """Yield the persons right behind an office, or behind the comma after a function that opens a clause."""
    for match in OFFICE.finditer(text, span.start, span.end):
        if is_function(match.group("office")):
            start = match.start("titles") if match.group("titles") else match.start("name")
            yield replace(mention(match, "office-name", 0.85), span=Span(start, match.end()))
    for match in APPOSED.finditer(text, span.start, span.end):
        clause = re.split(r"[,;:]\s", text[span.start : match.start()])[-1]
        words = re.findall(r"[\w*:/-]+", clause)[:4]
        if any(is_function(word) for word in words):
            start = match.start("titles") if match.group("titles") else match.start("name")
            yield replace(mention(match, "apposed-name", 0.8), span=Span(start, match.end("name")))


def called(match: re.Match[str], known: frozenset[str]) -> PersonMention:
    """Return whom a surname behind a form of address means: the one known person of that surname, if there is one."""
    made = mention(match, "surname", 0.7)
    meant = [name for name in known if name.endswith(f" {made.name}")]
    return replace(made, name=meant[0], rule="known-surname", confidence=0.85) if len(meant) == 1 else made


def mention(match: re.Match[str], rule: str, confidence: float) -> PersonMention:
    """Return the person that a match of one of the patterns names."""
    return PersonMention(
        span=Span(*match.span()),
        rule=rule,
        confidence=confidence,
        name=" ".join(match.group("name").split()),
        honorific=" ".join(match.group("titles").split()),
    )
