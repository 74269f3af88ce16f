"""Perspectives: from which side a contribution speaks, who speaks for it, and the roles ascribed to it."""

import re
from dataclasses import dataclass
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.bodies import right_behind
from kg.mention.themes.themes import themes_in
from kg.model import OrganisationMention, PersonMention, Representation, RoleAscription, Span
from kg.vocabulary import Vocabulary
from kg.words import stem, words

__all__ = ["perspectives_in"]

VIEW: Final = (
    r"(?:[Pp]erspektiven?|[Ss]icht(?:weisen?)?|[Bb]lickrichtung|[Bb]lickwinkel|[Bb]lick|[Ss]tandpunkt|[Ww]arte)"
)
ANY_VIEW: Final = Cued(VIEW, re.IGNORECASE)
MUNICIPAL: Final = (
    r"(?:der )?Kommunen?|die Kommunen?|(?:der )?Städte|(?:der )?Gemeinden?|(?:der )?Landkreise|der Kreise|des Kreises"
    r"|der Kreis|die Stadt"
)
SIDES: Final[dict[str, tuple[str, str, str]]] = {
    # side: compound's first part, adjective, noun as a genitive or as the one who acts
    "land": (r"Landes-?", r"landespolitische\w*|staatliche\w*", r"(?:des )?Landes|das Land"),
    "kommune": (r"Kommunal-?|Kreis-?|Stadt-?|Gemeinde-?", r"kommunale\w*|städtische\w*|gemeindliche\w*", MUNICIPAL),
    "zivilgesellschaft": (
        r"Zivilgesellschafts-?|Träger-?",
        r"zivilgesellschaftliche\w*",
        r"(?:der )?Zivilgesellschaft|die Zivilgesellschaft",
    ),
    "bund": (r"Bundes-?", r"bundespolitische\w*", r"(?:des )?Bundes|der Bund"),
    "wissenschaft": (
        r"Wissenschafts-?|Forschungs-?",
        r"wissenschaftliche\w*",
        r"(?:der )?Wissenschaft|die Wissenschaft|(?:der )?Forschung|die Forschung|(?:der )?Hochschulen?",
    ),
    "wirtschaft": (
        r"Wirtschafts-?|Unternehmens-?",
        r"wirtschaftliche\w*|unternehmerische\w*",
        r"(?:der )?Wirtschaft|die Wirtschaft",
    ),
    "adressaten": (
        r"Betroffenen-?|Nutzer(?:innen)?-?|Adressat(?:inn)?en-?",
        r"lebensweltliche\w*",
        r"(?:der )?(?:Betroffenen|Adressat(?:inn)?en|Nutzer(?:innen)?|Bewohner(?:innen)?|Bürger(?:innen)?)",
    ),
}
ACTOR: Final = Cued(r"\bals\s+(?P<roles>[^.:;]{3,160}?)\s+(?:Akteur(?:in|e|en|s)?|Kraft|Partner(?:in)?|Instanz)\b")
ROLES: Final[dict[str, str]] = {
    "anreg": "anregend",
    "impulsgeb": "anregend",
    "ford": "foerdernd",
    "unterstutz": "foerdernd",
    "zentral": "zentral",
    "verantwort": "verantwortlich",
    "federfuhr": "verantwortlich",
    "zustand": "verantwortlich",
    "beteil": "beteiligt",
    "mitwirk": "beteiligt",
    "mitgestalt": "beteiligt",
    "initiier": "initiierend",
    "initiativ": "initiierend",
    "anstoss": "initiierend",
    "koordini": "koordinierend",
    "steuernd": "koordinierend",
    "vernetz": "koordinierend",
    "umsetz": "umsetzend",
    "ausfuhr": "umsetzend",
}
PRONOUN: Final = re.compile(r"(?:Sie|Er)\s")


@dataclass(frozen=True, slots=True)
class Side:
    """A perspective named at a span; ``explicit`` if it is called a perspective, not just an actor."""

    span: Span
    perspective: str
    explicit: bool


