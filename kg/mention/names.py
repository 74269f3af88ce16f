"""Personal names: titles, forms of address, particles and double names, as the genre writes them."""

import re
from typing import Final

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
NAME: Final = rf"{CAPITALISED}(?:\s+(?:{INITIAL}|{CAPITALISED}))*?(?:\s+{PARTICLE})?\s+{CAPITALISED}"

TITLE: Final = (
    r"(?:Prof(?:essor(?:in)?)?\.?(?:in)?|PD|Priv\.-Doz\.|Dr\.(?:-Ing\.)?(?:\s?(?:h\.\s?c\.|rer\.\s?\w+\.|phil\.|med\.|jur\.|theol\."
    r"|habil\.|sc\.\s?\w+\.))*|Dipl\.-\w+\.?(?:\s?\(FH\))?|Mag\.|M\.\s?A\.|B\.\s?A\.|Ing\.)"
)
ADDRESS: Final = r"(?:Frau|Herrn|Herr|Fr\.|Hr\.)"

ENTRY = re.compile(rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?=\s*(?:[,;:/(|_]|[–—-]\s|$))")
ADDRESSED = re.compile(rf"(?:{ADDRESS}\s+)+(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})(?![\w-])")
TITLED = re.compile(rf"(?<![\w.])(?P<titles>(?:{TITLE}\s+)+)(?P<name>{NAME})(?![\w-])")


def person_at(text: str, span: Span, rule: str, confidence: float) -> PersonMention | None:
    """Return the person that a list entry starts with: a name up to the first separator."""
    match = ENTRY.match(text, span.start, span.end)
    return mention(match, rule, confidence) if match else None


def persons_in(text: str, span: Span, known: frozenset[str]) -> tuple[PersonMention, ...]:
    """Return the persons that prose names: ``known`` names wherever they stand, others behind an address or a title.

    In order of the text; the span starts at the first form of address, so a doubled "Herrn Herr" is part of it.
    """
    found: list[PersonMention] = []
    for name in sorted(known, key=len, reverse=True):
        spaced = r"\s+".join(re.escape(part) for part in name.split())
        pattern = re.compile(rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{spaced})(?![\w-])")
        found += [mention(match, "known-name", 0.95) for match in pattern.finditer(text, span.start, span.end)]
    for pattern, rule in ((ADDRESSED, "addressed-name"), (TITLED, "titled-name")):
        for match in pattern.finditer(text, span.start, span.end):
            made = mention(match, rule, 0.85)
            if not any(made.span.overlaps(other.span) for other in found):
                found.append(made)
    return tuple(sorted(found, key=lambda person: person.span))


def mention(match: re.Match[str], rule: str, confidence: float) -> PersonMention:
    """Return the person that a match of one of the patterns names."""
    return PersonMention(
        span=Span(*match.span()),
        rule=rule,
        confidence=confidence,
        name=" ".join(match.group("name").split()),
        honorific=" ".join(match.group("titles").split()),
    )
