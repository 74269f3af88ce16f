"""Clauses: what a part of a sentence is about, by name, by "das Netzwerk" or by a pronoun."""

import re
from typing import Final

from kg.mention.bodies.inflection import head_of
from kg.mention.ties.parties import Parties, Party
from kg.model import ProgrammeMention, Span

__all__ = ["AUXILIARY", "NEAR", "PRONOUN", "WITHIN", "clause", "is_project", "part", "referent", "subject", "topic"]

VAGUE: Final = re.compile(
    r"\b(?:[Dd]as|[Dd]ie|[Dd]er|[Dd]es|[Dd]em|[Dd]en|[Ii]m|[Vv]om|[Zz]um|[Zz]ur|[Dd]ieses|[Uu]nser)\s+(?P<noun>Netz(?:werk)?s?|Netzes|Fachstelle|Landesstelle|Servicestelle|Zusammenschluss(?:es)?|Fachverbands?|Dachverbands?|Bündnis(?:ses)?|Projekts?|Vorhabens?|Verbunds?|Modellprojekts?|Vereins?"
    r"|Allianz|Programms?|Initiative|Geschäftsstelle|Koordination(?:sstelle)?|Angebots?|Zentrums?|Einrichtung|Arbeitsgemeinschaft|Rundbrief|Koordinierungsstelle|Anlaufstelle)\b(?!\s+[A-ZÄÖÜ„\"])"
)
PRONOUN: Final = re.compile(r"^(?:Es|Er|Sie|Dies|Dabei|Damit|Dafür)\b")
GENDERS: Final = {"er": "m", "sie": "f", "es": "n"}
OURS: Final = re.compile(r"^(?:Wir|Unsere?)\b")
# "Der Club" is what was named "Jugendclub Auental" before.
DEFINITE: Final = re.compile(
    r"^\s*(?:Das|Die|Der|Dem|Den|Im|das|die|der|dem|den)\s+(?P<noun>[A-ZÄÖÜ][a-zäöüß]{3,})(?![\wäöüß-])(?!\s+[A-ZÄÖÜ„\"])"
)
# "Die Tafel Karlsmünde kooperiert": a name that no word tells to be a body's, where the subject stands.
OPENING_NAME: Final = re.compile(
    r"\s*(?:Die|Der|Das)\s+(?P<name>[A-ZÄÖÜ][\wäöüß-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+){1,4})(?=\s+[a-zäöü]|\s*$)"
)
PROJECT: Final = re.compile(r"(?:[Pp]rojekt|[Vv]orhaben)s?\s+[„\"»]?$")
AUXILIARY: Final = re.compile(r"\b(?:wird|werden|wurde|wurden|ist|sind)\b")
NEAR: Final = 40
# A character that does not end a sentence: full stops count only in numbers, initials and short forms.
WITHIN: Final = r"(?:[^.!?\n]|\.(?=\d|\s?[Vv]\b|\s[a-z])|(?<=\bV)\.(?!\s[A-ZÄÖÜ][a-zäöü]+\s[a-zäöü]))"
NEXT_CLAUSE: Final = re.compile(
    r";|(?<=[a-zäöüß]{4}[.!?])\s+(?=[A-ZÄÖÜ][a-zäöüß]+\s)|,\s+[A-ZÄÖÜ]\w+\s+(?:ist|sind|wird|werden|war|waren)\s"
    r"|,\s+[A-ZÄÖÜ]\w+\s+(?:stellt|stellen|gibt|geben|übernimmt|übernehmen|kommt|kommen|leitet|macht|sorgt|trägt)\s"
    r"|,?\s+(?:und\s+)?(?:ge|mitge|unter|finanz)(?:fördert|stützt|iert)\s+(?:von|vom|durch|aus)\s"
    r"|\s(?:in\s(?:\w+\s)?(?:Kooperation|Zusammenarbeit)|gemeinsam|zusammen)\smit\s"
    r"|,\s+(?:das|die|der|den|dem|dass|um|wo|was|welche\w?|sagte|so)\s(?![A-ZÄÖÜ])"
)


def part(sentence: Span, start: int, end: int | None = None) -> Span:
    """Return a part of a sentence by offsets in it."""
    return Span(sentence.start + start, sentence.end if end is None else sentence.start + end)


def clause(sentence: Span, text: str, start: int) -> Span:
    """Return the rest of a sentence from an offset on, up to where another clause begins."""
    rest = part(sentence, start)
    stop = NEXT_CLAUSE.search(rest.of(text))
    return Span(rest.start, rest.start + stop.start()) if stop else rest


def subject(
    span: Span, parties: Parties, main: Party | None, before: Party | None = None, *, last: bool = False
) -> Party | None:
    """Return what a stretch of text is about: the party it names, what "das Netzwerk" means, or what was spoken of."""
    text = parties.text
    named = parties.within(span)
    if named:
        return named[-1] if last else named[0]
    words = span.of(text).strip()
    pronoun = PRONOUN.match(words)
    if pronoun:
        return referent(pronoun.group(), before, main)
    vague = VAGUE.search(words)
    if vague:
        return parties.called(vague["noun"], span.end) or main
    definite = DEFINITE.match(words)
    meant = parties.meant(definite["noun"], span.end) if definite else None
    if meant or OURS.match(words):
        return meant or main
    opening = OPENING_NAME.match(text, span.start, span.end)
    return parties.by_place(Span(*opening.span("name"))) if opening else None


def referent(pronoun: str, before: Party | None, main: Party | None) -> Party | None:
    """Return what a pronoun means: what was spoken of last, or what the page is about, if the gender fits."""
    asked = GENDERS.get(pronoun.lower(), "")
    return (
        next((one for one in (before, main) if one and gender_of(one) in {asked, ""}), None)
        if asked
        else before or main
    )


def gender_of(party: Party) -> str:
    """Return the gender of a body's head or legal form: "m", "f" or "n"; nothing where no word tells it."""
    if isinstance(party, ProgrammeMention):
        return ""
    head = next((found[1] for word in party.form.split() if (found := head_of(word))), None)
    if head:
        return "" if head.gender == "p" else head.gender
    return "m" if party.legal_form.startswith("e. V.") else ""


def is_project(text: str, party: Party | None) -> bool:
    """Tell whether a party is what the words before it call a project: what the next sentence says is said of it."""
    if not isinstance(party, ProgrammeMention):
        return False
    return PROJECT.search(text[max(0, party.span.start - NEAR) : party.span.start]) is not None


def topic(sentence: Span, parties: Parties, main: Party | None, before: Party | None) -> Party | None:
    """Return what a sentence is about, for a pronoun in the next one to mean: its subject, or what it names first."""
    words = sentence.of(parties.text)
    opening = re.match(rf"\s*(?:{VAGUE.pattern})", words)
    if opening:
        return parties.called(opening["noun"], sentence.start) or main
    pronoun = PRONOUN.match(words)
    if pronoun:
        return referent(pronoun.group(), before, main)
    definite = DEFINITE.match(words)
    meant = parties.meant(definite["noun"], sentence.start) if definite else None
    if meant:
        return meant
    named = parties.within(sentence)
    programmes = [one for one in named if is_project(parties.text, one)]
    return programmes[0] if len(programmes) == 1 else next(iter(named), before)