def perspectives_in(
    text: str,
    sentence: Span,
    persons: tuple[PersonMention, ...],
    bodies: tuple[OrganisationMention, ...],
    before: PersonMention | None,
    vocabulary: Vocabulary,
) -> tuple[Representation | RoleAscription, ...]:
    """Return the perspectives that a sentence considers, who represents them, and the roles it ascribes to them.

    A group of actors counts where it is called a perspective or acts "als … Akteur". Each person goes to the nearest
    perspective of the sentence; a body right behind the person is the one spoken for.
    """
    roles = list(ACTOR.finditer(text, sentence.start, sentence.end))
    if not roles and ANY_VIEW.search(text, sentence.start, sentence.end) is None:
        return ()  # as in nearly all sentences, which spares them twenty patterns
    sides = sides_in(text, sentence)
    counted = [side for side in sides if side.explicit or any(follows(side.span, match) for match in roles)]
    if not counted:
        return ()
    found: list[Representation | RoleAscription] = [
        Representation(side.span, "perspective-named", 0.9, side.perspective, None, None)
        for side in first_of_each(counted)
    ]
    named = [person for person in persons if person.span.within(sentence)]
    rule, confidence = ("person-for-perspective", 0.88)
    if not named and before and PRONOUN.match(text, sentence.start):
        named, rule, confidence = [before], "pronoun-for-perspective", 0.75
    for person in named:
        side = min(counted, key=lambda one: distance(one.span, person.span))
        body = next((one for one in bodies if one.span.within(sentence) and right_behind(text, person, one)), None)
        found.append(Representation(sentence, rule, confidence, side.perspective, person, body))
    for acting in roles:
        side = min(counted, key=lambda one: distance(one.span, Span(*acting.span())))
        found += ascriptions(text, acting, side.perspective, vocabulary)
    return tuple(found)


# A side by its explicit name, by a group's name, and by a group's name that opens a sentence with a capital article.
PATTERNS: Final = {
    side: (
        re.compile(
            rf"(?:\b(?:{compound}){VIEW.lower()}\b|\b(?:{adjective})\s+{VIEW}\b|\b{VIEW}\s+(?:{noun})\b)", re.IGNORECASE
        ),
        re.compile(rf"\b(?:{noun})\b"),
        re.compile(rf"(?:{noun})\b", re.IGNORECASE),
    )
    for side, (compound, adjective, noun) in SIDES.items()
}


def sides_in(text: str, sentence: Span) -> list[Side]:
    """Return where a sentence names one of the sides, explicit ones first at the same place."""
    found: list[Side] = []
    content = sentence.of(text)
    for side, (explicit, group, first_words) in PATTERNS.items():
        for pattern, is_explicit in ((explicit, True), (group, False)):
            for match in pattern.finditer(content):
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                if not any(span.overlaps(other.span) for other in found):
                    found.append(Side(span, side, is_explicit))
        if any(one.perspective == side for one in found):
            continue
        # At the start of a sentence the article is a capital: "Die Zivilgesellschaft als …".
        opening = first_words.match(content)
        if opening:
            found.append(Side(Span(sentence.start, sentence.start + opening.end()), side, explicit=False))
    return sorted(found, key=lambda one: one.span)


def first_of_each(sides: list[Side]) -> list[Side]:
    """Return the first mention of every perspective, explicit ones preferred."""
    best: dict[str, Side] = {}
    for side in sorted(sides, key=lambda one: (not one.explicit, one.span)):
        best.setdefault(side.perspective, side)
    return list(best.values())


def follows(side: Span, roles: re.Match[str]) -> bool:
    """Tell whether "als … Akteur" comes right behind a group's name."""
    return 0 <= roles.start() - side.end <= 40


def distance(left: Span, right: Span) -> int:
    """Return how many characters lie between two spans."""
    return max(0, right.start - left.end, left.start - right.end)


def ascriptions(text: str, match: re.Match[str], perspective: str, vocabulary: Vocabulary) -> list[RoleAscription]:
    """Return the roles in "als anregender und für Pflege verantwortlicher Akteur", each with its span and context."""
    found: list[RoleAscription] = []
    context = ""
    for word in words(text, Span(*match.span("roles"))):
        plain = stem(word.text).replace("ß", "ss")
        role = next((name for start, name in ROLES.items() if plain.startswith(start)), None)
        if role is None:
            continue
        opening = text.rfind("für ", match.start("roles"), word.span.start)
        between = Span(opening, word.span.start) if opening >= 0 else None
        themes = themes_in(text, between, vocabulary) if between and not found_after(found, opening) else ()
        context = themes[-1].theme if themes else ""
        found.append(RoleAscription(word.span, "role-of-perspective", 0.9, perspective, role, context))
    return found


def found_after(found: list[RoleAscription], position: int) -> bool:
    """Tell whether a role was already read behind a position, so that a "für …" there belongs to it."""
    return any(role.span.start > position for role in found)
