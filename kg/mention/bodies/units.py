"""Units: the parts of bodies, told apart from the bodies they are part of."""

import re
from typing import Final

from kg.mention.bodies.bodies import INTO_BODY, LEGAL_FORM, body_in, names_one
from kg.mention.bodies.inflection import head_of
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


# A service of an association: "Migrationsberatung der Diakonie Zittau gGmbH", "Fachstelle für Sucht der Caritas Ulm".
SERVICE: Final = re.compile(
    r"(?P<unit>[A-ZÄÖÜ][\wäöüß-]*(?:beratung|(?:[Ff]ach|[Kk]oordinierungs|[Ss]ervice)stelle|dienst|[Bb]üro|koordination|betreuung)"
    r"(?:\s(?:für|gegen)\s[^,;()\n]{3,40}?)?)\s(?:der|des)\s(?=[A-ZÄÖÜ])"
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
    parted = part_of_body(text, span, vocabulary, rule, confidence)
    if parted:
        return parted
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


def part_of_body(
    text: str, span: Span, vocabulary: Vocabulary, rule: str, confidence: float
) -> tuple[UnitMention, OrganisationMention] | None:
    """Return the part and the body of "Jugendamt der Stadt Celle", an institute of a university, a body's service."""
    phrase = span.of(text)
    for pattern in (PART, INSTITUTE, SERVICE):
        match = pattern.match(phrase)
        rest = Span(span.start + match.end(), span.end) if match else span
        body = body_in(text, rest, vocabulary, rule, confidence) if match else None
        if match is None or body is None:
            continue
        governs = body.kind == "TerritorialAuthority"
        if pattern is INSTITUTE or (pattern is PART and governs) or (pattern is SERVICE and runs(rest.of(text), body)):
            own = Span(span.start, span.start + match.end("unit"))
            return UnitMention(own, rule, confidence, " ".join(own.of(text).split())), body
    return None


def runs(words: str, body: OrganisationMention) -> bool:
    """Tell whether words name a body that runs services: by a legal form, or by a head with a name behind it."""
    if body.kind == "TerritorialAuthority":
        return False
    return LEGAL_FORM.search(words) is not None or (" " in words and head_of(words.split(maxsplit=1)[0]) is not None)


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
