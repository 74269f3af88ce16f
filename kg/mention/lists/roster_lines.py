"""Roster lines: what one line of a list of bodies names, with units, carriers, seats and short names beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.mention.bodies.bodies import body_in, names_one
from kg.mention.bodies.bodyshapes import is_group, may_name
from kg.mention.bodies.classes import class_of
from kg.mention.bodies.fields import enumerations
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.mention.bodies.nameparts import LEGAL
from kg.mention.bodies.seats import seat_behind, seat_named
from kg.mention.bodies.units import unit_and_body
from kg.model import OrganisationMention, Span, Tie
from kg.vocabulary import Vocabulary

__all__ = ["LEGAL_FORM", "SENTENCE", "Roster", "roster_at"]

RULE: Final = "listed-body"
UNIT: Final = "AdministrativeUnit"
# A sentence has words that no name has.
SENTENCE: Final = re.compile(r"\b(?:ist|sind|war|wird|werden|wurden?|hat|haben|kann|können|wir|sich|nicht|es|dass)\b")
BRACKET: Final = re.compile(r"[ \u00a0]*\((?P<inside>[^()\n]{2,90})\)")
CARRIER: Final = re.compile(
    r"(?:(?:Projekt|Rechts)?[Tt]räger(?:in|schaft|verein)?\s*:|in Trägerschaft (?:des|der|von|vom))\s*"
)
ABBREVIATION: Final = re.compile(r"(?=(?:\S*[A-ZÄÖÜ]){2}|[a-z]{2,5}$)[\w&.-]{2,12}(?: [\w&.-]{2,8})?")
# A branch behind a comma belongs to the name of its association.
BRANCH: Final = (
    r"(?:(?:Kreis|Orts|Bezirks|Regional|Stadt)verband|Ortsverein|Ortsgruppe|Kreisgruppe|Landesgruppe|Niederlassung)\s"
)
CUT: Final = re.compile(rf"[ \t]*[,;•·|][ \t]+(?!{LEGAL}|{BRANCH})")
LEGAL_FORM: Final = re.compile(rf"(?<![\w-]){LEGAL}")
DIVIDED: Final = re.compile(r"klinik|krankenhaus|hospital|universität|hochschule", re.IGNORECASE)
PART: Final = re.compile(r"(?:Klinik|Institut|Zentrum|Station)\s+für\s")
LONGEST_NAME: Final = 14


@dataclass(frozen=True, slots=True)
class Roster:
    """One line of a list of bodies: the bodies that belong to the list, their units, and how these hang together.

    ``kind`` and ``is_source`` are what the list says of each: the relation to what the page is about, and whether the
    listed one is its source; an empty kind says nothing of that.
    """

    span: Span
    kind: str
    is_source: bool
    bodies: tuple[OrganisationMention, ...]
    others: tuple[OrganisationMention, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line between commas, without its brackets: the words of the name, and what the brackets say."""

    span: Span
    name: str
    inside: tuple[Span, ...]


def roster_at(text: str, line: Span, told: tuple[str, bool], vocabulary: Vocabulary) -> Roster | None:
    """Return what one line of a list says: bodies at its commas, a unit behind its body, a carrier in brackets."""
    bodies: list[OrganisationMention] = []
    others: list[OrganisationMention] = []
    ties: list[Tie] = []
    for piece in pieces(text, line):
        if bodies and is_unit(piece.name, bodies[-1].form):
            unit = replace(named(piece.span, piece.name, vocabulary), kind=UNIT)
            holder = others[-1] if others and others[-1].span.end > bodies[-1].span.end else bodies[-1]
            others.append(unit)
            ties.append(within(unit, holder))
            continue
        town = seat_named(piece.span, piece.name, vocabulary) if bodies and not piece.inside else None
        if town:
            bodies[-1] = bodies[-1] if bodies[-1].seat else replace(bodies[-1], seat=town)
        elif names(piece.name):
            body, whole = unit_in_body(text, piece, vocabulary)
            if whole:
                others.append(whole)
                ties.append(within(body, whole))
            for inside in piece.inside:
                body, other, tie = bracketed(text, inside, body, vocabulary)
                others += [other] if other else []
                ties += [tie] if tie else []
            bodies.append(body)
    return Roster(line, *told, tuple(bodies), tuple(others), tuple(ties)) if bodies else None


def within(unit: OrganisationMention, holder: OrganisationMention) -> Tie:
    """Return that a unit belongs to a body."""
    span = Span(min(unit.span.start, holder.span.start), max(unit.span.end, holder.span.end))
    return Tie(span, "unit-in-list", 0.85, "unitOf", unit, holder)


