"""Chains: the parts behind a name, in whatever order, told apart into posts, seat and roles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.mention.bodies.bodies import QUARTERS, names_one
from kg.mention.bodies.classes import class_of
from kg.mention.bodies.declension import function_noun, nominative_function
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.mention.bodies.units import unit_and_body
from kg.mention.lists.headings import Roles, is_role, office_of_member, roles_of
from kg.mention.lists.parts import FIELD_OF_WORK, is_no_fact, is_seat, session_role
from kg.mention.lists.tasks import names_post
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import function_phrase, starts_with_function
from kg.mention.people.names import person_at
from kg.mention.people.workplaces import filling
from kg.model import FunctionMention, OrganisationMention, PlaceMention, Post, Span, UnitMention
from kg.vocabulary import Vocabulary

__all__ = ["ENTRY_RULE", "Chain", "chain_of"]

ENTRY_RULE: Final = "contributor-entry"
GUESS: Final = "entry-body"  # a body that nothing but its place tells
UNIT: Final = "AdministrativeUnit"
# "Lotsenkoordination Nord" is what somebody does there; "Netzwerkkoordination" alone may be a unit.
TASK: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+koordination\s+[A-ZÄÖÜ]")
OFFICE_UNITS: Final = re.compile(r"(?:Amt|\w*(?<![Ll]andes)(?<![Bb]undes)(?<![Bb]ezirks)amt)\b")
# What is part of a university that stands behind it, whatever it would be alone.
INSIDE: Final = re.compile(r"(?:\w+ ){0,2}\w*(?:[Ii]nstitut|[Zz]entrum|[Ff]orschungsstelle|[Ss]eminar)\b")
UNIVERSITY: Final = re.compile(r"Universit|[Hh]ochschule|^(?:TU|FH|TH|PH|Uni|DHBW|HAW|RWTH)\b")
SHORT_BEHIND: Final = re.compile(r"(?P<form>[^()]{3,120}) \((?P<short>(?=(?:[^()]*[A-ZÄÖÜ]){2})[\w&.-]{2,12})\)")
SHORT_LAST: Final = re.compile(r"\s\([A-ZÄÖÜ][\w&.-]{1,11}\)$")
# "Sitzungsleitung" behind a name is what somebody did there.
CHAIRED: Final = re.compile(
    r"(?:Sitzungs|Gesprächs|Diskussions|Versammlungs|Tagungs|Workshop|Forums|Panel|Arbeitsgruppen|Runden)leitung"
)
SPACE: Final = re.compile(r"\s+")
# "mit der Vorsitzenden des Elternrats": the article tells the case.
ARTICLE: Final = re.compile(r"\b(?:der|dem|den|die)(?=\s$)")
LONGEST_QUARTER: Final = 3  # words; "DGB Region Auental Nordwest" is a body
LONGEST_ARTICLE: Final = 6


@dataclass(frozen=True, slots=True)
class Chain:
    """What stands behind a name: the posts in the order of the text, the seat of the first body, roles told there.

    ``sessions`` are the roles in numbered sessions, which say less than a word for a role.
    """

    posts: tuple[Post, ...]
    seat: PlaceMention | None
    roles: Roles
    sessions: Roles = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A post while its chain is read."""

    functions: tuple[FunctionMention, ...] = ()
    body: OrganisationMention | None = None
    unit: UnitMention | None = None


def chain_of(
    text: str, parts: Iterable[Span], vocabulary: Vocabulary, offices: Iterable[FunctionMention] = ()
) -> Chain:
    """Return the posts that parts tell; ``offices`` are functions that stand before the name.

    A function belongs to the body behind it, at the end of a chain to the one before it. A second function opens a
    second post once the first has function and body.
    """
    drafts = [Draft(tuple(offices))]
    seat: PlaceMention | None = None
    roles: Roles = ()
    listed = tuple(parts)
    sessions = tuple((role, part) for part in listed if (role := session_role(part.of(text))))
    beside = {part for _, part in sessions}
    known = tuple(part for part in listed if part not in beside and not is_no_fact(part.of(text)))
    for place, part in enumerate(known):
        now, phrase, office = drafts[-1], part.of(text), office_of_member(text, part)
        if is_role(phrase) or CHAIRED.fullmatch(phrase):
            roles += roles_of(text, part)
        elif office or starts_with_function(phrase) or is_task(phrase) or is_inflected(text, part):
            function, unit, body = function_and_body(text, part, vocabulary)
            fresh = now.functions and now.body and (unit or body or has_body_behind(text, known[place + 1 :]))
            if fresh or (now.body and body):
                drafts.append(Draft((function,), body, unit))
            else:
                drafts[-1] = Draft((*now.functions, function), now.body or body, now.unit or unit)
        elif place == len(known) - 1 and is_seat(text, part, vocabulary, behind_body=bool(now.body)):
            seat = PlaceMention(part, "entry-seat", 0.9, " ".join(phrase.split())) if now.body else None
        else:
            unit, body = unit_and_body_of(text, part, vocabulary)
            guessed = body is not None and body.rule == GUESS
            drafts[-1:] = [now] if guessed and now.body else with_body(now, unit, body)
    posts = tuple(made for draft in drafts if (made := post_of(draft)))
    return Chain(posts, seat, roles, sessions)


