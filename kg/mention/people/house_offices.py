"""House offices: where those belong whom a page calls its director, chair or head without saying of what."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.model import Contribution, Mention, OrganisationMention, Post

__all__ = ["with_house_offices"]

# Offices of a club, association or foundation: on its own page nobody says of which.
OF_THE_HOUSE: Final = re.compile(
    r"(?:(?:[Ss]tellv(?:\.|ertretende[rn]?)|[Kk]aufmännische[rn]?|[Hh]auptamtliche[rn]?|Erste[rn]?|\d\.) )?"
    r"(?:Geschäftsführ(?:er|erin|ung)|[\w-]*[Vv]orst(?:and|änd(?:in|e))|[\w-]*[Vv]orstands(?:mitglied|sprecher(?:in)?|vorsitzende[rn]?)"
    r"|(?:Verbands|Vereins|Landes|Bundes)?[Vv]orsitzende[rn]?|Schatzmeister(?:in)?|Kassenwart(?:in)?|Schriftführer(?:in)?|Gründungsmitglied|Geschäftsstellenleit(?:er|erin|ung)"
    r"|(?:Haupt|Landes)geschäftsführer(?:in)?)"
)
# Whoever is a head is one of what the text has just named.
HEAD: Final = re.compile(r"(?:[Ss]tellvertretende[rn]? )?(?:Leiter|Leiterin)")
# A page of these has chairs and directors of others, too.
NO_HOUSE: Final = frozenset({"TerritorialAuthority", "Ministry", "AdministrativeUnit"})
# What a page is of stands where it opens.
OPENING: Final = 400
NEAR: Final = 140
RULE: Final = "house-office"


def with_house_offices(text: str, found: Iterable[Mention]) -> list[Mention]:
    """Return the mentions; who holds an office that needs a body, and has none anywhere on the page, gets one.

    An office of an association is one of the body that the page opens with; a head leads the body named right before.
    """
    known = list(found)
    bodies = sorted(bodies_of(known), key=lambda one: one.span)
    homed = {one.person.name for one in known if isinstance(one, Contribution) and any(map(in_a_body, posts(one)))}
    first = bodies[0] if bodies and bodies[0].span.start < OPENING and bodies[0].kind not in NO_HOUSE else None
    return [
        at_home(text, one, first, bodies) if isinstance(one, Contribution) and one.person.name not in homed else one
        for one in known
    ]


def at_home(
    text: str, one: Contribution, house: OrganisationMention | None, bodies: Sequence[OrganisationMention]
) -> Contribution:
    """Return a contribution with the body that its first office is one of, if the page tells any."""
    office = one.functions[0] if one.functions else None
    if office is None or one.organisation:
        return one
    if OF_THE_HOUSE.fullmatch(office.text) and house:
        return replace(one, organisation=replace(house, rule=RULE, confidence=0.75))
    place = bisect_right(bodies, office.span, key=lambda body: body.span)
    near = bodies[place - 1] if place and HEAD.fullmatch(office.text) else None
    if near is None or near.kind in {"TerritorialAuthority", "Ministry"} or near.form.lower() in UNIT_HEADS:
        return one
    gap = text[near.span.end : office.span.start]
    told = len(gap) < NEAR and "\n" not in gap and near.span.end <= office.span.start
    return replace(one, organisation=replace(near, rule=RULE, confidence=0.72)) if told else one


def posts(one: Contribution) -> tuple[Contribution | Post, ...]:
    """Return the posts that a contribution tells, the first one being itself."""
    return (one, *one.posts)


def in_a_body(post: Contribution | Post) -> bool:
    """Tell whether a post is held in a body or unit."""
    return post.organisation is not None or post.unit is not None


def bodies_of(mentions: Iterable[Mention]) -> Iterable[OrganisationMention]:
    """Yield the bodies of a page, those of its entries as well."""
    for one in mentions:
        if isinstance(one, OrganisationMention):
            yield one
        elif isinstance(one, Contribution):
            yield from (post.organisation for post in posts(one) if post.organisation)
