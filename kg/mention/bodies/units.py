"""Units: the parts of bodies, told apart from the bodies they are part of."""

import re
from typing import Final

from kg.mention.bodies.bodies import INTO_BODY, body_in, names_one
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.model import OrganisationMention, Span, UnitMention
from kg.vocabulary import Vocabulary

__all__ = ["unit_and_body"]

UNIT_BEHIND: Final = re.compile(r"(?:,|/|\s[–-])\s+(?P<unit>(?P<head>[A-ZÄÖÜ][\wäöüß]+)[^,;|]{0,60})$")
# "Stadt Talheim, Jugendamt": the unit behind its body.
WORD: Final = re.compile(r"[^\s,;()„“\"]+")
# A part of an authority by its name's end: "Familienbüro der Stadt Celle", "Jugendamt Landkreis Stade".
PART: Final = re.compile(
    r"(?P<unit>[A-ZÄÖÜ][\wäöüß-]*(?:amt|planung|verwaltung|dezernat"
    r"|(?:büro|beratung|stelle|koordination|management|betreuung|referat|abteilung)(?=\s+(?:der|des)\s)))"
    r"\s+(?:(?:der|des)\s+)?(?=(?:Stadt|Landeshauptstadt|Hansestadt|(?:Land)?[Kk]reis(?:es)?|(?:Samt|Verbands)?[Gg]emeinde"
    r"|Bezirks?|Region|Marktes)\s+[A-ZÄÖÜ])"
)
# A part of a university: "Zentrum für Bildungsforschung der Universität Mainz".
INSTITUTE: Final = re.compile(
    r"(?P<unit>(?:Institut|Zentrum|Seminar|Fakultät|Forschungs(?:stelle|zentrum)) für [^,;\n]{3,60}?)"
    r"\s+(?:der|an der)\s+"
    r"(?=(?:[A-ZÄÖÜ][\w-]+ )?(?:Universität|\w*[Hh]ochschule|TU|TH|FH|HAW)\b)"
)


def unit_and_body(
    text: str, span: Span, vocabulary: Vocabulary, rule: str, confidence: float
) -> tuple[UnitMention | None, OrganisationMention | None]:
    """Return the unit and the body of a phrase such as "Stabsstelle Planung des Landkreises Auental".

    A unit without a body behind it ("Fachbereich Soziales") stands alone; a body without a unit likewise.
    """
    phrase = span.of(text)
    behind = UNIT_BEHIND.search(phrase)
    if behind and base(behind["head"]) in UNIT_HEADS and not INTO_BODY.search(phrase):
        body = body_in(text, Span(span.start, span.start + behind.start()), vocabulary, rule, confidence)
        if body and body.kind == "TerritorialAuthority":
            own = Span(span.start + behind.start("unit"), span.end)
            return UnitMention(own, rule, confidence, " ".join(own.of(text).split())), body
    part = PART.match(phrase)
    body = body_in(text, Span(span.start + part.end(), span.end), vocabulary, rule, confidence) if part else None
    if part and body and body.kind == "TerritorialAuthority":
        return UnitMention(Span(span.start, span.start + part.end("unit")), rule, confidence, part["unit"]), body
    institute = INSTITUTE.match(phrase)
    whole = Span(span.start + institute.end(), span.end) if institute else span
    body = body_in(text, whole, vocabulary, rule, confidence) if institute else None
    if institute and body:
        own = Span(span.start, span.start + institute.end("unit"))
        return UnitMention(own, rule, confidence, " ".join(own.of(text).split())), body
    first = WORD.match(phrase)
    if first and base(first.group()) in UNIT_HEADS:
        for cut in INTO_BODY.finditer(phrase):
            rest = Span(span.start + cut.end(), span.end)
            body = body_in(text, rest, vocabulary, rule, confidence) if names_one(rest.of(text)) else None
            if body:
                name = " ".join([nominal(first.group()), *phrase[first.end() : cut.start()].split()])
                return UnitMention(Span(span.start, span.start + cut.start()), rule, confidence, name), body
        if base(first.group()) not in {"jugendamt", "sozialamt", "gesundheitsamt", "amt", "büro"}:
            name = " ".join([nominal(first.group()), *phrase[first.end() :].split()])
            return UnitMention(span, rule, confidence, name), None
    return None, body_in(text, span, vocabulary, rule, confidence)


def base(word: str) -> str:
    """Return a unit's head noun in lower case without a genitive ending."""
    lowered = word.lower()
    for ending in ("es", "s"):
        if lowered not in UNIT_HEADS and lowered.endswith(ending) and lowered[: -len(ending)] in UNIT_HEADS:
            return lowered[: -len(ending)]
    return lowered


def nominal(word: str) -> str:
    """Return a unit's head noun as written, without a genitive ending."""
    return word[: len(base(word))]
