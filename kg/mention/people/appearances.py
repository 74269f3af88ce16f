"""Appearances: persons in prose with the functions, bodies and roles that the sentence gives them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.cues import Cued
from kg.mention.people.antecedents import NOBODY, Before, meant_by_kind, meant_by_pronoun
from kg.mention.people.appositions import housed, posts_in
from kg.mention.people.belongings import belongings, said_again
from kg.mention.people.memberships import with_memberships
from kg.mention.people.participation import present_in, roles_in
from kg.mention.people.posts import Around, Held
from kg.mention.people.sharing import shared
from kg.mention.themes.themes import themes_in
from kg.model import Contribution, FunctionMention, OrganisationMention, PersonMention, Post, Span
from kg.vocabulary import Vocabulary

__all__ = ["Page", "appearances_in", "without_shorter"]

BESIDES: Final = frozenset({"grusswort", "podium", "moderation"})
COMMITTEE: Final = Cued(
    r"(?:[Bb]eirat|[Aa]usschuss|[Nn]etzwerk|[Bb]ündnis|[Aa]rbeitskreis|[Aa]rbeitsgruppe|[Tt]isch|[Vv]erein|[Vv]erband"
    r"|[Kk]ommission|[Jj]ury|[Ff]orum|\brat|\w+rat|[Gg]emeinschaft|[Aa]llianz|e\.\s?V\.|\b[LB]AG\b)(?!\w)"
)
# "Vorsitzende bleibt Ida Kern vom Werk Auental": she chairs what the text is about, and works elsewhere.
ELECTED: Final = re.compile(r"[^,;:()]{0,30}\b(?:ist|war|bleibt|wird|wurde|sind)\b[^,;:()]{0,30}")
# What somebody does on the day is no office.
PART: Final = re.compile(r"(?:Tages|Workshop)?[Mm]oderator(?:in)?|Gastgeber(?:in)?")
SEAT: Final = re.compile(
    r"(?:[Ss]tellvertretende[r]? |[Ee]rste[r]? |[Bb]eratendes? )?(?:Vorsitzende[r]?|Mitglied|Sprecher(?:in)?"
    r"|Schatzmeister(?:in)?|Schriftführer(?:in)?|Kassenwart(?:in)?|Beisitzer(?:in)?|Stellvertreter(?:in)?)"
)
RULE: Final = "person-in-prose"


@dataclass(frozen=True, slots=True)
class Page:
    """What the page around a sentence tells of its persons.

    ``listed`` are the names whose role a list tells, more than being there; ``abbreviations`` lead to the bodies that
    prose names with them; ``committee`` is the only one that headings name: a chair or member without another body sits
    there. In ``minutes`` of a meeting, who acts was there, but for the ``absent`` whom it lists as such.
    """

    listed: frozenset[str]
    abbreviations: Mapping[str, OrganisationMention]
    committee: OrganisationMention | None
    minutes: bool = False
    absent: frozenset[str] = frozenset()


def appearances_in(
    text: str,
    sentence: Span,
    persons: tuple[PersonMention, ...],
    bodies: tuple[OrganisationMention, ...],
    page: Page,
    vocabulary: Vocabulary,
    before: Before = NOBODY,
) -> tuple[Contribution, ...]:
    """Return what one sentence says of the persons it names, where it says more than the name.

    A sentence may tell a post of the one named last ``before`` it, and mean bodies by their kind.

    A body behind the last name of an enumeration counts for the names before it that have no post of their own. A list
    of the page that has told the role of a person rules, but who opens does so besides.
    """
    meant = meant_by_kind(text, sentence, bodies, before)
    around = Around(text, sorted((*bodies, *meant), key=lambda one: one.span), vocabulary, before)
    again = meant_by_pronoun(text, sentence, before)
    acting = tuple(sorted((*persons, again), key=lambda one: one.span)) if again else persons
    roles = roles_in(text, sentence, acting)
    if page.minutes:
        there = present_in(text, sentence, acting)
        roles = {one: told for one, told in there.items() if one.name not in page.absent} | roles
    if again and before.person and again in roles:
        roles[before.person] = tuple(
            (role, again.span if where == again.span else where) for role, where in roles[again]
        )
    posts = shared(text, persons, with_employments(around, sentence, persons, page))
    posts = with_memberships(text, sentence, persons, around.bodies, posts, before.body)
    committee = page.committee if page.committee and page.committee.span.start < sentence.start else sitting(before)
    if before.person and before.person not in persons:
        posts = {before.person: said_again(around, sentence, persons), **posts}
        persons = (before.person, *persons)
    found = []
    for person in persons:
        given = tuple(one for one in roles.get(person, ()) if person.name not in page.listed or one[0] in BESIDES)
        told = (one for post in posts.get(person, ()) for one in seated(text, person, as_named(post, meant), committee))
        made = (post_mention(text, sentence, one, vocabulary) for one in told)
        held = [post for post in made if post.functions or post.organisation or post.unit]
        if not held and not given:
            continue
        first = held[0] if held else Post(sentence, RULE, 0.8)
        found.append(
            Contribution(
                span=sentence,
                rule=RULE,
                confidence=0.8,
                person=person,
                organisation=first.organisation,
                functions=first.functions,
                unit=first.unit,
                seat=None,
                roles=given,
                present=bool(given),
                posts=tuple(held[1:]),
            )
        )
    return tuple(found)


def with_employments(
    around: Around, sentence: Span, persons: Sequence[PersonMention], page: Page
) -> dict[PersonMention, tuple[Held, ...]]:
    """Return the posts beside names; who has none in a body works where the verb behind the name says."""
    posts = posts_in(around, sentence, persons, page.abbreviations)
    for person in persons:
        held = posts.get(person, ())
        if not any(one.body or one.unit for one in held):
            posts[person] = housed(held, belongings(around, sentence, person, persons))
    return {person: without_names(held, persons) for person, held in posts.items()}


def without_names(held: tuple[Held, ...], persons: Sequence[PersonMention]) -> tuple[Held, ...]:
    """Return posts without functions whose words hold somebody's name: those belong to an enumeration."""
    names = [one.span for one in persons]
    bad = [post.function is not None and any(post.function.span.overlaps(name) for name in names) for post in held]
    return tuple(replace(post, function=None) if wrong else post for post, wrong in zip(held, bad, strict=True))