def function_and_body(
    text: str, part: Span, vocabulary: Vocabulary
) -> tuple[FunctionMention, UnitMention | None, OrganisationMention | None]:
    """Return the function of a part with unit and body, also where nothing joins them: "Leiterin Werk Auental"."""
    function, unit, body = function_phrase(text, part, vocabulary)
    article = ARTICLE.search(text, max(0, part.start - LONGEST_ARTICLE), part.start)
    if article:
        *adjectives, noun = function.text.split()
        held = nominative_function(article.group(), tuple(adjectives), noun)
        function = replace(function, text=held)
    for gap in SPACE.finditer(text, part.start, part.end) if not (unit or body) else ():
        rest = Span(gap.end(), part.end)
        first = rest.of(text).split()[0]
        named = head_of(first) and (" " in rest.of(text) or OFFICE_UNITS.fullmatch(first))
        if named and starts_with_function(text[part.start : gap.start()]):
            unit, body = unit_and_body(text, rest, vocabulary, ENTRY_RULE, 0.85)
            if unit or body:
                return function_phrase(text, Span(part.start, gap.start()), vocabulary)[0], unit, body
    return function, unit, body


def is_task(phrase: str) -> bool:
    """Tell whether a phrase names a post by what is done there: "Sekretariat", "Lotsenkoordination Nord"."""
    return TASK.match(phrase) is not None or names_post(phrase)


def is_inflected(text: str, part: Span) -> bool:
    """Tell whether a part is a function behind an article that declines it: "der Vorsitzenden des Elternrats"."""
    if ARTICLE.search(text, max(0, part.start - LONGEST_ARTICLE), part.start) is None:
        return False
    return function_noun(part.of(text).split(maxsplit=1)[0]) is not None


def with_body(now: Draft, unit: UnitMention | None, body: OrganisationMention | None) -> Iterator[Draft]:
    """Yield the post with one more unit or body; a second body is another post, unless it holds the first as unit."""
    if body is None or now.body is None:
        yield replace(now, unit=now.unit or unit, body=now.body or body)
    elif body.kind == UNIT != now.body.kind:
        yield replace(now, unit=now.unit or unit_of(body))
    elif (
        (now.unit is None and in_university(now.body, body))
        or (now.body.kind == UNIT != body.kind and now.unit is None)
        or (body.kind == "TerritorialAuthority" and now.unit is None and OFFICE_UNITS.match(now.body.form))
    ):
        yield replace(now, unit=unit_of(now.body), body=body)
    elif unit is None and (OFFICE_UNITS.match(body.form) or in_university(body, now.body)):
        yield replace(now, unit=now.unit or unit_of(body))
    else:
        yield now
        yield Draft((), body, unit)


def in_university(part: OrganisationMention, body: OrganisationMention) -> bool:
    """Tell whether a body is an institute of the university behind it."""
    return not part.legal_form and bool(INSIDE.match(part.form) and UNIVERSITY.search(body.form))


def unit_of(body: OrganisationMention) -> UnitMention:
    """Return a body that is part of another one as its unit."""
    return UnitMention(body.span, "entry-unit", 0.85, body.form)


def has_body_behind(text: str, parts: Iterable[Span]) -> bool:
    """Tell whether one of the parts names a body."""
    return any(names_one(part.of(text)) for part in parts)


def unit_and_body_of(
    text: str, part: Span, vocabulary: Vocabulary
) -> tuple[UnitMention | None, OrganisationMention | None]:
    """Return what a part that is no function names: unit or body by their heads, else a field of work or a body."""
    unit, body = unit_and_body(text, part, vocabulary, ENTRY_RULE, 0.92)
    if unit or body:
        return unit, filling(text, body, part) if body and unit is None else body
    name = " ".join(part.of(text).split())
    first, last = name.split()[0], name.split()[-1]
    if len(name) < 2 or not (name[0].isupper() or name[0] in '„"'):
        return None, None
    if is_person(text, part):
        return None, None
    if FIELD_OF_WORK.search(last) or first.lower() in UNIT_HEADS or head_of(first):
        return UnitMention(part, "entry-unit", 0.8, SHORT_LAST.sub("", name)), None
    if last.rsplit("-", 1)[-1] in QUARTERS and len(name.split()) < LONGEST_QUARTER:
        return None, None  # "Region Nord" says where, it is no unit by its name
    return None, body_called(*without_bracket(part, name))


def without_bracket(part: Span, name: str) -> tuple[Span, str]:
    """Return a name without the bracket behind it, unless that holds a short name: "Treff „Kompass“ (Diakonie)"."""
    if SHORT_BEHIND.fullmatch(name) or not name.endswith(")") or name.count("(") != 1:
        return part, name
    bare = name.split("(", maxsplit=1)[0].rstrip()
    return (Span(part.start, part.start + len(bare)), bare) if bare and "  " not in name else (part, name)


def body_called(part: Span, name: str) -> OrganisationMention:
    """Return the body of a name without a head; a short name in brackets behind it is another name of it."""
    short = SHORT_BEHIND.fullmatch(name)
    form = short.group("form") if short else name
    aliases = (short.group("short"),) if short else ()
    return OrganisationMention(part, GUESS, 0.7, form, class_of(form, None, ""), aliases=aliases)


def is_person(text: str, part: Span) -> bool:
    """Tell whether a part names somebody else by title or first name, and so no body."""
    person = person_at(text, part, "", 0)
    if person is None:
        return False
    first = person.name.split()[0]
    return bool(person.honorific) or first.endswith(".") or is_first_name(first)


def post_of(draft: Draft) -> Post | None:
    """Return the post of a draft with the span of its words; nothing if it holds none."""
    held = [*draft.functions, *(one for one in (draft.body, draft.unit) if one)]
    if not held:
        return None
    span = Span(min(one.span.start for one in held), max(one.span.end for one in held))
    return Post(span, ENTRY_RULE, 0.9, draft.functions, draft.body, draft.unit)