def unit_in_body(
    text: str, piece: Piece, vocabulary: Vocabulary
) -> tuple[OrganisationMention, OrganisationMention | None]:
    """Return the body that a piece names, and the one it is a unit of in "Gesundheitsamt des Landkreises Ulm"."""
    unit, whole = unit_and_body(piece.name, Span(0, len(piece.name)), vocabulary, RULE, 0.85)
    if unit and whole:
        body = OrganisationMention(piece.span, RULE, 0.85, unit.name, UNIT, local=True)
        start = piece.span.start + whole.span.start
        return body, replace(whole, span=Span(min(start, piece.span.end - 1), piece.span.end), seat=None)
    body = named(piece.span, piece.name, vocabulary)
    return replace(body, seat=seat_behind(text, body, vocabulary)), None


def pieces(text: str, line: Span) -> Iterator[Piece]:
    """Yield the parts of a line between commas; the commas of enumerations in names and of brackets part nothing."""
    held = [*enumerations(text, line), *(Span(*match.span()) for match in BRACKET.finditer(text, line.start, line.end))]
    cuts = [match.span() for match in CUT.finditer(text, line.start, line.end)]
    cuts = [one for one in cuts if not any(held_one.start < one[1] and one[0] < held_one.end for held_one in held)]
    edges = [line.start, *(edge for one in cuts for edge in one), line.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        brackets = list(BRACKET.finditer(text, start, end))
        name = " ".join(BRACKET.sub("", text[start:end]).split())
        behind = text[brackets[-1].end() : end].strip() if brackets else ""
        stop = brackets[0].start() if brackets and not behind else end
        if name and stop > start:
            yield Piece(Span(start, stop), name, tuple(Span(*match.span("inside")) for match in brackets))


def is_unit(name: str, whole: str = "") -> bool:
    """Tell whether a name starts as that of a part of the body before it: "Fachbereich Bildung", "Amt für Schule".

    Behind a ``whole`` that is a hospital or a university, "Klinik für …" and "Institut für …" are parts, too.
    """
    first = name.split(maxsplit=1)[0]
    head = head_of(first)
    if DIVIDED.search(whole) and PART.match(name):
        return True
    return first.lower() in UNIT_HEADS or (head is not None and head[1].kind == "AdministrativeUnit")


def names(name: str) -> bool:
    """Tell whether words can name a body where a list has one: no group, no sentence, no single small word."""
    words = name.split()
    if len(words) > LONGEST_NAME or SENTENCE.search(name):
        return False
    if LEGAL_FORM.search(name):
        return True
    if is_many(name):
        return False
    return may_name(name) or (name[0].isdigit() and any(head_of(word) for word in words))


def is_many(name: str) -> bool:
    """Tell whether words speak of bodies in general; "Bürgerinitiative Aue" is one that begins like many."""
    return is_group(name) and not names_one(name)


def named(span: Span, name: str, vocabulary: Vocabulary) -> OrganisationMention:
    """Return the body of a name that stands where a list has one; of what no word tells, the kind stays open."""
    made = body_in(name, Span(0, len(name)), vocabulary, RULE, 0.85)
    if made:
        return replace(made, span=span, seat=None, called="" if made.called == name else made.called)
    kind = class_of(name, None, "")
    return OrganisationMention(span, RULE, 0.7, name, kind if kind == "IndependentProvider" else "FormalOrganization")


def bracketed(
    text: str, inside: Span, body: OrganisationMention, vocabulary: Vocabulary
) -> tuple[OrganisationMention, OrganisationMention | None, Tie | None]:
    """Return a body with what the bracket behind it says: a carrier or a unit, a short name or a seat."""
    words = inside.of(text)
    carrier = CARRIER.match(words)
    if carrier:
        span = Span(inside.start + carrier.end(), inside.end)
        other = named(span, " ".join(span.of(text).split()), vocabulary)
        return body, other, Tie(Span(body.span.start, span.end), "carrier-in-list", 0.9, "carrierOf", other, body)
    if is_unit(words):
        unit = replace(named(inside, words, vocabulary), kind=UNIT)
        return body, unit, within(unit, body)
    town = seat_named(inside, words, vocabulary)
    if town and body.seat is None:
        return replace(body, seat=town), None, None
    if ABBREVIATION.fullmatch(words) and head_of(words) is None:
        return replace(body, aliases=(*body.aliases, words)), None, None
    return body, None, None