def as_named(held: Held, meant: Mapping[OrganisationMention, OrganisationMention]) -> Held:
    """Return a post in the body as the text named it before, where the sentence means it by its kind alone."""
    return replace(held, body=meant.get(held.body, held.body)) if held.body else held


def post_mention(text: str, sentence: Span, held: Held, vocabulary: Vocabulary) -> Post:
    """Return a post with the themes in the words of its function and unit."""
    unit, function = held.unit, held.function
    if function and held.body is None and unit is None and PART.fullmatch(function.text):
        function = None
    return Post(
        span=sentence,
        rule=RULE,
        confidence=0.8,
        functions=(replace(function, themes=themes_in(text, function.span, vocabulary)),) if function else (),
        organisation=held.body,
        unit=replace(unit, themes=themes_in(text, unit.span, vocabulary)) if unit else None,
    )


def sitting(before: Before) -> OrganisationMention | None:
    """Return the committee, network or club that the text named last, whose seats a sentence may tell of."""
    body = before.body
    return body if body and COMMITTEE.search(body.form.split(" für ")[0]) else None


def seated(text: str, person: PersonMention, held: Held, committee: OrganisationMention | None) -> tuple[Held, ...]:
    """Return a post in the committee of the document where chair or member is said without a body.

    Of somebody elected who comes from a body named behind the name, these are two posts.
    """
    office = held.function
    if committee is None or office is None or SEAT.fullmatch(office.text) is None:
        return (held,)
    if held.body is None and held.unit is None:
        return (replace(held, body=committee),)
    behind = min(one.span.start for one in (held.body, held.unit) if one) >= person.span.end
    if behind and ELECTED.fullmatch(text, office.span.end, person.span.start) and held.body != committee:
        return (Held(office, None, committee), replace(held, function=None))
    return (held,)


def without_shorter(found: Sequence[Contribution]) -> Iterator[Contribution]:
    """Yield contributions without the functions that another one tells in full.

    Who was there only because they acted in a meeting (the role's span is the name's) has no such role beside others.
    A "Ministerin" who is the "Ministerin für Wohnen" elsewhere, or a "Ministerin" called "Sozialministerin", holds one
    office.
    """
    held: dict[str, set[str]] = {}
    parts: dict[str, set[str]] = {}
    for one in found:
        parts.setdefault(one.person.name, set()).update(role for role, _ in one.roles)
        told = (*one.functions, *(function for post in one.posts for function in post.functions))
        held.setdefault(one.person.name, set()).update(function.text for function in told)
    for one in found:
        names = held[one.person.name]
        told_fully = tuple(replace(post, functions=fullest(post.functions, names)) for post in one.posts)
        posts = tuple(post for post in told_fully if post.functions or post.organisation or post.unit)
        only_there = parts[one.person.name] == {"teilnahme"}
        roles = tuple(told for told in one.roles if only_there or told[1] != one.person.span)
        functions = fullest(one.functions, names)
        present = one.present and bool(roles or not one.roles)
        changed = (roles, functions, posts) != (one.roles, one.functions, one.posts)
        kept = replace(one, roles=roles, present=present, functions=functions, posts=posts) if changed else one
        if kept.functions or kept.organisation or kept.unit or kept.roles or kept.posts or not one.functions:
            yield kept


def fullest(functions: tuple[FunctionMention, ...], names: set[str]) -> tuple[FunctionMention, ...]:
    """Return the functions that none of some names tells in full."""
    return tuple(one for one in functions if not any(is_shorter(one.text, other) for other in names))


def is_shorter(text: str, other: str) -> bool:
    """Tell whether a function is another one with less said."""
    return text != other and (other.startswith(f"{text} ") or other.lower().endswith(text.lower()))
